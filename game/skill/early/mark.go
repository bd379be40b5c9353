package early

import (
	"fmt"
	"strings"

	"downtime/game/news"
	"downtime/game/skill"
)

// The points of a patient: chosen for the simulation (mark D). What a wrong total does to the response weighs most.
const (
	ofParts, ofTotal, ofResponse = 14.0, 8.0, 8.0
	ofTime                       = 10.0 // over all patients
)

// Result marks the charts handed in.
func (e *exercise) Result() skill.Result {
	if e.setup.Given != nil {
		return e.found()
	}
	r := skill.Result{Met: e.setup.Level == clockLevel}
	right, inTime := 0, 0
	for i := range e.answers {
		a, c := &e.answers[i], &e.patients[i]
		r.Lines = append(r.Lines, markParts(i, a, c), markTotal(i, a, c), markResponse(i, a, c))
		total, response := r.Lines[len(r.Lines)-2], r.Lines[len(r.Lines)-1]
		if total.Points == total.Of && response.Points == response.Of {
			right++
		}
		if (e.limit() == 0 || a.ticks < e.limit()) && a.form.Empty() == "" {
			inTime++
		}
	}
	if e.setup.Level == clockLevel {
		r.Lines = append(r.Lines, skill.Line{
			Label: "Within the time", Points: ofTime * float64(min(inTime, right)) / patients, Of: ofTime, Source: "made-up", Time: true,
			Why: fmt.Sprintf("%d of %d charts signed within %d s; a quick wrong answer earns nothing", inTime, patients, limit),
		})
	}
	r.Met = r.Met && right == patients
	r.Summary = fmt.Sprintf("%d of %d patients would have been seen by the right people.", right, patients)
	r.Sum(e.setup.Timing)
	return r
}

// abnormal is how much more a parameter that scores weighs than one that does not: a chart of noughts sees nobody ill (mark D).
const abnormal = 3.0

func markParts(i int, a *answer, c *chart) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("Patient %d: scale and points", i+1), Of: ofParts, Source: "rcp2017", Why: "every band right"}
	var wrong []string
	right, all := 0.0, 1.0
	if want := points(int(c.scale) + 1); a.form.Value("scale") == want {
		right++
	} else {
		wrong = append(wrong, "it is scale "+want)
	}
	for p, want := range c.score.Points {
		weight := 1.0
		if want > 0 {
			weight = abnormal
		}
		all += weight
		if got, ok := a.form.Number(fieldOf(news.Parameter(p))); ok && int(got) == want {
			right += weight
			continue
		}
		wrong = append(wrong, fmt.Sprintf("%s scores %d", news.Parameter(p), want))
	}
	l.Points = ofParts * right / all
	if len(wrong) > 0 {
		l.Why = strings.Join(wrong, "; ")
	}
	return l
}

func markTotal(i int, a *answer, c *chart) skill.Line {
	l := skill.Line{Label: fmt.Sprintf("Patient %d: total", i+1), Of: ofTotal, Source: "rcp2017", Why: fmt.Sprintf("it is %d", c.score.Total)}
	if got, ok := a.form.Number("total"); ok && int(got) == c.score.Total {
		l.Points = ofTotal
	}
	return l
}

func markResponse(i int, a *answer, c *chart) skill.Line {
	want := responses[c.score.Risk()]
	l := skill.Line{Label: fmt.Sprintf("Patient %d: response", i+1), Of: ofResponse, Source: "rcp2017", Why: "right: " + want.Label}
	if a.form.Value("response") == want.ID {
		l.Points = ofResponse
	}
	return l
}
