package wave

import (
	"math"

	"downtime/game/num"
)

// Artefact is what gets into the electrocardiogram that is not the heart. The heart
// beats on beneath it, and pleth and arterial pressure keep their pulse: that is how
// it is told from an arrest.
type Artefact uint8

// The artefacts. The two stimulators are those of implanted devices: a spinal cord
// stimulator at 40 Hz, whose pulses a monitor takes for a pacemaker's, and a deep brain
// stimulator at 130 Hz, which only thickens the line.
const (
	NoArtefact Artefact = iota
	Mains
	Movement
	Shivering
	Diathermy
	Tremor
	SpinalCordStimulator
	DeepBrainStimulator
	artefactCount
)

// A pollution is all that distinguishes one artefact from another. Frequencies:
// textbook (mark K); heights invented (mark D).
type pollution struct {
	low, high  float64 // Hz of a pair of drifting sines; 0: none
	mv         float64 // of the sines, or of the pulses
	movement   float64 // mV of slow noise, before it is low-passed
	burst      float64 // mV of noise without any order, two seconds in three
	pulses     float64 // Hz of single-sample pulses that a monitor detects as pacing
	pleth      float64 // share of the pleth that moves with it
	baselineMV float64 // mV that the baseline swings with the limb
}

var pollutions = [artefactCount]pollution{
	NoArtefact:           {},
	Mains:                {low: 50, high: 50, mv: 0.12},
	Movement:             {movement: 5, pleth: 2, baselineMV: 0.3},
	Shivering:            {low: 20, high: 30, mv: 0.22, pleth: 0.5},
	Diathermy:            {burst: 3},
	Tremor:               {low: 5, high: 6, mv: 0.5, movement: 1, baselineMV: 0.15},
	SpinalCordStimulator: {pulses: 40, mv: 0.9},
	DeepBrainStimulator:  {low: 130, high: 130, mv: 0.12},
}

func (p *Params) pollution() *pollution {
	if p.Artefact >= artefactCount {
		return &pollutions[NoArtefact]
	}
	return &pollutions[p.Artefact]
}

const (
	burstOn    = 2.0 // s of diathermy in each
	burstEvery = 3.0 // s
	amplifier  = 4.0 // mV at which the amplifier saturates
)

// advanceArtefact turns the sines of an artefact and lets its pulses fall.
func (ph *Phase) advanceArtefact(p *Params, dt float64) {
	a := p.pollution()
	ph.stim = false
	if a.low > 0 {
		for i := range ph.buzz {
			drift := num.Sin(float64(ph.Time*(0.7+float64(0.5*float64(i)))) + float64(2*i))
			hz := a.low + float64((a.high-a.low)*(0.5+float64(0.5*drift)))
			turns := float64(hz * dt)
			ph.buzz[i] = wrap(ph.buzz[i] + float64(twoPi*(turns-math.Floor(turns))))
		}
	}
	if a.pulses > 0 {
		ph.train += float64(a.pulses * dt)
		ph.stim = ph.train >= 1
		ph.train -= math.Floor(ph.train)
	}
}

// pollute adds the artefact to a sample of the electrocardiogram.
func (a *pollution) pollute(mv float64, ph *Phase) float64 {
	if a.low > 0 {
		swell := 0.6 + float64(0.4*num.Sin(ph.Time*1.3))
		mv += float64(a.mv * (float64(swell*num.Sin(ph.buzz[0])) + float64((1.2-swell)*num.Sin(ph.buzz[1]))))
	}
	mv += float64(a.movement * ph.noise)
	mv += float64(a.baselineMV * num.Sin(ph.Time*2.1))
	if a.burst > 0 && ph.Time-float64(burstEvery*math.Floor(ph.Time/burstEvery)) < burstOn {
		mv += float64(a.burst * ph.draw)
	}
	if ph.stim {
		mv += a.mv
	}
	return num.Clamp(mv, -amplifier, amplifier)
}
