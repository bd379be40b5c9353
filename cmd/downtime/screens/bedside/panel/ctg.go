package panel

import (
	"fmt"
	"math"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Paper is what the panel of a cardiotocograph is drawn from. Its lines are those of the paper that the machine has written, not a sweep: whoever
// comes to it reads the last ten minutes.
type Paper struct {
	Device *engine.DeviceView
	Clears string // the key that clears the messages of alarms that have ended; "" none
}

// The scales of the paper: fetal heart 50 to 210 a minute as in Britain, contractions 0 to 100.
const (
	fetalLow, fetalHigh = 50.0, 210.0
	wombHigh            = 100.0
)

// View draws name, alarms, numbers and as much of the paper as there is room for.
func (p Paper) View(th ui.Theme, w, h int) string {
	d := p.Device
	head := []string{Rule(th, d.Label, "", d.Alarms, p.Clears, w), " " + run(th, pick(d, false), w-1)}
	if h > 12 {
		head = append([]string{ui.TitleRule(th, d.Label, "", w)}, append(AlarmLines(th, d.Alarms, p.Clears, w, 2), head[1])...)
	}
	rest := h - len(head)
	if rest < 3 {
		return ui.Fill(strings.Join(head, "\n"), w, h)
	}
	body := NoCurves(th, Out(d), w, rest)
	if Out(d) == "" && d.Strip != nil {
		body = p.strip(th, w, rest)
	}
	return ui.Rows(w, h, ui.Box{Size: len(head), Body: strings.Join(head, "\n")}, ui.Box{Size: rest, Body: body})
}

// strip draws both lines over each other, and where there is room the time under them.
func (p Paper) strip(th ui.Theme, w, h int) string {
	s := p.Device.Strip
	axis := 0
	if h >= 6 {
		axis = 1
	}
	low := max((h-axis)/3, 1)
	high := h - axis - low
	wide := w - labelWidth
	fetal := ui.Paper(th, ui.ECG, ui.Scale{Low: fetalLow, High: fetalHigh, Points: points(s)}, s.Fetal, wide, high)
	womb := ui.Paper(th, ui.Flow, ui.Scale{High: wombHigh, Points: points(s)}, s.Womb, wide, low)
	boxes := []ui.Box{
		{Size: high, Body: ui.Columns(w, high, ui.Box{Size: labelWidth, Body: strings.Join(fetalLabels(th, high), "\n")}, ui.Box{Body: fetal})},
		{Size: low, Body: ui.Columns(w, low, ui.Box{Size: labelWidth, Body: th.Paint(ui.Flow, ui.Fit("TOCO", labelWidth))}, ui.Box{Body: womb})},
	}
	if axis > 0 {
		minutes := points(s) * s.Seconds / 60
		boxes = append(boxes, ui.Box{Size: 1, Body: ui.Blank(labelWidth) + th.Paint(ui.Dim, between(fmt.Sprintf("-%d min", minutes), "now", wide))})
	}
	return ui.Rows(w, h, boxes...)
}

// points is how many points the whole paper holds: ten minutes.
func points(s *engine.StripView) int { return 600 / max(s.Seconds, 1) }

// fetalLabels names the line and, from five rows, the bounds of the normal baseline where they lie.
func fetalLabels(th ui.Theme, h int) []string {
	out := make([]string, h)
	out[0] = th.Paint(ui.ECG, ui.Fit("FHR", labelWidth))
	if h < 5 {
		return out
	}
	for _, bound := range [...]float64{160, 110} {
		if y := int(math.Round((fetalHigh - bound) / (fetalHigh - fetalLow) * float64(h-1))); y > 0 {
			out[y] = th.Paint(ui.Dim, ui.Fit(fmt.Sprintf(" %.0f", bound), labelWidth))
		}
	}
	return out
}
