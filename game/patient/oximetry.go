package patient

import (
	"downtime/game/num"
)

// What an ideal pulse oximeter on a finger would read. Blood takes time from lung to finger: five
// mixing stages of 4 s at normal output, slower as output falls and standing still without it;
// the probe then averages over 8 s. Altogether about 28 s, the 25-40 s of a finger probe
// (textbook). Never fed back to the body.
// Units: saturations from 0 to 1, s.
// Left out, because they belong to the device: drop-out in poor perfusion, movement, carboxyhaemoglobin,
// the uncalibrated range below 70 %, skin pigment.

const (
	fingerStages = 5
	stageTau     = 4.0 // s at normal output
	averageTau   = 8.0 // s
)

// Probe is the blood on its way to the finger, as saturations 0 to 1. Seven figures are enough for a number of two.
type Probe struct {
	Stage [fingerStages]float32
	SpO2  float32
}

// readFinger advances one second.
func (s *State) readFinger() {
	p := &s.Probe
	k := min(1, s.Circ.CO/s.Par.CO*(slowSeconds/stageTau))
	before := s.Blood.SaO2
	for i := range p.Stage {
		next := float64(p.Stage[i])
		p.Stage[i] = float32(num.Toward(next, before, k))
		before = next
	}
	p.SpO2 = float32(num.Toward(float64(p.SpO2), float64(p.Stage[fingerStages-1]), slowSeconds/averageTau))
}
