package engine_test

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// ward is a small case built by hand: beds, each with a ventilator and a monitor, and one bag. Variant 1 limits the first ventilator
// silently and raises resistance; variant 0 does nothing.
func ward(t testing.TB, beds int) *engine.Scenario {
	t.Helper()
	params, ok := patient.Preset("ards")
	if !ok {
		t.Fatal("no preset ards")
	}
	sc := &engine.Scenario{ID: "ward", Place: "ICU", Limit: 3600 * engine.TicksPerSecond, StartSecond: 3*3600 + 14*60}
	for b := range beds {
		p := int8(b)
		sc.Patients = append(sc.Patients, engine.Patient{
			ID: string(rune('a' + b)), Params: params, HasGoal: true, Weight: 1,
			Goal: engine.Goal{Rate: [2]float64{12, 20}, Volume: [2]float64{350, 550}, EtCO2: [2]float64{4, 7}, Squeeze: [2]float64{0.8, 1.4}},
		})
		vent := device.Spec{Kind: device.Ventilator, Networked: true, Patient: p, Settings: []device.Setting{
			{Channel: device.VentVT, Value: 450}, {Channel: device.VentRate, Value: 18}, {Channel: device.VentPEEP, Value: 14}, {Channel: device.VentFiO2, Value: 0.7},
		}}
		sc.Devices = append(sc.Devices,
			engine.Device{ID: "vent" + string(rune('a'+b)), Spec: vent, Airway: true, Scored: true, Utility: -1},
			engine.Device{ID: "mon" + string(rune('a'+b)), Spec: device.Spec{Kind: device.Monitor, Patient: p}, Utility: -1},
		)
	}
	bag := len(sc.Devices)
	sc.Devices = append(sc.Devices, engine.Device{ID: "bag", Spec: device.Spec{
		Kind: device.Bag, Patient: -1, Settings: []device.Setting{{Channel: device.BagPEEP, Value: 10}},
	}, Utility: -1})
	sc.People = []engine.Person{{ID: "you", Label: "You", Rate: 24, RateSD: 9.5, Volume: 590, VolumeSD: 190}, {ID: "nurse", Label: "The nurse", Rate: 14, Volume: 450}}
	resistance, _ := patient.KnobIndex("resistance")
	sc.Effects = []engine.Effect{
		{Kind: engine.BeginFault, Ref: 0, Fault: device.Fault{Kind: device.SilentLimiter, Channel: device.All, A: 30}},
		{Kind: engine.TurnKnob, Ref: 0, Sub: resistance, Value: 60, Over: 30 * engine.TicksPerSecond},
		{Kind: engine.Connect, Ref: bag, Sub: 0},
		{Kind: engine.HoldBag, Ref: bag, Sub: -1},
		{Kind: engine.Connect, Ref: -1, Sub: 0},
		{Kind: engine.HoldBag, Ref: bag, Sub: 1},
	}
	sc.Variants = []engine.Variant{
		{ID: "sound", Kind: engine.Plain, Weight: 1, Twin: 1},
		{ID: "limiter", Kind: engine.Silent, Weight: 1, Twin: 0, Setup: engine.Block{From: 0, To: 2}},
	}
	you := [engine.MaxPeople]bool{true}
	sc.Actions = []engine.Action{
		{ID: "look", Label: "Look at him", Category: "look", Ticks: 5 * engine.TicksPerSecond, By: you},
		{ID: "bag", Label: "Disconnect and bag", Category: "hands", Ticks: 3 * engine.TicksPerSecond, By: you, Effects: engine.Block{From: 2, To: 4}},
		{ID: "pull", Label: "Disconnect him", Category: "device", Ticks: engine.TicksPerSecond, By: you, Effects: engine.Block{From: 4, To: 5}},
		{ID: "hand", Label: "Hand the bag to the nurse", Category: "hands", Ticks: engine.TicksPerSecond, Voice: true, By: you, Effects: engine.Block{From: 5, To: 6}},
	}
	engine.Settle(sc)
	return sc
}
