package patient

import (
	"math"

	"downtime/game/num"
)

// The fetal heart. Its rate is a baseline with long-term variability (three slow tones whose phases wander), short-term variability from beat to
// beat, accelerations, and decelerations that follow the contractions: early ones mirror them; late ones begin 20 to 40 s after and
// reach their depth after the peak; variable ones fall and return abruptly, between shoulders. Compression of the cord, and a mother without pressure or
// oxygen, bring a prolonged fall of their own. All of this is a function of seed and tick.
//
// What the child can bear is its reserve F. Rest of less than a minute between contractions, a compressed cord, and the mother's hypoxia
// or hypotension use it up; it recovers with a time constant of 15 min. Below 0.6 the baseline rises by up to 20 and late decelerations
// appear by themselves, below 0.4 variability is under 5, below 0.2 the heart fails: terminal bradycardia.
//
//	F' = (1-F)/900 - [crowding]/1000 - [cord]/500 - [(0.90-SaO2)/0.3]/400 - [(68-MAP)/20]/400     per s
//
// Forms, rates and thresholds: after NICE NG229 and the FIGO consensus of 2015 (10.1016/j.ijgo.2015.06.020);
// textbook. The paces are invented for the simulation and reviewed by nobody: a complete obstruction of the cord leaves about nine minutes.
//
// Units: per minute, s, fraction. Left out: gestation, blood gases of the child, its movements, its death, twins, drugs that cross.

// Fetus is the child's state. Its trace needs none: it follows from seed, tick and Onset.
type Fetus struct {
	Reserve float64
	Onset   int32 // second at which the last contraction began
	Fall    int32 // tenths of a beat a minute that a prolonged deceleration has taken now
}

// FetalPattern is what the fetal heart does of its own, beside what its reserve brings.
type FetalPattern uint8

// The patterns.
const (
	NoDecelerations FetalPattern = iota
	EarlyDecelerations
	LateDecelerations
	VariableDecelerations
	SinusoidalRate
	fetalPatterns
)

const (
	reserveTau   = 900.0 // s
	cordSeconds  = 500.0 // s in which a complete obstruction uses up the whole, were there no recovery
	crowdSeconds = 1000.0
	wantSeconds  = 400.0
	restNeeded   = 60.0 // s between contractions
	wantSaO2     = 0.90
	wantSaO2Span = 0.30
	wantMAP      = 68.0 // mmHg
	wantMAPSpan  = 20.0

	tachycardic   = 20.0 // per minute added as reserve goes
	strained      = 0.6  // reserve
	exhausted     = 0.4
	failing       = 0.2
	flatTrace     = 4.0  // per minute of variability that is left at exhausted
	terminal      = 75.0 // per minute, to which a failing heart falls, and by how much further when nothing is left
	terminalSpan  = 45.0
	prolongedFall = 650   // tenths per minute, of a complete want
	fallsBy       = 40    // tenths per minute each second
	returnsBy     = 12    // tenths per minute each second
	lowestFetal   = 30.0  // per minute
	highestFetal  = 220.0 // per minute
	firstPain     = -90   // s before play at which the last contraction began
)

func newFetus() Fetus { return Fetus{Reserve: 1, Onset: firstPain} }

// fetus advances the child by one second.
func (s *State) fetus() {
	f, l := &s.Fetus, &s.Par.Labour
	cord := float64(l.Cord) / 100
	want := num.Clamp((wantSaO2-s.Blood.SaO2)/wantSaO2Span, 0, 1) + num.Clamp((wantMAP-s.Circ.MAP)/wantMAPSpan, 0, 1.5)
	crowded := 0.0
	if n := s.interval(); n > 0 && s.contraction(s.lasts()/2) > usualStrength/3 {
		crowded = num.Clamp((restNeeded-(n-s.lasts()))/restNeeded, 0, 1)
	}
	pace := (1-f.Reserve)/reserveTau - crowded/crowdSeconds - cord/cordSeconds - want/wantSeconds
	f.Reserve = num.Clamp(f.Reserve+float64(slowSeconds*pace), 0, 1)

	fall := float64(prolongedFall * max(cord, min(1, want)))
	if spent := (failing - f.Reserve) / failing; spent > 0 {
		fall = max(fall, float64(10*(float64(l.Baseline)+tachycardic-terminal+float64(terminalSpan*spent))))
	}
	move := int32(math.Round(fall)) - f.Fall
	f.Fall += fallPace(move)
}

