package methane

import (
	"fmt"
	"strings"

	"downtime/game/skill"
)

// debrief is told before the last step, so that the line to rewrite can be chosen for a reason.
func (e *exercise) debrief() []string {
	var scores []string
	for _, l := range e.letters() {
		scores = append(scores, fmt.Sprintf("%s %d", l.name[:1], l.score))
	}
	card := e.markCard()
	return []string{
		"Debrief. Letters, of 2 each: " + strings.Join(scores, ", ") + ".",
		skill.Sentence(e.markGrade().Why),
		"Action card: " + skill.Sentence(card.Why),
		"Which one line of the card would have helped you most, worded otherwise? Rewrite it, and print the card.",
	}
}

// written is the action card to print, with the line that the learner rewrote.
func (e *exercise) written() string {
	var b strings.Builder
	fmt.Fprintf(&b, "ACTION CARD: %s\nReports to: %s\nFor learning, not for care.\n", e.card.Title, e.card.Reports)
	phase, line, words := "", e.rewrite.Value("line"), e.rewrite.Value("words")
	for i := range e.card.Lines {
		l := &e.card.Lines[i]
		if l.Phase != phase {
			phase = l.Phase
			fmt.Fprintf(&b, "\n%s\n", strings.ToUpper(phase))
		}
		text := l.Line + " - " + l.Does
		if l.ID == line && words != "" {
			text = words + "  (your line)"
		}
		fmt.Fprintf(&b, "%s %s\n", e.stamp(l), text)
	}
	return strings.TrimRight(b.String(), "\n")
}

// stamp is the tick of a line and when it was done.
func (e *exercise) stamp(d *Deed) string {
	for _, x := range e.done {
		if x.deed == d {
			s := x.tick / skill.TicksPerSecond
			return fmt.Sprintf("[x] %02d:%02d", s/60, s%60)
		}
	}
	return "[ ]      "
}

// words are what the learner would have said on the phone, to be read beside the model.
func (e *exercise) words() string {
	if mine := e.decided.Value("words"); mine != "" {
		return mine
	}
	return "(You wrote down nothing to say on the phone.)"
}

// model is a report that could have been given.
func (e *exercise) model() string {
	return e.plan.text(e.plan.Model, e.updated) +
		"\n\nCompare: is each letter in yours? Could a stranger act on it? What is in yours that the model lacks?"
}
