package patient

import (
	"math"
	"testing"
)

func TestAFlushPushesInWhatTheLineHolds(t *testing.T) {
	p := preset(t, "septic-shock")
	p.LineDead = 1
	b := on(p, support("septic-shock"))
	b.in.Drug[Noradrenaline] = p.Dose
	b.wait(120)
	calm := b.get("map")
	flushed, carried := *b, *b
	flushed.in.Line.Flush = 10
	flushed.tick()
	flushed.in.Line.Flush = 0
	left := flushed.get("na_line")
	peak := calm
	flushed.until(180, func() bool { peak = math.Max(peak, flushed.Circ.MAP); return false })
	if peak < calm+15 || left > 5 {
		t.Errorf("a flush takes map from %.0f to %.0f and leaves %.0f micrograms in the line", calm, peak, left)
	}
	trough := peak
	flushed.until(600, func() bool { trough = math.Min(trough, flushed.Circ.MAP); return false })
	if trough > calm-3 {
		t.Errorf("after the flush the line must fill again: map falls to %.0f, was %.0f", trough, calm)
	}
	carried.in.Line.Carrier = 2
	peak = calm
	carried.until(180, func() bool { peak = math.Max(peak, carried.Circ.MAP); return false })
	carried.wait(1200)
	if peak < calm+6 || math.Abs(carried.get("map")-calm) > 4 {
		t.Errorf("a raised carrier takes map from %.0f to %.0f and then %.0f", calm, peak, carried.get("map"))
	}
}

func TestAShockWorksWhileTheHeartHasEnergyAndCompressionsKeepIt(t *testing.T) {
	fibrillating := func(seconds, compressions float64) *bench {
		b := on(preset(t, "adult"), standard(500, 10, 1))
		b.set("rhythm", float64(Fibrillation))
		b.in.Compressions = compressions
		b.wait(seconds)
		return b
	}
	shock := func(b *bench, joules float64) Rhythm {
		b.in.Shock = joules
		b.tick()
		b.in.Shock = 0
		return b.Circ.Rhythm
	}
	cases := []struct {
		seconds, compressions, joules float64
		want                          Rhythm
	}{
		{60, 0, 150, Sinus},
		{60, 0, 50, Fibrillation},
		{240, 0, 150, PulselessElectrical},
		{240, 1, 150, Sinus},
		{800, 0, 150, Asystole},
	}
	for _, c := range cases {
		if got := shock(fibrillating(c.seconds, c.compressions), c.joules); got != c.want {
			t.Errorf("%.0f J after %.0f s with compressions %.0f: rhythm %v, want %v", c.joules, c.seconds, c.compressions, got, c.want)
		}
	}
	back := fibrillating(60, 0)
	shock(back, 150)
	back.wait(120)
	if back.get("map") < 60 || back.get("arrest") == 1 {
		t.Errorf("two minutes after the shock map is %.0f", back.get("map"))
	}
	flat := on(preset(t, "adult"), alone())
	flat.set("rhythm", float64(Asystole))
	if shock(flat, 200) != Asystole {
		t.Error("a shock moved asystole")
	}
	well := on(preset(t, "adult"), alone())
	if shock(well, 200) != Sinus {
		t.Error("a shock moved sinus rhythm")
	}
	fast := on(preset(t, "adult"), alone())
	fast.set("rhythm", float64(Tachycardia))
	if fast.get("shockable") != 1 || fast.until(300, func() bool { return fast.Circ.Rhythm == Fibrillation }) > 200 {
		t.Error("pulseless tachycardia is not shockable or never decays")
	}
}

func TestABagTooFastAndTooFullEmptiesTheHeart(t *testing.T) {
	p := passive(preset(t, "copd"), 60, 18)
	b := on(p, standard(450, 12, 0.5))
	b.set("bloodloss", 100)
	b.wait(600)
	b.set("bloodloss", 0)
	before := b.all()
	b.v = standard(750, 32, 0.5)
	b.wait(90)
	if b.get("autopeep") < 8 || b.get("co") > 0.75*before["co"] || b.get("map") > before["map"]-8 {
		t.Errorf("auto-PEEP %.1f, co %.1f to %.1f, map %.0f to %.0f", b.get("autopeep"), before["co"], b.get("co"), before["map"], b.get("map"))
	}
}

func TestFluidGoesWhereItsKindSends(t *testing.T) {
	after := func(f Fluid) *bench {
		b := on(preset(t, "adult"), alone())
		b.in.Fluid[f] = 1000.0 / 30
		b.wait(1800)
		b.in.Fluid[f] = 0
		b.wait(1800)
		return b
	}
	crystalloid, sugar, cells := after(Balanced), after(Glucose5), after(RedCells)
	if c := math.Abs(crystalloid.Fluid.Cells); c > 20 {
		t.Errorf("a balanced litre moves %.0f mL into cells", c)
	}
	if c := sugar.Fluid.Cells; c < 450 || c > 700 {
		t.Errorf("a litre of glucose 5 %% moves %.0f mL into cells", c)
	}
	if na := sugar.get("sodium"); na > 138.5 || na < 135 {
		t.Errorf("a litre of glucose 5 %% takes sodium to %.1f", na)
	}
	if sugar.Fluid.Plasma > 0.6*crystalloid.Fluid.Plasma {
		t.Errorf("of glucose 5 %% %.0f mL stay in plasma, of crystalloid %.0f", sugar.Fluid.Plasma, crystalloid.Fluid.Plasma)
	}
	if !(crystalloid.get("hb") < 14.3 && cells.get("hb") > 15.2) {
		t.Errorf("haemoglobin is %.1f after crystalloid and %.1f after red cells", crystalloid.get("hb"), cells.get("hb"))
	}
}

