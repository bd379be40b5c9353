package device

import (
	"math"
	"reflect"
	"testing"
	"unsafe"

	"pgregory.net/rapid"

	"downtime/game/patient"
	"downtime/game/wave"
)

func TestADeviceIsFlatAndSmall(t *testing.T) {
	flat(t, reflect.TypeFor[Device](), "Device")
	if size := unsafe.Sizeof(Device{}); size > 2560 {
		t.Errorf("a Device takes %d bytes, want at most 2560", size)
	}
}

func flat(t *testing.T, typ reflect.Type, path string) {
	switch typ.Kind() {
	case reflect.Struct:
		for i := range typ.NumField() {
			flat(t, typ.Field(i).Type, path+"."+typ.Field(i).Name)
		}
	case reflect.Array:
		flat(t, typ.Elem(), path+"[]")
	case reflect.Map, reflect.Slice, reflect.Pointer, reflect.String, reflect.Interface, reflect.Func, reflect.Chan:
		t.Errorf("%s is a %s", path, typ.Kind())
	}
}

func TestChannelsAndAlarmsFitAndAreNamedOnce(t *testing.T) {
	for _, k := range []Kind{Monitor, Ventilator, Bag, SyringePump, Drip, CTG, System, Analyser, Stimulator} {
		if len(Channels(k)) > MaxChannels || len(Alarms(k)) > MaxAlarms {
			t.Errorf("%v has %d channels and %d alarms", k, len(Channels(k)), len(Alarms(k)))
		}
		for i, c := range Channels(k) {
			if j, ok := ChannelNamed(k, c.Name); !ok || int(j) != i {
				t.Errorf("%v: channel name %q is used twice", k, c.Name)
			}
		}
		for i, a := range Alarms(k) {
			if j, ok := AlarmNamed(k, a.Name); !ok || int(j) != i {
				t.Errorf("%v: alarm name %q is used twice", k, a.Name)
			}
		}
	}
}

// anyVentilator ventilates a passive chest for a minute under settings that let it breathe out.
func anyVentilator(t *rapid.T) (Device, lung, int64) {
	d := newVentilator(
		Setting{VentVT, rapid.Float64Range(250, 700).Draw(t, "vt")}, Setting{VentRate, rapid.Float64Range(8, 20).Draw(t, "rate")},
		Setting{VentTi, rapid.Float64Range(0.7, 1.2).Draw(t, "ti")}, Setting{VentPEEP, rapid.Float64Range(0, 15).Draw(t, "peep")},
	)
	l := lung{r: rapid.Float64Range(4, 15).Draw(t, "r"), c: rapid.Float64Range(20, 60).Draw(t, "c")}
	return d, l, run(&d, &l, 0, 300)
}

func TestWithoutAFaultTheFourLayersAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _, tick := anyVentilator(t)
		for ch, info := range ventilatorChannels {
			v := d.Chan[ch]
			want := v.Effect
			if info.Setting {
				want = v.Ordered
			}
			tolerance := math.Max(0.02*math.Abs(want), 0.01)
			if uint8(ch) == VentLeak { // what stays in the lung of the last breath
				tolerance = 2
			}
			for name, got := range map[string]float64{"delivered": v.Delivered, "effect": v.Effect, "displayed": v.Displayed} {
				if math.Abs(got-want) > tolerance {
					t.Errorf("%s: %s %.3f, want %.3f", info.Name, name, got, want)
				}
			}
		}
		if d.Faulty(tick) || d.Defective(tick) {
			t.Error("a sound ventilator is called faulty")
		}
	})
}

