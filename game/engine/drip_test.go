package engine_test

import (
	"math"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

func TestADripRunsIntoItsPatientAndShowsDropsAndItsFluidByName(t *testing.T) {
	sc := ward(t, 2)
	sc.Devices = append(sc.Devices, engine.Device{ID: "drip", Utility: -1, Spec: device.Spec{
		Kind: device.Drip, Patient: 1, Drug: -1,
		Settings: []device.Setting{{Channel: device.DripClamp, Value: 0.5}, {Channel: device.DripFluid, Value: float64(patient.Saline)}},
	}})
	engine.Settle(sc)
	d := len(sc.Devices) - 1
	s := engine.Start(sc, 1, 0)
	without := s
	without.Devices[d].Attach(0, -1)
	wait(t, sc, &s, 600)
	wait(t, sc, &without, 600)
	given := s.Devices[d].Chan[device.DripInfused].Effect - without.Devices[d].Chan[device.DripInfused].Effect
	if sodium := s.Patients[1].Fluid.Sodium - without.Patients[1].Fluid.Sodium; given < 100 || sodium > 0.154*given || sodium < 0.12*given { // some leaves with the urine
		t.Errorf("%.1f mL of saline brought %.2f mmol of sodium", given, sodium)
	}
	if s.Patients[0] != without.Patients[0] {
		t.Error("it has run into the other patient as well")
	}
	o := engine.Observe(sc, &s)
	shown := map[string]engine.Reading{}
	for _, r := range seen(t, &o, "drip").Readings {
		shown[r.Name] = r
	}
	if r := shown["fluid"]; r.Says != "saline" {
		t.Errorf("the bag says %q", r.Says)
	}
	if r := shown["drops"]; r.Value == nil || *r.Value != math.Round(s.Devices[d].Chan[device.DripDrops].Delivered) {
		t.Errorf("drops: %+v", r)
	}
	if r, ok := shown["pressure"]; ok {
		t.Errorf("it shows what drives it: %+v", r)
	}
}
