package patient

import (
	"math"
	"testing"
)

func TestMeanVentilationSettlesWhereTheBreathsDo(t *testing.T) {
	allowed := map[string]float64{"paco2": 0.35, "sao2": 1, "map": 2.5, "co": 0.3, "hr": 3, "ph": 0.03, "mv": 0.6}
	for _, name := range []string{"adult", "obese", "pregnant", "frail", "head-injury", "ards"} {
		b := bed(t, name)
		mean := b.State
		v := b.v
		meanly(&mean, &v, 3600)
		b.wait(3600)
		by := bench{State: mean}
		for q, within := range allowed {
			if d := by.get(q) - b.get(q); math.Abs(d) > within {
				t.Errorf("%s: %s is %.4g by breaths and %.4g by means", name, q, b.get(q), by.get(q))
			}
		}
		if o2, co2 := by.Stores(); math.IsNaN(o2) || math.IsNaN(co2) {
			t.Errorf("%s: lost its gas", name)
		}
	}
}

func TestMeanVentilationLosesNoGas(t *testing.T) {
	b := bed(t, "adult")
	o2, co2 := b.Stores()
	meanly(&b.State, &b.v, 3600)
	endO2, endCO2 := b.Stores()
	// the dead space is not part of it: what its cells hold stays
	if d := endO2 - o2 - b.Sum.MouthO2 + b.Sum.UsedO2; math.Abs(d) > 1e-6 {
		t.Errorf("oxygen: %g mL", d)
	}
	if d := endCO2 - co2 - b.Sum.MouthCO2 - b.Sum.MadeCO2; math.Abs(d) > 1e-6 {
		t.Errorf("carbon dioxide: %g mL", d)
	}
}
