package pressure

import (
	"fmt"
	"math"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// Points of a patient and the bands they are given for: chosen for the simulation (mark D) about the figures of the guidance.
const (
	ofFelt, ofHeight, ofRate, ofNumber, ofTwice, ofDigits = 8.0, 6.0, 10.0, 12.0, 6.0, 6.0

	feltRight, feltLost = 10.0, 30.0 // mmHg between the palpated and the true systolic

	least, most     = 18.0, 36.0 // mmHg above the palpated: 20 to 30 is meant, a bulb has its steps
	tooLow, tooHigh = 4.0, 70.0

	slowest, fastest  = 1.6, 3.4 // mmHg/s: 2 to 3 is meant
	stands, falls     = 0.4, 7.0
	right, lost       = 4.0, 14.0 // mmHg off the true number
	fibRight, fibLost = 8.0, 20.0
	timesIrregular    = 2
	enough            = 4 // numbers from which a preference for 0 is pointed out
)

// Result marks both patients.
func (e *exercise) Result() skill.Result {
	if e.setup.Given != nil {
		return e.found()
	}
	r := skill.Result{Met: e.setup.Level == uneven}
	var read []reading
	for i := range e.arms {
		a := &e.arms[i]
		r.Lines = append(r.Lines, a.markFelt(i), a.markHeight(i), a.markRate(i), a.markNumber(i, "systolic"), a.markNumber(i, "diastolic"))
		if a.artery.irregular {
			r.Lines = append(r.Lines, a.markTwice(i))
		}
		systolic, _ := a.form.Number("systolic")
		diastolic, _ := a.form.Number("diastolic")
		felt, _ := a.form.Number("felt")
		read = append(read, reading{systolic, a.heard()}, reading{diastolic, a.heard()}, reading{felt, a.felt})
		r.Written += fmt.Sprintf("Patient %d: %.0f/%.0f (palpated %.0f)\n", i+1, systolic, diastolic, felt)
	}
	r.Lines = append(r.Lines, markDigits(read))
	n := 0
	for _, l := range r.Lines {
		if l.Points == l.Of {
			n++
		}
	}
	r.Met = r.Met && n == len(r.Lines)
	r.Summary = fmt.Sprintf("%d of %d things were as they should be.", n, len(r.Lines))
	if n == 1 {
		r.Summary = fmt.Sprintf("1 of %d things was as it should be.", len(r.Lines))
	}
	if e.asked {
		r.Summary += " You asked for feedback on the way."
	}
	r.Sum(e.setup.Timing)
	return r
}

// worth is the share of the points for an error: all up to right, none from lost.
func worth(err, right, lost float64) float64 { return num.Clamp((lost-err)/(lost-right), 0, 1) }

// between is the share for a value: all inside the band, none at the outer ends.
func between(x, lost, low, high, gone float64) float64 {
	return min(num.Clamp((x-lost)/(low-lost), 0, 1), num.Clamp((gone-x)/(gone-high), 0, 1))
}

func label(i int, what string) string { return fmt.Sprintf("Patient %d: %s", i+1, what) }

func (a *arm) markFelt(i int) skill.Line {
	l := skill.Line{Label: label(i, "palpated first"), Of: ofFelt, Source: "bihs"}
	wrote, _ := a.form.Number("felt")
	if !a.felt {
		l.Why = "nobody felt the pulse go under the cuff before listening, so nothing said how high to pump"
		return l
	}
	l.Points = ofFelt * worth(math.Abs(wrote-a.artery.systolic), feltRight, feltLost)
	l.Why = fmt.Sprintf("you wrote %.0f; the pulse goes at about %.0f mmHg", wrote, nearest(a.artery.systolic-wristLoss))
	return l
}

// listened is the last time that the cuff was let down under the stethoscope to the end; nil if it never was.
func (a *arm) listened() *run {
	for i := len(a.runs) - 1; i >= 0; i-- {
		if a.runs[i].complete {
			return &a.runs[i]
		}
	}
	return nil
}

func (a *arm) markHeight(i int) skill.Line {
	l := skill.Line{Label: label(i, "how high"), Of: ofHeight, Source: "bihs", Why: "the cuff was never let down to the end under the stethoscope"}
	r := a.listened()
	if r == nil {
		l.Why += a.ouch()
		return l
	}
	wrote, _ := a.form.Number("felt")
	over := r.peak - wrote
	l.Why = fmt.Sprintf("you went to %.0f mmHg, which is %s; 20 to 30 above is enough, and less may start under the first sound", r.peak, beside(over))
	if a.felt {
		l.Points = ofHeight * between(over, tooLow, least, most, tooHigh)
	} else {
		l.Why = fmt.Sprintf("you went to %.0f mmHg without having palpated: by chance, not by 20 to 30 above", r.peak)
	}
	l.Why += a.ouch()
	return l
}

// beside says how far a cuff went from what was palpated.
func beside(over float64) string {
	if over < 0 {
		return fmt.Sprintf("%.0f below what you palpated", -over)
	}
	return fmt.Sprintf("%.0f above what you palpated", over)
}

// ouch says that the cuff hurt, if it did.
func (a *arm) ouch() string {
	if !a.hurt {
		return ""
	}
	return fmt.Sprintf(". At its highest the cuff stood at %.0f mmHg, and that hurt", a.highest)
}

// markRate says what the speed of the needle cost: as much as it falls between two beats.
func (a *arm) markRate(i int) skill.Line {
	l := skill.Line{Label: label(i, "let down"), Of: ofRate, Source: "bihs", Why: "the cuff was never let down to the end under the stethoscope"}
	r := a.listened()
	if r == nil {
		return l
	}
	l.Points = ofRate * between(r.rate, stands, slowest, fastest, falls)
	l.Why = fmt.Sprintf("%.1f mmHg a second, with %.2f s from beat to beat: the needle fell %.1f mmHg between two sounds, so the first can come that much too low "+
		"and the last that much too high", r.rate, r.spacing, r.rate*r.spacing)
	switch {
	case r.rate < slowest:
		l.Why += ". So slowly the arm fills with blood, and the sounds grow faint"
	case r.pumped:
		l.Points /= 2
		l.Why += ". Do not pump again on the way down: let it all out and begin anew"
	}
	return l
}

func (a *arm) markNumber(i int, field string) skill.Line {
	truth, ok, gone := a.artery.systolic, right, lost
	if field == "diastolic" {
		truth = a.artery.diastolic
	}
	if a.artery.irregular {
		ok, gone = fibRight, fibLost
	}
	wrote, _ := a.form.Number(field)
	l := skill.Line{Label: label(i, field), Of: ofNumber, Source: "made-up", Points: ofNumber * worth(math.Abs(wrote-truth), ok, gone)}
	l.Why = fmt.Sprintf("you wrote %.0f, it is %.0f mmHg", wrote, nearest(truth))
	if a.artery.irregular {
		l.Why = fmt.Sprintf("you wrote %.0f, it is %.0f mmHg on the mean of many uneven beats", wrote, nearest(truth))
		l.Source = "obrien2003"
	}
	switch r := a.listened(); {
	case !a.heard():
		l.Points = 0
		l.Why += "; you heard no sound in this patient, so the number was a guess and earns nothing"
	case r != nil:
		l.Why += heardThere(r, field)
	}
	if field == "systolic" && a.artery.gapTop > 0 {
		l.Source = "obrien2003"
		l.Why += fmt.Sprintf(". There is an auscultatory gap: silence from %.0f to %.0f mmHg, under which the sounds come back", nearest(a.artery.gapTop), nearest(a.artery.gapEnd))
	}
	return l
}

// heardThere says where the sound was, and where the learner marked it.
func heardThere(r *run, field string) string {
	at, marked, which := r.first, r.marked[0], "first"
	if field == "diastolic" {
		at, marked, which = r.last, r.marked[1], "last"
	}
	if r.sounds == 0 {
		return "; you heard nothing on the way down"
	}
	out := fmt.Sprintf("; the %s sound came at %.0f", which, nearest(at))
	if marked > 0 {
		out += fmt.Sprintf(", and you marked it at %.0f", nearest(marked))
	}
	return out
}

func (a *arm) markTwice(i int) skill.Line {
	n := 0
	for j := range a.runs {
		if a.runs[j].complete {
			n++
		}
	}
	return skill.Line{
		Label: label(i, "an irregular pulse"), Of: ofTwice, Points: ofTwice * min(1, float64(max(0, n-1))/(timesIrregular-1)), Source: "obrien2003",
		Why: fmt.Sprintf("%s; in atrial fibrillation no two beats have the same pressure: measure at least twice and write the mean", skill.Plural(n, "whole measurement", "whole measurements")),
	}
}

// reading is a number that was written, and whether it was taken from the needle: something was heard, or felt to go, by which to read it.
type reading struct {
	mmHg  float64
	taken bool
}

// markDigits looks at how the numbers end. The needle stands between marks 2 mmHg apart, so no reading ends in 5, and one in five in 0. A number
// that was not read earns nothing, however it ends.
func markDigits(read []reading) skill.Line {
	l := skill.Line{Label: "Read to 2 mmHg", Of: ofDigits, Source: "lusignan2004"}
	zeroes, fives, odd, n := 0, 0, 0, 0
	for _, x := range read {
		if !x.taken {
			continue
		}
		n++
		switch digit := int(x.mmHg) % 10; {
		case digit == 0:
			zeroes++
		case digit == 5:
			fives++
			odd++
		case digit%2 == 1:
			odd++
		}
	}
	if n == 0 {
		l.Why = "no number was read from the gauge: nothing was felt to go and nothing was heard"
		return l
	}
	l.Points = ofDigits * float64(n-odd) / float64(len(read))
	var say []string
	if n < len(read) {
		say = append(say, fmt.Sprintf("without anything felt to go, or heard, by which to read it: %d of your %d numbers", len(read)-n, len(read)))
	}
	if odd > 0 {
		say = append(say, fmt.Sprintf("%d of the %d read from the gauge had an odd figure at the end, and the gauge has a mark at every second mmHg", odd, n))
	}
	if n >= enough && zeroes+fives == n {
		l.Points = 0
		say = append(say, "every number is a round one")
	}
	say = append(say, fmt.Sprintf("%d of the %d read from the gauge had a 0 at the end; by chance one in five does, in English general practice 64 %% of systolics did", zeroes, n))
	l.Why = strings.Join(say, "; ")
	return l
}
