package panel

import (
	"slices"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
	"downtime/game/wave"
)

// A signal is one trace and its numbers.
type signal struct {
	channel wave.Channel
	label   string
	role    ui.Role
}

var signals = [...]signal{
	{wave.ChannelECG, "ECG", ui.ECG},
	{wave.ChannelPleth, "Pleth", ui.SpO2},
	{wave.ChannelArterial, "ART", ui.Art},
	{wave.ChannelCO2, "CO2", ui.CO2},
	{wave.ChannelCVP, "CVP", ui.CVP},
}

// Signals chooses which traces n rows of the monitor have room for, three rows each. The capnogram is the last to go: for a
// patient on a ventilator or a bag it is the trace that says the most. The venous pressure is the first.
func Signals(d *engine.DeviceView, rows int) []int {
	wanted := [...]int{3, 0, 1, 2, 4}
	n := min(max(rows/3, 1), len(wanted))
	use := [len(wanted)]bool{}
	for _, i := range wanted {
		if n == 0 {
			break
		}
		if i == 2 && !d.Wave.ArtOn || i == 3 && d.Wave.CO2Off || i == 4 && !d.Wave.CVPOn {
			continue
		}
		use[i] = true
		n--
	}
	var out []int
	for i, on := range use {
		if on {
			out = append(out, i)
		}
	}
	return out
}

// labelWidth is the width of the names at the left of the traces.
const labelWidth = 6

// Traces draws the chosen signals under each other.
func Traces(th ui.Theme, scope *ui.Scope, chosen []int, w, h int) string {
	boxes := make([]ui.Box, 0, len(chosen))
	for i, height := range shares(h, len(chosen)) {
		s := signals[chosen[i]]
		label := th.Paint(s.role, ui.Fit(s.label, labelWidth))
		boxes = append(boxes, ui.Box{Size: height, Body: ui.Columns(w, height,
			ui.Box{Size: labelWidth, Body: label}, ui.Box{Body: scope.View(s.channel, th, w-labelWidth, height)})})
	}
	return ui.Rows(w, h, boxes...)
}

// shares divides h rows among n, the first ones first.
func shares(h, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = h / n
		if i < h%n {
			out[i]++
		}
	}
	return out
}

// Numerics draws the numbers of a monitor: big ones beside their traces where four rows a trace allow it and no number goes missing for want
// of its trace, else one to a line.
func Numerics(th ui.Theme, d *engine.DeviceView, chosen []int, w, h int) string {
	if len(chosen) < len(Signals(d, 12)) || h/max(len(chosen), 1) < 4 {
		return small(th, d, w, h)
	}
	boxes := make([]ui.Box, 0, len(chosen))
	for i, height := range shares(h, len(chosen)) {
		boxes = append(boxes, ui.Box{Size: height, Body: big(th, d, chosen[i], w, height)})
	}
	return ui.Rows(w, h, boxes...)
}

func big(th ui.Theme, d *engine.DeviceView, signal, w, h int) string {
	switch signal {
	case 0:
		return ui.Big(th, number(d, "hr", "HR", "/min", ui.ECG), w, h)
	case 1:
		return ui.Big(th, number(d, "spo2", "SpO2", "%", ui.SpO2), w, h)
	case 2:
		return ui.Big(th, pressure(d), w, h)
	case 4:
		return ui.Big(th, number(d, "cvp", "CVP", "mmHg", ui.CVP), w, h)
	}
	left := (w + 1) / 2
	return ui.Columns(w, h,
		ui.Box{Size: left, Body: ui.Big(th, number(d, "etco2", "CO2", "kPa", ui.CO2), left-1, h)},
		ui.Box{Body: ui.Big(th, number(d, "rr", "RR", "/min", ui.CO2), w-left, h)})
}

func small(th ui.Theme, d *engine.DeviceView, w, h int) string {
	rows := Strip(d)
	if h == len(rows)-1 {
		rows = slices.DeleteFunc(rows, func(r ui.Reading) bool { return r.Label == "mean" })
	}
	out := make([]string, 0, h)
	for _, r := range rows {
		out = append(out, ui.Line(th, r, w))
	}
	if h < len(rows) {
		return ui.Fill(strings.Join(abreast(th, rows, w, h), "\n"), w, h)
	}
	return ui.Fill(strings.Join(out, "\n"), w, h)
}

// abreast sets readings side by side when there are fewer rows than readings.
func abreast(th ui.Theme, rows []ui.Reading, w, h int) []string {
	per := (len(rows) + h - 1) / max(h, 1)
	cell := max(w/max(per, 1)-2, 8)
	var out []string
	for i := 0; i < len(rows); i += per {
		line := ""
		for _, r := range rows[i:min(i+per, len(rows))] {
			line += ui.Line(th, r, cell) + "  "
		}
		out = append(out, line)
	}
	return out
}

// Strip is the numbers of a monitor in their order.
func Strip(d *engine.DeviceView) []ui.Reading {
	out := []ui.Reading{number(d, "hr", "HR", "/min", ui.ECG), number(d, "spo2", "SpO2", "%", ui.SpO2)}
	if d.Wave.ArtOn {
		art := pressure(d)
		art.Unit = "mmHg"
		mean := number(d, "map", "mean", "mmHg", ui.Art)
		out = append(out, art, mean)
	}
	if d.Wave.CVPOn {
		out = append(out, number(d, "cvp", "CVP", "mmHg", ui.CVP))
	}
	if d.Wave.CO2Off {
		return append(out, number(d, "rr", "RR", "/min", ui.CO2))
	}
	return append(out, number(d, "etco2", "CO2", "kPa", ui.CO2), number(d, "rr", "RR", "/min", ui.CO2))
}

func number(d *engine.DeviceView, name, label, unit string, role ui.Role) ui.Reading {
	r := Reading(d, name)
	out := ui.Reading{Label: label, Value: Value(r), Unit: unit, Role: role, Note: limits(d, name)}
	if r != nil {
		out.Alarm = Priority(r.Priority)
		out.Muted = out.Alarm > ui.Quiet && muted(d, name)
	}
	return out
}

// pressure is the arterial pressure: systolic over diastolic, with the mean in its unit.
func pressure(d *engine.DeviceView) ui.Reading {
	out := number(d, "map", "ART", "", ui.Art)
	out.Unit = "mmHg  mean " + out.Value
	out.Value = Value(Reading(d, "sbp")) + "/" + Value(Reading(d, "dbp"))
	for _, name := range [...]string{"sbp", "dbp"} {
		if r := Reading(d, name); r != nil {
			out.Alarm = max(out.Alarm, Priority(r.Priority))
		}
	}
	return out
}

func limits(d *engine.DeviceView, name string) string {
	for i := range d.Limits {
		if l := &d.Limits[i]; l.Name == name {
			return strings.TrimSuffix(l.Words, " "+l.Unit)
		}
	}
	return ""
}

// muted reports whether the alarm of that name was acknowledged or silenced.
func muted(d *engine.DeviceView, name string) bool {
	for i := range d.Alarms {
		if a := &d.Alarms[i]; a.Name == name {
			return a.Acknowledged || a.Silenced
		}
	}
	return false
}