func TestFaultsOfADisplayWorkInTheOrderOfTheirSlots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, k := rapid.Float64Range(-5, 5).Draw(t, "offset"), rapid.Float64Range(0.5, 1.5).Draw(t, "scale")
		d, l, tick := anyVentilator(t)
		swapped, m := d, l
		d.Begin(tick, Fault{Kind: Offset, Channel: VentPPeak, A: a})
		d.Begin(tick, Fault{Kind: Scale, Channel: VentPPeak, A: k})
		swapped.Begin(tick, Fault{Kind: Scale, Channel: VentPPeak, A: k})
		swapped.Begin(tick, Fault{Kind: Offset, Channel: VentPPeak, A: a})
		run(&d, &l, tick, 1)
		run(&swapped, &m, tick, 1)
		x := d.Chan[VentPPeak].Delivered
		if got, want := d.Chan[VentPPeak].Displayed, (x+a)*k; math.Abs(got-want) > 1e-9 {
			t.Errorf("offset then scale: %v, want %v", got, want)
		}
		if got, want := swapped.Chan[VentPPeak].Displayed, x*k+a; math.Abs(got-want) > 1e-9 {
			t.Errorf("scale then offset: %v, want %v", got, want)
		}
		d.Mend(Offset)
		d.Mend(Scale)
		run(&d, &l, tick+50, 1)
		if d.Chan[VentPPeak].Displayed != d.Chan[VentPPeak].Delivered || d.Defective(tick+100) {
			t.Error("mended, it still lies")
		}
	})
}

func TestAFaultOfTheScreenNeverTouchesThePatient(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, l, tick := anyVentilator(t)
		sick, m := d, l
		kind := rapid.SampledFrom([]FaultKind{Freeze, Drift, Offset, Scale, DeadAlarm, WrongClock}).Draw(t, "kind")
		sick.Begin(tick, Fault{Kind: kind, Channel: All, A: 3})
		run(&d, &l, tick, 20)
		run(&sick, &m, tick, 20)
		if l != m {
			t.Errorf("%v: the lung holds %v mL, without the fault %v mL", kind, m.v, l.v)
		}
	})
}

func TestDriftGrowsByTheMinuteToItsCap(t *testing.T) {
	f := Fault{Kind: Drift, A: 4, B: 10, From: 100}
	for _, row := range []struct {
		minutes int64
		want    float64
	}{{0, 50}, {1, 54}, {2, 58}, {60, 60}} {
		if got := f.distort(100+row.minutes*ticksPerMinute, 50); got != row.want {
			t.Errorf("after %d min: %v, want %v", row.minutes, got, row.want)
		}
	}
}

func TestLagReachesTwoThirdsInItsTimeConstant(t *testing.T) {
	f := Fault{Kind: Lag, A: 30, Held: 0}
	var got float64
	for range 30 {
		got = f.distort(0, 100)
	}
	near(t, "after 30 s", got, 100*(1-math.Exp(-1)), 1e-6)
}

func TestADeviceRefusesFaultsThatItCannotHave(t *testing.T) {
	d := New(Spec{Kind: Bag})
	if d.Begin(0, Fault{Kind: SilentLimiter, A: 30}) || d.Begin(0, Fault{Kind: Unavailable}) {
		t.Error("a bag has no software and no power to fail")
	}
	v := newVentilator()
	if v.Begin(0, Fault{Kind: AutoSetting, Channel: VentVTe}) || v.Begin(0, Fault{Kind: Lag, Channel: All, A: 5}) {
		t.Error("a measurement cannot be rewritten; one lag follows one channel")
	}
	for range MaxFaults {
		v.Begin(0, Fault{Kind: Offset, Channel: VentVTe, A: 1})
	}
	if v.Begin(0, Fault{Kind: Offset, Channel: VentVTe, A: 1}) {
		t.Error("a seventh fault is taken")
	}
}

// ward is a settled patient with a ventilator and a monitor.
type ward struct {
	p    patient.State
	vent Device
	mon  Device
	tick int64
}

func newWard(t testing.TB) ward {
	t.Helper()
	par, ok := patient.Preset("adult")
	if !ok {
		t.Fatal("no preset adult")
	}
	par.Resistance, par.Compliance, par.Sedation = 12, 50, 1
	p := patient.New(par, patient.Ventilation{Rate: 14, VT: 500, Ti: 1, PEEP: 5, FiO2: 0.4})
	w := ward{p: p, vent: newVentilator(Setting{VentVT, 500}), mon: New(Spec{Kind: Monitor, Networked: true})}
	w.tick = -30 * ticksPerSecond
	w.run(30, &w.vent)
	return w
}

