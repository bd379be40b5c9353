package patient

import (
	"math"
	"testing"
)

func TestMoreOfEachInsultOrTreatmentMovesItsOwnNumberOneWay(t *testing.T) {
	after := func(name string, seconds float64, quantity string, act func(*bench)) float64 {
		b := bed(t, name)
		act(b)
		b.wait(seconds)
		return b.get(quantity)
	}
	t90 := func(p Params) float64 {
		b := on(p, alone()).airway(oxygen())
		b.wait(180)
		b.paralyse().airway(alone())
		return b.until(1500, func() bool { return b.Blood.SaO2 < 0.90 })
	}
	cases := []struct {
		cause, effect string
		rises         bool
		at            func(x float64) float64
	}{
		{"oxygen consumption", "time to desaturation", false, func(x float64) float64 { p := preset(t, "adult"); p.VO2 += 40 * x; return t90(p) }},
		{"gas in the lung", "time to desaturation", true, func(x float64) float64 { p := preset(t, "adult"); p.FRC = 1500 + 400*x; return t90(p) }},
		{"blood lost", "map", false, func(x float64) float64 {
			return after("adult", 900, "map", func(b *bench) { b.set("bloodloss", 40*x) })
		}},
		{"blood lost", "hr", true, func(x float64) float64 {
			return after("adult", 900, "hr", func(b *bench) { b.set("bloodloss", 40*x) })
		}},
		{"noradrenaline", "map", true, func(x float64) float64 {
			return after("septic-shock", 900, "map", func(b *bench) { b.in.Drug[Noradrenaline] = 8 * x })
		}},
		{"morphine", "paco2", true, func(x float64) float64 {
			return after("adult", 900, "paco2", func(b *bench) { b.give(Morphine, 12*x) })
		}},
		{"naloxone", "paco2", false, func(x float64) float64 {
			return after("opioid-toxicity", 300, "paco2", func(b *bench) { b.give(Naloxone, 60*x) })
		}},
		{"furosemide", "urine", true, func(x float64) float64 {
			return after("adult", 300, "urine", func(b *bench) { b.give(Furosemide, 15*x) })
		}},
		{"a mass", "icp", true, func(x float64) float64 {
			return after("head-injury", 60, "icp", func(b *bench) { b.set("mass", 6*x) })
		}},
		{"a mass", "cpp", false, func(x float64) float64 {
			return after("head-injury", 60, "cpp", func(b *bench) { b.set("mass", 6*x) })
		}},
		{"pressure on a wet lung", "shunt", false, func(x float64) float64 {
			return after("heart-failure", 30, "shunt", func(b *bench) { b.v = Ventilation{VT: 450, Rate: 20, Ti: 1, PEEP: 4 * x, FiO2: 0.5} })
		}},
		{"fluid", "hb", false, func(x float64) float64 {
			return after("adult", 900, "hb", func(b *bench) { b.in.Fluid[Balanced] = 25 * x })
		}},
		{"glucose 5 %", "sodium", false, func(x float64) float64 {
			return after("adult", 900, "sodium", func(b *bench) { b.in.Fluid[Glucose5] = 25 * x })
		}},
		{"kidney", "urine", true, func(x float64) float64 {
			return after("adult", 60, "urine", func(b *bench) { b.set("kidney", 0.3*x) })
		}},
		{"red cells after a bleed", "svo2", true, func(x float64) float64 {
			return after("adult", 1800, "svo2", func(b *bench) {
				b.set("bloodloss", 100)
				b.wait(900)
				b.set("bloodloss", 0)
				b.in.Fluid[RedCells] = 10 * x
			})
		}},
		{"kidney", "potassium", false, func(x float64) float64 {
			return after("adult", 4*3600, "potassium", func(b *bench) { b.set("kidney", 0.1+0.3*x); b.set("potassium_load", 60) })
		}},
		{"saline", "chloride", true, func(x float64) float64 {
			return after("adult", 3600, "chloride", func(b *bench) { b.in.Fluid[Saline] = 15 * x })
		}},
		{"counter-regulation", "glucose", true, func(x float64) float64 {
			return after("type-1", 7200, "glucose", func(b *bench) { b.set("awareness", 0.3*x); b.give(Insulin, 6) })
		}},
		{"carbon dioxide", "brain", false, func(x float64) float64 {
			return after("adult", 900, "brain", func(b *bench) {
				b.paralyse().v = Ventilation{VT: 500, Rate: 14, Ti: 1, FiO2: 0.5, FiCO2: 0.10 + 0.02*x}
			})
		}},
		{"time without circulation", "lactate", true, func(x float64) float64 {
			return after("adult", 60*x, "lactate", func(b *bench) { b.set("rhythm", float64(Asystole)); b.wait(60) })
		}},
		{"weakness of the heart", "co", false, func(x float64) float64 {
			return after("adult", 300, "co", func(b *bench) { b.set("heart", 1-0.2*x) })
		}},
	}
	for _, c := range cases {
		last := c.at(0)
		for level := 1.0; level < 4; level++ {
			now := c.at(level)
			if now == last || (now > last) != c.rises {
				t.Errorf("more %s took %s from %.5g to %.5g", c.cause, c.effect, last, now)
			}
			last = now
		}
	}
}

