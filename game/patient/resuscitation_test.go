package patient

import "testing"

// Arterial pressures and end-tidal carbon dioxide of closed-chest compressions are those that textbooks of resuscitation give.
func TestCompressionsGiveTheLowSharpPressureOfCompressionsAndLittleCarbonDioxide(t *testing.T) {
	for _, name := range []string{"adult", "ards"} {
		b := on(preset(t, name), Ventilation{VT: 480, Rate: 12, Ti: 1, PEEP: 5, FiO2: 0.9})
		b.wait(60)
		b.set("rhythm", float64(Fibrillation))
		b.wait(60)
		b.in.Compressions = 0.8
		b.wait(60)
		for q, band := range map[string][2]float64{"sbp": {58, 80}, "dbp": {18, 30}, "map": {30, 42}, "etco2": {1.4, 2.6}, "pulse": {0, 0}} {
			if v := b.get(q); v < band[0] || v > band[1] {
				t.Errorf("%s, compressions: %s is %.3g, want %v", name, q, v, band)
			}
		}
	}
}

func TestABloodWithoutOxygenDoesNotHoldUpThePressureForManyMinutes(t *testing.T) {
	b := on(preset(t, "ards"), Ventilation{VT: 480, Rate: 14, Ti: 1, PEEP: 14, FiO2: 0.5})
	b.set("paralysed", 1)
	b.wait(60)
	b.clamp()
	empty := b.until(900, func() bool { return b.get("sao2") < 5 })
	stopped := b.until(900, func() bool { return b.get("arrest") == 1 })
	if stopped < 60 || stopped > 270 {
		t.Errorf("saturation below 5 %% after %.0f s, pulse lost %.0f s later; want 60 to 270", empty, stopped)
	}
}
