package device

import (
	"math"
	"testing"

	"downtime/game/wave"
)

func TestADampedLineReadsASmallPulseOverTheSameMeanAndARingingOneAGreatPulse(t *testing.T) {
	w := newWard(t)
	w.run(30, &w.vent)
	sound := w.mon.Chan
	pulse := func(c *[MaxChannels]Value) float64 { return c[MonSBP].Displayed - c[MonDBP].Displayed }
	set := func(hz, damping float64) {
		w.mon.set(t, w.tick, MonLineHz, hz)
		w.mon.set(t, w.tick, MonDamping, damping)
		w.run(20, &w.vent)
	}
	set(15, 2)
	if c := &w.mon.Chan; pulse(c) > 0.75*pulse(&sound) || math.Abs(c[MonMAP].Displayed-sound[MonMAP].Displayed) > 3 {
		t.Errorf("damped: %.0f/%.0f mean %.0f; faithful %.0f/%.0f mean %.0f", c[MonSBP].Displayed, c[MonDBP].Displayed, c[MonMAP].Displayed,
			sound[MonSBP].Displayed, sound[MonDBP].Displayed, sound[MonMAP].Displayed)
	}
	p := w.mon.Wave()
	if p.ArtZeta != 2 || p.ArtHz != 15 || math.Abs(p.SBP-p.DBP-pulse(&sound)) > 4 {
		t.Errorf("the trace is given %.0f/%.0f at the catheter's tip, damping %.1f", p.SBP, p.DBP, p.ArtZeta)
	}
	set(10, 0.15)
	if c := &w.mon.Chan; pulse(c) < 1.2*pulse(&sound) {
		t.Errorf("ringing: pulse of %.0f mmHg, faithful %.0f", pulse(c), pulse(&sound))
	}
	if w.mon.Faulty(w.tick) {
		t.Error("a damped line is called a fault of the monitor")
	}
	set(15, 0)
	if c := &w.mon.Chan; math.Abs(pulse(c)-pulse(&sound)) > 3 {
		t.Errorf("flushed clear: pulse of %.0f mmHg, before %.0f", pulse(c), pulse(&sound))
	}
	w.mon.set(t, w.tick, MonFlush, 1)
	w.run(2, &w.vent)
	if p := w.mon.Wave(); !p.Flush || w.mon.Chan[MonMAP].Displayed != 300 {
		t.Errorf("under flush the mean is %.0f", w.mon.Chan[MonMAP].Displayed)
	}
}

func TestAnArtefactIsCountedAsBeatsWhileTheFingerTellsThePulse(t *testing.T) {
	for _, row := range []struct {
		what        wave.Artefact
		false, gone bool
	}{
		{what: wave.Mains},
		{what: wave.DeepBrainStimulator},
		{what: wave.Shivering},
		{what: wave.Movement},
		{what: wave.Tremor, false: true},
		{what: wave.SpinalCordStimulator, false: true},
		{what: wave.Diathermy, gone: true},
	} {
		w := newWard(t)
		w.mon.set(t, w.tick, MonArtefact, float64(row.what))
		w.run(30, &w.vent)
		heart := truth(&w.p, MonHR)
		hr, shown := w.mon.Shown(MonHR)
		pulse, _ := w.mon.Shown(MonPulse)
		if shown == row.gone || math.Abs(pulse-heart) > 3 || math.Abs(w.mon.Chan[MonHR].Effect-heart) > 1 {
			t.Errorf("%v: heart rate %.0f (%v), pulse %.0f, the heart beats %.0f", row.what, hr, shown, pulse, heart)
		}
		if (hr > 1.05*heart) != (row.what == wave.Movement || row.what == wave.Shivering || row.what == wave.Tremor || row.what == wave.SpinalCordStimulator) {
			t.Errorf("%v: counts %.0f of %.0f", row.what, hr, heart)
		}
		if w.mon.Alarm[MonArrestAlarm].Active != row.false {
			t.Errorf("%v: arrest alarm %v", row.what, w.mon.Alarm[MonArrestAlarm].Active)
		}
		if p := w.mon.Wave(); p.Artefact != row.what || p.Rhythm != wave.Sinus {
			t.Errorf("%v is drawn as %v over %v", row.what, p.Artefact, p.Rhythm)
		}
	}
}

func TestACentralLineShowsItsPressureOnlyOnceItIsConnected(t *testing.T) {
	w := newWard(t)
	if _, shown := w.mon.Shown(MonCVP); shown || !w.mon.Unseen(MonCVP) || w.mon.Wave().CVPOn {
		t.Error("without a line there is a venous pressure")
	}
	w.mon.set(t, w.tick, MonCentral, 1)
	w.run(20, &w.vent)
	want := truth(&w.p, MonCVP)
	if got, shown := w.mon.Shown(MonCVP); !shown || w.mon.Unseen(MonCVP) || math.Abs(got-want) > 2 {
		t.Errorf("venous pressure %.1f shown as %.1f (%v)", want, got, shown)
	}
	w.mon.Begin(w.tick, Fault{Kind: Offset, Channel: MonCVP, A: 10})
	w.run(5, &w.vent)
	if p := w.mon.Wave(); !p.CVPOn || math.Abs(p.CVP-w.mon.Chan[MonCVP].Delivered-10) > 1e-9 {
		t.Errorf("the trace is drawn about %.1f, the number is %.1f", p.CVP, w.mon.Chan[MonCVP].Displayed)
	}
}

func TestNothingOfLeadsAndLineIsReadOffTheScreen(t *testing.T) {
	d := New(Spec{Kind: Monitor})
	for ch := MonArtefact; ch <= MonFlush; ch++ {
		if !d.Unseen(ch) {
			t.Errorf("%s can be read", monitorChannels[ch].Name)
		}
	}
	if d.Unseen(MonHR) || d.Unseen(MonCapno) {
		t.Error("a number of the screen cannot be read")
	}
}
