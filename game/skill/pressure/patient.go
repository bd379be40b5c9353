package pressure

import (
	"math"

	"downtime/game/num"
)

// patient is somebody whose pressure is to be taken.
type patient struct {
	story  string
	artery artery
}

var stories = [...]string{
	"A woman of 77 on the medical ward. The machine on the trolley has shown the same pressure since midnight.",
	"A man of 52, two hours back from theatre. The monitors are being restarted.",
	"A man of 68 admitted with chest pain, now free of it. Nobody trusts the central station tonight.",
	"A woman of 34, day two after a kidney infection. You have a cuff, a bulb and your ears.",
	"A woman of 61 who takes two tablets for her pressure and cannot say which.",
	"A man of 80 whose pulse the student found odd.",
}

// span is a range in mmHg or per minute.
type span struct{ low, high float64 }

// What is drawn from (mark D). A gap lies where it is looked for: below a high systolic, well above the diastolic.
var (
	usualSystolic = span{96, 162}
	highSystolic  = span{172, 204}
	usualPulse    = span{38, 64} // pulse pressure
	highPulse     = span{76, 100}
	usualRate     = span{58, 96}
	fibRate       = span{70, 100}
	gapBelow      = span{12, 22}
	gapWide       = span{22, 34}
)

func pick(s span, at float64) float64 { return s.low + float64(at*(s.high-s.low)) }

// draw makes patient i of a go.
func draw(seed uint64, i, level int) patient {
	roll := func(n uint32) float64 { return num.Unit(seed, stream, int64(i), n) }
	p := patient{story: stories[(int(3*roll(0))+3*i)%len(stories)]}
	a := &p.artery
	*a = artery{seed: seed, stream: stream + 1 + uint32(i), interval: 60 / pick(usualRate, roll(1))}
	a.systolic = math.Round(pick(usualSystolic, roll(2)))
	a.diastolic = a.systolic - math.Round(pick(usualPulse, roll(3)))
	special := int(2*num.Unit(seed, stream, 9, 0)) == i
	switch {
	case level == uneven && special:
		a.irregular, a.interval = true, 60/pick(fibRate, roll(1))
	case level == gaps && special, level == uneven && roll(4) < 0.6:
		a.systolic = math.Round(pick(highSystolic, roll(2)))
		a.diastolic = a.systolic - math.Round(pick(highPulse, roll(3)))
		a.gapTop = a.systolic - pick(gapBelow, roll(5))
		a.gapEnd = a.gapTop - pick(gapWide, roll(6))
	}
	return p
}
