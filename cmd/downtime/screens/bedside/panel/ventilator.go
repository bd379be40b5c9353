package panel

import (
	"slices"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
	"downtime/game/wave"
)

// modes says a device's mode as people at a bedside do.
var modes = map[string]string{
	"in-service": "in service", "safe": "FIXED (safe) mode", "standby": "STAND-BY", "disconnected": "DISCONNECTED",
	"quarantined": "QUARANTINED",
}

// Mode is a device's mode in words. What runs on fixed settings is a machine that breathes, pumps or paces: a system only has a part switched off.
func Mode(d *engine.DeviceView) string {
	if d.Kind == "system" && d.Mode == "safe" {
		return "safe mode"
	}
	if m, ok := modes[d.Mode]; ok {
		return m
	}
	return d.Mode
}

// Out says in a word why a device shows nothing that lives: it has failed, or it is not in use. Empty if it shows what it measures.
func Out(d *engine.DeviceView) string {
	switch {
	case d.Mode == "standby", d.Mode == "disconnected", d.Mode == "quarantined":
		return strings.ToUpper(Mode(d))
	case failed(d) && d.Kind == "monitor" && !fails(d): // it was put on this second, or its leads tell nothing
		return "NO SIGNAL"
	case failed(d):
		return "FAILED"
	}
	return ""
}

// failed reports whether a device says that it has failed, or shows no number at all.
func failed(d *engine.DeviceView) bool {
	if fails(d) {
		return true
	}
	for i := range d.Readings {
		if d.Readings[i].Value != nil {
			return false
		}
	}
	return len(d.Readings) > 0
}

// fails reports whether a device says that it has failed.
func fails(d *engine.DeviceView) bool {
	return slices.ContainsFunc(d.Alarms, func(a engine.AlarmView) bool { return a.Name == "failure" && !a.Ended })
}

// control is the mode of ventilation, "" if the device has none.
func control(d *engine.DeviceView) string {
	r := Reading(d, "mode")
	switch {
	case r == nil || r.Value == nil:
		return ""
	case *r.Value == 0:
		return "VOLUME CONTROL"
	}
	return "PRESSURE CONTROL"
}

// Vent is what the panel of a ventilator is drawn from.
type Vent struct {
	Device *engine.DeviceView
	Drives bool     // it is on the airway
	Airway string   // what is, if this is not; "" nothing at all
	Others []string // other devices of the bed, a line each
	Opens  string   // the key that opens its measured page; "" none
	Clears string   // the key that clears the messages of alarms that have ended; "" none
	Whose  string   // whose blood an analyser says it shows; "" no sample yet
}

// Rows writes a ventilator into two or three lines for small screens: rule, settings, measurements.
func (v Vent) Rows(th ui.Theme, w, h int) string {
	d := v.Device
	page := v.page(th)
	out := []string{Rule(th, d.Label+": "+v.mode(), "", d.Alarms, v.Clears, w)}
	out = append(out, " "+th.Paint(ui.Dim, "set ")+run(th, pick(d, true), w-6))
	out = append(out, " "+th.Paint(ui.Dim, "read ")+run(th, pick(d, false), w-7-ui.Width(page))+page)
	if extra := strings.Join(v.Others, "   "); extra != "" && h < 4 {
		out[1] = between(out[1], th.Paint(ui.Dim, th.Shorten(th.Spell(extra), max(w-ui.Width(out[1])-3, 0)))+" ", w)
	}
	return ui.Fill(strings.Join(append(out, v.others(th)...), "\n"), w, h)
}

// page says what else there is to know of a machine that cannot be read off its numbers.
func (v Vent) page(th ui.Theme) string {
	switch {
	case !v.Drives && v.Airway == "":
		return th.Paint(ui.Unsaved, "  nothing is on the airway")
	case !v.Drives:
		return th.Paint(ui.Dim, "  on the airway: "+th.Spell(v.Airway))
	case v.Device.Page || Out(v.Device) != "":
		return ""
	}
	return "  " + v.closed(th, "measured page closed")
}

// closed says that the measured page is, and which key opens it.
func (v Vent) closed(th ui.Theme, words string) string {
	if v.Opens == "" {
		return th.Paint(ui.Dim, words)
	}
	return th.Paint(ui.Dim, words+", ") + th.Paint(ui.Key, v.Opens) + th.Paint(ui.Dim, " opens it")
}

// pick chooses the settings or the measurements of a device, the mode of ventilation aside.
func pick(d *engine.DeviceView, settings bool) []*engine.Reading {
	var out []*engine.Reading
	for i := range d.Readings {
		r := &d.Readings[i]
		if r.Setting == settings && r.Name != "mode" && (r.Value != nil || !settings) {
			out = append(out, r)
		}
	}
	return out
}

// run writes readings one after another, as many as fit.
func run(th ui.Theme, rs []*engine.Reading, w int) string {
	out, used := "", 0
	for _, r := range rs {
		part := th.Paint(ui.Dim, label(r)) + " " + value(th, r)
		n := ui.Width(part)
		if used+n > w {
			break
		}
		out += part + "  "
		used += n + 2
	}
	return strings.TrimRight(out, " ")
}

// value paints a value, with its alarm in colour and in shape.
func value(th ui.Theme, r *engine.Reading) string {
	if p := Priority(r.Priority); p > ui.Quiet {
		return th.Paint(p.Role(), Value(r)+" "+p.Mark())
	}
	return th.Paint(ui.Title, Value(r))
}

