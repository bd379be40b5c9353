package engine_test

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

func TestAnIllnessThatSheCameWithIsNotCountedAsHarmAndWhatBecomesOfItIs(t *testing.T) {
	par, ok := patient.Preset("dka")
	if !ok {
		t.Fatal("no preset dka")
	}
	sc := &engine.Scenario{
		Patients: []engine.Patient{{ID: "bed1", Params: par}}, People: []engine.Person{{ID: "you"}},
		Devices:  []engine.Device{{ID: "meter", Utility: -1, Spec: device.Spec{Kind: device.Analyser, Patient: -1}}},
		Variants: []engine.Variant{{ID: "only", Weight: 1, Twin: -1}}, Limit: 3600 * engine.TicksPerSecond,
	}
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	for range 300 {
		s, _, _ = engine.Step(sc, s, engine.Input{Kind: engine.Wait, Ticks: engine.TicksPerSecond})
	}
	if got := s.Harm[0].Points(); got > 1 {
		t.Errorf("five minutes in which nothing changed are %.1f points of harm", got)
	}
	_, ph, _ := engine.HarmLimits(sc, 0)
	if ph > 7.15 {
		t.Errorf("her limit is pH %.2f", ph)
	}
}
