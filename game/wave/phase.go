package wave

import (
	"math"

	"downtime/game/num"
)

// Random streams. Each use has its own, so that one more draw moves no other.
const (
	streamBeat uint32 = iota + 1
	streamNoise
)

const (
	pi    = math.Pi
	twoPi = 2 * math.Pi

	handTe   = 3.0  // s of expiration assumed after a breath given by hand
	sinusRSA = 0.03 // part of the beat that breathing lengthens and shortens
)

// Phase says where in the beat and in the breath the patient is. It is flat, its
// zero value is usable, and Seed alone sets how irregular beats fall.
type Phase struct {
	Seed uint64

	Time    float64 // s since the trace began
	Beat    float64 // -pi..pi, the R wave at 0
	Atrial  float64 // -pi..pi, the P wave at 0; CompleteBlock only
	Breath  float64 // s since this breath began
	Beats   int64   // beats so far
	Breaths int64   // breaths so far

	stretch float64    // length of this beat against the mean; 0 means 1
	spike   bool       // a pacing spike falls on this very sample
	pace    float64    // 0..1 between spikes that heed no beat
	fib     [2]float64 // phases of the fibrillation sines
	noise   float64    // low-passed movement noise, seldom beyond 0.3
	draw    float64    // this sample's noise, -1..1
	ticks   int64      // samples so far: the tick of every draw

	fibrillated float64    // s since the ventricles began to fibrillate
	buzz        [2]float64 // phases of an artefact's sines
	train       float64    // 0..1 between the pulses of a stimulator
	stim        bool       // one of them falls on this very sample

	tip, line, lineSlope float64 // pressure in the artery and in the line, mmHg, mmHg/s
	lineWarm             bool
	fetal, womb          float64 // the two lines of the CTG
}

// Advance moves the phase on by dt seconds (one sample, at most 0.1 s). A frozen
// picture does not move.
func (ph *Phase) Advance(p *Params, dt float64) {
	ph.spike, ph.stim = false, false
	if p.Frozen || dt <= 0 {
		return
	}
	dt = min(dt, 0.1)
	ph.ticks++
	ph.Time += dt
	ph.advanceBreath(p, dt)
	ph.advanceBeat(p, dt)
	ph.advancePacing(p, dt)
	ph.advanceFibrillation(p, dt)
	ph.draw = float64(2*num.Unit(ph.Seed, streamNoise, ph.ticks, 0)) - 1
	ph.noise += float64((ph.draw - ph.noise) * min(1, dt*12))
	ph.advanceArtefact(p, dt)
	ph.advanceLine(p, dt)
	ph.advanceCTG(p, dt)
}

// Spike tells that the monitor has just detected a pacing pulse on this sample, so that a
// screen can give it its own mark: one of a pacemaker, with capture or without, or of a
// stimulator that it takes for one.
func (ph *Phase) Spike() bool { return ph.spike || ph.stim }

func (ph *Phase) advanceBreath(p *Params, dt float64) {
	ph.Breath += dt
	if p.RR <= 0 {
		return
	}
	for period := 60 / p.RR; ph.Breath >= period; {
		ph.Breath -= period
		ph.Breaths++
	}
}

func (ph *Phase) advanceBeat(p *Params, dt float64) {
	f := p.form()
	if f.waves == 0 || p.HR <= 0 {
		return
	}
	if ph.stretch == 0 {
		ph.stretch = 1
	}
	before := ph.Beat
	ph.Beat += twoPi * p.HR / 60 * dt / ph.stretch
	led := p.Rhythm == Paced && (p.Capture || p.PaceRate <= 0)
	ph.spike = led && before < spikeAngle && ph.Beat >= spikeAngle
	for ph.Beat > pi {
		ph.Beat -= twoPi
		ph.Beats++
		ph.stretch = ph.nextStretch(p, f)
	}
	if p.Rhythm == CompleteBlock {
		ph.Atrial = wrap(ph.Atrial + float64(twoPi*p.atrialRate()/60*dt))
	}
}

// advancePacing lets spikes fall that no beat follows or leads: without capture, or
// from a pacemaker that does not sense.
func (ph *Phase) advancePacing(p *Params, dt float64) {
	if p.PaceRate <= 0 || p.Rhythm == LeadOff || p.Rhythm == Paced && p.Capture {
		return
	}
	ph.pace += float64(p.PaceRate / 60 * dt)
	ph.spike = ph.spike || ph.pace >= 1
	ph.pace -= math.Floor(ph.pace)
}

// nextStretch draws the length of the coming beat: breathing and a little chance in
// sinus rhythm, the scatter of the rhythm's form otherwise. In fibrillation the beats
// are log-normal: exp(sd z - sd²/2) with sd² = ln(1 + cv²) has a mean of 1.
func (ph *Phase) nextStretch(p *Params, f *form) float64 {
	if p.Rhythm == AtrialFibrillation {
		z := num.Normal(ph.Seed, streamBeat, ph.Beats, 0)
		variance := num.Log(1 + float64(f.scatter*f.scatter))
		return num.Clamp(num.Exp(float64(math.Sqrt(variance)*z)-float64(variance/2)), 0.45, 1.9)
	}
	s := 1 + float64(f.scatter*num.Normal(ph.Seed, streamBeat, ph.Beats, 0))
	if f.breathing {
		s += float64(sinusRSA * num.Sin(twoPi*ph.breathFraction(p)))
	}
	return num.Clamp(s, 0.45, 1.9)
}

// advanceFibrillation turns two sines whose rates drift between 3 and 6 Hz.
func (ph *Phase) advanceFibrillation(p *Params, dt float64) {
	f := p.form()
	ph.fibrillated += dt
	if p.Rhythm != VentricularFibrillation {
		ph.fibrillated = 0
	}
	if f.fibLow == 0 {
		return
	}
	for i := range ph.fib {
		slow := num.Sin(float64(ph.Time*(0.61+float64(0.37*float64(i)))) + float64(i))
		hz := f.fibLow + float64((f.fibHigh-f.fibLow)*(0.5+float64(0.5*slow)))
		ph.fib[i] = wrap(ph.fib[i] + float64(twoPi*hz*dt))
	}
}

// breathFraction is how much of the breath has passed, 0..1.
func (ph *Phase) breathFraction(p *Params) float64 {
	return min(1, ph.Breath/p.period())
}

func (p *Params) period() float64 {
	if p.RR <= 0 {
		return p.inspiration() + handTe
	}
	return 60 / p.RR
}

func (p *Params) inspiration() float64 {
	switch {
	case p.RR <= 0 && p.Ti <= 0:
		return 1
	case p.RR <= 0:
		return p.Ti
	case p.Ti <= 0:
		return 20 / p.RR
	}
	return min(p.Ti, 54/p.RR)
}

func (p *Params) atrialRate() float64 {
	if p.AtrialHR <= 0 {
		return 85
	}
	return p.AtrialHR
}

// wrap brings an angle into -pi..pi.
func wrap(a float64) float64 {
	for a > pi {
		a -= twoPi
	}
	for a <= -pi {
		a += twoPi
	}
	return a
}
