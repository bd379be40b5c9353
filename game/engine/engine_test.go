package engine_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

func wait(t testing.TB, sc *engine.Scenario, s *engine.State, seconds int64) []engine.Event {
	t.Helper()
	events, err := engine.Apply(sc, s, engine.Input{Kind: engine.Wait, Ticks: seconds * engine.TicksPerSecond}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func do(t testing.TB, sc *engine.Scenario, s *engine.State, in engine.Input) []engine.Event {
	t.Helper()
	events, err := engine.Apply(sc, s, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func truth(t testing.TB, s *engine.State, name string) float64 {
	t.Helper()
	i, ok := patient.QuantityIndex(name)
	if !ok {
		t.Fatalf("no quantity %s", name)
	}
	return patient.Quantities[i].Get(&s.Patients[0])
}

func TestTwoWaitsAreOneLongWaitBitForBit(t *testing.T) {
	sc := ward(t, 1)
	rapid.Check(t, func(rt *rapid.T) {
		a, b := rapid.Int64Range(1, 400).Draw(rt, "a"), rapid.Int64Range(1, 400).Draw(rt, "b")
		s := engine.Start(sc, 7, 1)
		two, _, err := engine.Step(sc, s, engine.Input{Kind: engine.Wait, Ticks: a})
		if err == nil {
			two, _, err = engine.Step(sc, two, engine.Input{Kind: engine.Wait, Ticks: b})
		}
		one, _, err2 := engine.Step(sc, s, engine.Input{Kind: engine.Wait, Ticks: a + b})
		if err != nil || err2 != nil {
			rt.Fatal(err, err2)
		}
		if one != two {
			rt.Fatalf("Wait(%d) then Wait(%d) is not Wait(%d)", a, b, a+b)
		}
	})
}

func TestAnInputThatCannotBeDoneChangesNothingAndSaysWhy(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0})
	for name, in := range map[string]engine.Input{
		"busy hands":      {Kind: engine.DoAct, Action: 1},
		"no such action":  {Kind: engine.DoAct, Action: 99},
		"not this person": {Kind: engine.DoAct, Action: 1, By: 1},
		"no bag in hand":  {Kind: engine.Squeeze, ML: 500, Seconds: 1},
		"no such scene":   {Kind: engine.Choose},
		"belief of 2":     {Kind: engine.Believe, Device: 0, P: 2},
		"no such device":  {Kind: engine.Believe, Device: 9, P: 0.5},
		"endless wait":    {Kind: engine.Wait, Ticks: 1 << 40},
		"no such input":   {Kind: 200},
	} {
		after, events, err := engine.Step(sc, s, in)
		var illegal *engine.IllegalError
		if !errors.As(err, &illegal) || illegal.Why == "" || len(events) > 0 || after != s {
			t.Errorf("%s: error %v, %d events, changed %v", name, err, len(events), after != s)
		}
	}
}

func TestAllVariantsOpenOnTheSameObservation(t *testing.T) {
	sc := ward(t, 2)
	a, b := engine.Start(sc, 1, 0), engine.Start(sc, 1, 1)
	if d := cmp.Diff(engine.Observe(sc, &a), engine.Observe(sc, &b)); d != "" {
		t.Errorf("the first observation tells the variants apart:\n%s", d)
	}
}

func TestASilentLimiterStarvesThePatientWhileThePanelStaysCalm(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 1)
	before := truth(t, &s, "paco2")
	wait(t, sc, &s, 300)
	vent := &s.Devices[0]
	if got := vent.Chan[device.VentVT].Displayed; got != 450 {
		t.Errorf("the panel shows a set volume of %v, not the 450 ordered", got)
	}
	if got := truth(t, &s, "vt"); got > 300 {
		t.Errorf("delivered %v mL; the limiter should hold it far below 450", got)
	}
	if got := truth(t, &s, "paco2"); got < before+1 {
		t.Errorf("PaCO2 went from %.1f to %.1f kPa in five minutes; it should climb", before, got)
	}
	if a := vent.Alarm[0]; a.Active {
		t.Error("the high-pressure alarm sounds; the limiter should keep pressure below it")
	}
}

func TestADisconnectionWithoutAFallbackDeliversNothing(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 2})
	wait(t, sc, &s, 240)
	if got := truth(t, &s, "sao2"); got > 75 {
		t.Errorf("four minutes disconnected leave SaO2 at %.0f %%; he should be desperately low", got)
	}
	if got := s.Harm[0].Points(); got < 20 {
		t.Errorf("harm is %.0f of 100 after four minutes without breath", got)
	}
}

