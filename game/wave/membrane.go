package wave

import (
	"downtime/game/num"
)

// Membrane is how potassium has changed the electrocardiogram: each number is a
// departure from the usual form, so that the zero value is an ordinary heart. A rising
// level shows in that order: tall narrow T; long PR, flat P and broad QRS; no P and a
// sine wave. The thresholds belong to the patient; here is only their picture.
type Membrane struct {
	T    float64 // share by which T is taller; below 0 it is flatter
	PR   float64 // ms by which PR is longer
	P    float64 // share of P that is lost, 0..1
	QRS  float64 // share by which QRS is broader
	Sine float64 // 0 the beat to 1 a sine wave
	U    float64 // height of a U wave, relative to a usual T
}

// Shapes invented for the simulation (mark D).
const (
	tentWidth = 0.35 // how much narrower a T becomes as it grows
	usualT    = 0.48 // mV
	uAfterT   = 62 * degree
	uWidth    = 0.22 // rad
	sineMV    = 0.95
	sineLead  = 35 * degree // by which the rise of the sine leads R
)

// change applies the membrane to one wave of a beat at the given rate.
func (m *Membrane) change(b bump, hr float64) bump {
	switch b.part {
	case pWave:
		b.mv *= 1 - num.Clamp(m.P, 0, 1)
		b.angle -= float64(twoPi * hr / 60 * m.PR / 1000)
		b.angle = max(b.angle, -170*degree)
	case qrs:
		b.angle *= 1 + max(0, m.QRS)
		b.width *= 1 + max(0, m.QRS)
	case tWave:
		b.mv *= max(0, 1+m.T)
		b.width /= 1 + float64(tentWidth*max(0, m.T))
	}
	return b
}

// blend adds a U wave after T and turns the whole into a sine.
func (m *Membrane) blend(mv, beat float64) float64 {
	if m.U > 0 {
		mv += float64(m.U * usualT * gaussian(wrap(beat-100*degree-uAfterT), uWidth))
	}
	if m.Sine > 0 {
		s := num.Clamp(m.Sine, 0, 1)
		mv = float64(mv*(1-s)) + float64(s*sineMV*num.Sin(beat+sineLead))
	}
	return mv
}
