package device

import (
	"downtime/game/num"
	"downtime/game/patient"
)

// The sorts of bag, as the channel BagSort has them.
const (
	AdultBag uint8 = iota
	ChildBag
	InfantBag
	MaplesonC
	numBags
)

// bagSort is what a bag is. Volumes are those on sale, pressures those at which a valve blows off (mark K); the speed of a hand is chosen for
// the simulation (mark D).
type bagSort struct {
	volume  float64 // mL
	most    float64 // mL, that one hand presses out
	speed   float64 // mL/s of a hand that squeezes and holds
	refill  float64 // mL/s while it expands by itself; 0: only fresh gas fills it
	ceiling float64 // cmH2O: its blow-off valve, or the strength of the hand
}

var bagSorts = [numBags]bagSort{
	AdultBag:  {BagVolume, SqueezeMax, SqueezeRate, refill, handCeiling},
	ChildBag:  {500, 330, 200, 500, 40},
	InfantBag: {240, 160, 70, 250, 30},
	MaplesonC: {2000, 900, SqueezeRate, 0, 60},
}

// Mapleson C: two ends of one tube and no valve between them, so that fresh gas alone fills the bag and washes out what was breathed.
const (
	washedOut = 15.0  // L/min of fresh gas from which nothing is breathed twice (mark K)
	breathed  = 0.045 // CO2 of what is breathed again, fraction (mark D)
	freshO2   = 0.97  // oxygen in the bag, when there is enough (mark D)
)

// sort is what this bag is.
func (d *Device) sort() *bagSort {
	return &bagSorts[int(num.Clamp(d.Chan[BagSort].Ordered, 0, float64(numBags-1)))]
}

// Grip is the most that one hand presses out of this bag, mL, and how fast a hand that squeezes and holds does it, mL/s.
func (d *Device) Grip() (ml, mlPerSecond float64) { return d.sort().most, d.sort().speed }

// Holds is what the bag holds when it is full, mL.
func (d *Device) Holds() float64 { return d.sort().volume }

// fill lets the bag fill for one tick: by itself unless it is squeezed, or by fresh gas alone all the time.
func (d *Device) fill() {
	s, sort := &d.Squeeze, d.sort()
	in := sort.refill
	switch {
	case sort.refill == 0:
		in = d.Chan[BagOxygen].Ordered * (1000.0 / 60)
	case s.Active:
		in = 0
	}
	s.Left = min(sort.volume, s.Left+float64(in*tickSeconds))
}

// rebreathed is the carbon dioxide in what the bag gives, a fraction: in a Mapleson C with too little fresh gas.
func (d *Device) rebreathed() float64 {
	if d.sort().refill > 0 {
		return 0
	}
	return breathed * max(0, 1-d.Chan[BagOxygen].Ordered/washedOut)
}

// maplesonOxygen is the oxygen fraction in a Mapleson C.
func (d *Device) maplesonOxygen() float64 {
	again := max(0, 1-d.Chan[BagOxygen].Ordered/washedOut)
	return freshO2 - float64((freshO2-patient.RoomAir)*0.6*again)
}
