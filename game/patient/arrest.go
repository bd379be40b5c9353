package patient

import (
	"downtime/game/num"
)

// How want of oxygen stops the heart, and how it starts again. As arterial content falls below a third of normal the sinus
// node fails over about 50 s (bradycardia) and the muscle of the vessels slackens with it. The myocardium's energy follows
// content times perfusion pressure, slowly down and quickly up; below 0.85 the stroke weakens. So pressure and rate, which had
// risen, fall together within minutes. The pulse is gone when for 5 s energy is below 0.10, or below 0.30 and no pressure
// can be felt; the complexes are still there, and 90 s later they are not.
// Oxygen that returns before that brings it all back. After it, compressions that perfuse the heart
// with oxygenated blood must first restore the energy.
//
//	node -> min(1, content/0.30), 50 s;  energy -> min(1, 2.6 content (MAP-8)/(usual-8)), 90 s down, 25 s up
//	rate x (0.12 + 0.88 node);  vascular tone x (0.2 + 0.8 node);  stroke x min(1, energy/0.85)
//
// Order and times are fitted to rows C11 and C12 of game/physiology: pigs whose ventilation was stopped had a brief surge and lost their
// circulation after 7.6 min (White 2016, 10.1111/ajt.13543), hanged animals after 4 to 8.5 min (Boghossian 2010, J Forensic Sci
// 55:1272); thresholds of return and the 25 min limit are invented for the simulation.
// Units: fractions of the usual, s, mmHg.
// Left out: the right ventricle that distends, antiarrhythmics, reperfusion. Fibrillation: see fibrillation.go.

const (
	spentEnergy    = 0.10
	weakEnergy     = 0.85
	returnEnergy   = 0.30
	pulselessTurns = 5 / exchangeSeconds // 5 s
	electricalSecs = 90.0                // of pulseless complexes before asystole
	leastPushed    = 20.0                // s of compressions before the heart can return
	hopelessSecs   = 1500.               // s of arrest, compressions counting half
	nodeTau        = 50.0
	nodeSpared     = 0.12  // of the rate, without oxygen
	toneSpared     = 0.20  // of the vessels' tone, likewise
	energyDown     = 160.0 // s, at rest in arrest
	energyWorking  = 90.0  // s, while it still beats
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
		c.spend(s.felt())
		return
	}
	c.wait(compressions)
}

// oxygenated is what want of oxygen leaves of rate or tone, of which a share is spared.
func (c *Circulation) oxygenated(spared float64) float64 { return spared + float64((1-spared)*c.Node) }

// spend counts towards loss of the pulse. A heart that nothing drives has its energy to wait for a pacemaker with.
func (c *Circulation) spend(felt bool) {
	carries := felt || c.HR == 0 || c.Energy >= returnEnergy
	if c.Energy >= spentEnergy && carries {
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
