package calibration

import (
	"math"
	"testing"
)

// worked are twelve forecasts made up for these tests, and worked out apart from this code.
func worked() []Trial {
	var out []Trial
	for _, b := range []struct {
		p      float64
		faulty []bool
	}{
		{0.9, []bool{true, true, false}}, {0.7, []bool{true, true, false}}, {0.3, []bool{false, true}}, {0.1, []bool{false, false, false, true}},
	} {
		for _, f := range b.faulty {
			out = append(out, Trial{Pool: Case, Family: "monitor", Kind: "silent", Faulty: f, Stated: true, P: b.p})
		}
	}
	return out
}

func TestForecastsGiveTheWorkedNumbers(t *testing.T) {
	f := Forecast(worked())
	is(t, "Brier score", f.Brier, "0.243333")
	is(t, "reliability", f.Reliability, "0.028056")
	is(t, "resolution", f.Resolution, "0.034722")
	is(t, "uncertainty", f.Uncertainty, "0.25")
	is(t, "what is left within bins of equal forecasts", f.Within, "0.000000000000")
	is(t, "skill", f.Skill, "0.026667")
	is(t, "expected calibration error", f.ECE, "0.15")
	is(t, "mean forecast", f.MeanP, "0.483333")
	is(t, "bias", f.Bias, "-0.016667")
	is(t, "AUC", f.AUC, "0.694444")
	is(t, "mean log score", f.LogScore, "0.717495")
	if f.N != 12 || !f.HasBoth {
		t.Errorf("%d forecasts, both classes %v", f.N, f.HasBoth)
	}
}

func TestTheCurveHidesBinsOfFewerThanThree(t *testing.T) {
	all := bins(worked())
	for i, want := range []struct {
		said, observed string
		n              int
	}{{"0.1", "0.250", 4}, {"0.3", "0.500", 2}, {"0.7", "0.667", 3}, {"0.9", "0.667", 3}} {
		is(t, "said", all[i].Said, want.said)
		is(t, "observed", all[i].Observed, want.observed)
		if all[i].N != want.n {
			t.Errorf("%d said %s, want %d", all[i].N, want.said, want.n)
		}
	}
	c := CurveOf(worked())
	if len(all) != 4 || len(c.Points) != 3 || c.Suppressed != 2 {
		t.Fatalf("of %d bins the curve shows %d and hides %d judgements", len(all), len(c.Points), c.Suppressed)
	}
	for _, p := range c.Points {
		if p.N < FewestInBin {
			t.Errorf("a point of %d judgements is shown", p.N)
		}
	}
}

func TestThePartsSumWhateverIsForecast(t *testing.T) {
	trials := worked()
	for i := range trials {
		trials[i].P = float64((i*37)%101) / 100
	}
	f := Forecast(trials)
	if sum := f.Reliability - f.Resolution + f.Uncertainty + f.Within; math.Abs(sum-f.Brier) > 1e-15 || math.Abs(f.Within) < 1e-6 {
		t.Errorf("the parts sum to %v and the score is %v, of which %v within bins", sum, f.Brier, f.Within)
	}
}

func TestAnUnstatedBeliefIsNoForecastOfOneHalf(t *testing.T) {
	with := append(worked(), Trial{Pool: Case, Faulty: true}, Trial{Pool: Case}, Trial{Pool: Case, Faulty: true, Declared: true})
	if Forecast(with) != Forecast(worked()) || len(bins(with)) != 4 {
		t.Error("a belief that was not stated changed the figures of those that were")
	}
}

func TestForecastsOfOneClassHaveNeitherSkillNorAUC(t *testing.T) {
	sure := []Trial{{Stated: true, P: 0, Pool: Case}, {Stated: true, P: 1, Pool: Case}}
	f := Forecast(sure)
	if f.HasBoth || f.Skill != 0 || f.AUC != 0 {
		t.Errorf("sound devices alone gave a skill: %+v", f)
	}
	if math.IsInf(f.LogScore, 0) || f.LogScore < 2 || f.Brier != 0.5 {
		t.Errorf("one certain mistake must be dear and finite: log score %v, Brier %v", f.LogScore, f.Brier)
	}
	if (Forecast(nil) != Forecasts{}) {
		t.Error("no forecasts gave figures")
	}
}

func TestUpdatingGivesTheWorkedRatios(t *testing.T) {
	first, second := Step{0.10, 0.30, 6}, Step{0.30, 0.60, 8}
	for _, c := range []struct {
		steps []Step
		want  string
	}{
		{[]Step{first}, "0.753408"},
		{[]Step{second}, "0.602452"},
		{[]Step{first, second}, "0.672321"}, // ln(.6/.4 × .9/.1) / ln 48
		{[]Step{{0.5, 0.6, 1}, first}, "0.753408"},
		{[]Step{{0.5, 0.5 / 3.5, 1.0 / 6}}, "1.000000"}, // a clue that speaks for the device
		{[]Step{{0.5, 0.6, 1.0 / 6}}, "-0.226294"},
		{[]Step{{0.5, 0.6, 6}, {0.6, 0.5, 1.0 / 6}}, "0.226294"}, // clues both ways do not cancel
	} {
		got, ok := UpdateRatio(c.steps)
		if !ok {
			t.Errorf("%v gives no ratio", c.steps)
		}
		is(t, "update ratio", got, c.want)
	}
	if r, ok := UpdateRatio([]Step{{0.2, 0.9, 1}}); ok {
		t.Errorf("a clue that says nothing gave a ratio of %v", r)
	}
}

func TestBeliefsAreSetAgainstWhatTheCluesSupport(t *testing.T) {
	e := AgainstIdeal([]Trial{
		{Stated: true, P: 0.9, Ideal: 0.6}, {Stated: true, P: 0.2, Ideal: 0.3}, {Stated: true, P: 0.7}, {Ideal: 0.9},
	})
	if e.N != 2 {
		t.Errorf("%d trials have both, want 2", e.N)
	}
	is(t, "gap", e.Gap, "0.10")
	is(t, "distance", e.Distance, "0.20")
	if e.Steps != 0 || e.Ratio != 0 {
		t.Errorf("nobody said anything twice, and %d moves come to %v", e.Steps, e.Ratio)
	}
}

func TestMovesAreCountedWhereCluesCameBetweenTwoBeliefs(t *testing.T) {
	e := AgainstIdeal([]Trial{
		{Stated: true, From: 0.10, P: 0.30, LR: 6},
		{Stated: true, From: 0.30, P: 0.60, LR: 8},
		{Stated: true, From: 0.30, P: 0.90, LR: 1}, // nothing was found between
		{Stated: true, P: 0.90},
		{From: 0.1, P: 0.9, LR: 6},
	})
	if e.Steps != 2 {
		t.Errorf("%d moves, want 2", e.Steps)
	}
	is(t, "update ratio", e.Ratio, "0.672321")
}
