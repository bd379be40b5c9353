package device

import (
	"downtime/game/patient"
)

// Drive puts into a what the device puts at the patient's airway for this tick. A device that drives no airway leaves it open to the room.
//
// The engine calls, once a tick and in this order: Drive for the one device that drives a patient's airway, Infuse for every pump and drip, then
// patient.Step, then Sense for every device.
func (d *Device) Drive(tick int64, p *patient.State, a *patient.Airway) {
	*a = patient.Airway{FiO2: patient.RoomAir}
	switch {
	case !d.Attached():
	case d.Kind == Ventilator:
		d.driveVentilator(tick, p, a)
	case d.Kind == Bag:
		d.driveBag(tick, a)
	}
}

// Sense measures the patient p, writes the screen, judges the alarms and keeps the log. p is the patient the device is attached to; with
// WrongPatient the engine may pass the one it believes it is on. A shared device looks at nobody: an analyser waits for a sample (Draw).
func (d *Device) Sense(tick int64, p *patient.State) {
	if d.Kinds != 0 && tick%ticksPerSecond == 0 {
		d.rewrite(tick)
		if f := d.acting(tick, WrongPatient, All); f != nil {
			d.Believes = int8(f.A)
		}
	}
	switch d.Kind {
	case Ventilator:
		d.senseVentilator(tick, p)
	case Monitor:
		d.senseMonitor(tick, p)
	case Bag:
		d.senseBag(tick, p)
	case SyringePump:
		if tick%ticksPerSecond == 0 {
			d.refresh(tick)
		}
	case Drip:
		d.senseDrip(tick, p)
	case CTG:
		d.senseCTG(tick, p)
	case System, Analyser, Stimulator:
		if tick%ticksPerSecond == 0 {
			d.refresh(tick)
		}
	}
}

// Given is the volume, mL, that the device put into the tubes with its last breath: 0 once it has stopped giving breaths.
func (d *Device) Given(tick int64) float64 {
	s := &d.Squeeze
	switch {
	case !d.Attached():
		return 0
	case d.Kind == Ventilator && d.Vent.Drove >= tick:
		return d.Chan[VentVT].Delivered
	case d.Kind == Bag && s.Count > 0 && tick-s.Start < rateForgets*ticksPerSecond:
		return max(s.Given, d.Chan[BagGiven].Effect)
	}
	return 0
}

// refresh rewrites what the screen shows and judges the alarms.
func (d *Device) refresh(tick int64) {
	d.Still = d.frozen(tick)
	switch d.Kind {
	case Ventilator:
		d.refreshVentilator(tick)
	case Monitor:
		d.refreshMonitor(tick)
	case Bag:
		d.refreshBag(tick)
	case SyringePump:
		d.refreshPump(tick)
	case Drip:
		d.refreshDrip(tick)
	case CTG:
		d.refreshCTG(tick)
	case System:
		d.raise(tick, systemFailure, d.Attached() && d.Failed(tick))
	case Analyser:
		d.refreshAnalyser(tick)
	case Stimulator:
		d.refreshStimulator(tick)
	}
}

// frozen reports whether the whole screen stands still.
func (d *Device) frozen(tick int64) bool {
	if !d.has(Freeze) {
		return false
	}
	for i := range d.Fault {
		if f := &d.Fault[i]; f.Kind == Freeze && f.Channel == All && f.From <= tick {
			return true
		}
	}
	return false
}
