package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

func TestAClampCreepsShutALittleAndMoreWhereALessonSaysSo(t *testing.T) {
	rate := func(creep float64, minutes int64) float64 {
		p := vein(4)
		d, tick := turned(t, 125, p, Setting{DripBag, 3000}), int64(0)
		d.set(t, 0, DripCreep, creep)
		runIn(&d, &tick, p, 60*minutes)
		return d.Chan[DripRate].Delivered
	}
	still := rate(0, 40)
	usual, much := rate(dripDefaults[DripCreep], 40), rate(0.2, 40)
	if usual >= 0.96*still || usual <= 0.88*still {
		t.Errorf("after 40 min the usual clamp runs at %.1f mL/h, one that holds at %.1f", usual, still)
	}
	if much >= 0.75*still || much <= 0.5*still {
		t.Errorf("after 40 min a bad clamp runs at %.1f mL/h, one that holds at %.1f", much, still)
	}
	if soon := rate(0.2, 1); soon < 0.93*125 {
		t.Errorf("after a minute it has crept to %.1f mL/h already", soon)
	}
}

func TestWhatAClampHasYieldedStaysYieldedWhenTheWheelIsMoved(t *testing.T) {
	p := vein(4)
	d, tick := newDrip(Setting{DripClamp, 0.2}, Setting{DripCreep, 0.2}), int64(0)
	runIn(&d, &tick, p, 3600)
	before := d.opening()
	d.set(t, tick, DripClamp, 0.21)
	near(t, "opening", d.opening(), before+0.01, 1e-12)
	d.set(t, tick, DripClamp, 0)
	if ml := runIn(&d, &tick, p, 60); ml != [patient.NumFluids]float64{} {
		t.Errorf("shut, it runs: %v", ml)
	}
}

func TestABentArmSlowsADripAndAStraightOneRestoresIt(t *testing.T) {
	p := vein(4)
	d := turned(t, 125, p)
	rate := func(bend float64) float64 {
		d.set(t, 0, DripArm, bend)
		d.Sense(0, p)
		return d.Chan[DripRate].Delivered
	}
	half, full := rate(0.5), rate(1)
	if half >= 124 || half < 100 || full > 50 || full <= 0 {
		t.Errorf("half bent %.1f mL/h, bent %.1f, straight 125", half, full)
	}
	near(t, "straight again", rate(0), 125, 1e-6)
}

func TestATissuedDripSlowsAndGivesTheVeinNothingWhileItsDropsGoOn(t *testing.T) {
	p := vein(4)
	d, tick := turned(t, 250, p), int64(0)
	if !d.Begin(0, Fault{Kind: Tissued, Channel: All}) {
		t.Fatal("a drip cannot tissue")
	}
	ml := runIn(&d, &tick, p, 300)
	if ml != [patient.NumFluids]float64{} || d.Chan[DripRate].Effect != 0 || d.Chan[DripInfused].Effect != 0 {
		t.Errorf("the vein received %v", ml)
	}
	early, drops := d.Chan[DripRate].Delivered, d.Chamber().Drops
	if early < 150 || early > 240 || drops < 250 || !d.Faulty(tick) {
		t.Errorf("after 5 min %.0f mL/h run into the tissues, %d drops", early, drops)
	}
	runIn(&d, &tick, p, 3*3600)
	if late := d.Chan[DripRate].Delivered; late > 0.05*early {
		t.Errorf("after three hours it still runs at %.0f mL/h", late)
	}
	near(t, "swelling", d.Chan[DripSwelling].Effect, d.Drip.Through, 1e-9)
	d.Mend(Tissued)
	if ml := runIn(&d, &tick, p, 300); ml[patient.Balanced] < 10 {
		t.Errorf("resited, the vein receives %v", ml)
	}
}

func TestATissuedPumpPushesOnAndShowsNothing(t *testing.T) {
	d := New(Spec{Kind: SyringePump, Drug: int(patient.Noradrenaline), Conc: 80, Settings: []Setting{{PumpRate, 10}}})
	d.Begin(0, Fault{Kind: Tissued, Channel: All})
	var body patient.State
	given := 0.0
	for tick := int64(1); tick <= 30*ticksPerMinute; tick++ {
		var in patient.Inputs
		d.Infuse(tick, &in)
		given += in.Drug[patient.Noradrenaline] + in.Bolus[patient.Noradrenaline] + in.Line.Pump
		d.Sense(tick, &body)
	}
	if given != 0 || d.Chan[PumpRate].Effect != 0 {
		t.Errorf("the vein received %v", given)
	}
	near(t, "swelling", d.Swelling, 5, 1e-9)
	if d.Sounding(30*ticksPerMinute) != Quiet || d.Chan[PumpInfused].Displayed < 4.99 {
		t.Errorf("it shows %+v and sounds %v", d.Chan[PumpInfused], d.Sounding(30*ticksPerMinute))
	}
}

func TestADropFallsAtTheVeryStepInWhichItsVolumeIsFull(t *testing.T) {
	p := vein(4)
	d := turned(t, 125, p)
	fell, tick, seconds := 0.0, int64(0), 0.01
	last := d.Chamber()
	for n := 1; n <= 30000; n++ { // five minutes in steps of 10 ms
		fell += d.Gravity(tick, seconds, p)
		if n%2 == 0 {
			tick++
		}
		now := d.Chamber()
		if want := int64(math.Floor(fell * 20)); now.Drops != want {
			t.Fatalf("%.4f mL have made %d drops", fell, now.Drops)
		}
		if now.Drops > last.Drops+1 || now.Forming < 0 || now.Forming >= 1 || now.Drops == last.Drops && now.Forming < last.Forming {
			t.Fatalf("from %+v to %+v", last, now)
		}
		last = now
	}
	near(t, "drops in five minutes", float64(last.Drops), 208, 2)
	near(t, "seconds from drop to drop", last.Every, 60/d.Chan[DripDrops].Displayed, 1e-9)
	d.set(t, tick, DripFactor, 60)
	if now := d.Chamber(); now.Drops != 0 {
		t.Errorf("a new set has let %d drops fall", now.Drops)
	}
}