// View draws the whole panel of a ventilator: settings, measurements, its own curves as far as there is room.
func (v Vent) View(th ui.Theme, scope *ui.Scope, w, h int) string {
	head := v.Head(th, w)
	rest := h - len(head)
	if rest <= 0 {
		return ui.Fill(strings.Join(head, "\n"), w, h)
	}
	return ui.Rows(w, h, ui.Box{Size: len(head), Body: strings.Join(head, "\n")}, ui.Box{Body: v.Curves(th, scope, w, rest)})
}

// Head is all of the panel but its curves.
func (v Vent) Head(th ui.Theme, w int) []string {
	d := v.Device
	out := []string{ui.TitleRule(th, d.Label, "", w)}
	out = append(out, AlarmLines(th, d.Alarms, v.Clears, w, 2)...)
	pen := ui.Title
	if failed(d) {
		pen = ui.Bad
	}
	out = append(out, " "+th.Paint(pen, th.Spell(v.mode())))
	switch {
	case !v.Drives && v.Airway == "":
		out = append(out, " "+th.Paint(ui.Unsaved, "Nothing is on the airway."))
	case !v.Drives:
		out = append(out, " "+th.Paint(ui.Dim, "on the airway: "+th.Spell(v.Airway)))
	}
	out = append(out, grid(th, "set", pick(d, true), w)...)
	out = append(out, v.sample(th)...)
	out = append(out, grid(th, "measured", pick(d, false), w)...)
	if !d.Page && Out(d) == "" && paged(d) {
		out = append(out, " "+v.closed(th, "the measured page is closed"))
	}
	return append(out, v.others(th)...)
}

// mode is the mode of ventilation while the machine is in use, else what it is in.
func (v Vent) mode() string {
	c := control(v.Device)
	switch {
	case Out(v.Device) != "":
		return Out(v.Device)
	case v.Device.Mode == "in-service" && c != "":
		return c
	case v.Device.Mode == "safe" && c != "":
		return c + ", FIXED"
	}
	return strings.ToUpper(Mode(v.Device))
}

func (v Vent) others(th ui.Theme) []string {
	out := make([]string, 0, len(v.Others))
	for _, o := range v.Others {
		out = append(out, th.Paint(ui.Dim, " "+th.Spell(o)))
	}
	return out
}

// grid sets readings in columns of a fixed width, so that they stay where they are when a number changes.
func grid(th ui.Theme, title string, rs []*engine.Reading, w int) []string {
	name, unit := 5, 5
	for _, r := range rs {
		name, unit = max(name, ui.Width(label(r))), max(unit, ui.Width(th.Spell(r.Unit)))
	}
	name++
	cell := min(name+valueWidth+unit+2, max(w-10, 18))
	per := max((w-10)/cell, 1)
	var out []string
	for i := 0; i < len(rs); i += per {
		line := " " + th.Paint(ui.Dim, ui.Fit(title, 9))
		title = ""
		for _, r := range rs[i:min(i+per, len(rs))] {
			line += th.Paint(ui.Dim, ui.Fit(label(r), name)) + ui.Fit(measured(th, r, cell-name), cell-name)
		}
		out = append(out, ui.Fit(line, w))
	}
	return out
}

// valueWidth is the width of the numbers in a grid.
const valueWidth = 5

// measured is a value at a fixed column, then the shape of its alarm, then its unit if that fits.
func measured(th ui.Theme, r *engine.Reading, w int) string {
	p := Priority(r.Priority)
	if p == ui.Quiet {
		return ui.FitRight(th.Paint(ui.Title, Value(r)), 5) + " " + th.Paint(ui.Dim, r.Unit)
	}
	text := Value(r)
	out := ui.Blank(5-ui.Width(text)) + th.Paint(p.Role(), text+p.Mark())
	if room := w - ui.Width(out) - 1; ui.Width(r.Unit) <= room {
		out += " " + th.Paint(ui.Dim, r.Unit)
	}
	return out
}

// label is a reading's name in the few cells of a grid.
func label(r *engine.Reading) string {
	if r.Name == "held" {
		return "HELD"
	}
	return r.Label
}

// Curves draws the airway pressure and, once the measured page is open, the flow.
func (v Vent) Curves(th ui.Theme, scope *ui.Scope, w, h int) string {
	if h < 2 || scope == nil {
		return ui.Fill("", w, h)
	}
	if out := Out(v.Device); out != "" {
		return NoCurves(th, out, w, h)
	}
	curve := func(c wave.Channel, name string, role ui.Role, height int) string {
		return ui.Columns(w, height, ui.Box{Size: labelWidth, Body: " " + th.Paint(role, name)},
			ui.Box{Body: scope.View(c, th, w-labelWidth, height)})
	}
	if !v.Device.Page || h < 5 {
		return curve(wave.ChannelPaw, "Paw", ui.Paw, h)
	}
	top := (h + 1) / 2
	return ui.Rows(w, h, ui.Box{Size: top, Body: curve(wave.ChannelPaw, "Paw", ui.Paw, top)},
		ui.Box{Body: curve(wave.ChannelFlow, "Flow", ui.Flow, h-top)})
}

// NoCurves stands where the curves of a device would be that is out of use or has failed: what is drawn there would look alive.
func NoCurves(th ui.Theme, out string, w, h int) string {
	pen := ui.Dim
	if out == "FAILED" {
		pen = ui.Bad
	}
	return ui.Fill(strings.Repeat("\n", max((h-1)/2, 0))+ui.FitCentre(th.Paint(pen, out+": no curves"), w), w, h)
}
