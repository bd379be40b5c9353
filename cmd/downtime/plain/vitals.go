package plain

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/engine"
)

// vitals says every alarm, the highest first, and then what the machines at your bed show; at another bed, or at all, if it is named.
func (g *game) vitals(bed string) error {
	o := g.sitting.Run.Observe()
	if bed == "" {
		bed = standing(&o)
	}
	g.alarms(o.Devices)
	shown := 0
	for i, p := range o.Patients {
		if bed == "" && i > 0 || bed != "" && !strings.EqualFold(bed, "all") && !strings.EqualFold(bed, p.ID) && !strings.EqualFold(bed, g.sc().TargetLabel(p.ID)) {
			continue
		}
		shown++
		g.bed(p, o.Devices)
	}
	for _, d := range o.Devices { // what serves the whole ward
		if d.Patient == "" && shown > 0 {
			g.machine(d)
		}
	}
	switch {
	case shown == 0:
		return fmt.Errorf("there is no %s here; type board for the beds", bed)
	case bed == "" && len(o.Patients) > 1:
		g.say("Type vitals all for the other beds.")
	}
	return nil
}

var priorities = []string{"high", "medium", "low"}

func (g *game) alarms(devices []engine.DeviceView) {
	none := true
	var ended []string
	for _, p := range priorities {
		for _, d := range devices {
			for _, a := range d.Alarms {
				if a.Priority != p {
					continue
				}
				if a.Ended {
					ended = append(ended, fmt.Sprintf("Over: %s: %s. It began %s ago.", d.Label, a.Label, seconds(a.Seconds)))
					continue
				}
				none = false
				state := ""
				if a.Silenced {
					state = " Silenced."
				}
				g.say("%s priority alarm. %s: %s, for %s.%s", strings.ToUpper(p[:1])+p[1:], d.Label, a.Label, seconds(a.Seconds), state)
			}
		}
	}
	if none {
		g.say("No alarm.")
	}
	for _, e := range ended {
		g.tell(e)
	}
}

func (g *game) bed(p engine.PatientView, devices []engine.DeviceView) {
	on := "nothing"
	if p.Airway != "none" {
		on = g.sc().TargetLabel(p.Airway)
	}
	if on == "nothing" && g.sc().Ward { // on a ward people breathe by themselves
		g.say("%s, %s.", p.Name, g.sc().TargetLabel(p.ID))
	} else {
		g.say("%s, %s. On the airway: %s.", p.Name, g.sc().TargetLabel(p.ID), on)
	}
	if due := dueWords(p.Due); due != "" {
		g.say("Due: %s.", due)
	}
	if p.Oxygen > 0 {
		g.say("Oxygen by mask: %.0f %%.", p.Oxygen*100)
	}
	if p.News != nil {
		g.early(p.News)
	}
	for _, d := range devices {
		if d.Patient == p.ID {
			g.machine(d)
		}
	}
}

// machine says what one machine shows.
func (g *game) machine(d engine.DeviceView) {
	var set, shows []string
	for _, r := range d.Readings {
		switch {
		case r.Value == nil && unfitted(d, r.Name): // nothing measures it, and "set" says so
		case !r.Setting:
			shows = append(shows, reading(r))
		case r.Value != nil: // a setting that this mode does not use is not shown
			set = append(set, reading(r))
		}
	}
	if d.Mode == "failed" {
		g.say("%s: it has failed and shows nothing.", d.Label)
		return
	}
	if slices.Contains([]string{"standby", "disconnected", "quarantined"}, d.Mode) {
		g.say("%s: %s.", d.Label, strings.ReplaceAll(d.Mode, "standby", "on stand-by"))
		return
	}
	g.say("%s, %s.", d.Label, strings.ReplaceAll(d.Mode, "-", " "))
	switch {
	case d.Sample != "":
		g.say("Its last sample, %s: %s.", g.sc().TargetLabel(d.Sample), strings.Join(shows, ", "))
	case d.Kind == "analyser":
		g.say("It has had no sample yet.")
	case len(shows) > 0:
		g.say("Shows: %s.", strings.Join(shows, ", "))
	}
	if len(set) > 0 {
		g.say("Set: %s.", strings.Join(set, ", "))
	}
	if d.Strip != nil {
		g.paper(d.Strip)
	}
	for _, l := range d.Log {
		g.say("Its log: %s.", l)
	}
}

