package device

import (
	"math"

	"downtime/game/num"
	"downtime/game/patient"
)

// A drip: a bag on a stand, a giving set with a drop chamber and a roller clamp, and a cannula. Gravity drives it:
//
//	flow = (0.735 mmHg/cm * height - back pressure)/(set + clamp + cannula)
//
// The height is that of the fluid's surface above the site, and sinks as the bag empties, so that a clamp left alone gives less and less.
// Nobody orders a drip anything but by its clamp: of its rate, Ordered is what was wanted, Delivered what falls through the chamber, Effect
// what reaches the vein, and what can be seen of it is drops. It has no works and no alarms; its one fault is a cannula in the tissues.
//
//   - The clamp creeps: the tube under the roller yields, and the opening (Effect of DripClamp) closes by a share of itself (DripCreep) with a
//     time constant of 10 min. What has yielded stays yielded when the wheel is moved. Flack and Whyte (1974, 10.1136/bmj.3.5928.439)
//     found creep present and small beside the patient's venous pressure, so the share is small unless a case or a lesson says otherwise.
//   - A bent arm (DripArm, 0 straight to 1) flattens the cannula and resists as the square of the lumen that is left.
//   - A cannula in the tissues (fault tissued): drops go on falling, but into the tissues, whose pressure rises with the
//     swelling, so that the drip slows and at last stops; nothing reaches the vein.
//
// Units: cm, mmHg, mL/min, mmHg min/mL. Left out: viscosity and temperature of the fluid, the finer bore of a paediatric set, blood running
// back when the bag hangs too low, what the tissues give back, air.

// The channels of a drip. DripFluid holds a patient.Fluid, DripGauge the cannula's gauge, DripClamp the share of the tube that is open.
// Setting DripBag hangs a full bag of that volume, setting DripFactor a new set.
const (
	DripRate uint8 = iota
	DripClamp
	DripHeight
	DripFactor
	DripGauge
	DripFluid
	DripBag
	DripArm
	DripCreep
	DripDrops
	DripVolume
	DripInfused
	DripPressure
	DripSwelling
)

// dripChannels: the ranges are those of what hangs on a ward (mark K).
var dripChannels = [...]ChannelInfo{
	{"rate", "WANTED", "rate wanted", "mL/h", 0, true, true, 0, 6000, 0},
	{"clamp", "CLAMP", "opening of the roller clamp", "", 2, true, false, 0, 1, 0},
	{"height", "HEIGHT", "height of the full bag above the site", "cm", 0, true, false, 0, 200, 0},
	{"factor", "SET", "drop factor on the packet", "drops/mL", 0, true, false, 10, 60, 0},
	{"gauge", "CANNULA", "gauge of the cannula", "G", 0, true, false, 14, 22, 0},
	{"fluid", "FLUID", "fluid", "", 0, true, false, 0, float64(patient.NumFluids - 1), 0},
	{"bag", "BAG", "volume of the bag hung", "mL", 0, true, false, 50, 3000, 0},
	{"arm", "ARM", "bend of the arm at the cannula, 0 straight", "", 1, true, false, 0, 1, 0},
	{"creep", "CREEP", "share by which the clamp's opening closes of itself", "", 2, true, false, 0, 0.5, 0},
	{"drops", "DROPS", "drops counted", "/min", 0, false, true, 0, 9999, 0},
	{"volume", "LEFT", "volume left in the bag", "mL", 0, false, true, 0, 3000, 0},
	{"infused", "GIVEN", "volume that has run in", "mL", 0, false, false, 0, 99999, 0},
	{"pressure", "HEAD", "pressure that drives the flow", "mmHg", 0, false, false, 0, 200, 0},
	{"swelling", "SWELLING", "fluid in the tissues about the cannula", "mL", 0, false, false, 0, 3000, 0},
}

// dripDefaults: clamp shut, 90 cm (90 to 100 is usual, mark K), a 20-drop set, 18G, balanced crystalloid, 1 L, a straight arm, and a clamp that
// loses a twelfth of its flow (mark D).
var dripDefaults = [...]float64{0, 0, 90, 20, 18, 0, 1000, 0, 0.04}

const (
	dripHead    = 0.735             // mmHg per cm of water (geometry)
	dripColumn  = 20.0              // cm by which the surface sinks from a full to an empty bag (mark D)
	metreHead   = 100 * dripHead    // mmHg, at which sets and cannulas are measured (mark K)
	dripSet     = metreHead / 150.0 // mmHg min/mL: the set alone passes 150 mL/min; ISO 8536-4 asks for 100 at the least (mark D)
	clampNarrow = 1.0               // mmHg min/mL: the clamp's stretch of tube (mark D)
	creepTime   = 600.0             // s (mark D)
	bentLumen   = 0.9               // share of the cannula's lumen that a fully bent arm takes (mark D)
)

// drip is the memory of a drip.
type drip struct {
	Gone    float64 // mL that have left this bag
	Through float64 // mL that have fallen through this set's chamber
	Given   float64 // mL into the vein, from all bags
	Yielded float64 // share of the tube by which the clamp has crept
}

// cannulas are the flows of 14, 16, 18, 20 and 22G at a metre of water, mL/min (middle of the usual band of each, mark K).
var cannulas = [...]float64{275, 185, 97.5, 60, 33.5}