// run lets driver (nil: nothing) drive the airway for some seconds.
func (w *ward) run(seconds int64, driver *Device) {
	for end := w.tick + seconds*ticksPerSecond; w.tick < end; w.tick++ {
		var in patient.Inputs
		w.mon.Sample(driver != nil && driver.Capnography())
		if driver != nil {
			driver.Drive(w.tick, &w.p, &in.Airway)
		}
		w.p.Step(&in)
		w.vent.Sense(w.tick, &w.p)
		w.mon.Sense(w.tick, &w.p)
		if driver != nil && driver != &w.vent {
			driver.Sense(w.tick, &w.p)
		}
	}
}

func TestASoundMonitorShowsThePatient(t *testing.T) {
	w := newWard(t)
	w.run(60, &w.vent)
	for _, row := range []struct {
		channel   uint8
		quantity  string
		tolerance float64
	}{
		{MonHR, "hr", 1},
		{MonPulse, "pulse", 1},
		{MonSpO2, "spo2", 0.5},
		{MonSBP, "sbp", 3},
		{MonDBP, "dbp", 3},
		{MonMAP, "map", 3},
		{MonEtCO2, "etco2", 0.3},
		{MonTemp, "temp", 0.1},
	} {
		want := patient.Quantities[quantity(row.quantity)].Get(&w.p)
		got, ok := w.mon.Shown(row.channel)
		if !ok || math.Abs(got-want) > row.tolerance {
			t.Errorf("%s: shows %.2f (%v), the patient has %.2f", row.quantity, got, ok, want)
		}
	}
	near(t, "rr", w.mon.Chan[MonRR].Displayed, 14, 0.5)
	if p := w.mon.Wave(); p.Frozen || p.CO2Off || !p.ArtOn || p.Rhythm != wave.Sinus || p.PlethAmp < 0.3 {
		t.Errorf("traces of a sound monitor: %+v", p)
	}
	for i, a := range w.mon.Alarm {
		if a.Active {
			t.Errorf("alarm %s on a settled patient", monitorAlarms[i].Name)
		}
	}
	for i, a := range w.vent.Alarm {
		if a.Active {
			t.Errorf("ventilator alarm %s on a settled patient", ventilatorAlarms[i].Name)
		}
	}
	near(t, "vte", w.vent.Chan[VentVTe].Displayed, 500, 5)
	near(t, "plateau", w.vent.Chan[VentPPlat].Displayed, 15, 0.7)
}

func TestAFrozenMonitorKeepsYesterdayWhileThePatientDies(t *testing.T) {
	w := newWard(t)
	w.run(20, &w.vent)
	before := w.mon.Chan
	w.mon.Begin(w.tick, Fault{Kind: Freeze, Channel: All})
	w.vent.SetMode(w.tick, Standby)
	w.run(600, nil)
	for ch := range MonArt {
		if w.mon.Chan[ch].Displayed != before[ch].Displayed {
			t.Errorf("%s moved from %.1f to %.1f", monitorChannels[ch].Name, before[ch].Displayed, w.mon.Chan[ch].Displayed)
		}
	}
	if w.mon.Chan[MonSpO2].Effect > 80 {
		t.Fatalf("after ten minutes of apnoea the true saturation is %.0f", w.mon.Chan[MonSpO2].Effect)
	}
	if w.mon.Sounding(w.tick) != Quiet || !w.mon.Wave().Frozen || !w.mon.Faulty(w.tick) {
		t.Errorf("frozen: sounds %d, frozen %v, faulty %v", w.mon.Sounding(w.tick), w.mon.Wave().Frozen, w.mon.Faulty(w.tick))
	}
}

