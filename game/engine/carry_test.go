package engine_test

import (
	"math"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

func TestAMonitorThatIsCarriedToABedWatchesWhoeverLiesThereAndNoLongerTheFirst(t *testing.T) {
	sc := ward(t, 2)
	spare := len(sc.Devices)
	sc.Devices = append(sc.Devices, engine.Device{ID: "spare", Spec: device.Spec{Kind: device.Monitor, Patient: -1}, Utility: -1})
	you := [engine.MaxPeople]bool{true}
	first := len(sc.Actions)
	for bed := range 2 {
		at := len(sc.Effects)
		sc.Effects = append(sc.Effects, engine.Effect{Kind: engine.Connect, Ref: spare, Sub: bed})
		sc.Actions = append(sc.Actions, engine.Action{ID: "carry", Label: "Carry it to the bed", Category: "device", Ticks: engine.TicksPerSecond, By: you, Effects: engine.Block{From: at, To: at + 1}})
	}
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	rate, _ := patient.KnobIndex("rate")
	patient.Knobs[rate].Set(&s.Patients[1], 130)
	for bed := range 2 {
		do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: first + bed})
		wait(t, sc, &s, 30)
		dev := &s.Devices[spare]
		want := s.Patients[bed].Circ.HR
		if int(dev.Patient) != bed || math.Abs(dev.Chan[device.MonHR].Displayed-want) > 3 {
			t.Errorf("carried to bed %d: it is on %d and shows %.0f, the heart beats %.0f", bed, dev.Patient, dev.Chan[device.MonHR].Displayed, want)
		}
	}
	if s.Airway[0] != 0 || s.Airway[1] != 2 {
		t.Errorf("the airways have moved: %v", s.Airway[:2])
	}
}

func TestADeviceThatIsTakenOffTheNetworkRunsOnAlone(t *testing.T) {
	sc := ward(t, 1)
	sc.Devices[0].Spec.Networked = true
	sc.Effects = append(sc.Effects, engine.Effect{Kind: engine.Undock})
	sc.Actions = append(sc.Actions, engine.Action{ID: "undock", Category: "device", By: [engine.MaxPeople]bool{true}, Effects: engine.Block{From: len(sc.Effects) - 1, To: len(sc.Effects)}})
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	before := engine.Observe(sc, &s).Devices[0]
	do(t, sc, &s, engine.Input{Kind: engine.DoAct, Action: len(sc.Actions) - 1})
	if after := engine.Observe(sc, &s).Devices[0]; !before.Network || after.Network || after.Mode != before.Mode {
		t.Errorf("on the network %t, then %t; %s, then %s", before.Network, after.Network, before.Mode, after.Mode)
	}
}
