package pressure

import (
	"fmt"

	"downtime/game/skill"
)

// View is the arm, the cuff and what comes through.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	a := &e.arms[e.at]
	v := skill.View{
		Step: fmt.Sprintf("Patient %d of %d", e.at+1, e.beds()), Say: []string{a.story, a.place()},
		Cuff: a.picture(), Fields: a.form.Fields, Controls: e.controls(a), Watch: float64(a.ticks) * tickSeconds,
	}
	if e.setup.Given != nil {
		v.Step, v.Say = "At the bedside", v.Say[1:]
	}
	if e.setup.Guided || a.shown {
		v.Hint = a.hint()
	}
	return v
}

func (a *arm) place() string {
	if a.ears {
		return "The cuff is on the upper arm. Your stethoscope is over the artery at the elbow."
	}
	return "The cuff is on the upper arm, the arm supported at the height of the heart. Your fingers are on the pulse at the wrist."
}

// felt for so long after the last beat that came through.
const remembered = 3 * skill.TicksPerSecond / 2

func (a *arm) picture() *skill.Cuff {
	out := &skill.Cuff{
		Gauge: a.cuff.mmHg, Top: gaugeTop, Sounds: a.sounds, Since: -1, Loud: a.loud, Valve: a.cuff.valve, Ears: a.ears,
		Pulse: !a.ears && a.lastFel >= 0 && a.ticks-a.lastFel < remembered,
	}
	if a.sounds > 0 {
		out.Since = float64(a.ticks-a.since) * tickSeconds
	}
	return out
}

func (e *exercise) controls(a *arm) []skill.Control {
	ears := "Put the stethoscope on the artery"
	if a.ears {
		ears = "Put your fingers back on the wrist"
	}
	out := []skill.Control{
		{ID: "pump", Label: "Squeeze the bulb", Key: "space"},
		{ID: "open", Label: "Open the valve a little", Key: "+", By: 0.01},
		{ID: "close", Label: "Close the valve a little", Key: "-", By: 0.01},
		{ID: "shut", Label: "Shut the valve", Key: "c"},
		{ID: "empty", Label: "Let it all out", Key: "e"},
		{ID: "ears", Label: ears, Key: "s"},
	}
	if a.ears {
		out = append(out, skill.Control{ID: "first", Label: "Mark the first sound", Key: "f"}, skill.Control{ID: "last", Label: "Mark the last sound", Key: "l"})
	}
	if e.asks() {
		out = append(out, skill.Control{ID: "ask", Label: "Ask how it goes", Key: "h"})
	}
	return append(out, skill.Control{ID: "sign", Label: "Sign, and go on", Key: "enter", Big: true})
}

// leaks is the opening of the valve from which a cuff that is down does not stay up for long (mark D).
const leaks = 0.1

// goal adds to a hint how high the cuff should go, once that is known.
func (a *arm) goal() string {
	if !a.felt {
		return ""
	}
	return " Then to 30 mmHg above where the pulse went."
}

// short reports whether the cuff is on its way up, and not there yet.
func (a *arm) short() bool {
	return a.cuff.valve <= 0 && a.cuff.mmHg < a.artery.systolic+least-wristLoss && a.last().peak <= a.cuff.mmHg+1
}

// hint is what a registrar at the elbow would say now.
func (a *arm) hint() string {
	switch {
	case a.cuff.mmHg > max(hurtsFrom, a.artery.systolic+hurtsAbove):
		return "Far higher than it need be, and that hurts: let it all out."
	case !a.felt && a.ears:
		return "Fingers first: without the palpated pressure you do not know how high to go."
	case !a.up && a.cuff.valve > leaks:
		return "The valve is open: what you pump in goes out again. Shut it before you pump." + a.goal()
	case !a.felt:
		return "Shut the valve and pump until the pulse at the wrist goes. Note where, then let it all out."
	case a.up && !a.ears:
		return "The pulse went. Note where it comes back as you let down, and let it all out before you listen."
	case !a.up:
		return a.hintFlat()
	}
	return a.hintListening()
}

// hintFlat is for a cuff that is down, once the pulse was felt to go.
func (a *arm) hintFlat() string {
	switch {
	case !a.ears:
		return "The pulse went. Write down where, put the stethoscope on, shut the valve, and go 30 mmHg above that."
	case len(a.runs) > 0 && a.last().complete:
		r := a.last()
		return fmt.Sprintf("The first sound came at %.0f, the last at %.0f; you let down %.1f mmHg a second. An irregular pulse wants it once more.",
			nearest(r.first), nearest(r.last), r.rate)
	}
	return "Shut the valve, and pump to 30 mmHg above where the pulse went."
}

// hintListening is for a cuff that is up with the stethoscope on.
func (a *arm) hintListening() string {
	falling := a.cuff.rate()
	switch {
	case a.short(), a.cuff.air > 0:
		return "Pump on: to 30 mmHg above where the pulse went."
	case a.last().complete:
		return "The last sound is behind you: let it all out."
	case falling > fastest:
		return fmt.Sprintf("Slower: the needle falls %.0f mmHg a second. 2 to 3.", falling)
	case falling < slowest:
		return "Open the valve a little: 2 to 3 mmHg a second."
	}
	return "Good. Listen for the first sound and for the last."
}