// dripResistance is all that stands between bag and vein, mmHg min/mL; opening is above 0, arm the bend. A tube squeezed to a share of its
// lumen resists as the square of that share (Poiseuille). An odd gauge counts as the next finer one.
func dripResistance(opening, gauge, arm float64) float64 {
	cannula := metreHead / cannulas[int(math.Ceil((gauge-14)/2))]
	lumen := 1 - float64(bentLumen*arm)
	return dripSet + float64(clampNarrow*(1/float64(opening*opening)-1)) + cannula/float64(lumen*lumen)
}

// DropsPerMinute is the count that a rate in mL/h makes in a chamber of that many drops a mL.
func DropsPerMinute(mlPerHour, factor float64) float64 { return mlPerHour * factor / 60 }

// opening is the share of the tube that is really open.
func (d *Device) opening() float64 { return max(0, d.Chan[DripClamp].Ordered-d.Drip.Yielded) }

// hang takes note of what hangs on the stand after setting ch was changed.
func (d *Device) hang(ch uint8) {
	switch ch {
	case DripBag:
		d.Drip.Gone = 0
	case DripFactor:
		d.Drip.Through = 0
	case DripClamp:
		d.Drip.Yielded = min(d.Drip.Yielded, d.Chan[DripClamp].Ordered)
	}
}

// running is the flow through the chamber now, mL/min.
func (d *Device) running() float64 {
	c, open := &d.Chan, d.opening()
	if !d.Attached() || open <= 0 || d.hanging() <= 0 {
		return 0
	}
	return c[DripPressure].Effect / dripResistance(open, c[DripGauge].Ordered, c[DripArm].Ordered)
}

// hanging is what is left in the bag, mL.
func (d *Device) hanging() float64 { return max(0, d.Chan[DripBag].Ordered-d.Drip.Gone) }

// drip lets some seconds' fluid fall, and returns the mL that reach the vein.
func (d *Device) drip(tick int64, seconds float64) (ml float64) {
	s := &d.Drip
	yields := float64(d.Chan[DripCreep].Ordered * d.Chan[DripClamp].Ordered)
	s.Yielded += float64((yields - s.Yielded) * (seconds / creepTime))
	ml = min(float64(d.running()*(seconds/60)), d.hanging())
	s.Gone += ml
	s.Through += ml
	if d.tissued(tick) {
		d.Swelling += ml
		return 0
	}
	s.Given += ml
	return ml
}

// Gravity lets a drip run for some seconds without an engine, as a lesson does: any short step will do, 0.01 s as well as a tick. Of
// the body p it meets the venous pressure alone. It returns the mL that reached the vein.
func (d *Device) Gravity(tick int64, seconds float64, p *patient.State) (ml float64) {
	ml = d.drip(tick, seconds)
	d.weigh(tick, p)
	d.refresh(tick)
	return ml
}

// Chamber is what can be seen to fall.
type Chamber struct {
	Drops   int64   // fallen since this set was hung: the volume's whole drops
	Forming float64 // share of the next drop that hangs already, 0 to 1
	Every   float64 // s from drop to drop at the present flow; 0 when none will fall
}

// Chamber is the drop chamber of a drip now. A drop falls at the very step in which the volume through the set completes it.
func (d *Device) Chamber() Chamber {
	factor := d.Chan[DripFactor].Ordered
	drops := float64(d.Drip.Through * factor)
	c := Chamber{Drops: int64(math.Floor(num.Clamp(drops, 0, 1e12)))}
	c.Forming = drops - float64(c.Drops)
	if perMinute := d.running() * factor; perMinute > 0 {
		c.Every = 60 / perMinute
	}
	return c
}

// weigh sets the column of fluid against what it runs into.
func (d *Device) weigh(tick int64, p *patient.State) {
	c := &d.Chan
	sunk := float64(dripColumn * (1 - d.hanging()/c[DripBag].Ordered))
	back := p.Circ.CVP
	if d.tissued(tick) {
		back = d.tissuePressure()
	}
	c[DripPressure].Effect = max(0, float64(dripHead*(c[DripHeight].Ordered-sunk))-back)
}

// senseDrip weighs each tick and rewrites what can be seen once a second.
func (d *Device) senseDrip(tick int64, p *patient.State) {
	d.weigh(tick, p)
	if tick%ticksPerSecond == 0 {
		d.refresh(tick)
	}
}

// refreshDrip: the drops in the chamber and the marks on the bag are there for anyone who looks; pressure, creep and swelling show on nothing.
func (d *Device) refreshDrip(tick int64) {
	c, flow := &d.Chan, d.running()
	for ch := range DripDrops {
		c[ch].Delivered, c[ch].Effect, c[ch].Displayed = c[ch].Ordered, c[ch].Ordered, c[ch].Ordered
	}
	c[DripClamp].Effect = d.opening()
	c[DripRate].Delivered, c[DripRate].Effect = 60*flow, 60*flow
	if d.tissued(tick) {
		c[DripRate].Effect = 0
	}
	c[DripDrops].Ordered = DropsPerMinute(c[DripRate].Ordered, c[DripFactor].Ordered)
	c[DripDrops].Effect = flow * c[DripFactor].Ordered
	c[DripVolume].Effect, c[DripInfused].Effect, c[DripSwelling].Effect = d.hanging(), d.Drip.Given, d.Swelling
	for ch := DripDrops; ch <= DripSwelling; ch++ {
		c[ch].Delivered, c[ch].Displayed = c[ch].Effect, c[ch].Effect
	}
	for _, ch := range [...]uint8{DripCreep, DripPressure, DripSwelling} {
		d.blank(ch, true)
	}
}
