package patient

import (
	"math"

	"downtime/game/num"
)

// Acid-base of arterial blood, at 1 Hz. The van Slyke equation in the form of Lang and Zander
// (2002, 10.1515/CCLM.2002.065) with a third of the haemoglobin, as extracellular fluid sees it,
// so that bicarbonate rises 1 mmol/L per 10 mmHg of acute PCO2 and falls 2: the bedside rules
// emerge instead of being coded. Lactate grows with oxygen debt (1.5 mmol per mmol, fitted to a
// rise of about 0.5 mmol/L in each minute of arrest) in half a litre per kg and is cleared with a
// half-time of 35 min; it is subtracted from the base excess.
//
// Units: mmHg, mmol/L. Ketones: ketones.go; bicarbonate given, chloride and the kidney: base.go.
// Left out: albumin and phosphate as weak acids, the venous gas but as contents, temperature but on the oxygen curve.

const (
	co2Solubility = 0.0304 // mmol/L/mmHg
	carbonicPK    = 6.1
	lactateRest   = 1.0
	lactateClear  = 0.02   // per minute
	lactatePerO2  = 1.5    // mmol per mmol of oxygen wanted and not had
	metabolicTau  = 300.0  // s in which acid or base spreads
	mostPCO2      = 1000.0 // mmHg, as leastSBE
	leastSBE      = -30.0  // mmol/L, beyond which the equation has no life to describe
	mostSBE       = 40.0
)

// SolvePH returns pH and actual bicarbonate (mmol/L) at a PCO2 in mmHg, a standard base excess in
// mmol/L and a haemoglobin in g/dL, by Newton's method from a first guess of pH.
func SolvePH(pco2, sbe, hb, guess float64) (ph, hco3 float64) {
	ph = solvePH(pco2, sbe, hb, guess)
	return ph, bicarbonate(pco2, ph)
}

func solvePH(pco2, sbe, hb, ph float64) float64 {
	shared := hb / 3
	beta := 9.5 + float64(1.63*shared)
	excess := sbe / (1 - float64(0.0143*shared))
	for range 3 {
		hco3 := bicarbonate(pco2, ph)
		miss := hco3 - standardHCO3 + float64(beta*(ph-7.4)) - excess
		ph -= miss / (float64(hco3*math.Ln10) + beta)
	}
	return ph
}

func bicarbonate(pco2, ph float64) float64 {
	return float64(co2Solubility * pco2 * num.Exp(float64(math.Ln10*(ph-carbonicPK))))
}

// acidBase takes the arterial gas of this second.
func (s *State) acidBase() {
	b, hb := &s.Blood, s.Par.Hb
	s.makeLactate()
	b.Metabolic = num.Toward(b.Metabolic, s.Par.BE, slowSeconds/metabolicTau)
	b.SBE = num.Clamp(s.mineralBase()-s.organicAcid(), leastSBE, mostSBE)
	if b.SBE != b.StdSBE {
		b.StdSBE = b.SBE
		b.Buffer = bufferAt(b.SBE, hb)
	}
	b.PaO2 = po2OfContent(b.ArtO2, b.Bohr, hb, b.PaO2)
	b.SaO2 = Saturation(b.PaO2 * b.Bohr)
	b.PaCO2 = min(mostPCO2, pco2OfContent(b.ArtCO2, b.SaO2, b.Buffer, hb))
	b.PH = solvePH(b.PaCO2, b.SBE, hb, b.PH)
	b.Bohr = bohrFactor(b.PH, s.Par.Temp)
}

// bufferAt is the standard bicarbonate, at a PCO2 of 40 mmHg, relative to that of base excess 0.
func bufferAt(sbe, hb float64) float64 {
	_, standard := SolvePH(40, sbe, hb, 7.4)
	return max(0.05, standard/standardHCO3)
}

// stdHCO3 is the standard bicarbonate, mmol/L.
func (b *Blood) stdHCO3() float64 { return float64(b.Buffer * standardHCO3) }

// hco3 is the actual bicarbonate of arterial blood, mmol/L.
func (b *Blood) hco3() float64 { return bicarbonate(b.PaCO2, b.PH) }

// venousSaturation is that of mixed venous blood, 0 to 1. It is worked out when somebody asks.
func (s *State) venousSaturation() float64 {
	bohr := float64(s.Blood.Bohr * venousBohr)
	return Saturation(po2OfContent(s.Blood.VenO2, bohr, s.Par.Hb, venousPO2) * bohr)
}

// makeLactate turns this second's oxygen debt into lactate and clears some.
func (s *State) makeLactate() {
	const mlPerMmol = 22.4
	b := &s.Blood
	space := 0.5 * s.Par.Weight
	debt := max(0, s.metabolism()-b.VO2) // mL/min of oxygen wanted and not had
	made := float64(lactatePerO2*debt/mlPerMmol/space) + s.fitLactate()
	b.Lactate += float64((made - float64(lactateClear*(b.Lactate-lactateRest))) * (slowSeconds / 60))
}

// oxygenRatio is the arterial oxygen content relative to this patient's blood well saturated. Brain and
// heart meet anaemia by flow, until haemoglobin is half the usual (invented for the simulation).
func (s *State) oxygenRatio() float64 {
	ratio := max(0, s.Blood.ArtO2/(float64(hufner*0.975*s.Par.Hb)+0.003))
	if half := s.Blood.UsualHb / 2; s.Par.Hb < half {
		ratio = float64(ratio * s.Par.Hb / half)
	}
	return ratio
}
