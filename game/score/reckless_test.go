package score

import (
	"testing"

	"downtime/game/engine"

	"pgregory.net/rapid"
)

// prices draws a table that a check accepts: keeping is best where the device is surely sound and not where it is surely at fault, and a bare
// disconnection is best at no belief. Of a sound device each graver act costs more than the one before.
func prices(t *rapid.T) engine.Utility {
	cost := func(name string, low, high int) float64 { return -float64(rapid.IntRange(low, high).Draw(t, name)) }
	u := engine.Utility{Dependence: "high"}
	u.Act[engine.Keep] = [2]float64{cost("keep, faulty", 20, 100), 0}
	u.Act[engine.Safe] = [2]float64{cost("safe, faulty", 2, 19), cost("safe, sound", 1, 8)}
	u.Act[engine.Manual] = [2]float64{cost("manual, faulty", 0, 10), u.Act[engine.Safe][1] + cost("manual, sound", 1, 12)}
	u.Act[engine.Disconnect] = [2]float64{u.Act[engine.Manual][0] - float64(rapid.IntRange(1, 90).Draw(t, "bare, faulty")), u.Act[engine.Manual][1] - float64(rapid.IntRange(1, 90).Draw(t, "bare, sound"))}
	return u
}

// acted grades a run that ended so: the act, the belief at which it was taken (below 0: unstated), and whether the device was at fault.
func acted(sc *engine.Scenario, act engine.Act, p float64, faulty bool) Card {
	s := faultyRun()
	if !faulty {
		s.Variant, s.Kind, s.Wrong[0] = 0, int64(engine.Plain), 0
	}
	s.Acts[0] = engine.Decided{Act: int64(act), P: p, Times: 1, Tick: 2 * minute, Cause: 3}
	if p >= 0 {
		s.Beliefs[0] = engine.Belief{P: p, Times: 1, Tick: minute, First: p, FirstAt: minute}
	}
	return Grade(sc, s)
}

// earned is what the acts on devices have earned of what they could.
func earned(c *Card) (got, of float64) {
	for _, l := range c.Domain("decision").Lines {
		if l.Kind == KindOutcome || l.Kind == KindCoherence {
			got, of = got+l.Earned, of+l.Possible
		}
	}
	return got, of
}

func TestPullingThePlugLosesMarksWhateverIsTrueAndWhateverOneBelieves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := bedside()
		sc.Utilities = []engine.Utility{prices(t)}
		faulty, p := rapid.Bool().Draw(t, "faulty"), float64(rapid.IntRange(-1, 20).Draw(t, "belief"))/20
		pulled := acted(sc, engine.Disconnect, p, faulty)
		by := acted(sc, engine.Manual, p, faulty)
		lost, of := earned(&pulled)
		kept, _ := earned(&by)
		if !(lost < of) || !(lost < kept+0.05) || !(pulled.Uncapped <= by.Uncapped) {
			t.Fatalf("faulty %v at a belief of %v: a bare disconnection earns %.1f of %.1f, with hands ready %.1f", faulty, p, lost, of, kept)
		}
	})
}

func TestPullingEveryPlugLosesMoreThanPullingOne(t *testing.T) {
	sc := bedside()
	sc.Devices[1].Utility = 0 // the monitor is priced as well, and sound
	s := faultyRun()
	s.Acts[0] = engine.Decided{Act: int64(engine.Disconnect), P: 0.9, Times: 1, Tick: minute}
	one := Grade(sc, s)
	s.Acts[1] = engine.Decided{Act: int64(engine.Disconnect), P: 0.9, Times: 1, Tick: minute}
	both := Grade(sc, s)
	a, ofA := earned(&one)
	b, ofB := earned(&both)
	if !(b/ofB < a/ofA) || !(both.Uncapped < one.Uncapped) {
		t.Errorf("one plug leaves %.1f of %.1f and %.1f in all, both %.1f of %.1f and %.1f", a, ofA, one.Uncapped, b, ofB, both.Uncapped)
	}
}

func TestReasonableCautionInASoundCaseCostsNothingThatThePriceOfItsStaffDoesNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sc := bedside()
		u := prices(t)
		sc.Utilities = []engine.Utility{u}
		p := float64(rapid.IntRange(0, 50).Draw(t, "belief in hundredths")) / 100
		act := BestAct(&u, p) // what the evidence held justified, though it was sound
		c := acted(sc, act, p, false)
		for _, l := range c.Domain("decision").Lines {
			switch price := outcomeRegret(&u, act, false) / WorstRegret(&u, 0); {
			case l.Kind == KindCoherence && l.Earned != l.Possible:
				t.Fatalf("%s at a belief of %v is coherent and earns %v of %v", act, p, l.Earned, l.Possible)
			case l.Kind == KindOutcome && l.Earned < (1-price)*l.Possible-0.051:
				t.Fatalf("%s of a sound device loses more than its price of %.2f: %v of %v", act, price, l.Earned, l.Possible)
			}
		}
		worst := acted(sc, engine.Disconnect, p, false)
		if got, _ := earned(&c); act != engine.Disconnect {
			if plug, _ := earned(&worst); got <= plug {
				t.Fatalf("caution earns %v and the plug %v", got, plug)
			}
		}
	})
}

func TestLookingTwiceAndPuttingItBackCostsNothing(t *testing.T) {
	sc := bedside()
	s := faultyRun()
	s.Variant, s.Kind, s.Wrong[0] = 0, int64(engine.Plain), 0
	s.Beliefs[0] = engine.Belief{P: 0.05, Times: 1, Tick: minute, First: 0.05, FirstAt: minute}
	left := Grade(sc, s)
	s.Acts[0] = engine.Decided{Act: int64(engine.Keep), P: 0.05, Times: 3, Tick: 5 * minute, Cause: 9} // safe mode, a look, and back
	back := Grade(sc, s)
	got, of := earned(&back)
	was, wasOf := earned(&left)
	if got != of || was != wasOf || back.Uncapped != left.Uncapped {
		t.Errorf("putting a sound device back earns %.1f of %.1f and %.1f in all; leaving it alone %.1f of %.1f and %.1f", got, of, back.Uncapped, was, wasOf, left.Uncapped)
	}
}
