package engine_test

import (
	"testing"

	"downtime/game/engine"
	"downtime/game/patient"
)

const second = engine.TicksPerSecond

// bed is a case of one body that breathes alone, with effects that come after so many ticks of the start.
func bed(t *testing.T, preset string, effects ...engine.Effect) *engine.Scenario {
	t.Helper()
	params, ok := patient.Preset(preset)
	if !ok {
		t.Fatalf("no preset %s", preset)
	}
	sc := &engine.Scenario{ID: "bed", Limit: 3600 * second, Effects: effects}
	sc.Patients = []engine.Patient{{ID: "a", Params: params, Weight: 1}}
	sc.People = []engine.Person{{ID: "you", Label: "You"}}
	sc.Variants = []engine.Variant{
		{ID: "left", Kind: engine.Plain, Weight: 1, Twin: -1},
		{ID: "cared-for", Kind: engine.Plain, Weight: 1, Twin: -1, Setup: engine.Block{To: len(effects)}},
	}
	engine.Settle(sc)
	return sc
}

// both plays the same seconds without and with the effects of a case.
func both(t *testing.T, sc *engine.Scenario, seconds int64) (left, cared engine.State) {
	t.Helper()
	left, cared = engine.Start(sc, 1, 0), engine.Start(sc, 1, 1)
	wait(t, sc, &left, seconds)
	wait(t, sc, &cared, seconds)
	return left, cared
}

func turned(t *testing.T, knob string, to float64, after int64) engine.Effect {
	t.Helper()
	k, ok := patient.KnobIndex(knob)
	if !ok {
		t.Fatalf("no knob %s", knob)
	}
	return engine.Effect{Kind: engine.TurnKnob, Sub: k, Value: to, After: after}
}

func TestAFluidBolusFillsTheVeinsInItsTimeAndThenStops(t *testing.T) {
	sc := bed(t, "adult", engine.Effect{Kind: engine.Infuse, Sub: int(patient.Balanced), Value: 500, Over: 600 * second})
	left, half := both(t, sc, 300)
	if given := 500 - half.Care[0].Fluid[patient.Balanced].Left; given < 249 || given > 251 {
		t.Errorf("%.1f mL given at half time", given)
	}
	left, cared := both(t, sc, 900)
	if cared.Care[0].Runs || cared.Care[0].Fluid[patient.Balanced].Left != 0 {
		t.Errorf("it runs on: %+v", cared.Care[0])
	}
	if rise := truth(t, &cared, "cvp") - truth(t, &left, "cvp"); rise < 0.3 {
		t.Errorf("500 mL have raised the venous pressure by %.2f mmHg", rise)
	}
	if water := cared.Patients[0].Fluid.Plasma + cared.Patients[0].Fluid.Interstitium - left.Patients[0].Fluid.Plasma - left.Patients[0].Fluid.Interstitium; water < 420 || water > 501 {
		t.Errorf("%.0f mL more water than without", water)
	}
}

func TestAFluidThatIsStoppedGivesNoMore(t *testing.T) {
	sc := bed(t, "adult",
		engine.Effect{Kind: engine.Infuse, Sub: int(patient.Saline), Value: 500, Over: 600 * second},
		engine.Effect{Kind: engine.Infuse, Sub: int(patient.Saline), After: 120 * second})
	left, cared := both(t, sc, 600)
	if salt := cared.Patients[0].Fluid.Sodium - left.Patients[0].Fluid.Sodium; salt < 0.12*100 || salt > 0.154*101 {
		t.Errorf("%.1f mmol of sodium from 100 mL of saline", salt)
	}
}

func TestBloodRestoresWhatABleedTookAndItsRedCells(t *testing.T) {
	bleed, stop := turned(t, "bloodloss", 300, 0), turned(t, "bloodloss", 0, 300*second)
	untreated := bed(t, "adult", bleed, stop)
	_, bled := both(t, untreated, 900)
	treated := bed(t, "adult", bleed, stop, engine.Effect{Kind: engine.Infuse, Sub: int(patient.RedCells), Value: 1120, Over: 400 * second, After: 300 * second})
	well, given := both(t, treated, 900)
	if lost := truth(t, &bled, "bled"); lost < 1490 || lost > 1510 {
		t.Fatalf("bled %.0f mL", lost)
	}
	healthy, low, restored := truth(t, &well, "map"), truth(t, &bled, "map"), truth(t, &given, "map")
	if low > healthy-5 || restored < low+5 {
		t.Errorf("MAP %.0f, after the bleed %.0f, with blood %.0f", healthy, low, restored)
	}
	if hb, was := truth(t, &given, "hb"), truth(t, &bled, "hb"); hb < was+1 {
		t.Errorf("haemoglobin %.1f g/dL with four units, %.1f without", hb, was)
	}
}

