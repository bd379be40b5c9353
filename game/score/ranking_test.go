package score

import (
	"math"
	"strings"
	"testing"

	"downtime/game/engine"
)

// ward is the small case with six patients and an order asked for.
func ward(ranks [6]int, disputed ...[2]int) *engine.Scenario {
	sc := bedside()
	sc.Ward = true
	sc.Patients = nil
	c := engine.Criterion{ID: "order", Label: "The order of the round", Domain: engine.Prioritisation, Points: 4, Reason: "Dependence first.", Source: 0, By: 5 * minute, Late: 0.5, Disputed: disputed}
	for i, r := range ranks {
		sc.Patients = append(sc.Patients, engine.Patient{ID: "bed" + string(rune('1'+i)), Name: "Patient", Weight: 1.0 / 6})
		c.Order = append(c.Order, engine.Place{Patient: i, Rank: r, Why: "reason " + string(rune('1'+i)) + "."})
	}
	sc.Criteria = append(sc.Criteria, c)
	return sc
}

// ordered is a run in which the six were given these ranks.
func ordered(ranks [6]int64, tick int64) *engine.State {
	s := faultyRun()
	copy(s.Order[:], ranks[:])
	s.Met[6] = engine.Latch{Tick: tick, Cause: 5}
	return s
}

func TestAnOrderEarnsByItsWeightedAgreement(t *testing.T) {
	straight := [6]int{1, 2, 3, 4, 5, 6}
	for _, c := range []struct {
		expert  [6]int
		learner [6]int64
		dispute [][2]int
		tau     string
		says    string
	}{
		{straight, [6]int64{1, 2, 3, 4, 5, 6}, nil, "1.000000", "agrees with the experts' to 1.00"},
		{straight, [6]int64{1, 2, 3, 4, 6, 5}, nil, "0.940136", "they put bed 5 before bed 6 (reason 5)"},
		{straight, [6]int64{2, 1, 3, 4, 5, 6}, nil, "0.755102", "your order at 03:16:00, in time (by 03:19:00): bed 2, bed 1, bed 3, bed 4, bed 5, bed 6; it agrees with the experts' to 0.76"},
		{straight, [6]int64{2, 1, 3, 4, 6, 5}, nil, "0.695238", "they put bed 1 before bed 2 (reason 1)"},
		{straight, [6]int64{4, 2, 3, 1, 5, 6}, nil, "0.115646", "they put bed 1 before bed 2"},
		{straight, [6]int64{6, 5, 4, 3, 2, 1}, nil, "-1.000000", "0 no better than chance"},
		{[6]int{1, 2, 2, 3, 3, 4}, [6]int64{2, 1, 3, 4, 6, 5}, nil, "0.677419", "they put bed 1 before bed 2"},
		{straight, [6]int64{2, 1, 3, 4, 5, 6}, [][2]int{{1, 0}}, "0.869565", "they put bed 1 before bed 2"}, // 10 of 11.5
	} {
		sc, s := ward(c.expert, c.dispute...), ordered(c.learner, 2*minute)
		tau, ok := Agreement(&sc.Criteria[6], s)
		if !ok || six(tau) != c.tau {
			t.Errorf("%v against %v: %s (%v), want %s", c.learner, c.expert, six(tau), ok, c.tau)
		}
		card := Grade(sc, s)
		l := line(t, &card, "prioritisation", "order")
		if want := math.Max(0, tau) * l.Possible; math.Abs(l.Earned-want) > 0.05001 || l.Kind != KindRank || l.Input != 5 {
			t.Errorf("τ %.3f earned %v of %v, by input %d", tau, l.Earned, l.Possible, l.Input)
		}
		if !strings.Contains(l.What, c.says) {
			t.Errorf("the line reads %q, want %q in it", l.What, c.says)
		}
		reconcile(t, sc, s)
	}
}

func TestAnOrderThatCameLateOrNotAtAll(t *testing.T) {
	sc := ward([6]int{1, 2, 3, 4, 5, 6})
	late := Grade(sc, ordered([6]int64{1, 2, 3, 4, 5, 6}, 9*minute))
	l := line(t, &late, "prioritisation", "order")
	if math.Abs(l.Earned-l.Possible/2) > 0.05001 || !strings.Contains(l.What, "after 03:19:00") {
		t.Errorf("a late order reads %+v", l)
	}
	none := Grade(sc, faultyRun())
	l = line(t, &none, "prioritisation", "order")
	if l.Earned != 0 || l.What != "not by 03:19:00" {
		t.Errorf("no order reads %+v", l)
	}
	if _, ok := Agreement(&sc.Criteria[6], faultyRun()); ok {
		t.Error("an order that was not given agrees with something")
	}
}
