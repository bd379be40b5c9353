package engine_test

import (
	"strings"
	"testing"

	"downtime/game/engine"
)

// act is an input of your own hands or voice.
func act(action int) engine.Input { return engine.Input{Kind: engine.DoAct, Action: action} }

// refused fails unless an input is refused with these words.
func refused(t *testing.T, sc *engine.Scenario, s *engine.State, in engine.Input, words string) {
	t.Helper()
	if err := engine.Check(sc, s, in); err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("refused with %v, want %q", err, words)
	}
}

// allowed fails if an input is refused.
func allowed(t *testing.T, sc *engine.Scenario, s *engine.State, in engine.Input) {
	t.Helper()
	if err := engine.Check(sc, s, in); err != nil {
		t.Errorf("refused: %v", err)
	}
}

func TestWhoTalksAtOneBedBeginsNothingAtAnother(t *testing.T) {
	sc, at := round(t)
	there := len(sc.Actions)
	elsewhere := sc.Actions[at["see"]]
	elsewhere.ID, elsewhere.Target = "see-c", "c"
	sc.Actions = append(sc.Actions, elsewhere)
	sc.Actions[at["ask"]].Ticks = 20 * engine.TicksPerSecond
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, act(at["ask"])) // ten seconds there, and twenty of talk
	wait(t, sc, &s, 12)
	refused(t, sc, &s, act(there), "You are talking: Ask her, 18 s more. That is at another bed.")
	allowed(t, sc, &s, act(at["see"]))
	if by := engine.FirstHands(sc, &s, there); by != 1 {
		t.Errorf("who would go there instead: %d", by)
	}
	refused(t, sc, &s, act(at["errand"]), "You are talking")
	wait(t, sc, &s, 18)
	allowed(t, sc, &s, act(there))
}

func TestOnATelephoneOneStaysWhereOneIsAndAShoutTiesNobody(t *testing.T) {
	sc, at := round(t)
	sc.Actions[at["ring"]].Ticks = 20 * engine.TicksPerSecond
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, act(at["see"]))
	wait(t, sc, &s, 15)
	do(t, sc, &s, act(at["ring"]))
	allowed(t, sc, &s, act(at["see"])) // the hands go on where one stands
	s.People[0].At = 2
	refused(t, sc, &s, act(at["see"]), "at another bed")
	sc.Actions[at["ring"]].Phone = false // a call across the ward
	allowed(t, sc, &s, act(at["see"]))
}

func TestWhatIsLeftOfAWayCountsForHandsToo(t *testing.T) {
	sc, at := round(t)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, act(at["ask"]))
	wait(t, sc, &s, 4)
	if got := engine.Cost(sc, &s, at["see"], 0); got != (6+5)*engine.TicksPerSecond {
		t.Errorf("on the way to talk there a look costs %d ticks", got)
	}
	do(t, sc, &s, act(at["see"]))
	wait(t, sc, &s, 5)
	if s.Airway[0] < 0 {
		t.Error("hands had begun before anybody was there")
	}
	wait(t, sc, &s, 6)
	if s.Done[at["see"]].Times != 1 {
		t.Error("the look is not done once walked and looked")
	}
}

// pressed is a ward on which the nurse is sent to look at bed b, and presses on the chest at bed a from second 20 on.
func pressed(t *testing.T) (*engine.Scenario, map[string]int) {
	t.Helper()
	sc, at := round(t)
	sc.Patients[0].Name, sc.Patients[1].Name = "Ada", "Bea"
	sc.Actions[at["see"]].Ticks = 60 * engine.TicksPerSecond
	sc.Effects = append(sc.Effects, engine.Effect{Kind: engine.Compress, Ref: 0, Sub: 1, Value: 0.7})
	last := engine.Block{From: len(sc.Effects) - 1, To: len(sc.Effects)}
	sc.Triggers = append(sc.Triggers, engine.Trigger{ID: "press", When: engine.NewExpr([]engine.Op{{Code: engine.OpTime}, {Code: engine.OpConst, V: 20}, {Code: engine.OpGreaterEq}}, "t >= 20"), Effects: last})
	engine.Settle(sc)
	return sc, at
}

func TestWhoIsNeededOnAChestBreaksOffAndIsSeenThere(t *testing.T) {
	sc, at := pressed(t)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: at["see"], By: 1})
	events, err := engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: 21 * engine.TicksPerSecond}, nil)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, e := range events {
		if l, ok := sc.Narrate(e); ok {
			said += l.Who + " " + l.Text + "\n"
		}
	}
	if !strings.Contains(said, "breaks off: See her (Bea)") {
		t.Errorf("told: %s", said)
	}
	o := engine.Observe(sc, &s)
	if p := o.People[1]; p.Press != "a" || p.At != "a" || p.Doing != "" {
		t.Errorf("who presses: %+v", p)
	}
	if a := o.Patients[0]; a.Press != sc.People[1].ID || len(a.With) != 1 || a.With[0] != sc.People[1].ID {
		t.Errorf("bed a: %q presses, with %v", a.Press, a.With)
	}
	refused(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: at["see"], By: 1}, "presses on the chest")
	refused(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: at["errand"], By: 1}, "presses on the chest")
	wait(t, sc, &s, 80)
	if s.Done[at["see"]].Times != 0 {
		t.Error("what was broken off was done all the same")
	}
}

func TestWhoTakesOverSetsTheOtherFreeAndHandsOfNobodyAreCalledOthers(t *testing.T) {
	sc, at := pressed(t)
	sc.Effects = append(sc.Effects, engine.Effect{Kind: engine.Compress, Ref: 0, Sub: -1, Value: 0.7})
	press := len(sc.Actions)
	sc.Actions = append(sc.Actions, engine.Action{
		ID: "press", Label: "Press", Category: "treat", Target: "a", By: [engine.MaxPeople]bool{true, true},
		Effects: engine.Block{From: len(sc.Effects) - 1, To: len(sc.Effects)},
	})
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	wait(t, sc, &s, 22)
	do(t, sc, &s, act(press))
	wait(t, sc, &s, 11)
	if s.People[0].Press != 0 || s.People[1].Press != -1 {
		t.Errorf("you press on %d, the nurse on %d", s.People[0].Press, s.People[1].Press)
	}
	allowed(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: at["see"], By: 1})
	refused(t, sc, &s, act(at["see"]), "You press on the chest, Ada. Let somebody take over there first.")
	s.People[0].Press = -1
	if o := engine.Observe(sc, &s); o.Patients[0].Press != engine.Others {
		t.Errorf("nobody of the case presses: %q", o.Patients[0].Press)
	}
}
