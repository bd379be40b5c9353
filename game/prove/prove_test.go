package prove

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/score"
)

// tiny is the small case of the loader's tests.
func tiny(t *testing.T) *engine.Scenario {
	t.Helper()
	sc, probs := content.NewLibrary(os.DirFS("../../content/testdata")).Get("tiny")
	if sc == nil {
		t.Fatal(probs)
	}
	return sc
}

func do(t *testing.T, sc *engine.Scenario, jobs []Job) []Part {
	t.Helper()
	parts := make([]Part, len(jobs))
	for i, j := range jobs {
		var err error
		if parts[i], err = j.Do(sc); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

func TestAProofIsTheSameInWhateverOrderItsPiecesAreDone(t *testing.T) {
	sc := tiny(t)
	jobs := Plan(sc, 2)
	forth := Judge(sc, 2, do(t, sc, jobs))
	slices.Reverse(jobs)
	back := Judge(sc, 2, do(t, sc, jobs))
	words := func(r Report) (all []string) {
		for _, f := range r.Findings {
			all = append(all, f.Words)
		}
		slices.Sort(all)
		return all
	}
	if !reflect.DeepEqual(forth.Table, back.Table) || !reflect.DeepEqual(forth.Unseen, back.Unseen) || !slices.Equal(words(forth), words(back)) {
		t.Errorf("%v\n%v", words(forth), words(back))
	}
	if forth.Fair || forth.Runs < len(sc.Variants)*len(player.Names())*2 {
		t.Errorf("fair %v after %d runs", forth.Fair, forth.Runs)
	}
}

func TestEveryFindingThatNamesAVariantComesWithARunOfIt(t *testing.T) {
	sc := tiny(t)
	rep := Judge(sc, 1, do(t, sc, Plan(sc, 1)))
	if len(rep.Findings) < 5 {
		t.Fatalf("the small case is not fair, and only this was found: %+v", rep.Findings)
	}
	for i := range rep.Findings {
		f := &rep.Findings[i]
		r, card, err := f.Play(sc)
		if err != nil {
			t.Fatalf("%s: %v", f.Words, err)
		}
		if f.Variant != "" && r.Header.Variant != f.Variant || !r.State.Over && r.State.Tick < sc.Limit || card.Scenario != sc.ID {
			t.Errorf("%s: the run is one of %s, at tick %d", f.Words, r.Header.Variant, r.State.Tick)
		}
		again, err := run.Replay(sc, r.Header, r.Inputs, r.Marks, r.State.Tick)
		if err != nil || engine.Hash(&again.State) != engine.Hash(&r.State) {
			t.Errorf("%s: its run does not replay: %v", f.Words, err)
		}
	}
}

func TestCuriousPlayersComeFurtherThanChance(t *testing.T) {
	sc := tiny(t)
	p, err := Job{kind: curiousJob, variant: "silent-limiter", seeds: 3}.Do(sc)
	if err != nil {
		t.Fatal(err)
	}
	if u := p.seen.missing(sc); len(u.Actions)+len(u.Scenes)+len(u.Choices) > 0 {
		t.Errorf("three runs never saw %+v", u)
	}
}

// table is a fair table of one variant, as parts.
func table(sc *engine.Scenario) []Part {
	var parts []Part
	for name, mean := range map[string]float64{"expert": 92, "resident": 70, "believer": 40, "unplugger": 30, "checker": 60, "caller": 30, "idler": 10, "random": 20} {
		parts = append(parts, Part{
			job: Job{kind: cellJob, variant: "silent-limiter", player: name, seeds: 1}, seen: newSeen(sc), runs: 1, best: 1, worst: 1,
			result: player.Result{Player: name, Variant: "silent-limiter", Kind: "silent", Mean: mean, Min: mean, Max: mean, Uncapped: mean, Cards: []score.Card{{Total: mean}}},
		})
	}
	return parts
}

func TestEachUnfairnessIsSaidInWords(t *testing.T) {
	sc := tiny(t)
	set := func(name string, mean float64) func([]Part) []Part {
		return func(parts []Part) []Part {
			for i := range parts {
				if r := &parts[i].result; r.Player == name {
					r.Mean, r.Min, r.Uncapped, r.Cards = mean, mean, mean, []score.Card{{Total: mean}}
				}
			}
			return parts
		}
	}
	other := func(decision, choice int, total float64) func([]Part) []Part {
		return func(parts []Part) []Part {
			j := Job{kind: insteadJob, variant: "silent-limiter", decision: decision, choice: choice}
			return append(parts, Part{job: j, seen: newSeen(sc), card: score.Card{Total: total}, counts: true, runs: 1})
		}
	}
	for _, c := range []struct {
		kind, says string
		change     func([]Part) []Part
	}{
		{"gate", "expert scores 80.0 in silent-limiter", set("expert", 80)},
		{"lost", "the expert loses a run of silent-limiter: 45.0", set("expert", 45)},
		{"beaten", "resident scores 95.0 in silent-limiter, more than the expert's 92.0", set("resident", 95)},
		{"blanket", "believer scores 80.0 overall without looking", set("believer", 80)},
		{"worse-act", "the decision sedation, answered with sedate, scores 96.0, more than the expert's own 92.0", other(0, 1, 96)},
		{"worse-act", "the decision hands, left undone, scores 96.0", other(1, -1, 96)},
		{"nothing-matters", "nothing matters in silent-limiter", func(parts []Part) []Part {
			for _, name := range player.Names() {
				parts = set(name, 50)(parts)
			}
			return parts
		}},
	} {
		rep := Judge(sc, 1, c.change(table(sc)))
		if rep.Fair || !slices.ContainsFunc(rep.Findings, func(f Finding) bool { return f.Kind == c.kind && f.Fails && strings.Contains(f.Words, c.says) }) {
			t.Errorf("%s %q: %+v", c.kind, c.says, rep.Findings)
		}
	}
	rep := Judge(sc, 1, other(0, 1, 92.5)(table(sc)))
	if !rep.Fair || slices.ContainsFunc(rep.Findings, func(f Finding) bool { return f.Kind != "unseen" }) {
		t.Errorf("a fair table: %+v", rep.Findings)
	}
}
