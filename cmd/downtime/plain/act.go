package plain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"downtime/game/engine"
)

// mostListed is how many things are listed at once if nobody asks for all of them: nobody remembers more.
const mostListed = 15

// list numbers what can be done now, by category; if that is much, it says the categories and how to narrow.
func (g *game) list(category string) error {
	g.menu = g.menu[:0]
	if strings.EqualFold(category, "all") {
		category = ""
	} else if category == "" && g.sorts() {
		return nil
	}
	bed, there := g.atBed(category)
	last, found := "", false
	for _, o := range g.sitting.Options() {
		a := &g.sc().Actions[o.Action]
		if there && g.sitting.Bed(o.Action) != bed || !there && category != "" && !strings.EqualFold(a.Category, category) {
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
		g.say("%d: %s%s", len(g.menu), g.offer(o.Action), g.hands(o.By))
	}
	if !found {
		return fmt.Errorf("there is no sort of action called %q; type list to hear the sorts", category)
	}
	g.underList()
	return nil
}

// underList says what a list leaves to be said: that it is empty, or that a number now is none of the open question's.
func (g *game) underList() {
	_, open := g.question()
	switch {
	case len(g.menu) == 0:
		g.say("Nothing of that is possible now. Type people to hear whose hands are free.")
	case open:
		g.say("A question is open: type answer and its number, or again to hear it.")
	}
}

// sorts says how many things of each category can be done now, if they are too many to be listed. It reports whether they are.
func (g *game) sorts() bool {
	var names []string
	count, all := map[string]int{}, 0
	for _, o := range g.sitting.Options() {
		c := g.sc().Actions[o.Action].Category
		if !o.Legal {
			continue
		}
		if count[c] == 0 {
			names = append(names, c)
		}
		count[c]++
		all++
	}
	if all <= mostListed {
		return false
	}
	g.say("You can do %d things now.", all)
	for _, c := range names {
		g.say("%s: %d.", strings.ToUpper(c[:1])+c[1:], count[c])
	}
	g.say("Type list and one of these words, or list all, or part of what you want to do.")
	return true
}

func (g *game) label(action int) string {
	a := &g.sc().Actions[action]
	if a.Target == "" {
		return a.Label
	}
	return a.Label + ", " + g.sc().TargetLabel(a.Target)
}

// offer is an action with what it costs and what it needs.
func (g *game) offer(action int) string {
	a := &g.sc().Actions[action]
	s := sentence(g.label(action)) + " " + sentence(seconds(float64(g.sitting.Cost(action, g.sitting.FirstHands(action)))/engine.TicksPerSecond))
	switch {
	case a.Skill.ID != "":
		s += " Your hands find the number."
	case a.HasValue:
		s += fmt.Sprintf(" Needs a number from %g to %g %s.", a.Low, a.High, spokenUnit(a.Unit))
	}
	return s
}

func (g *game) hands(by int) string {
	if by == 0 {
		return ""
	}
	return " " + g.sc().People[by].Label + " does it."
}

// act does what a typed line names: a number of the last list or part of a label, then "by NAME" or "= VALUE".
func (g *game) act(line string) error {
	name, value, hasValue := strings.Cut(line, "=")
	name, by, hasBy := g.cutBy(strings.TrimSpace(name))
	o, err := g.find(name)
	if err != nil {
		return err
	}
	a := &g.sc().Actions[o.action]
	in := engine.Input{Kind: engine.DoAct, Action: o.action, By: o.by}
	if hasBy {
		in.By = by
	}
	switch {
	case a.Skill.ID != "" && hasValue:
		return fmt.Errorf("%s: hands find the number; type it without one", a.Label)
	case a.Skill.ID != "":
	case a.HasValue && !hasValue:
		return fmt.Errorf("%s needs a number from %g to %g %s; type it after an equals sign", a.Label, a.Low, a.High, spokenUnit(a.Unit))
	case !a.HasValue && hasValue:
		return fmt.Errorf("%s takes no number; type it without one", a.Label)
	case hasValue:
		if in.Value, err = number(value, a.Label, a.Low, a.High); err != nil {
			return err
		}
	}
	return g.give(in)
}

// give asks for the words that an action still needs and whether it is meant, and does it. What cannot be done is refused before anything is
// asked.
func (g *game) give(in engine.Input) (err error) {
	if err = g.sitting.Check(in); err != nil {
		return err
	}
	a := &g.sc().Actions[in.Action]
	if a.Report {
		if in.Fields, err = g.fields(); err != nil {
			return err
		}
	}
	if a.Rank && len(in.Order) == 0 {
		if in.Order, err = g.order(); err != nil {
			return err
		}
	}
	if a.Say && in.Text == "" {
		if in.Text, err = g.words(); err != nil {
			return err
		}
	}
	if a.Confirm != "" {
		if err = g.sure(a.Confirm); err != nil {
			return err
		}
	}
	if a.Skill.ID != "" && in.By == 0 {
		if in, err = g.byHand(in.Action); err != nil {
			return err
		}
	}
	return g.take(in)
}

// words asks what is said.
func (g *game) words() (string, error) {
	g.say("What do you say? Type it on one line; an empty line stops.")
	line, err := g.hear(g.ctx)
	if err == nil && line == "" {
		err = errors.New("nothing was said; type say and your words, or list")
	}
	return line, err
}

// cutBy takes the name of a person off the end of a line: "3 by Priya". A label may hold the word by itself.
func (g *game) cutBy(line string) (name string, person int, ok bool) {
	if i := strings.LastIndex(line, " by "); i >= 0 {
		person, err := g.person(strings.TrimSpace(line[i+len(" by "):]))
		if err == nil {
			return strings.TrimSpace(line[:i]), person, true
		}
	}
	return line, 0, false
}

// sure asks once before an irreversible act.
func (g *game) sure(question string) error {
	g.say("%s Type yes to do it.", question)
	line, err := g.hear(g.ctx)
	switch {
	case err != nil:
		return err
	case !agreed(line):
		return errors.New("not done; type yes next time to do it, or list for something else")
	}
	return nil
}

// agreed reports whether a line says yes.
func agreed(line string) bool { return strings.EqualFold(line, "yes") || strings.EqualFold(line, "y") }

// leastTyped is how many letters of a name must be typed: a yes or no that came too late is not an action.
const leastTyped = 3

// find finds an action by the number of the last list, its name, its id, or a part of its name that no other has.
func (g *game) find(name string) (option, error) {
	if n, err := strconv.Atoi(name); err == nil {
		if n < 1 || n > len(g.menu) {
			return option{}, fmt.Errorf("the last list goes from 1 to %d; type list for another. To answer a question, type answer and its number", len(g.menu))
		}
		o := g.menu[n-1]
		o.by = g.sitting.FirstHands(o.action) // the list may be older than who is free
		return o, nil
	}
	if agreed(name) {
		return option{}, errors.New("nothing waits for a yes; type list for what you can do")
	}
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(name), ",", " "))
	var hits []option
	for _, o := range g.sitting.Options() {
		label := strings.ToLower(g.label(o.Action))
		if label == strings.ToLower(name) || g.sc().Actions[o.Action].ID == name && g.sc().Actions[o.Action].Target == "" {
			return option{o.Action, o.By}, nil
		}
		if len(name) >= leastTyped && hasAll(label, words) {
			hits = append(hits, option{o.Action, o.By})
		}
	}
	switch {
	case len(hits) == 0:
		return option{}, fmt.Errorf("there is nothing called %q to do; type list or help", name)
	case len(hits) == 1:
		return hits[0], nil
	case len(hits) > 12:
		return option{}, fmt.Errorf("%d actions have %q in their name; type more of it, or list", len(hits), name)
	}
	g.menu = hits
	g.say("Which?")
	for i, o := range hits {
		g.say("%d: %s", i+1, g.offer(o.action))
	}
	return option{}, errors.New("type its number")
}

