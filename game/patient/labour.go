package patient

import (
	"downtime/game/num"
)

// Labour and the mother. Contractions come some minutes apart, each a bell of 60 to 90 s over a resting tone of 10 mmHg; where they
// crowd, they shorten. Each squeezes blood out of the womb into the veins, and hurts: output and pressure rise
// with every one, less when the pain is taken away. On her back the womb lies on the great veins, and blood stays in the legs. Drugs that
// stimulate beta-2 receptors quieten the womb.
//
//	p = 10 + A exp(-(t-D/2)²/(2 (D/6)²));  veins + 800 mL c;  HR + 22 c pain;  contractility + 0.28 c pain;  tone + 0.10 c pain
//	c = (p-10)/60;  caval compression: veins - 1600 mL
//
// Output in late labour: 7.9 to 10.6 L/min with each contraction without analgesia (Robson 1987, 10.1136/bmj.295.6607.1169), 6.3 to 7.1
// with an epidural, on the side (Lee 1989, 10.1016/0002-9378(89)90765-5). The sizes here are fitted to these. Contractions: textbook. What crowding, beta-2 stimulation and the supine position do is invented for the simulation.
//
// Units: mmHg, s, mL. Left out: the stages of labour, pushing, the blood lost at birth, the drugs that drive the womb (turn the knob).

// Labour is what a labour is, and the child that it brings. Without a Baseline there is no child and no labour.
type Labour struct {
	On           bool
	Seed         uint8 // which of 256 traces this child draws
	Baseline     uint8 // fetal heart, per minute
	Variability  uint8 // per minute, trough to peak within a minute
	Accelerates  bool
	Pattern      FetalPattern
	Contractions uint8 // in ten minutes
	Strength     uint8 // mmHg above the resting tone
	Cord         uint8 // hundredths of the cord's flow that are lost
	Caval        uint8 // hundredths: how far the womb lies on the great vessels
	Relief       uint8 // hundredths of the pain that are taken away
}

const (
	restingTone   = 10.0 // mmHg
	usualStrength = 60.0 // mmHg
	shortPains    = 60.0 // s
	painSpread    = 30.0 // s
	leastRest     = 20.0 // s between two contractions, however crowded
	tensOfMinutes = 600.0
	quietWomb     = 2.5 // how far beta-2 stimulation takes the strength away: at 0.4 nothing is left

	squeezedOut = 800.0 // mL, fitted: the reflexes take much of it back
	painRate    = 22.0  // per minute
	painHeart   = 0.28
	painTone    = 0.10
	heldBack    = 1600.0 // mL, fitted likewise
	veinsUnit   = 450.0  // mL by which one unit of venous tone moves blood
)

// Random streams of labour and fetus. Each use has its own.
const (
	streamPain uint32 = 0x4c00 + iota
	streamFall
	streamShort
	streamRise
	streamWander // and the next two
)

// inLabour says whether there are contractions and a child.
func (s *State) inLabour() bool { return s.Par.Labour.On && s.Par.Labour.Baseline > 0 }

// labour advances contractions, mother and child by one second.
func (s *State) labour() {
	if !s.inLabour() {
		return
	}
	now := int32(s.Tick / TicksPerSecond)
	if interval := s.interval(); interval > 0 && float64(now-s.Fetus.Onset) >= interval {
		s.Fetus.Onset = now
	}
	s.bear()
	s.fetus()
}

// roll draws from 0 to 1 for the contraction that is or was last.
func (s *State) roll(stream, n uint32) float64 {
	return num.Unit(uint64(s.Par.Labour.Seed), stream, int64(s.Fetus.Onset), n)
}

// interval is the time from this contraction to the next, s; 0 if there is none.
func (s *State) interval() float64 {
	n := float64(s.Par.Labour.Contractions)
	if n == 0 {
		return 0
	}
	return float64(tensOfMinutes / n * (0.88 + float64(0.24*s.roll(streamPain, 0))))
}

// lasts is the length of this contraction, s.
func (s *State) lasts() float64 {
	long := shortPains + float64(painSpread*s.roll(streamPain, 1))
	if n := s.interval(); n > 0 {
		return min(long, max(leastRest, n-leastRest))
	}
	return long
}

// sinceOnset is the time since the last contraction began, s.
func (s *State) sinceOnset() float64 {
	return float64(float64(s.Tick)*TickSeconds) - float64(s.Fetus.Onset)
}

// contraction is its pressure above the resting tone, mmHg, t seconds after it began.
func (s *State) contraction(t float64) float64 {
	d := s.lasts()
	if t < 0 || t > d {
		return 0
	}
	peak := float64(float64(s.Par.Labour.Strength) * (0.85 + float64(0.3*s.roll(streamPain, 2))))
	peak *= max(0, 1-float64(quietWomb*s.beta2()))
	return float64(peak * bell(t-float64(d/2), d/6))
}

// bell is exp(-x²/(2 w²)).
func bell(x, w float64) float64 {
	r := x / w
	return num.Exp(float64(-0.5 * float64(r*r)))
}

// wombPressure is what an intrauterine catheter reads, mmHg.
func (s *State) wombPressure() float64 {
	if !s.inLabour() {
		return 0
	}
	return restingTone + s.contraction(s.sinceOnset())
}

// bear is what the womb does to the mother's heart and vessels, beside her drugs.
func (s *State) bear() {
	l, d := &s.Par.Labour, &s.Drugs
	c := num.Clamp(s.contraction(s.sinceOnset())/usualStrength, 0, 1.5)
	pain := float64(c * (1 - float64(l.Relief)/100))
	moved := float64(squeezedOut*c) - float64(heldBack*(float64(l.Caval)/100))
	d.Venous += moved / float64(veinsUnit*s.Par.vessels())
	d.Rate += float64(painRate * pain)
	d.Heart += float64(painHeart * pain)
	d.Tone += float64(painTone * pain)
}
