package pulse

import (
	"math"

	"downtime/game/num"
)

// stream keeps this skill's draws apart from any other's.
const stream uint32 = 0x70756c73

// patient is somebody whose pulse and breaths are to be counted.
type patient struct {
	story   string
	heart   heart
	chest   chest
	mon     monitor
	watched bool   // there is a monitor
	rhythm  string // the right answer, an id of rhythmField
	belief  string // the right answer, an id of beliefField
}

// span is a range of rates per minute.
type span struct{ low, high float64 }

// Rates, mark D. Fast fibrillation is fast enough for a deficit at the wrist of ten a minute and more, slow so slow that there is none.
var (
	steadySpans = [...]span{{46, 58}, {62, 98}, {104, 132}}
	slowFib     = span{68, 92}
	fastFib     = span{132, 150}
	ectopicSpan = span{62, 88}
	dropSpan    = span{68, 92}
	doubledSpan = span{50, 74}
	breathSpan  = span{11, 27}
)

var stories = [...]string{
	"A man of 74 on the medical ward, two days after a fall. The tablet that counted for you is down.",
	"A woman of 58 with a chest infection, sitting up. The electronic chart does not open.",
	"A woman of 81 who feels washed out since the morning. Nobody has written an observation since the outage began.",
	"A man of 66 with heart failure, propped on three pillows. The night nurse asks you to count while she finds a chart.",
	"A man of 43 the morning after an operation, comfortable at rest.",
	"A woman of 29 with a kidney infection, shivering a little under her blanket.",
}

// draw makes patient i of a go.
func draw(seed uint64, i, level int) patient {
	roll := func(n uint32) float64 { return num.Unit(seed, stream, int64(i), n) }
	p := patient{story: stories[(int(roll(0)*3)+3*i)%len(stories)], belief: "agree"}
	p.heart = heart{seed: seed, stream: stream + 1 + uint32(i)}
	p.chest = chest{seed: seed, stream: stream + 11 + uint32(i), mean: 60 / pick(breathSpan, roll(1))}
	lopsided := int(2 * num.Unit(seed, stream, 9, 0)) // which of the two has the uneven heart
	switch {
	case level == steady || i != lopsided:
		p.beat(sinus, pick(steadySpans[int(3*roll(2))], roll(3)))
	default:
		p.uneven(roll(2), roll(3), level)
	}
	p.chest.waxes = level == uneven && roll(4) < 0.3
	if p.chest.waxes {
		p.chest.mean = 2.4 + float64(0.8*roll(1))
	}
	if level == besideIt {
		p.watch(roll)
	}
	return p
}

func pick(s span, at float64) float64 { return s.low + float64(at*(s.high-s.low)) }

// beat gives the patient a heart of so many electrical beats a minute.
func (p *patient) beat(kind rhythm, rate float64) {
	p.heart.kind, p.heart.mean = kind, 60/rate
	p.rhythm = [...]string{sinus: "regular", fibrillates: "irregular", ectopic: "odd", dropping: "odd"}[kind]
}

func (p *patient) uneven(which, at float64, level int) {
	switch int(4 * which) {
	case 0:
		p.beat(fibrillates, pick(slowFib, at))
	case 1:
		p.beat(fibrillates, pick(fastFib, at))
	case 2:
		p.beat(ectopic, pick(ectopicSpan, at))
	default:
		p.beat(dropping, pick(dropSpan, at))
	}
	if level == besideIt && p.fast() {
		p.belief = "deficit"
	}
}

// fast reports whether not every beat reaches the wrist.
func (p *patient) fast() bool {
	return p.heart.kind == fibrillates && p.heart.mean < 60/fastFib.low+0.001
}

// watch puts a monitor beside the bed, sound in every second patient. One that is moved or stands still says nothing of a deficit that nobody can
// then tell: fast fibrillation keeps a sound one.
func (p *patient) watch(roll func(uint32) float64) {
	p.watched = true
	p.mon = monitor{saturation: 93 + int(5*roll(5)), clock: 2*3600 + int(20000*roll(6))}
	if roll(7) < 0.5 || p.fast() {
		return
	}
	lies := [...]lie{frozen, moved, missed, doubled}
	n := 3.0
	if p.heart.kind == sinus {
		n = 4
	}
	p.mon.lie = lies[int(n*roll(8))]
	p.belief = [...]string{frozen: "neither", doubled: "heart", moved: "heart", missed: "breaths"}[p.mon.lie]
	switch p.mon.lie {
	case doubled:
		p.beat(sinus, pick(doubledSpan, roll(3)))
	case missed:
		p.chest.mean = 60 / pick(span{17, 27}, roll(1))
	case frozen:
		p.mon.heart, p.mon.rr = aside(60/p.heart.mean, 20+float64(10*roll(9)), 45), aside(60/p.chest.mean, 6+float64(3*roll(10)), 8)
	}
}

// aside is a rate so far from the true one, above it unless that leaves less room than below.
func aside(rate, by, least float64) float64 {
	if rate-by >= least {
		return math.Round(rate - by)
	}
	return math.Round(rate + by)
}
