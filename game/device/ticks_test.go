package device

import (
	"testing"

	"downtime/game/patient"
)

func TestADeviceThatDoesNotTickSensesOnTheSecondAlone(t *testing.T) {
	params, ok := patient.Preset("adult")
	if !ok {
		t.Fatal("no preset adult")
	}
	body := patient.New(params, patient.Ventilation{FiO2: patient.RoomAir})
	for k := range kindNames {
		if Kind(k).Ticks() {
			continue
		}
		d := New(Spec{Kind: Kind(k)})
		d.Begin(1, Fault{Kind: WrongClock, Channel: All, A: 60})
		for tick := int64(1); tick < ticksPerSecond; tick++ {
			before := d
			if d.Sense(tick, &body); d != before {
				t.Errorf("%s: tick %d has changed it", Kind(k), tick)
				break
			}
		}
	}
}
