package patient

import (
	"math"
	"testing"
)

// Each metabolic patient takes the course that its preset states.

func TestUntreatedKetoacidosisWorsensByTheHour(t *testing.T) {
	for _, name := range []string{"dka", "dka-moderate"} {
		b := bed(t, name)
		last := b.all()
		for hour := 1; hour <= 4; hour++ {
			b.wait(3600)
			for q, by := range map[string]float64{"ph": -0.005, "ketones": 0.15, "glucose": 1, "potassium": 0.05} {
				if change := b.get(q) - last[q]; change/by < 1 {
					t.Errorf("%s: in hour %d %s goes from %.3f to %.3f", name, hour, q, last[q], b.get(q))
				}
			}
			last = b.all()
		}
	}
}

// A litre in the first hour, then half a litre; insulin by one route; potassium 40 mmol/L once it is below 5.5.
func treatKetoacidosis(b *bench, hours int, insulin func(b *bench, hour int)) {
	for hour := range hours {
		insulin(b, hour)
		b.in.Fluid[Saline] = 500.0 / 60
		if hour == 0 {
			b.in.Fluid[Saline] = 1000.0 / 60
		}
		b.in.Drug[PotassiumChloride] = 0
		if b.get("potassium") < 5.5 {
			b.in.Drug[PotassiumChloride] = b.in.Fluid[Saline] * 0.040
		}
		b.in.Drug[Dextrose] = 0
		if b.get("glucose") < 14 {
			b.in.Drug[Dextrose] = 12.5 / 60
		}
		b.wait(3600)
	}
}

func TestKetoacidosisAnswersToFluidInsulinAndPotassium(t *testing.T) {
	for name, c := range map[string]struct {
		preset  string
		insulin func(*bench, int)
	}{
		"fixed rate by vein": {"dka", func(b *bench, _ int) { b.in.Drug[Insulin] = 0.1 * b.Par.Weight / 60 }},
		"hourly under the skin": {"dka-moderate", func(b *bench, hour int) {
			dose := 0.1
			if hour == 0 {
				dose = 0.3
			}
			b.give(InsulinSkin, dose*b.Par.Weight)
		}},
		"hourly into muscle": {"dka-moderate", func(b *bench, _ int) { b.give(InsulinMuscle, 0.1*b.Par.Weight) }},
	} {
		b := bed(t, c.preset)
		before, least := b.all(), math.Inf(1)
		treatKetoacidosis(b, 8, func(b *bench, hour int) { c.insulin(b, hour); least = math.Min(least, b.get("potassium")) })
		t.Logf("%s: after 8 h ph %.2f, ketones %.1f, glucose %.1f, potassium %.1f (least %.1f), hr %.0f, rr %.0f", name, b.get("ph"), b.get("ketones"),
			b.get("glucose"), b.get("potassium"), least, b.get("hr"), b.get("rr"))
		if b.get("ph") < 7.28 || b.get("ketones") > before["ketones"]-4 || b.get("glucose") > 18 || b.get("glucose") < 5 {
			t.Errorf("%s: after 8 h ph %.2f, ketones %.1f, glucose %.1f", name, b.get("ph"), b.get("ketones"), b.get("glucose"))
		}
		if b.get("rr") > before["rr"]-1.5 || b.get("hr") > before["hr"] {
			t.Errorf("%s: rr %.0f to %.0f, hr %.0f to %.0f", name, before["rr"], b.get("rr"), before["hr"], b.get("hr"))
		}
		if least < 3 || b.get("potassium") > 5.6 {
			t.Errorf("%s: potassium falls to %.2f and ends at %.2f", name, least, b.get("potassium"))
		}
	}
}

func TestInsulinTwiceAsFastWithoutPotassiumEndsInAHypokalaemicHeart(t *testing.T) {
	b := bed(t, "dka")
	b.in.Drug[Insulin] = 0.2 * b.Par.Weight / 60
	b.in.Fluid[Saline] = 500.0 / 60
	b.wait(4 * 3600)
	if k := b.get("potassium"); k > 3.9 || ECGOf(2.6).U == 0 || ECGOf(4).U != 0 {
		t.Errorf("four hours leave potassium at %.2f", k)
	}
}

