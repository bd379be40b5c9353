package engine_test

import (
	"strings"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

// round is a ward of three beds, ten seconds apart: a look at each, somebody who can be sent for something, a call, a telephone, and a dose that is due.
func round(t *testing.T) (*engine.Scenario, map[string]int) {
	t.Helper()
	sc := ward(t, 3)
	sc.Walk = 10 * engine.TicksPerSecond
	anyone := [engine.MaxPeople]bool{true, true}
	sc.Actions = append(sc.Actions,
		engine.Action{ID: "see", Label: "See her", Category: "look", Target: "b", Ticks: 5 * engine.TicksPerSecond, By: anyone, Starts: engine.Block{From: 4, To: 5}},
		engine.Action{ID: "ask", Label: "Ask her", Category: "ask", Target: "b", Voice: true, Ticks: engine.TicksPerSecond, By: anyone},
		engine.Action{ID: "errand", Label: "Fetch the box", Category: "ask", Ticks: 60 * engine.TicksPerSecond, By: anyone, Away: true},
		engine.Action{ID: "ring", Label: "Ring the registrar", Category: "call", Target: "b", Voice: true, Phone: true, By: anyone},
	)
	sc.Devices = append(sc.Devices, engine.Device{ID: "phone", Label: "Ward telephone", Line: true, Utility: -1, Spec: device.Spec{Kind: device.System, Patient: -1}})
	sc.Texts = []engine.Text{{Parts: []string{"The laboratory."}}}
	sc.Scenes = []engine.Scene{{ID: "lab", Speaker: "Laboratory", Phone: true, Asks: -1, Default: -1, When: engine.NewExpr([]engine.Op{{Code: engine.OpConst, V: 1}}, "1 > 0")}}
	sc.Dues = []engine.Due{{ID: "dose", Label: "Dose", Patient: 1, At: 30 * engine.TicksPerSecond, Done: engine.NewExpr([]engine.Op{{Code: engine.OpDone, A: 4, B: 1}}, `done("see")`)}}
	engine.Settle(sc)
	at := map[string]int{}
	for i := range sc.Actions {
		at[sc.Actions[i].ID] = i
	}
	return sc, at
}

func TestOnAWardTheWayToABedIsPartOfAnActAndIsWalkedOnce(t *testing.T) {
	sc, act := round(t)
	s := engine.Start(sc, 1, 0)
	see := engine.Input{Kind: engine.DoAct, Action: act["see"]}
	for i, want := range []int64{15, 5} {
		if got := engine.Cost(sc, &s, act["see"], 0); got != want*engine.TicksPerSecond {
			t.Errorf("look %d is offered for %d ticks", i, got)
		}
		do(t, sc, &s, see)
		if got := engine.Occupies(sc, &s, see); got != want*engine.TicksPerSecond {
			t.Errorf("look %d takes %d ticks", i, got)
		}
		wait(t, sc, &s, want)
		if s.Done[act["see"]].Times != int64(i+1) {
			t.Errorf("look %d is not done after %d s", i, want)
		}
	}
	o := engine.Observe(sc, &s)
	if o.People[0].At != "b" || len(o.Patients[1].With) != 1 || o.Patients[1].With[0] != "you" {
		t.Errorf("you are at %q; with her: %v", o.People[0].At, o.Patients[1].With)
	}
}

func TestWhatAnActStartsWithComesOnceSomebodyIsThere(t *testing.T) {
	sc, act := round(t)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: act["see"]}) // its start takes the tube off bed a
	wait(t, sc, &s, 9)
	if s.Airway[0] < 0 {
		t.Error("the machine came off before anybody was there")
	}
	wait(t, sc, &s, 2)
	if s.Airway[0] >= 0 {
		t.Error("they are there, and nothing has begun")
	}
}

