package patient

import (
	"math"
	"testing"

	"downtime/game/num"
)

// held is what the body holds of insulin (units), glucose and potassium (mmol), less what the Ledger says it should have
// gained or lost.
func (s *State) held() [3]float64 {
	m, a := &s.Metab, &s.Drugs.Amount
	return [3]float64{
		a[Insulin] + a[InsulinSkin] + m.Depot - s.Sum.Insulin,
		m.Fast + m.Slow + a[Carbohydrate]*mmolPerGram - s.Sum.Glucose,
		m.Potassium + m.Cells - s.Sum.Potassium,
	}
}

// delivered is what one tick of these inputs brings of each.
func delivered(in *Inputs) [3]float64 {
	sum := func(drugs ...Drug) (v float64) {
		for _, d := range drugs {
			v += in.Drug[d]*tickMinutes + in.Bolus[d]
		}
		return v
	}
	grams := sum(Dextrose, Carbohydrate) + 0.05*in.Fluid[Glucose5]*tickMinutes
	return [3]float64{sum(Insulin, InsulinSkin, InsulinMuscle), grams * mmolPerGram, sum(PotassiumChloride)}
}

func TestInsulinGlucoseAndPotassiumAreNeitherMadeNorLost(t *testing.T) {
	const seed = 3
	names := Presets()
	for run := range 60 {
		n := uint32(0)
		roll := func() float64 { n++; return num.Unit(seed, 2, int64(run), n) }
		b := bed(t, names[run%len(names)])
		want := b.held()
		for range 10 {
			b.disturb(roll)
			for d := Insulin; d < NumDrugs; d++ {
				b.in.Drug[d] = math.Max(0, 4*roll()-2)
			}
			b.in.Fluid[Glucose5] = 40 * roll()
			for range 30 * TicksPerSecond {
				for i, v := range delivered(&b.in) {
					want[i] += v
				}
				b.tick()
			}
		}
		for i, got := range b.held() {
			if math.Abs(got-want[i]) > 1e-6 {
				t.Errorf("run %d (%s): %s is %.9f, should be %.9f", run, names[run%len(names)], [...]string{"insulin", "glucose", "potassium"}[i], got, want[i])
			}
		}
	}
}

func TestAHealthyFastHoldsItsGlucoseKetonesAndPotassium(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	b.wait(6 * 3600)
	if g, k, p := b.get("glucose"), b.get("ketones"), b.get("potassium"); math.Abs(g-usualGlucose) > 0.001 || k > 0.1 || math.Abs(p-usualPotassium) > 0.02 {
		t.Errorf("six hours take glucose to %.4f, ketones to %.2f, potassium to %.3f", g, k, p)
	}
}

func TestABasalPumpHoldsTypeOneDiabetesAndADeadOneLosesIt(t *testing.T) {
	on := bed(t, "type-1")
	off := *on
	begin := on.get("glucose")
	on.wait(6 * 3600)
	if g := on.get("glucose"); math.Abs(g-begin) > 0.1 {
		t.Errorf("the basal rate takes glucose from %.2f to %.2f in six hours", begin, g)
	}
	off.in.Drug[InsulinSkin] = 0
	off.wait(3600)
	soon := off.get("glucose")
	off.wait(3 * 3600)
	if soon > begin+2 || off.get("glucose") < begin+3 || off.get("ketones") < 0.5 {
		t.Errorf("without insulin glucose goes %.1f, %.1f at 1 h, %.1f at 4 h, ketones %.1f", begin, soon, off.get("glucose"), off.get("ketones"))
	}
}

func TestInsulinActsSoonerByVeinThanByMuscleAndByMuscleThanBySkin(t *testing.T) {
	fallen := func(route Drug) float64 {
		b := bed(t, "type-1")
		before := b.get("glucose")
		b.give(route, 7)
		return b.until(4*3600, func() bool { return b.get("glucose") < before-1 })
	}
	vein, muscle, skin := fallen(Insulin), fallen(InsulinMuscle), fallen(InsulinSkin)
	t.Logf("1 mmol/L gone after %.0f, %.0f, %.0f min", vein/60, muscle/60, skin/60)
	if !(vein < muscle && muscle < skin && skin < 3600) {
		t.Errorf("1 mmol/L gone after %.0f s by vein, %.0f by muscle, %.0f by skin", vein, muscle, skin)
	}
}

func TestASensorUnderTheSkinIsLateBothWays(t *testing.T) {
	b := bed(t, "type-1")
	b.in.Drug[Insulin] = 6.0 / 60
	b.wait(3600)
	if b.get("glucose_interstitial") < b.get("glucose")+0.1 {
		t.Errorf("falling: blood %.2f, sensor %.2f", b.get("glucose"), b.get("glucose_interstitial"))
	}
	b.give(Dextrose, 20)
	b.wait(120)
	if b.get("glucose_interstitial") > b.get("glucose")-2 {
		t.Errorf("risen: blood %.2f, sensor %.2f", b.get("glucose"), b.get("glucose_interstitial"))
	}
	b.in.Drug[Insulin] = 0
	b.wait(45 * 60)
	if math.Abs(b.get("glucose_interstitial")-b.get("glucose")) > 0.8 {
		t.Errorf("settled: blood %.2f, sensor %.2f", b.get("glucose"), b.get("glucose_interstitial"))
	}
}

