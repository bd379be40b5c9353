package patient

import "downtime/game/num"

// Shockable arrest. Myocardium at risk (Params.Ischaemia) that gets less oxygen than its work needs
// charges towards fibrillation, which comes when the charge reaches 1; a healthy heart never does it here.
//
//	balance = oxygen (MAP/usual)/(HR/usual);  charge' = ischaemia (0.8 - balance)+ / min, forgotten in 5 min
//
// Pulseless tachycardia decays into fibrillation as energy falls below 0.6 (about 80 s), fibrillation
// into asystole when it has lasted 12 min, compressions counting half. A shock of at least 1.7 J/kg
// (120 J in an adult, biphasic) always ends it; what follows depends on the energy that is left, and
// on nothing else, so that a run can be replayed: above 0.35 a beat with a pulse (about the first
// 2.5 min without compressions, longer with good ones), down to 0.10 complexes without a pulse,
// below that asystole. Compressions then restore energy and pulse, see arrest.go. Every shock costs a
// twentieth of the energy, and does no good to any other rhythm.
//
// Survival falling 7-10 % a minute without compressions and half as fast with them is textbook; all numbers here
// are invented for the simulation.
// Units: fractions, J, s.
// Left out: refractory fibrillation, amiodarone, synchronised shocks, a shock that fibrillates a sound heart.

const (
	safeBalance     = 0.8
	chargeForgotten = 300.0 // s
	decayEnergy     = 0.6
	coarseSeconds   = 720.0
	joulesPerKg     = 1.7
	shockPulse      = 0.35
	shockCost       = 0.05
)

// shockable tells whether a shock can end this rhythm.
func (c *Circulation) shockable() bool { return c.Rhythm == Fibrillation || c.Rhythm == Tachycardia }

// provoke charges ischaemic myocardium towards fibrillation, once a second.
func (s *State) provoke() {
	c, p := &s.Circ, &s.Par
	if c.Rhythm != Sinus || p.Ischaemia == 0 {
		return
	}
	balance := 1.0
	if c.HR > 0 {
		balance = s.oxygenRatio() * c.MAP / p.MAP * p.HR / c.HR
	}
	charge := float64(p.Ischaemia * max(0, safeBalance-balance) * (slowSeconds / 60))
	c.Irritable = num.Toward(c.Irritable, 0, slowSeconds/chargeForgotten) + charge
	if c.Irritable >= 1 {
		c.setRhythm(Fibrillation)
	}
}

// coarsen moves a shockable rhythm towards the next.
func (c *Circulation) coarsen() {
	switch {
	case c.Rhythm == Tachycardia && c.Energy < decayEnergy:
		c.Rhythm = Fibrillation
	case c.Rhythm == Fibrillation && c.Down > coarseSeconds:
		c.Rhythm = Asystole
	}
}

// defibrillate gives a shock.
func (s *State) defibrillate(joules float64) {
	c := &s.Circ
	shockable := c.shockable()
	c.Energy = float64(c.Energy * (1 - shockCost))
	if !shockable || joules < float64(joulesPerKg*min(s.Par.Weight, 70)) {
		return
	}
	switch {
	case c.Dead || c.Energy < spentEnergy:
		c.setRhythm(Asystole)
	case c.Energy < shockPulse:
		c.setRhythm(PulselessElectrical)
	default:
		c.Irritable = 0
		c.setRhythm(Sinus)
	}
}
