package methane

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/skill"
)

// The points: chosen for the simulation (mark D).
const (
	perLetter = 3.0 // for each of the two steps of a letter
	ofGrade   = 14.0
	ofReasons = 10.0
	ofAsk     = 10.0
	ofCard    = 12.0
	trapCosts = 4.0
	ofTime    = 12.0
	enough    = 12 // of the 14 for the letters, for the standard
)

// letter is one letter of the report: 0 absent, 1 partial, 2 complete and true.
type letter struct {
	name   string
	score  int
	begun  bool
	why    string
	source string
}

// letters scores the report as it stands.
func (e *exercise) letters() []letter {
	p, f := &e.plan, &e.facts
	out := []letter{e.letterM(), e.letterE()}
	for _, x := range []struct {
		name, field string
		right       []string
		options     []skill.Option
	}{
		{"T, type", "type", p.Type, types},
		{"H, hazards", "hazards", p.Hazards, hazards},
		{"A, access", "working", p.Working, working},
		{"E, everybody needed", "need", p.Need, needs},
	} {
		got := f.Chosen(x.field)
		score, why := ofSet(got, x.right, x.options)
		l := letter{x.name, score, len(got) > 0, why, "made-up"}
		if x.field == "need" {
			out = append(out, e.letterN())
		}
		out = append(out, l)
	}
	return out
}

func (e *exercise) letterM() letter {
	p, got := &e.plan, e.facts.Value("m")
	l := letter{"M, major incident", 0, got != "", "right: " + skill.Label(declarations, p.M), "declares"}
	switch {
	case got == p.M:
		l.score = 2
	case got == "self":
		l.why = "you do not declare; you ask. " + l.why
	case got == "ask" || p.M == "ask" && got == "below":
		l.score = 1
	}
	return l
}

func (e *exercise) letterE() letter {
	p, f := &e.plan, &e.facts
	n, ok := f.Number("units")
	l := letter{"E, exact location", 0, f.Value("where") != "" && ok, fmt.Sprintf("right: %s; %d %s", p.text(p.Where[0], false), p.count(e.updated), p.Device), "made-up"}
	if f.Value("where") == p.place() {
		l.score++
	}
	if ok && int(n) == p.count(e.updated) {
		l.score++
	}
	return l
}

func (e *exercise) letterN() letter {
	p, f := &e.plan, &e.facts
	exposed, ok := f.Number("exposed")
	harmed, _ := f.Number("harmed")
	unknown, _ := f.Number("unknown")
	l := letter{"N, number", 0, ok, fmt.Sprintf("right: %d exposed, %d harmed, %d not known", p.exposed(e.updated), p.harmed, p.unknown), "made-up"}
	if !ok {
		return l
	}
	if e.updated && int(exposed) == p.exposed(false) {
		l.why = "those of before the last call; " + l.why
	}
	right := 0
	for i, got := range [...]float64{exposed, harmed, unknown} {
		if int(got) == [...]int{p.exposed(e.updated), p.harmed, p.unknown}[i] {
			right++
		}
	}
	switch {
	case right == 3:
		l.score = 2
	case right == 2 || int(exposed) == p.exposed(e.updated):
		l.score = 1
	}
	return l
}

// ofSet is 2 for all that is so with at most one thing more, 1 for half of it with at most two, else 0.
func ofSet(got, right []string, options []skill.Option) (int, string) {
	var missed, extra []string
	for _, id := range right {
		if !slices.Contains(got, id) {
			missed = append(missed, id)
		}
	}
	for _, id := range got {
		if !slices.Contains(right, id) {
			extra = append(extra, id)
		}
	}
	why := "right: " + strings.Join(skill.Labels(options, right), "; ")
	if len(extra) > 0 {
		why += ". Not told of: " + strings.Join(skill.Labels(options, extra), "; ")
	}
	switch {
	case len(missed) == 0 && len(extra) <= 1:
		return 2, why
	case 2*len(missed) <= len(right) && len(extra) <= 2 && len(got) > 0:
		return 1, why
	}
	return 0, why
}

// Result marks the go.
func (e *exercise) Result() skill.Result {
	var r skill.Result
	sum, least := 0, 2
	for _, l := range e.letters() {
		r.Lines = append(r.Lines, skill.Line{Label: l.name, Points: perLetter * float64(l.score), Of: 2 * perLetter, Why: l.why, Source: l.source})
		sum, least = sum+l.score, min(least, l.score)
	}
	grade, reasons, ask, card := e.markGrade(), e.markReasons(), e.markAsk(), e.markCard()
	r.Lines = append(r.Lines, grade, reasons, ask, card)
	if e.setup.Level == changeLevel {
		r.Lines = append(r.Lines, e.markTime(&r))
	}
	r.Met = e.setup.Level == changeLevel && sum >= enough && least > 0 && full(grade) && full(ask) && full(card)
	r.Summary = fmt.Sprintf("%d of 14 for the letters; %s.", sum, e.inShort(full(grade), full(ask)))
	if e.peeks > 0 {
		r.Summary += " You had the letters spelt out; this go counts as practice."
	}
	r.Written, r.Words, r.Model = e.written(), e.words(), e.model()
	r.Finish()
	r.Sum(e.setup.Timing)
	return r
}

