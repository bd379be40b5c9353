package device

import (
	"testing"

	"downtime/game/patient"
)

// Row C08 of the physiology, by a real pump: 1 mL of dead space at 5 mL/h is 12 minutes without drug.
func TestAPumpIsFeltOnlyOnceItsLineIsFull(t *testing.T) {
	p, ok := patient.Preset("adult")
	if !ok {
		t.Fatal("no adult")
	}
	p.LineDead = 1
	body := patient.New(p, patient.Ventilation{})
	pump := newPump(5, 160)
	minutes := 0.0
	for tick := int64(0); body.Drugs.Amount[patient.Noradrenaline] == 0 && minutes < 30; tick++ {
		var in patient.Inputs
		pump.Infuse(tick, &in)
		body.Step(&in)
		minutes = float64(tick) / ticksPerMinute
	}
	near(t, "minutes to the first drug", minutes, 12, 0.5)
}
