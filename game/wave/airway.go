package wave

import (
	"downtime/game/num"
)

const (
	washIn   = 0.10 // s, time constant with which fresh gas clears the sensor
	deadTime = 0.12 // s of dead space gas at the start of expiration
	boxRise  = 0.09 // s, time constant of the upstroke of a healthy capnogram
	apnoeaAt = 8.0  // s without a breath after which the sampled gas thins out
)

// CO2 is the partial pressure at the airway in kPa: FiCO2 in inspiration, then dead
// space, upstroke, plateau, EtCO2 at the very end. Slope 0 gives the box of healthy
// lungs; Slope 1 the shark fin of narrowed airways, where slow units empty late.
func CO2(p *Params, ph *Phase) float64 {
	if p.CO2Off {
		return 0
	}
	height := p.EtCO2 - p.FiCO2
	ti := p.inspiration()
	if ph.Breath < ti {
		if ph.Breaths == 0 && p.RR <= 0 {
			return p.FiCO2
		}
		return p.FiCO2 + float64(height*num.Exp(-ph.Breath/washIn))
	}
	te := max(0.3, p.period()-ti)
	out := ph.Breath - ti
	if ph.Breaths == 0 && p.RR <= 0 {
		return p.FiCO2
	}
	level := expired(min(out, te), te, p.Slope)
	if out > apnoeaAt {
		level *= num.Exp(-(out - apnoeaAt) / 3)
	}
	return p.FiCO2 + float64(height*level)
}

// expired is the capnogram of one expiration, 0..1, out seconds into te.
func expired(out, te, slope float64) float64 {
	dead := min(deadTime, te/4)
	if out <= dead {
		return 0
	}
	slope = num.Clamp(slope, 0, 1)
	tau := boxRise + float64(slope*0.5*te)
	rise := (1 - num.Exp(-(out-dead)/tau)) / (1 - num.Exp(-(te-dead)/tau))
	return rise * (0.94 + float64(0.06*out/te))
}

func (p *Params) tauE() float64 {
	if p.TauE <= 0 {
		return 0.5
	}
	return p.TauE
}

// Paw is the pressure at the airway opening in cmH2O. With SquareFlow it steps up by
// resistance times flow (PPeak - PPlat), ramps to PPeak, and stands still there for
// the Limited part of inspiration when a limiter cuts the breath. Otherwise it is held
// at PPeak. Expiration falls to PEEP.
func Paw(p *Params, ph *Phase) float64 {
	ti := p.inspiration()
	if ph.idle(p) {
		return p.PEEP
	}
	if ph.Breath >= ti {
		end := p.PPlat
		if !p.SquareFlow || end <= p.PEEP {
			end = p.PPeak
		}
		fall := num.Exp(-(ph.Breath - ti) / min(0.25, p.tauE()/2))
		return p.PEEP + float64(max(0, end-p.PEEP)*fall)
	}
	if !p.SquareFlow {
		return p.PEEP + float64((p.PPeak-p.PEEP)*(1-num.Exp(-ph.Breath/0.07)))
	}
	return p.squarePaw(ph.Breath, ti)
}

func (p *Params) squarePaw(t, ti float64) float64 {
	ramp := ti * (1 - num.Clamp(p.Limited, 0, 0.95))
	step := max(0, p.PPeak-max(p.PPlat, p.PEEP))
	along := min(1, t/ramp)
	resist := float64(step * (1 - num.Exp(-t/0.03)))
	return p.PEEP + resist + float64((p.PPeak-p.PEEP-step)*along)
}

// Flow is airway flow in L/s, inspiration positive. Inspired and expired volume are
// both VT; expiration decays with TauE and, when it is long, is still running as the
// next breath begins: trapped gas to be seen.
func Flow(p *Params, ph *Phase) float64 {
	ti := p.inspiration()
	if ph.idle(p) || p.VT <= 0 {
		return 0
	}
	tau := p.tauE()
	if ph.Breath >= ti {
		te := max(0.3, p.period()-ti)
		left := num.Exp(-(ph.Breath - ti) / tau)
		return -p.VT / tau * left / (1 - num.Exp(-te/tau))
	}
	held := float64(num.Clamp(p.Limited, 0, 0.95) * ti)
	if !p.SquareFlow {
		held = ti
	}
	return heldFlow(p.VT, ph.Breath, ti, held, min(tau, 0.4))
}

// heldFlow is constant until the pressure is held, and decays with tau from there, so
// that the whole inspiration delivers vt.
func heldFlow(vt, t, ti, held, tau float64) float64 {
	steady := ti - held
	peak := vt / (steady + float64(tau*(1-num.Exp(-held/tau))))
	if t <= steady {
		return peak
	}
	return peak * num.Exp(-(t-steady)/tau)
}

// idle says that no breath has begun yet and none will begin by itself.
func (ph *Phase) idle(p *Params) bool {
	return p.RR <= 0 && ph.Breaths == 0
}