func TestAnUntaughtRhythmBreathesForThePatientAndALiveBoutDoesNot(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 4)
	live := s
	wait(t, sc, &s, 30)
	if got := s.Bagging[0].Breaths; got < 4 {
		t.Errorf("%d breaths in 30 s of a standing rhythm", got)
	}
	do(t, sc, &live, engine.Input{Kind: engine.Live, On: true})
	already := live.Bagging[0].Breaths
	wait(t, sc, &live, 30)
	if got := live.Bagging[0].Breaths - already; got != 0 {
		t.Errorf("%d breaths came by themselves in a live bout", got)
	}
	if got := live.Bagging[0].Gap; got < 29 {
		t.Errorf("the longest gap is %.0f s; it should be the whole bout", got)
	}
}

func TestASqueezeHeldForLessTimeGivesLess(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 4)
	do(t, sc, &s, engine.Input{Kind: engine.Live, On: true})
	wait(t, sc, &s, 3)
	give := func(held int64) float64 {
		s := s
		do(t, sc, &s, engine.Input{Kind: engine.Squeeze, ML: device.SqueezeMax, Seconds: device.SqueezeMax / device.SqueezeRate})
		do(t, sc, &s, engine.Input{Kind: engine.Wait, Ticks: held})
		do(t, sc, &s, engine.Input{Kind: engine.Release})
		wait(t, sc, &s, 3)
		return s.Devices[2].Chan[device.BagSqueezed].Effect
	}
	half, whole := give(25), give(50)
	if diff := whole - half; diff < 245 || diff > 255 {
		t.Errorf("half a second more of squeezing adds %.0f mL; 500 mL/s says 250", diff)
	}
}

func TestAMeasuredRhythmIsThatOfYourOwnSqueezesAlone(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 4)
	for late := range int64(6) { // whenever the bout begins beside the standing rhythm
		s := s
		do(t, sc, &s, engine.Input{Kind: engine.Wait, Ticks: 1 + 27*late})
		do(t, sc, &s, engine.Input{Kind: engine.Live, On: true})
		for range 5 {
			do(t, sc, &s, engine.Input{Kind: engine.Squeeze, ML: 500, Seconds: 1})
			wait(t, sc, &s, 4)
		}
		if got := s.People[0].Rhythm.Rate; got < 14.9 || got > 15.1 {
			t.Errorf("five taps four seconds apart, begun %d ticks late, are measured as %.1f a minute, not 15", 27*late, got)
		}
	}
}

func TestABagIsNotPutIntoHandsThatAreBusy(t *testing.T) {
	sc := ward(t, 1)
	sc.Actions[0].By[1] = true
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 4)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 3})        // handing over takes a second …
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0, By: 1}) // … in which the nurse is sent to look
	wait(t, sc, &s, 2)
	if s.People[1].Bag >= 0 || s.People[0].Bag < 0 {
		t.Errorf("the nurse squeezes with busy hands (bag %d), yours hold %d", s.People[1].Bag, s.People[0].Bag)
	}
}

func TestWhoHoldsTheBagMayDoWhatEndsWithItInTheirHands(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 10)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1}) // off and on again: three seconds without a squeeze
	before := s.Bagging[0].Breaths
	wait(t, sc, &s, 2)
	if got := s.Bagging[0].Breaths - before; got != 0 {
		t.Errorf("%d squeezes by hands that are at work", got)
	}
	wait(t, sc, &s, 10)
	if s.People[0].Bag < 0 || s.Bagging[0].Breaths == before {
		t.Error("the bag did not come back into the same hands")
	}
}

func TestASqueezeByKeysNeedsABag(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	if _, _, err := engine.Step(sc, s, engine.Input{Kind: engine.Live, On: true}); err == nil {
		t.Error("a live bout began without a bag")
	}
}

func TestHandingOverTheBagFreesYourHands(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 4)
	if _, _, err := engine.Step(sc, s, engine.Input{Kind: engine.DoAct, Action: 0}); err == nil {
		t.Error("you could do something else with both hands on the bag")
	}
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 3})
	wait(t, sc, &s, 2)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 0})
	if o := engine.Observe(sc, &s); o.Bag == nil || o.Bag.By != "nurse" {
		t.Errorf("the bag is not seen in the nurse's hands: %+v", o.Bag)
	}
}

func TestABeliefNobodyStatedIsUnstated(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	if o := engine.Observe(sc, &s); o.Devices[0].Belief != nil {
		t.Errorf("an unstated belief reads %v", *o.Devices[0].Belief)
	}
	do(t, sc, &s, engine.Input{Kind: engine.Believe, Device: 0, P: 0})
	if o := engine.Observe(sc, &s); o.Devices[0].Belief == nil || *o.Devices[0].Belief != 0 {
		t.Errorf("a belief of nought per cent is not kept: %v", o.Devices[0].Belief)
	}
}
