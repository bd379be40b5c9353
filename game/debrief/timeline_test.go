package debrief

import (
	"slices"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/run"
)

func texts(sc *engine.Scenario, s engine.State, events []engine.Event) (out []string) {
	for _, m := range timeline(sc, &run.Run{State: s, Events: events}) {
		out = append(out, m.Text)
	}
	return out
}

func TestAFaultOfSeveralDevicesInOneSecondIsToldInOneLine(t *testing.T) {
	sc, r, _ := played(t, "idler", "mucus-plug")
	a, b, c := sc.Devices[0].Label, sc.Devices[1].Label, sc.Devices[2].Label
	fault := func(kind engine.EventKind, tick int64, dev int) engine.Event {
		return engine.Event{Kind: kind, Tick: tick, Ref: dev, Sub: int(device.Freeze), By: -1}
	}
	got := texts(sc, r.State, []engine.Event{
		fault(engine.FaultBegan, 1, 0), fault(engine.FaultBegan, 1, 1),
		fault(engine.FaultEnded, 500, 0), fault(engine.FaultEnded, 501, 1), fault(engine.FaultEnded, 501, 2),
		fault(engine.FaultBegan, 900, 2), fault(engine.FaultBegan, 1200, 1),
	})
	want := []string{
		"There before you came, a fault in " + a + " and in 1 more: what it shows stands still.",
		"A fault in " + a + " and in 2 more ended: what it shows stands still.",
		"A fault began in " + c + ": what it shows stands still.",
		"A fault began in " + b + ": what it shows stands still.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told is %q", got)
	}
}

func TestAShortPauseOfThePulseIsOneLineAndALongOneTwo(t *testing.T) {
	sc, r, _ := played(t, "idler", "mucus-plug")
	name := sc.Patients[0].Name
	got := texts(sc, r.State, []engine.Event{
		{Kind: engine.ArrestBegan, Tick: 1000},
		{Kind: engine.ArrestEnded, Tick: 1000 + 3*engine.TicksPerSecond},
		{Kind: engine.ArrestBegan, Tick: 5000},
		{Kind: engine.ArrestEnded, Tick: 5000 + 60*engine.TicksPerSecond},
		{Kind: engine.ArrestBegan, Tick: 50000},
	})
	want := []string{name + " had no pulse for 3 s.", name + " lost the pulse.", name + " has a pulse again.", name + " lost the pulse."}
	if !slices.Equal(got, want) {
		t.Errorf("told is %q", got)
	}
}
