package device

import (
	"downtime/game/patient"
)

// The channels of a syringe pump. PumpClamp is 1 while the line is shut.
const (
	PumpRate uint8 = iota
	PumpConc
	PumpClamp
	PumpVolume
	PumpInfused
	PumpPressure
)

var pumpChannels = [...]ChannelInfo{
	{"rate", "RATE", "rate", "mL/h", 1, true, true, 0, 200, 0.5},
	{"conc", "CONC", "concentration", "/mL", 2, true, false, 0, 1e6, 0},
	{"clamp", "LINE", "line clamp", "", 0, true, false, 0, 1, 0},
	{"volume", "VOL", "volume left in the syringe", "mL", 1, false, true, 0, 60, 2},
	{"infused", "GIVEN", "volume infused", "mL", 1, false, true, 0, 9999, 2},
	{"pressure", "LINE P", "line pressure", "mmHg", 0, false, false, 0, 2000, 150},
}

// pumpDefaults: rate, concentration, clamp, and the volume in a fresh syringe.
var pumpDefaults = [...]float64{0, 0, 0}

const freshSyringe = 50.0 // mL

// The alarms of a syringe pump.
const (
	PumpOcclusion uint8 = iota
	PumpNearEmpty
	PumpEmpty
	PumpFailure
)

var pumpAlarms = [...]AlarmInfo{
	{"occlusion", "occlusion", PumpPressure, High, Limit{High: 500, HighOn: true}, "mmHg"},
	{"near-empty", "syringe nearly empty", PumpVolume, Low, Limit{Low: 3, LowOn: true}, "mL"},
	{"empty", "syringe empty", PumpVolume, High, Limit{}, "mL"},
	{"failure", "pump failure", All, High, Limit{}, ""},
}

const (
	lineStretch  = 1.0 / 500 // mL per mmHg: what syringe, plunger and line take up before they alarm (0.5 to 1.5 mL per 500 mmHg, mark K)
	hourTicks    = 60 * ticksPerMinute
	emptySyringe = 1e-9 // mL
)

// pump is the memory of a syringe pump.
type pump struct {
	Drug    int16   // index of the patient's drug; -1 none
	Stopped bool    // by its own occlusion alarm, until the line is open and the alarm acknowledged
	Counted float64 // mL by its own counter, from the order
	Moved   float64 // mL by which the plunger has moved
	Stored  float64 // mL held back by a shut line
	Size    float64 // mL in the syringe at the start
}

// Infuse runs a pump or a drip for one tick and adds what leaves the line to what the patient receives.
func (d *Device) Infuse(tick int64, in *patient.Inputs) {
	switch d.Kind {
	case SyringePump:
		d.push(tick, in)
	case Drip:
		if ml := d.drip(tick, tickSeconds); ml > 0 {
			in.Fluid[patient.Fluid(d.Chan[DripFluid].Ordered)] += float64(ml * ticksPerMinute)
		}
	}
}

// push moves the plunger by one tick. A rate in mL/h times a concentration in drug units per mL gives the drug's own unit per minute.
func (d *Device) push(tick int64, in *patient.Inputs) {
	p := &d.Pump
	moved := 0.0
	if d.Attached() && !p.Stopped && p.Moved < p.Size && d.acting(tick, Unavailable, All) == nil {
		order := d.working(PumpRate) / hourTicks
		p.Counted += order
		if d.acting(tick, SilentUnavailable, All) == nil {
			moved = min(d.delivers(tick, order), p.Size-p.Moved)
			p.Moved += moved
		}
	}
	if d.Chan[PumpClamp].Ordered > 0 {
		p.Stored += moved
		return
	}
	if p.Drug < 0 || d.Patient < 0 {
		p.Stored = 0
		return
	}
	if d.tissued(tick) {
		d.Swelling += moved + p.Stored
		p.Stored = 0
		return
	}
	strength := d.Chan[PumpConc].Ordered
	in.Drug[p.Drug] += float64(float64(moved*ticksPerMinute) * strength)
	if patient.Drug(p.Drug) == patient.Noradrenaline { // the one drug whose line has a dead space
		in.Line.Pump += float64(moved * ticksPerMinute)
	}
	if p.Stored > 0 { // the line opens: what it held goes in at once
		in.Bolus[p.Drug] += float64(p.Stored * strength)
		p.Stored = 0
	}
}

// delivers is what the motor makes of an order.
func (d *Device) delivers(tick int64, order float64) float64 {
	if f := d.acting(tick, OverDelivery, PumpRate); f != nil {
		return order * f.A
	}
	return order
}

// refreshPump rewrites the screen and judges the alarms. What the screen counts follows the order; the plunger (Effect of PumpVolume and
// PumpInfused) tells the truth to anyone who reads the syringe.
func (d *Device) refreshPump(tick int64) {
	p, c := &d.Pump, &d.Chan
	running := d.Attached() && !p.Stopped && p.Moved < p.Size && !d.dead(tick)
	rate := d.working(PumpRate)
	for ch := range PumpVolume {
		w := d.working(ch)
		c[ch].Delivered, c[ch].Effect = w, w
		d.show(tick, ch, w)
	}
	c[PumpRate].Delivered = 0
	if running {
		c[PumpRate].Delivered = d.delivers(tick, rate)
	}
	c[PumpRate].Effect = c[PumpRate].Delivered
	if c[PumpClamp].Ordered > 0 || d.tissued(tick) {
		c[PumpRate].Effect = 0
	}
	d.count(tick)
	d.judgePump(tick)
}

// count rewrites the volumes.
func (d *Device) count(tick int64) {
	p, c := &d.Pump, &d.Chan
	c[PumpVolume].Effect, c[PumpVolume].Delivered = p.Size-p.Moved, max(0, p.Size-p.Counted)
	c[PumpInfused].Effect, c[PumpInfused].Delivered = p.Moved-p.Stored, p.Counted
	c[PumpPressure].Effect = p.Stored / lineStretch
	if d.tissued(tick) {
		c[PumpPressure].Effect += d.tissuePressure()
	}
	c[PumpPressure].Delivered = c[PumpPressure].Effect
	for ch := PumpVolume; ch <= PumpPressure; ch++ {
		d.show(tick, ch, c[ch].Delivered)
	}
}

func (d *Device) judgePump(tick int64) {
	p := &d.Pump
	failed := d.acting(tick, Unavailable, All) != nil
	d.Blank = 0
	if failed {
		d.Blank = 1<<len(pumpChannels) - 1
	}
	mute := failed || !d.Attached() || d.acting(tick, SilentUnavailable, All) != nil
	occluded := !mute && d.beyond(PumpOcclusion)
	d.raise(tick, PumpOcclusion, occluded)
	d.raise(tick, PumpNearEmpty, !mute && d.beyond(PumpNearEmpty))
	d.raise(tick, PumpEmpty, !mute && p.Size-p.Moved < emptySyringe)
	d.raise(tick, PumpFailure, failed && d.Attached())
	p.Stopped = occluded || p.Stopped && (p.Stored > 0 || d.Alarm[PumpOcclusion].Active)
}