func full(l skill.Line) bool { return l.Points == l.Of }

func (e *exercise) inShort(grade, ask bool) string {
	switch {
	case grade && ask:
		return "the right people hear of it, at the right grade"
	case grade:
		return "the grade is right, and the wrong people were asked"
	case ask:
		return "the right people were asked, for the wrong grade"
	}
	return "neither the grade nor who was asked is right"
}

func (e *exercise) markGrade() skill.Line {
	p, got := &e.plan, e.decided.Value("grade")
	l := skill.Line{Label: "Grade", Of: ofGrade, Source: "types", Why: fmt.Sprintf("You said %s; accepted: %s. %s", skill.Label(grades, got), strings.Join(skill.Labels(grades, p.Grades), " or "), p.Why)}
	switch {
	case slices.Contains(p.Grades, got):
		l.Points = ofGrade
	case got == "critical": // one step too much wakes people, and can be stood down
		l.Points = ofGrade / 3
	}
	return l
}

func (e *exercise) markReasons() skill.Line {
	p := &e.plan
	got := e.decided.Chosen("reasons")
	score, why := ofSet(got, p.Reasons, reasons)
	points := ofReasons * float64(score) / 2
	for _, id := range []string{"attack", "hour", "press"} {
		if slices.Contains(got, id) {
			points -= ofReasons / 5
			why += ". That " + skill.Label(reasons, id) + " makes no grade: the ward does the same"
		}
	}
	return skill.Line{Label: "Reasons", Points: max(0, points), Of: ofReasons, Source: "types", Why: why}
}

func (e *exercise) markAsk() skill.Line {
	p, got := &e.plan, e.decided.Value("ask")
	l := skill.Line{Label: "Who declares", Of: ofAsk, Source: "declares", Why: fmt.Sprintf("you chose %s; right: %s", skill.Label(asks, got), skill.Label(asks, p.Ask))}
	switch {
	case got == p.Ask:
		l.Points = ofAsk
	case got == "manager" && p.Ask == "site":
		l.Points = ofAsk / 2
		l.Why += ". It reaches the one who declares, and leaves out who knows the site"
	}
	return l
}

// markCard counts the lines that were due and done; what was not yet due, or harms, costs.
func (e *exercise) markCard() skill.Line {
	due, done, cost := 0, 0, 0.0
	var missed, wrong []string
	for i := range e.card.Lines {
		l := &e.card.Lines[i]
		switch did := e.did(l); {
		case l.Phase == standDown && did:
			cost, wrong = cost+trapCosts, append(wrong, l.Line+" (not due before the stand down)")
		case l.Phase != standDown && did:
			due, done = due+1, done+1
		case l.Phase != standDown:
			due, missed = due+1, append(missed, l.Line)
		}
	}
	for _, t := range e.plan.traps {
		if e.did(t) {
			cost, wrong = cost+trapCosts, append(wrong, t.Does+": "+strings.TrimSuffix(t.Says, "."))
		}
	}
	l := skill.Line{Label: "Action card", Of: ofCard, Source: "cards", Why: fmt.Sprintf("%d of %d due lines done", done, due)}
	l.Points = max(0, ofCard*float64(done)/float64(due)-cost)
	if len(missed) > 0 {
		l.Why += "; left: " + strings.Join(missed, "; ")
	}
	if len(wrong) > 0 {
		l.Why += ". Harmful or too early: " + strings.Join(wrong, "; ")
	}
	return l
}

// markTime gives for an early message as much as it is worth: a quick wrong one earns little.
func (e *exercise) markTime(r *skill.Result) skill.Line {
	points, of := 0.0, 0.0
	for _, l := range r.Lines {
		points, of = points+l.Points, of+l.Of
	}
	l := skill.Line{Label: "In good time", Of: ofTime, Source: "made-up", Time: true}
	full, none := e.setup.Timing.Limit(fullUntil), e.setup.Timing.Limit(noneFrom)
	if none > full {
		share := max(0, min(1, float64(none-e.sent)/float64(none-full)))
		l.Points = ofTime * share * points / of
	}
	l.Why = fmt.Sprintf("sent after %.0f s; all of it up to %d s, none from %d s, times how much of the rest was right", float64(e.sent)/skill.TicksPerSecond, fullUntil, noneFrom)
	return l
}
