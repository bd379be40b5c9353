package device

import (
	"math"

	"downtime/game/patient"
)

// The channels of a ventilator. VentMode is 0 for volume control and 1 for pressure control.
const (
	VentMode uint8 = iota
	VentVT
	VentRate
	VentTi
	VentPEEP
	VentFiO2
	VentPinsp
	VentVTe
	VentMV
	VentPPeak
	VentPPlat
	VentRRTot
	VentPEEPe
	VentO2
	VentLeak
	VentHeld
	VentCuff
	VentKink
)

// VentCuff and VentKink are the state of tube and circuit, and no faults of the machine: what escapes past the cuff, L/s per cmH2O, and what a kink
// or a wet filter adds to resistance, cmH2O s/L. No screen tells of them but by what they do to its numbers.

// The modes of ventilation, as values of the channel VentMode.
const (
	VolumeControl   = 0.0
	PressureControl = 1.0
)

// ventilatorChannels: ranges are those usual for adults on an intensive care ventilator, the least material errors are chosen (mark D).
var ventilatorChannels = [...]ChannelInfo{
	{"mode", "MODE", "mode of ventilation", "", 0, true, true, 0, 1, 0.5},
	{"vt", "VT", "tidal volume", "mL", 0, true, true, 100, 1000, 50},
	{"rate", "RATE", "respiratory rate", "/min", 0, true, true, 4, 60, 3},
	{"ti", "TI", "inspiratory time", "s", 2, true, false, 0.3, 3, 0.2},
	{"peep", "PEEP", "PEEP", "cmH2O", 0, true, true, 0, 25, 2},
	{"fio2", "FIO2", "inspired oxygen fraction", "", 2, true, true, 0.21, 1, 0.1},
	{"pinsp", "PINSP", "inspiratory pressure above PEEP", "cmH2O", 0, true, false, 5, 50, 3},
	{"vte", "VTE", "expired tidal volume", "mL", 0, false, false, 0, 3000, 50},
	{"mv", "MV", "expired minute volume", "L/min", 1, false, false, 0, 60, 1},
	{"ppeak", "PPEAK", "peak airway pressure", "cmH2O", 0, false, true, -20, 150, 4},
	{"pplat", "PPLAT", "plateau pressure", "cmH2O", 0, false, false, -20, 150, 4},
	{"rrtot", "FTOT", "total respiratory rate", "/min", 0, false, true, 0, 120, 3},
	{"peepe", "PEEPE", "measured PEEP", "cmH2O", 0, false, false, -20, 60, 2},
	{"o2", "O2", "measured oxygen", "", 2, false, false, 0, 1, 0.1},
	{"leak", "LEAK", "leak", "%", 0, false, false, 0, 100, 20},
	{"held", "FLOW HELD", "part of inspiration in which flow fell short of a constant flow", "", 2, false, false, 0, 1, 0},
	{"cuff", "CUFF", "leak past the cuff", "L/s/cmH2O", 3, true, false, 0, 0.2, 0},
	{"kink", "KINK", "resistance of a kink or a wet filter", "cmH2O s/L", 0, true, false, 0, 200, 0},
}

var ventilatorDefaults = [...]float64{VolumeControl, 450, 14, 1.0, 5, 0.4, 15}

const (
	safePinsp = 15.0 // cmH2O above PEEP
	safeRate  = 15.0 // per minute
	safeTi    = 1.0  // s

	reliefValve   = 120.0 // cmH2O, the mechanical valve that no software can close (125 is the ceiling of ISO 80601-2-12)
	triggerFlow   = 0.033 // L/s: 2 L/min above the leak
	refractory    = 12    // ticks of expiration in which no effort is answered
	pauseTicks    = 1     // end-inspiratory occlusion that reads the plateau of every breath
	leakTime      = 0.3   // s, with which the trigger learns a leak
	earlyTicks    = 3     // ticks after which the flow of an inspiration has risen
	constantFlow  = 0.97  // of the flow asked for: below it the flow is being held back
	mostlyLimited = 0.5   // part of inspiration above which the flow trace is no longer square
	throatLeak    = 0.16  // L/s per cmH2O around a tube in the throat (mark D)
	baseFlow      = 0.3   // L/s with which PEEP is held against a leak (mark D; bias flows are 0.03 to 0.3, mark K)
	peakFlow      = 2.0   // L/s, the most that pressure control gives (mark K)
)

type phase uint8

const (
	expiring phase = iota
	inspiring
	pausing
)

// vent is the ventilator's own memory.
type vent struct {
	Phase   phase
	Simple  bool  // transport ventilator: one mode, no software worth the name
	Running bool  // switched on and cycling, whether or not a patient is at the end of the tubes
	Breaths int8  // finished since it was connected, up to 100
	Lost    int8  // breaths in a row of which nothing came back
	Held    int16 // ticks of this inspiration in which flow was held back
	Since   int64 // tick at which this phase began
	Began   int64 // tick at which this breath began
	Last    int64 // ticks of inspiration of this breath
	Next    int64 // tick at which the machine gives a breath if the patient asks for none
	Drove   int64 // last tick at which it drove a patient, plus one
	Heard   int64 // last tick at which a breath came back
	Back    int64 // tick at which it was last put on a patient

	Asked   float64 // L/s, the constant flow of this breath
	In, Out float64 // mL of this breath
	Peak    float64 // cmH2O of this breath
	PeakOut float64 // L/s, fastest expiration of this breath
	Flow    float64 // L/s, last sensed
	Base    float64 // L/s of leak, learned
	TauE    float64 // s, expiratory time constant as the screen shows it
}

