package panel

import (
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// clockWidth is the width of "03:14:20" and a space at the left of the story.
const clockWidth = 10

// Story draws the last lines of what happened, the newest last; back is how many rows it is scrolled up.
func Story(th ui.Theme, told []engine.Line, back, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	need := h + back
	var rows []string
	for i := len(told) - 1; i >= 0 && len(rows) < need; i-- {
		rows = append(paragraph(th, &told[i], w), rows...)
	}
	end := max(len(rows)-back, 0)
	rows = rows[max(0, end-h):end]
	return ui.Fill(strings.Join(rows, "\n"), w, h)
}

// StoryRows is how many rows the whole story takes.
func StoryRows(th ui.Theme, told []engine.Line, w int) int {
	n := 0
	for i := range told {
		n += len(paragraph(th, &told[i], w))
	}
	return n
}

// paragraph is one line of narrative wrapped beside its clock.
func paragraph(th ui.Theme, l *engine.Line, w int) []string {
	rows := lines(ui.Wrap(words(th, l), max(w-clockWidth-1, 8)))
	for i := range rows {
		clock := ""
		if i == 0 {
			clock = l.Clock
		}
		rows[i] = " " + th.Paint(ui.Dim, ui.Fit(clock, clockWidth-1)) + rows[i]
	}
	return rows
}

func words(th ui.Theme, l *engine.Line) string {
	text, who := th.Spell(l.Text), th.Spell(l.Who)
	act := th.Pick("▸ ", "> ")
	switch l.Kind {
	case "act":
		if who != "You" {
			text = who + ": " + text
		}
		return th.Paint(ui.Dim, act+text)
	case "choice":
		if who == "" {
			return th.Paint(ui.Dim, text)
		}
		return th.Paint(ui.Key, act) + text
	case "scene", "reply":
		return th.Paint(ui.Title, who+": ") + text
	case "alarm":
		return alarmWords(th, text)
	case "belief", "device":
		return th.Paint(ui.Dim, text)
	case "hands":
		if who == "You" { // the case speaks of everybody in the third person
			text = strings.NewReplacer("squeezes the bag", "have the bag", "lets", "let").Replace(text)
		}
		return th.Paint(ui.Dim, who+" "+text)
	case "end":
		return th.Paint(ui.Title, text)
	}
	if who != "" {
		return th.Paint(ui.Title, who+": ") + text
	}
	return text
}

// alarmWords paints the shape with which an alarm line begins; one that ended has none.
func alarmWords(th ui.Theme, text string) string {
	mark := text[:len(text)-len(strings.TrimLeft(text, "!"))]
	if mark == "" {
		return th.Paint(ui.Dim, text)
	}
	p := ui.Alarm(len(mark))
	return th.Paint(p.Role(), " "+mark+" ") + " " + th.Paint(plain(p), strings.TrimSpace(text[len(mark):]))
}
