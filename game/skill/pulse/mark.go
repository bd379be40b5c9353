package pulse

import (
	"fmt"
	"math"

	"downtime/game/num"
	"downtime/game/skill"
)

// Points of a patient and what they are given for: chosen for the simulation (mark D). A rate within its tolerance is right; the points fall in
// a straight line to none at lost. The tolerance of the breaths is within any band of NEWS2; that of the pulse is a nurse's honest minute.
const (
	ofPulse, ofBreaths, ofRhythm, ofBelief = 12.0, 16.0, 6.0, 16.0

	pulseShare, pulseLeast       = 0.04, 3.0
	pulseLost, pulseLostLeast    = 0.12, 9.0
	breathsRight, breathsLostAll = 2.0, 6.0

	smallDeficit = 10 // beats a minute that a count may miss without anyone's fault
)

// Result marks both patients.
func (e *exercise) Result() skill.Result {
	if e.setup.Given != nil {
		return e.found()
	}
	r := skill.Result{Met: e.setup.Level == besideIt}
	right := 0
	for i := range e.answers {
		lines := e.mark(i)
		r.Lines = append(r.Lines, lines...)
		ok := true
		for _, l := range lines {
			ok = ok && (l.Points == l.Of || l.Of == ofRhythm && l.Points > 0)
		}
		if ok {
			right++
		}
	}
	r.Met = r.Met && right == patients
	r.Summary = fmt.Sprintf("%d of %d patients were counted as they are.", right, patients)
	if right == 1 {
		r.Summary = fmt.Sprintf("1 of %d patients was counted as they are.", patients)
	}
	if e.asked {
		r.Summary += " You asked for feedback on the way."
	}
	r.Sum(e.setup.Timing)
	return r
}

func (e *exercise) mark(i int) []skill.Line {
	a, p := &e.answers[i], &e.patients[i]
	lines := []skill.Line{markPulse(i, a, p), markBreaths(i, a, p), markRhythm(i, a, p)}
	if p.watched {
		lines = append(lines, markBelief(i, a, p))
	}
	return lines
}

// minute is the full minute from the start of a count; without a count, from the moment the patient was met.
func (c *count) minute() (from, to int64) {
	return before + c.from, before + c.from + 60*skill.TicksPerSecond
}

// worth is the share of the points for an error: all up to right, none from lost.
func worth(err, right, lost float64) float64 { return num.Clamp((lost-err)/(lost-right), 0, 1) }

func markPulse(i int, a *answer, p *patient) skill.Line {
	from, to := a.pulse.minute()
	true60 := float64(p.heart.count(from, to, false))
	wrote, _ := a.form.Number("pulse")
	off := math.Abs(wrote - true60)
	return skill.Line{
		Label: label(i, "pulse"), Of: ofPulse, Source: "hollerbach1990",
		Points: ofPulse * worth(off, max(pulseLeast, pulseShare*true60), max(pulseLostLeast, pulseLost*true60)),
		Why: fmt.Sprintf("you wrote %.0f; %s reached the wrist in the minute. ", wrote, skill.Plural(int(true60), "beat", "beats")) +
			explain(&a.pulse, "beat", func(f, t int64) int { return p.heart.count(f, t, false) }),
	}
}

func markBreaths(i int, a *answer, p *patient) skill.Line {
	from, to := a.breath.minute()
	true60 := float64(p.chest.count(from, to))
	wrote, _ := a.form.Number("breaths")
	return skill.Line{
		Label: label(i, "breaths"), Of: ofBreaths, Source: "rimbi2019", Points: ofBreaths * worth(math.Abs(wrote-true60), breathsRight, breathsLostAll),
		Why: fmt.Sprintf("you wrote %.0f; %s began in the minute. ", wrote, skill.Plural(int(true60), "breath", "breaths")) + explain(&a.breath, "breath", p.chest.count),
	}
}

// explain says what of an error the watch made: what fell in the learner's own count, and what any other count as short would have given in that
// same minute.
func explain(c *count, what string, within func(from, to int64) int) string {
	if c.seconds == 0 {
		return "No count was finished before you wrote it."
	}
	from, to := c.minute()
	times := int(60 / c.seconds)
	own := within(from, before+c.end())
	if times == 1 {
		return "You counted the whole minute."
	}
	low, high := own, own
	for at := from; at+c.seconds*skill.TicksPerSecond <= to; at += skill.TicksPerSecond {
		n := within(at, at+c.seconds*skill.TicksPerSecond)
		low, high = min(low, n), max(high, n)
	}
	others := fmt.Sprintf("%d to %d", times*low, times*high)
	if low == high {
		others = fmt.Sprintf("%d too", times*low)
	}
	return fmt.Sprintf("In your %d s %s came: times %d is %d. Other %d s of that minute would have made it %s.",
		c.seconds, skill.Plural(own, what, what+"s"), times, times*own, c.seconds, others)
}

// rhythmWords are what the finger felt.
var rhythmWords = [...]string{
	sinus: "the beats came evenly", fibrillates: "no two intervals were alike, and the beats were uneven in strength: atrial fibrillation until an ECG says otherwise",
	ectopic: "early weak beats, each with a pause after it, on an even pulse", dropping: "an even pulse that left out a beat now and then",
}

func markRhythm(i int, a *answer, p *patient) skill.Line {
	l := skill.Line{Label: label(i, "rhythm"), Of: ofRhythm, Source: "jaakkola2017", Why: rhythmWords[p.heart.kind]}
	got := a.form.Value("rhythm")
	switch {
	case got == p.rhythm:
		l.Points = ofRhythm
	case got != "" && got != "regular" && p.rhythm != "regular":
		l.Points = ofRhythm / 2
		l.Why = "it is not regular, as you wrote; " + l.Why
	}
	return l
}

// lieWords are what the monitor did.
var lieWords = [...]string{
	honest:  "it was right",
	frozen:  "it stood still: the same numbers, and a clock that did not run",
	doubled: "it counted the T waves too, and showed twice the pulse; at the apex you hear as many beats as at the wrist",
	moved:   "it counted the movement of the arm, and jumped about while the pulse did not",
	missed:  "small breaths went uncounted, and it showed half of them",
}

func markBelief(i int, a *answer, p *patient) skill.Line {
	l := skill.Line{Label: label(i, "the monitor"), Of: ofBelief, Source: "monitors", Why: lieWords[p.mon.lie]}
	from, to := a.pulse.minute()
	deficit := p.heart.count(from, to, true) - p.heart.count(from, to, false)
	if p.belief == "deficit" {
		l.Why = fmt.Sprintf("it was right: %s of that minute never reached the wrist, and at the apex you hear them all", skill.Plural(deficit, "beat", "beats"))
	}
	got := a.form.Value("belief")
	switch {
	case got == p.belief:
		l.Points = ofBelief
	case p.belief == "neither" && (got == "heart" || got == "breaths"):
		l.Points = ofBelief / 2
		l.Why = "you found half of it; " + l.Why
	case p.belief == "deficit" && got == "agree" && deficit < smallDeficit:
		l.Points = ofBelief
	case p.belief == "deficit" && got == "agree":
		l.Points = ofBelief / 2
		l.Why = "you were right to believe it; " + l.Why
	}
	if p.belief == "deficit" && !a.heard && l.Points == l.Of {
		l.Why += ". You had not listened there: that was a guess, and a good one"
	}
	return l
}

func label(i int, what string) string { return fmt.Sprintf("Patient %d: %s", i+1, what) }
