package device

import (
	"errors"
	"math"
)

// MaxSilence is the longest time for which one press silences alarms: two minutes, in ticks.
const MaxSilence = 2 * ticksPerMinute

// latchedTicks is how long the message of a high alarm outlives its condition: half a minute (mark D).
const latchedTicks = 30 * ticksPerSecond

// raise tells alarm i whether its condition holds. The package's doc has the rules. Acknowledging and silencing concern the alarms that are
// active at that moment: a new one sounds.
func (d *Device) raise(tick int64, i uint8, holds bool) {
	a := &d.Alarm[i]
	if d.has(DeadAlarm) {
		holds = d.heard(tick, i, holds)
	}
	switch {
	case holds && (!a.Active || a.Latched):
		*a = Alarm{Active: true, Priority: Alarms(d.Kind)[i].Priority, Since: tick}
		d.write(tick, Entry{Code: LogAlarm, What: i})
	case !holds && a.Active && !a.Latched:
		d.write(tick, Entry{Code: LogAlarmOver, What: i})
		if a.Priority == High && a.Acknowledged == 0 && !d.answered(a) {
			a.Latched, a.SilencedUntil = true, tick+latchedTicks
		} else {
			*a = Alarm{}
		}
	case !holds && a.Latched && tick >= a.SilencedUntil:
		*a = Alarm{}
	}
}

// answered reports whether a ventilator has been put back on its patient since the alarm began.
func (d *Device) answered(a *Alarm) bool { return d.Kind == Ventilator && a.Since < d.Vent.Back }

// heard is what a dead alarm makes of its condition; the fault remembers whether it hides one now.
func (d *Device) heard(tick int64, i uint8, holds bool) bool {
	f := d.acting(tick, DeadAlarm, i)
	if f == nil {
		return holds
	}
	if f.Channel == i {
		f.Held = 0
	}
	if holds {
		f.Held = 1
	}
	return false
}

// beyond reports whether what the alarm's channel shows lies outside its limits. An alarm that is active ends only a little inside them, so
// that it does not flicker.
func (d *Device) beyond(i uint8) bool {
	info := &Alarms(d.Kind)[i]
	ch := info.Channel
	if d.Blank&(1<<ch) != 0 {
		return false
	}
	slack := 0.0
	if d.Alarm[i].Active && !d.Alarm[i].Latched {
		slack = Channels(d.Kind)[ch].Material / 5
	}
	x, l := d.Chan[ch].Displayed, d.Limit[i]
	return l.LowOn && x < l.Low+slack || l.HighOn && x > l.High-slack
}

// clearAlarms ends every alarm, as switching off does.
func (d *Device) clearAlarms(tick int64) {
	for i := range Alarms(d.Kind) {
		if d.Alarm[i].Active && !d.Alarm[i].Latched {
			d.write(tick, Entry{Code: LogAlarmOver, What: uint8(i)})
		}
		d.Alarm[i] = Alarm{}
	}
}

// Acknowledge takes notice of every active alarm: their sound ends, latched messages go.
func (d *Device) Acknowledge(tick int64) {
	noticed := false
	for i := range d.Alarm {
		a := &d.Alarm[i]
		if !a.Active {
			continue
		}
		noticed = true
		if a.Latched {
			*a = Alarm{}
		} else if a.Acknowledged == 0 {
			a.Acknowledged = tick
		}
	}
	if noticed {
		d.write(tick, Entry{Code: LogAcknowledged})
	}
}

// Silence stops the sound of the active alarms for a number of ticks, at most MaxSilence. It is recorded whether any was active or not.
func (d *Device) Silence(tick, ticks int64) {
	ticks = max(0, min(ticks, MaxSilence))
	for i := range d.Alarm {
		if d.Alarm[i].Active && !d.Alarm[i].Latched {
			d.Alarm[i].SilencedUntil = tick + ticks
		}
	}
	d.write(tick, Entry{Code: LogSilenced, A: float32(ticks / ticksPerSecond)})
}

// SetLimit sets the limits of an alarm in the unit of its channel. NaN turns a limit off.
func (d *Device) SetLimit(tick int64, alarm uint8, low, high float64) error {
	if int(alarm) >= len(Alarms(d.Kind)) {
		return errors.New("this device has no such alarm")
	}
	info := &Alarms(d.Kind)[alarm]
	l := Limit{LowOn: !math.IsNaN(low), HighOn: !math.IsNaN(high)}
	switch {
	case !info.adjustable():
		return errors.New("the alarm " + info.Label + " has no limits to set")
	case l.LowOn && l.HighOn && low >= high:
		return errors.New("the low limit must lie below the high limit")
	case math.IsInf(low, 0) || math.IsInf(high, 0):
		return errors.New("a limit must be a number")
	}
	if l.LowOn {
		l.Low = low
	}
	if l.HighOn {
		l.High = high
	}
	old := d.Limit[alarm]
	d.Limit[alarm] = l
	if old.LowOn != l.LowOn || old.Low != l.Low {
		d.write(tick, Entry{Code: LogLimitLow, What: alarm, A: float32(old.Low), B: float32(l.Low)})
	}
	if old.HighOn != l.HighOn || old.High != l.High {
		d.write(tick, Entry{Code: LogLimitHigh, What: alarm, A: float32(old.High), B: float32(l.High)})
	}
	return nil
}
