package patient

import (
	"math"

	"downtime/game/num"
)

// The texture of a fetal trace: what makes it a line that lives. Each part is a function of seed and tick alone, so that it needs no
// state and is the same however the time was sliced. See fetus.go.

var longTones = [...]float64{2.7, 3.6, 5.1} // per minute, invented for the simulation

const (
	toneShare    = 0.183 // amplitude of each tone relative to the variability, fitted so that a minute spans it
	wanderAngle  = 1.6   // rad
	wanderTime   = 50.0  // s
	shortShare   = 0.067 // sd of short-term variability relative to the whole
	shortMost    = 1.5   // per minute
	shortStep    = 0.5   // s
	shortMemory  = 0.6
	shortTaps    = 6
	shortScale   = 0.8 // makes the sum over the taps have an sd of 1
	sinusoidTone = 4.0 // per minute
	sinusoidSize = 10.0

	riseEvery  = 240.0 // s, the windows in which an acceleration may fall
	riseChance = 0.75
)

// swing is the departure from the baseline by variability, per minute.
func (s *State) swing(variability float64) float64 {
	seconds := float64(float64(s.Tick) * TickSeconds)
	if s.Par.Labour.Pattern == SinusoidalRate {
		return sinusoidSize * num.Sin(2*math.Pi*sinusoidTone/60*seconds)
	}
	sum := 0.0
	for i, perMinute := range longTones {
		angle := float64(2*math.Pi/60*perMinute*seconds) + float64(wanderAngle*s.wander(streamWander+uint32(i), seconds/wanderTime))
		sum += num.Sin(angle)
	}
	short := min(shortMost, float64(shortShare*variability))
	return float64(toneShare*variability*sum) + float64(short*s.shortTerm(seconds/shortStep))
}

// wander is smooth noise from -1 to 1 over x.
func (s *State) wander(stream uint32, x float64) float64 {
	k := math.Floor(x)
	seed := uint64(s.Par.Labour.Seed)
	from, to := num.Unit(seed, stream, int64(k), 0), num.Unit(seed, stream, int64(k)+1, 0)
	ease := hump(x-k, 2)
	return float64(2*num.Toward(from, to, ease)) - 1
}

// shortTerm is a first-order autoregressive noise of sd 1 over x, cut to its last taps.
func (s *State) shortTerm(x float64) float64 {
	k := math.Floor(x)
	return num.Toward(s.shortAt(int64(k)), s.shortAt(int64(k)+1), x-k)
}

func (s *State) shortAt(k int64) float64 {
	sum, weight := 0.0, shortScale
	for i := range int64(shortTaps) {
		sum += float64(weight * num.Normal(uint64(s.Par.Labour.Seed), streamShort, k-i, 0))
		weight *= shortMemory
	}
	return sum
}

// acceleration is one of 15 to 25 a minute for 20 to 50 s, in three windows of four.
func (s *State) acceleration() float64 {
	seconds := float64(float64(s.Tick) * TickSeconds)
	k := math.Floor(seconds / riseEvery)
	roll := func(n uint32) float64 { return num.Unit(uint64(s.Par.Labour.Seed), streamRise, int64(k), n) }
	if roll(0) > riseChance {
		return 0
	}
	begin := float64(180 * roll(1))
	return (15 + float64(10*roll(2))) * hump(seconds-float64(riseEvery*k)-begin, 20+float64(30*roll(3)))
}
