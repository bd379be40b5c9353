package wave

import (
	"downtime/game/num"
)

// A cardiotocograph draws the fetal heart rate over the pressure of the womb, at 1 cm
// (in Britain) or 3 cm a minute. Both lines are what the machine displays: the rate with
// its variability comes from the patient through the device, which may take the
// mother's pulse for the child's, halve or double it, or lose it.

// ctgAverage is the time over which the machine averages the beats, s (mark D).
const ctgAverage = 0.6

func (ph *Phase) advanceCTG(p *Params, dt float64) {
	if p.FHR <= 0 || ph.fetal <= 0 {
		ph.fetal = p.FHR
	}
	ph.fetal = num.Toward(ph.fetal, p.FHR, num.Clamp(dt/ctgAverage, 0, 1))
	ph.womb = num.Toward(ph.womb, p.Toco, num.Clamp(dt/ctgAverage, 0, 1))
}

// FHR is the line of the fetal heart in beats a minute; 0, below the paper, without a
// signal.
func FHR(p *Params, ph *Phase) float64 {
	if p.FHR <= 0 {
		return 0
	}
	return ph.fetal
}

// Toco is the line of the contractions in the unit of the transducer.
func Toco(_ *Params, ph *Phase) float64 { return ph.womb }
