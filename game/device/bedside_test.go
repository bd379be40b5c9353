package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

// turn sets a knob of the patient.
func (w *ward) turn(t *testing.T, knob string, v float64) {
	t.Helper()
	i, ok := patient.KnobIndex(knob)
	if !ok {
		t.Fatalf("no knob %s", knob)
	}
	patient.Knobs[i].Set(&w.p, v)
}

func TestTheLimiterStarvesAPatientWhoseAirwayNarrowsAndCO2Climbs(t *testing.T) {
	w := newWard(t)
	w.vent = newVentilator(Setting{VentVT, 450}, Setting{VentRate, 18})
	w.turn(t, "paralysed", 1)
	w.run(60, &w.vent)
	w.vent.Begin(w.tick, Fault{Kind: SilentLimiter, A: 30})
	w.turn(t, "resistance", 60)
	w.run(60, &w.vent)
	near(t, "delivered", w.vent.Chan[VentVT].Delivered, 286, 6)
	before := w.p.Blood.PaCO2
	w.run(600, &w.vent)
	if w.p.Blood.PaCO2 < before+5 {
		t.Errorf("PaCO2 %.0f mmHg, ten minutes later %.0f", before, w.p.Blood.PaCO2)
	}
	if w.vent.Sounding(w.tick) != Quiet {
		t.Error("the ventilator sounds")
	}
}

func TestAnAgitatedPatientTriggersTheVentilatorAndIsWellVentilated(t *testing.T) {
	w := newWard(t)
	w.vent.set(t, w.tick, VentRate, 8)
	w.turn(t, "sedation", 0)
	w.turn(t, "agitation", 1)
	w.run(120, &w.vent)
	near(t, "total rate over a set rate of 8", w.vent.Chan[VentRRTot].Displayed, w.p.Ctl.OwnRate, 1.5)
	if got := w.vent.Chan[VentVTe].Displayed; w.p.Ctl.OwnRate < 10 || got < 400 {
		t.Errorf("agitated: own rate %.0f, expired volume %.0f", w.p.Ctl.OwnRate, got)
	}
}

// Row G27 of the physiology: which alarm fires depends on the mode.
func TestABlockedTubeIsHighPressureInVolumeControlAndLowVolumeInPressureControl(t *testing.T) {
	volume := newWard(t)
	pressure := newWard(t)
	pressure.vent.set(t, pressure.tick, VentMode, PressureControl)
	for _, w := range []*ward{&volume, &pressure} {
		w.turn(t, "obstruction", 1)
		w.run(20, &w.vent) // the number shown settles within three breaths
	}
	if !volume.vent.Alarm[VentHighPressure].Active {
		t.Errorf("volume control, blocked: peak %.0f and no alarm", volume.vent.Chan[VentPPeak].Displayed)
	}
	if pressure.vent.Alarm[VentHighPressure].Active || !pressure.vent.Alarm[VentLowVT].Active {
		t.Errorf("pressure control, blocked: high pressure %v, low volume %v",
			pressure.vent.Alarm[VentHighPressure].Active, pressure.vent.Alarm[VentLowVT].Active)
	}
}

// Row G26: C 60, R 30, VT 500, RR 20, Ti 1.0 trap 4.1 ± 0.2 cmH2O.
func TestTrappedGasShowsInThePlateauAndNotInTheMeasuredPEEP(t *testing.T) {
	d := newVentilator(Setting{VentVT, 500}, Setting{VentRate, 20}, Setting{VentPEEP, 0})
	l := lung{r: 30, c: 60}
	run(&d, &l, 0, 90)
	near(t, "plateau", d.Chan[VentPPlat].Displayed, 4.1+500/60.0, 0.2)
	near(t, "measured PEEP", d.Chan[VentPEEPe].Displayed, 0, 0.1)
}

func TestTheSameTicksGiveTheSameDeviceBitForBit(t *testing.T) {
	a := newWard(t)
	a.vent.Begin(a.tick, Fault{Kind: SilentLimiter, A: 30})
	a.mon.Begin(a.tick, Fault{Kind: Drift, Channel: MonSpO2, A: 1})
	b := a
	a.run(60, &a.vent)
	for range 60 {
		b.run(1, &b.vent)
	}
	if a != b {
		t.Error("sixty seconds at once and sixty times one second differ")
	}
}

func TestAWrongClockAndAWrongPatientAreKeptByTheDevice(t *testing.T) {
	w := newWard(t)
	w.mon.Begin(w.tick, Fault{Kind: WrongClock, A: -3600})
	if got, want := w.mon.Now(w.tick), w.tick-3600*ticksPerSecond; got != want {
		t.Errorf("clock %d, want %d", got, want)
	}
	w.mon.Begin(w.tick, Fault{Kind: WrongPatient, A: 2})
	w.run(2, &w.vent)
	if w.mon.Believes != 2 || !w.mon.Faulty(w.tick) {
		t.Errorf("believes it is on %d", w.mon.Believes)
	}
	w.mon.Mend(WrongPatient)
	if w.mon.Believes != w.mon.Patient {
		t.Error("mended, it still takes its patient for another")
	}
}

func TestTheMonitorSoundsForAnArrestAndTheSignalGoes(t *testing.T) {
	w := newWard(t)
	w.turn(t, "rhythm", float64(patient.Fibrillation))
	w.run(5, &w.vent)
	if !w.mon.Alarm[MonArrestAlarm].Active || w.mon.Sounding(w.tick) != High {
		t.Errorf("fibrillation: alarm %+v", w.mon.Alarm[MonArrestAlarm])
	}
	if _, ok := w.mon.Shown(MonSpO2); ok {
		t.Error("no pulse, and the oximeter shows a number")
	}
	if math.Abs(w.mon.Wave().PlethAmp) > 0 {
		t.Error("no pulse, and the pleth moves")
	}
}
