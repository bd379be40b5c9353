package proof_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"downtime/cmd/downtime/proof"
	"downtime/content"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// went is a go at a skill by its usual bot, as it is handed in.
func went(t *testing.T, id string, seed uint64) handin.Go {
	t.Helper()
	all, err := content.Skills()
	must(t, err)
	for i := range all {
		if all[i].ID != id {
			continue
		}
		a := skill.Begin(&all[i], skill.Setup{Seed: seed})
		all[i].Bots[len(all[i].Bots)-1].Play(a)
		r := a.Exercise.Result()
		inputs, err := json.Marshal(a.Inputs)
		must(t, err)
		return proof.GoOf(&saves.Attempt{
			ID: saves.NewID(), Skill: id, Version: skill.Version, Level: a.Setup.Level, Mode: a.Setup.Mode, Seed: seed, Started: dated, EndedAt: dated, Tick: a.Tick, Score: r.Score, Met: r.Met, Inputs: inputs,
		})
	}
	t.Fatalf("no skill %s", id)
	return handin.Go{}
}

func TestAGoAtEverySkillIsTakenInAndWhatIsChangedInItIsRefused(t *testing.T) {
	all, err := content.Skills()
	must(t, err)
	dir := t.TempDir()
	db, err := cohort.Open(t.Context(), filepath.Join(dir, "x.cohort"))
	must(t, err)
	defer db.Close()
	p := proof.New(library(), all)
	tell := func(f handin.File) (out proof.Result) {
		t.Helper()
		f.Header.Made = dated
		path := written(t, t.TempDir(), "a", f)
		must(t, proof.Import(t.Context(), db, p, []string{path}, dated, func(r proof.Result) error { out = r; return nil }))
		return out
	}
	f := handedIn(t, "A7")
	for i := range all {
		f.Goes = append(f.Goes, went(t, all[i].ID, 5))
	}
	if got := tell(f); got.Status != proof.Accepted || got.New != len(all) {
		t.Fatalf("%+v", got)
	}
	if goes, err := db.Goes(t.Context(), cohort.Filter{}); err != nil || len(goes) != len(all) {
		t.Errorf("%d goes are kept of %d, %v", len(goes), len(all), err)
	}
	for why, change := range map[string]func(*handin.Go){
		"replay gives":         func(g *handin.Go) { g.Score += 3 },
		"no such skill":        func(g *handin.Go) { g.Skill = "juggling" },
		"version 9":            func(g *handin.Go) { g.Version = 9 },
		"after its end":        func(g *handin.Go) { g.Tick = 1 },
		"more than an hour":    func(g *handin.Go) { g.Tick = 1e7 },
		"cannot be read":       func(g *handin.Go) { g.Inputs = json.RawMessage(`{"x":1}`) },
		"levels 0 to":          func(g *handin.Go) { g.Level = 77 },
		"go 1 (":               func(g *handin.Go) { g.Seed++ },
		"it is said to end at": func(g *handin.Go) { g.Tick += 50 },
	} {
		cheat := went(t, "news2", 6)
		change(&cheat)
		bad := handedIn(t, "A7")
		bad.Goes = []handin.Go{cheat}
		if got := tell(bad); got.Status != proof.Refused || !strings.Contains(got.Reason, why) || !strings.Contains(got.Reason, cheat.ID[:8]) {
			t.Errorf("%s: %+v", why, got)
		}
	}
}
