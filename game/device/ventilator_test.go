package device

import (
	"math"
	"testing"

	"downtime/game/patient"
)

// lung is a passive single compartment: R in cmH2O s/L, C in mL/cmH2O, V in mL above the relaxed volume; effort in cmH2O.
type lung struct{ r, c, v, effort float64 }

// breathe answers one tick of a drive by the exact solution over the tick.
func (l *lung) breathe(a patient.Airway) reading {
	switch a.Drive {
	case patient.DriveFlow:
		v := l.v + a.Flow*20
		if paw := v/l.c + l.r*a.Flow - l.effort; a.PMax == 0 || paw <= a.PMax {
			l.v = v
			return reading{paw, a.Flow}
		}
		return l.hold(a.PMax)
	case patient.DrivePressure:
		return l.hold(a.Pressure)
	}
	return reading{l.v / l.c, 0}
}

func (l *lung) hold(paw float64) reading {
	end := l.c * (paw + l.effort)
	v := end + (l.v-end)*math.Exp(-0.02/(l.r*l.c/1000))
	flow := (v - l.v) / 20
	l.v = v
	return reading{paw, flow}
}

// driven is what a device puts at the airway of p (nil: of nobody in particular) for one tick.
func driven(d *Device, tick int64, p *patient.State) (a patient.Airway) {
	if p == nil {
		p = &patient.State{}
	}
	d.Drive(tick, p, &a)
	return a
}

func newVentilator(settings ...Setting) Device {
	return New(Spec{Kind: Ventilator, Networked: true, Settings: settings})
}

// tableVentilator has the settings for which the table below was worked out apart from this code.
func tableVentilator(peep float64) Device {
	return newVentilator(Setting{VentVT, 450}, Setting{VentRate, 18}, Setting{VentTi, 1}, Setting{VentPEEP, peep})
}

// run ventilates l for some seconds from tick on.
func run(d *Device, l *lung, tick int64, seconds int64) int64 {
	for end := tick + seconds*ticksPerSecond; tick < end; tick++ {
		d.readAirway(tick, l.breathe(driven(d, tick, nil)))
		if tick%ticksPerSecond == 0 {
			d.rewrite(tick)
			d.refresh(tick)
		}
	}
	return tick
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s: got %.2f, want %.2f ± %.2f", what, got, want, tolerance)
	}
}

// The volumes were worked out apart from this code. The peaks of honest volume control hold the gas that a resistive chest traps: PEEP + R flow + (VT + trapped)/C.
func TestTheSilentLimiterDeliversTheTableAndKeepsTheHighPressureAlarmQuiet(t *testing.T) {
	for _, row := range []struct{ peep, r, c, vt, limitedPeak float64 }{
		{5, 10, 50, 450, 18.5},
		{5, 30, 50, 450, 30},
		{5, 45, 50, 375, 30},
		{5, 60, 50, 286, 30},
		{5, 80, 50, 216, 30},
		{5, 150, 50, 116, 30},
		{14, 60, 45, 182, 30},
	} {
		b := math.Exp(-(60.0/18 - 1) / (row.r * row.c / 1000))
		honestPeak := math.Min(reliefValve, row.peep+0.45*row.r+450/(1-b)/row.c)

		honest, l := tableVentilator(row.peep), lung{r: row.r, c: row.c, v: row.peep * row.c}
		run(&honest, &l, 0, 120)
		if honestPeak < reliefValve {
			near(t, "honest VT", honest.Chan[VentVT].Delivered, 450, 2)
		}
		near(t, "honest peak", honest.Chan[VentPPeak].Displayed, honestPeak, 0.7)
		if got, want := honest.Alarm[VentHighPressure].Active, honestPeak > 40; got != want {
			t.Errorf("R %.0f, honest: high-pressure alarm %v, want %v", row.r, got, want)
		}
		if !honest.Wave().SquareFlow {
			t.Errorf("R %.0f, honest volume control: flow is drawn decelerating", row.r)
		}

		limited, m := tableVentilator(row.peep), lung{r: 10, c: row.c, v: row.peep * row.c}
		limited.Begin(0, Fault{Kind: SilentLimiter, A: 30})
		tick := run(&limited, &m, 0, 60)
		m.r = row.r // the airway narrows
		run(&limited, &m, tick, 120)
		near(t, "limited VT delivered", limited.Chan[VentVT].Delivered, row.vt, 2)
		near(t, "limited VT expired and shown", limited.Chan[VentVTe].Displayed, row.vt, 3)
		near(t, "limited peak shown", limited.Chan[VentPPeak].Displayed, row.limitedPeak, 0.7)
		if got := limited.Chan[VentVT].Displayed; got != 450 {
			t.Errorf("R %.0f, limited: the panel shows a set volume of %.0f, want 450", row.r, got)
		}
		for i, a := range limited.Alarm {
			if a.Active {
				t.Errorf("R %.0f, limited: alarm %s sounds, want silence", row.r, ventilatorAlarms[i].Name)
			}
		}
		if got, want := limited.Wave().SquareFlow, row.vt == 450; got != want {
			t.Errorf("R %.0f, limited: flow drawn square %v, want %v", row.r, got, want)
		}
		if got, want := limited.Faulty(6000), row.vt < 400; got != want {
			t.Errorf("R %.0f: limiter material %v, want %v", row.r, got, want)
		}
	}
}

