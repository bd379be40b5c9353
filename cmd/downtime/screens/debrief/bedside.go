package debrief

import (
	"strings"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// bedside draws one bed as the trainee saw it at the moment that is open: its monitor, its ventilator, and in words its other devices.
func (s *Screen) bedside(w, h int) string {
	seen := &s.scrub.at.Seen
	if s.scrub.bed >= len(seen.Patients) {
		return ui.Fill(ui.TitleRule(s.th, "As you saw it", "", w), w, h)
	}
	p := &seen.Patients[s.scrub.bed]
	var monitor, vent *engine.DeviceView
	var others []*engine.DeviceView
	for i := range seen.Devices {
		d := &seen.Devices[i]
		switch {
		case d.Patient != p.ID && d.ID != p.Airway:
		case d.Kind == "monitor" && monitor == nil:
			monitor = d
		case d.Kind == "ventilator" && (vent == nil || d.ID == p.Airway):
			vent = d
		default:
			others = append(others, d)
		}
	}
	low := 0
	if vent != nil {
		low = 3
	}
	rest := min(len(others), max(0, h-low-7))
	var boxes []ui.Box
	if monitor != nil {
		boxes = append(boxes, ui.Box{Size: h - low - rest, Body: s.monitor(monitor, len(seen.Patients) > 1, w, h-low-rest)})
	}
	if vent != nil {
		v := panel.Vent{Device: vent, Drives: vent.ID == p.Airway, Airway: label(seen, p.Airway)}
		boxes = append(boxes, ui.Box{Size: 3, Body: v.Rows(s.th, w, 3)})
	}
	if monitor == nil {
		boxes = append([]ui.Box{{Size: 1, Body: ui.TitleRule(s.th, "As you saw it", p.Name, w)}}, boxes...)
		rest = min(len(others), max(0, h-low-1))
	}
	for _, d := range others[:rest] {
		boxes = append(boxes, ui.Box{Size: 1, Body: s.device(d, w)})
	}
	return ui.Rows(w, h, boxes...)
}

// monitor draws the traces and the numbers; its picture is a still one.
func (s *Screen) monitor(d *engine.DeviceView, several bool, w, h int) string {
	note := panel.Out(d)
	title := "As you saw it: " + d.Label
	if several && note == "" {
		note = ", . other beds"
	}
	rule, rows := panel.Rule(s.th, title, note, d.Alarms, "", w), h-1
	chosen := panel.Signals(d, rows)
	if rows < 5 || w < 50 && rows < 7 {
		return rule + "\n" + panel.Numerics(s.th, d, chosen, w, rows)
	}
	numbers := 22
	num := panel.Numerics(s.th, d, chosen, numbers, rows)
	if out := panel.Out(d); out != "" {
		return rule + "\n" + ui.Columns(w, rows, ui.Box{Size: w - numbers - 1, Body: panel.NoCurves(s.th, out, w-numbers-1, rows)}, ui.Box{Size: 1}, ui.Box{Body: num})
	}
	return rule + "\n" + ui.Columns(w, rows, ui.Box{Size: w - numbers - 1, Body: panel.Traces(s.th, s.scope(d), chosen, w-numbers-1, rows)}, ui.Box{Size: 1}, ui.Box{Body: num})
}

// pictureSeconds fills every trace.
const pictureSeconds = 24

func (s *Screen) scope(d *engine.DeviceView) *ui.Scope {
	sc, ok := s.scrub.scopes[d.ID]
	if !ok {
		sc = ui.NewScope(uint64(d.Index) + 1)
		sc.Fill(&d.Wave, pictureSeconds)
		s.scrub.scopes[d.ID] = sc
	}
	return sc
}

// device is one device in a line, as its screen showed it.
func (s *Screen) device(d *engine.DeviceView, w int) string {
	var words []string
	for i := range d.Readings {
		if r := &d.Readings[i]; r.Value != nil {
			words = append(words, r.Label+" "+panel.Value(r)+" "+r.Unit)
		}
	}
	text := strings.Join(words, ", ")
	if d.Mode != "in-service" {
		text = strings.TrimSuffix(panel.Mode(d)+". "+text, ". ")
	}
	label := s.th.Spell(d.Label + ": ")
	room := min(w/2, ui.Width(label))
	return " " + s.th.Paint(ui.Dim, s.th.Shorten(label, room)) + s.th.Shorten(s.th.Spell(text), max(0, w-2-room))
}

// label is what a device is called; "" if there is none of that id.
func label(seen *engine.Observation, id string) string {
	for i := range seen.Devices {
		if seen.Devices[i].ID == id {
			return seen.Devices[i].Label
		}
	}
	return ""
}