func TestTheCapnogramIsFlatWhenNothingIsAttachedOrTheTubeIsOut(t *testing.T) {
	open, out := newWard(t), newWard(t)
	open.run(20, nil)
	if got := open.mon.Chan[MonEtCO2].Displayed; got != 0 {
		t.Errorf("nothing attached: end-tidal CO2 %.1f kPa", got)
	}
	knob, _ := patient.KnobIndex("tube")
	patient.Knobs[knob].Set(&out.p, float64(patient.TubeOut))
	out.run(60, &out.vent)
	if got := out.mon.Chan[MonEtCO2].Displayed; got > 0.5 {
		t.Errorf("tube out: end-tidal CO2 %.1f kPa", got)
	}
	if !out.mon.Alarm[MonEtCO2Alarm].Active {
		t.Error("tube out: no alarm of carbon dioxide")
	}
}

func TestANarrowAirwayBendsTheCapnogram(t *testing.T) {
	w := newWard(t)
	w.run(20, &w.vent)
	box := w.mon.Wave().Slope
	w.p.Par.Resistance = 60
	w.run(60, &w.vent)
	if fin := w.mon.Wave().Slope; fin < box+0.2 {
		t.Errorf("slope %.2f with a healthy airway, %.2f with a narrow one", box, fin)
	}
}

func TestAHighAlarmLeavesItsMessageUntilItIsAcknowledged(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 80, c: 50, v: 250}
	tick := run(&d, &l, 0, 30)
	if d.Sounding(tick) != High {
		t.Fatal("peak 50 makes no sound")
	}
	d.Silence(tick, 10*ticksPerMinute)
	if d.Sounding(tick+1) != Quiet || d.Sounding(tick+MaxSilence) != High {
		t.Error("silence must last two minutes and no longer")
	}
	l.r = 10
	tick = run(&d, &l, tick, 30)
	if a := d.Alarm[VentHighPressure]; !a.Active || !a.Latched || d.Sounding(tick+MaxSilence) != Quiet {
		t.Errorf("condition gone, not acknowledged: %+v", a)
	}
	d.Acknowledge(tick)
	if a := d.Alarm[VentHighPressure]; a.Active {
		t.Errorf("acknowledged: %+v", a)
	}
	var codes []LogCode
	d.Entries(func(e Entry) bool { codes = append(codes, e.Code); return true })
	if want := []LogCode{LogAlarm, LogSilenced, LogAlarmOver, LogAcknowledged}; !reflect.DeepEqual(codes, want) {
		t.Errorf("log %v, want %v", codes, want)
	}
}

func TestADeadAlarmIsMaterialOnlyWhileItHidesSomething(t *testing.T) {
	d, l := tableVentilator(5), lung{r: 10, c: 50, v: 250}
	d.Begin(0, Fault{Kind: DeadAlarm, Channel: VentHighPressure})
	tick := run(&d, &l, 0, 30)
	if d.Faulty(tick) {
		t.Error("nothing to alarm about, yet called material")
	}
	l.r = 80
	tick = run(&d, &l, tick, 30)
	if d.Alarm[VentHighPressure].Active || !d.Faulty(tick) {
		t.Errorf("peak %.0f: alarm %v, material %v", d.Chan[VentPPeak].Displayed, d.Alarm[VentHighPressure].Active, d.Faulty(tick))
	}
}

func TestLimitsAndSettingsAreRefusedInWords(t *testing.T) {
	d := newVentilator()
	for what, err := range map[string]error{
		"low above high": d.SetLimit(0, VentLowMV, 9, 3),
		"no limits":      d.SetLimit(0, VentFailure, 1, 2),
		"measured":       d.Set(0, VentVTe, 400),
		"out of range":   d.Set(0, VentVT, 2000),
		"not a number":   d.Set(0, VentVT, math.NaN()),
		"no channel":     d.Set(0, 15, 1),
	} {
		if err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
	if got, want := d.Set(0, VentVT, 2000).Error(), "tidal volume 2000 mL is out of range: this device takes 100 to 1000 mL"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if d != newVentilator() {
		t.Error("a refusal changed the device")
	}
}

// Sounding is the highest priority among the alarms that are heard now.
func (d *Device) Sounding(tick int64) Priority {
	loudest := Quiet
	for i := range d.Alarm {
		if a := &d.Alarm[i]; a.Active && !a.Latched && a.Acknowledged == 0 && tick >= a.SilencedUntil {
			loudest = max(loudest, a.Priority)
		}
	}
	return loudest
}