func TestTheFirstHonestBreathPeaksAsTheEquationOfMotionGives(t *testing.T) {
	for _, row := range []struct{ r, peak float64 }{{10, 18.5}, {30, 27.5}, {45, 34.25}, {60, 41}, {80, 50}, {150, 81.5}} {
		d, l := tableVentilator(5), lung{r: row.r, c: 50, v: 250}
		run(&d, &l, 0, 2)
		near(t, "peak", d.Chan[VentPPeak].Delivered, row.peak, 0.5)
		if got, want := d.Alarm[VentHighPressure].Active, row.peak > 40; got != want {
			t.Errorf("R %.0f: alarm within the first breath %v, want %v", row.r, got, want)
		}
	}
}

func TestATightMinuteVolumeLimitBreaksTheLimitersSilence(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	d.Begin(0, Fault{Kind: SilentLimiter, A: 30})
	tick := run(&d, &l, 0, 60)
	l.r = 150
	tick = run(&d, &l, tick, 60)
	if d.Alarm[VentLowMV].Active {
		t.Fatalf("the maker's limit of 2 L/min alarms at %.2f L/min", d.Chan[VentMV].Displayed)
	}
	if err := d.SetLimit(tick, VentLowMV, 5.7, math.NaN()); err != nil {
		t.Fatal(err)
	}
	run(&d, &l, tick, 2)
	if !d.Alarm[VentLowMV].Active {
		t.Error("70 % of the minute volume before, and no alarm")
	}
}

func TestPressureControlGivesVolumeByComplianceAndResistance(t *testing.T) {
	d, l := newVentilator(Setting{VentMode, PressureControl}, Setting{VentPinsp, 15}, Setting{VentTi, 1}), lung{r: 10, c: 50, v: 250}
	run(&d, &l, 0, 60)
	near(t, "VT", d.Chan[VentVTe].Displayed, 648, 6.5)
	near(t, "plateau", d.Chan[VentPPlat].Displayed, 5+648/50.0, 0.2)
	if d.Wave().SquareFlow {
		t.Error("pressure control drawn with square flow")
	}
}

