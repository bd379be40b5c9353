package pressure

import (
	"math"

	"downtime/game/num"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream uint32 = 0x63756666

// artery is a brachial artery: a heart, its pressures, and what can be heard over it. Pressures are in mmHg, times in s.
type artery struct {
	seed      uint64
	stream    uint32
	systolic  float64 // mean over many beats
	diastolic float64
	interval  float64 // mean, between beats
	irregular bool    // atrial fibrillation
	gapTop    float64 // of an auscultatory gap; 0: there is none
	gapEnd    float64
	now       float64 // s, of the beat drawn last
	beats     int64
}

// pulse is one beat in the artery.
type pulse struct {
	at                  int64 // tick
	systolic, diastolic float64
}

// How the beats differ. In fibrillation a beat is the stronger the longer the heart has filled; the scatter of the intervals is Lian's (2007,
// 10.1186/1475-925X-6-9), the rest is chosen for the simulation (mark D).
const (
	evenScatter  = 0.02
	fibScatter   = 0.20
	soonest      = 0.33 // s
	breathing    = 1.5  // mmHg by which breathing moves an even pressure up and down
	breathPeriod = 4.0  // s
	fillingGain  = 16.0 // mmHg of systolic for twice the mean interval
	runoffGain   = 8.0  // mmHg of diastolic lost in the same time
	mostFilling  = 0.5
	wristLoss    = 2.0 // mmHg: a beat that barely passes the cuff is heard and not felt
)

// next draws the next beat.
func (a *artery) next() pulse {
	a.beats++
	z := num.Normal(a.seed, a.stream, a.beats, 0)
	stretch := 1 + float64(evenScatter*z)
	if a.irregular {
		variance := num.Log(1 + fibScatter*fibScatter)
		stretch = num.Clamp(num.Exp(float64(math.Sqrt(variance)*z)-float64(variance/2)), 0.5, 1.8)
	}
	interval := max(soonest, float64(a.interval*stretch))
	a.now += interval
	p := pulse{at: int64(math.Floor(a.now * skill.TicksPerSecond)), systolic: a.systolic, diastolic: a.diastolic}
	if a.irregular {
		filled := num.Clamp(interval/a.interval-1, -mostFilling, mostFilling)
		p.systolic += float64(fillingGain * filled)
		p.diastolic -= float64(runoffGain * filled)
		return p
	}
	wave := float64(breathing * num.Sin(float64(2*math.Pi*(a.now/breathPeriod))))
	p.systolic += wave
	p.diastolic += wave
	return p
}

// felt reports whether the beat passes a cuff at that pressure and comes through to the wrist.
func (p *pulse) felt(cuff float64) bool { return cuff < p.systolic-wristLoss }

// loudness of the beat under a stethoscope at that cuff pressure, 0 if nothing is heard, and the word for its phase (Korotkoff I to IV).
func (a *artery) loudness(p *pulse, cuff float64) (loud float64, word string) {
	if cuff > p.systolic || cuff < p.diastolic || a.gapTop > 0 && cuff < a.gapTop && cuff > a.gapEnd {
		return 0, ""
	}
	switch down := (p.systolic - cuff) / (p.systolic - p.diastolic); {
	case down < 0.20:
		return 0.6, "tap"
	case down < 0.40:
		return 0.4, "swish"
	case down < 0.82:
		return 1, "knock"
	}
	return 0.25, "muffled"
}

// cuff is a cuff with its bulb, valve and gauge.
type cuff struct {
	mmHg  float64
	valve float64 // 0 shut to 1
	air   float64 // mmHg still to come of a squeeze of the bulb
}

// The cuff is chosen for the simulation (mark D): a squeeze gives 12 mmHg in 0.3 s; a valve lets out in proportion to the pressure and to the square of its
// opening, 0.2 at 120 mmHg about 2.9 mmHg a second, so that an opening left alone gives less and less.
const (
	squeeze     = 12.0
	squeezeTime = 0.3 // s
	fullLeak    = 60.0
	gaugeTop    = 300.0
	flat        = 3.0 // mmHg: an open cuff below it is empty
	tickSeconds = 1.0 / skill.TicksPerSecond
)

// rate is how fast the needle falls now, mmHg/s.
func (c *cuff) rate() float64 { return fullLeak * c.valve * c.valve * c.mmHg / 100 }

func (c *cuff) step() {
	in := min(c.air, squeeze*tickSeconds/squeezeTime)
	c.air -= in
	c.mmHg = num.Clamp(c.mmHg+in-float64(c.rate()*tickSeconds), 0, gaugeTop)
	if c.valve > 0.5 && c.mmHg < flat && c.air <= 0 {
		c.mmHg = 0
	}
}

// nearest is a pressure to the nearest mark of the gauge.
func nearest(mmHg float64) float64 { return math.Round(mmHg/mark) * mark }

const mark = 2.0 // mmHg between the marks of the gauge
