package chart

import "math"

// BSA is the body surface in m2 from height in cm and weight in kg (Mosteller 1987).
func BSA(cm, kg float64) float64 { return math.Sqrt(cm * kg / 3600) }

// PumpRate is mL/h for a dose in micrograms/kg/min, a weight in kg and a strength in micrograms/mL.
func PumpRate(dose, kg, strength float64) float64 { return dose * kg * 60 / strength }

// Calvert is the dose of carboplatin in mg for an area under the curve in mg/mL x min and a GFR in mL/min (Calvert 1989).
func Calvert(auc, gfr float64) float64 { return auc * (gfr + 25) }

// Clearance is creatinine clearance in mL/min from age in years, weight in kg and creatinine in micromol/L (Cockcroft and Gault 1976).
func Clearance(age, kg, creatinine float64, female bool) float64 {
	k := 1.23
	if female {
		k = 1.04
	}
	return (140 - age) * kg * k / creatinine
}

// LoadMinutes is the shortest time in minutes for a load of so many mg at so many mg/min.
func LoadMinutes(mg, most float64) float64 { return mg / most }

// HourlyFluid is mL/h for so many litres per m2 a day.
func HourlyFluid(litres, m2 float64) float64 { return litres * m2 * 1000 / 24 }

// PotassiumRate is mmol/h of potassium from a fluid with so many mmol/L at so many mL/h.
func PotassiumRate(strength, rate float64) float64 { return float64(strength * rate / 1000) }

// Band is how far a dose may be from the sum, to both sides: that of the national dose bands for standard drugs (NICE KTT22).
const Band = 0.06

// InBand reports whether a dose is near enough to the sum.
func InBand(dose, sum float64) bool { return math.Abs(dose-sum) <= float64(Band*sum)+1e-9 }
