package chart

import (
	"fmt"
	"math"
)

// question is a sum that the second check asks for.
type question struct {
	label, unit string
	rows        [][]string
	answer      float64
	why, source string
}

// questions by level: each level asks those below it too.
var questions = [...]func(*drawer) question{(*drawer).askLoad, (*drawer).askPotassium, (*drawer).askPump, (*drawer).askClearance, (*drawer).askSurface, (*drawer).askHydration, (*drawer).askCalvert}

// within says how far off an answer is still right: rounding, and no more.
const within = 0.02

func (d *drawer) question() question {
	upTo := [...]int{2, 5, len(questions)}[d.level]
	return questions[d.pick(70, upTo)](d)
}

// from is one of the values from first on, step apart.
func (d *drawer) from(draw uint32, first, step float64, n int) float64 {
	return first + float64(step*float64(d.pick(draw, n)))
}

func (d *drawer) askLoad() question {
	mg := d.from(71, 1000, 250, 5)
	return question{
		label: "Shortest time for the load", unit: "min", answer: LoadMinutes(mg, 10), source: "arithmetic",
		rows: [][]string{{"Drug", "VANCOMYCIN"}, {"Load", fmt.Sprintf("%.0f mg", mg)}, {"Fastest", "10 mg/min"}},
		why:  fmt.Sprintf("%.0f mg / 10 mg/min = %.0f min", mg, LoadMinutes(mg, 10)),
	}
}

func (d *drawer) askPotassium() question {
	rate := d.from(71, 125, 125, 4)
	return question{
		label: "Potassium given in an hour", unit: "mmol", answer: PotassiumRate(40, rate), source: "arithmetic",
		rows: [][]string{{"Bag", "40 mmol/L, ready-mixed"}, {"Rate", fmt.Sprintf("%.0f mL/h", rate)}},
		why:  fmt.Sprintf("40 mmol/L x %.3f L/h = %.0f mmol/h", rate/1000, PotassiumRate(40, rate)),
	}
}

func (d *drawer) askPump() question {
	kg, dose := d.from(71, 60, 5, 7), d.from(72, 0.05, 0.05, 5)
	x := PumpRate(dose, kg, 80)
	return question{
		label: "Rate of the pump", unit: "mL/h", answer: x, source: "arithmetic",
		rows: [][]string{{"Drug", "NORADRENALINE"}, {"Dose", fmt.Sprintf("%.2f micrograms/kg/min", dose)}, {"Weight", fmt.Sprintf("%.0f kg", kg)}, {"Syringe", "80 micrograms/mL"}},
		why:  fmt.Sprintf("%.2f x %.0f x 60 / 80 = %.2f mL/h", dose, kg, x),
	}
}

func (d *drawer) askClearance() question {
	age, kg, cr := d.from(71, 56, 4, 8), d.from(72, 52, 4, 8), d.from(73, 90, 10, 8)
	female, sex, k := d.unit(74) < 0.5, "man", 1.23
	if female {
		sex, k = "woman", 1.04
	}
	x := Clearance(age, kg, cr, female)
	return question{
		label: "Creatinine clearance", unit: "mL/min", answer: x, source: "cockcroft",
		rows: [][]string{{"Who", fmt.Sprintf("%s, %.0f, %.0f kg", sex, age, kg)}, {"Creatinine", fmt.Sprintf("%.0f micromol/L", cr)}},
		why:  fmt.Sprintf("(140 - %.0f) x %.0f x %.2f / %.0f = %.0f mL/min", age, kg, k, cr, x),
	}
}

func (d *drawer) askSurface() question {
	cm, kg := d.from(71, 156, 4, 8), d.from(72, 54, 4, 9)
	x := BSA(cm, kg)
	return question{
		label: "Dose, to 0.01 g", unit: "g", answer: 3 * x, source: "mosteller",
		rows: [][]string{{"Regimen", "printed and dated: 3 g/m2"}, {"Height", fmt.Sprintf("%.0f cm", cm)}, {"Weight", fmt.Sprintf("%.0f kg", kg)}},
		why:  fmt.Sprintf("sqrt(%.0f x %.0f / 3600) = %.2f m2, x 3 = %.2f g; the regimen is read from the print, never from memory", cm, kg, x, 3*x),
	}
}

func (d *drawer) askHydration() question {
	m2 := math.Round(100*d.from(71, 1.6, 0.07, 8)) / 100
	x := HourlyFluid(3, m2)
	return question{
		label: "Rate of the fluid", unit: "mL/h", answer: x, source: "arithmetic",
		rows: [][]string{{"Hydration", "3 L/m2 a day"}, {"Surface", fmt.Sprintf("%.2f m2", m2)}},
		why:  fmt.Sprintf("3 x %.2f x 1000 / 24 = %.0f mL/h", m2, x),
	}
}

func (d *drawer) askCalvert() question {
	auc, gfr := d.from(71, 4, 1, 3), d.from(72, 50, 10, 7)
	x := Calvert(auc, gfr)
	return question{
		label: "Dose of carboplatin", unit: "mg", answer: x, source: "calvert",
		rows: [][]string{{"Regimen", fmt.Sprintf("printed and dated: AUC %.0f", auc)}, {"GFR", fmt.Sprintf("%.0f mL/min", gfr)}},
		why:  fmt.Sprintf("%.0f x (%.0f + 25) = %.0f mg; it is written from the regimen, by somebody who may", auc, gfr, x),
	}
}
