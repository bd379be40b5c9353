package panel

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// End is one end of an alarm limit, as a line that can be edited.
type End struct {
	Limit engine.LimitView
	High  bool
}

// Value is the limit as it is set.
func (e End) Value() float64 {
	if e.High {
		return e.Limit.High
	}
	return e.Limit.Low
}

// Ends lists the ends of all limits of a device that are on.
func Ends(d *engine.DeviceView) []End {
	var out []End
	for _, l := range d.Limits {
		if l.LowOn {
			out = append(out, End{l, false})
		}
		if l.HighOn {
			out = append(out, End{l, true})
		}
	}
	return out
}

// Page is one device on the whole screen.
type Page struct {
	Vent     Vent
	At, Of   int // which of the devices here, from 1
	Selected int // which end of which limit
	Typed    string
	Why      string // what was refused
}

// View draws the device: settings and measurements, alarms, the limits that can be moved, the log if it is open.
func (p Page) View(th ui.Theme, scope *ui.Scope, w, h int) string {
	d := p.Vent.Device
	head := p.Vent.Head(th, w)
	head[0] = ui.TitleRule(th, fmt.Sprintf("%s (%d of %d)", d.Label, p.At, p.Of), p.note(), w)
	foot := p.foot(th, w)
	body := h - len(head) - 1
	half := w / 2
	left := p.limits(th, half-1, max(body, 1))
	right := p.log(th, max(body, 1))
	if plainFaced(d) && len(Ends(d)) == 0 {
		left = nil
		if len(d.Log) == 0 {
			right = nil
		}
	}
	block := ui.Columns(w, max(body, 1), ui.Box{Size: half - 1, Body: strings.Join(left, "\n")}, ui.Box{Size: 2}, ui.Box{Body: strings.Join(right, "\n")})
	boxes := []ui.Box{{Size: len(head), Body: strings.Join(head, "\n")}}
	switch spare := min(body-max(len(left), len(right)), 10); {
	case spare < 3:
	case d.Kind == "ctg" && d.Strip != nil && Out(d) == "":
		boxes = append(boxes, ui.Box{Size: spare, Body: Paper{Device: d}.strip(th, w, spare)})
	case d.Kind == "ventilator" && scope != nil:
		boxes = append(boxes, ui.Box{Size: spare, Body: p.Vent.Curves(th, scope, w, spare)})
	}
	return ui.Rows(w, h, append(boxes, ui.Box{Body: block}, ui.Box{Size: 1, Body: foot})...)
}

// note is the state of the device beside its name.
func (p Page) note() string {
	if out := Out(p.Vent.Device); out != "" {
		return out
	}
	return Mode(p.Vent.Device)
}

func (p Page) foot(th ui.Theme, w int) string {
	if p.Why != "" {
		return " " + th.Paint(ui.Unsaved, th.Shorten(th.Spell(p.Why), w-2))
	}
	if len(Ends(p.Vent.Device)) == 0 {
		return ui.Fill("", w, 1)
	}
	return th.Paint(ui.Dim, ui.Fit(" A limit: up or down, type a number, Enter. It takes your hands for 5 seconds.", w))
}

// limits are the ends of the alarm limits in w cells: the label gives way, so that no unit is cut.
func (p Page) limits(th ui.Theme, w, h int) []string {
	out := []string{th.Paint(ui.Title, " Alarm limits")}
	ends := Ends(p.Vent.Device)
	first := max(0, p.Selected-(h-3))
	for i := first; i < len(ends) && len(out) < h; i++ {
		e := ends[i]
		side := "below"
		if e.High {
			side = "above"
		}
		value := fmt.Sprintf("%g", e.Value())
		pointer := "  "
		if i == p.Selected {
			pointer = th.Pick("▸ ", "> ")
			if p.Typed != "" {
				value = p.Typed + th.Pick("▏", "_")
			}
			value = th.Paint(ui.Focus, " "+value+" ")
		}
		const rest = 2 + 1 + 5 + 1 + 7 + 1 + 5 // all but the label: pointer, side, value, unit
		line := pointer + th.Shorten(th.Spell(e.Limit.Label), max(min(w-rest, 20), 8)) + " " + th.Paint(ui.Dim, side) + " " +
			ui.FitRight(value, 7) + " " + th.Paint(ui.Dim, e.Limit.Unit)
		out = append(out, line)
	}
	if len(ends) == 0 {
		out = append(out, th.Paint(ui.Dim, "  none that can be set"))
	}
	return out
}

func (p Page) log(th ui.Theme, h int) []string {
	d := p.Vent.Device
	out := []string{th.Paint(ui.Title, "Event log")}
	if len(d.Log) == 0 {
		return append(out, th.Paint(ui.Dim, "not open, or empty"))
	}
	log := d.Log[max(0, len(d.Log)-(h-1)):]
	for _, l := range log {
		out = append(out, th.Spell(l))
	}
	return out
}
