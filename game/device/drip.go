package device

import (
	"math"

	"downtime/game/patient"
)

// A drip: a bag on a stand, a giving set with a drop chamber and a roller clamp, and a cannula. Gravity drives it (reference 1.8):
//
//	flow = (0.735 mmHg/cm * height - venous pressure)/(set + clamp + cannula)
//
// The height is that of the fluid's surface above the site, and sinks as the bag empties, so that a clamp left alone gives less and less.
// Nobody orders a drip anything but by its clamp: of its rate, Ordered is what was wanted, Delivered what runs, and what can be seen of it
// is drops in a chamber. It has no works, and so neither faults nor alarms.
//
// Units: cm, mmHg, mL/min, mmHg min/mL. Left out: viscosity and temperature of the fluid, the finer bore of a paediatric set, a
// clamp that creeps, blood running back when the bag hangs too low, a cannula in the tissues, air.

// The channels of a drip. DripFluid holds a patient.Fluid, DripGauge the cannula's gauge, DripClamp the share of the tube that is open.
// Setting DripBag hangs a full bag of that volume.
const (
	DripRate uint8 = iota
	DripClamp
	DripHeight
	DripFactor
	DripGauge
	DripFluid
	DripBag
	DripDrops
	DripVolume
	DripInfused
	DripPressure
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
	{"drops", "DROPS", "drops counted", "/min", 0, false, true, 0, 9999, 0},
	{"volume", "LEFT", "volume left in the bag", "mL", 0, false, true, 0, 3000, 0},
	{"infused", "GIVEN", "volume that has run in", "mL", 0, false, false, 0, 99999, 0},
	{"pressure", "HEAD", "pressure that drives the flow", "mmHg", 0, false, false, 0, 200, 0},
}

// dripDefaults: clamp shut, 90 cm (90 to 100 is usual, mark K), a 20-drop set, 18G, balanced crystalloid, 1 L.
var dripDefaults = [...]float64{0, 0, 90, 20, 18, 0, 1000}

const (
	dripHead    = 0.735             // mmHg per cm of water (geometry)
	dripColumn  = 20.0              // cm by which the surface sinks from a full to an empty bag (mark D)
	metreHead   = 100 * dripHead    // mmHg, at which sets and cannulas are measured (mark K)
	dripSet     = metreHead / 150.0 // mmHg min/mL: the set alone passes 150 mL/min; ISO 8536-4 asks for 100 at the least (mark D)
	clampNarrow = 1.0               // mmHg min/mL: the clamp's stretch of tube (mark D)
)

// cannulas are the flows of 14, 16, 18, 20 and 22G at a metre of water, mL/min (reference 1.8, middle of each band, mark K).
var cannulas = [...]float64{275, 185, 97.5, 60, 33.5}

// dripResistance is all that stands between bag and vein, mmHg min/mL; opening is above 0. A tube squeezed to a share of its lumen
// resists as the square of that share (Poiseuille). An odd gauge counts as the next finer one.
func dripResistance(opening, gauge float64) float64 {
	cannula := metreHead / cannulas[int(math.Ceil((gauge-14)/2))]
	return dripSet + float64(clampNarrow*(1/float64(opening*opening)-1)) + cannula
}

// DropsPerMinute is the count that a rate in mL/h makes in a chamber of that many drops a mL.
func DropsPerMinute(mlPerHour, factor float64) float64 { return mlPerHour * factor / 60 }

// running is the flow through the chamber now, mL/min.
func (d *Device) running() float64 {
	c := &d.Chan
	if !d.Attached() || c[DripClamp].Ordered <= 0 || d.hanging() <= 0 {
		return 0
	}
	return c[DripPressure].Effect / dripResistance(c[DripClamp].Ordered, c[DripGauge].Ordered)
}

// hanging is what is left in the bag, mL.
func (d *Device) hanging() float64 { return math.Max(0, d.Chan[DripBag].Ordered-d.Pump.Moved) }

// drip lets this tick's fluid run into the patient.
func (d *Device) drip(in *patient.Inputs) {
	moved := math.Min(d.running()/ticksPerMinute, d.hanging())
	if moved == 0 {
		return
	}
	d.Pump.Moved += moved
	d.Pump.Counted += moved
	in.Fluid[patient.Fluid(d.Chan[DripFluid].Ordered)] += float64(moved * ticksPerMinute)
}

// senseDrip weighs the column of fluid against the veins.
func (d *Device) senseDrip(tick int64, p *patient.State) {
	c := &d.Chan
	sunk := float64(dripColumn * (1 - d.hanging()/c[DripBag].Ordered))
	c[DripPressure].Effect = math.Max(0, float64(dripHead*(c[DripHeight].Ordered-sunk))-p.Circ.CVP)
	if tick%ticksPerSecond == 0 {
		d.refresh(tick)
	}
}

// refreshDrip: the drops in the chamber and the marks on the bag are there for anyone who looks; the pressure shows on nothing.
func (d *Device) refreshDrip() {
	c, flow := &d.Chan, d.running()
	for ch := range DripDrops {
		c[ch].Delivered, c[ch].Effect, c[ch].Displayed = c[ch].Ordered, c[ch].Ordered, c[ch].Ordered
	}
	c[DripRate].Delivered, c[DripRate].Effect = 60*flow, 60*flow
	c[DripDrops].Ordered = DropsPerMinute(c[DripRate].Ordered, c[DripFactor].Ordered)
	c[DripDrops].Effect = flow * c[DripFactor].Ordered
	c[DripVolume].Effect, c[DripInfused].Effect = d.hanging(), d.Pump.Counted
	for ch := DripDrops; ch <= DripPressure; ch++ {
		c[ch].Delivered, c[ch].Displayed = c[ch].Effect, c[ch].Effect
	}
	d.blank(DripPressure, true)
}
