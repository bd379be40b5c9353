package saves_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"downtime/saves"
)

// card is a card as the rules write it, as far as this package cares.
const card = `{"total":71.5,"scored":true,"kind":"silent","domains":[{"id":"outcome","lines":[]}],` +
	`"trials":[{"device":"vent4","family":"ventilator","faulty":true,"stated":true,"p":0.8,"ideal":0.84,"from":0.3,"lr":12},{"device":"mon4"}],"signs":["clock-still","too-quiet"]}`

// judgedRun stores a run that has ended with a card.
func judgedRun(t testing.TB, db *saves.DB, id, card string, practice bool, minutes int) {
	t.Helper()
	h := header(id)
	h.Practice, h.Started = practice, h.Started.Add(time.Duration(minutes)*time.Minute)
	must(t, db.Begin(t.Context(), h))
	must(t, db.Finish(t.Context(), id, saves.End{At: h.Started.Add(time.Minute), Card: json.RawMessage(card), Score: 71.5}))
}

func wantJudged(t *testing.T, db *saves.DB, want ...string) {
	t.Helper()
	list := get[[]saves.Judged](t)(db.Judged(t.Context()))
	if len(list) != len(want) {
		t.Fatalf("%d runs are judged, want %d: %+v", len(list), len(want), list)
	}
	for i, j := range list {
		scored := "null"
		if j.Scored.Valid {
			scored = fmt.Sprint(j.Scored.Bool)
		}
		if got := fmt.Sprintf("scored %s, kind %q, trials %q, signs %q", scored, j.Kind, j.Trials, j.Signs); got != want[i] {
			t.Errorf("run %s is judged as\n%s\nwant\n%s", j.ID, got, want[i])
		}
	}
}

const (
	ofCard = `scored true, kind "silent", trials "ventilator\t1\t1\t0.8\t0.84\t0.3\t12\n\t0\t0\t0\t0\t0\t0", signs "clock-still too-quiet"`
	none   = `scored null, kind "", trials "", signs ""`
)

func TestTheJudgementsOfEveryEndedRunAreReadWithoutItsCard(t *testing.T) {
	db := fresh(t)
	judgedRun(t, db, "b", `{"scored":false,"trials":[]}`, false, 2)
	judgedRun(t, db, "a", card, true, 1)
	judgedRun(t, db, "c", `7`, false, 3)
	must(t, db.Begin(t.Context(), header("open")))
	wantJudged(t, db, ofCard, `scored false, kind "", trials "", signs ""`, none)
	if first := get[[]saves.Judged](t)(db.Judged(t.Context()))[0]; first.ID != "a" || !first.Practice || first.Score != 71.5 || first.Engine != 3 {
		t.Errorf("the first is %+v", first)
	}
}

func TestJudgementsOfAProfileOfTheFirstVersionAreTakenFromItsCards(t *testing.T) {
	db := get[*saves.DB](t)(saves.Open(t.Context(), firstVersion(t)))
	defer db.Close()
	wantJudged(t, db, none) // its card is {"total":71.5}
	judgedRun(t, db, "new", card, false, 9)
	wantJudged(t, db, none, ofCard)
}

func TestJudgementsOfAProfileOfTheSixthVersionAreTakenFromItsCards(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ann.db")
	steps := fstest.MapFS{}
	for _, name := range get[[]string](t)(fs.Glob(saves.Steps(), "000[1-6]*.sql")) {
		steps[name] = &fstest.MapFile{Data: get[[]byte](t)(fs.ReadFile(saves.Steps(), name))}
	}
	old := get[*saves.DB](t)(saves.OpenWith(t.Context(), path, steps))
	judgedRun(t, old, "a", card, false, 1)
	judgedRun(t, old, "b", `7`, false, 2)
	must(t, old.Close())
	db := get[*saves.DB](t)(saves.Open(t.Context(), path))
	defer db.Close()
	wantJudged(t, db, ofCard, none)
}

func BenchmarkJudgementsOfFiveThousandRuns(b *testing.B) {
	db := get[*saves.DB](b)(saves.Open(b.Context(), wellUsed(b, 5000)))
	defer db.Close()
	for b.Loop() {
		if list := get[[]saves.Judged](b)(db.Judged(b.Context())); len(list) != 5000 {
			b.Fatal(len(list))
		}
	}
}

func wantDomains(t *testing.T, db *saves.DB, want ...string) {
	t.Helper()
	list := get[[]saves.Judged](t)(db.Judged(t.Context()))
	if len(list) != len(want) {
		t.Fatalf("%d runs are judged, want %d: %+v", len(list), len(want), list)
	}
	for i, j := range list {
		if got := string(j.Domains); got != want[i] {
			t.Errorf("the domains of run %s are %s, want %s", j.ID, got, want[i])
		}
	}
}

func TestTheDomainsOfEveryEndedRunAreReadWithoutItsCard(t *testing.T) {
	db := fresh(t)
	judgedRun(t, db, "a", `{"total":71.5,"domains":[{"id":"outcome","weight":40,"points":31.5,"lines":[{"label":"x"}]},{"id":"hands","weight":60,"points":40}]}`, false, 1)
	judgedRun(t, db, "b", `{"total":1,"domains":[3,null,"x",{"id":"outcome"}]}`, false, 2)
	judgedRun(t, db, "c", `7`, false, 3)
	wantDomains(t, db, `[["outcome",31.5,40],["hands",40,60]]`, `[["outcome",null,null]]`, `[]`)
}

func TestDomainsOfAnOlderProfileAreTakenFromItsCards(t *testing.T) {
	db := get[*saves.DB](t)(saves.Open(t.Context(), firstVersion(t)))
	defer db.Close()
	wantDomains(t, db, `[]`) // its card is {"total":71.5}
	judgedRun(t, db, "new", card, false, 9)
	wantDomains(t, db, `[]`, `[["outcome",null,null]]`)
}

func TestRunsThatHaveNotEndedAreListedApartFromThoseThatHave(t *testing.T) {
	db := fresh(t)
	judgedRun(t, db, "ended", card, false, 1)
	must(t, db.Begin(t.Context(), header("open")))
	must(t, db.Begin(t.Context(), header("left")))
	must(t, db.Abandon(t.Context(), "left", header("left").Started.Add(time.Hour)))
	list := get[[]saves.Summary](t)(db.NotEnded(t.Context()))
	if len(list) != 2 || list[0].ID != "left" || list[0].Status != saves.Abandoned || list[1].ID != "open" || list[1].Status != saves.Playing {
		t.Errorf("not ended are %+v", list)
	}
}
