package patient

import (
	"math"
	"testing"
)

// worsens are the presets that are ill enough to deteriorate by themselves; see illness_test.go.
var worsens = map[string]bool{"heart-failure": true, "opioid-toxicity": true, "dka": true, "dka-moderate": true, "aki-hyperkalaemia": true}

func TestAStablePatientStaysStableForAnHour(t *testing.T) {
	drift := map[string]float64{"paco2": 0.25, "sao2": 0.6, "hr": 3, "map": 3, "co": 0.25, "ph": 0.02, "lactate": 0.3, "gcs": 0, "lung_lost": 0.02, "spo2": 0.6, "glucose": 0.3, "potassium": 0.1, "ketones": 0.2, "hb": 0.2, "sodium": 0.5, "icp": 1}
	for _, name := range Presets() {
		if worsens[name] {
			continue
		}
		b := bed(t, name)
		before := b.all()
		for minute := 1; minute <= 60; minute++ {
			b.wait(60)
			for q, allowed := range drift {
				if d := math.Abs(b.get(q) - before[q]); d > allowed {
					t.Errorf("%s: after %d min %s has gone from %.4g to %.4g", name, minute, q, before[q], b.get(q))
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

func TestTheFirstSecondOfASettledPatientIsSteady(t *testing.T) {
	for _, name := range Presets() {
		b := bed(t, name)
		before := b.all()
		b.wait(1)
		for _, q := range []string{"hr", "map", "sao2", "paco2", "spo2", "etco2"} {
			if now := b.get(q); math.Abs(now-before[q]) > 0.01*before[q] {
				t.Errorf("%s: %s jumps from %.4g to %.4g in the first second", name, q, before[q], now)
			}
		}
	}
}

func TestTheManOfTheFirstCaseBeginsWhereHisDoctorsLeftHim(t *testing.T) {
	b := on(preset(t, "ards"), caseSettings())
	for q, band := range map[string][2]float64{
		"spo2": {89, 95}, "paco2": {5, 6.5}, "etco2": {3.8, 5}, "ppeak": {27, 33}, "pplat": {22, 27}, "vt": {440, 460},
		"map": {70, 90}, "hr": {75, 100}, "rr": {0, 0}, "gcs": {3, 8}, "autopeep": {0, 1},
	} {
		if v := b.get(q); v < band[0] || v > band[1] {
			t.Errorf("%s is %.4g at the start, want %v", q, v, band)
		}
	}
}

func TestWantOfOxygenSlowsTheHeartThenStopsItInOrder(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	b.set("obstruction", 1)
	fast := b.until(300, func() bool { return b.get("hr") > 85 })
	slow := fast + b.until(900, func() bool { return b.get("hr") < 50 })
	pulseless := slow + b.until(900, func() bool { return b.Circ.Rhythm == PulselessElectrical })
	if b.get("pulse") != 0 || b.get("hr") < 15 {
		t.Errorf("pulseless electrical activity shows hr %.0f, pulse %.0f", b.get("hr"), b.get("pulse"))
	}
	flat := pulseless + b.until(900, func() bool { return b.Circ.Rhythm == Asystole })
	t.Logf("tachycardia %.0f s, bradycardia %.0f s, pulseless %.0f s, asystole %.0f s", fast, slow, pulseless, flat)
	if !(fast < slow && slow < pulseless && pulseless < flat && !math.IsInf(flat, 1)) {
		t.Errorf("want tachycardia %v, bradycardia %v, pulseless %v, asystole %v in that order", fast, slow, pulseless, flat)
	}
}

func TestOxygenBeforeThePulseIsLostBringsTheHeartBack(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	b.set("obstruction", 1)
	b.until(900, func() bool { return b.get("hr") < 45 })
	b.set("obstruction", 0)
	b.airway(standard(500, 14, 1))
	if back := b.until(300, func() bool { return b.get("hr") > 60 && b.get("map") > 70 && b.get("sao2") > 95 }); math.IsInf(back, 1) {
		t.Errorf("five minutes of oxygen leave hr %.0f, map %.0f, sao2 %.0f", b.get("hr"), b.get("map"), b.get("sao2"))
	}
}

func TestOnlyCompressionsWithOxygenBringAPulselessHeartBack(t *testing.T) {
	arrested := on(preset(t, "adult"), alone())
	arrested.set("obstruction", 1)
	arrested.until(1200, func() bool { return arrested.get("arrest") == 1 })
	arrested.set("obstruction", 0)
	arrested.airway(standard(500, 10, 1))

	left, pushed, late := *arrested, *arrested, *arrested
	left.wait(600)
	if left.get("arrest") == 0 {
		t.Error("the heart came back without compressions")
	}
	pushed.in.Compressions = 1
	if back := pushed.until(600, func() bool { return pushed.get("arrest") == 0 }); math.IsInf(back, 1) {
		t.Errorf("ten minutes of good compressions leave energy %.2f, map %.0f", pushed.Circ.Energy, pushed.get("map"))
	}
	pushed.in.Compressions = 0
	pushed.wait(300)
	if pushed.get("arrest") == 1 || pushed.get("map") < 55 {
		t.Errorf("five minutes after return: rhythm %v, map %.0f", pushed.Circ.Rhythm, pushed.get("map"))
	}
	late.wait(1800)
	late.in.Compressions = 1
	late.wait(600)
	if late.get("alive") == 1 || late.get("arrest") == 0 {
		t.Error("the heart came back after half an hour without circulation")
	}
}

func TestTheFingerLearnsOfHypoxiaHalfAMinuteLate(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	b.paralyse()
	true90 := b.until(300, func() bool { return b.get("sao2") < 90 })
	shown90 := true90 + b.until(300, func() bool { return b.get("spo2") < 90 })
	if lag := shown90 - true90; lag < 15 || lag > 40 {
		t.Errorf("the finger shows 90 %% %.0f s after the artery", lag)
	}
}

func TestTheCapnogramTakesItsShapeFromTheAirway(t *testing.T) {
	// risen is the seconds from the start of expiration to four fifths of the plateau.
	risen := func(resistance float64) float64 {
		b := on(passive(preset(t, "adult"), 50, resistance), standard(500, 10, 0.3))
		b.until(12, func() bool { return b.Tick%300 == 50 })
		goal := 0.8 * b.Meter.EtCO2
		return b.until(5, func() bool { return b.Meter.CO2 > goal })
	}
	box, fin := risen(8), risen(60)
	t.Logf("to 80 %% of plateau: %.2f s at R 8, %.2f s at R 60", box, fin)
	if fin < 1.8*box {
		t.Errorf("a narrow airway must slow the upstroke: %.2f s at R 8, %.2f s at R 60", box, fin)
	}

	b := on(passive(preset(t, "adult"), 50, 8), Ventilation{VT: 500, Rate: 14, Ti: 1, FiO2: 0.5, FiCO2: 0.02})
	least := math.Inf(1)
	b.until(10, func() bool { least = math.Min(least, b.get("co2")); return false })
	if least < 1.5 {
		t.Errorf("rebreathing 2 %% must lift the baseline, it reaches %.2f kPa", least)
	}
}

func TestNoCarbonDioxideComesFromATubeOutsideTheTrachea(t *testing.T) {
	b := on(passive(preset(t, "adult"), 50, 8), standard(500, 12, 0.4))
	b.set("tube", float64(TubeOut))
	b.wait(30) // six breaths
	if co2 := b.get("co2"); co2 > 0.2 {
		t.Errorf("after six breaths the trace still reaches %.2f kPa", co2)
	}
	b.wait(400)
	if b.get("sao2") > 85 {
		t.Errorf("seven minutes without a tube leave a paralysed patient at %.0f %%", b.get("sao2"))
	}
}

func TestAgitationMeetsTheVentilatorAndSedationQuietsIt(t *testing.T) {
	b := on(preset(t, "ards"), caseSettings())
	calm := b.all()
	b.set("sedation", 0.2)
	b.set("agitation", 0.8)
	b.wait(120)
	for _, q := range []string{"hr", "sbp", "rr", "effort", "vo2", "gcs", "drive"} {
		if b.get(q) <= calm[q] {
			t.Errorf("agitation leaves %s at %.4g, was %.4g", q, b.get(q), calm[q])
		}
	}
	b.set("sedation", 0.9)
	b.wait(180)
	if b.get("effort") > 3 || b.get("hr") > calm["hr"]+8 {
		t.Errorf("sedated again: effort %.1f, hr %.0f", b.get("effort"), b.get("hr"))
	}
}

func TestTensionPneumothoraxStiffensTheChestAndEmptiesTheHeart(t *testing.T) {
	b := on(preset(t, "ards"), caseSettings())
	before := b.all()
	b.set("pneumothorax", 0.7)
	b.wait(90)
	if b.get("pplat") < before["pplat"]+6 || b.get("map") > before["map"]-12 || b.get("cvp") < before["cvp"]+4 || b.get("sao2") > before["sao2"]-5 {
		t.Errorf("plateau %.0f to %.0f, map %.0f to %.0f, cvp %.0f to %.0f, sao2 %.0f to %.0f", before["pplat"], b.get("pplat"),
			before["map"], b.get("map"), before["cvp"], b.get("cvp"), before["sao2"], b.get("sao2"))
	}
	b.set("pneumothorax", 0)
	b.wait(180)
	if b.get("map") < before["map"]-6 {
		t.Errorf("decompressed, map is %.0f, was %.0f", b.get("map"), before["map"])
	}
}

func TestMoreOfOneCauseMeansMoreOfItsEffect(t *testing.T) {
	adult := preset(t, "adult")
	adult.Paralysed = 1
	measure := func(change func(*Params, *Ventilation), quantity string) float64 {
		p, v := adult, standard(500, 12, 0.4)
		change(&p, &v)
		b := on(p, v)
		return b.get(quantity)
	}
	cases := []struct {
		cause, quantity string
		rises           bool
		change          func(p *Params, v *Ventilation, level float64)
	}{
		{"shunt", "pao2", false, func(p *Params, _ *Ventilation, x float64) { p.Shunt = 0.02 + 0.1*x }},
		{"tidal volume", "paco2", false, func(_ *Params, v *Ventilation, x float64) { v.VT = 400 + 100*x }},
		{"dead space", "paco2", true, func(p *Params, _ *Ventilation, x float64) { p.DeadSpace = 0.05 + 0.1*x }},
		{"oxygen consumption", "paco2", true, func(p *Params, _ *Ventilation, x float64) { p.VO2Factor = 1 + 0.2*x }},
		{"inspired oxygen", "pao2", true, func(_ *Params, v *Ventilation, x float64) { v.FiO2 = 0.21 + 0.2*x }},
		{"resistance", "ppeak", true, func(p *Params, _ *Ventilation, x float64) { p.Resistance = 5 + 10*x }},
		{"stiffness", "pplat", true, func(p *Params, _ *Ventilation, x float64) { p.Compliance = 60 - 12*x }},
		{"PEEP", "co", false, func(_ *Params, v *Ventilation, x float64) { v.PEEP = 5 * x }},
		{"vascular resistance", "map", true, func(p *Params, _ *Ventilation, x float64) { p.SVRFactor = 0.4 + 0.2*x }},
		{"base excess", "ph", true, func(p *Params, _ *Ventilation, x float64) { p.BE = 5*x - 10 }},
	}
	for _, c := range cases {
		last := 0.0
		for level := range 4 {
			now := measure(func(p *Params, v *Ventilation) { c.change(p, v, float64(level)) }, c.quantity)
			if level > 0 && (now > last) != c.rises {
				t.Errorf("more %s took %s from %.4g to %.4g", c.cause, c.quantity, last, now)
			}
			last = now
		}
	}
}

func TestEachDrugDoesWhatItIsGivenFor(t *testing.T) {
	cases := []struct {
		drug     Drug
		bolus    float64
		preset   string
		quantity string
		rises    bool
		by       float64
	}{
		{Noradrenaline, 20, "ards", "map", true, 4},
		{Adrenaline, 50, "adult", "hr", true, 5},
		{Metaraminol, 0.5, "ards", "map", true, 4},
		{Propofol, 150, "adult", "gcs", false, 8},
		{Morphine, 40, "adult", "mv", false, 2},
		{Rocuronium, 70, "adult", "mv", false, 4},
		{Atropine, 600, "adult", "hr", true, 10},
		{Isoprenaline, 20, "adult", "hr", true, 10},
		{Salbutamol, 2500, "copd", "autopeep", false, 0.05},
	}
	for _, c := range cases {
		v := alone()
		if c.preset == "ards" {
			v = caseSettings()
		}
		b := on(preset(t, c.preset), v)
		before := b.get(c.quantity)
		b.in.Bolus[c.drug] = c.bolus
		b.tick()
		b.in.Bolus[c.drug] = 0
		b.wait(60)
		change := b.get(c.quantity) - before
		if !c.rises {
			change = -change
		}
		if change < c.by {
			t.Errorf("%v %v %s moved %s from %.4g to %.4g", c.drug, c.bolus, DrugUnit(c.drug), c.quantity, before, b.get(c.quantity))
		}
	}
}

func TestAnUnknownPresetIsRefused(t *testing.T) {
	if _, ok := Preset("no-such-patient"); ok {
		t.Error("Preset knows no-such-patient")
	}
}
