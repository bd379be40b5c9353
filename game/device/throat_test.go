package device

import (
	"testing"

	"downtime/game/patient"
)

func TestATubeInTheThroatIsLeakLowPressureAndNothingThatComesBack(t *testing.T) {
	for what, settings := range map[string][]Setting{
		"volume control":   {{VentPEEP, 14}, {VentRate, 18}},
		"pressure control": {{VentPEEP, 14}, {VentRate, 18}, {VentMode, PressureControl}, {VentPinsp, 18}},
	} {
		w := newWard(t)
		for _, s := range settings {
			w.vent.set(t, w.tick, s.Channel, s.Value)
		}
		w.run(60, &w.vent)
		sound := w.vent.Chan
		w.turn(t, "tube", float64(patient.TubeOut))
		w.run(60, &w.vent)
		c := &w.vent.Chan
		if c[VentLeak].Displayed < 90 || c[VentVTe].Displayed > 50 || c[VentMV].Displayed > 2 || c[VentRRTot].Displayed != 0 {
			t.Errorf("%s: leak %.0f %%, expired %.0f mL, %.1f L/min, %.0f breaths", what, c[VentLeak].Displayed, c[VentVTe].Displayed, c[VentMV].Displayed, c[VentRRTot].Displayed)
		}
		if c[VentPEEPe].Displayed > 4 || c[VentPPeak].Displayed > sound[VentPPeak].Displayed-10 {
			t.Errorf("%s: PEEP %.1f, peak %.1f; in the trachea %.1f and %.1f", what, c[VentPEEPe].Displayed, c[VentPPeak].Displayed, sound[VentPEEPe].Displayed, sound[VentPPeak].Displayed)
		}
		if !w.vent.Alarm[VentDisconnect].Active || w.vent.Sounding(w.tick) != High {
			t.Errorf("%s: alarms %+v", what, w.vent.Alarm)
		}
		w.turn(t, "tube", float64(patient.TubeTrachea))
		w.run(30, &w.vent)
		if c[VentRRTot].Displayed < 17 || c[VentPEEPe].Displayed < 13 || w.vent.Alarm[VentDisconnect].Active && !w.vent.Alarm[VentDisconnect].Latched {
			t.Errorf("%s, back in the trachea: %.0f breaths, PEEP %.1f", what, c[VentRRTot].Displayed, c[VentPEEPe].Displayed)
		}
	}
}

func TestALeakingCuffIsReadAsLeakAndAKinkAsPressure(t *testing.T) {
	w := newWard(t)
	w.run(60, &w.vent)
	sound := w.vent.Chan
	w.vent.set(t, w.tick, VentCuff, 0.01)
	w.run(40, &w.vent)
	if c := &w.vent.Chan; c[VentLeak].Displayed < 15 || c[VentLeak].Displayed > 60 || c[VentVTe].Displayed > sound[VentVTe].Displayed-50 || c[VentRRTot].Displayed == 0 {
		t.Errorf("a leaking cuff: leak %.0f %%, expired %.0f mL of %.0f", c[VentLeak].Displayed, c[VentVTe].Displayed, sound[VentVTe].Displayed)
	}
	w.vent.set(t, w.tick, VentCuff, 0)
	w.vent.set(t, w.tick, VentKink, 40)
	w.run(40, &w.vent)
	if c := &w.vent.Chan; c[VentPPeak].Displayed < sound[VentPPeak].Displayed+12 || c[VentPPlat].Displayed > sound[VentPPlat].Displayed+4 {
		t.Errorf("a kink: peak %.0f, plateau %.0f; before %.0f and %.0f", c[VentPPeak].Displayed, c[VentPPlat].Displayed, sound[VentPPeak].Displayed, sound[VentPPlat].Displayed)
	}
	if w.vent.Faulty(w.tick) || !w.vent.Unseen(VentCuff) || !w.vent.Unseen(VentKink) {
		t.Error("tube and circuit are told of, or called a fault of the machine")
	}
}
