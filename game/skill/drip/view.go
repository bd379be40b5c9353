package drip

import (
	"fmt"
	"math"

	"downtime/game/device"
	"downtime/game/skill"
)

// View is the paper work, or the drip on its stand.
func (e *exercise) View() skill.View {
	if e.over {
		return skill.View{Still: true}
	}
	v := skill.View{Watch: float64(e.ticks) / skill.TicksPerSecond}
	if e.asking {
		v.Step = "Before you hang anything"
		v.Say = []string{"Asked for: " + e.drug.Ask, "And an infusion to set up, with the packet that lies there:"}
		v.Papers, v.Fields, v.Still = []skill.Paper{e.chart(), e.packet()}, e.form.Fields, true
		v.Controls = []skill.Control{{ID: "sign", Label: "Hang the bag", Key: "enter", Big: true}}
		return v
	}
	v.Step = fmt.Sprintf("%s, look %d of %d", clock(e.minutes()), e.visit+1, visits)
	v.Say = e.scene()
	v.Papers = []skill.Paper{e.chart()}
	if e.setup.Given != nil {
		v.Step, v.Say, v.Papers = "At the bedside", atBedside, append(v.Papers, e.packet())
	}
	v.Drip, v.Fields, v.Controls = e.stand.picture(), e.count.Fields, e.controls()
	v.Drip.Tape = e.tape()
	if e.now.seconds > 0 {
		v.Watch = float64(e.ticks-e.now.from) / skill.TicksPerSecond
	}
	if e.visit == 0 && e.setup.Given == nil {
		v.Until(e.setup.Timing.Limit(soon), e.ticks)
	}
	if e.setup.Guided || e.shown {
		v.Hint = e.hint()
	}
	return v
}

func (e *exercise) scene() []string {
	say := [...]string{
		"The bag hangs, the chamber is half full, the clamp is shut. Open it slowly, count, and leave it when you believe it.",
		"You are back. See what the drip has done, and set it again if it must be.",
		"The last look before the hour is over: from here it runs half an hour by itself.",
	}[e.visit]
	out := []string{say}
	if e.look != "" {
		out = append(out, e.look)
	}
	return out
}

// minutes since 14:00 of the simulated afternoon.
func (e *exercise) minutes() int { return int(e.stand.tick / (60 * skill.TicksPerSecond)) }

func clock(minutes int) string {
	m := clockZero + minutes
	return fmt.Sprintf("%02d:%02d", m/60, m%60)
}

func (e *exercise) chart() skill.Paper {
	rows := [][]string{{e.order.Fluid}, {"Route", "intravenous, by gravity"}}
	switch {
	case e.setup.Given != nil:
		rows = append(rows, []string{"Volume", fmt.Sprintf("%.0f mL", e.order.Volume)}, []string{"Over", fmt.Sprintf("%g hours", e.order.Hours)})
	case !e.asking:
		rows = append(rows, []string{"You worked out", e.form.Value("rate") + " mL/h"}, []string{"That is", e.form.Value("drops") + " drops/min"})
	}
	return skill.Paper{Title: "Fluid chart", Rows: rows, Mark: "D"}
}

// packet is where the drop factor stands, among what else stands on packets.
func (e *exercise) packet() skill.Paper {
	what, filter := "Administration set, gravity", "15 micrometres"
	switch e.order.Factor {
	case 15:
		what, filter = "Blood administration set", "200 micrometres, double chamber"
	case 60:
		what, filter = "Administration set with burette", "15 micrometres"
	}
	return skill.Paper{Title: "On the packet", Rows: [][]string{
		{what}, {"Length", "180 cm"}, {"Filter", filter}, {"Drops", fmt.Sprintf("%.0f drops = 1 mL ± 0.1 mL", e.order.Factor)}, {"Priming volume", "17 mL"}, {"Single use, sterile"},
	}, Mark: "D"}
}

