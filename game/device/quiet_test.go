package device

import (
	"math"
	"testing"

	"downtime/game/patient"
	"downtime/game/wave"
)

// moves is how far a channel of d's traces departs from zero over some seconds of being drawn, after a breath of 18 a minute.
func moves(d *Device, c wave.Channel) float64 {
	var ph wave.Phase
	before := wave.Params{RR: 18, Ti: 1, VT: 0.45, PPeak: 25, PPlat: 20, PEEP: 5}
	for range 400 {
		ph.Advance(&before, 0.01)
	}
	p, most := d.Wave(), 0.0
	for range 800 {
		ph.Advance(&p, 0.01)
		most = math.Max(most, math.Abs(wave.Sample(c, &p, &ph)))
	}
	return most
}

func TestAVentilatorThatDoesNotVentilateDrawsNoLivingBreathAndAnOpenOneMeasuresTheRoom(t *testing.T) {
	for what, stop := range map[string]func(d *Device, tick int64){
		"failed":       func(d *Device, tick int64) { d.Begin(tick, Fault{Kind: Unavailable, Channel: All}) },
		"disconnected": func(d *Device, tick int64) { d.Attach(tick, -1) },
		"stand-by":     func(d *Device, tick int64) { d.SetMode(tick, Standby) },
		"quarantined":  func(d *Device, tick int64) { d.SetMode(tick, Quarantined) },
		"failed, disconnected": func(d *Device, tick int64) {
			d.Begin(tick, Fault{Kind: Unavailable, Channel: All})
			d.Attach(tick, -1)
		},
		"silent, disconnected": func(d *Device, tick int64) {
			d.Begin(tick, Fault{Kind: SilentUnavailable, Channel: All})
			d.Attach(tick, -1)
		},
	} {
		d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
		tick := run(&d, &l, 0, 60)
		if moves(&d, wave.ChannelPaw) < 10 || moves(&d, wave.ChannelFlow) < 0.2 {
			t.Fatal("a ventilator at work draws nothing")
		}
		stop(&d, tick)
		for s := int64(1); s <= 30; s++ { // nothing drives the chest any more
			d.refresh(tick + s*ticksPerSecond)
			if d.Wave().Frozen {
				t.Errorf("%s: the last breath stands on the screen", what)
			}
			if paw, flow := moves(&d, wave.ChannelPaw), moves(&d, wave.ChannelFlow); paw > 0 || flow > 0 {
				t.Fatalf("%s, after %d s: airway pressure moves by %.1f, flow by %.2f", what, s, paw, flow)
			}
			for ch := VentVTe; ch <= VentLeak; ch++ {
				v, ok := d.Shown(ch)
				if room := what == "disconnected" && (v == 0 || ch == VentLeak && v == 100 || ch == VentO2); ok && !room {
					t.Fatalf("%s, after %d s: %s is shown as %.1f", what, s, ventilatorChannels[ch].Name, v)
				}
			}
		}
	}
}

func TestADarkMonitorDrawsNoLivingBeat(t *testing.T) {
	w := newWard(t)
	w.run(20, &w.vent)
	w.mon.Begin(w.tick, Fault{Kind: Unavailable, Channel: All})
	w.run(2, &w.vent)
	if p := w.mon.Wave(); p.Frozen || p.Rhythm != wave.LeadOff || p.ArtOn || p.PlethAmp > 0 {
		t.Errorf("failed: %+v", p)
	}
	if !w.mon.Failed(w.tick) {
		t.Error("it does not say that it has failed")
	}
}

func TestAVentilatorBackInUseKeepsNoAlarmOfItsTimeOff(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	tick := run(&d, &l, 0, 60)
	d.Attach(tick, -1)
	for s := int64(1); s <= 60; s++ {
		d.refresh(tick + s*ticksPerSecond)
	}
	tick += 60 * ticksPerSecond
	if !d.Alarm[VentDisconnect].Active || !d.Alarm[VentApnoea].Active || d.Sounding(tick) != High {
		t.Fatalf("a minute off the patient: disconnection %v, apnoea %v", d.Alarm[VentDisconnect].Active, d.Alarm[VentApnoea].Active)
	}
	d.Attach(tick, 0)
	run(&d, &l, tick, 10)
	for i, a := range d.Alarm {
		if a.Active {
			t.Errorf("ten seconds after he was put back: %s, ended %v", ventilatorAlarms[i].Name, a.Latched)
		}
	}
}

