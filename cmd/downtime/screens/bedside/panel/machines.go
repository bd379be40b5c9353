package panel

import (
	"fmt"
	"slices"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Machines is the panel of a bed without a ventilator: what else runs there, a line each.
type Machines struct{ Rows []Vent }

// machineLabel is the width of a machine's name in its line.
const machineLabel = 24

// View draws the machines in w by h cells; nothing if there are none.
func (m Machines) View(th ui.Theme, w, h int) string {
	if len(m.Rows) == 0 {
		return ui.Fill("", w, h)
	}
	note, rows := "", max(h-1, 0)
	if more := len(m.Rows) - rows; more > 0 {
		note = fmt.Sprintf("%d more under v", more)
	}
	out := []string{ui.TitleRule(th, "Machines here", note, w)}
	for _, v := range m.Rows[:min(len(m.Rows), rows)] {
		out = append(out, v.line(th, w))
	}
	return ui.Fill(strings.Join(out, "\n"), w, h)
}

// line is one machine in one line: its name, and what it shows or that it shows nothing.
func (v Vent) line(th ui.Theme, w int) string {
	d := v.Device
	head := " " + ui.Fit(th.Shorten(th.Spell(d.Label), machineLabel), machineLabel) + " "
	room := w - ui.Width(head)
	var rest string
	switch out := Out(d); {
	case len(d.Alarms) > 0:
		rest = Alarms(th, d.Alarms, v.Clears, room)
	case out != "":
		rest = th.Paint(ui.Unsaved, th.Shorten(out, room))
	case len(d.Readings) == 0 && d.Kind == "analyser":
		rest = th.Paint(ui.Dim, th.Shorten("no sample yet", room))
	case len(d.Readings) == 0:
		rest = th.Paint(ui.Dim, th.Shorten(Mode(d), room))
	case v.Whose != "":
		whose := v.Whose + " "
		rest = th.Paint(ui.Dim, th.Spell(whose)) + run(th, first(pick(d, false), "time"), room-ui.Width(whose))
	default:
		rest = run(th, append(pick(d, false), pick(d, true)...), room)
	}
	return ui.Fit(head+rest, w)
}

// first puts the reading of that name before the others.
func first(rs []*engine.Reading, name string) []*engine.Reading {
	i := slices.IndexFunc(rs, func(r *engine.Reading) bool { return r.Name == name })
	if i < 1 {
		return rs
	}
	return append([]*engine.Reading{rs[i]}, slices.Delete(slices.Clone(rs), i, i+1)...)
}

// sample says whose blood an analyser shows.
func (v Vent) sample(th ui.Theme) []string {
	switch {
	case v.Device.Kind != "analyser" || Out(v.Device) != "":
		return nil
	case v.Whose == "":
		return []string{" " + th.Paint(ui.Dim, "no sample yet")}
	}
	return []string{" " + th.Paint(ui.Dim, "the last sample: "+th.Spell(v.Whose))}
}

// plainFaced reports whether a device has neither a measured page nor, as a rule, alarm limits: its face is all there is.
func plainFaced(d *engine.DeviceView) bool {
	return slices.Contains([]string{"system", "analyser", "stimulator", "drip"}, d.Kind)
}

// paged reports whether a device has a measured page that can be opened.
func paged(d *engine.DeviceView) bool { return !plainFaced(d) && d.Kind != "ctg" }
