package pulse

import (
	"fmt"

	"downtime/game/skill"
)

// View is the patient under finger and eye.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	a, p := &e.answers[e.at], &e.patients[e.at]
	v := skill.View{
		Step: fmt.Sprintf("Patient %d of %d", e.at+1, e.beds()), Say: []string{p.story, e.place(a)},
		Pulse: e.picture(a, p), Fields: a.form.Fields, Controls: e.controls(a),
		Watch: float64(a.ticks-a.now.from) / skill.TicksPerSecond,
	}
	if e.setup.Given != nil {
		v.Step, v.Say = "At the bedside", v.Say[1:]
	}
	if e.setup.Guided || a.shown {
		v.Hint = e.hint(a, p)
	}
	return v
}

// place says where the hand is.
func (e *exercise) place(a *answer) string {
	if a.apex {
		return "Your stethoscope is over the apex of the heart, your eye on the chest."
	}
	return "Your finger is on the wrist, your eye on the chest. Start the watch and count; then write the rate a minute."
}

func (e *exercise) controls(a *answer) []skill.Control {
	var out []skill.Control
	for _, c := range counts {
		out = append(out, skill.Control{ID: c.id, Label: fmt.Sprintf("Start the watch for %d s", c.seconds), Key: c.key})
	}
	if e.apex() {
		label := "Listen at the apex"
		if a.apex {
			label = "Finger back on the wrist"
		}
		out = append(out, skill.Control{ID: "apex", Label: label, Key: "x"})
	}
	if e.asks() {
		out = append(out, skill.Control{ID: "ask", Label: "Ask how it goes", Key: "h"})
	}
	return append(out, skill.Control{ID: "sign", Label: "Sign, and go on", Key: "enter", Big: true})
}

// picture is what finger, ear and eye have now.
func (e *exercise) picture(a *answer, p *patient) *skill.Pulse {
	t := a.time()
	out := &skill.Pulse{Since: -1, Apex: a.apex, Chest: p.chest.risen(t), Breaths: int64(p.chest.count(before, t))}
	p.heart.reach(t)
	for _, b := range p.heart.beats {
		if b.at < before || b.at >= t || !b.felt && !a.apex {
			continue
		}
		out.Beats++
		out.Since, out.Strong = float64(t-b.at)/skill.TicksPerSecond, b.strong
	}
	if p.watched {
		out.Monitor = p.mon.shows(p, t)
	}
	return out
}

// hint is what a registrar at the elbow would say about the last count that was made, and about the answers that stand.
func (e *exercise) hint(a *answer, p *patient) string {
	switch {
	case !a.now.over(a.ticks):
		return "Count first: start the watch, and stop when it says that the time is over."
	case p.rhythm != "regular" && a.now.seconds < 60:
		return "This pulse is not even: count it for a whole minute."
	case p.chest.waxes && a.now.seconds < 60:
		return "The breaths come and go: a whole minute, or you count the storm or the calm."
	}
	from, to := before+a.now.from, before+a.now.end()
	hint := fmt.Sprintf("In your last %d s %s reached the wrist and %s began.", a.now.seconds,
		skill.Plural(p.heart.count(from, to, false), "beat", "beats"), skill.Plural(p.chest.count(from, to), "breath", "breaths"))
	if a.now.seconds < 60 {
		hint += fmt.Sprintf(" Times %d makes a minute.", 60/a.now.seconds)
	}
	return hint
}
