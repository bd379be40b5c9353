package device

// All, as the channel of a Fault, means every channel or every alarm of the device; as the channel of an alarm, that it watches none.
const All = 255

// ChannelInfo describes one channel of a kind of device.
type ChannelInfo struct {
	Name      string // in files and conditions: "vt"
	Label     string // on the machine's own panel: "VT"
	Words     string // in a sentence: "tidal volume"
	Unit      string
	Decimals  int
	Setting   bool    // it is ordered; otherwise it is measured
	Front     bool    // it stands on the front page
	Low, High float64 // settable range of a setting; range that the display of a measurement can show
	Material  float64 // smallest error that matters to a patient (mark D: chosen for the simulation); 0: none does
}

// Switch reports whether a channel is a setting that is on (1) or off (0). The mode of a ventilator is one of two, and no switch.
func (c *ChannelInfo) Switch() bool {
	return c.Setting && c.Unit == "" && c.Decimals == 0 && c.Low == 0 && c.High == 1 && c.Name != "mode"
}

// AlarmInfo describes one alarm of a kind of device.
type AlarmInfo struct {
	Name     string
	Label    string
	Channel  uint8 // All: it watches no channel
	Priority Priority
	Default  Limit // the maker's own limits; those that are off by default and have both values 0 cannot be set
	Unit     string
}

// Channels lists the channels of a kind of device; a channel's number is its index. The caller must not change the list.
func Channels(k Kind) []ChannelInfo {
	switch k {
	case Monitor:
		return monitorChannels[:]
	case Ventilator:
		return ventilatorChannels[:]
	case Bag:
		return bagChannels[:]
	case SyringePump:
		return pumpChannels[:]
	case Drip:
		return dripChannels[:]
	case CTG:
		return ctgChannels[:]
	case Analyser:
		return analyserChannels[:]
	case Stimulator:
		return stimulatorChannels[:]
	}
	return nil
}

// Alarms lists the alarms of a kind of device; an alarm's number is its index. The caller must not change the list.
func Alarms(k Kind) []AlarmInfo {
	switch k {
	case Monitor:
		return monitorAlarms[:]
	case Ventilator:
		return ventilatorAlarms[:]
	case SyringePump:
		return pumpAlarms[:]
	case CTG:
		return ctgAlarms[:]
	case System:
		return systemAlarms[:]
	case Analyser:
		return analyserAlarms[:]
	case Stimulator:
		return stimulatorAlarms[:]
	}
	return nil
}

// ChannelNamed returns the number of the channel of that name.
func ChannelNamed(k Kind, name string) (uint8, bool) {
	for i, c := range Channels(k) {
		if c.Name == name {
			return uint8(i), true
		}
	}
	return 0, false
}

// AlarmNamed returns the number of the alarm of that name.
func AlarmNamed(k Kind, name string) (uint8, bool) {
	for i, a := range Alarms(k) {
		if a.Name == name {
			return uint8(i), true
		}
	}
	return 0, false
}

// Shown returns what channel ch shows, and false if it shows no number (no signal, not in use, screen dark).
func (d *Device) Shown(ch uint8) (float64, bool) {
	return d.Chan[ch].Displayed, d.Blank&(1<<ch) == 0
}

func (d *Device) blank(ch uint8, on bool) {
	d.Blank &^= 1 << ch
	if on {
		d.Blank |= 1 << ch
	}
}

// adjustable reports whether the alarm has limits to set.
func (a AlarmInfo) adjustable() bool { return a.Default.LowOn || a.Default.HighOn }

// Unseen reports whether neither screen, mark nor meter of the device shows that channel, though findings and conditions about the truth may
// read it: what flows in a tube, what disturbs a lead, a line that is not connected.
func (d *Device) Unseen(ch uint8) bool {
	switch d.Kind {
	case Analyser:
		return !d.reads(ch) || d.Drawn == 0
	case Stimulator:
		return ch == StimNear
	case SyringePump: // a tap on the line is seen at the line
		return ch == PumpClamp
	case Drip:
		return ch == DripCreep || ch == DripPressure || ch == DripSwelling
	case Ventilator:
		return ch >= VentCuff
	case Monitor:
		return ch >= MonArtefact || (ch == MonCVP || ch == MonCentral) && d.Chan[MonCentral].Ordered == 0
	}
	return false
}
