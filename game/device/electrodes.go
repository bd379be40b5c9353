package device

import (
	"downtime/game/num"
	"downtime/game/patient"
	"downtime/game/wave"
)

// electrodes is what the skin electrodes pick up beside rate and rhythm. It is a picture, not a number: nothing on the monitor says what a
// potassium is or whether a pacemaker captures; whoever reads the trace does. Two bytes: a Device has no room for more.
type electrodes struct {
	Potassium uint8 // tenths of a mmol/L as the heart's membrane feels it; 0: nothing picked up yet
	PaceRate  uint8 // per minute, of spikes that no beat follows
}

var paced = quantity("paced")

// read follows the heart and gives its rhythm. Pulseless electrical activity looks like any rhythm: only the pulse tells.
func (e *electrodes) read(p *patient.State) wave.Rhythm {
	e.Potassium = uint8(num.Clamp(float64(10*p.EffectivePotassium())+0.5, 1, 255))
	captured := patient.Quantities[paced].Get(p) > 0
	e.PaceRate = 0
	if !captured && p.Par.PaceRate > p.Circ.HR { // the pacemaker waits for a rate below its own
		e.PaceRate = uint8(num.Clamp(p.Par.PaceRate, 0, 255))
	}
	switch p.Circ.Rhythm {
	case patient.Asystole:
		return wave.Asystole
	case patient.Fibrillation:
		return wave.VentricularFibrillation
	case patient.Tachycardia:
		return wave.VentricularTachycardia
	}
	switch {
	case captured:
		return wave.Paced
	case p.Par.AVBlock:
		return wave.CompleteBlock
	}
	return wave.Sinus
}

// draw adds the picture to what the trace is drawn from. A rhythm that is called paced is one that captures.
func (e *electrodes) draw(p *wave.Params) {
	p.Capture, p.PaceRate = p.Rhythm == wave.Paced, float64(e.PaceRate)
	if e.Potassium > 0 {
		m := patient.ECGOf(float64(e.Potassium) / 10)
		p.Membrane = wave.Membrane{T: m.T - 1, PR: m.PR, P: 1 - m.P, QRS: m.QRS - 1, Sine: m.Sine, U: m.U}
	}
}
