package device

import (
	"downtime/game/patient"
)

// Hung is a drip as it hangs: what decides how fast it runs now.
type Hung struct {
	Factor    float64 // drops a mL
	Bag, Left float64 // mL
	Height    float64 // cm
	Gauge     float64
	Arm       float64 // bend, 0 straight to 1
	Clamp     float64 // as it was set, 0 to 1
	Crept     float64 // share of the tube by which it has closed of itself
	CVP       float64 // mmHg, what it runs against
}

// HangDrip is a drip that hangs so, for a hand that sets it while nothing else changes: it runs as the drip of a case does.
func HangDrip(h Hung) Device {
	d := New(Spec{Kind: Drip, Settings: []Setting{
		{DripHeight, h.Height}, {DripFactor, h.Factor}, {DripGauge, h.Gauge}, {DripBag, h.Bag}, {DripArm, h.Arm}, {DripClamp, h.Clamp},
	}})
	d.Drip.Gone = max(0, h.Bag-h.Left)
	d.Crept(h.Crept)
	body := patient.State{}
	body.Circ.CVP = h.CVP
	d.Gravity(0, 0, &body)
	return d
}

// Crept sets by how much of the tube the clamp has closed of itself: never more than it was opened.
func (d *Device) Crept(share float64) { d.Drip.Yielded = min(share, d.Chan[DripClamp].Ordered) }

// Refill puts the bag of a drip back to so many mL.
func (d *Device) Refill(left float64) { d.Drip.Gone = max(0, d.Chan[DripBag].Ordered-left) }
