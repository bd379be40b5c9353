package engine_test

import (
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

func TestTheWardsGasMachineStaysTheWardsAndSaysWhoseBloodItShows(t *testing.T) {
	ill, ok := patient.Preset("dka")
	if !ok {
		t.Fatal("no preset dka")
	}
	well, _ := patient.Preset("adult")
	sc := &engine.Scenario{
		Patients: []engine.Patient{{ID: "bed1", Params: well}, {ID: "bed2", Params: ill}}, People: []engine.Person{{ID: "you"}},
		Devices:  []engine.Device{{ID: "gas", Utility: -1, Spec: device.Spec{Kind: device.Analyser, Patient: -1}}},
		Effects:  []engine.Effect{{Kind: engine.TakeSample, Sub: 1}},
		Variants: []engine.Variant{{ID: "only", Weight: 1, Twin: -1, Setup: engine.Block{To: 1}}}, Limit: 600 * engine.TicksPerSecond, StartSecond: 9600,
	}
	engine.Settle(sc)
	s := engine.Start(sc, 1, 0)
	if v := engine.Observe(sc, &s).Devices[0]; len(v.Readings) > 0 || v.Sample != "" {
		t.Errorf("before any blood it shows %d numbers of %q", len(v.Readings), v.Sample)
	}
	s, _, _ = engine.Step(sc, s, engine.Input{Kind: engine.Wait, Ticks: engine.TicksPerSecond})
	v := engine.Observe(sc, &s).Devices[0]
	if v.Patient != "" || v.Sample != "bed2" {
		t.Errorf("it stands at %q and shows the blood of %q", v.Patient, v.Sample)
	}
	said := map[string]string{}
	for _, r := range v.Readings {
		said[r.Name] = r.Says
		if r.Name == "ph" && (r.Value == nil || *r.Value > 7.2) {
			t.Errorf("her pH reads %v", r.Value)
		}
	}
	if said["time"] != "02:40" {
		t.Errorf("taken at %q", said["time"])
	}
	if _, ok := said["ketones"]; ok {
		t.Error("a gas machine lists ketones")
	}
}