// pressureControlled reports the mode of ventilation in force. Safe mode is pressure control with fixed settings: the silent limiter is
// part of the software of volume control and so does not act in it, but a resistive chest then gets a low tidal volume, and only the
// low-volume alarms, set tight, say so.
func (d *Device) pressureControlled() bool { return d.working(VentMode) == PressureControl }

// safe is the setting that safe mode puts in place of the ordered one. PEEP and oxygen stay as ordered: to lose them would harm.
func (d *Device) safe(ch uint8) (float64, bool) {
	if d.Mode != SafeMode || d.Kind != Ventilator || d.Vent.Simple {
		return 0, false
	}
	switch ch {
	case VentMode:
		return PressureControl, true
	case VentPinsp:
		return safePinsp, true
	case VentRate:
		return safeRate, true
	case VentTi:
		return safeTi, true
	}
	return 0, false
}

// driveVentilator moves the breath on by one tick and gives what stands at the patient's airway.
func (d *Device) driveVentilator(tick int64, p *patient.State, a *patient.Airway) {
	if d.dead(tick) { // the dead circuit opens to the room
		return
	}
	v := &d.Vent
	if v.Drove != tick { // connected again: a breath at once
		v.Phase, v.Since, v.Next, v.Flow = expiring, tick, tick, 0
	}
	d.cycle(tick)
	v.Drove = tick + 1
	a.Drive, a.Pressure, a.FiO2 = patient.DrivePressure, d.working(VentPEEP), d.working(VentFiO2)
	switch {
	case v.Phase == pausing:
		a.Drive = patient.DriveFlow
	case v.Phase == inspiring && d.pressureControlled():
		a.Pressure += d.working(VentPinsp)
	case v.Phase == inspiring:
		a.Drive, a.Flow, a.PMax = patient.DriveFlow, v.Asked, reliefValve
		if f := d.acting(tick, SilentLimiter, All); f != nil {
			a.PMax = f.A
		}
	}
	a.Leak, a.Resistance = d.Chan[VentCuff].Ordered, d.Chan[VentKink].Ordered
	if p.Par.Tube == patient.TubeOut {
		a.Leak = max(a.Leak, throatLeak)
	}
	if a.Leak > 0 {
		v.escape(a)
	}
}

// escape lets gas out by the mouth, past a cuff or around a tube that lies in the throat: no pressure is built that the machine's flow does
// not hold up.
func (v *vent) escape(a *patient.Airway) {
	if a.Drive == patient.DrivePressure {
		flow := baseFlow
		if v.Phase == inspiring {
			flow = peakFlow
		}
		a.Pressure = min(a.Pressure, flow/a.Leak)
	}
}

// flowAsked is the constant flow that gives the tidal volume in so many ticks, L/s.
func (d *Device) flowAsked(tick, ticks int64) float64 {
	flow := d.working(VentVT) / (1000 * tickSeconds * float64(ticks))
	if f := d.acting(tick, OverDelivery, VentVT); f != nil {
		flow *= f.A
	}
	return flow
}

// inspirationTicks is the inspiratory time in force, at most two thirds of the cycle.
func (d *Device) inspirationTicks() int64 {
	return int64(min(math.Round(d.working(VentTi)*ticksPerSecond), math.Floor(2*ticksPerMinute/(3*d.working(VentRate)))))
}

// cycle decides in which phase of the breath this tick falls.
func (d *Device) cycle(tick int64) {
	v := &d.Vent
	in := tick - v.Since
	switch v.Phase {
	case inspiring:
		if in >= v.Last {
			v.Phase, v.Since = pausing, tick
		}
	case pausing:
		if in >= pauseTicks {
			v.Phase, v.Since, v.Base = expiring, tick, 0
		}
	default:
		effort := v.Lost == 0 && v.Flow > triggerFlow && v.Flow-v.Base > triggerFlow && in >= refractory // nobody is heard at the end of open tubes
		if tick >= v.Next || effort {
			d.inspire(tick)
		}
	}
}

// inspire closes the books of the last breath and begins the next.
func (d *Device) inspire(tick int64) {
	v := &d.Vent
	if v.Drove == tick && v.Began < v.Since {
		d.measureBreath(tick)
	}
	v.Phase, v.Since, v.Began = inspiring, tick, tick
	v.Next = tick + int64(math.Round(ticksPerMinute/d.working(VentRate)))
	v.In, v.Out, v.Peak, v.PeakOut, v.Held = 0, 0, 0, 0, 0
	v.Last = d.inspirationTicks()
	v.Asked = d.flowAsked(tick, v.Last)
}
