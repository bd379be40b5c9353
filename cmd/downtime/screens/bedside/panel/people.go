package panel

import (
	"fmt"
	"math"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// doing says what a person's hands and voice are at; free reports that they are at nothing.
func doing(p *engine.PersonView) (words string, free bool) {
	if p.Away {
		return "away, back in " + Seconds(p.Left) + ": " + p.Doing, false
	}
	words = hands(p)
	bed := ""
	if p.At != "" {
		bed = engine.BedLabel(p.At)
	}
	switch {
	case words != "" && bed != "":
		words = bed + ": " + words
	case words == "" && p.Voice == "" && bed != "":
		return "hands free, " + bed, true
	case words == "" && p.Voice == "":
		return "hands free", true
	case words == "" && bed != "":
		return bed + ", saying: " + p.Voice, false
	case words == "":
		return "saying: " + p.Voice, false
	}
	if p.Voice != "" {
		words += "; saying: " + p.Voice
	}
	return words, false
}

// hands is what a person's hands are at; "" nothing.
func hands(p *engine.PersonView) string {
	switch {
	case p.Bag != "" && p.Rhythm > 0:
		return fmt.Sprintf("on the bag, %.0f/min", p.Rhythm)
	case p.Bag != "":
		return "on the bag"
	case p.Doing != "":
		return p.Doing + ", " + Seconds(p.Left)
	case p.Press != "":
		return "chest compressions"
	}
	return ""
}

// Crowd is everybody in one line. Whoever is busy gets the room that the others leave.
func Crowd(th ui.Theme, people []engine.PersonView, w int) string {
	const gap = 3
	room, busy := w-1, 0
	for i := range people {
		words, free := doing(&people[i])
		room -= ui.Width(th.Spell(people[i].Label)) + 1 + gap
		if free {
			room -= len("free")
		} else if n := ui.Width(th.Spell(words)); n < 12 {
			room -= n
		} else {
			busy++
		}
	}
	line := " "
	for i := range people {
		words, free := doing(&people[i])
		switch {
		case free:
			words = th.Paint(ui.Dim, "free")
		default:
			words = th.Spell(words)
			words = th.Shorten(words, min(ui.Width(words), max(room/max(busy, 1), 10)))
		}
		line += th.Paint(ui.Title, th.Spell(people[i].Label)) + " " + words + ui.Blank(gap)
	}
	return ui.Fit(line, w)
}

// People is everybody, a line each, and the bag of whoever squeezes one for you, drawn small. Seconds moves the drawing.
func People(th ui.Theme, people []engine.PersonView, bag *engine.BagView, seconds float64, w, h int) string {
	out := []string{ui.TitleRule(th, "Hands", "", w)}
	name := 0
	for i := range people {
		name = max(name, ui.Width(th.Spell(people[i].Label)))
	}
	name = min(name, w/3)
	for i := range people {
		p := &people[i]
		words, free := doing(p)
		words = th.Shorten(th.Spell(words), max(w-name-4, 0))
		if free {
			words = th.Paint(ui.Dim, words)
		}
		out = append(out, " "+th.Paint(ui.Title, ui.Fit(th.Spell(p.Label), name))+"  "+words)
	}
	if bag != nil && !bag.Yours {
		out = append(out, Figure(th, bag, rhythm(people, bag.By), seconds, w)...)
	}
	return ui.Fill(strings.Join(out, "\n"), w, h)
}

// PeopleHeight is how many lines People wants.
func PeopleHeight(people []engine.PersonView, bag *engine.BagView) int {
	if bag != nil && !bag.Yours {
		return len(people) + 4
	}
	return len(people) + 1
}

func rhythm(people []engine.PersonView, id string) float64 {
	for i := range people {
		if people[i].ID == id {
			return people[i].Rhythm
		}
	}
	return 0
}

// Figure is a person with a bag: three lines. It moves at the rhythm that the eye counts, so that a rhythm which drifts can be seen.
func Figure(th ui.Theme, bag *engine.BagView, rate, seconds float64, w int) []string {
	squeeze := Press(rate, seconds, th.Still)
	drawn := ui.Bag{Squeeze: squeeze, Chest: squeeze * 0.8, Feel: bag.Feel}
	arm := th.Pick("╱│╲", "/|\\")
	body := []string{"   o  ", "  " + arm + "_", "  " + th.Pick("╱ ╲", "/ \\") + " "}
	small := lines(drawn.Small(th, max(w-8, 0), 3))
	out := make([]string, 3)
	for i := range out {
		out[i] = th.Paint(ui.Dim, ui.Fit(body[i], 7)) + small[i]
	}
	return out
}

// Press is how far a bag is squeezed at a moment of a steady rhythm: a second in, the rest of the time to fill.
func Press(rate, seconds float64, still bool) float64 {
	if rate <= 0 || still {
		return 0.3
	}
	period := 60 / rate
	in := math.Min(1, period*0.4)
	at := math.Mod(seconds, period)
	if at < in {
		return math.Sin(math.Pi / 2 * at / in)
	}
	return math.Max(0, 1-(at-in)/0.8)
}
