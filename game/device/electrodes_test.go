package device

import (
	"testing"

	"downtime/game/patient"
	"downtime/game/wave"
)

// watched is what a monitor draws of a preset after some seconds on its own breath.
func watched(t *testing.T, preset string, seconds int64, turn func(*patient.State)) wave.Params {
	t.Helper()
	par, ok := patient.Preset(preset)
	if !ok {
		t.Fatalf("no preset %s", preset)
	}
	body := patient.New(par, patient.Ventilation{})
	if turn != nil {
		turn(&body)
	}
	mon := New(Spec{Kind: Monitor})
	for tick := range seconds * ticksPerSecond {
		body.Step(&patient.Inputs{})
		mon.senseMonitor(tick, &body)
	}
	return mon.Wave()
}

func TestTheTraceShowsAHighPotassiumAndAHealthyOneIsUsual(t *testing.T) {
	well, ill := watched(t, "adult", 5, nil), watched(t, "aki-hyperkalaemia", 5, nil)
	if well.Membrane != (wave.Membrane{}) {
		t.Errorf("a healthy heart is drawn with %+v", well.Membrane)
	}
	if m := ill.Membrane; m.T < 0.8 || m.QRS < 0.2 || m.PR < 30 || m.P < 0.3 {
		t.Errorf("a potassium of 7.1 is drawn with %+v", m)
	}
}

func TestTheTraceTellsCaptureFromItsLossAndBlockFromBoth(t *testing.T) {
	lost := func(s *patient.State) { s.Par.PaceMargin = 0.5 }
	gone := func(s *patient.State) { s.Par.PaceRate = 0 }
	for _, c := range []struct {
		name   string
		turn   func(*patient.State)
		rhythm wave.Rhythm
		spikes float64
	}{
		{"captured", nil, wave.Paced, 0},
		{"capture lost", lost, wave.CompleteBlock, 70},
		{"no pacemaker", gone, wave.CompleteBlock, 0},
	} {
		p := watched(t, "heart-block-paced", 20, c.turn)
		if p.Rhythm != c.rhythm || p.PaceRate != c.spikes || p.Capture != (c.rhythm == wave.Paced) {
			t.Errorf("%s: rhythm %v, spikes %v/min, capture %v", c.name, p.Rhythm, p.PaceRate, p.Capture)
		}
	}
}

func TestPulselessTachycardiaIsDrawnAsItIs(t *testing.T) {
	p := watched(t, "adult", 5, func(s *patient.State) {
		i, _ := patient.KnobIndex("rhythm")
		patient.Knobs[i].Set(s, float64(patient.Tachycardia))
	})
	if p.Rhythm != wave.VentricularTachycardia || p.PlethAmp != 0 {
		t.Errorf("drawn as %v with a pleth of %v", p.Rhythm, p.PlethAmp)
	}
}