// fallPace holds one step's move of a prolonged deceleration to its paces.
func fallPace(move int32) int32 {
	if move > 0 {
		return min(move, fallsBy*slowSeconds)
	}
	return max(move, -returnsBy*slowSeconds)
}

// FetalRate is the rate of the fetal heart now, per minute; 0 without labour.
func (s *State) FetalRate() float64 {
	if !s.inLabour() {
		return 0
	}
	l, f := &s.Par.Labour, &s.Fetus
	strain := num.Clamp((strained-f.Reserve)/(strained-exhausted), 0, 1)
	rate := float64(l.Baseline) + float64(tachycardic*strain)
	variability := float64(l.Variability)
	variability += float64(strain * (min(variability, flatTrace) - variability))
	if f.Reserve < exhausted {
		variability = float64(variability * max(0.25, f.Reserve/exhausted))
	}
	rate += s.swing(variability)
	if l.Accelerates && strain == 0 && f.Fall == 0 {
		rate += s.acceleration()
	}
	rate -= s.deceleration(strain) + float64(f.Fall)/10
	return num.Clamp(rate, lowestFetal, highestFetal)
}

// deceleration is how far the present contraction takes the rate down; below 0 at the shoulders of a variable one.
func (s *State) deceleration(strain float64) float64 {
	t, d := s.sinceOnset(), s.lasts()
	late := float64(strain * 35 * s.late(t, d))
	switch s.Par.Labour.Pattern {
	case EarlyDecelerations:
		depth := 14 + float64(8*s.roll(streamFall, 0))
		return max(late, float64(depth*s.contraction(t)/max(1, s.contraction(d/2))))
	case LateDecelerations:
		depth := 16 + float64(18*s.roll(streamFall, 1))
		return max(late, float64(depth*s.late(t, d)))
	case VariableDecelerations:
		v := s.variable(t)
		return max(late, v) + min(0, v)
	}
	return late
}

// late is the form of a late deceleration, 0 to 1: gradual, 35 s or more to its depth.
func (s *State) late(t, d float64) float64 {
	if s.contraction(d/2) < usualStrength/4 {
		return 0
	}
	lag := 22 + float64(14*s.roll(streamFall, 2))
	return hump(t-lag, max(70, d))
}

// hump is a raised cosine of the given length from 0, 1 at its middle.
func hump(t, length float64) float64 {
	if t <= 0 || t >= length {
		return 0
	}
	return 0.5 - float64(0.5*num.Cos(2*math.Pi*t/length))
}

// variable is a variable deceleration t seconds after the contraction began: it differs from one to the next in depth, length and timing.
func (s *State) variable(t float64) float64 {
	depth := 32 + float64(34*s.roll(streamFall, 3))
	begin := 2 + float64(22*s.roll(streamFall, 4))
	hold := 10 + float64(25*s.roll(streamFall, 5))
	const down, up, shoulder = 11.0, 14.0, 14.0
	t -= begin
	switch {
	case t < -shoulder || t > down+hold+up+shoulder:
		return 0
	case t < 0:
		return -9 * hump(t+shoulder, shoulder)
	case t < down:
		return depth * hump(t, 2*down)
	case t < down+hold:
		return depth
	case t < down+hold+up:
		return depth * hump(t-down-hold+up, 2*up)
	}
	return -9 * hump(t-down-hold-up, shoulder)
}