func TestAnUntreatedPotassiumStopsTheHeartWithinTheHourAndTreatmentBuysTime(t *testing.T) {
	begin := bed(t, "aki-hyperkalaemia")
	arrest := func(treat func(*bench)) float64 {
		b := *begin
		treat(&b)
		return b.until(6*3600, func() bool { return b.get("arrest") == 1 }) / 60
	}
	ecg := ECGOf(begin.get("keff"))
	if begin.get("potassium") < 7.05 || begin.get("hr") > 48 || ecg.QRS < 1.3 || ecg.P > 0.6 {
		t.Errorf("potassium %.1f, hr %.0f, %+v at the start", begin.get("potassium"), begin.get("hr"), ecg)
	}
	nothing := arrest(func(*bench) {})
	calcium := arrest(func(b *bench) { b.give(Calcium, 6.8) })
	little := arrest(func(b *bench) { b.give(Calcium, 2.2) })
	all := arrest(func(b *bench) {
		b.give(Calcium, 6.8)
		b.give(Insulin, 10)
		b.give(Dextrose, 25)
		b.give(Salbutamol, 2500)
	})
	t.Logf("fibrillates after %.0f min; %.0f with 10 mL of gluconate, %.0f with 30 mL, %.0f with insulin and salbutamol too", nothing, little, calcium, all)
	if nothing < 15 || nothing > 60 || little < nothing || calcium < nothing+15 || all < calcium+45 {
		t.Errorf("fibrillates after %.0f min, with calcium %.0f, with everything %.0f", nothing, calcium, all)
	}
}

func TestTheHeartFibrillatesSoonerTheFurtherPotassiumIsBeyondItsBounds(t *testing.T) {
	last := math.Inf(1)
	for _, level := range []float64{8.4, 8.7, 9.5, 12} {
		p := preset(t, "adult")
		p.Potassium = level
		b := on(p, alone())
		when := b.until(300, func() bool { return b.Circ.Rhythm == Fibrillation })
		if level < arrestAbove != math.IsInf(when, 1) || when >= last && level > arrestAbove {
			t.Errorf("at %.1f mmol/L the heart fibrillates after %.0f s, at the level before after %.0f s", level, when, last)
		}
		last = when
	}
	p := preset(t, "adult")
	p.Potassium = 1.5
	if b := on(p, alone()); math.IsInf(b.until(300, func() bool { return b.Circ.Rhythm == Fibrillation }), 1) {
		t.Error("a potassium of 1.5 does nothing to the heart")
	}
}

func TestAPrintedGasObeysHendersonAndHasselbalch(t *testing.T) {
	for _, c := range []struct{ pco2, hco3, ph float64 }{{2.2, 4.8, 7.08}, {2.2, 17, 7.63}, {5.1, 19.1, 7.32}, {5.3, 24, 7.40}} {
		if got := PHFrom(c.pco2, c.hco3); math.Abs(got-c.ph) > 0.015 {
			t.Errorf("pH of %.1f kPa and %.1f mmol/L is %.3f, want %.2f", c.pco2, c.hco3, got, c.ph)
		}
	}
	b := bed(t, "dka")
	if got := PHFrom(b.get("paco2"), b.get("hco3")); math.Abs(got-b.get("ph")) > 0.005 {
		t.Errorf("the body's own gas: %.3f against %.3f", got, b.get("ph"))
	}
}

func TestAStripReadsTooLittleOfManyKetones(t *testing.T) {
	for k, want := range map[float64]float64{0.5: 0.5, 3: 3, 13.7: 5.4, 60: 8} {
		if got := MeterKetones(k); math.Abs(got-want) > 0.01 {
			t.Errorf("%.1f mmol/L reads %.2f, want %.1f", k, got, want)
		}
	}
}
