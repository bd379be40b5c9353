package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

// inLabour is a mother at term whose contractions have begun.
func inLabour(t *testing.T) patient.State {
	t.Helper()
	p, ok := patient.Preset("pregnant")
	if !ok {
		t.Fatal("no preset pregnant")
	}
	body := patient.New(p, patient.Ventilation{})
	knob, _ := patient.KnobIndex("labour")
	patient.Knobs[knob].Set(&body, 1)
	return body
}

// traced lets cardiotocographs listen for some seconds, each to its own body.
func traced(tick *int64, seconds int64, body *patient.State, ds ...*Device) {
	for end := *tick + seconds*ticksPerSecond; *tick < end; *tick++ {
		body.Step(&patient.Inputs{})
		for _, d := range ds {
			d.Sense(*tick, body)
		}
	}
}

func TestASoundCardiotocographShowsTheChildTheWombAndTheMotherLate(t *testing.T) {
	body, d, tick := inLabour(t), New(Spec{Kind: CTG}), int64(0)
	traced(&tick, 60, &body, &d)
	for range 120 {
		traced(&tick, 1, &body, &d)
		near(t, "fetal rate", d.Chan[CTGFetal].Displayed, d.Chan[CTGFetal].Effect, 0)
		if fhr := d.Chan[CTGFetal].Displayed; fhr < 110 || fhr > 185 {
			t.Fatalf("fetal rate %.0f", fhr)
		}
	}
	if p := d.Wave(); p.FHR != d.Chan[CTGFetal].Displayed || p.Toco != d.Chan[CTGToco].Displayed {
		t.Errorf("the pens write %.0f and %.0f", p.FHR, p.Toco)
	}
	body.Circ.HR += 40
	before := d.Chan[CTGMother].Displayed
	d.Sense(tick-tick%ticksPerSecond+ticksPerSecond, &body)
	if now := d.Chan[CTGMother].Displayed; now > before+12 {
		t.Errorf("the mother's pulse leaps from %.0f to %.0f in a second", before, now)
	}
}

func TestASlippedTransducerLeavesNoInkAndSaysSo(t *testing.T) {
	body, d, tick := inLabour(t), New(Spec{Kind: CTG}), int64(0)
	traced(&tick, 5, &body, &d)
	var s Strip
	s.Write(&d)
	d.set(t, tick, CTGDoppler, 0)
	d.set(t, tick, CTGBelt, 0)
	traced(&tick, 2, &body, &d)
	s.Write(&d)
	if _, shown := d.Shown(CTGFetal); shown || !d.Alarm[CTGSignalAlarm].Active || d.Wave().FHR != 0 {
		t.Errorf("no signal: %+v, alarm %+v", d.Chan[CTGFetal], d.Alarm[CTGSignalAlarm])
	}
	if s.Fetal[0] < 100 || s.Womb[0] == 0 || s.Fetal[1] != 0 || s.Womb[1] != 0 {
		t.Errorf("on the paper: %v and %v", s.Fetal[:2], s.Womb[:2])
	}
}

func TestACardiotocographMayTakeTheMotherForTheChild(t *testing.T) {
	for _, times := range []float64{0, 1, 2} {
		body, d, tick := inLabour(t), New(Spec{Kind: CTG}), int64(0)
		if !d.Begin(0, Fault{Kind: Maternal, Channel: All, A: times}) {
			t.Fatal("it cannot")
		}
		traced(&tick, 30, &body, &d)
		want := math.Max(times, 1) * d.Chan[CTGMother].Effect
		near(t, "rate shown as the child's", d.Chan[CTGFetal].Displayed, want, 1e-9)
		if d.Chan[CTGFetal].Effect < 100 || !d.Faulty(tick) {
			t.Errorf("the child's own rate is kept as %.0f", d.Chan[CTGFetal].Effect)
		}
	}
}

func TestThePaperHoldsTheLastTenMinutesOldestFirst(t *testing.T) {
	var s Strip
	d := New(Spec{Kind: CTG})
	d.Blank = 0
	for i := range 2*StripPoints + 7 {
		d.Chan[CTGFetal].Displayed = float64(i%250 + 1)
		s.Write(&d)
	}
	n, last := 0, uint8(0)
	for fetal := range s.Points {
		if n > 0 && fetal != last+1 && last != 250 {
			t.Fatalf("point %d is %d after %d", n, fetal, last)
		}
		n, last = n+1, fetal
	}
	if n != StripPoints || last != uint8((2*StripPoints+6)%250+1) {
		t.Errorf("%d points, the last %d", n, last)
	}
}
