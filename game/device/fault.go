package device

import (
	"math"

	"downtime/game/num"
)

// Begin gives the device fault f, which acts from f.From or from now if that is past. It returns false if there is no slot left or if this
// kind of device has no such fault: then nothing has changed.
func (d *Device) Begin(tick int64, f Fault) bool {
	if !d.suits(f) {
		return false
	}
	for i := range d.Fault {
		if d.Fault[i].Kind != NoFault {
			continue
		}
		f.From, f.Held = max(f.From, tick), 0
		if f.Kind == Lag {
			f.Held = d.Chan[f.Channel].Displayed
		}
		d.Fault[i] = f
		d.Kinds |= 1 << f.Kind
		return true
	}
	return false
}

// suits reports whether f makes sense on this kind of device.
func (d *Device) suits(f Fault) bool {
	one := int(f.Channel) < len(Channels(d.Kind))
	if !d.Kind.Suits(f.Kind) {
		return false
	}
	switch f.Kind {
	case Freeze, Drift, Offset, Scale:
		return one || f.Channel == All
	case Lag: // it keeps one value, so it acts on one channel
		return one && f.A > 0
	case AutoSetting:
		return one && Channels(d.Kind)[f.Channel].Setting
	case DeadAlarm:
		return int(f.Channel) < len(Alarms(d.Kind)) || f.Channel == All
	case Crossed:
		return f.A >= 0
	case Corrupted: // of a machine that shows numbers, one of them
		return one || d.Kind == System
	case Stale:
		return one || f.Channel == All
	}
	return true
}

const (
	machines = 1<<Monitor | 1<<Ventilator | 1<<SyringePump | 1<<CTG
	anything = machines | 1<<Bag // a drip has no works
	screens  = 1<<Analyser | 1<<Stimulator
	computer = machines | 1<<System | screens
)

// suited are the kinds of device that can have each kind of fault, a bit each.
var suited = [...]uint16{
	NoFault: 0, Freeze: anything | screens, Drift: anything | screens, Offset: anything | screens, Scale: anything | screens,
	Lag: anything, AutoSetting: anything | 1<<Stimulator, DeadAlarm: anything,
	WrongClock: computer, Unavailable: computer, WrongPatient: machines | 1<<System | 1<<Analyser, SilentUnavailable: computer,
	SilentLimiter: 1 << Ventilator, OverDelivery: 1<<Ventilator | 1<<SyringePump | 1<<Stimulator, Tissued: 1<<SyringePump | 1<<Drip,
	Crossed: 1<<Monitor | 1<<CTG | 1<<Analyser, Maternal: 1 << CTG,
	Corrupted: 1<<System | screens, Stale: 1<<System | 1<<Analyser,
}

// NumFaults is how many kinds of fault there are, NoFault among them.
const NumFaults = FaultKind(len(suited))

// Suits reports whether that kind of device can have that kind of fault.
func (k Kind) Suits(f FaultKind) bool { return suited[f]&(1<<k) != 0 }

// Mend ends every fault of that kind.
func (d *Device) Mend(kind FaultKind) {
	for i := range d.Fault {
		if d.Fault[i].Kind == kind {
			d.Fault[i] = Fault{}
		}
	}
	d.Kinds &^= 1 << kind
	if kind == WrongPatient {
		d.Believes = d.Patient
	}
}

func (d *Device) has(kind FaultKind) bool { return d.Kinds&(1<<kind) != 0 }

// acting returns the first fault of that kind which has begun and concerns channel or alarm ch, or nil. All as ch asks for any.
func (d *Device) acting(tick int64, kind FaultKind, ch uint8) *Fault {
	if !d.has(kind) {
		return nil
	}
	for i := range d.Fault {
		f := &d.Fault[i]
		if f.Kind == kind && f.From <= tick && (ch == All || f.Channel == ch || f.Channel == All) {
			return f
		}
	}
	return nil
}

// displayFaults are the kinds that change what is shown and nothing else.
const displayFaults = 1<<Freeze | 1<<Drift | 1<<Offset | 1<<Scale | 1<<Lag | 1<<Corrupted

