package liar

import (
	"fmt"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// The points of a vignette (mark D). A probability is scored by Brier's rule, in which the honest one pays best: half of it beside the truth, half
// beside what the learner had looked at supports, so that a lucky guess is not paid as knowledge.
const (
	ofTruth, ofEvidence, ofDecision, ofLook = 30.0, 30.0, 20.0, 20.0
)

// enough is the mean Brier score of the standard (mark D).
const enough = 0.10

// prior is how often a device is at fault in this mode.
func (e *exercise) prior() float64 {
	if e.setup.Mode == Shift {
		return 1.0 / inShift
	}
	return 0.5
}

// ideal is the probability that what was looked at supports, from the base rate by the likelihood ratios.
func (x *vignette) ideal(prior float64) float64 {
	odds := prior / (1 - prior)
	for i := range x.looked {
		switch c := &x.pair.Checks[i]; {
		case x.looked[i] && x.faulty:
			odds = float64(odds * c.For)
		case x.looked[i]:
			odds = float64(odds * c.Not)
		}
	}
	return num.Clamp(odds/(1+odds), 0, 1)
}

// stated is the probability that was written, and whether one was.
func (x *vignette) stated() (float64, bool) {
	p, ok := x.form.Number("p")
	return p / 100, ok
}

func (x *vignette) right() bool {
	return x.form.Value("act") == decision(x.faulty)
}

func decision(faulty bool) string {
	if faulty {
		return "doubt"
	}
	return "keep"
}

// brier is 1 for a belief that was not stated: it is not one half.
func (x *vignette) brier() float64 {
	p, ok := x.stated()
	if !ok {
		return 1
	}
	o := 0.0
	if x.faulty {
		o = 1
	}
	return float64((p - o) * (p - o))
}

// verdict is the learner's answer beside the truth, without blame.
func (x *vignette) verdict() string {
	p, ok := x.stated()
	said := "You stated no probability."
	if ok {
		said = fmt.Sprintf("You said %.0f %%.", 100*p)
	}
	switch {
	case x.right():
		return said + " Your decision fits."
	case x.faulty:
		return said + " Most people believe a screen that looks like every other night's."
	}
	return said + " An odd number invites doubt; this one was the patient's."
}

// Result marks the go, and holds its judgements.
func (e *exercise) Result() skill.Result {
	var r skill.Result
	right, looked, brier := 0, 0, 0.0
	for i := range e.vignettes {
		x := &e.vignettes[i]
		r.Lines = append(r.Lines, x.markTruth(i), x.markEvidence(i, e.prior()), x.markDecision(i), x.markLook(i))
		if x.right() {
			right++
		}
		if look := r.Lines[len(r.Lines)-1]; look.Points == look.Of {
			looked++
		}
		brier += x.brier() / float64(len(e.vignettes))
		p, ok := x.stated()
		r.Trials = append(r.Trials, skill.Trial{Family: x.pair.Family, Kind: x.kind(), Faulty: x.faulty, Stated: ok, P: p, Ideal: x.ideal(e.prior())})
	}
	// A shift without a fault is judged rightly by whoever trusts every screen, so the standard asks for looks as well.
	all := len(e.vignettes)
	r.Met = right == all && looked == all && brier <= enough && e.setup.Level == 2
	r.Summary = fmt.Sprintf("%d of %d judged rightly; mean Brier score %.2f (0 is perfect, 0.25 is a coin).", right, all, brier)
	r.Sum(e.setup.Timing)
	return r
}

func (x *vignette) kind() string {
	switch {
	case x.faulty:
		return x.pair.Fault
	case x.pair.Mimic:
		return "mimic"
	}
	return "plain"
}

// unstated is said of a probability that is missing.
const unstated = "no probability was stated, and that is not one half"

func (x *vignette) markTruth(i int) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("%d: how sure, beside the truth", i+1), Of: ofTruth, Points: ofTruth * (1 - x.brier()), Source: "brier", Why: unstated}
	if p, ok := x.stated(); ok {
		l.Why = fmt.Sprintf("you said %.0f %%; the device was %s", 100*p, map[bool]string{true: "at fault", false: "sound"}[x.faulty])
	}
	return l
}

func (x *vignette) markEvidence(i int, prior float64) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("%d: how sure, beside what you had seen", i+1), Of: ofEvidence, Source: "brier", Why: unstated}
	if p, ok := x.stated(); ok {
		off := p - x.ideal(prior)
		l.Points = ofEvidence * (1 - float64(off*off))
		l.Why = fmt.Sprintf("you said %.0f %%; what you had looked at supports %s", 100*p, percent(x.ideal(prior)))
	}
	return l
}

// percent never claims to be certain.
func percent(p float64) string {
	switch {
	case p < 0.01:
		return "less than 1 %"
	case p > 0.99:
		return "more than 99 %"
	}
	return fmt.Sprintf("%.0f %%", 100*p)
}

func (x *vignette) markDecision(i int) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("%d: keep or doubt", i+1), Of: ofDecision, Source: "made-up", Why: x.truth()}
	if x.right() {
		l.Points = ofDecision
	}
	return l
}

// markLook is for one look that tells the truths apart; more looks earn no more.
func (x *vignette) markLook(i int) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("%d: a look that tells", i+1), Of: ofLook, Source: "straw2024"}
	var telling []string
	for n := range x.pair.Checks {
		if c := &x.pair.Checks[n]; c.tells() {
			telling = append(telling, strings.ToLower(c.Label[:1])+c.Label[1:])
			if x.looked[n] {
				l.Points = ofLook
			}
		}
	}
	l.Why = "these tell it apart: " + strings.Join(telling, "; ")
	return l
}
