package device

import "testing"

func TestAMaplesonCIsUselessWithoutOxygenAndASelfInflatingBagIsNot(t *testing.T) {
	for _, row := range []struct {
		sort   uint8
		oxygen float64
		least  float64
		most   float64
	}{
		{AdultBag, 15, 495, 505}, {AdultBag, 0, 495, 505}, {MaplesonC, 15, 495, 505}, {MaplesonC, 0, 0, 1},
	} {
		w, bag := newWard(t), newBag(Setting{BagSort, float64(row.sort)}, Setting{BagOxygen, row.oxygen})
		w.squeezeEvery(&bag, 500, 4, 60)
		if got := bag.Chan[BagGiven].Effect; got < row.least || got > row.most {
			t.Errorf("sort %d with %.0f L/min gives %.0f mL after a minute", row.sort, row.oxygen, got)
		}
	}
}

func TestAMaplesonCWithLittleFreshGasGivesBackWhatWasBreathed(t *testing.T) {
	bag := newBag(Setting{BagSort, float64(MaplesonC)}, Setting{BagOxygen, 15})
	if a := driven(&bag, 0, nil); a.FiCO2 != 0 || a.FiO2 < 0.95 {
		t.Errorf("15 L/min: %+v", a)
	}
	bag = newBag(Setting{BagSort, float64(MaplesonC)}, Setting{BagOxygen, 6})
	if a := driven(&bag, 0, nil); a.FiCO2 < 0.02 || a.FiO2 > 0.8 {
		t.Errorf("6 L/min: %+v", a)
	}
}

func TestASmallBagHoldsAndPressesLessAndBlowsOff(t *testing.T) {
	for _, row := range []struct {
		sort          uint8
		holds, limits float64
	}{{ChildBag, 500, 40}, {InfantBag, 240, 30}} {
		w, bag := newWard(t), newBag(Setting{BagSort, float64(row.sort)})
		near(t, "it holds", bag.Holds(), row.holds, 0)
		w.p.Par.Resistance, w.p.Par.Compliance = 100, 4
		bag.Press(w.tick, 5000, 1)
		w.run(2, &bag)
		near(t, "peak pressure", bag.Chan[BagPeak].Effect, row.limits, 1e-6)
		if most, _ := bag.Grip(); bag.Chan[BagSqueezed].Effect > most {
			t.Errorf("one hand pressed %.0f mL out of a bag that gives %.0f", bag.Chan[BagSqueezed].Effect, most)
		}
	}
}

func TestAnotherBagIsTakenUpFull(t *testing.T) {
	w, bag := newWard(t), newBag(Setting{BagSort, float64(MaplesonC)}, Setting{BagOxygen, 0})
	w.squeezeEvery(&bag, 700, 2, 20)
	near(t, "left in it", bag.Chan[BagLeft].Displayed, 0, 0.01)
	if err := bag.Set(w.tick, BagSort, float64(AdultBag)); err != nil {
		t.Fatal(err)
	}
	w.squeezeEvery(&bag, 500, 4, 12)
	near(t, "given", bag.Chan[BagGiven].Effect, 500, 1)
}

func TestWhatEscapesBesideAMaskIsSqueezedAndNotGiven(t *testing.T) {
	w, bag := newWard(t), newBag(Setting{BagLeak, 15}, Setting{BagPEEP, 0})
	w.squeezeEvery(&bag, 500, 4, 20)
	squeezed, given := bag.Chan[BagSqueezed].Effect, bag.Chan[BagGiven].Effect
	near(t, "squeezed", squeezed, 500, 5)
	if given > 420 || given < 200 {
		t.Errorf("of %.0f mL squeezed %.0f were given", squeezed, given)
	}
}
