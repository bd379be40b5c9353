package patient

import (
	"math"
	"testing"
)

// Each ill patient takes the course that its preset states.

func TestAFailingHeartDrownsItsLungWithinTheHourUntilItIsTreated(t *testing.T) {
	left := bed(t, "heart-failure")
	begin := left.all()
	treated := *left
	left.wait(3600)
	if begin["spo2"] < 91 || left.get("spo2") > begin["spo2"]-3 || left.get("lung_water") < begin["lung_water"]+80 {
		t.Errorf("left alone: spo2 %.1f to %.1f, water %.0f to %.0f", begin["spo2"], left.get("spo2"), begin["lung_water"], left.get("lung_water"))
	}
	treated.v = Ventilation{Rate: 15, Pressure: 1, PEEP: 10, Ti: 1, FiO2: RoomAir} // near enough CPAP of 10
	treated.wait(120)
	if splinted := treated.get("spo2"); splinted < begin["spo2"]+1 {
		t.Errorf("two minutes of 10 cmH2O take spo2 from %.1f to %.1f", begin["spo2"], splinted)
	}
	treated.give(Furosemide, 80)
	treated.wait(7200)
	if made := treated.get("urine_total"); made < 400 || made > 2500 {
		t.Errorf("80 mg of furosemide bring %.0f mL in two hours", made)
	}
	if treated.get("wedge") > begin["wedge"]-5 {
		t.Errorf("the wedge goes from %.0f to %.0f", begin["wedge"], treated.get("wedge"))
	}
}

func TestOpioidToxicityDeepensUntilNaloxoneAndComesBackWhenItWearsOff(t *testing.T) {
	b := bed(t, "opioid-toxicity")
	begin := b.all()
	b.wait(3600)
	if b.get("rr") > 8 || b.get("paco2") < begin["paco2"]+1 || b.get("gcs") > begin["gcs"]-2 || b.get("pupil_left") > 2 {
		t.Errorf("after an hour rr %.0f, paco2 %.1f to %.1f, gcs %.0f to %.0f, pupil %.1f", b.get("rr"), begin["paco2"], b.get("paco2"),
			begin["gcs"], b.get("gcs"), b.get("pupil_left"))
	}
	b.set("absorb", 0)
	b.give(Naloxone, 400)
	awake := b.until(300, func() bool { return b.get("gcs") >= 14 && b.get("rr") >= 10 })
	if math.IsInf(awake, 1) {
		t.Errorf("400 micrograms of naloxone leave rr %.0f, gcs %.0f", b.get("rr"), b.get("gcs"))
	}
	if again := b.until(3*3600, func() bool { return b.get("gcs") <= 11 }); again < 1200 || math.IsInf(again, 1) {
		t.Errorf("naloxone wears off after %.0f s", again)
	}
}

func TestSepticShockLivesByItsPressor(t *testing.T) {
	b := bed(t, "septic-shock")
	on := b.get("map")
	b.in.Drug[Noradrenaline] = 0
	b.wait(600)
	if off := b.get("map"); on < 65 || on > 80 || off > 58 {
		t.Errorf("map is %.0f on the pressor and %.0f ten minutes without", on, off)
	}
}

func TestAHeadInjuryThatSwellsTakesAPupilThenThePulseThenTheOtherPupil(t *testing.T) {
	b := bed(t, "head-injury")
	before := b.all()
	if before["icp"] < 12 || before["icp"] > 22 {
		t.Errorf("icp is %.0f at the start", before["icp"])
	}
	b.v.Rate = 22 // hyperventilation buys room
	b.wait(900)
	if b.get("icp") > before["icp"]-2 {
		t.Errorf("hyperventilation takes icp from %.1f to %.1f", before["icp"], b.get("icp"))
	}
	b.v.Rate = 14
	grow := func() { b.set("mass", b.Par.Mass+0.5/TicksPerSecond/60) }
	right := b.until(3600, func() bool { grow(); return b.get("pupil_right_reacts") < 0.1 })
	pressed := right + b.until(3600, func() bool { grow(); return b.Circ.MAP > before["map"]+5 && b.Circ.HR < before["hr"]-4 })
	if b.get("pupil_left_reacts") < 0.5 {
		t.Error("both pupils fix at once")
	}
	left := pressed + b.until(3600, func() bool { grow(); return b.get("pupil_left_reacts") < 0.1 })
	t.Logf("at 0.5 mL/min: right pupil %.0f s, Cushing %.0f s, left pupil %.0f s", right, pressed, left)
	if math.IsInf(left, 1) {
		t.Errorf("right pupil %v s, Cushing %v s, left pupil %v s", right, pressed, left)
	}
}