func TestTooMuchFluidFillsTheLung(t *testing.T) {
	p := preset(t, "frail")
	p.HeartFactor, p.Kidney = 0.75, 0.2
	b := on(p, alone())
	before := b.all()
	b.in.Fluid[Balanced] = 50
	b.wait(3600)
	if b.get("spo2") > before["spo2"]-4 || b.Mech.Compliance > 0.93*p.Compliance {
		t.Errorf("3 L in an hour: spo2 %.1f to %.1f, water %.0f mL, compliance %.0f", before["spo2"], b.get("spo2"), b.get("lung_water"), b.Mech.Compliance)
	}
}

func TestASeizureConsumesPoisonsAndPasses(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	b.set("flicker", 1)
	begins := b.until(60, func() bool { return b.get("seizing") == 1 })
	b.set("flicker", 0)
	if math.IsInf(begins, 1) {
		t.Fatal("flashing light brings no seizure")
	}
	b.wait(30)
	if b.get("gcs") != 3 || b.get("vo2") < 450 || b.get("mv") > 4 || b.get("pupil_left") < 6 {
		t.Errorf("in the fit: gcs %.0f, vo2 %.0f, mv %.1f, pupil %.1f", b.get("gcs"), b.get("vo2"), b.get("mv"), b.get("pupil_left"))
	}
	lasts := 30 + b.until(300, func() bool { return b.get("seizing") == 0 })
	if lasts < 50 || lasts > 120 || b.get("lactate") < 6 || b.get("ph") > 7.32 {
		t.Errorf("it lasts %.0f s and leaves lactate %.1f, pH %.2f", lasts, b.get("lactate"), b.get("ph"))
	}
	stupor := b.get("gcs")
	b.wait(1800)
	if stupor > 8 || b.get("gcs") < 14 {
		t.Errorf("gcs %.0f after the fit and %.0f half an hour later", stupor, b.get("gcs"))
	}
}

func TestLorazepamEndsAFitAndARelaxantOnlyHidesIt(t *testing.T) {
	fit := on(preset(t, "adult"), standard(500, 14, 0.5))
	fit.set("flicker", 1)
	fit.until(60, func() bool { return fit.get("seizing") == 1 })
	fit.set("flicker", 0)
	fit.wait(5)
	hidden := *fit
	fit.give(Lorazepam, 4)
	if ends := fit.until(120, func() bool { return fit.get("seizing") == 0 }); ends > 30 {
		t.Errorf("4 mg of lorazepam end it after %.0f s", ends)
	}
	hidden.give(Rocuronium, 100)
	hidden.wait(20)
	if hidden.get("seizing") != 1 || hidden.get("vo2") > 320 {
		t.Errorf("relaxed: seizing %.0f, vo2 %.0f", hidden.get("seizing"), hidden.get("vo2"))
	}
}

func TestWantOfSugarClosesTheBrainAndComesBack(t *testing.T) {
	b := on(preset(t, "adult"), alone())
	hold := func(glucose, seconds float64) float64 { // clamps plasma glucose; gives the seconds to a seizure
		return b.until(seconds, func() bool {
			b.Metab.Fast *= glucose / b.Metab.Glucose
			b.Metab.Glucose = glucose
			return b.get("seizing") == 1
		})
	}
	hold(2.2, 900)
	dull := b.get("gcs")
	fit := hold(1, 1800)
	b.wait(120)
	hold(6, 3000)
	if dull > 13 || math.IsInf(fit, 1) || b.get("gcs") < 14 || b.get("brain_injury") > 0 {
		t.Errorf("gcs %.0f at 2.2 mmol/L, fit after %v s at 1.0, gcs %.0f fed again", dull, fit, b.get("gcs"))
	}
}

func TestEachDrugOfTheCirculationMovesItsOwnNumber(t *testing.T) {
	cases := []struct {
		drug           Drug
		bolus, seconds float64
		quantity       string
		low, high      float64 // change
	}{
		{Metaraminol, 0.5, 120, "map", 5, 30},
		{Metaraminol, 0.5, 120, "hr", -20, -1},
		{Adrenaline, 100, 60, "map", 3, 60},
		{Adrenaline, 100, 60, "hr", 10, 80},
		{Atropine, 600, 120, "hr", 10, 40},
		{Isoprenaline, 20, 60, "hr", 10, 60},
		{Propofol, 140, 90, "map", -35, -10},
		{Propofol, 140, 30, "drive", -20, -4},
		{Morphine, 10, 900, "paco2", 0.1, 1.5},
		{Salbutamol, 500, 300, "hr", 5, 30},
		{Noradrenaline, 20, 60, "map", 5, 40},
	}
	for _, c := range cases {
		b := on(preset(t, "adult"), alone())
		before := b.get(c.quantity)
		b.give(c.drug, c.bolus)
		b.wait(c.seconds)
		if d := b.get(c.quantity) - before; d < c.low || d > c.high {
			t.Errorf("%v %v %s moves %s by %.1f in %.0f s, want %v to %v", c.drug, c.bolus, DrugUnit(c.drug), c.quantity, d, c.seconds, c.low, c.high)
		}
	}
}
