package device

// The site: where a line that infuses meets the body. A cannula that has slipped out of its vein (fault tissued) runs into the tissues. They
// give way at little pressure at first and then less and less, here in proportion: a drip is stopped by the swelling that its head of water
// can raise, a pump pushes on far below its occlusion limit, and neither says a word. A hand on the site, or a look, tells.
//
// Pressure and compliance are invented for the simulation (mark D). Left out: what the tissues take up again and give back to the blood.

const (
	tissueRest       = 5.0 // mmHg
	tissueCompliance = 1.0 // mL/mmHg
)

// tissued reports whether the cannula lies outside its vein.
func (d *Device) tissued(tick int64) bool {
	return d.has(Tissued) && d.acting(tick, Tissued, All) != nil
}

// tissuePressure is what a line meets there, mmHg.
func (d *Device) tissuePressure() float64 { return tissueRest + d.Swelling/tissueCompliance }
