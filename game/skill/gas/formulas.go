package gas

import "downtime/game/num"

// ln10 turns a natural logarithm into one to base 10.
const ln10 = 2.302585092994045684

// HydrogenIons is the concentration of hydrogen ions in nmol/L from pCO2 in kPa and bicarbonate in mmol/L (Henderson's equation with the bedside
// constant 180, from pK 6.1 and 0.23 mmol/L of CO2 per kPa). Bicarbonate must be above 0.
func HydrogenIons(pco2, hco3 float64) float64 { return 180 * pco2 / hco3 }

// PH is pH of so many nmol/L of hydrogen ions, more than 0.
func PH(h float64) float64 { return 9 - num.Log(h)/ln10 }

// WinterPCO2 is the pCO2 in kPa that the lungs bring about in a metabolic acidosis of so many mmol/L bicarbonate (Albert, Dell and Winters 1967, in
// kPa), to within WinterMargin.
func WinterPCO2(hco3 float64) float64 { return float64(0.2*hco3) + 1.07 }

// WinterMargin is the spread of Winter's formula in kPa (2 mmHg).
const WinterMargin = 0.27

// AnionGap is sodium less chloride and bicarbonate, mmol/L; 8 to 12 in health.
func AnionGap(na, cl, hco3 float64) float64 { return na - cl - hco3 }
