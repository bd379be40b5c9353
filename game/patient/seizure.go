package patient

import "downtime/game/num"

// Seizures, without chance: each cause charges the brain at its pace, charge leaks away in two
// minutes, and at 1 the fit comes. It lasts 75 s. Muscle takes two and a half times the usual oxygen and
// makes up to 8 mmol/L of lactate a minute; nothing useful is breathed for the first 45 s; consciousness is gone, and returns
// with a time constant of 10 min. Lorazepam and propofol quench both charge and fit; a muscle
// relaxant stops what is seen and what muscle burns, not the fit.
//
//	charge' = glucose (1.6-G)/0.4 per min + oxygen (0.35-ratio)/0.15 per min + sodium (118-Na)/8 per 5 min
//	        + eclampsia per 10 min + flashing light per 8 s
//
// Sizes of oxygen use, lactate and recovery: textbook; paces invented for the simulation.
// Units: fractions, s, mmol/L.
// Potassium: potassium.go. Left out: focal seizures, aura, status as a
// state of its own (causes that last bring fit after fit), temperature, aspiration, injury.

const (
	fitSeconds       = 75.0
	breathlessFor    = 45.0
	fitOxygen        = 1.5 // added to the usual
	fitLactateMinute = 8.0 // mmol/L/min
	fitHeart         = 35.0
	mostFitLactate   = 40.0 // mmol/L
	postictalTau     = 600.0
	postictalDepth   = 0.8
	chargeTau        = 120.0

	fitGlucose, fitGlucoseSpan = 1.6, 0.4
	fitRatio, fitRatioSpan     = 0.35, 0.15
	fitSodium, fitSodiumSpan   = 118.0, 8.0
)

// fitDrive is the pace at which every cause together charges the brain, per second.
func (s *State) fitDrive() float64 {
	drive := float64(num.Clamp((fitGlucose-s.Metab.Glucose)/fitGlucoseSpan, 0, 1) / 60)
	drive += num.Clamp((fitRatio-s.oxygenRatio())/fitRatioSpan, 0, 1) / 60
	drive += num.Clamp((fitSodium-s.sodium())/fitSodiumSpan, 0, 1) / 300
	if s.Par.Eclampsia {
		drive += 1.0 / 600
	}
	if s.Par.Flicker {
		drive += 1.0 / 8
	}
	return drive
}

// quenched is how far drugs suppress seizures, 0 to 1.
func (s *State) quenched() float64 {
	w := s.Par.Weight
	return max(s.Drugs.effect(Lorazepam, w), s.Drugs.effect(Propofol, w))
}

// convulse advances one second.
func (s *State) convulse() {
	b := &s.Brain
	b.Postictal = num.Toward(b.Postictal, 0, slowSeconds/postictalTau)
	if b.Fit > 0 {
		b.Fit -= float64(slowSeconds * (1 + float64(9*s.quenched())))
		if b.Fit <= 0 {
			b.Fit, b.Charge, b.Postictal = 0, 0, 1
		}
		return
	}
	drive := s.fitDrive()
	if drive == 0 && b.Charge == 0 {
		return
	}
	b.Charge = num.Toward(b.Charge, 0, slowSeconds/chargeTau)
	b.Charge += float64(drive * slowSeconds * (1 - s.quenched()))
	// a brain without oxygen does not fit: it is silent
	if b.Charge >= 1 && b.Oxygen > starvedBelow {
		b.Fit = fitSeconds
	}
}

func (s *State) seizing() bool { return s.Brain.Fit > 0 }

// convulsing is how much of the muscle takes part in a fit, 0 to 1.
func (s *State) convulsing() float64 {
	if !s.seizing() {
		return 0
	}
	return 1 - s.Drugs.Block
}

// fitting is the oxygen wanted in a fit, relative to none.
func (s *State) fitting() float64 { return 1 + float64(fitOxygen*s.convulsing()) }

// fitLactate is mmol/L/min; acid muscle makes less.
func (s *State) fitLactate() float64 {
	return float64(fitLactateMinute * s.convulsing() * max(0, 1-s.Blood.Lactate/mostFitLactate))
}

// fitRate is added to the heart rate, per minute.
func (s *State) fitRate() float64 {
	if s.seizing() {
		return fitHeart
	}
	return 0
}

// breathless is the part of a fit in which nothing useful is breathed.
func (s *State) breathless() bool { return s.Brain.Fit > fitSeconds-breathlessFor }

// unconvulsed is what a fit or its wake leaves of consciousness.
func (b *Brain) unconvulsed() float64 {
	if b.Fit > 0 {
		return 0
	}
	return 1 - float64(postictalDepth*b.Postictal)
}
