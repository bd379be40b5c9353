package plain

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"downtime/game/debrief"
	"downtime/game/score"
)

// PrintCard says a Card: the total, what capped it, each domain with each line and its reason.
func PrintCard(out io.Writer, c *score.Card) {
	v := &voice{out: out}
	if !c.Scored {
		v.say("Practice. Not scored.")
		return
	}
	v.say("Your Card. Total: %.1f of 100 points.", c.Total)
	if c.Capped {
		v.say("A critical failure holds it at %d. Without it, %.1f.", score.CriticalCap, c.Uncapped)
	}
	for _, f := range c.Criticals {
		v.say("Critical failure at %s: %s %s", f.Clock, sentence(f.Label), sentence(f.Reason))
	}
	for _, d := range c.Domains {
		v.say("%s: %.1f of %.1f points.", d.Label, d.Points, d.Weight)
	}
	for _, d := range c.Domains {
		v.say("Heading: %s, line by line.", d.Label)
		for i := range d.Lines {
			v.scored(&d.Lines[i])
		}
	}
}

// scored says one line of the ledger.
func (v *voice) scored(l *score.Line) {
	at := ""
	if l.Clock != "" && !strings.Contains(l.What, l.Clock) {
		at = " At " + l.Clock + "."
	}
	if l.Possible == 0 {
		v.say("Minus %.1f. %s %s%s %s", -l.Earned, sentence(l.Label), sentence(l.What), at, sentence(l.Reason))
		return
	}
	v.say("%.1f of %.1f. %s %s%s %s", l.Earned, l.Possible, sentence(l.Label), sentence(l.What), at, sentence(l.Reason))
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
			PrintCard(out, &rep.Card)
			continue
		}
		v.say("Heading: %s.", s.Title)
		for _, line := range sentences(s.Body) {
			v.tell(alarmed(line))
		}
	}
}

// short is what everybody hears after a run; later what is said when asked for.
var (
	short = []string{"ended", "truth", "right", "gaps", "twin", "words", "atwork"}
	later = []string{"timeline", "series", "beliefs", "clues", "sources", "error"}
)

// errAgain and errCases are what a trainee may ask for after a debrief; leaving is nil.
var (
	errAgain = errors.New("again")
	errCases = errors.New("cases")
)

// debrief tells the Card and the short debrief, and then what is asked for.
func (g *game) debrief(card *score.Card) error {
	rep := debrief.Build(g.sc(), g.sitting.Run, *card)
	g.say("Debrief. %s. %s.", rep.Title, rep.Place)
	g.tell(rep.Safety)
	PrintCard(g.out, card)
	PrintDebrief(g.out, &rep, short...)
	for {
		g.saving()
		g.say("Type %s, all or questions to hear more; again for another run of this case; cases for the list; quit to leave.", strings.Join(later, ", "))
		line, err := g.hear(g.ctx)
		switch word := strings.ToLower(line); {
		case errors.Is(err, io.EOF), errors.Is(err, context.Canceled), word == "quit", word == "q", word == "exit":
			return nil
		case err != nil:
			return err
		case word == "again":
			return errAgain
		case word == "cases":
			return errCases
		case word == "questions":
			if err := g.questions(&rep); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, context.Canceled) {
				return err
			}
		case word == "all":
			PrintDebrief(g.out, &rep)
		case slices.Contains(later, word) || slices.Contains(short, word) || word == "card":
			PrintDebrief(g.out, &rep, word)
		default:
			g.say("There is no %q.", line)
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
