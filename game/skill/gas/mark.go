package gas

import (
	"fmt"
	"math"

	"downtime/game/skill"
)

// The points of a print-out: chosen for the simulation (mark D). What becomes of it weighs most.
const (
	ofVerdict, ofRule, ofSum = 11.0, 5.0, 2.0
	ofTime                   = 10.0 // over all print-outs
)

// Result marks what was signed off.
func (e *exercise) Result() skill.Result {
	var r skill.Result
	verdicts, rules, judged := 0, 0, 0
	for i := range e.items {
		it, f := &e.items[i], &e.forms[i]
		verdict, rule := it.markVerdict(i, f), it.markRule(i, f)
		r.Lines = append(r.Lines, verdict, rule)
		if e.setup.Level > 0 {
			r.Lines = append(r.Lines, it.markSum(i, f))
		}
		verdicts, rules = verdicts+full(verdict), rules+full(rule)
		if f.Empty() == "" {
			judged++
		}
		if f.Value("verdict") == Accept && (it.broke(Identity) || it.broke(Same)) {
			r.Critical = fmt.Sprintf("Print-out %d was another patient's, and was accepted for %s.", i+1, it.of.Name)
		}
	}
	if e.setup.Level == clockLevel {
		r.Lines = append(r.Lines, skill.Line{
			Label: "Within the time", Points: ofTime * float64(min(judged, verdicts)) / prints, Of: ofTime, Source: "made-up", Time: true,
			Why: fmt.Sprintf("%d of %d judged in %d s; a quick wrong answer earns nothing", judged, prints, limit),
		})
	}
	r.Met = e.setup.Level == clockLevel && r.Critical == "" && verdicts == prints && rules >= prints-1
	r.Summary = fmt.Sprintf("%d of %d print-outs went where they should; %d of %d rules were named.", verdicts, prints, rules, prints)
	if e.peeks > 0 {
		r.Summary += " You opened the pocket card; this go counts as practice."
	}
	r.Sum(e.setup.Timing)
	r.Finish()
	return r
}

func full(l skill.Line) int {
	if l.Points == l.Of {
		return 1
	}
	return 0
}

func (it *item) broke(r Rule) bool {
	for _, f := range it.broken {
		if f.Rule == r {
			return true
		}
	}
	return false
}

// markVerdict gives half for doubting rightly and choosing the other of the two ways to doubt.
func (it *item) markVerdict(i int, f *skill.Form) skill.Line {
	want, got := it.verdict(), f.Value("verdict")
	l := skill.Line{Label: fmt.Sprintf("Print-out %d: what becomes of it", i+1), Of: ofVerdict, Source: it.source(), Why: "right: " + short[want] + ". " + it.why()}
	switch {
	case got == want:
		l.Points = ofVerdict
	case got == "":
		l.Why = "not judged in time. Right: " + short[want] + ". " + it.why()
	case got != Accept && want != Accept:
		l.Points = ofVerdict / 2
		l.Why = fmt.Sprintf("rightly doubted, but to %s is for %s. Right: %s. %s", short[got], meaning(got), short[want], it.why())
	default:
		l.Why = fmt.Sprintf("you chose to %s. Right: %s. %s", short[got], short[want], it.why())
	}
	return l
}

// short are the verdicts in a sentence.
var short = map[string]string{
	Accept:     "accept it",
	Repeat:     "reject this print-out and send a fresh sample",
	Quarantine: "take the analyser out and send a fresh sample elsewhere",
}

func meaning(verdict string) string {
	if verdict == Repeat {
		return "a print-out of somebody else, of another time or vessel, or one that another machine contradicts: the analyser itself is not at fault in those"
	}
	return "an analyser that contradicts itself, repeats what it printed, or contradicts the body: this is none of those, and others need it"
}

func (it *item) why() string {
	if len(it.broken) == 0 {
		return it.of.Sound
	}
	return "It broke " + name(it.broken[0].Rule) + ": " + it.broken[0].Why + ". " + it.meanwhile()
}

// meanwhile is what is done now for who lies there: a print-out set aside is no reason to wait.
func (it *item) meanwhile() string {
	if it.slip.Bed.Broad {
		return "Treat what the ECG shows now, calcium first, and send a fresh sample: setting a print-out aside is not waiting."
	}
	return "Treat what the bedside shows now, and send a fresh sample: setting a print-out aside is not waiting."
}

// name is what a rule is called in a sentence.
func name(r Rule) string { return "the rule \"" + head(ruleOptions, string(r)) + "\"" }

// source is that of the first rule that broke.
func (it *item) source() string {
	if len(it.broken) == 0 {
		return "straw2024"
	}
	switch it.broken[0].Rule {
	case HH:
		return "hh"
	case Winter:
		return "winter"
	case Sample:
		return "kelly"
	case Time:
		return "storage"
	case Patient:
		if it.slip.Bed.Broad {
			return "ecg"
		}
	case None, Identity, Same, Gap, Other:
	}
	return "made-up"
}

func (it *item) markRule(i int, f *skill.Form) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("Print-out %d: the rule", i+1), Of: ofRule, Source: it.source(), Why: "no rule broke"}
	if len(it.broken) > 0 {
		l.Why = "it is " + name(it.broken[0].Rule)
	}
	if got := Rule(f.Value("rule")); it.right(got) {
		l.Points = ofRule
	} else if got != "" {
		l.Why = fmt.Sprintf("you named %s; %s", name(got), l.Why)
	}
	return l
}

func (it *item) markSum(i int, f *skill.Form) skill.Line {
	s := asks[it.sum]
	want := s.of(&it.slip.Print.Values)
	l := skill.Line{
		Label: fmt.Sprintf("Print-out %d: %s", i+1, s.label), Of: ofSum, Source: [...]string{"hh", "made-up", "winter"}[it.sum],
		Why: fmt.Sprintf("it is %.1f %s", want, s.unit),
	}
	if got, ok := f.Number("sum"); ok {
		if math.Abs(got-want) <= s.within+1e-9 {
			l.Points = ofSum
		}
		l.Why = fmt.Sprintf("you wrote %.1f; %s", got, l.Why)
	}
	return l
}
