package gas_test

import (
	"math"
	"testing"

	"downtime/game/skill/gas"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s is %.3f, want %.3f", what, got, want)
	}
}

// Worked out apart from this code.
func TestTheFormulasGiveTheWorkedNumbers(t *testing.T) {
	near(t, "[H+] of 2.2 and 4.8", gas.HydrogenIons(2.2, 4.8), 82.5, 0.05)
	near(t, "pH of 2.2 and 4.8", gas.PH(gas.HydrogenIons(2.2, 4.8)), 7.08, 0.005)
	near(t, "pH of 2.2 and 17.0", gas.PH(gas.HydrogenIons(2.2, 17)), 7.63, 0.005)
	near(t, "pH of 5.1 and 19.1", gas.PH(gas.HydrogenIons(5.1, 19.1)), 7.32, 0.005)
	near(t, "pH of 5.3 and 24", gas.PH(gas.HydrogenIons(5.3, 24)), 7.40, 0.005)
	near(t, "Winter at 4.8", gas.WinterPCO2(4.8), 2.03, 0.005)
	near(t, "Winter at 4.8, low", gas.WinterPCO2(4.8)-gas.WinterMargin, 1.76, 0.005)
	near(t, "Winter at 4.8, high", gas.WinterPCO2(4.8)+gas.WinterMargin, 2.30, 0.005)
	near(t, "Winter at 10", gas.WinterPCO2(10), 3.07, 0.005)
	near(t, "Winter at 12", gas.WinterPCO2(12), 3.47, 0.005)
	near(t, "anion gap", gas.AnionGap(131, 94, 4.8), 32.2, 1e-9)
	near(t, "anion gap, tampered", gas.AnionGap(132, 96, 19.1), 16.9, 1e-9)
}

// slip is the ketoacidosis with the true gas.
func slip() gas.Slip {
	return gas.Slip{
		Print: gas.Print{Values: gas.Values{PH: 7.08, PCO2: 2.2, PO2: 14, HCO3: 4.8, Na: 131, K: 5.2, Cl: 94, Glucose: 34, Lactate: 2, Hb: 140}, Printed: 610},
		Bed:   gas.Bed{Taken: 600, RR: 34, SpO2: 98, Meter: 31, Ketones: 5.8},
	}
}

func TestEachFlagRisesWhereItsRuleSaysAndNotBefore(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*gas.Slip)
		want  gas.Rule
	}{
		{"the true gas", func(*gas.Slip) {}, gas.None},
		{"2.2 and 17.0 printed as 7.31", func(s *gas.Slip) { s.Print.HCO3, s.Print.PH, s.Print.Cl, s.Bed.RR = 17, 7.31, 82, 20 }, gas.HH},
		{"0.03 off", func(s *gas.Slip) { s.Print.PH = 7.11 }, gas.None},
		{"the tampered print: only the patient tells", func(s *gas.Slip) {
			s.Print.PH, s.Print.PCO2, s.Print.HCO3, s.Print.Na, s.Print.Cl = 7.32, 5.1, 19.1, 132, 96
		}, gas.Patient},
		{"the same in a patient who tires", func(s *gas.Slip) {
			s.Print.PH, s.Print.PCO2, s.Print.HCO3, s.Print.Na, s.Print.Cl, s.Bed.Hindered = 7.32, 5.1, 19.1, 132, 96, true
		}, gas.None},
		{"another name", func(s *gas.Slip) { s.Print.Name = "A" }, gas.Identity},
		{"printed before it was taken", func(s *gas.Slip) { s.Print.Printed = 590 }, gas.Time},
		{"61 minutes old", func(s *gas.Slip) { s.Print.Printed = 661 }, gas.Time},
		{"60 minutes old", func(s *gas.Slip) { s.Print.Printed = 660 }, gas.None},
		{"the values before", func(s *gas.Slip) { s.Before.Values = s.Print.Values }, gas.Same},
		{"a vein called an artery", func(s *gas.Slip) { s.Print.PO2 = 4.9 }, gas.Sample},
		{"a vein called a vein", func(s *gas.Slip) { s.Print.PO2, s.Print.Venous = 4.9, true }, gas.None},
		{"pCO2 0.6 above Winter", func(s *gas.Slip) { s.Print.PCO2, s.Print.PH = 2.6, 7.01 }, gas.Winter},
		{"ketones 6 in a gap of 15", func(s *gas.Slip) { s.Bed.Ketones, s.Print.Cl = 6, 111.3 }, gas.Gap},
		{"ketones 5.9 in a gap of 15", func(s *gas.Slip) { s.Bed.Ketones, s.Print.Cl = 5.9, 111.3 }, gas.None},
		{"potassium 0.7 from the laboratory", func(s *gas.Slip) { s.Bed.LabK = 4.5 }, gas.Other},
		{"potassium 0.5 from the laboratory", func(s *gas.Slip) { s.Bed.LabK = 4.7 }, gas.None},
		{"haemoglobin 11 from the laboratory", func(s *gas.Slip) { s.Bed.LabHb = 129 }, gas.Other},
		{"glucose 20 % from the meter", func(s *gas.Slip) { s.Bed.Meter, s.Print.Glucose = 10, 12 }, gas.Other},
		{"a meter at HI and a gas of 12", func(s *gas.Slip) { s.Print.Glucose = 12 }, gas.Other},
		{"a broad slow ECG and potassium 5.2", func(s *gas.Slip) { s.Bed.Broad = true }, gas.Patient},
		{"a broad slow ECG and potassium 7.1", func(s *gas.Slip) { s.Bed.Broad, s.Print.K = true, 7.1 }, gas.None},
		{"six breaths and a normal pCO2", func(s *gas.Slip) { s.Bed.RR, s.Print.PCO2, s.Print.HCO3, s.Print.PH, s.Print.Cl = 6, 5, 24, 7.43, 80 }, gas.Patient},
	} {
		s := slip()
		c.spoil(&s)
		got := gas.None
		if found := gas.Check(&s); len(found) > 0 {
			got = found[0].Rule
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s (%v)", c.name, got, c.want, gas.Check(&s))
		}
	}
}
