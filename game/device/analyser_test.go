package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

// ill gives two bodies: severe ketoacidosis and a healthy adult.
func ill(t *testing.T) []patient.State {
	t.Helper()
	var out []patient.State
	for _, preset := range []string{"dka", "adult"} {
		par, ok := patient.Preset(preset)
		if !ok {
			t.Fatal("no preset " + preset)
		}
		out = append(out, patient.New(par, patient.Ventilation{FiO2: patient.RoomAir}))
	}
	return out
}

func newAnalyser(sort uint8) Device {
	return New(Spec{Kind: Analyser, Patient: -1, Settings: []Setting{{AnaSort, float64(sort)}}, Clock: 3 * 3600 * ticksPerSecond})
}

func truthOf(t *testing.T, p *patient.State, name string) float64 {
	t.Helper()
	return patient.Quantities[quantity(name)].Get(p)
}

func TestAnAnalyserShowsNothingBeforeASampleAndThenThatSample(t *testing.T) {
	bodies, d := ill(t), newAnalyser(GasMachine)
	if _, ok := d.Shown(AnaPH); ok || !d.Unseen(AnaPH) {
		t.Error("it shows a pH before any blood")
	}
	d.Draw(14*60*ticksPerSecond, 0, bodies)
	for ch, name := range map[uint8]string{AnaPH: "ph", AnaPCO2: "paco2", AnaHCO3: "hco3", AnaBE: "be", AnaPotassium: "potassium", AnaSodium: "sodium"} {
		if got, ok := d.Shown(ch); !ok || math.Abs(got-truthOf(t, &bodies[0], name)) > 1e-6 {
			t.Errorf("%s: shows %v %v, true is %v", name, got, ok, truthOf(t, &bodies[0], name))
		}
	}
	if got := d.Says(AnaTime); got != "03:14" {
		t.Errorf("the sample is timed %q, want 03:14", got)
	}
	if _, ok := d.Shown(AnaKetones); ok {
		t.Error("a gas machine shows ketones")
	}
	if d.Patient != 0 || d.Believes != 0 || !d.Attached() {
		t.Errorf("patient %d, believes %d", d.Patient, d.Believes)
	}
}

func TestALieAboutPHAndCarbonDioxideSatisfiesHendersonAndHasselbalch(t *testing.T) {
	bodies, d := ill(t), newAnalyser(GasMachine)
	d.Begin(1, Fault{Kind: Corrupted, Channel: AnaPH, A: 7.32})
	d.Begin(1, Fault{Kind: Corrupted, Channel: AnaPCO2, A: 5.1})
	d.Draw(50, 0, bodies)
	hco3, _ := d.Shown(AnaHCO3)
	if math.Abs(hco3-19.1) > 0.3 {
		t.Errorf("bicarbonate %.1f, want the 19.1 that belongs to pH 7.32 and 5.1 kPa", hco3)
	}
	if got := patient.PHFrom(5.1, hco3); math.Abs(got-7.32) > 0.005 {
		t.Errorf("the sheet contradicts itself: pH %.3f from its own numbers", got)
	}
	if !d.Faulty(50) {
		t.Error("a lie of 0.2 of pH is not material")
	}
	if v := d.Chan[AnaPH]; v.Effect > 7.2 || v.Delivered != v.Effect {
		t.Errorf("the truth behind the sheet is pH %.2f", v.Effect)
	}
}

func TestAPrintedSheetDoesNotChangeAndTheMachineIsAtFaultForTheNext(t *testing.T) {
	bodies, d := ill(t), newAnalyser(GasMachine)
	d.Draw(50, 0, bodies)
	was, _ := d.Shown(AnaPotassium)
	d.Begin(100, Fault{Kind: Offset, Channel: AnaPotassium, A: 2})
	d.Sense(150, nil)
	if now, _ := d.Shown(AnaPotassium); now != was {
		t.Errorf("the printed potassium went from %.1f to %.1f", was, now)
	}
	if !d.Faulty(150) {
		t.Error("whoever asks next is misled, and no fault is reported")
	}
	d.Draw(200, 0, bodies)
	if now, _ := d.Shown(AnaPotassium); math.Abs(now-was-2) > 1e-9 {
		t.Errorf("the next sample shows %.2f, want %.2f", now, was+2)
	}
}

func TestAStaleAnalyserGivesTheOldValuesUnderTheNewTimeToTheNextPatient(t *testing.T) {
	bodies, d := ill(t), newAnalyser(GasMachine)
	d.Draw(60*ticksPerSecond, 0, bodies)
	d.Begin(61*ticksPerSecond, Fault{Kind: Stale, Channel: All})
	d.Draw(600*ticksPerSecond, 1, bodies)
	if got, _ := d.Shown(AnaPH); got != truthOf(t, &bodies[0], "ph") {
		t.Errorf("pH %.2f, want that of the sample before", got)
	}
	if d.Says(AnaTime) != "03:10" || d.Patient != 1 {
		t.Errorf("timed %s for patient %d", d.Says(AnaTime), d.Patient)
	}
	if !d.Faulty(600 * ticksPerSecond) {
		t.Error("it misleads, and no fault is reported")
	}
}

