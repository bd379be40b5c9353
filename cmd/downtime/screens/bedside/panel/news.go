package panel

import (
	"fmt"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// newsShort are the parameters of NEWS2 in the few cells of a line, in the order of the chart; the sixth is the letter that was charted.
var newsShort = [...]string{"RR", "SpO2", "O2", "SBP", "pulse", "", "temp"}

// News is the early warning score in one line: the total and its risk, then the points of each parameter. What nothing shows is a dash, and a
// total with a dash may be too low: it carries a plus. SpO2(2) is the second scale.
func News(th ui.Theme, n *engine.NewsView, w int) string {
	total := fmt.Sprintf("NEWS2 %d", n.Total)
	if len(n.Missing) > 0 {
		total += "+"
	}
	pen := ui.Title
	switch {
	case n.Total >= 7:
		pen = ui.Bad
	case n.Total >= 5 || n.Red:
		pen = ui.Unsaved
	}
	line := " " + th.Paint(pen, total+", "+riskOf(n)) + " "
	for i, p := range n.Parts {
		name := newsShort[i%len(newsShort)]
		if name == "" {
			name = n.Level
		}
		if i == 1 && n.Scale == 2 {
			name += "(2)"
		}
		points := fmt.Sprint(p.Points)
		if p.Missing {
			points = "--"
		}
		part := " " + th.Paint(ui.Dim, name) + " " + th.Paint(ui.Title, points)
		if ui.Width(line)+ui.Width(part) > w {
			break
		}
		line += part
	}
	return ui.Fit(line, w)
}

// thin is from how many missing parameters on a low total says nothing: a heart that has stopped shows no pulse, no saturation and no pressure.
const thin = 3

// riskOf is the risk of a score, or that too little of it is shown to call it one.
func riskOf(n *engine.NewsView) string {
	if tooThin(n) {
		return "too little is shown to score"
	}
	return n.Risk
}

func tooThin(n *engine.NewsView) bool { return len(n.Missing) >= thin && n.Total < 5 }
