package drive

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/run"
)

// do obeys one command. On an error nothing has changed, except that a bout which is refused after its first breath stays as far as it was played.
func (d *driver) do(c Command) error {
	switch c.Do {
	case "act":
		return d.act(c)
	case "wait":
		return d.wait(c.Seconds)
	case "choose":
		return d.choose(c)
	case "believe":
		return d.believe(c)
	case "bag":
		return d.bag(c.Breaths)
	case "say":
		if c.Text == "" {
			return errors.New(`what do you say? Give it as "text"`)
		}
		return d.speak(c, func(a *engine.Action) bool { return a.Say }, "Nobody is waiting for your words in this case.")
	case "report":
		return d.speak(c, func(a *engine.Action) bool { return a.Report }, "There is no report to write in this case.")
	case "limit":
		return d.limit(c)
	case "rank":
		return d.speak(c, func(a *engine.Action) bool { return a.Rank }, "This case asks for no ranking.")
	default:
		return fmt.Errorf("there is nothing called %q to do: act, wait, choose, believe, bag, say, rank, report, limit or end", c.Do)
	}
}

func (d *driver) wait(seconds float64) error {
	ticks := seconds * engine.TicksPerSecond
	if !(ticks >= 1 && ticks <= engine.MaxWait) {
		return errors.New("a wait lasts from 0.02 to 3600 seconds")
	}
	_, err := d.run.Wait(int64(ticks))
	return err
}

// act begins an action and, if your own hands or voice do it, lets the time pass that it takes.
func (d *driver) act(c Command) error {
	action, err := d.action(c.ID, c.Target)
	if err != nil {
		return err
	}
	by, err := d.person(c.By, action)
	if err != nil {
		return err
	}
	return d.begin(c, action, by)
}

func (d *driver) begin(c Command, action, by int) error {
	a := &d.run.Scenario.Actions[action]
	err := d.carries(a, c)
	if err != nil {
		return err
	}
	in := engine.Input{Kind: engine.DoAct, Action: action, By: by, Text: c.Text, Fields: c.Fields}
	if in.Order, err = d.order(c.Order); err != nil {
		return err
	}
	if c.Value != nil {
		in.Value, in.Found = *c.Value, a.Skill.ID != ""
	}
	return d.take(in)
}

// take gives an input and lets the time pass that it occupies your hands or voice; others work beside the clock.
func (d *driver) take(in engine.Input) error {
	if _, err := d.run.Do(in); err != nil {
		return err
	}
	if ticks := engine.Occupies(d.run.Scenario, &d.run.State, in); ticks > 0 && !d.run.State.Over {
		_, err := d.run.Wait(ticks)
		return err
	}
	return nil
}

// maxText is the longest text, in bytes, of a speech or of one field of a report. A saved run must stay one that can be read again.
const maxText = 4000

// carries refuses what an action cannot carry, and asks for what it needs.
func (d *driver) carries(a *engine.Action, c Command) error {
	switch {
	case a.HasValue && a.Skill.ID == "" && c.Value == nil:
		return fmt.Errorf(`%s needs a "value" from %g to %g %s`, a.ID, a.Low, a.High, a.Unit)
	case !a.HasValue && c.Value != nil:
		return fmt.Errorf("%s takes no value", a.ID)
	case !a.Say && c.Text != "":
		return fmt.Errorf("%s takes no text", a.ID)
	case a.Rank && len(c.Order) == 0:
		return fmt.Errorf(`a ranking needs an "order" of %s`, strings.Join(d.ranked(), ", "))
	case !a.Rank && c.Order != nil:
		return fmt.Errorf("%s takes no order", a.ID)
	case len(c.Text) > maxText:
		return fmt.Errorf("a text has at most %d bytes", maxText)
	}
	return d.carriesFields(a, c)
}