func TestAnEndedHighAlarmIsReadForHalfAMinuteAndIsThenGone(t *testing.T) {
	w := newWard(t)
	w.run(20, &w.vent)
	w.mon.Limit[MonSpO2Alarm].Low = 100.5
	w.run(2, &w.vent)
	if !w.mon.Alarm[MonSpO2Alarm].Active {
		t.Fatal("no alarm of low saturation")
	}
	w.mon.Limit[MonSpO2Alarm].Low = 50
	w.run(2, &w.vent)
	if a := w.mon.Alarm[MonSpO2Alarm]; !a.Active || !a.Latched || w.mon.Sounding(w.tick) != Quiet {
		t.Fatalf("recovered: %+v", a)
	}
	again := w
	w.run(31, &w.vent)
	if a := w.mon.Alarm[MonSpO2Alarm]; a.Active {
		t.Errorf("recovered half a minute ago: %+v", a)
	}
	again.mon.Acknowledge(again.tick)
	if a := again.mon.Alarm[MonSpO2Alarm]; a.Active {
		t.Errorf("recovered and acknowledged: %+v", a)
	}
}

func TestTheFingerProbeGivesUpWhereThereIsNothingToRead(t *testing.T) {
	blue := newWard(t)
	blue.run(20, &blue.vent)
	blue.turn(t, "paralysed", 1)
	blue.turn(t, "obstruction", 1)
	fell := false
	for range 900 {
		blue.run(1, &blue.vent)
		true100 := blue.mon.Chan[MonSpO2].Effect
		v, ok := blue.mon.Shown(MonSpO2)
		if ok && true100 < leastSaturation-1 {
			t.Fatalf("%.0f %% at the finger, and the screen shows %.0f", true100, v)
		}
		if !ok && blue.mon.Chan[MonPulse].Effect > 0 && blue.mon.Chan[MonMAP].Effect > 60 {
			fell = true
			if a := blue.mon.Alarm[MonSignalAlarm]; !a.Active || a.Priority != Low {
				t.Fatalf("no number, and no alarm of the signal: %+v", a)
			}
			if a := blue.mon.Alarm[MonSpO2Alarm]; !a.Active || a.Latched {
				t.Fatalf("the number has dropped out, and low saturation counts as ended: %+v", a)
			}
			if _, ok := blue.mon.Shown(MonPulse); !ok {
				t.Fatal("the pulse can be counted and is not")
			}
			break
		}
	}
	if !fell {
		t.Error("the probe never gave up")
	}
	cold := newWard(t)
	cold.run(20, &cold.vent)
	cold.turn(t, "bloodloss", 300)
	for range 1800 {
		cold.run(1, &cold.vent)
		if mean := cold.mon.Chan[MonMAP].Effect; mean < leastPerfusion-1 {
			if _, ok := cold.mon.Shown(MonSpO2); ok || cold.mon.Chan[MonPulse].Effect == 0 {
				t.Errorf("mean pressure %.0f: shown %v, pulse %.0f", mean, ok, cold.mon.Chan[MonPulse].Effect)
			}
			return
		}
	}
	t.Error("the pressure never fell")
}

func TestACompressedChestShowsItsPressureAndNoSaturation(t *testing.T) {
	w := newWard(t)
	w.run(20, &w.vent)
	w.turn(t, "rhythm", float64(patient.Fibrillation))
	w.run(30, &w.vent)
	for range 60 * ticksPerSecond {
		in := patient.Inputs{Compressions: 0.7}
		w.vent.Drive(w.tick, &w.p, &in.Airway)
		w.p.Step(&in)
		w.vent.Sense(w.tick, &w.p)
		w.mon.Sense(w.tick, &w.p)
		w.tick++
	}
	for ch, band := range map[uint8][2]float64{MonSBP: {58, 80}, MonDBP: {18, 30}, MonMAP: {30, 42}} {
		if v, ok := w.mon.Shown(ch); !ok || v < band[0] || v > band[1] {
			t.Errorf("compressions: %s shows %.0f (%v), want %v", monitorChannels[ch].Name, v, ok, band)
		}
	}
	if v, ok := w.mon.Shown(MonSpO2); ok {
		t.Errorf("no pulse, and the probe shows %.0f", v)
	}
}