func TestSamplesThatWereCrossedAreHonestlyAnalysedAsTheWrongPatients(t *testing.T) {
	bodies, d := ill(t), newAnalyser(GasMachine)
	d.Begin(1, Fault{Kind: Crossed, Channel: All, A: 0})
	d.Draw(50, 1, bodies)
	if got, _ := d.Shown(AnaPH); got != truthOf(t, &bodies[0], "ph") {
		t.Errorf("pH %.2f: not the blood of the other", got)
	}
	if !d.Faulty(50) {
		t.Error("crossed samples are no fault")
	}
}

func TestAMeterSaysHIWhereItsRangeEnds(t *testing.T) {
	bodies, d := ill(t), newAnalyser(DoubleMeter)
	d.Draw(50, 0, bodies)
	if truthOf(t, &bodies[0], "glucose") <= 27.8 {
		t.Fatal("this patient is not ill enough for the test")
	}
	if got := d.Says(AnaGlucose); got != "HI" {
		t.Errorf("the meter says %q", got)
	}
	if got, _ := d.Shown(AnaKetones); got != truthOf(t, &bodies[0], "ketone_meter") {
		t.Errorf("ketones %.1f, want what a strip reads", got)
	}
	if _, ok := d.Shown(AnaPotassium); ok {
		t.Error("a meter of glucose and ketones shows a potassium")
	}
	d.Draw(100, 1, bodies)
	if got := d.Says(AnaGlucose); got != "" {
		t.Errorf("a healthy glucose is said to be %q", got)
	}
}

func TestAnAnalyserThatIsDownTakesNoSampleAndSaysSo(t *testing.T) {
	bodies, d := ill(t), newAnalyser(GasMachine)
	d.Draw(50, 0, bodies)
	d.Begin(60, Fault{Kind: Unavailable, Channel: All})
	d.Sense(100, nil)
	if _, ok := d.Shown(AnaPH); ok || !d.Alarm[analyserFailure].Active {
		t.Error("it shows a value, or says nothing")
	}
	d.Draw(150, 1, bodies)
	if d.Patient != 0 {
		t.Error("it took a sample")
	}
}

func TestASystemIsAtFaultWhileItIsInUseAndNotOnceItIsPutAside(t *testing.T) {
	for _, kind := range []FaultKind{Corrupted, Stale, Unavailable, SilentUnavailable, WrongPatient} {
		d := New(Spec{Kind: System, Patient: -1})
		if !d.Begin(50, Fault{Kind: kind, Channel: All, A: 0}) {
			t.Fatalf("a system cannot have the fault %v", kind)
		}
		d.Sense(100, nil)
		if !d.Faulty(100) {
			t.Errorf("%v does not matter", kind)
		}
		if loud := d.Alarm[systemFailure].Active; loud != (kind == Unavailable) {
			t.Errorf("%v: says so %v", kind, loud)
		}
		d.SetMode(150, Standby)
		d.Sense(200, nil)
		if d.Faulty(200) || d.Alarm[systemFailure].Active && !d.Alarm[systemFailure].Latched {
			t.Errorf("%v matters in a system that nobody uses", kind)
		}
	}
	if d := New(Spec{Kind: System, Patient: -1}); d.Begin(0, Fault{Kind: Offset, Channel: All, A: 1}) {
		t.Error("a system has no number that could be offset")
	}
}

func newStimulator(settings ...Setting) Device {
	return New(Spec{Kind: Stimulator, Patient: 0, Settings: settings})
}

func TestAStimulatorIsFeltAsNearAsTheCordLiesUnlessItAdjustsItself(t *testing.T) {
	for _, row := range []struct{ auto, felt float64 }{{0, 10}, {1, 5}} {
		d := newStimulator(Setting{StimAuto, row.auto})
		if err := d.Set(50, StimNear, 2); err != nil {
			t.Fatal(err)
		}
		d.Sense(100, nil)
		if got := d.Chan[StimAmplitude].Effect; got != row.felt {
			t.Errorf("auto %v: felt %.1f mA, want %.1f", row.auto, got, row.felt)
		}
	}
	d := newStimulator()
	if err := d.Set(50, StimOn, 0); err != nil {
		t.Fatal(err)
	}
	d.Sense(100, nil)
	if v := d.Chan[StimAmplitude]; v.Delivered != 0 || d.Chan[StimECAP].Displayed != 0 {
		t.Errorf("switched off it gives %.1f mA", v.Delivered)
	}
}

func TestAStimulatorThatRewritesItselfStopsInSafeModeAndOneThatGivesTooMuchShowsTheOrder(t *testing.T) {
	d := newStimulator()
	d.Begin(50, Fault{Kind: AutoSetting, Channel: StimAmplitude, A: 12})
	d.Sense(100, nil)
	if v, _ := d.Shown(StimAmplitude); v != 12 || !d.Faulty(100) || d.Logged == 0 {
		t.Errorf("amplitude %.1f, %d lines of log", v, d.Logged)
	}
	d.SetMode(150, SafeMode)
	if v := d.Chan[StimAmplitude].Effect; v != 5 {
		t.Errorf("in safe mode %.1f mA are felt, want the 5 ordered", v)
	}
	d = newStimulator()
	d.Begin(50, Fault{Kind: OverDelivery, Channel: All, A: 2})
	d.Sense(100, nil)
	if v := d.Chan[StimAmplitude]; v.Delivered != 10 || v.Displayed != 5 || !d.Faulty(100) {
		t.Errorf("delivers %.1f, shows %.1f", v.Delivered, v.Displayed)
	}
}
