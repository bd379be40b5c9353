package counterfactual_test

import (
	"regexp"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/counterfactual"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/track"
)

func scenario(t testing.TB) *engine.Scenario {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

// asked lets a player finish a run, and gives its track with its decisions.
func asked(t testing.TB, name, variant string) (*track.Track, []counterfactual.Decision) {
	t.Helper()
	sc := scenario(t)
	r, _, err := player.Play(sc, 7, variant, name, 0)
	if err != nil {
		t.Fatal(err)
	}
	best, _, err := player.Play(sc, 7, variant, "expert", 0)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := track.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	return tr, counterfactual.Decisions(tr, best.Inputs)
}

func TestAnIdleRunIsAskedWhatTheExpertWouldHaveDoneAndWouldHaveGoneBetter(t *testing.T) {
	for _, v := range []string{"silent-limiter", "displaced-tube"} {
		tr, ds := asked(t, "idler", v)
		if len(ds) == 0 {
			t.Errorf("%s: an idle run has no decision", v)
			continue
		}
		best := 0.0
		for _, d := range ds {
			if d.Kind != counterfactual.Added || d.Input != 0 {
				t.Errorf("%s: an idle run made a decision: %+v", v, d)
			}
			if r, ok := counterfactual.Compute(tr, d); ok {
				best = max(best, r.Saved)
				t.Log(v, r.Clock, r.Dropped, r.Sentence)
			}
		}
		if end := tr.At(tr.End); track.Harm(tr.Scenario, &end) > 5 && best < 1 {
			t.Errorf("%s: the idle run did harm and none of %d decisions would have spared any", v, len(ds))
		}
	}
}

func TestTheCurvesOfARunAgreeUntilTheDecisionAndTheRunIsLeftAlone(t *testing.T) {
	for _, name := range []string{"unplugger", "expert"} {
		tr, ds := asked(t, name, "")
		end := tr.At(tr.End)
		before := engine.Hash(&end)
		computed := 0
		for _, d := range ds {
			r, ok := counterfactual.Compute(tr, d)
			if !ok {
				continue
			}
			computed++
			from := float64(d.Tick) / engine.TicksPerSecond
			if d.Kind == counterfactual.Moved || d.Kind == counterfactual.Added {
				from = 0 // the expert may have been earlier
			}
			for i := range min(len(r.Actual), len(r.Moved)) {
				if r.Actual[i][0] < from && r.Actual[i] != r.Moved[i] {
					t.Fatalf("%s: %q: the curves part at %v s, before the decision at %v s", name, r.Decision, r.Actual[i][0], from)
				}
			}
			if r.Sentence == "" || !strings.HasSuffix(r.Sentence, ".") || r.Decision == "" {
				t.Errorf("%s: %+v has no sentence", name, d)
			}
			t.Log(name, d.Kind, r.Dropped, r.Sentence)
		}
		if computed == 0 {
			t.Errorf("%s: nothing could be computed of %d decisions", name, len(ds))
		}
		if end := tr.At(tr.End); engine.Hash(&end) != before {
			t.Errorf("%s: asking has changed the run", name)
		}
	}
}

// told is how a what-if speaks: what is changed and when, who would have fared how, and the figures of both.
var told = regexp.MustCompile(`^(With|Without) .*«.+» .*at \d\d:\d\d:\d\d.*, ` +
	`(the patients would have fared much the same|.+ would have (done better|done worse|lived|died): harm [\d.]+ instead of [\d.]+ \(0 none, 100 as bad as death\))`)

func TestAWhatIfSaysWhoWouldHaveFaredHowWithTheFiguresOfBoth(t *testing.T) {
	kinds := map[counterfactual.Kind]bool{}
	for _, of := range [][2]string{{"resident", "agitated"}, {"caller", "silent-limiter"}, {"random", "silent-limiter"}} {
		tr, ds := asked(t, of[0], of[1])
		for _, d := range ds {
			r, ok := counterfactual.Compute(tr, d)
			if !ok {
				continue
			}
			kinds[d.Kind] = true
			if !told.MatchString(r.Sentence) || strings.Contains(r.Sentence, " 0 s ") {
				t.Errorf("%s: %q", d.Kind, r.Sentence)
			}
			if words := r.Words(); (r.Dropped > 0) != strings.Contains(words, "no longer possible") {
				t.Errorf("%d were dropped: %q", r.Dropped, words)
			}
		}
	}
	if len(kinds) < 4 {
		t.Errorf("only %v were seen", kinds)
	}
}

func TestLeavingOutADecisionThatChangedNothingChangesNothing(t *testing.T) {
	tr, _ := asked(t, "expert", "agitated")
	end := tr.At(tr.End)
	harm := track.Harm(tr.Scenario, &end)
	_, ds := asked(t, "expert", "agitated")
	for _, d := range ds {
		if r, ok := counterfactual.Compute(tr, d); ok && harm < 0.5 && r.Saved > 0.5 {
			t.Errorf("nothing was wrong and %q would have saved %.1f", r.Sentence, r.Saved)
		}
	}
}

func BenchmarkAllDecisionsOfARun(b *testing.B) {
	tr, ds := asked(b, "idler", "")
	for b.Loop() {
		for _, d := range ds {
			counterfactual.Compute(tr, d)
		}
	}
	b.ReportMetric(float64(len(ds)), "decisions")
	b.ReportMetric(float64(tr.End)/engine.TicksPerSecond, "s/run")
}

func BenchmarkTheFirstDecision(b *testing.B) {
	sc := scenario(b)
	r, _, err := player.Play(sc, 7, "", "resident", 0)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		best, _, _ := player.Play(sc, 7, "", "expert", 0)
		tr, _ := track.Of(r)
		counterfactual.Compute(tr, counterfactual.Decisions(tr, best.Inputs)[0])
	}
}

