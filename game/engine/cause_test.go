package engine_test

import (
	"testing"

	"downtime/game/engine"
)

// at is the condition that so many seconds have passed; did, that an action has been completed.
func at(seconds float64) engine.Expr {
	return engine.Expr{Ops: []engine.Op{{Code: engine.OpTime}, {Code: engine.OpConst, V: seconds}, {Code: engine.OpGreaterEq}}}
}

func did(action int32) engine.Expr {
	return engine.Expr{Ops: []engine.Op{{Code: engine.OpDone, A: action, B: 1}}}
}

func TestWhatComesByTheCourseOfThingsIsPutDownToNoInput(t *testing.T) {
	sc := ward(t, 1)
	sc.Criteria = []engine.Criterion{
		{ID: "looked", Any: []engine.Expr{did(0)}, Need: 1},
		{ID: "in-time", Any: []engine.Expr{at(5)}, Need: 1},
		{ID: "later", Any: []engine.Expr{at(11.5)}, Need: 1},
	}
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.Believe, Device: 0, P: 0.2})
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0}) // five seconds: it ends as the second criterion comes to hold
	wait(t, sc, &s, 8)
	if l := s.Met[0]; l.Cause != 2 || l.Tick != 5*engine.TicksPerSecond {
		t.Errorf("what the look brought about is put down to input %d at tick %d, not to input 2", l.Cause, l.Tick)
	}
	if l := s.Met[1]; l.Tick == 0 || l.Cause != 0 {
		t.Errorf("what time alone brought is put down to input %d", l.Cause)
	}
	do(t, sc, &s, engine.Input{Kind: engine.Wait, Ticks: 3*engine.TicksPerSecond + 30})
	do(t, sc, &s, engine.Input{Kind: engine.Believe, Device: 0, P: 0.3}) // between two seconds, just after the third came to hold
	if l := s.Met[2]; l.Tick == 0 || l.Cause != 0 {
		t.Errorf("what time alone brought is put down to input %d, which came just after it", l.Cause)
	}
}

func TestWhatComesLaterOfAnActIsPutDownToIt(t *testing.T) {
	sc := ward(t, 1)
	sc.Flags = []engine.Flag{{ID: "late"}}
	from := len(sc.Effects)
	sc.Effects = append(sc.Effects, engine.Effect{Kind: engine.SetFlag, Value: 1, After: 10 * engine.TicksPerSecond})
	sc.Actions[0].Effects = engine.Block{From: from, To: from + 1}
	sc.Criteria = []engine.Criterion{{ID: "late", Any: []engine.Expr{{Ops: []engine.Op{{Code: engine.OpFlag}}}}, Need: 1}}
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0})
	wait(t, sc, &s, 8)
	do(t, sc, &s, engine.Input{Kind: engine.Believe, Device: 0, P: 0.2})
	wait(t, sc, &s, 10)
	if l := s.Met[0]; l.Tick != 15*engine.TicksPerSecond || l.Cause != 1 {
		t.Errorf("what came ten seconds after the look is put down to input %d at tick %d", l.Cause, l.Tick)
	}
}

func TestAnyTwoOfThreeAreEnoughAndTheSecondIsWhatDidIt(t *testing.T) {
	sc := ward(t, 1)
	sc.Criteria = []engine.Criterion{
		{ID: "two", Any: []engine.Expr{did(0), did(2), at(1e6)}, Need: 2},
		{ID: "three", Any: []engine.Expr{did(0), did(2), at(1e6)}, Need: 3},
	}
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0})
	wait(t, sc, &s, 8)
	if s.Met[0].Tick > 0 {
		t.Fatal("one of three is enough for two")
	}
	do(t, sc, &s, engine.Input{Kind: engine.Believe, Device: 0, P: 0.2})
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 2})
	wait(t, sc, &s, 3)
	if l := s.Met[0]; l.Tick != 9*engine.TicksPerSecond || l.Cause != 3 {
		t.Errorf("two of three are put down to input %d at tick %d, not to input 3 at tick 450", l.Cause, l.Tick)
	}
	if s.Met[1].Tick > 0 {
		t.Error("two of three are enough for three")
	}
}

func TestAReportNeedsWordsThatSaySomething(t *testing.T) {
	for _, c := range []struct {
		text string
		any  []string
		want bool
	}{
		{"WWWWWW1WWWWWW", []string{"it", "no", "low"}, false},
		{"nonsense, with vigour", []string{"no", "it"}, false},
		{"No.", []string{"no"}, true},
		{"Told IT and the registrar", []string{"it"}, true},
		{"Photographed at 03:20", []string{"photo"}, true},
		{"below", []string{"low"}, false},
		{"xx", nil, false},
		{"it stopped", nil, true},
		{"", nil, false},
	} {
		sc := ward(t, 1)
		sc.Report = []engine.Fact{{ID: "what", Any: c.any}}
		sc.Actions[0].Report = true
		s := engine.Start(sc, 1, 0)
		do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0, Fields: map[string]string{"what": c.text}})
		if got := s.Facts[0].Tick > 0; got != c.want {
			t.Errorf("%q for %q counts: %v", c.text, c.any, got)
		}
	}
}

func TestHarmKeepsHowLongAndHowLow(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 2})
	lowest, seconds := 100.0, 0.0
	for range 240 {
		wait(t, sc, &s, 1)
		if v := truth(t, &s, "sao2"); v < 88 {
			seconds++
			lowest = min(lowest, v)
		}
	}
	if h := s.Harm[0]; seconds == 0 || h.HypoxiaFor != seconds || h.HypoxiaLow != lowest {
		t.Errorf("%v s below 88 %%, lowest %v; the harm says %v s and %v", seconds, lowest, h.HypoxiaFor, h.HypoxiaLow)
	}
}
