package plain

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"downtime/game/debrief"
	"downtime/game/score"
)

// PrintCard says a Card: each domain, what is critical, then the total, and then each line with the input it is put down to, its reason and its
// source. Inputs are in words, as the Card's lines count them from 1.
func PrintCard(out io.Writer, c *score.Card, inputs []string) {
	v := &voice{out: out}
	if !c.Scored {
		v.say("Practice. Not scored.")
		return
	}
	v.say("Your Card, by domain.")
	for _, d := range c.Domains {
		v.say("%s: %.1f of %.1f points.", d.Label, d.Points, d.Weight)
	}
	for _, f := range c.Criticals {
		v.say("Critical failure at %s: %s%s %s", f.Clock, sentence(f.Label), by(f.Input, inputs), sentence(f.Reason))
	}
	v.say("Total: %.1f of 100 points.", c.Total)
	if c.Capped {
		v.say("A critical failure holds it at %d. Without it, %.1f.", score.CriticalCap, c.Uncapped)
	}
	for _, d := range c.Domains {
		v.say("Heading: %s, line by line.", d.Label)
		for i := range d.Lines {
			v.scored(&d.Lines[i], inputs)
		}
	}
}

// scored says one line of the ledger.
func (v *voice) scored(l *score.Line, inputs []string) {
	points := fmt.Sprintf("%.1f of %.1f.", l.Earned, l.Possible)
	switch {
	case l.Earned < 0:
		points = fmt.Sprintf("Minus %.1f.", -l.Earned)
	case l.Possible == 0:
		points = fmt.Sprintf("Plus %.1f.", l.Earned)
	}
	rest := by(l.Input, inputs)
	if l.Clock != "" && !strings.Contains(l.What, l.Clock) {
		rest = " At " + l.Clock + "." + rest
	}
	if l.SourceID != "" {
		rest += " Source: " + l.SourceID + "."
	}
	v.say("%s %s %s%s %s", points, sentence(l.Label), sentence(l.What), rest, sentence(l.Reason))
}

// by says which input something is put down to; "" if none.
func by(n int64, inputs []string) string {
	switch {
	case n < 1:
		return ""
	case int(n) > len(inputs) || inputs[n-1] == "":
		return fmt.Sprintf(" By input %d.", n)
	}
	return fmt.Sprintf(" By input %d, %s.", n, strings.TrimRight(inputs[n-1], "."))
}

// PrintDebrief says a debrief in lines to be read aloud: all of it, or only the sections named by id. The Card is said by PrintCard.
func PrintDebrief(out io.Writer, rep *debrief.Report, sections ...string) {
	v := &voice{out: out}
	if len(sections) == 0 {
		v.say("Debrief. %s. %s.", rep.Title, rep.Place)
		v.tell(rep.Safety)
	}
	for _, s := range rep.Sections() {
		switch {
		case len(sections) > 0 && !slices.Contains(sections, s.ID):
			continue
		case s.ID == "card":
			PrintCard(out, &rep.Card, rep.Inputs)
			continue
		}
		v.say("Heading: %s.", s.Title)
		for _, line := range sentences(s.Body) {
			v.tell(alarmed(line))
		}
	}
}

// questions asks the retrieval questions of the case one by one.
func (g *game) questions(rep *debrief.Report) error {
	if len(rep.Questions) == 0 {
		g.say("This case has no questions.")
	}
	for i, q := range rep.Questions {
		g.say("Question %d of %d. %s", i+1, len(rep.Questions), q.Ask)
		for n, a := range q.Answers {
			g.say("Answer %d: %s", n+1, sentence(a))
		}
		line, err := g.hear(g.ctx)
		if err != nil {
			return err
		}
		n, err := number(line, "An answer", 1, float64(len(q.Answers)))
		if err == nil && g.answered != nil {
			g.answered(g.sc().ID, q.ID, int(n)-1 == q.Right)
		}
		switch {
		case err != nil:
			g.say("It is answer %d. %s", q.Right+1, sentence(q.Because))
		case int(n)-1 == q.Right:
			g.say("Yes. %s", sentence(q.Because))
		default:
			g.say("No, answer %d. %s", q.Right+1, sentence(q.Because))
		}
	}
	return nil
}
