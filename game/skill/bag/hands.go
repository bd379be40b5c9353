package bag

import (
	"fmt"
	"math"

	"downtime/game/device"
	"downtime/game/patient"
	"downtime/game/skill"
)

// breath is one squeeze as it was given.
type breath struct {
	at       int64   // tick of the bout
	ml       float64 // into the lung
	squeezed float64 // mL
	seconds  float64
	peak     float64 // cmH2O
	full     float64 // how far the chest stood up when it began, 1 as after a good breath
}

// hand is a bag on a patient: the body, the bag, and what has been given.
type hand struct {
	need    *need
	kind    kind
	body    patient.State
	bag     device.Device
	opening opening
	dry     float64 // mL/cmH2O of a newborn's lung once it is open
	ticks   int64   // of the bout
	since   int64   // tick from which it is marked
	began   int64   // tick of the squeeze that goes on
	open    bool    // a squeeze goes on
	full    float64 // how far the chest stood up when it began
	breaths []breath
	fresh   bool    // the last of them has not been told yet
	start   float64 // kPa, end-tidal CO2 before
	bp      float64 // mmHg, mean pressure before
	trapped float64 // cmH2O, the most that was left in the lung at the end of a breath out
	lowest  float64 // mmHg
	trace   []float64
}

const (
	kPa        = 1 / 7.50062 // of a mmHg
	traceEvery = skill.TicksPerSecond / 10
	traceLong  = 100 // points: ten seconds
)

// take puts a bag on a patient.
func take(k kind) hand {
	n := &needs[k]
	h := hand{need: n, kind: k, body: patient.New(k.params(), n.vent), began: -1}
	h.start, h.bp = h.endTidal(), h.body.Circ.MAP
	h.lowest, h.dry = h.bp, h.body.Par.Compliance
	h.opening.heart = firstHeart
	return h
}

// step lets one tick pass in the order of the engine: the bag drives, the body breathes, the hand feels.
func (h *hand) step() {
	if h.kind == newborn {
		h.body.Par.Compliance = h.opening.step(h.body.Mech.Paw, h.dry)
	}
	h.ticks++
	var in patient.Inputs
	h.bag.Drive(h.ticks, &h.body, &in.Airway)
	h.body.Step(&in)
	h.bag.Sense(h.ticks, &h.body)
	if h.ticks%traceEvery == 0 {
		h.trace = append(h.trace, math.Round(100*h.body.Meter.CO2*kPa)/100)
		h.trace = h.trace[max(0, len(h.trace)-traceLong):]
	}
	h.lowest = min(h.lowest, h.body.Circ.MAP)
	if len(h.breaths) > 0 {
		h.trapped = max(h.trapped, h.body.Meter.AutoPEEP)
	}
	if h.open && !h.bag.Squeezing() {
		h.end()
	}
}

// told is what anybody sees of the breath that has just ended, once.
func (h *hand) told() []skill.Event {
	if !h.fresh {
		return nil
	}
	h.fresh = false
	return []skill.Event{{Kind: "breath", Text: h.eye(&h.breaths[len(h.breaths)-1])}}
}

// press begins a squeeze of so many mL over so many seconds.
func (h *hand) press(ml, seconds float64) {
	if h.open {
		h.bag.Release(h.ticks)
		h.end()
	}
	h.bag.Press(h.ticks, ml, seconds)
	h.open, h.began, h.full = true, h.ticks, h.rise()
}

// release lets go.
func (h *hand) release() {
	h.bag.Release(h.ticks)
	h.end()
}

// end files the squeeze that is over.
func (h *hand) end() {
	c := &h.bag.Chan
	h.open, h.fresh = false, true
	h.breaths = append(h.breaths, breath{
		at: h.began, ml: c[device.BagGiven].Effect, squeezed: c[device.BagSqueezed].Effect, peak: c[device.BagPeak].Effect,
		seconds: float64(h.ticks-h.began) * tickSeconds, full: h.full,
	})
}

// rise is how far the chest stands up, 1 for a good breath of this patient.
func (h *hand) rise() float64 {
	over := h.body.Mech.Volume - float64(h.body.Mech.Compliance*h.bag.Chan[device.BagPEEP].Ordered)
	return max(0, over/h.need.volume.middle())
}

const stillUp = 0.6 // of a good breath, in the chest when the next begins (mark D)

// eye says of a breath what anybody sees of it.
func (h *hand) eye(b *breath) string {
	switch share := b.ml / h.need.volume.middle(); {
	case b.full > stillUp:
		return "the chest had not gone down before the squeeze"
	case share < 0.3:
		return "the chest hardly moves"
	case share < 0.72:
		return "the chest rises a little"
	case share < 1.35:
		return "the chest rises"
	}
	return "the chest heaves"
}

// feel is how the bag felt in the last squeeze, by what a sound chest of that size would feel like: a soft one of 50 mL/cmH2O is an adult's.
func (h *hand) feel() string {
	if len(h.breaths) == 0 && !h.open {
		return "full"
	}
	if h.bag.Chan[device.BagLeft].Effect < 0.05 {
		return "flat"
	}
	const sound = 50.0
	return device.Feel(h.bag.Chan[device.BagFeel].Effect * h.dry / sound)
}

func (h *hand) readings() []skill.Reading {
	saturation, carbon := skill.Reading{Label: "SpO2", Value: "none"}, skill.Reading{Label: "EtCO2", Value: "none"} // no pulse under the probe; no breath at the capnograph
	if h.felt() {
		saturation.Value, saturation.Unit = fmt.Sprintf("%.0f", 100*float64(h.body.Probe.SpO2)), "%"
	}
	if h.exhales() {
		carbon.Value, carbon.Unit = fmt.Sprintf("%.1f", h.endTidal()), "kPa"
	}
	out := []skill.Reading{saturation}
	if h.kind == newborn {
		return []skill.Reading{{Label: "HEART, BY EAR", Value: fmt.Sprintf("%.0f", h.opening.heart), Unit: "/min"}}
	}
	if !h.need.mask {
		out = append(out, carbon)
	}
	return append(out, skill.Reading{Label: "HR", Value: fmt.Sprintf("%.0f", h.body.Circ.HR), Unit: "/min"},
		skill.Reading{Label: "MEAN BP", Value: fmt.Sprintf("%.0f", h.body.Circ.MAP), Unit: "mmHg"})
}

// endTidal is the carbon dioxide at the end of the last breath out, kPa.
func (h *hand) endTidal() float64 { return float64(h.body.Meter.EtCO2 * kPa) }

// exhales reports whether the last seconds brought a breath out that can be measured.
func (h *hand) exhales() bool { return h.endTidal() >= 0.05 }

// seconds of so many ticks.
func seconds(ticks int64) float64 { return float64(float64(ticks) * tickSeconds) }