// carriesFields is carries for the fields of a report.
func (d *driver) carriesFields(a *engine.Action, c Command) error {
	known := d.fieldIDs()
	switch {
	case !a.Report && c.Fields != nil:
		return fmt.Errorf("%s takes no fields", a.ID)
	case a.Report && len(c.Fields) == 0:
		return fmt.Errorf(`a report needs "fields": any of %s`, strings.Join(known, ", "))
	}
	for _, id := range slices.Sorted(maps.Keys(c.Fields)) {
		if !slices.Contains(known, id) {
			return fmt.Errorf("the report has no field %q: it has %s", id, strings.Join(known, ", "))
		}
		if len(c.Fields[id]) > maxText {
			return fmt.Errorf("field %s: a text has at most %d bytes", id, maxText)
		}
	}
	return nil
}

func (d *driver) fieldIDs() []string {
	ids := make([]string, len(d.run.Scenario.Report))
	for i, f := range d.run.Scenario.Report {
		ids[i] = f.ID
	}
	return ids
}

// ranked lists the patients whose order is asked for.
func (d *driver) ranked() []string {
	var ids []string
	for _, p := range d.run.Scenario.Ranked() {
		ids = append(ids, d.run.Scenario.Patients[p].ID)
	}
	return ids
}

// order reads the patients of a ranking.
func (d *driver) order(ids []string) ([]int, error) {
	var order []int
	for _, id := range ids {
		i := slices.IndexFunc(d.run.Scenario.Patients, func(p engine.Patient) bool { return p.ID == id })
		if i < 0 {
			return nil, fmt.Errorf("there is no patient %q to be ranked: an order holds %s", id, strings.Join(d.ranked(), ", "))
		}
		order = append(order, i)
	}
	return order, nil
}

func (d *driver) action(id, target string) (int, error) {
	targets := []string{}
	for i := range d.run.Scenario.Actions {
		a := &d.run.Scenario.Actions[i]
		if a.ID != id {
			continue
		}
		if a.Target == target {
			return i, nil
		}
		targets = append(targets, a.Target)
	}
	switch {
	case len(targets) == 0:
		return 0, fmt.Errorf("there is no action %q here", id)
	case target == "":
		return 0, fmt.Errorf("%s needs a target: one of %v", id, targets)
	case len(targets) == 1 && targets[0] == "":
		return 0, fmt.Errorf("%s takes no target", id)
	default:
		return 0, fmt.Errorf("%s has no target %q: one of %v", id, target, targets)
	}
}

func (d *driver) person(id string, action int) (int, error) {
	if id == "" {
		return engine.FirstHands(d.run.Scenario, &d.run.State, action), nil
	}
	for i := range d.run.Scenario.People {
		if d.run.Scenario.People[i].ID == id {
			return i, nil
		}
	}
	return 0, fmt.Errorf("there is nobody called %q here", id)
}

func (d *driver) choose(c Command) error {
	for i := range d.run.Scenario.Scenes {
		s := &d.run.Scenario.Scenes[i]
		if s.ID != c.Scene {
			continue
		}
		for j := range s.Choices {
			if s.Choices[j].ID == c.ID {
				_, err := d.run.Do(engine.Input{Kind: engine.Choose, Scene: i, Choice: j})
				return err
			}
		}
		return fmt.Errorf("scene %s has no answer %q", c.Scene, c.ID)
	}
	return fmt.Errorf("there is no scene %q", c.Scene)
}

func (d *driver) device(id string) (int, error) {
	for i := range d.run.Scenario.Devices {
		if d.run.Scenario.Devices[i].ID == id {
			return i, nil
		}
	}
	return 0, fmt.Errorf("there is no device %q here", id)
}

func (d *driver) believe(c Command) error {
	dev, err := d.device(c.Device)
	if err != nil {
		return err
	}
	if c.P == nil {
		return errors.New(`a belief needs "p", from 0 to 1`)
	}
	_, err = d.run.Do(engine.Input{Kind: engine.Believe, Device: dev, P: *c.P})
	return err
}

func (d *driver) limit(c Command) error {
	dev, err := d.device(c.Device)
	if err != nil {
		return err
	}
	a, ok := device.AlarmNamed(d.run.State.Devices[dev].Kind, c.Alarm)
	if !ok {
		return fmt.Errorf("%s has no alarm %q", c.Device, c.Alarm)
	}
	in := engine.Input{Kind: engine.MoveLimit, Device: dev, Alarm: int(a), LowOn: c.Low != nil, HighOn: c.High != nil}
	if c.Low != nil {
		in.Low = *c.Low
	}
	if c.High != nil {
		in.High = *c.High
	}
	return d.take(in)
}

