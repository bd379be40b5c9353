package plain

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"downtime/game/engine"
)

// device finds a machine by its short name, its label, or words of either or of its kind that fit no other: "ventilator" at the bed is yours,
// though other beds have one too.
func (g *game) device(name string) (engine.DeviceView, error) {
	o := g.sitting.Run.Observe()
	name = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(name)), "the ")
	var hits, here []engine.DeviceView
	var ids []string
	for _, d := range o.Devices {
		if name == strings.ToLower(d.ID) || name == strings.ToLower(d.Label) {
			return d, nil
		}
		ids = append(ids, d.ID)
		kind := strings.ReplaceAll(d.Kind, "-", " ")
		if len(name) < leastTyped || !strings.Contains(strings.ToLower(d.Label), name) && !strings.Contains(kind, name) {
			continue
		}
		hits = append(hits, d)
		if d.Patient == o.Patients[0].ID {
			here = append(here, d)
		}
	}
	if len(hits) > 1 && len(here) > 0 {
		hits = here
	}
	switch len(hits) {
	case 0:
		return engine.DeviceView{}, fmt.Errorf("there is no device %q here; type one of %s", name, strings.Join(ids, ", "))
	case 1:
		return hits[0], nil
	}
	labels := make([]string, len(hits))
	for i, d := range hits {
		labels[i] = d.Label + " (" + d.ID + ")"
	}
	return engine.DeviceView{}, fmt.Errorf("%q may be %s; type more of its name", name, strings.Join(labels, ", or "))
}

func (g *game) believe(rest string) error {
	words := strings.Fields(strings.TrimSuffix(strings.TrimSuffix(rest, "%"), "per cent"))
	if len(words) < 2 {
		return errors.New("type believe, the device, and a number from 0 to 100, as in believe ventilator 20; type devices to hear their names")
	}
	last := len(words) - 1
	d, err := g.device(strings.Join(words[:last], " "))
	if err != nil {
		return err
	}
	v, err := number(words[last], "A belief in per cent", 0, 100)
	if err != nil {
		return err
	}
	if _, err = g.sitting.Do(engine.Input{Kind: engine.Believe, Device: d.Index, P: v / 100}); err == nil {
		g.judged()
	}
	return err
}

// judged says of how many of the scored devices something has been said, once something has.
func (g *game) judged() {
	stated, all := 0, 0
	for _, d := range g.sitting.Run.Observe().Devices {
		if !d.Scored {
			continue
		}
		all++
		if d.Belief != nil {
			stated++
		}
	}
	if !g.sc().Unscored && stated < all {
		g.say("That is %d of %d devices judged; unstated earns nothing. Type devices to hear which.", stated, all)
	}
}

// limit says the alarm limits of a machine, or moves one: the machine, the alarm, a low and a high limit.
func (g *game) limit(rest string) error {
	f := strings.Fields(rest)
	n := len(f)
	switch {
	case n == 0:
		return errors.New("type limit, the device, the alarm, a low and a high limit; a dash leaves one off")
	case n < 4 || !isLimit(f[n-1]) || !isLimit(f[n-2]):
		return g.limits(rest)
	}
	var why error
	for i := n - 3; i > 0; i-- { // either name may have several words
		d, err := g.device(strings.Join(f[:i], " "))
		if err != nil {
			why = err
			continue
		}
		var names []string
		for _, l := range d.Limits {
			names = append(names, l.Name)
			if alarm := strings.Join(f[i:n-2], " "); strings.EqualFold(alarm, l.Name) || strings.EqualFold(alarm, l.Label) {
				return g.moveLimit(engine.Input{Kind: engine.MoveLimit, Device: d.Index, Alarm: l.Index}, f[n-2], f[n-1])
			}
		}
		why = fmt.Errorf("%s has no alarm %q; type one of %s", d.Label, strings.Join(f[i:n-2], " "), strings.Join(names, ", "))
	}
	return why
}

func isLimit(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil || s == "-"
}

func (g *game) limits(name string) error {
	d, err := g.device(name)
	if err != nil {
		return err
	}
	if len(d.Limits) == 0 {
		g.say("%s has no alarm limits.", d.Label)
	}
	for _, l := range d.Limits {
		g.say("%s: %s, %s.", l.Name, l.Label, l.Words)
	}
	return nil
}

func (g *game) moveLimit(in engine.Input, low, high string) (err error) {
	in.LowOn, in.HighOn = low != "-", high != "-"
	if in.LowOn {
		if in.Low, err = number(low, "A limit", -100, 10000); err != nil {
			return err
		}
	}
	if in.HighOn {
		if in.High, err = number(high, "A limit", -100, 10000); err != nil {
			return err
		}
	}
	return g.take(in)
}
