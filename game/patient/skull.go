package patient

import "downtime/game/num"

// Pressure in the skull. A skull is full: whatever comes in beyond its reserve raises the pressure
// tenfold for each pressure-volume index of 25 mL (Marmarou 1978, 10.3171/jns.1978.48.3.0332). Params.Mass is
// volume beyond the reserve: a haematoma, a swelling. Only a tight skull feels what a normal one shifts
// cerebrospinal fluid to accommodate: blood drawn in by carbon dioxide, and water drawn into cells when
// sodium falls.
//
//	ICP = 10 10^((mass + tight (0.57 (PaCO2-40) + 0.02 cell water))/25),  tight = min(1, mass/10)
//
// Blood: 0.041 mL/100 g per mmHg (Grubb 1974, textbook), 1400 g of brain. When perfusion pressure
// falls below 40 mmHg because pressure is high, Cushing's response raises the pressure that the vessels
// defend by up to 30 mmHg, slows the heart and makes breathing irregular. Share of cell water,
// tightness and the rhythm of breathing: invented for the simulation.
//
// Units: mL, mmHg. Left out: posture, drainage, osmotherapy other than sodium, venous pressure, autoregulation.

const (
	pressureVolume  = 25.0  // mL for a tenfold rise
	bloodPerCO2     = 0.57  // mL/mmHg
	cellsInBrain    = 0.02  // share of the body's cell water that the skull meets
	tightMass       = 10.0  // mL
	mostICP         = 150.0 // mmHg
	cushingPressure = 40.0  // mmHg of perfusion
	cushingSpan     = 20.0
	cushingRise     = 30.0 // mmHg
	cushingSlow     = 25.0 // per minute
	highICP         = 20.0
	cushingTau      = 15.0 // s
	ataxicSeconds   = 40   // the length of one waxing and waning
)

// icp is the pressure in the skull, mmHg.
func (s *State) icp() float64 {
	mass := s.Par.Mass
	if mass == 0 {
		return restICP
	}
	blood := float64(bloodPerCO2 * (num.Clamp(s.Blood.PaCO2, 20, 80) - 40))
	water := float64(cellsInBrain * s.Fluid.Cells)
	volume := mass + float64(min(1, mass/tightMass)*(blood+water))
	return min(mostICP, restICP*num.Pow(10, volume/pressureVolume))
}

// cushing follows the response to a brain that pressure keeps from being perfused.
func (s *State) cushing(pressure float64) {
	target := 0.0
	if pressure > highICP {
		target = num.Clamp((cushingPressure-s.Circ.MAP+pressure)/cushingSpan, 0, 1)
	}
	s.Circ.Cushing = num.Toward(s.Circ.Cushing, target, slowSeconds/cushingTau)
	if target == 0 && s.Circ.Cushing < 1e-6 {
		s.Circ.Cushing = 0
	}
}

// breathingRhythm is what seizure and Cushing's response leave of breathing: nothing early in a fit; waxing and
// waning under pressure.
func (s *State) breathingRhythm() float64 {
	if s.breathless() {
		return 0
	}
	c := s.Circ.Cushing
	if c == 0 {
		return 1
	}
	at := s.Tick / TicksPerSecond % ataxicSeconds
	wane := 0.5 - float64(0.5*num.Cos(float64(6.283185307179586/ataxicSeconds*float64(at))))
	return 1 - float64(0.7*c*wane)
}
