package patient

import (
	"math"

	"downtime/game/num"
)

// Blood gas chemistry: how much oxygen and carbon dioxide a millilitre of blood holds.
//
// Oxygen: the saturation curve of Severinghaus (1979, 10.1152/jappl.1979.46.3.599) with the Bohr
// and temperature shift as a factor on PO2; 1.34 mL/g of haemoglobin and 0.031 mL/L/mmHg
// dissolved. Carbon dioxide: the classical log-log line with the Haldane term (family of Godfrey
// and McHardy; cross-checked with Douglas 1988, 10.1152/jappl.1988.65.1.473), scaled by the
// standard bicarbonate so that acid added to blood drives carbon dioxide out of it.
//
// Units: mmHg, mL STPD per mL of blood, haemoglobin g/dL. Left out: DPG, carboxy- and methaemoglobin.

const (
	hufner       = 0.0134 // mL O2 per mL blood per g/dL
	dissolvedO2  = 3.1e-5 // mL O2 per mL blood per mmHg
	co2Scale     = 0.1102
	co2Power     = 0.396
	haldane      = 0.064 // mL CO2 per mL of blood of Hb 15, from none to all saturated
	haldaneHb    = 15.0
	saturationA  = 23400.0
	saturationB  = 150.0
	standardHCO3 = 24.26 // mmol/L at base excess 0
)

// Saturation is the oxygen saturation of haemoglobin, 0 to 1, at a PO2 in mmHg already multiplied
// by the Bohr factor.
func Saturation(po2 float64) float64 {
	s, _ := saturationAndSlope(po2)
	return s
}

// saturationAndSlope is S = x/(x+A) with x = p^3 + B p, and dS/dp = A (3 p^2 + B)/(x+A)^2 per mmHg.
func saturationAndSlope(p float64) (saturation, slope float64) {
	square := float64(p * p)
	x := float64(p * (square + saturationB))
	share := 1 / (x + saturationA)
	return float64(x * share), float64(saturationA * (float64(3*square) + saturationB) * float64(share*share))
}

// Tension is the exact inverse of Saturation: the PO2 in mmHg, before the Bohr factor, at which a
// saturation between 0 and 1 exclusive is reached (Cardano's solution of Severinghaus' cubic).
func Tension(saturation float64) float64 {
	a := saturationA / 2 * saturation / (1 - saturation)
	const third = saturationB / 3
	root := math.Sqrt(float64(a*a) + third*third*third)
	// the second cube root as third/first, which keeps the digits that a-root would lose
	first := num.Cbrt(a + root)
	return first - third/first
}

// bohrFactor shifts the curve right (below 1) in acid and warm blood.
func bohrFactor(ph, temp float64) float64 {
	shift := float64(0.48*(ph-7.40)) - float64(0.024*(temp-37))
	return num.Exp(float64(math.Ln10 * shift))
}

func o2Content(po2, saturation, hb float64) float64 {
	return float64(hufner*hb*saturation) + float64(dissolvedO2*po2)
}

func co2Content(pco2, saturation, buffer, hb float64) float64 {
	return float64(co2Scale*co2Curve.Of(pco2)*buffer) + haldaneTerm(saturation, hb)
}

var co2Curve = num.NewPower(co2Power)

func haldaneTerm(saturation, hb float64) float64 {
	return float64(haldane / haldaneHb * (1 - saturation) * hb)
}

// po2OfContent inverts o2Content by Newton's method from a guess, held within half to twice of it.
func po2OfContent(content, bohr, hb, guess float64) float64 {
	p := max(guess, 0.1)
	for range 12 {
		saturation, steep := saturationAndSlope(float64(p * bohr))
		excess := o2Content(p, saturation, hb) - content
		slope := float64(hufner*hb*bohr*steep) + dissolvedO2
		next := num.Clamp(p-excess/slope, p/2, 2*p)
		done := math.Abs(next-p) < 1e-9
		p = next
		if done || p < 0.01 {
			break
		}
	}
	return max(p, 0.01)
}

// pco2OfContent inverts co2Content exactly.
func pco2OfContent(content, saturation, buffer, hb float64) float64 {
	line := max(1e-6, content-haldaneTerm(saturation, hb))
	return num.Pow(line/float64(co2Scale*buffer), 1/co2Power)
}