// unfitted reports whether a monitor lacks the line or the adaptor by which it would measure that.
func unfitted(d engine.DeviceView, name string) bool {
	by := map[string]string{"sbp": "art", "dbp": "art", "map": "art", "etco2": "capno", "fico2": "capno"}[name]
	for _, r := range d.Readings {
		if by != "" && r.Name == by && r.Value != nil && *r.Value == 0 {
			return d.Kind == "monitor"
		}
	}
	return false
}

// early says the early warning score and where its points come from.
func (g *game) early(n *engine.NewsView) {
	var parts []string
	for _, p := range n.Parts {
		switch {
		case p.Missing:
			parts = append(parts, p.Name+" not shown")
		case p.Points > 0:
			parts = append(parts, fmt.Sprintf("%s %d", p.Name, p.Points))
		}
	}
	more := ""
	if len(n.Missing) > 0 {
		more = " or more"
	}
	if len(parts) == 0 {
		parts = []string{"nothing scores"}
	}
	g.say("NEWS2 %d%s, %s risk, oxygen scale %d, level %s: %s.", n.Total, more, n.Risk, n.Scale, n.Level, strings.Join(parts, ", "))
}

// paper reads out what a cardiotocograph has written: a point each half minute, the oldest first.
func (g *game) paper(s *engine.StripView) {
	every := max(30/max(s.Seconds, 1), 1)
	said := func(points []int) string {
		var out []string
		for i := (len(points) - 1) % every; i >= 0 && i < len(points); i += every {
			word := "none"
			if points[i] > 0 {
				word = fmt.Sprint(points[i])
			}
			out = append(out, word)
		}
		return strings.Join(out, ", ")
	}
	g.say("Its paper, a point each half minute up to now. Fetal heart: %s. Womb: %s.", said(s.Fetal), said(s.Womb))
}

// reading says one number of a machine's screen; one in alarm says so first.
func reading(r engine.Reading) string {
	alarm := ""
	if r.Priority != "" {
		alarm = "in " + r.Priority + " priority alarm, "
	}
	switch {
	case r.Says != "":
		return alarm + r.Words + " " + strings.ToLower(r.Says)
	case r.Value == nil:
		return alarm + r.Words + " no value"
	case r.Amount != "":
		return fmt.Sprintf("%s%s %g %s a millilitre", alarm, r.Words, *r.Value, r.Amount)
	case r.Name == "mode":
		return alarm + r.Words + " " + []string{"volume control", "pressure control"}[min(max(int(*r.Value), 0), 1)]
	case r.Setting && r.Unit == "" && r.Decimals == 0:
		return alarm + r.Words + " " + []string{"off", "on"}[min(max(int(*r.Value), 0), 1)]
	}
	return strings.TrimSpace(fmt.Sprintf("%s%s %.*f %s", alarm, r.Words, r.Decimals, *r.Value, spokenUnit(r.Unit)))
}

// devices says what the machines are called, and what you last said of them.
func (g *game) devices(string) error {
	for _, d := range g.sitting.Run.Observe().Devices {
		belief := ""
		if d.Belief != nil {
			belief = fmt.Sprintf(" You put the chance of a fault at %.0f %%.", *d.Belief*100)
		} else if d.Scored {
			belief = " You have said nothing of it yet."
		}
		g.say("%s: %s.%s", d.ID, d.Label, belief)
	}
	return nil
}

// people says who is here and what their hands do.
func (g *game) people(string) error {
	for _, p := range g.sitting.Run.Observe().People {
		var doing []string
		switch {
		case p.Away:
			g.say("%s: away, back in %s: %s.", p.Label, seconds(p.Left), p.Doing)
			continue
		case p.At != "":
			doing = append(doing, "at "+g.sc().TargetLabel(p.At))
		}
		if p.Bag != "" {
			doing = append(doing, fmt.Sprintf("on the bag, %.0f a minute", p.Rhythm))
		}
		if p.Press != "" {
			doing = append(doing, "pressing on the chest")
		}
		if p.Doing != "" {
			doing = append(doing, fmt.Sprintf("busy: %s, %s more", p.Doing, seconds(p.Left)))
		}
		if p.Voice != "" {
			doing = append(doing, "talking: "+p.Voice)
		}
		if p.Bag == "" && p.Press == "" && p.Doing == "" && p.Voice == "" {
			doing = append(doing, "hands free")
		}
		g.say("%s: %s.", p.Label, strings.Join(doing, "; "))
	}
	return nil
}
