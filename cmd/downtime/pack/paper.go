package pack

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// whens are the seconds at which the paper version says what a check tells.
var whens = []int64{60, 300}

// Paper is the case to be played without a computer: sheets for the learners, then those of the facilitator, who draws a truth, keeps the time, and reads
// out what each check tells.
func Paper(sc *engine.Scenario) (string, error) {
	w := &writer{}
	w.say("# %s, %s: a case on paper\n", sc.Place, sc.Hour)
	w.say("For the day on which our computers fail. Learners get the first part; the facilitator keeps the second, draws a truth by a die, keeps the time by a\n" +
		"watch, and reads out what a check tells when somebody asks for it. Numbers are those of minute 1 and minute 5 where nobody has acted: after an act\n" +
		"say what is plausible, and that you are guessing. Nothing here is a score.\n")
	w.say("---\n\n# For the learners\n")
	if sc.Warning != "" {
		w.say("**%s** You can stop at any moment, unasked.\n", sc.Warning)
	}
	w.say("You are the %s.\n\n%s\n", sc.Grade, sc.Brief)
	first, err := run.New(sc, 1, sc.Variants[0].ID)
	if err != nil {
		return "", fmt.Errorf("write paper: %w", err)
	}
	obs := first.Observe() // all truths look the same here
	w.beds(&obs)
	w.menu(sc)
	if sc.HowTo != "" {
		w.say("## The card on the machine\n\n%s\n", sc.HowTo)
	}
	if sc.ActionCard != "" {
		w.say("## Action card\n\n%s\n", sc.ActionCard)
	}
	w.say("## Your sheet\n\n| time | what I did, whom I told | how likely the device is at fault, 0 to 100 % | why |\n|---|---|---|---|")
	for range 12 {
		w.say("| | | | |")
	}
	w.say("\n---\n\n# For the facilitator alone\n")
	if err := w.answers(sc); err != nil {
		return "", err
	}
	w.scenes(sc)
	w.marks(sc)
	w.say("## To read after it\n\n%s", sc.Debrief)
	return w.String(), nil
}

func (w *writer) beds(obs *engine.Observation) {
	w.say("## What you see\n")
	for i := range obs.Patients {
		p := &obs.Patients[i]
		w.say("**%s**: %s", p.Name, p.Story)
	}
	w.say("\n| device | shows |\n|---|---|")
	for i := range obs.Devices {
		d := &obs.Devices[i]
		var shows []string
		for _, r := range d.Readings {
			switch {
			case r.Says != "":
				shows = append(shows, r.Label+" "+r.Says)
			case r.Value != nil:
				shows = append(shows, fmt.Sprintf("%s %.*f %s", r.Label, r.Decimals, *r.Value, r.Unit))
			}
		}
		w.say("| %s | %s |", cell(d.Label), cell(strings.Join(shows, ", ")))
	}
	var people []string
	for i := range obs.People {
		people = append(people, obs.People[i].Label)
	}
	w.say("\nPeople here: %s.\n", strings.Join(people, ", "))
}

// menu lists what can be done, each once, by its sort.
func (w *writer) menu(sc *engine.Scenario) {
	w.say("## What you can do, among other things\n")
	by := map[string][]string{}
	var order []string
	for i := range sc.Actions {
		a := &sc.Actions[i]
		line := fmt.Sprintf("%s (%s)", a.Label, span(a.Ticks))
		if slices.Contains(by[a.Category], line) {
			continue
		}
		if by[a.Category] == nil {
			order = append(order, a.Category)
		}
		by[a.Category] = append(by[a.Category], line)
	}
	for _, c := range order {
		w.say("- **%s**: %s", c, strings.Join(by[c], "; "))
	}
	w.say("")
}

func span(ticks int64) string {
	s := ticks / engine.TicksPerSecond
	if s >= 120 {
		return fmt.Sprintf("%d min", s/60)
	}
	return fmt.Sprintf("%d s", s)
}

// answers say for each truth what each check tells at the moments of whens.
func (w *writer) answers(sc *engine.Scenario) error {
	w.say("## Draw a truth\n\nIn at least half of what is drawn the devices are sound. By two dice, or by what your group needs:\n")
	for i := range sc.Variants {
		w.say("%d. **%s** (%s): %s", i+1, sc.Variants[i].ID, sc.Variants[i].Kind, sc.Variants[i].Truth)
	}
	w.say("")
	for i := range sc.Variants {
		v := &sc.Variants[i]
		w.say("## What checks tell: %s\n\n| check | at minute %d | at minute %d |\n|---|---|---|", v.ID, whens[0]/60, whens[1]/60)
		var told [2][]string
		for k, second := range whens {
			base, err := at(sc, v.ID, second)
			if err != nil {
				return fmt.Errorf("write paper: %w", err)
			}
			for a := range sc.Actions {
				told[k] = append(told[k], tells(base, a))
			}
		}
		for a := range sc.Actions {
			if told[0][a] != "" || told[1][a] != "" {
				w.say("| %s | %s | %s |", cell(sc.Actions[a].Label+on(sc, a)), cell(told[0][a]), cell(told[1][a]))
			}
		}
		w.say("")
	}
	return nil
}

func on(sc *engine.Scenario, action int) string {
	if t := sc.Actions[action].Target; t != "" {
		return ", " + sc.TargetLabel(t)
	}
	return ""
}

// tells is what an act tells when it is done from here on; "" if it tells nothing or cannot be done.
func tells(base *run.Run, action int) string {
	sc, s := base.Scenario, base.State // a copy: branching is copying
	a := &sc.Actions[action]
	in := engine.Input{Kind: engine.DoAct, Action: action, Tick: s.Tick}
	if a.HasValue {
		in.Value, in.Found = a.Low, false
	}
	events, err := engine.Apply(sc, &s, in, nil)
	if err != nil {
		return ""
	}
	if events, err = engine.Apply(sc, &s, engine.Input{Kind: engine.Wait, Ticks: max(a.Ticks, 1)}, events); err != nil {
		return ""
	}
	var out []string
	for _, e := range events {
		if e.Kind == engine.Found && e.Ref == action {
			if l, ok := sc.Narrate(e); ok {
				out = append(out, l.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

func (w *writer) scenes(sc *engine.Scenario) {
	w.say("## Who comes, and what they ask\n")
	for i := range sc.Scenes {
		s := &sc.Scenes[i]
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
		w.say("| ☐ | %s | %s | %s |", score.DomainLabel(c.Domain), cell(c.Label), cell(c.Reason))
	}
	for i := range sc.Critical {
		c := &sc.Critical[i]
		w.say("| ☐ | **critical** | %s | %s |", cell(c.Label), cell(c.Reason))
	}
	w.say("")
}