// tape is the strip that you have written on the bag, by your own rate.
func (e *exercise) tape() []skill.Mark {
	rate, ok := e.form.Number("rate")
	if !ok || !e.opened || e.hung {
		return nil
	}
	opened := e.minutes() - int(e.elapsed/(60*skill.TicksPerSecond))
	var out []skill.Mark
	for q := range 5 {
		if left := e.began - float64(rate*float64(q)/4); left >= 0 {
			out = append(out, skill.Mark{Label: clock(opened + 15*q), Left: math.Round(left)})
		}
	}
	return out
}

// How far one press rolls the clamp. Narrower than bites it pinches the tube flat: no drop falls that an eye would wait for, so
// that one press opens it so far, and one closes it from there (mark D).
const (
	little = 0.002
	more   = 0.02
	bites  = 0.07
)

// down is how far a press closes the clamp.
func down(now, by float64) float64 {
	if now > 0 && now-by < bites {
		return now
	}
	return by
}

func (e *exercise) controls() []skill.Control {
	now := e.stand.ordered(device.DripClamp)
	out := []skill.Control{
		{ID: "open", Label: "Open the clamp a little", Key: "+", By: max(little, bites-now)},
		{ID: "close", Label: "Close the clamp a little", Key: "-", By: down(now, little)},
		{ID: "wide", Label: "Open it more", Key: "o", By: max(more, bites-now)},
		{ID: "narrow", Label: "Close it more", Key: "c", By: down(now, more)},
	}
	for _, c := range counts {
		out = append(out, skill.Control{ID: c.id, Label: fmt.Sprintf("Start the watch for %d s", c.seconds), Key: c.key})
	}
	if e.setup.Given != nil {
		return append(out, skill.Control{ID: "accept", Label: "Leave it so", Key: "enter", Big: true})
	}
	out = append(out, skill.Control{ID: "look", Label: "Look at the site", Key: "k"})
	if e.stand.has(bent) {
		out = append(out, skill.Control{ID: "straighten", Label: "Straighten the arm", Key: "r"})
	}
	if e.stand.has(lowered) {
		out = append(out, skill.Control{ID: "raise", Label: fmt.Sprintf("Raise the stand to %.0f cm", usualHeight), Key: "u"})
	}
	if e.look != "" {
		out = append(out, skill.Control{ID: "resite", Label: "Put in a new cannula", Key: "i"})
	}
	if e.stand.left() <= float64(nearlyThrough*e.stand.ordered(device.DripBag)) {
		out = append(out, skill.Control{ID: "hang", Label: "Hang the next bag", Key: "n"})
	}
	if !e.setup.Guided {
		out = append(out, skill.Control{ID: "ask", Label: "Ask how it goes", Key: "h"})
	}
	leave := fmt.Sprintf("Leave it so, and come back in %d minutes", gaps[e.visit]/60)
	if e.visit == visits-1 {
		leave = "Leave it so"
	}
	return append(out, skill.Control{ID: "accept", Label: leave, Key: "enter", Big: true})
}

// hint is what a registrar at the elbow would say now.
func (e *exercise) hint() string {
	want := e.order.PerHour() * e.order.Factor / 60
	switch {
	case !e.opened:
		return fmt.Sprintf("%.0f mL/h by a set of %.0f is %.0f drops a minute, about %.0f in 15 s. Open slowly.", e.order.PerHour(), e.order.Factor, want, want/4)
	case e.stand.has(bent):
		return "The arm is bent at the cannula."
	case e.stand.has(lowered):
		return "The bag hangs lower than it did."
	case e.stand.runs():
		return fmt.Sprintf("Nobody counts that. Time the bag: %.0f mL in 15 minutes.", e.order.PerHour()/4)
	case e.stand.dev.Chamber().Every == 0:
		return "No drop falls: is the clamp too narrow, the bag empty, the arm bent?"
	case !e.now.over:
		return "Start the watch, count, and write down what you counted."
	}
	return fmt.Sprintf("%s fell in your %d s: %d a minute. You want %.0f.", skill.Plural(e.now.fell, "drop", "drops"), e.now.seconds, e.now.fell*60/e.now.seconds, want)
}
