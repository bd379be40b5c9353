package device

import (
	"math"

	"downtime/game/num"
	"downtime/game/patient"
)

// The channels of a bag. BagSort is what it is (AdultBag and the others); BagLeak is what escapes beside a mask, 0 on a tube.
const (
	BagPEEP uint8 = iota
	BagOxygen
	BagReservoir
	BagFilter
	BagCapno
	BagSqueezed
	BagGiven
	BagRate
	BagFeel
	BagLeft
	BagPeak
	BagFiO2
	BagSort
	BagLeak
)

var bagChannels = [...]ChannelInfo{
	{"peep", "PEEP", "PEEP valve", "cmH2O", 0, true, true, 0, 20, 2},
	{"oxygen", "O2", "oxygen flow", "L/min", 0, true, true, 0, 15, 3},
	{"reservoir", "RESERVOIR", "oxygen reservoir", "", 0, true, false, 0, 1, 0},
	{"filter", "FILTER", "filter", "", 0, true, false, 0, 1, 0},
	{"capno", "CO2", "capnography", "", 0, true, false, 0, 1, 0},
	{"squeezed", "SQUEEZE", "last squeeze", "mL", 0, false, true, 0, 1500, 0},
	{"given", "GIVEN", "volume that went in", "mL", 0, false, false, 0, 3000, 0},
	{"rate", "RATE", "rate of squeezing", "/min", 0, false, true, 0, 120, 0},
	{"feel", "FEEL", "stiffness felt", "cmH2O/dL", 1, false, true, 0, 99, 0},
	{"left", "BAG", "bag volume left", "", 2, false, false, 0, 1, 0},
	{"ppeak", "PPEAK", "peak airway pressure", "cmH2O", 0, false, false, -20, 150, 0},
	{"fio2", "FIO2", "oxygen given", "", 2, false, false, 0, 1, 0},
	{"sort", "SORT", "sort of bag", "", 0, true, false, 0, float64(numBags - 1), 0},
	{"leak", "LEAK", "leak beside the mask", "mL/s/cmH2O", 0, true, false, 0, 100, 0},
}

var bagDefaults = [...]float64{5, 15, 1, 1, 1}

// What a hand and an adult bag can do. The curve of a held key is a straight line: SqueezeRate for as long as it is held, SqueezeMax at most.
const (
	SqueezeRate = 500.0  // mL per second held (mark D)
	SqueezeMax  = 800.0  // mL, the most one hand presses out (one-handed 400 to 600 is usual, mark K)
	BagVolume   = 1500.0 // mL, adult bag (mark K)

	refill      = 1000.0 // mL/s while the bag expands by itself (mark D)
	handCeiling = 100.0  // cmH2O, the most a hand presses; an adult bag has no blow-off valve, so nothing spares the lung before that (mark D)
	filterR     = 2.0    // cmH2O s/L of a filter (mark K)
	rateForgets = 15     // s without a squeeze after which the rate is 0
)

// Feel of a squeeze, in cmH2O per 100 mL squeezed: below FeelSoft nothing resists, as with a leak or a tube that is out; above FeelStiff
// the chest or the tube resists. A healthy ventilated adult (R 10, C 50) gives 3. Mark D.
const (
	FeelSoft  = 1.8
	FeelStiff = 5.0
)

// Feel words a stiffness as the hand would.
func Feel(cmH2OPer100mL float64) string {
	switch {
	case cmH2OPer100mL < FeelSoft:
		return "soft"
	case cmH2OPer100mL <= FeelStiff:
		return "normal"
	}
	return "stiff"
}

// squeeze is the memory of a bag.
type squeeze struct {
	Active bool
	Count  int32 // squeezes so far
	Start  int64 // tick at which this squeeze, or the last, began
	Until  int64 // tick at which it ends unless it is released

	Flow     float64 // L/s
	Pressed  float64 // mL out of the bag in this squeeze
	Given    float64 // mL into the patient in this squeeze
	Peak     float64 // cmH2O in this squeeze
	Left     float64 // mL in the bag
	Interval float64 // s between squeezes, smoothed
}

// Press begins a squeeze of ml millilitres over a number of seconds, at a constant flow. The hand and the bag set the most. A squeeze that is
// still going on ends there.
func (d *Device) Press(tick int64, ml, seconds float64) {
	s := &d.Squeeze
	if d.Kind != Bag || !(ml > 0) || !(seconds > 0) {
		return
	}
	d.endSqueeze()
	ml = min(min(ml, d.sort().most), s.Left)
	ticks := max(1, int64(math.Round(min(seconds, 10)*ticksPerSecond)))
	if s.Count > 0 {
		s.Interval = every(s.Interval, tick-s.Start)
	}
	*s = squeeze{
		Active: true, Start: tick, Until: tick + ticks, Count: s.Count + 1, Left: s.Left, Interval: s.Interval,
		Flow: ml / (1000 * tickSeconds * float64(ticks)),
	}
}

