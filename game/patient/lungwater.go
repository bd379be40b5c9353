package patient

import "downtime/game/num"

// Water in the lung. When the left atrium is full beyond about 20 mmHg, fluid leaves the lung's
// capillaries faster than lymph takes it away, and tends to a volume that grows with the excess;
// when the pressure falls it is cleared, more slowly. Wet lung is shunt that responds to pressure, and
// stiff. The model has one atrium, so the left is inferred from the right and from the heart's strength:
//
//	wedge = 2 (Pra - Pth) (1 + 1.5 (1 - heart));  water -> 45 mL per mmHg above 20, 25 min up, 90 min down
//	shunt += 0.5 W exp(-alveolar pressure/12), compliance (1 - 0.45 W),  W = water/(water + 600)
//
// The threshold is a textbook value (Guyton and Lindsey 1959); shunt's fall with PEEP is a
// textbook shape; sizes and times are fitted to a presentation over about an hour and
// invented for the simulation.
//
// Units: mL, mmHg, cmH2O. Left out: the two ventricles, permeability (ARDS has its own shunt), pleural
// effusion, the wheeze and the fear.

const (
	wedgePerFilling = 2.0
	weakWedge       = 1.5
	dryWedge        = 20.0 // mmHg
	waterPerWedge   = 45.0 // mL/mmHg
	mostLungWater   = 1500.0
	floodTau        = 1500.0 // s
	clearTau        = 5400.0
	halfWater       = 600.0 // mL
	wetShunt        = 0.5
	wetStiffness    = 0.45
	splintPressure  = 12.0 // cmH2O
	alreadyWet      = 0.35 // share of the water at which a lung would settle that a patient has at New
)

// wedge is the pressure in the left atrium, mmHg.
func (s *State) wedge() float64 {
	filling := max(0, s.Circ.CVP-s.Circ.Pth)
	return float64(wedgePerFilling * filling * (1 + float64(weakWedge*max(0, 1-s.Par.HeartFactor))))
}

// wetLung is the water at which the lung would settle, mL.
func (s *State) wetLung() float64 {
	k := s.Par.vessels()
	return num.Clamp(float64(waterPerWedge*k*(s.wedge()-dryWedge)), 0, float64(mostLungWater*k))
}

// floodLung moves a second's worth of water between plasma and lung.
func (s *State) floodLung() {
	f, target := &s.Fluid, s.wetLung()
	if target == 0 && f.Lung == 0 {
		return
	}
	tau := clearTau
	if target > f.Lung {
		tau = floodTau
	}
	in := float64((target - f.Lung) * (slowSeconds / tau))
	f.Lung += in
	s.drawPlasma(in)
}

// wetness is the share of the lung's function that water has taken, 0 to 1.
func (s *State) wetness() float64 {
	if s.Fluid.Lung < 1 {
		return 0
	}
	return s.Fluid.Lung / (s.Fluid.Lung + float64(halfWater*s.Par.vessels()))
}

// oedemaShunt is the shunt through wet lung, less for the pressure that splints it.
func (s *State) oedemaShunt() float64 {
	w := s.wetness()
	if w == 0 {
		return 0
	}
	return float64(wetShunt * w * num.Exp(-max(0, s.Circ.Alveolar)/splintPressure))
}
