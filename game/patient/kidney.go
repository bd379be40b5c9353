package patient

import "downtime/game/num"

// The kidney and the usual water balance, at 1 Hz. Urine is 1 mL/kg/h at a normal pressure and volume;
// it falls in a line with arterial pressure from 70 mmHg to nothing at 40, follows the plasma volume,
// and is raised several times over by furosemide:
//
//	urine = 1 mL/kg/h kidney f(MAP) (1 + plasma/1000) (1 + 7 E)
//
// Half a millilitre per kg and hour leaves unseen by skin and breath. Against the usual losses
// stands a usual intake (what a ward drinks, feeds and drips without a word), so that a patient to
// whom nothing happens neither dries out nor swells; Params.Intake takes it away.
// Shape and size: textbook; the volume and diuretic factors are fitted to
// a litre of urine in 2-3 h after 40 mg of furosemide.
//
// Units: mL/min, mmHg. Left out: filtration and tubule apart, ADH and aldosterone, creatinine, the
// kidney's own injury. What glucose draws with it: glucose.go.

const (
	usualUrine     = 1.0 / 60 // mL/kg/min
	insensible     = 0.5 / 60 // mL/kg/min
	anuricPressure = 40.0     // mmHg of MAP at and below which no urine is made
	fullPressure   = 70.0     // mmHg
	volumeUrine    = 3.0 / plasmaSpace
	mostDiuresis   = 7.0
	urineSodium    = 0.070 // mmol/mL
	leastByVolume  = 0.1
)

// urineFlow is mL/min.
func (s *State) urineFlow() float64 {
	p := &s.Par
	pressure := num.Clamp((s.Circ.MAP-anuricPressure)/(fullPressure-anuricPressure), 0, 1)
	volume := num.Clamp(1+float64(volumeUrine*s.Fluid.Plasma/p.vessels()), leastByVolume, 6)
	drug := 1 + float64(mostDiuresis*s.Drugs.effect(Furosemide, p.Weight))
	return float64(usualUrine*p.Weight*p.Kidney*pressure*volume*drug) + s.osmoticUrine()
}

// excrete makes urine, lets water pass unseen and takes the usual intake; it returns the mL that the
// plasma has lost.
func (s *State) excrete(minutes float64) float64 {
	p, f := &s.Par, &s.Fluid
	urine := float64(s.urineFlow() * minutes)
	usual := float64(usualUrine * p.Weight * p.Kidney * minutes)
	unseen := float64(insensible * p.Weight * minutes)
	f.Urine += urine
	f.Sodium -= float64(urineSodium * (urine - float64(usual*p.Intake)))
	return urine + unseen - float64((usual+unseen)*p.Intake)
}
