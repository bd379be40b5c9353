package patient

import (
	"downtime/game/num"
)

// How want of oxygen stops the heart, and how it starts again. The sinus node fails over about
// 50 s as arterial content falls below a third of normal: bradycardia. The myocardium's energy
// follows content times perfusion pressure, slowly down and quickly up; below 0.55 the stroke weakens,
// below 0.10 for 5 s the pulse is gone with the complexes still there, and 90 s later so are they.
// Oxygen that returns before that brings it all back. After it, compressions that perfuse the heart
// with oxygenated blood must first restore the energy.
//
// Order and times are fitted to rows C11 of testdata/rows.csv (animal asphyxia: 3-11 min to loss of
// pulse); thresholds of return and the 25 min limit are invented for the simulation.
// Left out: antiarrhythmics, reperfusion. Fibrillation: see fibrillation.go.

const (
	spentEnergy    = 0.10
	weakEnergy     = 0.55
	returnEnergy   = 0.30
	pulselessTurns = 50    // 5 s
	electricalSecs = 90.0  // of pulseless complexes before asystole
	leastPushed    = 20.0  // s of compressions before the heart can return
	hopelessSecs   = 1500. // s of arrest, compressions counting half
	nodeTau        = 50.0
	energyDown     = 160.0 // s, at rest in arrest
	energyWorking  = 100.0 // s, while it still beats
	energyUp       = 25.0
)

// hypoxicHeart moves node, energy and rhythm by one turn of 100 ms.
func (s *State) hypoxicHeart(compressions float64) {
	const dt = exchangeSeconds
	c, ratio := &s.Circ, s.oxygenRatio()
	c.Node = num.Toward(c.Node, min(1, ratio/0.30), dt/nodeTau)
	supply := 2.6 * ratio * (c.MAP - 8) / (s.Par.MAP - 8)
	supply = num.Clamp(supply, 0, 1)
	tau := energyDown
	if c.Rhythm == Sinus {
		tau = energyWorking
	}
	if supply > c.Energy {
		tau = energyUp
	}
	c.Energy = num.Toward(c.Energy, supply, dt/tau)
	if c.Rhythm == Sinus {
		c.spend()
		return
	}
	c.wait(compressions)
}

// spend counts towards loss of the pulse.
func (c *Circulation) spend() {
	if c.Energy >= spentEnergy {
		c.Spent = 0
		return
	}
	if c.Spent++; c.Spent >= pulselessTurns {
		if c.HR == 0 { // nothing has driven the ventricles
			c.setRhythm(Asystole)
			return
		}
		c.setRhythm(PulselessElectrical)
	}
}

// wait is a turn of arrest: towards asystole, towards return, or past hope.
func (c *Circulation) wait(compressions float64) {
	const dt = exchangeSeconds
	c.Down += float64(dt * (1 - float64(0.5*num.Clamp(compressions, 0, 1))))
	if compressions > 0 {
		c.Pushed += dt
	}
	if c.Down > hopelessSecs {
		c.Dead = true
	}
	if c.Rhythm == PulselessElectrical && c.Down > electricalSecs && c.Energy < spentEnergy {
		c.Rhythm = Asystole
	}
	c.coarsen()
	recovered := c.Energy > returnEnergy && c.Pushed > leastPushed
	if recovered && !c.Dead && !c.shockable() {
		c.setRhythm(Sinus)
	}
}

// setRhythm changes the rhythm; leaving or entering arrest starts its clocks anew.
func (c *Circulation) setRhythm(r Rhythm) {
	if c.Rhythm == r {
		return
	}
	if r == Sinus || c.Rhythm == Sinus {
		c.Spent, c.Down, c.Pushed = 0, 0, 0
	}
	if r == Sinus {
		c.Energy = max(c.Energy, returnEnergy)
		c.Node = max(c.Node, 0.5)
	}
	c.Rhythm = r
}
