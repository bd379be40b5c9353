package wall

import (
	"fmt"
	"math"
	"strings"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
)

// roomy is the height from which a page shows a second picture.
const roomy = 32

// viewBeliefs is what the room held likely about a device, over time; in a large window the next device stands under it.
func (m *Wall) viewBeliefs(w, h int) string {
	all := m.shown.Beliefs
	if len(all) == 0 {
		return m.centred(fmt.Sprintf("No device was judged by %d or more of you.", review.Fewest), w, h)
	}
	at := m.pick[beliefsPage]
	legend := fmt.Sprintf("Each line is the mean of %d or more of you. Who has said nothing is in none.", review.Fewest)
	boxes := []ui.Box{{Body: m.overlay(at, w, h-1)}}
	if h >= roomy && len(all) > 1 {
		half := (h - 1) / 2
		boxes = []ui.Box{{Size: half, Body: m.overlay(at, w, half)}, {Body: m.overlay((at+1)%len(all), w, h-1-half)}}
	}
	return ui.Rows(w, h, append(boxes, ui.Box{Size: 1, Body: m.theme.Paint(ui.Dim, m.theme.Spell(legend))})...)
}

// overlay draws the lines of one device.
func (m *Wall) overlay(at, w, h int) string {
	x := &m.shown.Beliefs[at]
	title := ui.TitleRule(m.theme, "How likely at fault: "+x.Device, fmt.Sprintf("%d of %d", at+1, len(m.shown.Beliefs)), w)
	c := ui.Chart{Title: "Chance of a fault", Unit: "%", Lo: 0, Hi: 100, From: 0, To: 60 * m.shown.Minutes}
	for i := range x.Lines {
		c.Series = append(c.Series, strand(x.Lines, i))
	}
	if len(m.shown.Missed) > 0 {
		c.Marks = []ui.Mark{{At: 60 * m.shown.Missed[0].From, Label: "what most missed was there"}}
	}
	return ui.Rows(w, h, ui.Box{Size: 1, Body: title}, ui.Box{Body: c.View(m.theme, w, h-1)})
}

// strand is one line. Those that lie on one another are drawn a little apart, as strands of a rope: it is as thick as people are many.
func strand(lines [][]Level, i int) ui.Series {
	s := ui.Series{Role: ui.Text, Step: true}
	switch i {
	case 0:
		s.Name, s.Role = "the lowest", ui.SpO2
	case len(lines) - 1:
		s.Name, s.Role = "the highest", ui.Shown
	}
	apart := math.Min(1.6, 8/math.Max(1, float64(len(lines)-1)))
	off := apart * (float64(i) - float64(len(lines)-1)/2)
	for _, l := range lines[i] {
		s.Points = append(s.Points, ui.Point{At: 60 * l.Minute, Value: math.Min(100, math.Max(0, 100*l.P+off))})
		if math.IsNaN(l.P) {
			s.Points[len(s.Points)-1].Value = math.NaN()
		}
	}
	return s
}

func joined(lines []string) string { return strings.Join(lines, "\n") }
