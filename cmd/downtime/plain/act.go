package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"downtime/game/engine"
)

// list numbers what can be done now, by category.
func (g *Game) list(category string) error {
	sc := g.Sitting.Run.Scenario
	g.menu = g.menu[:0]
	last, found := "", false
	for _, o := range engine.Legal(sc, &g.Sitting.Run.State) {
		a := &sc.Actions[o.Action]
		if category != "" && !strings.EqualFold(a.Category, category) {
			continue
		}
		found = true
		if !o.Legal {
			continue
		}
		if a.Category != last {
			last = a.Category
			g.say("%s:", strings.ToUpper(last[:1])+last[1:])
		}
		g.menu = append(g.menu, option{o.Action, o.By})
		g.say("  %d: %s, %s%s", len(g.menu), g.label(o.Action), cost(a), g.hands(o.By))
	}
	if !found {
		return fmt.Errorf("there is no sort of action called %q", category)
	}
	if len(g.menu) == 0 {
		g.say("Nothing of that is possible now. Type people to see whose hands are free.")
	}
	return nil
}

func (g *Game) label(action int) string {
	a := &g.Sitting.Run.Scenario.Actions[action]
	if a.Target == "" {
		return a.Label
	}
	return a.Label + ", " + g.Sitting.Run.Scenario.TargetLabel(a.Target)
}

func cost(a *engine.Action) string { return fmt.Sprintf("%d s", a.Ticks/engine.TicksPerSecond) }

func (g *Game) hands(by int) string {
	if by == 0 {
		return ""
	}
	return ", " + g.Sitting.Run.Scenario.People[by].Label + " does it"
}

// act does what a typed line names: a number of the last list or part of a label, then "by NAME" or "= VALUE".
func (g *Game) act(line string) error {
	name, value, hasValue := strings.Cut(line, "=")
	name, by, hasBy := strings.Cut(name, " by ")
	o, err := g.find(strings.TrimSpace(name))
	if err != nil {
		return err
	}
	a := &g.Sitting.Run.Scenario.Actions[o.action]
	in := engine.Input{Kind: engine.DoAct, Action: o.action, By: o.by}
	if hasBy {
		if in.By, err = g.person(strings.TrimSpace(by)); err != nil {
			return err
		}
	}
	if a.HasValue && !hasValue {
		return fmt.Errorf("%s needs a number from %g to %g %s: type it with an equals sign", a.Label, a.Low, a.High, a.Unit)
	}
	if hasValue {
		if in.Value, err = number(value, a.Label, a.Low, a.High); err != nil {
			return err
		}
	}
	if a.Report {
		return g.report()
	}
	if a.Confirm != "" && !g.sure(a.Confirm) {
		return errors.New("not done")
	}
	return g.doAndWait(in, a.Ticks)
}

// sure asks once before an irreversible act.
func (g *Game) sure(question string) bool {
	fmt.Fprintf(g.Out, "%s Type yes to do it: ", question)
	line, err := g.In.ReadString('\n')
	return err == nil && strings.EqualFold(strings.TrimSpace(line), "yes")
}

func (g *Game) find(name string) (option, error) {
	if n, err := strconv.Atoi(name); err == nil {
		if n < 1 || n > len(g.menu) {
			return option{}, errors.New("type list first, then a number from it")
		}
		return g.menu[n-1], nil
	}
	var hits []option
	sc := g.Sitting.Run.Scenario
	for _, o := range engine.Legal(sc, &g.Sitting.Run.State) {
		label := strings.ToLower(g.label(o.Action))
		if label == strings.ToLower(name) || sc.Actions[o.Action].ID == name && sc.Actions[o.Action].Target == "" {
			return option{o.Action, o.By}, nil
		}
		if strings.Contains(label, strings.ToLower(name)) {
			hits = append(hits, option{o.Action, o.By})
		}
	}
	switch len(hits) {
	case 0:
		return option{}, fmt.Errorf("there is nothing called %q to do; type list or help", name)
	case 1:
		return hits[0], nil
	}
	g.menu = hits
	g.say("Which?")
	for i, o := range hits {
		g.say("  %d: %s, %s", i+1, g.label(o.action), cost(&sc.Actions[o.action]))
	}
	return option{}, errors.New("type its number")
}

func (g *Game) person(name string) (int, error) {
	for i := range g.Sitting.Run.Scenario.People {
		p := &g.Sitting.Run.Scenario.People[i]
		if strings.EqualFold(p.ID, name) || strings.EqualFold(p.Label, name) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("there is nobody called %q here; type people", name)
}

// speak says words where the case listens for them.
func (g *Game) speak(text string) error {
	if text == "" {
		return errors.New("type say and what you say")
	}
	sc := g.Sitting.Run.Scenario
	why := errors.New("nobody is waiting for your words; actions and answers are in list and again")
	for i := range sc.Actions {
		if !sc.Actions[i].Say {
			continue
		}
		in := engine.Input{Kind: engine.DoAct, Action: i, By: engine.FirstHands(sc, &g.Sitting.Run.State, i), Text: text}
		if why = g.doAndWait(in, sc.Actions[i].Ticks); why == nil {
			return nil
		}
	}
	return why
}

// report asks for the fields of the device report one by one.
func (g *Game) report() error {
	sc := g.Sitting.Run.Scenario
	for i := range sc.Actions {
		if !sc.Actions[i].Report {
			continue
		}
		in := engine.Input{Kind: engine.DoAct, Action: i, By: engine.FirstHands(sc, &g.Sitting.Run.State, i), Fields: map[string]string{}}
		if _, _, err := engine.Step(sc, g.Sitting.Run.State, in); err != nil {
			return err
		}
		for _, f := range sc.Report {
			fmt.Fprintf(g.Out, "%s: ", f.Label)
			line, err := g.In.ReadString('\n')
			if err != nil {
				return errors.New("the report was not finished")
			}
			in.Fields[f.ID] = strings.TrimSpace(line)
		}
		return g.doAndWait(in, sc.Actions[i].Ticks)
	}
	return errors.New("there is no report to write in this case")
}