func TestADecisionIsMendedByTheExpertsInputsAndNotByTheRunsOwn(t *testing.T) {
	for _, name := range []string{"idler", "believer"} {
		tr, ds := asked(t, name, "silent-limiter")
		best, _, err := player.Play(tr.Scenario, 7, "silent-limiter", "expert", 0)
		if err != nil {
			t.Fatal(err)
		}
		tested := 0
		for _, d := range ds {
			r, ok := counterfactual.Compute(tr, d)
			if !ok {
				continue
			}
			tested++
			if counterfactual.Mended(tr, d, r, tr.Inputs) {
				t.Errorf("%s: the run itself mends %q", name, r.Sentence)
			}
			if d.Kind != counterfactual.LeftOut && r.Done <= best.State.Tick && !counterfactual.Mended(tr, d, r, best.Inputs) && d.Kind != counterfactual.Moved {
				t.Errorf("%s: the expert does not mend %q", name, r.Sentence)
			}
			if d.Kind == counterfactual.LeftOut && !counterfactual.Mended(tr, d, r, nil) {
				t.Errorf("%s: doing nothing does not leave %q out", name, r.Sentence)
			}
			if r.From < 0 || r.From > tr.End {
				t.Errorf("%s: %q parts at %d of %d", name, r.Sentence, r.From, tr.End)
			}
		}
		if tested == 0 {
			t.Errorf("%s: nothing was tested", name)
		}
	}
}

// busy is a run of twenty minutes with twenty decisions to ask about.
func busy(b *testing.B) (r *run.Run) {
	b.Helper()
	sc := scenario(b)
	for seed := uint64(1); seed < 40; seed++ {
		r, _, err := player.Play(sc, seed, "mucus-plug", "random", 0)
		if err != nil {
			b.Fatal(err)
		}
		if r.State.Tick < 1140*engine.TicksPerSecond {
			continue
		}
		best, _, err := player.Play(sc, seed, "mucus-plug", "expert", r.State.Tick)
		if err != nil {
			b.Fatal(err)
		}
		tr, err := track.Of(r)
		if err != nil {
			b.Fatal(err)
		}
		if len(counterfactual.Decisions(tr, best.Inputs)) == 20 {
			return r
		}
	}
	b.Fatal("no run of twenty minutes has twenty decisions")
	return nil
}

func BenchmarkTheFirstOfTwentyDecisionsOfTwentyMinutes(b *testing.B) { twenty(b, 1) }

func BenchmarkAllTwentyDecisionsOfTwentyMinutes(b *testing.B) { twenty(b, 20) }

// twenty measures everything from the stored inputs to the n-th answer.
func twenty(b *testing.B, n int) {
	r := busy(b)
	for b.Loop() {
		best, _, err := player.Play(r.Scenario, r.Header.Seed, r.Header.Variant, "expert", r.State.Tick)
		if err != nil {
			b.Fatal(err)
		}
		tr, err := track.Of(r)
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range counterfactual.Decisions(tr, best.Inputs)[:n] {
			counterfactual.Compute(tr, d)
		}
	}
	b.ReportMetric(float64(r.State.Tick)/engine.TicksPerSecond, "s/run")
}