// show puts v on channel ch of the screen through the faults of the display, in the order in which they stand in their slots: offset then
// scale is (v+a)*b. A frozen channel is not written at all, whatever else acts on it. Screens are written once a second, which is the
// step of Lag.
func (d *Device) show(tick int64, ch uint8, v float64) {
	if d.Kinds&displayFaults == 0 {
		d.Chan[ch].Displayed = v
		return
	}
	if d.acting(tick, Freeze, ch) != nil {
		return
	}
	touched := false
	for i := range d.Fault {
		f := &d.Fault[i]
		if f.From <= tick && (f.Channel == ch || f.Channel == All) {
			w := f.distort(tick, v)
			touched = touched || w != v
			v = w
		}
	}
	if touched {
		info := &Channels(d.Kind)[ch]
		v = num.Clamp(v, info.Low, info.High)
	}
	d.Chan[ch].Displayed = v
}

// distort returns what a fault of the display makes of v.
func (f *Fault) distort(tick int64, v float64) float64 {
	switch f.Kind {
	case Offset:
		return v + f.A
	case Scale:
		return v * f.A
	case Corrupted:
		return f.A
	case Drift:
		by := float64(f.A * float64(tick-f.From) / ticksPerMinute)
		if f.B > 0 {
			by = num.Clamp(by, -f.B, f.B)
		}
		return v + by
	case Lag:
		f.Held = num.Toward(f.Held, v, 1-num.Exp(-1/f.A))
		return f.Held
	}
	return v
}

// Faulty reports whether a fault acts materially now: it makes a difference that matters to the patient or to someone who relies on the
// screen. A device that is out of use does nothing to anybody.
func (d *Device) Faulty(tick int64) bool {
	if d.Kinds == 0 || !d.Attached() {
		return false
	}
	for i := range d.Fault {
		f := &d.Fault[i]
		if f.Kind != NoFault && f.From <= tick && d.material(f) {
			return true
		}
	}
	return false
}

// Defective reports whether a fault has begun in the device, material or not, in use or not.
func (d *Device) Defective(tick int64) bool {
	for i := range d.Fault {
		if d.Fault[i].Kind != NoFault && d.Fault[i].From <= tick {
			return true
		}
	}
	return false
}

// Least deviations that count as material (mark D: chosen for the simulation).
const (
	materialClock    = 60.0 // s
	materialDelivery = 0.1  // fraction of the order
)

func (d *Device) material(f *Fault) bool {
	switch f.Kind {
	case Freeze, Drift, Offset, Scale, Lag, Corrupted, Stale:
		if d.Kind == System || d.Kind == Analyser && d.Drawn < f.From { // whoever asks it next is misled
			return true
		}
		return d.misleads(f.Channel)
	case SilentLimiter:
		v := d.Chan[VentVT]
		return !d.pressureControlled() && v.Delivered < float64((1-materialDelivery)*v.Displayed)
	case AutoSetting:
		return d.Mode == InService && f.Held == 1 && d.Chan[f.Channel].Ordered != f.A
	case OverDelivery:
		return math.Abs(f.A-1) >= materialDelivery
	case DeadAlarm:
		return f.Held == 1
	case WrongClock:
		return math.Abs(f.A) >= materialClock
	case WrongPatient:
		return d.Believes != d.Patient
	case Crossed:
		return int8(f.A) != d.Patient
	}
	return true
}

// misleads reports whether what ch shows (All: any channel) departs materially from what an honest screen would show.
func (d *Device) misleads(ch uint8) bool {
	for i, c := range Channels(d.Kind) {
		if ch != All && ch != uint8(i) || c.Material == 0 {
			continue
		}
		honest := d.Chan[i].Delivered
		if c.Setting {
			honest = d.working(uint8(i))
		}
		if math.Abs(d.Chan[i].Displayed-honest) >= c.Material {
			return true
		}
	}
	return false
}

// Source is the patient whose signals reach the device: the one it is attached to, unless they are crossed; -1 none.
func (d *Device) Source(tick int64) int8 {
	if f := d.acting(tick, Crossed, All); f != nil && d.Patient >= 0 {
		return int8(f.A)
	}
	return d.Patient
}

// dead reports whether the device has stopped working, loudly or in silence.
func (d *Device) dead(tick int64) bool {
	return d.Kinds&(1<<Unavailable|1<<SilentUnavailable) != 0 &&
		(d.acting(tick, Unavailable, All) != nil || d.acting(tick, SilentUnavailable, All) != nil)
}
