package device

// New returns the device that spec describes, in service, with the maker's settings and limits where spec names none.
func New(spec Spec) Device {
	d := Device{
		Kind: spec.Kind, Networked: spec.Networked, Patient: spec.Patient, Believes: spec.Patient, Clock: spec.Clock,
	}
	start := defaults(spec.Kind)
	for i, c := range Channels(spec.Kind) {
		if c.Setting && i < len(start) {
			d.order(uint8(i), start[i])
		}
	}
	for i, a := range Alarms(spec.Kind) {
		d.Limit[i] = a.Default
	}
	d.prepare(spec)
	for _, s := range spec.Settings {
		d.order(s.Channel, s.Value)
	}
	if spec.Kind == Bag {
		d.Squeeze.Left = d.Holds()
	}
	for _, l := range spec.Limits {
		d.Limit[l.Alarm] = l.Limit
	}
	if spec.Kind == SyringePump {
		d.Pump.Drug = int16(spec.Drug)
		d.order(PumpConc, spec.Conc)
	}
	d.refresh(0)
	return d
}

// defaults are the settings with which a device is switched on, by channel.
func defaults(k Kind) []float64 {
	switch k {
	case Monitor:
		return monitorDefaults[:]
	case Ventilator:
		return ventilatorDefaults[:]
	case Bag:
		return bagDefaults[:]
	case SyringePump:
		return pumpDefaults[:]
	case Drip:
		return dripDefaults[:]
	case CTG:
		return ctgDefaults[:]
	case Stimulator:
		return stimulatorDefaults[:]
	}
	return nil
}

func (d *Device) prepare(spec Spec) {
	switch d.Kind {
	case Ventilator:
		d.Vent = vent{Simple: !spec.Networked, Running: spec.Patient >= 0}
	case Monitor:
		d.Mon.Sampling = true
		d.Blank = 1<<monitorMeasured - 1
	case CTG:
		d.Blank = 1<<CTGDoppler - 1
	case Analyser:
		d.Blank = allAnalyser
	case SyringePump:
		d.Pump = pump{Drug: -1, Size: freshSyringe}
	}
}

func (d *Device) order(ch uint8, v float64) {
	d.Chan[ch] = Value{Ordered: v, Delivered: v, Effect: v, Displayed: v}
}
