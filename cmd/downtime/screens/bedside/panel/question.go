package panel

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Question is the card of one open scene.
type Question struct {
	Scene    engine.SceneView
	Deadline float64   // seconds it had at first; 0 none
	Waiting  []Waiting // the other open ones, the most urgent first
	Asked    string    // label of the device a belief moment asks about; "" for a scene with answers
	Count    string    // of how many devices a belief was stated; "" is not said
	Typed    string    // digits of the belief so far
	P        float64   // the belief they make, 0..1
	Last     *float64
	Dimmed   bool // the keys go elsewhere now
}

// Waiting is a question that is open but not shown.
type Waiting struct {
	Who  string
	Left float64 // seconds until it passes; 0: it waits
}

// Height is how many lines the card takes at a width.
func (q Question) Height(th ui.Theme, w int) int {
	body, _ := q.body(th, w-4)
	return len(body) + 2
}

// View draws the card and says where its answers can be clicked.
func (q Question) View(th ui.Theme, w, h int) (string, []Spot) {
	body, spots := q.body(th, w-4)
	for i := range spots {
		spots[i].X += 2
		spots[i].Y++
	}
	return ui.Frame(th, q.Scene.Speaker, strings.Join(body, "\n"), w, h), spots
}

func (q Question) body(th ui.Theme, w int) ([]string, []Spot) {
	out := lines(ui.Wrap(th.Spell(q.Scene.Text), w))
	if q.Asked != "" {
		return append(append(out, q.slider(th, w)...), q.others(th, w)...), nil
	}
	var spots []Spot
	for i, c := range q.Scene.Choices {
		key := fmt.Sprint(i + 1)
		role, text := ui.Key, th.Shorten(th.Spell(c.Label), max(w-5, 0))
		if !c.Legal {
			text = th.Paint(ui.Dim, th.Shorten(th.Spell(c.Label)+" (not now)", max(w-5, 0)))
		}
		if q.Dimmed || !c.Legal {
			role = ui.Dim
		}
		spots = append(spots, Spot{X: 0, Y: len(out), W: w, Key: key})
		out = append(out, " "+th.Paint(role, key)+"  "+text)
	}
	return append(append(out, q.clock(th, w)), q.others(th, w)...), spots
}

// others names everybody else who waits for an answer, and for how long still.
func (q Question) others(th ui.Theme, w int) []string {
	if len(q.Waiting) == 0 {
		return nil
	}
	return lines(ui.Wrap(wait(th, "Waiting too:", q.Waiting)+th.Paint(ui.Dim, " turns over"), w))
}

// Aside is the one line of questions that were put aside.
func Aside(th ui.Theme, all []Waiting, w int) string {
	return ui.Fit(" "+wait(th, "Waiting:", all)+th.Paint(ui.Dim, " opens it"), w)
}

func wait(th ui.Theme, head string, all []Waiting) string {
	text := th.Paint(ui.Title, head)
	for i, o := range all {
		if i > 0 {
			text += ","
		}
		text += " " + th.Spell(o.Who)
		if o.Left > 0 {
			text += " " + th.Paint(urgency(o.Left), Seconds(o.Left))
		}
	}
	return text + ".  " + th.Paint(ui.Key, "[ ]")
}

func (q Question) clock(th ui.Theme, w int) string {
	if q.Deadline <= 0 {
		return th.Paint(ui.Dim, "It waits for you.")
	}
	words := Seconds(q.Scene.Left) + " to answer"
	return ui.Meter(th, urgency(q.Scene.Left), q.Scene.Left/q.Deadline, min(24, w/3)) + "  " + th.Paint(ui.Dim, words)
}

// slider is the scale on which a belief is stated.
func (q Question) slider(th ui.Theme, w int) []string {
	out := []string{Scale(th, q.Typed != "", q.P, q.Last, w)}
	keys := "7 is 70 %, 75 is 75 %, 05 is 5 %, = is 100 %, arrows move.  Enter states it.  Esc lets it pass."
	out = append(out, lines(th.Paint(ui.Dim, ui.Wrap(keys, w)))...)
	if q.Count != "" {
		out = append(out, th.Paint(ui.Dim, th.Shorten(q.Count+" b lists them.", w)))
	}
	if q.Deadline > 0 {
		out = append(out, q.clock(th, w))
	}
	return out
}

// Scale draws a probability from "surely sound" to "surely at fault".
func Scale(th ui.Theme, set bool, p float64, last *float64, w int) string {
	left, right := "sound ", " at fault "
	bar := min(40, max(w-ui.Width(left)-ui.Width(right)-24, 6))
	value := "  --  "
	if set {
		value = fmt.Sprintf(" %3.0f %%", p*100)
	} else {
		p = 0
	}
	line := th.Paint(ui.Dim, left) + ui.Meter(th, ui.Shown, p, bar) + th.Paint(ui.Dim, right) + th.Paint(ui.Title, value)
	if last != nil {
		line += th.Paint(ui.Dim, fmt.Sprintf("  before: %.0f %%", *last*100))
	}
	return line
}

// urgency is the pen of the time that is left.
func urgency(seconds float64) ui.Role {
	if seconds < 10 {
		return ui.Unsaved
	}
	return ui.Good
}
