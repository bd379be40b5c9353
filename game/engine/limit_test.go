package engine_test

import (
	"errors"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
)

func TestAnAlarmLimitCanBeSetAloneAndStandsInTheDevicesLog(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	vte, ok := device.AlarmNamed(device.Ventilator, "vte-low")
	if !ok {
		t.Fatal("a ventilator has no alarm vte-low")
	}
	in := engine.Input{Kind: engine.MoveLimit, Alarm: int(vte), Low: 350, LowOn: true}
	next, _, err := engine.Step(sc, s, in)
	if err != nil {
		t.Fatalf("a low limit without a high one is refused: %v", err)
	}
	if l := next.Devices[0].Limit[vte]; l != (device.Limit{Low: 350, LowOn: true}) {
		t.Errorf("the limit is %+v", l)
	}
	if next.Devices[0].Logged != s.Devices[0].Logged+1 {
		t.Error("the ventilator's own log does not say that its limit was moved")
	}
}

func TestAnAlarmLimitThatTheMachineCouldNotShowIsRefused(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	vte, _ := device.AlarmNamed(device.Ventilator, "vte-low")
	for _, in := range []engine.Input{
		{Alarm: int(vte), Low: -1, LowOn: true},
		{Alarm: int(vte), High: 1e300, HighOn: true},
		{Alarm: int(vte), Low: 500, LowOn: true, High: 400, HighOn: true},
		{Alarm: device.MaxAlarms - 1, Low: 1, LowOn: true},
		{Alarm: -1},
		{Device: engine.MaxDevices, Alarm: int(vte)},
	} {
		in.Kind = engine.MoveLimit
		next, _, err := engine.Step(sc, s, in)
		var illegal *engine.IllegalError
		if !errors.As(err, &illegal) || next != s {
			t.Errorf("%+v: error %v, changed %v", in, err, next != s)
		}
	}
}

func TestNothingIsLegalOnceTheRunIsOver(t *testing.T) {
	sc := ward(t, 1)
	s := engine.Start(sc, 1, 0)
	s.Over = true
	for _, o := range engine.Legal(sc, &s) {
		if o.Legal || o.Why == "" {
			t.Errorf("%s is legal after the end, because %q", sc.Actions[o.Action].ID, o.Why)
		}
	}
}
