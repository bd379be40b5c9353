package device

import (
	"errors"
	"math"
)

// Set orders v on setting channel ch. On an error nothing has changed, and the error says why in a trainee's words.
func (d *Device) Set(tick int64, ch uint8, v float64) error {
	if err := d.refusal(ch, v); err != nil {
		return err
	}
	old := d.working(ch)
	c := &d.Chan[ch]
	c.Ordered = v
	switch {
	case d.Kind == Drip:
		d.hang(ch)
	case d.Kind == Bag && ch == BagSort:
		d.Squeeze.Left = d.Holds()
	}
	for i := range d.Fault { // the machine's own change is overruled, until it changes its mind
		if f := &d.Fault[i]; f.Kind == AutoSetting && f.Channel == ch && f.Held == 1 {
			f.Held = -1 - float64(max(0, tick))
		}
	}
	if old != v {
		d.write(tick, Entry{Code: LogSetting, What: ch, A: float32(old), B: float32(v)})
	}
	if d.acting(tick, Freeze, ch) == nil && !d.dead(tick) {
		c.Displayed = v
	}
	return nil
}

// refusal is the reason why v cannot be ordered on channel ch, or nil.
func (d *Device) refusal(ch uint8, v float64) error {
	if int(ch) >= len(Channels(d.Kind)) {
		return errors.New("this device has no such setting")
	}
	info := &Channels(d.Kind)[ch]
	if !info.Setting {
		return errors.New(info.Words + " is measured here, not set")
	}
	if math.IsNaN(v) || v < info.Low || v > info.High {
		return errors.New(info.Words + " " + withUnit(v, info) + " is out of range: this device takes " +
			number(info.Low, info.Decimals) + " to " + withUnit(info.High, info))
	}
	if _, fixed := d.safe(ch); fixed {
		return errors.New(info.Words + " is fixed in safe mode: leave safe mode to change it")
	}
	if d.Kind == Ventilator && d.Vent.Simple && ch == VentMode && v != VolumeControl {
		return errors.New("this transport ventilator has one mode: volume control")
	}
	return nil
}

func withUnit(v float64, info *ChannelInfo) string {
	if info.Unit == "" {
		return number(v, info.Decimals)
	}
	return number(v, info.Decimals) + " " + info.Unit
}

// working is the value of a setting that is in force: as ordered, unless safe mode or the machine itself has put another in its place.
func (d *Device) working(ch uint8) float64 {
	if v, fixed := d.safe(ch); fixed {
		return v
	}
	if d.has(AutoSetting) && d.Mode != SafeMode {
		for i := range d.Fault {
			if f := &d.Fault[i]; f.Kind == AutoSetting && f.Channel == ch && f.Held == 1 {
				return f.A
			}
		}
	}
	return d.Chan[ch].Ordered
}

// rewrite lets a device that adjusts itself rewrite its settings. Safe mode switches that off.
func (d *Device) rewrite(tick int64) {
	if !d.has(AutoSetting) || d.Mode != InService || !d.Attached() {
		return
	}
	for i := range d.Fault {
		f := &d.Fault[i]
		if f.Kind != AutoSetting || f.From > tick || f.Held == 1 {
			continue
		}
		if f.Held < 0 && (f.B <= 0 || float64(tick)+f.Held+1 < float64(f.B*ticksPerSecond)) {
			continue
		}
		old := d.working(f.Channel)
		f.Held = 1
		d.write(tick, Entry{Code: LogAuto, What: f.Channel, A: float32(old), B: float32(f.A)})
	}
}

// SetMode puts the device in mode m. A ventilator that is disconnected while it runs keeps running, and alarms; one that was put in
// stand-by first is quiet. Stand-by and quarantine end its alarms.
func (d *Device) SetMode(tick int64, m Mode) {
	if d.Mode == m {
		return
	}
	d.Mode = m
	d.write(tick, Entry{Code: LogMode, What: uint8(m)})
	switch m {
	case InService, SafeMode:
		d.start(tick)
	case Standby, Quarantined:
		d.Vent.Running = false
		d.clearAlarms(tick)
	}
	d.refresh(tick)
}

// start switches on what has a patient.
func (d *Device) start(tick int64) {
	if d.Kind != Ventilator || d.Patient < 0 {
		return
	}
	v := &d.Vent
	if !v.Running {
		v.Running, v.Breaths, v.Lost, v.Drove = true, 0, 0, tick
	}
	v.Heard, v.Back = tick, tick
	for i := range d.Alarm {
		if d.Alarm[i].Latched {
			d.Alarm[i] = Alarm{}
		}
	}
}

// Attach puts the device on a patient and in service, or (patient -1) takes it off whomever it is on. Taking off a running ventilator
// leaves it running.
func (d *Device) Attach(tick int64, patient int8) {
	if patient < 0 {
		d.SetMode(tick, Disconnected)
		return
	}
	if d.Patient != patient {
		d.Patient = patient
		if d.Kind == Monitor { // the watch begins anew
			d.Mon.Warm = false
			d.clearAlarms(tick)
		}
		if d.acting(tick, WrongPatient, All) == nil {
			d.Believes = patient
		}
	}
	if d.Attached() {
		d.start(tick)
		return
	}
	d.SetMode(tick, InService)
}
