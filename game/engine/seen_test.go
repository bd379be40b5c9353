package engine_test

import (
	"slices"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

func seen(t *testing.T, o *engine.Observation, id string) *engine.DeviceView {
	t.Helper()
	for i := range o.Devices {
		if o.Devices[i].ID == id {
			return &o.Devices[i]
		}
	}
	t.Fatalf("no device %s", id)
	return nil
}

func TestAFailedMachineIsNotSaidToBeInService(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	wait(t, sc, &s, 5)
	s.Devices[0].Begin(s.Tick, device.Fault{Kind: device.Unavailable, Channel: device.All})
	wait(t, sc, &s, 2)
	o := engine.Observe(sc, &s)
	vent := seen(t, &o, "venta")
	if vent.Mode != "failed" || vent.Wave.RR != 0 || vent.Wave.Frozen {
		t.Errorf("failed: mode %s, wave %+v", vent.Mode, vent.Wave)
	}
	for _, r := range vent.Readings {
		if r.Value != nil {
			t.Errorf("a dark screen shows %s %v", r.Name, *r.Value)
		}
	}
	s.Devices[0].SetMode(s.Tick, device.Quarantined)
	o = engine.Observe(sc, &s)
	if vent = seen(t, &o, "venta"); vent.Mode != "quarantined" || len(vent.Alarms) > 0 {
		t.Errorf("put aside: mode %s, alarms %v", vent.Mode, vent.Alarms)
	}
}

func TestAnAlarmWhoseConditionHasGoneIsAnnouncedAsEndedWhileItsMessageStays(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	limit := &s.Devices[1].Limit[device.MonSpO2Alarm]
	usual := *limit
	limit.Low = 100.5
	count := func(events []engine.Event, kind engine.EventKind) (n int) {
		for _, e := range events {
			if e.Kind == kind && e.Ref == 1 && e.Sub == int(device.MonSpO2Alarm) {
				n++
			}
		}
		return n
	}
	if n := count(wait(t, sc, &s, 3), engine.AlarmBegan); n != 1 {
		t.Fatalf("the alarm began %d times", n)
	}
	*limit = usual
	limit.Low = 20
	if n := count(wait(t, sc, &s, 3), engine.AlarmEnded); n != 1 {
		t.Errorf("its end is announced %d times", n)
	}
	o := engine.Observe(sc, &s)
	mon := seen(t, &o, "mona")
	if len(mon.Alarms) != 1 || !mon.Alarms[0].Ended || mon.Alarms[0].Silenced {
		t.Errorf("the message: %+v", mon.Alarms)
	}
	for _, r := range mon.Readings {
		if r.Priority != "" {
			t.Errorf("%s is shown in alarm", r.Name)
		}
	}
	wait(t, sc, &s, 31)
	o = engine.Observe(sc, &s)
	if mon = seen(t, &o, "mona"); len(mon.Alarms) != 0 {
		t.Errorf("half a minute later: %+v", mon.Alarms)
	}
}

func TestTheBagSaysWhichWayTheChestMovesAndThatItsOxygenIsOff(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: 1})
	wait(t, sc, &s, 4)
	do(t, sc, &s, engine.Input{Kind: engine.Live, On: true})
	wait(t, sc, &s, 5)
	do(t, sc, &s, engine.Input{Kind: engine.Squeeze, ML: 500, Seconds: 1})
	rising := func() bool {
		o := engine.Observe(sc, &s)
		return o.Bag.Rising
	}
	for tick := range int64(3 * engine.TicksPerSecond) {
		if _, err := engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: 1}, nil); err != nil {
			t.Fatal(err)
		}
		if got := rising(); tick > 5 && tick < 45 && !got || tick > 55 && got {
			t.Fatalf("%.2f s after the squeeze began: rising %v", float64(tick)/engine.TicksPerSecond, got)
		}
	}
	oxygen := func() engine.Reading {
		o := engine.Observe(sc, &s)
		for _, r := range seen(t, &o, "bag").Readings {
			if r.Name == "oxygen" {
				return r
			}
		}
		t.Fatal("the bag does not show its oxygen")
		return engine.Reading{}
	}
	if r := oxygen(); r.Says != "" || *r.Value != 15 {
		t.Errorf("oxygen on: %+v", r)
	}
	if err := s.Devices[2].Set(s.Tick, device.BagOxygen, 0); err != nil {
		t.Fatal(err)
	}
	wait(t, sc, &s, 1)
	if r := oxygen(); r.Says != "OFF" {
		t.Errorf("oxygen off: %+v", r)
	}
}

func TestTheLimitsOfAnAlarmAreSaidInShortUnits(t *testing.T) {
	for _, k := range []device.Kind{device.Monitor, device.Ventilator, device.SyringePump, device.Bag} {
		for _, a := range device.Alarms(k) {
			if len(a.Unit) > len("cmH2O") {
				t.Errorf("%v, %s: %q is too long for a panel", k, a.Label, a.Unit)
			}
		}
	}
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	o := engine.Observe(sc, &s)
	for _, d := range o.Devices {
		for _, l := range d.Limits {
			if len(l.Words) > len("50 to 130 /min")+2 {
				t.Errorf("%s, %s: %q", d.ID, l.Name, l.Words)
			}
		}
	}
}

func TestAnAlarmThatBeginsAnewWhileItsMessageStandsIsAnnouncedAgain(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	limit := &s.Devices[1].Limit[device.MonSpO2Alarm]
	usual, high := *limit, *limit
	high.Low, usual.Low = 100.5, 20
	var told []engine.EventKind
	hear := func(events []engine.Event) {
		for _, e := range events {
			if e.Ref == 1 && e.Sub == int(device.MonSpO2Alarm) && (e.Kind == engine.AlarmBegan || e.Kind == engine.AlarmEnded) {
				told = append(told, e.Kind)
			}
		}
	}
	for range 2 {
		*limit = high
		hear(wait(t, sc, &s, 2))
		*limit = usual
		hear(wait(t, sc, &s, 2))
	}
	// within one second: it ends, and begins anew before anybody has been told
	*limit = high
	hear(wait(t, sc, &s, 2))
	a := &s.Devices[1].Alarm[device.MonSpO2Alarm]
	*a = device.Alarm{Active: true, Priority: device.High, Since: s.Tick}
	hear(wait(t, sc, &s, 1))
	want := []engine.EventKind{
		engine.AlarmBegan, engine.AlarmEnded, engine.AlarmBegan, engine.AlarmEnded, engine.AlarmBegan, engine.AlarmEnded, engine.AlarmBegan,
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}