func TestAShockEndsFibrillationAndCompressionsBringThePulseBackOnceItIsLate(t *testing.T) {
	fibrillates := turned(t, "rhythm", float64(patient.Fibrillation), 10*second)
	shock := func(after int64) engine.Effect {
		return engine.Effect{Kind: engine.GiveShock, Value: 150, After: after * second}
	}
	press := engine.Effect{Kind: engine.Compress, Value: 0.9, After: 15 * second}
	stop := engine.Effect{Kind: engine.Compress, Value: 0, After: 240 * second}
	for _, row := range []struct {
		what    string
		effects []engine.Effect
		alive   bool
	}{
		{"nothing done", []engine.Effect{fibrillates}, false},
		{"shocked within the minute", []engine.Effect{fibrillates, shock(60)}, true},
		{"shocked with too little", []engine.Effect{fibrillates, {Kind: engine.GiveShock, Value: 30, After: 60 * second}}, false},
		{"shocked late, no compressions", []engine.Effect{fibrillates, shock(400)}, false},
		{"compressed and shocked", []engine.Effect{fibrillates, press, shock(200), stop}, true},
	} {
		_, s := both(t, bed(t, "adult", row.effects...), 500)
		if pulse := truth(t, &s, "pulse"); pulse > 0 != row.alive {
			t.Errorf("%s: pulse %.0f, rhythm %.0f", row.what, pulse, truth(t, &s, "rhythm"))
		}
	}
}

func TestPadsPaceABlockedHeartOnceTheCurrentCaptures(t *testing.T) {
	for _, row := range []struct {
		current float64
		hr      float64
	}{{30, 0}, {100, 75}} {
		sc := bed(t, "adult", turned(t, "avblock", 1, 0), turned(t, "escape", 30, 0),
			engine.Effect{Kind: engine.Pace, Value: 75, Current: row.current, After: 30 * second})
		_, s := both(t, sc, 60)
		hr := truth(t, &s, "hr")
		if row.hr > 0 && hr != row.hr || row.hr == 0 && hr > 50 {
			t.Errorf("%.0f mA: heart rate %.0f", row.current, hr)
		}
	}
	sc := bed(t, "adult", turned(t, "avblock", 1, 0), engine.Effect{Kind: engine.Pace, Value: 75, Current: 100}, engine.Effect{Kind: engine.Pace, After: 30 * second})
	if _, s := both(t, sc, 40); truth(t, &s, "hr") > 50 {
		t.Errorf("pads off, and the heart beats %.0f", truth(t, &s, "hr"))
	}
}

func TestNoradrenalineWaitsInItsLineUntilAFlushPushesItIn(t *testing.T) {
	hang := turned(t, "linedead", 1, 0)
	bolus := engine.Effect{Kind: engine.GiveDrug, Sub: int(patient.Noradrenaline), Value: 40, Line: true, After: second}
	flush := engine.Effect{Kind: engine.FlushLine, Value: 10, After: 60 * second}
	carrier := engine.Effect{Kind: engine.Infuse, Sub: int(patient.Balanced), Value: 20, Over: 60 * second, Line: true, After: 60 * second}
	peak := func(effects ...engine.Effect) (held, rise float64) {
		sc := bed(t, "adult", effects...)
		left, s := both(t, sc, 59)
		held = truth(t, &s, "na_line")
		for range 180 {
			wait(t, sc, &s, 1)
			wait(t, sc, &left, 1)
			rise = max(rise, truth(t, &s, "map")-truth(t, &left, "map"))
		}
		return held, rise
	}
	if held, rise := peak(hang, bolus); held < 39 || rise > 2 {
		t.Errorf("unflushed: %.1f micrograms in the line, MAP up by %.1f", held, rise)
	}
	if held, rise := peak(hang, bolus, flush); held < 39 || rise < 15 {
		t.Errorf("flushed: %.1f micrograms in the line, MAP up by %.1f", held, rise)
	}
	if held, rise := peak(hang, bolus, carrier); held < 39 || rise < 10 {
		t.Errorf("with a carrier: %.1f micrograms in the line, MAP up by %.1f", held, rise)
	}
	if _, rise := peak(turned(t, "linedead", 0, 0), bolus); rise < 10 {
		t.Errorf("without a dead space MAP is up by %.1f", rise)
	}
}

func TestAnActGivesAsMuchAsItsNumberSays(t *testing.T) {
	sc := bed(t, "adult")
	sc.Effects = []engine.Effect{
		{Kind: engine.GiveDrug, Sub: int(patient.Atropine), UseValue: true},
		{Kind: engine.Infuse, Sub: int(patient.Saline), UseValue: true, Over: 10 * second},
		{Kind: engine.Pace, Value: 60, UseValue: true},
	}
	sc.Actions = []engine.Action{{ID: "give", Label: "Give", By: [engine.MaxPeople]bool{true}, HasValue: true, Low: 0, High: 600, Effects: engine.Block{To: 3}}}
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Value: 90})
	if c := s.Care[0]; c.Bolus[patient.Atropine] != 90 || c.Fluid[patient.Saline].Left != 90 || c.Pads != (patient.Pacing{Rate: 60, Current: 90}) {
		t.Errorf("%+v", c)
	}
}