func TestSafeModeIsFreeOfTheLimiterButGivesAResistiveChestTooLittle(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 60, c: 50, v: 250}
	d.Begin(0, Fault{Kind: SilentLimiter, A: 30})
	if err := d.SetLimit(0, VentLowVT, 340, math.NaN()); err != nil {
		t.Fatal(err)
	}
	d.SetMode(0, SafeMode)
	run(&d, &l, 0, 60)
	want := 15 * 50 * (1 - math.Exp(-1.0/3)) // less what stays trapped
	if got := d.Chan[VentVTe].Displayed; got > want || got < 0.5*want {
		t.Errorf("safe mode gives %.0f mL, want a little below %.0f", got, want)
	}
	if !d.Alarm[VentLowVT].Active {
		t.Error("a low tidal volume in safe mode raises no alarm")
	}
	if d.Faulty(3000) {
		t.Error("the limiter is called material in safe mode, where it does nothing")
	}
	if err := d.Set(3000, VentRate, 20); err == nil {
		t.Error("safe mode lets its fixed rate be changed")
	}
	if err := d.Set(3000, VentFiO2, 1); err != nil {
		t.Errorf("oxygen cannot be raised in safe mode: %v", err)
	}
}

func TestAnEffortIsAnsweredWithAnEarlyBreath(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	tick := run(&d, &l, 0, 60)
	near(t, "passive rate", d.Chan[VentRRTot].Displayed, 18, 0.1)
	for range 60 { // an agitated patient pulls every 2 s
		l.effort = 8
		for range 15 {
			d.readAirway(tick, l.breathe(driven(&d, tick, nil)))
			tick++
		}
		l.effort = 0
		tick = run(&d, &l, tick, 1)
		for tick%100 != 0 {
			d.readAirway(tick, l.breathe(driven(&d, tick, nil)))
			tick++
		}
	}
	if got := d.Chan[VentRRTot].Displayed; got < 26 || got > 40 {
		t.Errorf("rate shown %.0f while the patient pulls 30 times a minute", got)
	}
}

func TestADisconnectedVentilatorAlarmsUnlessItWasPutInStandbyFirst(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	tick := run(&d, &l, 0, 30)
	loud, quiet := d, d

	loud.SetMode(tick, Disconnected)
	if a := driven(&loud, tick, nil); a.Drive != patient.DriveNone || a.FiO2 != patient.RoomAir {
		t.Errorf("disconnected, it still drives: %+v", a)
	}
	for i := range int64(200) {
		loud.readAirway(tick+i, reading{})
		if (tick+i)%50 == 0 {
			loud.refresh(tick + i)
		}
	}
	if a := loud.Alarm[VentDisconnect]; !a.Active || a.Priority != High || loud.Sounding(tick+200) != High {
		t.Errorf("disconnected while running: alarm %+v", a)
	}
	for ch, want := range map[uint8]float64{VentVTe: 0, VentMV: 0, VentPPeak: 0, VentPEEPe: 0, VentRRTot: 0, VentLeak: 100} {
		if v, ok := loud.Shown(ch); !ok || v != want {
			t.Errorf("blowing into the room it shows %s %.0f (%v), want %.0f", ventilatorChannels[ch].Label, v, ok, want)
		}
	}

	quiet.SetMode(tick, Standby)
	quiet.SetMode(tick, Disconnected)
	for i := range int64(3000) {
		quiet.readAirway(tick+i, reading{})
		if (tick+i)%50 == 0 {
			quiet.refresh(tick + i)
		}
	}
	if got := quiet.Sounding(tick + 3000); got != Quiet {
		t.Errorf("put in stand-by first, it sounds with priority %d", got)
	}
}

func TestAFailedVentilatorDrivesNothingAndSaysSo(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	tick := run(&d, &l, 0, 30)
	silent := d
	d.Begin(tick, Fault{Kind: Unavailable})
	silent.Begin(tick, Fault{Kind: SilentUnavailable})
	run(&d, &l, tick, 3)
	run(&silent, &l, tick, 60)
	if driven(&d, tick+150, nil).Drive != patient.DriveNone || !d.Alarm[VentFailure].Active || d.Alarm[VentFailure].Priority != High {
		t.Errorf("failed: drive %v, alarm %+v", driven(&d, tick+150, nil).Drive, d.Alarm[VentFailure])
	}
	if _, ok := d.Shown(VentVTe); ok {
		t.Error("a dark screen shows a number")
	}
	if v, ok := silent.Shown(VentVTe); !ok || math.Abs(v-450) > 3 || silent.Sounding(tick+3000) != Quiet {
		t.Errorf("failed in silence: shows %.0f, sounds %d; want yesterday's 450 and nothing", v, silent.Sounding(tick+3000))
	}
	if !silent.Faulty(tick + 3000) {
		t.Error("a silent failure is not called a fault")
	}
}

