package score

import (
	"math"
	"strconv"
	"testing"

	"downtime/game/engine"
)

// Two sets of utilities made up for illustration [D], [act][if faulty, if sound]; what the tests below want of them was worked out apart from this code.
var (
	high = engine.Utility{Dependence: "high", Act: [engine.NumActs][2]float64{{-100, 0}, {-30, -5}, {-10, -15}, {-90, -80}}}
	low  = engine.Utility{Dependence: "low", Act: [engine.NumActs][2]float64{{-20, 0}, {-8, -2}, {-4, -4}, {-5, -6}}}
)

func six(x float64) string { return strconv.FormatFloat(x, 'f', 6, 64) }

func TestTheBestActChangesAtTheBeliefsWorkedOutBeforehand(t *testing.T) {
	for _, c := range []struct {
		u        *engine.Utility
		from, to engine.Act
		want     string
	}{
		{&high, engine.Keep, engine.Safe, "0.066667"},
		{&high, engine.Safe, engine.Manual, "0.333333"},
		{&low, engine.Keep, engine.Safe, "0.142857"},
		{&low, engine.Safe, engine.Manual, "0.333333"},
	} {
		p, ok := switchPoint(c.u, c.from, c.to)
		if !ok || six(p) != c.want {
			t.Errorf("%s dependence, %s to %s: %s (%v), want %s", c.u.Dependence, c.from, c.to, six(p), ok, c.want)
		}
		if a, b := BestAct(c.u, p-0.001), BestAct(c.u, p+0.001); a != c.from || b != c.to {
			t.Errorf("%s dependence around %s: best acts %s and %s", c.u.Dependence, c.want, a, b)
		}
	}
}

func TestDisconnectingAtAQuarterCostsSeventyOneAndAQuarter(t *testing.T) {
	want := [engine.NumActs]float64{-25, -11.25, -13.75, -82.5}
	for a := engine.Keep; a < engine.NumActs; a++ {
		if got := Expected(&high, a, 0.25); got != want[a] {
			t.Errorf("%s at .25 is worth %v, want %v", a, got, want[a])
		}
	}
	if got := CoherenceRegret(&high, engine.Disconnect, 0.25); got != 71.25 {
		t.Errorf("disconnecting at .25 costs %v, want 71.25", got)
	}
}

func TestBareDisconnectionIsNeverBest(t *testing.T) {
	for _, u := range []*engine.Utility{&high, &low} {
		for i := range 1001 {
			if p := float64(i) / 1000; BestAct(u, p) == engine.Disconnect {
				t.Errorf("%s dependence: disconnection is best at %v", u.Dependence, p)
			}
		}
	}
}

func TestPullingThePlugLosesEvenWhereTheDeviceWasAtFault(t *testing.T) {
	if r := outcomeRegret(&high, engine.Disconnect, true); r != 80 {
		t.Errorf("disconnecting a faulty device regrets %v, want 80", r)
	}
	if r := outcomeRegret(&high, engine.Manual, false); r >= outcomeRegret(&high, engine.Disconnect, false)/4 {
		t.Errorf("caution in a sound case regrets %v: it should cost little", r)
	}
}

func TestAnIdealObserverUpdatesAsWorkedOutBeforehand(t *testing.T) {
	for _, c := range []struct {
		from, to, lr float64
		want         string
	}{{0.10, 0.30, 6, "0.753408"}, {0.30, 0.60, 8, "0.602452"}} {
		if got := six(UpdateRatio(c.from, c.to, c.lr)); got != c.want {
			t.Errorf("%v to %v on a clue of %v: ratio %s, want %s", c.from, c.to, c.lr, got, c.want)
		}
	}
}

func TestAnHonestBeliefPaysBest(t *testing.T) {
	for i := 1; i < 20; i++ {
		truth := float64(i) / 20
		expect := func(p float64) float64 {
			return float64(truth*Brier(p, true)) + float64((1-truth)*Brier(p, false))
		}
		for j := range 101 {
			if p := float64(j) / 100; math.Abs(p-truth) > 1e-9 && expect(p) <= expect(truth) {
				t.Errorf("who believes %v does as well by saying %v", truth, p)
			}
		}
	}
}

// outcomeRegret is how much worse an act is than the best one in truth: 0 or more.
func outcomeRegret(u *engine.Utility, a engine.Act, faulty bool) float64 {
	return CoherenceRegret(u, a, certainty(faulty))
}

// switchPoint is the belief at which two acts are worth the same; false if one is better at every belief from 0 to 1.
func switchPoint(u *engine.Utility, a, b engine.Act) (float64, bool) {
	sound := u.Act[a][1] - u.Act[b][1]
	slope := sound - (u.Act[a][0] - u.Act[b][0])
	if slope == 0 {
		return 0, false
	}
	p := sound / slope
	return p, p >= 0 && p <= 1
}
