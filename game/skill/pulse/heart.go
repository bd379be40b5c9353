package pulse

import (
	"math"

	"downtime/game/num"
	"downtime/game/skill"
)

// rhythm is how the beats of a heart fall.
type rhythm uint8

// The rhythms. What a finger says of them are the answers of rhythmField.
const (
	sinus       rhythm = iota // evenly, but for a little
	fibrillates               // atrial fibrillation: log-normal intervals, uneven strength, the hastiest beats never reach the wrist
	ectopic                   // an early weak beat now and then, and a pause after it
	dropping                  // every fourth to sixth beat is missing
)

// Numbers of the rhythms, chosen for the simulation (mark D) but for the scatter of fibrillation, whose coefficient of variation is 0.15 to 0.30
// (Lian 2007, 10.1186/1475-925X-6-9).
const (
	sinusScatter = 0.02
	fibScatter   = 0.22
	unfelt       = 0.36 // s: a ventricle that had less time to fill sends nothing to the wrist
	fullBeat     = 0.80 // s: with this time and more the beat is at its strongest
	earlyShare   = 0.16 // of the beats of an ectopic heart
	earlyAt      = 0.60 // of an interval
	soonest      = 0.28 // s
)

// heartbeat is one contraction: when, and what of it comes through to the wrist.
type heartbeat struct {
	at     int64 // tick
	strong float64
	felt   bool
}

// heart is a source of beats, drawn as far as they are needed. mean is the interval between electrical beats, in s; dropped beats come off that.
type heart struct {
	seed   uint64
	stream uint32
	kind   rhythm
	mean   float64
	all    bool // its rate is of the beats that come through: none is lost on the way to the wrist
	beats  []heartbeat
	now    float64 // s, of the last beat
	early  bool    // the last beat was
	until  int     // beats before the next is dropped
}

// reach draws beats until past a tick.
func (h *heart) reach(tick int64) {
	for len(h.beats) == 0 || h.beats[len(h.beats)-1].at <= tick {
		h.beat()
	}
}

func (h *heart) beat() {
	n := int64(len(h.beats))
	interval := h.interval(n)
	h.now += interval
	b := heartbeat{at: int64(math.Floor(h.now * skill.TicksPerSecond)), strong: 0.8, felt: true}
	switch {
	case h.kind == fibrillates:
		b.strong = num.Clamp(0.3+float64(0.7*((interval-unfelt)/(fullBeat-unfelt))), 0.3, 1)
		b.felt = h.all || interval >= unfelt
	case h.early:
		b.strong = 0.35
	case interval > float64(1.3*h.mean):
		b.strong = 1
	}
	h.beats = append(h.beats, b)
}

// interval is the time from the last beat to beat n, in s.
func (h *heart) interval(n int64) float64 {
	z := num.Normal(h.seed, h.stream, n, 0)
	even := float64(h.mean * (1 + float64(sinusScatter*z)))
	switch h.kind {
	case fibrillates:
		variance := num.Log(1 + fibScatter*fibScatter)
		stretch := num.Exp(float64(math.Sqrt(variance)*z) - float64(variance/2))
		return max(soonest, float64(h.mean*num.Clamp(stretch, 0.45, 1.9)))
	case ectopic:
		return h.withEarly(n, even)
	case dropping:
		if h.until--; h.until <= 0 {
			h.until = 3 + int(3*num.Unit(h.seed, h.stream, n, 1))
			return float64(1.9 * even)
		}
	}
	return even
}

// withEarly is an interval of a heart with ectopic beats: what one takes away the pause after it gives back.
func (h *heart) withEarly(n int64, even float64) float64 {
	if h.early {
		h.early = false
		return float64(even * (2 - earlyAt))
	}
	if n > 2 && num.Unit(h.seed, h.stream, n, 1) < earlyShare {
		h.early = true
		return float64(even * earlyAt)
	}
	return even
}

// count is how many beats fall from one tick up to another, not including it: those felt at the wrist, or all of them.
func (h *heart) count(from, to int64, all bool) int {
	h.reach(to)
	n := 0
	for _, b := range h.beats {
		if b.at >= from && b.at < to && (all || b.felt) {
			n++
		}
	}
	return n
}

// chest is a source of breaths. A waxing and waning one has a cycle of a minute with a third of it still (Cheyne-Stokes; mark D).
type chest struct {
	seed    uint64
	stream  uint32
	mean    float64 // s
	waxes   bool
	breaths []breath
}

type breath struct {
	at   float64 // s
	long float64 // s until the next
	deep float64
}

const (
	breathScatter = 0.06
	waxCycle      = 60.0
	waxBreathing  = 40.0
)

func (c *chest) reach(second float64) {
	for len(c.breaths) == 0 || c.end() <= second {
		n := int64(len(c.breaths))
		b := breath{at: c.end(), long: float64(c.mean * (1 + float64(breathScatter*num.Normal(c.seed, c.stream, n, 0)))), deep: 0.75}
		if n == 0 {
			b.at = float64(c.mean * num.Unit(c.seed, c.stream, 0, 1))
		}
		if c.waxes {
			within := max(0, b.at-float64(waxCycle*math.Floor((b.at+0.001)/waxCycle)))
			b.deep = 0.15 + float64(0.85*num.Sin(math.Pi*min(1, within/waxBreathing)))
			if within+b.long > waxBreathing {
				b.long = waxCycle - within
			}
		}
		c.breaths = append(c.breaths, b)
	}
}

func (c *chest) end() float64 {
	if len(c.breaths) == 0 {
		return 0
	}
	last := &c.breaths[len(c.breaths)-1]
	return last.at + last.long
}

// begins is the tick at which a breath begins.
func (b *breath) begins() int64 { return int64(math.Floor(b.at * skill.TicksPerSecond)) }

// count is how many breaths begin from one tick up to another, not including it.
func (c *chest) count(from, to int64) int {
	c.reach(float64(to) / skill.TicksPerSecond)
	n := 0
	for i := range c.breaths {
		if at := c.breaths[i].begins(); at >= from && at < to {
			n++
		}
	}
	return n
}

// risen is how far the chest stands up at a tick, 0 to 1.
func (c *chest) risen(tick int64) float64 {
	now := float64(tick) / skill.TicksPerSecond
	c.reach(now)
	for i := len(c.breaths) - 1; i >= 0; i-- {
		b := &c.breaths[i]
		if b.at > now {
			continue
		}
		in := (now - b.at) / min(float64(0.8*b.long), 2.5)
		if in >= 1 {
			return 0
		}
		return float64(b.deep * num.Sin(float64(math.Pi*in)))
	}
	return 0
}