func TestWaitingInPiecesOnAWardIsWaitingAtOnce(t *testing.T) {
	sc, act := round(t)
	a := engine.Start(sc, 1, 0)
	do(t, sc, &a, engine.Input{Kind: engine.DoAct, Action: act["see"]})
	b := a
	wait(t, sc, &a, 20)
	for range 20 * engine.TicksPerSecond {
		if _, err := engine.Apply(sc, &b, engine.Input{Kind: engine.Wait, Ticks: 1}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if a != b {
		t.Error("the State differs")
	}
}

func TestHandsThatAreBusyAtOneBedKeepTheVoiceFromAnother(t *testing.T) {
	sc, act := round(t)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0}) // at no bed in particular
	err := engine.Check(sc, &s, engine.Input{Kind: engine.DoAct, Action: act["ask"]})
	if err == nil || !strings.Contains(err.Error(), "another bed") {
		t.Errorf("speaking to bed b with busy hands elsewhere: %v", err)
	}
}

func TestWhoeverIsSentOffTheWardHasNeitherHandsNorVoiceUntilTheyAreBack(t *testing.T) {
	sc, act := round(t)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: act["errand"], By: 1})
	wait(t, sc, &s, 10)
	o := engine.Observe(sc, &s)
	if p := o.People[1]; !p.Away || p.Left != 50 || p.At != "" {
		t.Errorf("on an errand: %+v", p)
	}
	err := engine.Check(sc, &s, engine.Input{Kind: engine.DoAct, Action: act["ask"], By: 1})
	if err == nil || !strings.Contains(err.Error(), "away") {
		t.Errorf("asked while away: %v", err)
	}
	wait(t, sc, &s, 50)
	if err := engine.Check(sc, &s, engine.Input{Kind: engine.DoAct, Action: act["ask"], By: 1}); err != nil {
		t.Errorf("back again: %v", err)
	}
}

func TestNobodyCallsOrIsCalledOnADeadLine(t *testing.T) {
	sc, act := round(t)
	s := engine.Start(sc, 1, 0)
	phone := len(sc.Devices) - 1
	s.Devices[phone].Begin(s.Tick, device.Fault{Kind: device.Unavailable, Channel: device.All})
	wait(t, sc, &s, 3)
	err := engine.Check(sc, &s, engine.Input{Kind: engine.DoAct, Action: act["ring"]})
	if err == nil || !strings.Contains(err.Error(), "dead: Ward telephone") {
		t.Errorf("a call on a dead line: %v", err)
	}
	if s.Scenes[0].Opened != 0 {
		t.Error("a dead telephone rang")
	}
	o := engine.Observe(sc, &s)
	if d := seen(t, &o, "phone"); d.Mode != "failed" || !d.Line {
		t.Errorf("the board shows it as %+v", d)
	}
	s.Devices[phone].Mend(device.Unavailable)
	s.Moved = true
	wait(t, sc, &s, 2)
	if s.Scenes[0].Opened == 0 {
		t.Error("the line works, and they do not get through")
	}
	if err := engine.Check(sc, &s, engine.Input{Kind: engine.DoAct, Action: act["ring"]}); err != nil {
		t.Errorf("a call on a line that works: %v", err)
	}
	if engine.Cost(sc, &s, act["ring"], 0) != 0 {
		t.Error("a call about somebody is made at their bed")
	}
}

func TestTheBoardSaysWhatIsDueOverdueAndDone(t *testing.T) {
	sc, act := round(t)
	s := engine.Start(sc, 1, 0)
	due := func() engine.DueView {
		o := engine.Observe(sc, &s)
		if len(o.Patients[1].Due) != 1 || len(o.Patients[0].Due) != 0 {
			t.Fatalf("due: %+v", o.Patients)
		}
		return o.Patients[1].Due[0]
	}
	if d := due(); d.Left != 30 || d.Done || d.At != "03:14:30" {
		t.Errorf("at first: %+v", d)
	}
	wait(t, sc, &s, 40)
	if d := due(); d.Left != -10 || d.Done {
		t.Errorf("ten seconds late: %+v", d)
	}
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: act["see"]})
	wait(t, sc, &s, 20)
	if d := due(); !d.Done {
		t.Errorf("once it is done: %+v", d)
	}
}
