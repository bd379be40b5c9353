package bag

import (
	"fmt"
	"strings"

	"downtime/game/device"
	"downtime/game/skill"
)

// View is the patient, the kit, and the bag in the hand.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	h := &e.hand
	v := skill.View{Papers: []skill.Paper{e.handover()}, Controls: e.controls(), Watch: float64(h.ticks) * tickSeconds}
	switch e.stage {
	case choosing:
		v.Step, v.Say = "Before the first squeeze", []string{h.need.why, e.choice()}
		v.Fields, v.Watch = e.form.Fields, float64(e.waited)*tickSeconds
		v.Until(e.setup.Timing.Limit(soon), e.waited)
		return v
	case teaching:
		v.Step, v.Say = "Teach Tom", []string{"Tom, a student, has the bag. Say what he needs to hear; his hands do as they are told. Then step back.", e.pupil.tells()}
		v.Fields = e.form.Fields
	default:
		v.Step, v.Say = "Breathe for the patient", []string{h.need.why}
		v.Until(bout*skill.TicksPerSecond, h.ticks)
		if e.failed && !e.brought {
			v.Say = append(v.Say, "No oxygen comes from the wall.")
		}
	}
	v.Bag = h.picture()
	if e.setup.Guided || e.shown {
		v.Hint = h.hint(e.stage == teaching)
	}
	return v
}

// choice asks for the kit, and says what its clock is for.
func (e *exercise) choice() string {
	switch limit := e.setup.Timing.Limit(soon); {
	case limit == 0:
		return "Choose what you take."
	case e.waited >= limit:
		return e.late()
	default:
		return fmt.Sprintf("Choose what you take. Longer than %.0f s loses only the points for a first breath soon.", seconds(limit))
	}
}

func (e *exercise) handover() skill.Paper {
	n := e.hand.need
	rows := [][]string{{strings.TrimSuffix(n.who, ".")}, {"Ventilator", n.before}}
	if !n.mask {
		rows = append(rows, []string{"EtCO2 before", fmt.Sprintf("%.1f kPa", e.hand.start)}, []string{"PEEP before", n.peep + " cmH2O"})
	}
	if e.stage != choosing && e.stage != over {
		rows = append(rows, []string{"Oxygen", e.kit.oxygen + " L/min, reservoir " + e.kit.reservoir})
	}
	return skill.Paper{Title: "Handover", Rows: rows, Mark: "D"}
}

func (e *exercise) controls() []skill.Control {
	var out []skill.Control
	switch e.stage {
	case choosing:
		return []skill.Control{{ID: "take", Label: "Take the bag", Key: "enter", Big: true}}
	case teaching:
		for _, f := range phrases {
			out = append(out, skill.Control{ID: f.id, Label: f.label, Key: f.key})
		}
		out = append(out, skill.Control{ID: "leave", Label: "Step back and let him go on", Key: "enter", Big: true})
	default:
		out = []skill.Control{
			{ID: "squeeze", Label: "Squeeze while held", Key: "space", By: 1, Hold: true},
			{ID: "tap", Label: "One squeeze of a second", Key: "t", By: 1},
			{ID: "firmer", Label: "Squeeze firmer", Key: "+", By: 0.1},
			{ID: "softer", Label: "Squeeze softer", Key: "-", By: 0.1},
		}
		if e.hand.kind == newborn {
			out = append(out, skill.Control{ID: "long", Label: "One long squeeze of 2.5 s", Key: "l", By: 2.5})
		}
		if e.setup.Level == failing {
			out = append(out, skill.Control{ID: "cylinder", Label: "Send the nurse for a cylinder", Key: "y"})
			if e.kit.bag == "mapleson" {
				out = append(out, skill.Control{ID: "swap", Label: "Take the self-inflating bag from the wall", Key: "w"})
			}
		}
	}
	if !e.setup.Guided {
		out = append(out, skill.Control{ID: "ask", Label: "Ask how it goes", Key: "h"})
	}
	return out
}

// picture is what hand and eye have now.
func (h *hand) picture() *skill.Bag {
	most, _ := h.bag.Grip()
	out := &skill.Bag{
		Chest: h.rise(), Feel: h.feel(), Kind: "self-inflating", Full: h.bag.Chan[device.BagLeft].Effect, Number: h.readings(),
	}
	if h.open {
		out.Squeezed = min(1, h.bag.Squeeze.Pressed/most)
	}
	if h.bag.Chan[device.BagSort].Ordered == float64(device.MaplesonC) {
		out.Kind = "mapleson-c"
	}
	if !h.need.mask {
		out.CO2 = append(out.CO2, h.trace...)
	}
	return out
}

// lately is the rate of the last few squeezes a minute, and the depth and length of the last; false without three.
func (h *hand) lately() (rate float64, last *breath, ok bool) {
	n := len(h.breaths)
	if n < 3 {
		return 0, nil, false
	}
	first := h.breaths[max(0, n-4)].at
	last = &h.breaths[n-1]
	return float64(min(n, 4)-1) * (60 * skill.TicksPerSecond) / float64(max(1, last.at-first)), last, true
}

// hint is what a registrar at the elbow would say of the last few breaths.
func (h *hand) hint(taught bool) string {
	rate, last, ok := h.lately()
	n := h.need
	every := 60 / n.rate.middle()
	who := "You squeeze"
	if taught {
		who = "He squeezes"
	}
	switch {
	case h.kind == newborn && h.opening.aerated < 0.8:
		return h.firstHint()
	case !ok:
		return fmt.Sprintf("One squeeze every %.0f seconds, over about a second, until the chest just rises.", every)
	case rate > n.rate.high:
		return fmt.Sprintf("%s %.0f times a minute. Slower: one every %.0f seconds.", who, rate, every)
	case rate < n.rate.low:
		return fmt.Sprintf("%s %.0f times a minute. Oftener: one every %.1f seconds.", who, rate, every)
	case last.ml > n.volume.high:
		return "Too deep: let go when the chest has just risen."
	case last.ml < n.volume.low:
		return "Too little: the chest must rise."
	case last.seconds < n.squeeze.low || last.seconds > n.squeeze.high:
		return "Each squeeze over about a second."
	}
	return "Good. Just so."
}

// firstHint is for the long squeezes that open a newborn's lung.
func (h *hand) firstHint() string {
	switch n := len(h.breaths); {
	case n == 0:
		return "Five long squeezes of 2 to 3 s first, then 30 a minute. Look for the chest, listen for the heart."
	case h.breaths[n-1].seconds < 1.5:
		return "The lung is not open yet: hold each squeeze for 2 to 3 s until the chest moves."
	}
	return "Good: long ones until the chest moves."
}
