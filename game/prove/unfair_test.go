package prove

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
)

// spoilt is the small case of an author with something changed in it: each old stands there once.
func spoilt(t *testing.T, changes ...string) *engine.Scenario {
	t.Helper()
	files, err := content.New("my-case")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		for i := 0; f.Path == "scenario.yaml" && i < len(changes); i += 2 {
			if strings.Count(f.Text, changes[i]) != 1 {
				t.Fatalf("%q stands %d times in the case", changes[i], strings.Count(f.Text, changes[i]))
			}
			f.Text = strings.Replace(f.Text, changes[i], changes[i+1], 1)
		}
		fsys["my-case/"+f.Path] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	sc, probs := content.NewLibrary(fsys).Get("my-case")
	if sc == nil {
		t.Fatal(probs)
	}
	return sc
}

// wantFound proves one variant of a case and gives the run that shows a finding, after it was simulated again from its inputs.
func wantFound(t *testing.T, sc *engine.Scenario, kind, variant, says string) (Finding, *run.Run) {
	t.Helper()
	jobs := slices.DeleteFunc(Plan(sc, 1), func(j Job) bool { return j.variant != variant })
	rep := Judge(sc, 1, do(t, sc, jobs))
	for _, f := range rep.Findings {
		if f.Kind != kind || f.Variant != variant || !strings.Contains(f.Words, says) {
			continue
		}
		r, card, err := f.Play(sc)
		if err != nil {
			t.Fatal(err)
		}
		again, err := run.Replay(sc, r.Header, r.Inputs, r.Marks, r.State.Tick)
		if err != nil || engine.Hash(&again.State) != engine.Hash(&r.State) || r.Header.Variant != variant || card.Variant != variant {
			t.Errorf("%s: its run does not replay (%v), or is one of %s", f.Words, err, r.Header.Variant)
		}
		if !f.Fails || rep.Fair {
			t.Errorf("%s: it does not fail", f.Words)
		}
		return f, r
	}
	t.Fatalf("nothing of kind %s in %s says %q: %+v", kind, variant, says, rep.Findings)
	return Finding{}, nil
}

// times counts how often an action was begun in a run.
func times(r *run.Run, action string) (n int) {
	for _, in := range r.Inputs {
		if in.Kind == engine.DoAct && r.Scenario.Actions[in.Action].ID == action {
			n++
		}
	}
	return n
}

func TestARunThatEvenTheExpertLosesIsFound(t *testing.T) {
	sc := spoilt(t, "expert:\n", "expert:\n  - {when: 't > 25', do: morphine, by: nurse, once: true, why: A mistake of the author.}\n")
	f, r := wantFound(t, sc, "lost", "frozen", "the expert loses a run of frozen")
	if f.Player != "expert" || f.Value > 49 || times(r, "morphine") != 1 {
		t.Errorf("%+v, with morphine given %d times", f, times(r, "morphine"))
	}
}

func TestAWorseActThatScoresMoreIsFound(t *testing.T) {
	sc := spoilt(t, `points: 3, when: 'chose("nurse-asks", "count")'`, `points: 90, when: 'chose("nurse-asks", "sleep")'`)
	f, r := wantFound(t, sc, "worse-act", "frozen", "the decision d-sleep, answered with sleep, scores")
	if f.Value <= f.Limit {
		t.Errorf("%+v", f)
	}
	for i := range sc.Scenes {
		if s := &sc.Scenes[i]; s.ID == "nurse-asks" && s.Choices[r.State.Scenes[i].Choice].ID != "sleep" {
			t.Errorf("its run answers %s", s.Choices[r.State.Scenes[i].Choice].ID)
		}
	}
}

func TestAnActBetterLeftUndoneIsFound(t *testing.T) {
	sc := spoilt(t, "rubric:\n", `rubric:
  - {id: thrift, domain: decision, label: Took the spare monitor, points: -200, when: 'done("fetch-spare")', reason: A mistake of the author., source: design}
  - {id: thrift-too, domain: verification, label: Took the spare monitor, points: -200, when: 'done("fetch-spare")', reason: A mistake of the author., source: design}
`)
	f, r := wantFound(t, sc, "worse-act", "frozen", "the decision d-spare, left undone, scores")
	if f.Value <= f.Limit || times(r, "fetch-spare") != 0 {
		t.Errorf("%+v, with the spare fetched %d times", f, times(r, "fetch-spare"))
	}
}

func TestAVariantInWhichNothingMattersIsFound(t *testing.T) {
	lines := "rubric:\n"
	for _, domain := range []string{"outcome", "decision", "verification", "calibration", "report", "candour"} {
		lines += "  - {id: there-" + domain + ", domain: " + domain +
			", label: You were there, points: 900, if: 'kind(\"plain\")', when: 't > 5', reason: A mistake of the author., source: design}\n"
	}
	f, _ := wantFound(t, spoilt(t, "rubric:\n", lines), "nothing-matters", "quiet", "nothing matters in quiet")
	if f.Value >= apart {
		t.Errorf("%+v", f)
	}
}

func TestAHabitThatWinsIsFound(t *testing.T) {
	sc := spoilt(t, "acts: {keep: [-60, 0], safe: [-20, -6], manual: [0, -12], disconnect: [-80, -70]}", "acts: {keep: [-60, -70], safe: [-70, -80], manual: [-80, -60], disconnect: [0, 0]}",
		"points: -4, when: 'act(\"mon2\", \"disconnect\")'", "points: 300, when: 'act(\"mon2\", \"disconnect\")'",
		`when: 'act("mon2", "disconnect") and not done("fetch-spare") and bed2.sao2 < 85'`, `when: 't > 5000'`)
	wantFound(t, sc, "gate", "quiet", "unplugger scores")
}
