package patient

import (
	"math"

	"downtime/game/num"
)

// Base that is neither breathed nor burnt: bicarbonate given, chloride run in, and what the kidney keeps. It spreads
// through 0.3 L/kg and adds to the base excess; part of what is given leaves at once as carbon dioxide. A kidney that
// filters answers a PaCO2 that breathing does not explain by keeping 0.3 mmol/L for each mmHg, over a day, and
// sheds other excess at the same pace: a person who has long retained starts with the base excess of ChronicBase.
//
//	SBE = BE - (lactate-1) - ketoacids + base/(0.3 W);  base' = (0.30 (PaCO2-expected) 0.3 W - base) filtration/24 h
//	anion gap = 12 + (lactate-1) + ketoacids;  chloride = sodium - bicarbonate - gap
//
// Space and compensation are textbook (3.5 to 4 mmol/L of bicarbonate for 10 mmHg long present: Berend 2014,
// 10.1056/NEJMra1003327), as is saline's cost, 0.3 mmol/L for each litre in 70 kg; the carbon dioxide that bicarbonate frees
// is a design value, fitted to a passing rise of about 0.3 kPa under fixed ventilation.
//
// Units: mmol, mmol/L. Left out: albumin, phosphate, urate, calcium and magnesium in the gap; ammonia; renal tubular acidosis.

const (
	baseSpace     = 0.3    // L/kg
	salineCost    = 0.0063 // mmol of base for each mL: 0.3 mmol/L for a litre in 70 kg
	freedCO2      = 0.30   // of bicarbonate given
	molarVolume   = 22.4   // mL STPD/mmol
	renalKeeps    = 0.30   // mmol/L per mmHg
	renalMinutes  = 24 * 60.0
	usualGap      = 12.0
	translocation = 0.3 // mmol/L of sodium for each mmol/L of glucose
	kidneyTicks   = 60 * TicksPerSecond
)

// giveBase takes in bicarbonate, mmol.
func (s *State) giveBase(given float64) {
	freed := float64(freedCO2 * molarVolume * given)
	s.Blood.VenCO2 += freed / float64(venousPool*s.Blood.Pools)
	s.Sum.MadeCO2 += freed
	s.Metab.Base += given
	s.Fluid.Sodium += given
}

// keepBase lets the kidney work, once a minute.
func (s *State) keepBase() {
	if s.Tick%kidneyTicks != 0 {
		return
	}
	want := float64(renalKeeps * baseSpace * s.Par.Weight * (s.Blood.PaCO2 - s.expectedCO2()))
	s.Metab.Base = num.Toward(s.Metab.Base, want, s.filtration()/renalMinutes)
}

// mineralBase is the base excess that neither lactate nor ketones explain, mmol/L.
func (s *State) mineralBase() float64 {
	return s.Blood.Metabolic + s.Metab.Base/float64(baseSpace*s.Par.Weight)
}

// organicAcid is what lactate and ketones take from the base excess, mmol/L.
func (s *State) organicAcid() float64 {
	return s.Blood.Lactate - lactateRest + s.ketoacid()
}

// ChronicBase is the base excess, mmol/L, of a patient whose kidneys have long answered a PaCO2 in mmHg.
func ChronicBase(paco2 float64) float64 { return float64(renalKeeps * (paco2 - 40)) }

// AnionGap is sodium less chloride and bicarbonate, mmol/L.
func (s *State) AnionGap() float64 { return usualGap + s.organicAcid() }

// plasmaSodium is what an analyser reads, mmol/L: glucose without insulin holds water outside the cells.
func (s *State) plasmaSodium() float64 {
	return max(0, s.sodium()-float64(translocation*num.Clamp(s.Metab.Glucose-5.5, 0, 100)))
}

// Chloride is plasma chloride, mmol/L.
func (s *State) Chloride() float64 { return s.plasmaSodium() - s.Blood.hco3() - s.AnionGap() }

// wholeBloodBE is the base excess, mmol/L, that an analyser calculates for the blood itself from pH,
// bicarbonate in mmol/L, haemoglobin in g/dL and saturation (Lang and Zander 2002, 10.1515/CCLM.2002.065).
func wholeBloodBE(ph, hco3, hb, saturation float64) float64 {
	beta := 9.5 + float64(1.63*hb)
	excess := hco3 - standardHCO3 + float64(beta*(ph-7.4))
	return float64((1-float64(0.0143*hb))*excess) - float64(0.2*hb*(1-saturation))
}

// BicarbonateFrom is bicarbonate, mmol/L, from a PCO2 in kPa and pH (Henderson and Hasselbalch): an analyser measures those two and calculates this.
func BicarbonateFrom(pco2, ph float64) float64 { return bicarbonate(float64(mmHgPerKPa*pco2), ph) }

// PHFrom is pH from a PCO2 in kPa and bicarbonate in mmol/L (Henderson and Hasselbalch): what a printed gas must satisfy.
func PHFrom(pco2, hco3 float64) float64 {
	return carbonicPK + num.Log(hco3/float64(co2Solubility*mmHgPerKPa*pco2))/math.Ln10
}
