package patient

import (
	"downtime/game/num"
)

// Reflexes. The baroreflex compares felt pressure with the pressure it defends and acts on rate
// (4 s), vascular tone and contractility (8 s) and veins (20 s). Falling oxygen content and rising
// carbon dioxide each raise rate and tone (sympathetic drive); agitation adds to it.
//
//	x = tanh((MAP0 - MAPf)/28);  HR + 85x (x>0) or + 25x;  SVR (1+x) or /(1-0.45x)
//
// Structure after Ursino 1998 (10.1152/ajpheart.1998.275.5.H1733), fitted. The size of the hypercapnic
// response is a design value of the first case, not a finding: heart rate up by about 25 and systolic
// pressure by about 10 as PaCO2 doubles over a quarter of an hour.
// Units: beats a minute, mmHg, fractions.
// Left out: resetting, the Bezold-Jarisch and diving reflexes, autonomic failure.

const (
	baroWidth     = 28.0 // mmHg at a defended pressure of 90
	baroUp        = 85.0 // per minute
	baroDown      = 25.0
	chemoRate     = 25.0 // per minute at full hypoxic drive
	chemoTone     = 0.35
	hyperRate     = 38.0 // per minute at full hypercapnic drive
	hyperTone     = 0.40
	hyperFrom     = 6.0  // mmHg above the usual PaCO2
	hyperSpan     = 35.0 // mmHg to full drive
	fightRate     = 45.0
	fightTone     = 0.30
	fastestHeart  = 185.0
	sympatheticOn = 20.0 // s
	arrestTone    = 1.8  // most that reflexes tighten vessels without a pulse, fitted to the pressures of compressions
)

// reflexes moves the reflex signals and the heart rate by one turn of 100 ms.
func (s *State) reflexes() {
	c, p := &s.Circ, &s.Par
	const dt = exchangeSeconds
	c.Felt = num.Toward(c.Felt, c.MAP, dt/2)
	x := num.Tanh((p.MAP-c.Felt)*90/float64(baroWidth*p.MAP)) * (1 - p.BaroLoss) * (1 - s.Drugs.Blunt)
	c.BaroRate = num.Toward(c.BaroRate, x, dt/4)
	if c.Cushing > 0 { // the brain's own demand sets the vessels, while the heart still answers the arteries
		x = num.Tanh((p.MAP + float64(cushingRise*c.Cushing) - c.Felt) * 90 / float64(baroWidth*p.MAP))
	}
	c.BaroTone = num.Toward(c.BaroTone, x, dt/8)
	c.BaroVeins = num.Toward(c.BaroVeins, x, dt/20)

	chemo := num.Clamp((0.95-s.oxygenRatio())/0.35, 0, 1)
	c.Chemo = num.Toward(c.Chemo, chemo, dt/8)
	hyper := num.Clamp((s.Blood.PaCO2-p.CO2Set-hyperFrom)/hyperSpan, 0, 1)
	c.Hyper = num.Toward(c.Hyper, hyper, dt/sympatheticOn)
}

// beat sets the electrical heart rate.
func (s *State) beat(in *Inputs) {
	c, p := &s.Circ, &s.Par
	switch c.Rhythm {
	case Asystole, Fibrillation:
		c.HR = 0
		return
	case Tachycardia:
		c.HR = tachycardiaRate
		return
	case PulselessElectrical:
		c.HR = 20 + float64(20*num.Clamp(c.Energy/spentEnergy, 0, 1))
		return
	}
	rate := p.SinusRate + float64(baroDown*min(0, c.BaroRate)) + float64(baroUp*max(0, c.BaroRate))
	rate += float64(chemoRate*c.Chemo) + float64(hyperRate*c.Hyper) + float64(fightRate*s.fight()) + s.Drugs.Rate - float64(cushingSlow*c.Cushing) + s.fitRate()
	rate += s.membraneRate() + float64(warnRate*s.autonomic())
	rate = num.Clamp(rate, 25, num.Clamp(1.6*p.HR, fastestHeart, 230))
	c.HR = s.ventricles(float64(rate*c.oxygenated(nodeSpared)), in)
}

// vascularResistance is SVR now, mmHg/(L/min).
func (s *State) vascularResistance() float64 {
	c, p := &s.Circ, &s.Par
	tone := 1 + c.BaroTone
	if c.BaroTone < 0 {
		tone = 1 / (1 - float64(0.45*c.BaroTone))
	}
	tone = float64(tone * (1 + float64(chemoTone*c.Chemo) + float64(hyperTone*c.Hyper) + float64(fightTone*s.fight())))
	if c.Rhythm != Sinus { // vessels that get no blood cannot hold it
		tone = min(tone, arrestTone)
	}
	rest := (p.MAP - restReturn) / p.CO
	return float64(rest * p.SVRFactor * tone * c.oxygenated(toneSpared) * max(0.2, 1+s.Drugs.Tone))
}