func TestADrugThatIsClearedMoreSlowlyFallsMoreSlowly(t *testing.T) {
	k := &drugKinds[Noradrenaline]
	usual, last := k.clearance, 0.0
	defer func() { k.clearance = usual }()
	for _, clearance := range []float64{3, 2, 0.9} { // Beloeil 2005: as illness grows
		k.clearance = clearance
		b := on(preset(t, "adult"), alone())
		b.give(Noradrenaline, 100)
		half := b.until(3600, func() bool { return b.Drugs.Amount[Noradrenaline] < 50 })
		if half <= last {
			t.Errorf("at a clearance of %v the half-time is %.0f s, at a higher one %.0f s", clearance, half, last)
		}
		last = half
	}
	if last < 240 || last > 440 {
		t.Errorf("half-time %.0f s at 0.9 L/min, published 6.8 min", last)
	}
}

func TestNothingGivenIsTheSameAsNotLooking(t *testing.T) {
	for _, name := range Presets() {
		looked := bed(t, name)
		looked.in = Inputs{}
		spared := *looked
		spared.in.Quiet = true
		looked.wait(120)
		spared.wait(120)
		if looked.State != spared.State {
			t.Errorf("%s: inputs of nothing change a body", name)
		}
	}
}

func TestKineticsAreLinearSoThatDosesAddUp(t *testing.T) {
	amounts := func(give func(*bench)) [numHeld]float64 {
		b := on(preset(t, "adult"), standard(500, 12, 0.4))
		give(b)
		b.wait(600)
		return b.Drugs.Amount
	}
	one := amounts(func(b *bench) { b.give(Morphine, 5); b.in.Drug[Noradrenaline] = 4 })
	two := amounts(func(b *bench) { b.give(Morphine, 3); b.in.Drug[Noradrenaline] = 6 })
	both := amounts(func(b *bench) { b.give(Morphine, 8); b.in.Drug[Noradrenaline] = 10 })
	for _, d := range []Drug{Morphine, Noradrenaline} {
		if e := math.Abs(both[d]/(one[d]+two[d]) - 1); e > 1e-9 {
			t.Errorf("%v: %g together, %g and %g apart", d, both[d], one[d], two[d])
		}
	}
}

func TestABodyOfAnotherSizeHasTheSameTensionsAndPressures(t *testing.T) {
	p := preset(t, "adult")
	const k = 0.8
	q := p
	for _, x := range []*float64{&q.Weight, &q.Size, &q.FRC, &q.VD, &q.Compliance, &q.VO2, &q.CO, &q.VE, &q.VT} {
		*x *= k
	}
	q.Resistance /= k
	whole, small := on(p, alone()), on(q, alone())
	for range 10 {
		whole.set("bloodloss", 20)
		small.set("bloodloss", 20*k)
		whole.wait(60)
		small.wait(60)
		for _, name := range []string{"pao2", "paco2", "map", "hr", "cvp", "ph", "svo2", "hb"} {
			if a, b := whole.get(name), small.get(name); math.Abs(a/b-1) > 0.01 {
				t.Errorf("%s is %.5g in the large and %.5g in the small body", name, a, b)
			}
		}
	}
}
