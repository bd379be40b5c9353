package chart_test

import (
	"math"
	"slices"
	"testing"

	"downtime/game/skill/chart"
)

// Worked out apart from this code.
func TestTheSumsGiveTheWorkedNumbers(t *testing.T) {
	for _, c := range []struct {
		what              string
		got, want, within float64
	}{
		{"surface of 178 cm and 82 kg", chart.BSA(178, 82), 2.01, 0.005},
		{"3 g/m2 of it", 3 * chart.BSA(178, 82), 6.04, 0.005},
		{"the band below", 3 * chart.BSA(178, 82) * (1 - chart.Band), 5.68, 0.006},
		{"the band above", 3 * chart.BSA(178, 82) * (1 + chart.Band), 6.40, 0.006},
		{"3 L/m2 a day", chart.HourlyFluid(3, chart.BSA(178, 82)), 252, 0.5},
		{"noradrenaline 0.2, 75 kg, 80 micrograms/mL", chart.PumpRate(0.2, 75, 80), 11.25, 1e-9},
		{"Calvert, AUC 5, GFR 80", chart.Calvert(5, 80), 525, 1e-9},
		{"clearance of a woman of 68, 60 kg, 110", chart.Clearance(68, 60, 110, true), 41, 0.5},
		{"clearance of a man of 68, 60 kg, 110", chart.Clearance(68, 60, 110, false), 48.3, 0.05},
		{"1.5 g at 10 mg/min", chart.LoadMinutes(1500, 10), 150, 1e-9},
		{"potassium at 500 mL/h", chart.PotassiumRate(40, 500), 20, 1e-9},
	} {
		if math.Abs(c.got-c.want) > c.within {
			t.Errorf("%s is %.3f, want %.3f", c.what, c.got, c.want)
		}
	}
	if !chart.InBand(5.68, 6.04) || !chart.InBand(6.40, 6.04) || chart.InBand(5.6, 6.04) || chart.InBand(6.5, 6.04) {
		t.Error("the band of 6 % lets in what it should not, or keeps out what it should let in")
	}
}

func TestADoseIsReadAsItWasWrittenWithItsErrors(t *testing.T) {
	for text, want := range map[string]chart.Dose{
		"350 mg":           {Amount: 350, Unit: "mg"},
		"350mg":            {Amount: 350, Unit: "mg"},
		"1 g":              {Amount: 1000, Unit: "mg"},
		"1.2 grams":        {Amount: 1200, Unit: "mg"},
		"125 micrograms":   {Amount: 0.125, Unit: "mg"},
		"125 mcg":          {Amount: 0.125, Unit: "mg", Faults: []chart.Fault{chart.Micro}},
		"125µg":            {Amount: 0.125, Unit: "mg", Faults: []chart.Fault{chart.Micro}},
		"125 ug":           {Amount: 0.125, Unit: "mg", Faults: []chart.Fault{chart.Micro}},
		"10 units":         {Amount: 10, Unit: "unit"},
		"10U":              {Amount: 10, Unit: "unit", Faults: []chart.Fault{chart.UnitU}},
		"10 IU":            {Amount: 10, Unit: "unit", Faults: []chart.Fault{chart.UnitU}},
		"14,000 units":     {Amount: 14000, Unit: "unit"},
		"14 000 units":     {Amount: 14000, Unit: "unit"},
		"5.0 mg":           {Amount: 5, Unit: "mg", Faults: []chart.Fault{chart.Trailing}},
		"0.50 mg":          {Amount: 0.5, Unit: "mg", Faults: []chart.Fault{chart.Trailing}},
		".5 mg":            {Amount: 0.5, Unit: "mg", Faults: []chart.Fault{chart.Leading}},
		".50 mcg":          {Amount: 0.0005, Unit: "mg", Faults: []chart.Fault{chart.Leading, chart.Trailing, chart.Micro}},
		"0.5 mg":           {Amount: 0.5, Unit: "mg"},
		"5 mg/kg":          {Amount: 5, Unit: "mg", Faults: []chart.Fault{chart.PerKg}},
		"15 mg per m2":     {Amount: 15, Unit: "mg", Faults: []chart.Fault{chart.PerKg}},
		"7.2 units/hour":   {Amount: 7.2, Unit: "unit", Hourly: true},
		"7.2 units per h":  {Amount: 7.2, Unit: "unit", Hourly: true},
		"0.1 unit/kg/hour": {Amount: 0.1, Unit: "unit", Hourly: true, Faults: []chart.Fault{chart.PerKg}},
		"350":              {Amount: 350, Faults: []chart.Fault{chart.NoUnit}},
		"40 mmol":          {Amount: 40, Unit: "mmol"},
	} {
		got, err := chart.ReadDose(text)
		if err != nil || math.Abs(got.Amount-want.Amount) > 1e-9 || got.Unit != want.Unit || got.Hourly != want.Hourly || !slices.Equal(got.Faults, want.Faults) {
			t.Errorf("%q reads %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "mg", "some", "1,5 mg", "1.2.3 mg", "5 mg stat", "5 mg/moon", "12 34 mg", "."} {
		if got, err := chart.ReadDose(text); err == nil || len(err.Error()) < 15 {
			t.Errorf("%q reads %+v, and is no dose", text, got)
		}
	}
}