func TestAPacedHeartThatLosesCapturePausesThenEscapes(t *testing.T) {
	b := bed(t, "heart-block-paced")
	if b.get("paced") != 1 || b.get("hr") != 70 {
		t.Fatalf("paced %v at %v", b.get("paced"), b.get("hr"))
	}
	without := *b
	without.set("escape", 0)
	b.set("pacemargin", 0.7)
	still := b.until(5, func() bool { return b.get("hr") == 0 })
	escape := still + b.until(20, func() bool { return b.get("hr") > 0 })
	b.wait(180)
	if escape < 2 || escape > 8 || b.get("hr") < 25 || b.get("hr") > 42 || b.get("co") > 3.8 || b.get("map") > 86 {
		t.Errorf("escape after %.1f s at %.0f/min, co %.1f, map %.0f", escape, b.get("hr"), b.get("co"), b.get("map"))
	}
	b.give(Isoprenaline, 20)
	slow := b.get("hr")
	b.wait(60)
	if b.get("hr") < slow+5 {
		t.Errorf("isoprenaline takes the escape from %.0f to %.0f", slow, b.get("hr"))
	}
	b.in.Pads = Pacing{Rate: 70, Current: 50}
	b.wait(5)
	weak := b.get("hr")
	b.in.Pads.Current = 80
	b.wait(60)
	if weak > 60 || b.get("hr") != 70 || b.get("co") < 4.3 {
		t.Errorf("pads: %.0f/min at 50 mA, %.0f/min and %.1f L/min at 80 mA", weak, b.get("hr"), b.get("co"))
	}

	without.set("pacemargin", 0.7)
	asleep := without.until(60, func() bool { return without.get("conscious") == 0 })
	if asleep < 5 || asleep > 12 {
		t.Errorf("without an escape consciousness goes after %.1f s", asleep)
	}
	if flat := without.until(1200, func() bool { return without.Circ.Rhythm == Asystole }); math.IsInf(flat, 1) {
		t.Error("a heart that nothing drives never counts as arrested")
	}
}

func TestAnInfarctFibrillatesWhenItWantsOxygenAndNotBefore(t *testing.T) {
	b := bed(t, "post-mi")
	b.set("bloodloss", 150)
	fast := b.until(1800, func() bool { return b.Circ.Rhythm == Fibrillation })
	sound := bed(t, "adult")
	sound.set("bloodloss", 150)
	never := sound.until(900, func() bool { return sound.Circ.Rhythm == Fibrillation })
	if math.IsInf(fast, 1) || !math.IsInf(never, 1) {
		t.Errorf("bleeding fibrillates an infarct after %v s and a sound heart after %v s", fast, never)
	}
}

func TestATiredChestWithAsthmaOpensToSalbutamol(t *testing.T) {
	b := bed(t, "asthma")
	before := b.all()
	if before["rr"] < 22 || before["hr"] < 105 || before["paco2"] > 4.9 || before["autopeep"] < 1.5 {
		t.Errorf("rr %.0f, hr %.0f, paco2 %.1f, auto-PEEP %.1f", before["rr"], before["hr"], before["paco2"], before["autopeep"])
	}
	b.give(Salbutamol, 5000)
	b.wait(600)
	if b.get("autopeep") > before["autopeep"]-0.7 || b.get("beta2") < 0.5 {
		t.Errorf("auto-PEEP %.1f to %.1f, beta-2 effect %.2f", before["autopeep"], b.get("autopeep"), b.get("beta2"))
	}
}

func TestTheFrailStandBleedingWorse(t *testing.T) {
	fall := func(name string) float64 {
		b := bed(t, name)
		before := b.get("map")
		b.set("bloodloss", 70)
		b.wait(1200)
		return (before - b.get("map")) / before
	}
	adult, frail := fall("adult"), fall("frail")
	t.Logf("1.4 L in 20 min: adult %.0f %%, frail %.0f %% of MAP", 100*adult, 100*frail)
	if frail < adult+0.1 {
		t.Errorf("1.4 L takes %.0f %% of the frail patient's pressure and %.0f %% of the adult's", 100*frail, 100*adult)
	}
}

func TestTheInjuredKidneyMakesLittleUrine(t *testing.T) {
	b := bed(t, "aki-hyperkalaemia")
	b.wait(3600)
	if u := b.get("urine_total") / b.Par.Weight; u > 0.3 {
		t.Errorf("%.2f mL/kg in an hour", u)
	}
}

func TestASmallChildBleedsByTheKilogram(t *testing.T) {
	b := bed(t, "child")
	if perKg := b.bloodVolume() / b.Par.Weight; perKg < 65 || perKg > 90 {
		t.Errorf("the child holds %.0f mL/kg of blood", perKg)
	}
	before := b.all()
	b.set("bloodloss", 25)
	b.wait(600) // a third of the blood
	if b.get("hr") < before["hr"]+25 || b.get("map") > 0.9*before["map"] {
		t.Errorf("250 mL take hr from %.0f to %.0f, map from %.0f to %.0f", before["hr"], b.get("hr"), before["map"], b.get("map"))
	}
}