// maxBout is the longest bout of bagging in one command, in seconds.
const maxBout = 120

// bag plays a bout of squeezes with your own hands, at the times given, and lets the last breath out.
func (d *driver) bag(breaths []Breath) error {
	if err := d.checkBout(breaths); err != nil {
		return err
	}
	bout := make([]run.Breath, 0, len(breaths))
	for _, b := range breaths {
		bout = append(bout, run.Breath{At: ticks(b.At), ML: b.ML, Seconds: b.Seconds})
	}
	last := breaths[len(breaths)-1]
	return d.run.Bag(d.run.Do, bout, ticks(last.At+last.Seconds+1), func(tick int64) (bool, error) { return false, d.until(tick) })
}

func ticks(seconds float64) int64 { return int64(seconds*engine.TicksPerSecond + 0.5) }

func (d *driver) until(tick int64) error {
	if n := tick - d.run.State.Tick; n > 0 && !d.run.State.Over {
		_, err := d.run.Wait(n)
		return err
	}
	return nil
}

func (d *driver) checkBout(breaths []Breath) error {
	if len(breaths) == 0 {
		return errors.New("a bout needs at least one breath")
	}
	last := int64(-1)
	for i, b := range breaths {
		in := engine.Input{Kind: engine.Squeeze, ML: b.ML, Seconds: b.Seconds}
		if err := engine.Check(d.run.Scenario, &d.run.State, in); err != nil {
			return err
		}
		if !(b.At >= 0 && b.At <= maxBout) || ticks(b.At) <= last {
			return fmt.Errorf("breath %d: \"at\" rises through the bout, from 0 to %d seconds", i+1, maxBout)
		}
		last = ticks(b.At)
	}
	return nil
}

// speak does the first legal action of a sort: one that carries words, or a report.
func (d *driver) speak(c Command, wanted func(*engine.Action) bool, none string) error {
	if c.ID != "" || c.Target != "" {
		return fmt.Errorf("%s finds where it is listened for by itself: it takes no id and no target", c.Do)
	}
	var why error
	for i := range d.run.Scenario.Actions {
		if !wanted(&d.run.Scenario.Actions[i]) {
			continue
		}
		by, err := d.person(c.By, i)
		if err != nil {
			return err
		}
		if why = d.begin(c, i, by); why == nil {
			return nil
		}
	}
	if why != nil {
		return why
	}
	return errors.New(none)
}

// actions lists what can be done, one line an action with all its targets.
func (d *driver) actions() []ActionLine {
	sc := d.run.Scenario
	var out []ActionLine
	for _, o := range engine.Legal(sc, &d.run.State) {
		a := &sc.Actions[o.Action]
		if n := len(out); n == 0 || out[n-1].ID != a.ID {
			out = append(out, newActionLine(sc, a))
			if a.Rank {
				out[len(out)-1].Order = d.ranked()
			}
			out[len(out)-1].Legal, out[len(out)-1].Why = o.Legal, o.Why
		}
		l := &out[len(out)-1]
		if a.Target != "" {
			l.Targets = append(l.Targets, a.Target)
		}
		if o.Legal {
			l.Legal, l.Why = true, ""
		}
	}
	return out
}

func newActionLine(sc *engine.Scenario, a *engine.Action) ActionLine {
	l := ActionLine{Skill: a.Skill.ID, ID: a.ID, Label: a.Label, Category: a.Category, Seconds: float64(a.Ticks) / engine.TicksPerSecond, Targets: []string{}, By: []string{}}
	for p := range sc.People {
		if a.By[p] {
			l.By = append(l.By, sc.People[p].ID)
		}
	}
	if a.HasValue {
		l.Value = &Range{a.Low, a.High, a.Unit}
	}
	if a.Report {
		for _, f := range sc.Report {
			l.Fields = append(l.Fields, Field{f.ID, f.Label})
		}
	}
	return l
}
