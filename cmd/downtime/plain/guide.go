package plain

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"downtime/cmd/downtime/progress"
	"downtime/game/debrief"
	"downtime/game/score"
)

// later is what is said when asked for.
var later = []string{"card", "timeline", "series", "beliefs", "clues", "whatif", "sources", "error"}

// errAgain and errCases are what a trainee may ask for after a debrief; leaving is nil.
var (
	errAgain = errors.New("again")
	errCases = errors.New("cases")
)

// debrief goes through the debrief in the order of the screen: of a scored run the trainee speaks before anything is told, and the Card comes last.
func (g *game) debrief(card *score.Card) error {
	rep := debrief.Build(g.sc(), g.sitting.Run, *card)
	rep.Standard, rep.Local = g.standard, g.local
	if g.support != "" {
		rep.Support = g.support
	}
	g.say("Debrief. %s.", rep.Place)
	g.tell(rep.Safety)
	d := &debriefing{game: g, rep: &rep, asking: card.Scored, kept: map[string]string{}}
	d.before()
	g.say("This case is called: %s.", rep.Title)
	d.told("ended", "truth", "right", "gaps")
	d.twin()
	d.told("owed", "oath")
	d.plans()
	d.told("words", "atwork", "local", "support")
	if d.left {
		return nil
	}
	PrintCard(g.out, card, rep.Inputs)
	d.told("standard")
	return d.more()
}

// debriefing is a debrief on its way.
type debriefing struct {
	*game
	rep    *debrief.Report
	asking bool // the trainee is asked for their own words
	left   bool // and has left
	kept   map[string]string
}

// ask asks for a line, and keeps it under a part of the debrief.
func (d *debriefing) ask(part, question string) {
	d.write(part, d.listen(question+" Type it in one line, or Enter alone to go on."))
}

// listen asks and waits for a line. Where nobody types any more the debrief is told without asking; quit leaves it.
func (d *debriefing) listen(question string) string {
	if !d.asking || d.left {
		return ""
	}
	d.say("%s", question)
	line, err := d.hear(d.ctx)
	if err != nil {
		d.asking = false
		return ""
	}
	if leaves(strings.ToLower(line)) {
		d.left = true
		return ""
	}
	runes := []rune(line)
	return string(runes[:min(len(runes), longestWords)])
}

// longestWords is the longest text, in characters, that one part of a debrief takes: as on the screen.
const longestWords = 1000

// write keeps what was said of a part.
func (d *debriefing) write(part, body string) {
	if body == "" {
		return
	}
	d.kept[part] = body
	d.rep.Reflect(d.kept)
	if d.keep != nil {
		d.keep(part, body)
	}
}

// before asks what is asked before anything is told.
func (d *debriefing) before() {
	if !d.asking {
		return
	}
	d.say("First it is your turn: nothing of the score or of what was really so is told before you have said, or passed over, what you thought.")
	d.ask(debrief.ReactionPart, "How was it? Whatever comes first.")
	m, about := d.rep.Moment, "What did you think was happening?"
	switch {
	case m.Act != "":
		about = "At " + m.Clock + " your log has: " + strings.TrimSuffix(m.Act, ".") + ". What did you think was happening?"
	case m.Clock != "":
		about = "What did you think was happening at " + m.Clock + "?"
	}
	d.ask(debrief.ThoughtPart, about)
	if len(d.rep.Owed) > 0 {
		d.divide()
	}
}

// divide asks how responsibility is divided. What is no division is asked for again, and then let be.
func (d *debriefing) divide() {
	labels := debrief.PartyLabels()
	question := debrief.DutyQuestion + " " + debrief.DutyHint + " Type four numbers: " + strings.ToLower(strings.Join(labels[:], "; ")) + ". Or Enter alone to go on."
	for range 3 {
		line := d.listen(question)
		if line == "" {
			return
		}
		if given := debrief.ReadDivision(strings.NewReplacer(",", " ", ";", " ").Replace(line)); given.Given() {
			d.write(debrief.DutyPart, given.String())
			return
		}
		question = "That is not four numbers from 0 to 10, as in 3 4 2 1. Type them, or Enter alone to go on."
	}
}

// twin asks what would tell the case from its twin, and then tells it.
func (d *debriefing) twin() {
	if d.rep.Twin != nil {
		d.ask(debrief.TellPart, "This case has a twin: it opens in the same way, and something else is true. What would tell the two apart?")
	}
	d.told("twin")
}

// plans asks what became of the plan of an earlier debrief, and then for a new one.
func (d *debriefing) plans() {
	if p := d.earlier; p != nil && !d.left {
		answer := strings.ToLower(d.listen("On " + progress.Day(p.At) + ", after " + p.Case + ", you planned: " + sentence(p.Text) +
			" Was it kept? Type kept, not kept, no occasion, or Enter alone to go on."))
		if k := progress.Kept(answer); d.tick != nil && (k == progress.WasKept || k == progress.WasNotKept || k == progress.NoOccasion) {
			d.tick(p.Run, k)
			d.say("Kept: %s.", k)
		}
	}
	d.plan()
}

// plan asks for an if-then plan.
func (d *debriefing) plan() {
	cue := d.listen("Your plan: if what happens? A cue that you will meet at work. Type it in one line, or Enter alone to go on.")
	if cue == "" {
		return
	}
	d.write(debrief.PlanPart, debrief.Plan(cue, d.listen("Then what do you do first?")))
	d.told("plan")
}

// told tells sections of the debrief, unless the trainee has left.
func (d *debriefing) told(sections ...string) {
	for _, id := range sections {
		if !d.left {
			PrintDebrief(d.out, d.rep, id)
		}
	}
}

// more tells what is asked for.
func (d *debriefing) more() error {
	g := d.game
	for {
		g.saving()
		g.say("Type %s, all or questions to hear more; again for another run of this case; cases for the list; quit to leave.", strings.Join(later, ", "))
		line, err := g.hear(g.ctx)
		switch word := strings.ToLower(line); {
		case errors.Is(err, io.EOF), errors.Is(err, context.Canceled), leaves(word):
			return nil
		case err != nil:
			return err
		case word == "again":
			return errAgain
		case word == "cases":
			return errCases
		case word == "questions":
			if err := g.questions(d.rep); err != nil {
				return quiet(err) // nobody types any more
			}
		case word == "all":
			d.foresee()
			PrintDebrief(g.out, d.rep)
		case word == "whatif":
			d.foresee()
			PrintDebrief(g.out, d.rep, word)
		case slices.Contains(later, word) || slices.ContainsFunc(d.rep.Sections(), func(s debrief.Section) bool { return s.ID == word }):
			PrintDebrief(g.out, d.rep, word)
		default:
			g.say("There is no %q.", line)
		}
	}
}

// foresee works out what could have gone otherwise, once: it takes a moment, and not everybody asks.
func (d *debriefing) foresee() {
	if len(d.rep.WhatIf) > 0 {
		return
	}
	asked, err := debrief.Ask(d.sc(), d.sitting.Run)
	if err != nil {
		d.say("What could have gone otherwise cannot be worked out: %s", sentence(err.Error()))
		return
	}
	d.rep.AddWhatIf(asked)
}
