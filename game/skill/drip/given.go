package drip

import (
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/skill"
)

// atBedside is what is asked of a hand that sets the drip of a case.
var atBedside = []string{"The bag hangs. Work out the drops, set the clamp, count, and leave it when you believe it."}

// hung is a go at the drip of a case. While it is set the ward's clock stands still: the bag stays as full and the clamp as far crept as it is
// there, so that what is left runs there as it ran here.
func hung(s skill.Setup) skill.Exercise {
	given := s.Given
	for len(given) < 3 {
		given = append(given, [...]float64{1000, 8, 20}[len(given)])
	}
	h := engine.Hung(given)
	e := &exercise{setup: s, order: &Order{Fluid: "As prescribed", Volume: given[0], Hours: max(given[1], 0.01), Factor: h.Factor}, drug: &Drug{}}
	e.stand = stand{dev: device.HangDrip(h), still: &h}
	e.stand.body.Circ.CVP = h.CVP
	e.count = skill.Form{Fields: []skill.Field{{ID: "counted", Label: "Drops counted", Unit: "drops", Kind: skill.Number}}}
	return e
}

// found is what the hands leave: the opening of the clamp.
func (e *exercise) found() skill.Result {
	x := e.stand.ordered(device.DripClamp)
	return skill.Result{Found: &x, Summary: "Set."}
}