func TestAVentilatorThatRewritesItsOwnSettingLogsItUnderAProprietaryName(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	d.Clock = (3*3600 + 12*60) * ticksPerSecond
	d.Begin(0, Fault{Kind: AutoSetting, Channel: VentVT, From: 20 * ticksPerSecond, A: 310, B: 60})
	tick := run(&d, &l, 0, 60)
	near(t, "delivered", d.Chan[VentVT].Delivered, 310, 2)
	if got := d.Chan[VentVT]; got.Ordered != 450 || got.Displayed != 310 {
		t.Errorf("ordered %.0f, shown %.0f; want 450 and 310", got.Ordered, got.Displayed)
	}
	if got, want := lastLine(&d), "03:12:20  AUTO-FIT 2  VT 450 > 310"; got != want {
		t.Errorf("log: %q, want %q", got, want)
	}
	if !d.Faulty(tick) {
		t.Error("310 in place of 450 is not called material")
	}
	if err := d.Set(tick, VentVT, 450); err != nil {
		t.Fatal(err)
	}
	tick = run(&d, &l, tick, 30)
	near(t, "corrected by hand", d.Chan[VentVT].Delivered, 450, 2)
	tick = run(&d, &l, tick, 60)
	near(t, "changed again", d.Chan[VentVT].Delivered, 310, 2)
	d.SetMode(tick, SafeMode)
	if d.working(VentVT) != 450 {
		t.Error("safe mode leaves the machine's own setting in force")
	}
}

func lastLine(d *Device) string {
	var last Entry
	d.Entries(func(e Entry) bool { last = e; return true })
	return Describe(last, d.Kind)
}

func TestATransportVentilatorHasOneMode(t *testing.T) {
	d := New(Spec{Kind: Ventilator})
	if err := d.Set(0, VentMode, PressureControl); err == nil {
		t.Error("the transport ventilator accepts pressure control")
	}
	l := lung{r: 10, c: 50, v: 250}
	run(&d, &l, 0, 60)
	near(t, "VT", d.Chan[VentVTe].Displayed, 450, 2)
}

func TestUnderDeliveryWithAnHonestFaceIsSeenOnlyInThePatient(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	d.Begin(0, Fault{Kind: OverDelivery, Channel: VentVT, A: 0.4})
	tick := run(&d, &l, 0, 60)
	near(t, "delivered", d.Chan[VentVT].Delivered, 180, 2)
	near(t, "expired, shown", d.Chan[VentVTe].Displayed, 450, 3)
	if !d.Faulty(tick) {
		t.Error("40 % of the order is not called material")
	}
}

func TestNothingComingBackFromTwoBreathsIsADisconnection(t *testing.T) {
	d := tableVentilator(5)
	for tick := range int64(500) {
		a := driven(&d, tick, nil)
		r := reading{0, 0.1}
		if a.Drive == patient.DriveFlow {
			r = reading{2, a.Flow}
		}
		d.readAirway(tick, r)
		if tick%50 == 0 {
			d.refresh(tick)
		}
	}
	if !d.Alarm[VentDisconnect].Active {
		t.Error("450 mL go in, none come back, and no alarm")
	}
}

func BenchmarkVentilatorTick(b *testing.B) {
	d, l := tableVentilator(5), lung{r: 60, c: 50, v: 250}
	d.Begin(0, Fault{Kind: SilentLimiter, A: 30})
	run(&d, &l, 0, 60)
	var p patient.State
	b.ReportAllocs()
	tick := int64(3000)
	for b.Loop() {
		a := driven(&d, tick, &p)
		p.Mech.Flow, p.Mech.Paw = a.Flow, a.Pressure
		if a.Drive == patient.DrivePressure {
			p.Mech.Flow = -0.1
		}
		d.Sense(tick, &p)
		tick++
	}
}
