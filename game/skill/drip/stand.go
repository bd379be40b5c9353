package drip

import (
	"math"

	"downtime/game/device"
	"downtime/game/num"
	"downtime/game/patient"
	"downtime/game/skill"
)

// stream keeps this skill's draws apart from any other's.
const stream uint32 = 0x64726970

// trouble is what happens to a drip while you are away.
type trouble uint8

const (
	none trouble = iota
	bent
	lowered
	tissued
)

// Chosen for the simulation (mark D), but for the height, which is usual (mark K).
const (
	usualHeight = 95.0 // cm
	sunken      = 68.0 // cm, when the patient has sat up
	bentArm     = 0.7
	uncountable = 150.0 // drops a minute from which they run together
	marks       = 5.0   // mL to which an eye reads a bag
)

// stand is a drip on its stand: the device of the cases, and the vein that it runs into.
type stand struct {
	dev   device.Device
	body  patient.State
	tick  int64
	vein  float64 // mL that reached it
	drops int64   // that had fallen when this visit began

	still *device.Hung // the ward's clock stands still: what hangs stays as full and the clamp as far crept as in the case; nil: it passes
}

// newStand hangs an order with the clamp shut. Creep grows with the level; cannula and venous pressure are the seed's.
func newStand(o *Order, seed uint64, level int) stand {
	roll := func(n uint32) float64 { return num.Unit(seed, stream, 1, n) }
	gauge := [...]float64{18, 20, 22}[int(float64(min(2+level, 3))*roll(0))]
	s := stand{}
	s.body.Circ.CVP = 4 + float64(6*roll(1))
	s.dev = device.New(device.Spec{Kind: device.Drip, Settings: []device.Setting{
		{Channel: device.DripHeight, Value: usualHeight},
		{Channel: device.DripFactor, Value: o.Factor},
		{Channel: device.DripGauge, Value: gauge},
		{Channel: device.DripBag, Value: o.Volume},
		{Channel: device.DripCreep, Value: [...]float64{0.04, 0.05, 0.06}[level]},
		{Channel: device.DripFluid, Value: float64(patient.Saline)},
		{Channel: device.DripClamp, Value: 0},
	}})
	if o.Left > 0 {
		s.dev.Drip.Gone = o.Volume - o.Left
	}
	s.dev.Gravity(0, 0, &s.body)
	return s
}

func (s *stand) set(ch uint8, v float64) { _ = s.dev.Set(s.tick, ch, v) }

func (s *stand) ordered(ch uint8) float64 { return s.dev.Chan[ch].Ordered }

// step lets one tick pass and returns how many drops fell in it.
func (s *stand) step() int64 {
	before := s.dev.Chamber().Drops
	s.vein += s.dev.Gravity(s.tick, 1.0/skill.TicksPerSecond, &s.body)
	if s.still != nil {
		s.dev.Refill(s.still.Left)
		s.dev.Crept(s.still.Crept)
	}
	s.tick++
	return s.dev.Chamber().Drops - before
}

// away lets so many seconds pass unseen, with something happening on the way.
func (s *stand) away(seconds int, what trouble, at int) {
	for n := range seconds {
		if n == at {
			s.befall(what)
		}
		s.vein += s.dev.Gravity(s.tick, 1, &s.body)
		s.tick += skill.TicksPerSecond
	}
	s.drops = s.dev.Chamber().Drops
}

func (s *stand) befall(what trouble) {
	switch what {
	case bent:
		s.set(device.DripArm, bentArm)
	case lowered:
		s.set(device.DripHeight, sunken)
	case tissued:
		s.dev.Begin(s.tick, device.Fault{Kind: device.Tissued, Channel: device.All})
	}
}

// has reports whether a trouble stands.
func (s *stand) has(what trouble) bool {
	switch what {
	case bent:
		return s.ordered(device.DripArm) > 0
	case lowered:
		return s.ordered(device.DripHeight) < usualHeight
	case tissued:
		return s.dev.Faulty(s.tick)
	}
	return false
}

// left is what the marks of the bag say, mL.
func (s *stand) left() float64 {
	return math.Round(s.dev.Chan[device.DripVolume].Effect/marks) * marks
}

// runs reports whether drops run together.
func (s *stand) runs() bool {
	every := s.dev.Chamber().Every
	return every > 0 && 60/every > uncountable
}

func (s *stand) picture() *skill.Drip {
	c := s.dev.Chamber()
	return &skill.Drip{
		Drops: c.Drops - s.drops, Forming: c.Forming, Stream: s.runs(), Clamp: s.ordered(device.DripClamp), Left: s.left(), Bag: s.ordered(device.DripBag),
		Height: s.ordered(device.DripHeight), Bent: s.has(bent),
	}
}