// Release ends the squeeze now.
func (d *Device) Release(_ int64) { d.endSqueeze() }

// Squeezing reports whether the bag is being squeezed.
func (d *Device) Squeezing() bool { return d.Squeeze.Active }

func (d *Device) endSqueeze() {
	s, c := &d.Squeeze, &d.Chan
	if !s.Active {
		return
	}
	s.Active = false
	c[BagSqueezed].Effect, c[BagGiven].Effect, c[BagPeak].Effect = s.Pressed, s.Given, s.Peak
	rise := max(0, s.Peak-d.Chan[BagPEEP].Ordered)
	c[BagFeel].Effect = min(rise/max(s.Pressed, 10)*100, 99)
}

// driveBag is constant flow while squeezed, up to the strength of the hand, and the PEEP valve between squeezes: the patient may breathe out
// through it and, if he can, in from the bag.
func (d *Device) driveBag(tick int64, a *patient.Airway) {
	s, c := &d.Squeeze, &d.Chan
	if s.Active && tick >= s.Until {
		d.endSqueeze()
	}
	*a = patient.Airway{
		Drive: patient.DrivePressure, Pressure: c[BagPEEP].Ordered, FiO2: c[BagFiO2].Effect, FiCO2: d.rebreathed(), Leak: c[BagLeak].Ordered / 1000,
	}
	if c[BagFilter].Ordered > 0 {
		a.Resistance = filterR
	}
	if s.Active {
		a.Drive, a.Flow, a.PMax = patient.DriveFlow, s.Flow, d.sort().ceiling
	}
}

// senseBag feels each squeeze and lets the bag fill again.
func (d *Device) senseBag(tick int64, p *patient.State) {
	s := &d.Squeeze
	if s.Active {
		out := float64(max(0, p.Mech.Flow+p.Mech.LeakFlow) * 1000 * tickSeconds)
		s.Pressed += out
		s.Given += float64(max(0, p.Mech.Flow) * 1000 * tickSeconds)
		s.Left = max(0, s.Left-out)
		s.Peak = max(s.Peak, p.Mech.Paw)
	}
	d.fill()
	d.Chan[BagLeft].Effect = s.Left / d.Holds()
	d.Chan[BagLeft].Displayed = s.Left / d.Holds()
	if tick%ticksPerSecond == 0 || s.Active {
		d.refreshBag(tick)
	}
}

// refreshBag: nothing stands between a hand and a bag, so all four layers are one.
func (d *Device) refreshBag(tick int64) {
	s, c := &d.Squeeze, &d.Chan
	c[BagRate].Effect = 0
	if s.Interval > 0 && tick-s.Start < rateForgets*ticksPerSecond {
		c[BagRate].Effect = 60 / max(s.Interval, 0.3)
	}
	c[BagFiO2].Effect = d.bagOxygen()
	c[BagLeft].Effect = s.Left / d.Holds()
	for ch := BagSqueezed; ch <= BagFiO2; ch++ {
		c[ch].Delivered, c[ch].Displayed = c[ch].Effect, c[ch].Effect
	}
	for ch, info := range bagChannels {
		if info.Setting {
			c[ch].Delivered, c[ch].Effect, c[ch].Displayed = c[ch].Ordered, c[ch].Ordered, c[ch].Ordered
		}
	}
}

const (
	bagBestO2   = 0.9 // with reservoir and plenty of oxygen
	bagAloneO2  = 0.5 // without reservoir at 15 L/min
	bagRestFlow = 6.0 // L/min through the bag at the least, so that one breath does not fill it with pure oxygen
)

// bagOxygen is the oxygen fraction in the bag: air without oxygen; without a reservoir it rises in proportion to the flow, to 0.5 at 15 L/min;
// with one the flow is diluted by as much air as the hand draws beyond it, to 0.9 at the most (form and figures mark D, ends mark K).
func (d *Device) bagOxygen() float64 {
	flow := d.Chan[BagOxygen].Ordered
	if d.sort().refill == 0 {
		return d.maplesonOxygen()
	}
	if d.Chan[BagReservoir].Ordered == 0 {
		return patient.RoomAir + float64((bagAloneO2-patient.RoomAir)*num.Clamp(flow/15, 0, 1))
	}
	draws := max(bagRestFlow, d.Chan[BagRate].Effect*d.Chan[BagSqueezed].Effect/1000)
	return min(bagBestO2, patient.RoomAir+float64((1-patient.RoomAir)*min(1, flow/draws)))
}
