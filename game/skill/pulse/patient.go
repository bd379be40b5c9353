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
	slowFib     = span{68, 92}
	fastFib     = span{132, 150}
	ectopicSpan = span{62, 88}
	dropSpan    = span{68, 92} // electrical: every fourth to sixth is missing
	doubledSpan = span{50, 74}
)

// manyBreaths is the rate from which it is seen that a monitor shows half of it.
const manyBreaths = 17.0

// story is who a patient is, and the rates that go with that (mark D): a slow pulse has its reason, and who is ill is not slow.
type story struct {
	text    string
	sinus   [3]span // a regular pulse is from one of these
	breaths span
	least   float64 // an uneven pulse is no slower
	waxes   bool    // breaths may come and go
	young   bool    // no atrial fibrillation
}

var stories = [...]story{
	{
		text:  "A man of 74 on the medical ward, two days after a fall. He takes bisoprolol. The tablet that counted for you is down.",
		sinus: [...]span{{46, 58}, {50, 64}, {60, 78}}, breaths: span{12, 20}, waxes: true,
	},
	{
		text:  "A woman of 58 with a chest infection, sitting up. The electronic chart does not open.",
		sinus: [...]span{{86, 102}, {96, 112}, {104, 124}}, breaths: span{20, 27}, least: 84,
	},
	{
		text:  "A woman of 81 who has felt washed out since the morning. Nobody has written an observation since the outage began.",
		sinus: [...]span{{46, 56}, {62, 98}, {104, 132}}, breaths: span{13, 22}, waxes: true,
	},
	{
		text:  "A man of 66 with heart failure, propped on three pillows. The night nurse asks you to count while she finds a chart.",
		sinus: [...]span{{84, 98}, {90, 108}, {102, 122}}, breaths: span{20, 27}, least: 84, waxes: true,
	},
	{
		text:  "A man of 43 the morning after an operation, comfortable at rest.",
		sinus: [...]span{{60, 72}, {64, 84}, {72, 92}}, breaths: span{11, 18}, least: 60,
	},
	{
		text:  "A woman of 29 with a kidney infection, shivering a little under her blanket.",
		sinus: [...]span{{98, 112}, {104, 122}, {110, 132}}, breaths: span{18, 25}, least: 92, young: true,
	},
}

// above is a span that begins no lower, and is no narrower than ten for that.
func (s span) above(least float64) span {
	low := max(s.low, least)
	return span{low, max(s.high, low+10)}
}

// draw makes patient i of a go.
func draw(seed uint64, i, level int) patient {
	roll := func(n uint32) float64 { return num.Unit(seed, stream, int64(i), n) }
	told := &stories[(int(roll(0)*3)+3*i)%len(stories)]
	p := patient{story: told.text, belief: "agree"}
	p.heart = heart{seed: seed, stream: stream + 1 + uint32(i)}
	p.chest = chest{seed: seed, stream: stream + 11 + uint32(i), mean: 60 / pick(told.breaths, roll(1))}
	lopsided := int(2 * num.Unit(seed, stream, 9, 0)) // which of the two has the uneven heart
	switch {
	case level == steady || i != lopsided:
		p.beat(sinus, pick(told.sinus[int(3*roll(2))], roll(3)))
	default:
		p.uneven(told, roll(2), roll(3), level)
	}
	p.chest.waxes = level == uneven && told.waxes && roll(4) < 0.6
	if p.chest.waxes {
		p.chest.mean = 2.4 + float64(0.8*roll(1))
	}
	if level == besideIt {
		p.watch(told, roll)
	}
	return p
}

func pick(s span, at float64) float64 { return s.low + float64(at*(s.high-s.low)) }

// beat gives the patient a heart of so many electrical beats a minute.
func (p *patient) beat(kind rhythm, rate float64) {
	p.heart.kind, p.heart.mean = kind, 60/rate
	p.rhythm = [...]string{sinus: "regular", fibrillates: "irregular", ectopic: "odd", dropping: "odd"}[kind]
}

func (p *patient) uneven(told *story, which, at float64, level int) {
	if told.young {
		which = 0.5 + float64(0.5*which)
	}
	switch int(4 * which) {
	case 0:
		p.beat(fibrillates, pick(slowFib.above(told.least), at))
	case 1:
		p.beat(fibrillates, pick(fastFib, at))
	case 2:
		p.beat(ectopic, pick(ectopicSpan.above(told.least), at))
	default:
		p.beat(dropping, pick(dropSpan.above(told.least), at))
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
func (p *patient) watch(told *story, roll func(uint32) float64) {
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
		p.beat(sinus, pick(doubledSpan.above(told.least), roll(3)))
	case missed:
		p.chest.mean = 60 / pick(told.breaths.above(manyBreaths), roll(1))
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