func TestAHypoWarnsThenConfusesThenFitsAndSugarBringsItBack(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	heart := b.get("hr")
	b.in.Drug[Insulin] = 60.0 / 60
	shook := b.until(7200, func() bool { return b.get("autonomic") > 0.3 })
	confused := shook + b.until(7200, func() bool { return b.get("gcs") < 15 })
	fitted := confused + b.until(7200, func() bool { return b.get("seizing") == 1 })
	if b.get("hr") < heart+10 {
		t.Errorf("pulse %.0f to %.0f", heart, b.get("hr"))
	}
	b.in.Drug[Insulin] = 0
	b.give(Dextrose, 30)
	b.in.Drug[Dextrose] = 1.2
	awake := b.until(3600, func() bool { return b.get("gcs") >= 14 })
	t.Logf("tremor %.0f, confusion %.0f, fit %.0f min; awake %.0f min after sugar", shook/60, confused/60, fitted/60, awake/60)
	if !(shook < confused && confused < fitted && awake < 2400) {
		t.Errorf("tremor %.0f s, confusion %.0f s, fit %.0f s, awake %.0f s after sugar", shook, confused, fitted, awake)
	}
}

func TestSomeoneWithoutWarningIsConfusedBeforeTrembling(t *testing.T) {
	lowest := func(awareness float64) (warning, glucose float64) {
		b := bed(t, "type-1")
		b.set("awareness", awareness)
		b.in.Drug[Insulin] = 4.0 / 60
		b.until(6*3600, func() bool { return b.get("neuroglycopenia") > 0.05 })
		return b.get("autonomic"), b.get("glucose")
	}
	aware, _ := lowest(0.5)
	unaware, _ := lowest(0.05)
	if aware < 0.2 || unaware > 0 {
		t.Errorf("at the first confusion the alarm is %.2f with and %.2f without awareness", aware, unaware)
	}
}

// The monotone relations of metabolism: more of a cause gives more of its effect.
func TestMoreOfWhatMovesMetabolismMovesItFurther(t *testing.T) {
	cases := []struct {
		cause, preset, quantity string
		rises                   bool
		minutes                 float64
		apply                   func(b *bench, level float64)
	}{
		{"insulin by vein", "adult", "glucose", false, 20, func(b *bench, x float64) { b.give(Insulin, x) }},
		{"insulin under the skin", "type-1", "glucose", false, 90, func(b *bench, x float64) { b.give(InsulinSkin, x) }},
		{"insulin by vein", "adult", "potassium", false, 40, func(b *bench, x float64) { b.give(Insulin, 2*x) }},
		{"insulin by vein", "dka", "ketones", false, 60, func(b *bench, x float64) { b.give(Insulin, x) }},
		{"glucose by vein", "type-1", "glucose", true, 20, func(b *bench, x float64) { b.give(Dextrose, 5*x) }},
		{"carbohydrate", "type-1", "glucose", true, 60, func(b *bench, x float64) { b.give(Carbohydrate, 5*x) }},
		{"stress", "type-1", "glucose", true, 120, func(b *bench, x float64) { b.set("stress", 0.25+0.2*x) }},
		{"potassium", "adult", "potassium", true, 10, func(b *bench, x float64) { b.give(PotassiumChloride, 5*x) }},
		{"salbutamol", "adult", "potassium", false, 30, func(b *bench, x float64) { b.give(Salbutamol, 500*x) }},
		{"bicarbonate", "dka", "ph", true, 10, func(b *bench, x float64) { b.give(SodiumBicarbonate, 30*x) }},
		{"bicarbonate", "aki-hyperkalaemia", "potassium", false, 30, func(b *bench, x float64) { b.give(SodiumBicarbonate, 30*x) }},
		{"calcium", "aki-hyperkalaemia", "keff", false, 5, func(b *bench, x float64) { b.give(Calcium, x) }},
		{"saline", "adult", "be", false, 60, func(b *bench, x float64) { b.in.Fluid[Saline] = 20 * x }},
		{"acid", "adult", "potassium", true, 60, func(b *bench, x float64) { b.set("be", -4*x) }},
		{"fluid", "dka", "glucose", false, 120, func(b *bench, x float64) { b.in.Fluid[Saline] = 8 * x }},
	}
	for _, c := range cases {
		last := 0.0
		for level := range 4 {
			b := bed(t, c.preset)
			c.apply(b, float64(level))
			b.wait(60 * c.minutes)
			now := b.get(c.quantity)
			if level > 0 && (now > last) != c.rises {
				t.Errorf("more %s took %s of %s from %.4g to %.4g", c.cause, c.quantity, c.preset, last, now)
			}
			last = now
		}
	}
}

func TestCalciumSteadiesTheMembraneAndLeavesPotassiumAlone(t *testing.T) {
	given := bed(t, "aki-hyperkalaemia")
	left := *given
	given.give(Calcium, 6.8)
	given.wait(300)
	left.wait(300)
	left.tick()
	if d := math.Abs(given.get("potassium") - left.get("potassium")); d > 0.01 {
		t.Errorf("calcium moves potassium by %.3f", d)
	}
	if gain := left.get("keff") - given.get("keff"); gain < 0.8 || gain > calciumGives {
		t.Errorf("five minutes after 30 mL of gluconate the membrane gains %.2f", gain)
	}
	given.wait(3600)
	if gain := given.get("potassium") - given.get("keff"); gain > 0.6 {
		t.Errorf("after an hour %.2f of it is left", gain)
	}
}
