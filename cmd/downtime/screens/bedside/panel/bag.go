package panel

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Bout is what is drawn while your own keys squeeze the bag.
type Bout struct {
	Bag    engine.BagView
	Left   float64 // seconds until the bout ends
	Length float64
	Hold   bool    // a held key is a squeeze; else each tap is one
	Falls  bool    // the chest goes down
	Oxygen string  // what flows into the bag, in words; "" unknown
	Beat   float64 // where the metronome is in its beat, 0..1; below 0: off
	CO2    *ui.Trace
	Paw    *ui.Trace
}

// fullSqueeze is the part of a bag that one hand presses out at the most.
const fullSqueeze = 800.0 / 1500.0

// View draws the bag, the chest, the gauge and the capnogram of the bout.
func (b Bout) View(th ui.Theme, w, h int) string {
	rule := ui.TitleRule(th, "The bag is in your hands", b.Oxygen, w)
	picture := min(max(w*45/100, 24), 52)
	rows := max(h-2, 1)
	drawn := ui.Bag{Squeeze: (1 - b.Bag.Full) / fullSqueeze, Chest: b.Bag.Chest, Falls: b.Falls, Feel: b.Bag.Feel}
	if b.Bag.ML == 0 {
		drawn.Feel = "" // nothing was squeezed yet
	}
	body := ui.Columns(w, rows, ui.Box{Size: picture, Body: drawn.View(th, picture, rows)}, ui.Box{Size: 2}, ui.Box{Body: b.gauges(th, w-picture-2, rows)})
	return ui.Rows(w, h, ui.Box{Size: 1, Body: rule}, ui.Box{Size: rows, Body: body}, ui.Box{Body: b.foot(th, w)})
}

func (b Bout) gauges(th ui.Theme, w, h int) string {
	head := []string{
		th.Paint(ui.Paw, "gauge ") + ui.Meter(th, ui.Paw, b.Bag.Paw/60, max(min(w-20, 24), 4)) + th.Paint(ui.Title, fmt.Sprintf(" %3.0f", b.Bag.Paw)) +
			th.Paint(ui.Dim, " cmH2O"),
		th.Paint(ui.CO2, "CO2   ") + th.Paint(ui.Title, fmt.Sprintf("%.1f", b.Bag.CO2)) + th.Paint(ui.Dim, " kPa   squeezed ") +
			fmt.Sprintf("%.0f", b.Bag.ML) + th.Paint(ui.Dim, " mL"),
	}
	rest := h - len(head)
	if rest < 2 {
		return ui.Fill(strings.Join(head, "\n"), w, h)
	}
	if rest < 6 {
		return ui.Rows(w, h, ui.Box{Size: 2, Body: strings.Join(head, "\n")}, ui.Box{Body: b.CO2.View(th, w, rest)})
	}
	paw := rest / 2
	return ui.Rows(w, h, ui.Box{Size: 1, Body: head[0]}, ui.Box{Size: paw, Body: b.Paw.View(th, w, paw)},
		ui.Box{Size: 1, Body: head[1]}, ui.Box{Body: b.CO2.View(th, w, rest-paw)})
}

func (b Bout) foot(th ui.Theme, w int) string {
	how := th.Paint(ui.Key, "space") + th.Paint(ui.Dim, " each tap is one squeeze")
	if b.Hold {
		how = th.Paint(ui.Key, "space") + th.Paint(ui.Dim, " hold to squeeze, let go to let him breathe out")
	}
	if b.Beat >= 0 {
		how += "   " + metronome(th, b.Beat)
	}
	left := ui.Meter(th, urgency(b.Left), b.Left/b.Length, 16) + " " + Seconds(b.Left) + " left "
	return between(" "+how, left, w)
}

// metronome counts four in a beat and says on which to squeeze.
func metronome(th ui.Theme, beat float64) string {
	words := [...]string{"squeeze", "let go", "wait", "wait"}
	at := min(int(beat*4), 3)
	out := ""
	for i := range words {
		dot := th.Pick("○", "o")
		if i == at {
			dot = th.Pick("●", "@")
		}
		out += dot
	}
	return out + " " + ui.Fit(words[at], 7)
}
