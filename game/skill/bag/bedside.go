package bag

import (
	"fmt"

	"downtime/game/skill"
)

// What somebody at the bed says of the patient, once each and in every mode: that a patient is in danger is no feedback on the hands.
type word uint8

const (
	late      word = iota // the time for the kit is over
	falling               // the pressure falls
	pulse                 // no pulse is felt
	back                  // the pressure has come back
	noGas                 // breaths are pressed in and none comes back
	nobody                // nobody breathes for the patient
	blue                  // the saturation falls
	slowHeart             // a newborn's heart does not rise
	numWords
)

// When something is said. The share of the usual pressure below which no pulse is felt, and no probe on a finger finds one, is somewhat above that
// of game/patient; all are chosen for the simulation (mark D).
const (
	fallsBelow  = 0.65
	feltAbove   = 0.32
	recovered   = 0.9
	noTrace     = 0.5  // kPa
	pressing    = 5.0  // s since the last squeeze began, up to which somebody squeezes
	tooLong     = 20.0 // s without a breath
	leastSat    = 0.85 // saturation, where no lower one is prescribed
	leastSlow   = 0.80
	stillSlow   = 70.0 // beats a minute of a newborn
	heartLooked = 30.0 // s
)

// bedside is what is said now.
func (e *exercise) bedside() []skill.Event {
	h := &e.hand
	var out []skill.Event
	say := func(w word, so bool, text string, args ...any) {
		if so && !e.said[w] {
			e.said[w] = true
			out = append(out, skill.Event{Kind: "say", Text: h.speaker() + ": \"" + fmt.Sprintf(text, args...) + "\""})
		}
	}
	idle := h.idle()
	say(nobody, idle >= tooLong, "Nobody has given a breath for %.0f seconds.", tooLong)
	if h.kind == newborn {
		say(slowHeart, seconds(h.ticks) >= heartLooked && h.opening.heart < stillSlow, "Heart rate %.0f. I do not see the chest move.", h.opening.heart)
		return out
	}
	now := h.body.Circ.MAP
	say(falling, now < float64(fallsBelow*h.bp), "Mean pressure %.0f, and falling; it was %.0f.", now, h.bp)
	say(pulse, !h.felt(), "I feel no pulse.")
	say(back, e.said[falling] && now > float64(recovered*h.bp), "The pressure is coming back: %.0f.", now)
	say(noGas, !h.need.mask && len(h.breaths) > 2 && idle < pressing && h.endTidal() < noTrace, "The trace is flat. The chest stays up and no breath comes back.")
	least := leastSat
	if h.kind == slow {
		least = leastSlow
	}
	saturation := float64(h.body.Probe.SpO2)
	say(blue, h.felt() && saturation < least, "Saturation %.0f %%, and falling.", 100*saturation)
	return out
}

func (h *hand) speaker() string {
	if h.kind == newborn {
		return "The midwife"
	}
	return "The nurse"
}

// idle is how long no squeeze has begun, s.
func (h *hand) idle() float64 {
	last := h.since
	if n := len(h.breaths); n > 0 {
		last = max(last, h.breaths[n-1].at)
	}
	if h.open {
		last = max(last, h.began)
	}
	return seconds(h.ticks - last)
}

// felt reports whether a finger feels a pulse, and a probe finds one.
func (h *hand) felt() bool { return h.body.Circ.MAP >= float64(feltAbove*h.bp) }

// hurry is what is said when the time to choose the kit in is over.
func (e *exercise) hurry() []skill.Event {
	limit := e.setup.Timing.Limit(soon)
	if limit == 0 || e.waited < limit || e.said[late] {
		return nil
	}
	e.said[late] = true
	return []skill.Event{{Kind: "say", Text: e.hand.speaker() + ": \"Which bag shall we take?\" " + e.late()}}
}

// late says what the time costs.
func (e *exercise) late() string {
	return fmt.Sprintf("The %.0f s are over: the points for a first breath soon are lost, and nothing else. Choose, and take the bag.", seconds(e.setup.Timing.Limit(soon)))
}
