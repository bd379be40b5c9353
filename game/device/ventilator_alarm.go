package device

// The alarms of a ventilator.
const (
	VentHighPressure uint8 = iota
	VentLowVT
	VentLowMV
	VentApnoea
	VentDisconnect
	VentLowPEEP
	VentHighRate
	VentFailure
)

// ventilatorAlarms has the maker's limits: wide, so that they alarm seldom. A minute volume of 2 L/min stays silent at 116 mL 18 times a
// minute, less than the dead space. Set tight (75 % of the volume, 70 % of the minute volume, peak + 10) they rescue. Mark D.
var ventilatorAlarms = [...]AlarmInfo{
	{"phigh", "high pressure", VentPPeak, High, Limit{High: 40, HighOn: true}, "cmH2O"},
	{"vte-low", "low tidal volume", VentVTe, Medium, Limit{Low: 100, LowOn: true}, "mL"},
	{"mv-low", "low minute volume", VentMV, High, Limit{Low: 2, LowOn: true}, "L/min"},
	{"apnoea", "apnoea", All, High, Limit{High: 20, HighOn: true}, "s"},
	{"disconnect", "disconnection", All, High, Limit{}, ""},
	{"peep-low", "low PEEP", VentPEEPe, Medium, Limit{Low: 2, LowOn: true}, "cmH2O"},
	{"rate-high", "high rate", VentRRTot, Low, Limit{High: 50, HighOn: true}, "/min"},
	{"failure", "ventilator failure", All, High, Limit{}, ""},
}

const (
	allVentilator      = 1<<len(ventilatorChannels) - 1
	measuredVentilator = allVentilator &^ (1<<VentVTe - 1)
)

// openTicks is how long the tubes may hang open before the machine says so.
const openTicks = ticksPerSecond

// refreshVentilator rewrites the screen and judges the alarms, once a second.
func (d *Device) refreshVentilator(tick int64) {
	if d.acting(tick, SilentUnavailable, All) != nil { // the last screen stands and nothing sounds
		if !d.Attached() {
			d.Blank |= measuredVentilator
		}
		return
	}
	v := &d.Vent
	if d.acting(tick, Unavailable, All) != nil {
		d.Blank = allVentilator
		d.stopped(tick, v.Running)
		return
	}
	open := v.Running && tick-v.Drove >= openTicks
	room := open || v.Running && !d.Attached()
	if room {
		d.measureOpen()
	}
	d.showSettings(tick)
	d.showMeasured(tick)
	measuring := d.Attached() && v.Running && v.Breaths > 0
	d.Blank = 0
	d.blank(VentVT, d.pressureControlled())
	d.blank(VentPinsp, !d.pressureControlled())
	switch {
	case room:
		d.Blank |= 1<<VentPPlat | 1<<VentHeld
	case !measuring:
		d.Blank |= measuredVentilator
	}
	d.judgeVentilator(tick, open)
}

// stopped leaves one alarm, that the machine has failed, if it was in use.
func (d *Device) stopped(tick int64, failed bool) {
	for i := range VentFailure {
		d.raise(tick, i, false)
	}
	d.raise(tick, VentFailure, failed)
}

// measureOpen is what a machine measures that blows into the room: no pressure, nothing that comes back, and all of it lost.
func (d *Device) measureOpen() {
	for ch := VentVTe; ch <= VentPEEPe; ch++ {
		d.Chan[ch].Effect, d.Chan[ch].Delivered = 0, 0
	}
	d.Chan[VentVT].Delivered, d.Chan[VentVT].Effect = 0, 0
	d.Chan[VentLeak].Effect = 100
	d.Vent.Breaths, d.Vent.Peak = 0, 0
}

func (d *Device) showSettings(tick int64) {
	for ch := range VentVTe {
		w := d.working(ch)
		if ch != VentVT {
			d.Chan[ch].Delivered, d.Chan[ch].Effect = w, w
		}
		d.show(tick, ch, w)
	}
}

func (d *Device) showMeasured(tick int64) {
	v, c := &d.Vent, &d.Chan
	c[VentO2].Effect = d.working(VentFiO2)
	for _, ch := range [...]uint8{VentO2, VentPPlat, VentPEEPe, VentLeak, VentHeld} {
		c[ch].Delivered = c[ch].Effect
	}
	c[VentPPeak].Delivered = max(c[VentPPeak].Effect, v.Peak)
	honesty := 1.0
	if f := d.acting(tick, OverDelivery, VentVT); f != nil && f.A > 0 {
		honesty = 1 / f.A
	}
	for ch := VentVTe; ch <= VentHeld; ch++ {
		x := c[ch].Delivered
		if ch == VentVTe || ch == VentMV {
			x *= honesty
		}
		d.show(tick, ch, x)
	}
	d.showShape()
}

// showShape keeps what the traces on the screen show beside the numbers.
func (d *Device) showShape() {
	v := &d.Vent
	if !d.Still && v.PeakOut > 0.01 {
		v.TauE = min(v.Out/(1000*v.PeakOut), 10)
	}
}

// judgeVentilator compares what the screen shows with the limits.
func (d *Device) judgeVentilator(tick int64, open bool) {
	v := &d.Vent
	if !v.Running {
		d.stopped(tick, false)
		return
	}
	volumes := v.Breaths > 0 // off the patient there is no volume to be low: the disconnection says so
	silence := float64(tick-v.Heard) / ticksPerSecond
	apnoea := d.Limit[VentApnoea]
	high := d.beyond(VentHighPressure)
	if l := d.Limit[VentHighPressure]; !volumes { // the first breath has no number yet
		high = l.HighOn && v.Peak > l.High
	}
	d.raise(tick, VentHighPressure, high)
	d.raise(tick, VentLowVT, volumes && d.beyond(VentLowVT))
	d.raise(tick, VentLowMV, volumes && d.beyond(VentLowMV))
	d.raise(tick, VentApnoea, apnoea.HighOn && silence > apnoea.High)
	d.raise(tick, VentDisconnect, open || v.Lost >= lostBreaths)
	d.raise(tick, VentLowPEEP, volumes && d.Chan[VentPEEP].Displayed > 0 && d.beyond(VentLowPEEP))
	d.raise(tick, VentHighRate, d.beyond(VentHighRate))
	d.raise(tick, VentFailure, false)
}
