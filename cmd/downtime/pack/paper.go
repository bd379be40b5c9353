package pack

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Paper is the case to be played without a computer: sheets for the learners, then those of the facilitator, who draws a truth, keeps the time, and reads
// out what each check tells.
func Paper(sc *engine.Scenario) (string, error) {
	w := &writer{}
	w.say("# %s, %s: a case on paper\n", sc.Place, sc.Hour)
	w.say("For the day on which our computers fail. Learners get the first part; who observes gets the second; the facilitator keeps the third, draws a truth by\n" +
		"dice, keeps the time by a watch, and reads out what a check tells when somebody asks for it. Numbers are those where nobody has acted: after an act say\n" +
		"what is plausible, and that you are guessing. Nothing here is a score. Print it on one side of the paper: what one person may read must not stand on\n" +
		"the back of what another is given.\n")
	w.say("---\n\n# For the learners: %s, %s\n", sc.Place, sc.Hour)
	if sc.Warning != "" {
		w.say("**%s** You can stop at any moment, unasked.\n", sc.Warning)
	}
	if !strings.HasPrefix(strings.TrimSpace(sc.Brief), "You are the ") {
		w.say("You are the %s.\n", sc.Grade)
	}
	w.say("%s\n", strings.TrimSpace(sc.Brief))
	first, err := run.New(sc, 1, sc.Variants[0].ID)
	if err != nil {
		return "", fmt.Errorf("write paper: %w", err)
	}
	obs := first.Observe() // all truths look the same here
	w.beds(sc, &obs)
	w.menu(sc)
	for _, card := range []struct{ heading, text string }{{"The card on the machine", sc.HowTo}, {"Action card", sc.ActionCard}} {
		if card.text != "" {
			w.say("## %s\n\n%s\n", card.heading, under(card.text))
		}
	}
	w.say("---\n\n## Your sheet\n\n| time | what I did, whom I told | device at fault? 0 to 100 %% | why: what I saw, heard, felt |\n|---|---|---|---|")
	for range 26 {
		w.say("| | | | |")
	}
	w.say("\n---\n")
	w.observer(sc, &obs)
	w.say("---\n\n# For the facilitator alone\n")
	if err := w.answers(sc); err != nil {
		return "", err
	}
	w.scenes(sc)
	w.say("---\n")
	w.marks(sc)
	w.say("---\n\n## To read after it\n\n%s", under(sc.Debrief))
	return w.String(), nil
}

// under puts the headings of a text two levels down, so that those of a card stand under the card's own.
func under(md string) string {
	var b strings.Builder
	for line := range strings.Lines(md) {
		if strings.HasPrefix(line, "#") {
			b.WriteString("##")
		}
		b.WriteString(line)
	}
	return b.String()
}

func (w *writer) beds(sc *engine.Scenario, obs *engine.Observation) {
	w.say("## What you see\n")
	for i := range obs.Patients {
		p := &obs.Patients[i]
		where := ""
		if bed := engine.BedLabel(p.ID); bed != p.ID {
			where = ", " + bed
		}
		w.say("- **%s**%s: %s", p.Name, where, p.Story)
	}
	w.say("\n| device | shows, and how it is set |\n|---|---|")
	for i := range obs.Devices {
		d := &obs.Devices[i]
		w.say("| %s | %s |", cell(d.Label), cell(face(d)))
	}
	var people []string
	for i := range obs.People {
		people = append(people, obs.People[i].Label)
	}
	w.say("\nPeople here: %s.\n", strings.Join(people, ", "))
	if sc.Walk > 0 {
		w.say("From one bed to another takes %s.\n", span(sc.Walk))
	}
}

// menu lists what can be done, each once, by its sort.
func (w *writer) menu(sc *engine.Scenario) {
	w.say("## What you can do, among other things\n")
	by := map[string][]string{}
	var order []string
	for i := range sc.Actions {
		a := &sc.Actions[i]
		line := fmt.Sprintf("%s (%s)", strings.TrimSuffix(a.Label, "."), span(a.Ticks))
		if slices.Contains(by[a.Category], line) {
			continue
		}
		if by[a.Category] == nil {
			order = append(order, a.Category)
		}
		by[a.Category] = append(by[a.Category], line)
	}
	for _, c := range order {
		w.say("- **%s**: %s.", heading(c), strings.Join(by[c], "; "))
	}
	w.say("")
}

func span(ticks int64) string {
	s := ticks / engine.TicksPerSecond
	switch {
	case s >= 120:
		return fmt.Sprintf("%d min", s/60)
	case s == 0:
		return "at once"
	}
	return fmt.Sprintf("%d s", s)
}

func (w *writer) scenes(sc *engine.Scenario) {
	w.say("## Who comes, and what they ask\n\nWhen you see fit, or at the moments of the pack. After the arrow: what they answer to it.\n")
	for i := range sc.Scenes {
		s := &sc.Scenes[i]
		if len(s.Choices) == 0 {
			continue
		}
		w.say("**%s:** %s\n", s.Speaker, text(sc, s.Text))
		for _, c := range s.Choices {
			reply := ""
			if c.Reply >= 0 {
				reply = " → " + text(sc, c.Reply)
			}
			w.say("- %s%s", c.Label, reply)
		}
		w.say("")
	}
}

// marks is a sheet to tick: the same lines that the program scores, without their arithmetic.
func (w *writer) marks(sc *engine.Scenario) {
	w.say("## Sheet to tick\n\nThe lines that the program scores. On paper they are prompts for the talk afterwards, not points.\n\n| done | domain | what | why |\n|---|---|---|---|")
	for i := range sc.Criteria {
		c := &sc.Criteria[i]
		what := c.Label
		if c.Points < 0 {
			what += " (an error)"
		}
		w.say("| ☐ | %s | %s | %s |", score.DomainLabel(c.Domain), cell(what), cell(c.Reason))
	}
	for i := range sc.Critical {
		c := &sc.Critical[i]
		w.say("| ☐ | **Critical error** | %s | %s |", cell(c.Label), cell(c.Reason))
	}
	w.say("")
}