// hasAll reports whether every word stands in a label: look bed 2 is enough for Look at the patient, bed 2.
func hasAll(label string, words []string) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(label, w) })
}

func (g *game) person(name string) (int, error) {
	for i := range g.sc().People {
		p := &g.sc().People[i]
		if strings.EqualFold(p.ID, name) || strings.EqualFold(p.Label, name) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("there is nobody called %q here; type people", name)
}

// speak says words where the case listens for them.
func (g *game) speak(text string) error {
	if text == "" {
		return errors.New("type say, and what you say")
	}
	why := errors.New("nobody is waiting for your words; type list for actions, again for open questions")
	for i := range g.sc().Actions {
		if !g.sc().Actions[i].Say {
			continue
		}
		in := engine.Input{Kind: engine.DoAct, Action: i, By: g.sitting.FirstHands(i), Text: text}
		if why = g.sitting.Check(in); why == nil {
			return g.give(in)
		}
	}
	return why
}

// report writes the device report, by your own hands or those of whoever is named.
func (g *game) report(rest string) error {
	_, by, hasBy := g.cutBy("report " + rest)
	if rest != "" && !hasBy {
		return errors.New("type report, or report by and the name of somebody; type people to hear who is here")
	}
	for i := range g.sc().Actions {
		if !g.sc().Actions[i].Report {
			continue
		}
		if !hasBy {
			by = g.sitting.FirstHands(i)
		}
		return g.give(engine.Input{Kind: engine.DoAct, Action: i, By: by})
	}
	return errors.New("there is no report to write in this case; type list for what you can do")
}

// fields asks for the fields of the device report one by one.
func (g *game) fields() (map[string]string, error) {
	fields := map[string]string{}
	g.say("The device report has %d questions. Answer each on one line; an empty line leaves one out, cancel stops.", len(g.sc().Report))
	for n, f := range g.sc().Report {
		g.say("Question %d: %s", n+1, f.Label)
		line, err := g.hear(g.ctx)
		switch {
		case err != nil:
			return nil, err
		case strings.EqualFold(line, "cancel"):
			return nil, errors.New("the report was not sent; type report to begin it again")
		case line != "":
			fields[f.ID] = line
		}
	}
	return fields, nil
}
