package device

import (
	"math"

	"downtime/game/num"
	"downtime/game/patient"
	"downtime/game/wave"
)

// The channels of a bedside monitor. MonRhythm holds a wave.Rhythm; MonArt, MonCapno and MonCentral are 1 when the arterial line is connected,
// capnography is fitted and the central line is connected. What follows is the state of leads and line: see leads.go.
const (
	MonHR uint8 = iota
	MonPulse
	MonSpO2
	MonSBP
	MonDBP
	MonMAP
	MonEtCO2
	MonFiCO2
	MonRR
	MonTemp
	MonPleth
	MonRhythm
	MonSlope
	MonCVP
	MonArt
	MonCapno
	MonCentral
	MonArtefact
	MonLineHz
	MonDamping
	MonFlush
)

const (
	monitorMeasured = int(MonArt)
	allMonitor      = 1<<len(monitorChannels) - 1
)

// monitorChannels: the least material errors are chosen (mark D).
var monitorChannels = [...]ChannelInfo{
	{"hr", "HR", "heart rate", "/min", 0, false, true, 0, 300, 15},
	{"pulse", "PULSE", "pulse rate", "/min", 0, false, false, 0, 300, 15},
	{"spo2", "SPO2", "oxygen saturation", "%", 0, false, true, 0, 100, 3},
	{"sbp", "ART S", "systolic pressure", "mmHg", 0, false, true, 0, 300, 15},
	{"dbp", "ART D", "diastolic pressure", "mmHg", 0, false, true, 0, 300, 10},
	{"map", "ART M", "mean arterial pressure", "mmHg", 0, false, true, 0, 300, 10},
	{"etco2", "ETCO2", "end-tidal CO2", "kPa", 1, false, true, 0, 20, 0.7},
	{"fico2", "FICO2", "inspired CO2", "kPa", 1, false, false, 0, 20, 0.5},
	{"rr", "RR", "respiratory rate", "/min", 0, false, true, 0, 150, 4},
	{"temp", "TEMP", "temperature", "deg C", 1, false, false, 20, 45, 0.7},
	{"pleth", "PLETH", "pulse amplitude at the finger", "", 2, false, false, 0, 1, 0},
	{"rhythm", "ECG", "rhythm", "", 0, false, false, 0, 8, 0.5},
	{"slope", "CO2 SHAPE", "slope of the capnogram, 0 box to 1 shark fin", "", 2, false, false, 0, 1, 0},
	{"cvp", "CVP", "central venous pressure", "mmHg", 0, false, true, -20, 60, 4},
	{"art", "ART", "arterial line", "", 0, true, false, 0, 1, 0},
	{"capno", "CO2", "capnography", "", 0, true, false, 0, 1, 0},
	{"central", "CVP", "central line", "", 0, true, false, 0, 1, 0},
	{"artefact", "ECG NOISE", "what disturbs the electrocardiogram", "", 0, true, false, 0, float64(wave.DeepBrainStimulator), 0},
	{"line_hz", "LINE F", "natural frequency of the arterial line", "Hz", 0, true, false, 2, 60, 0},
	{"damping", "LINE D", "damping of the arterial line, 0 faithful", "", 2, true, false, 0, 4, 0},
	{"flush", "FLUSH", "flush of the arterial line", "", 0, true, false, 0, 1, 0},
}

var monitorDefaults = [...]float64{MonArt: 1, MonCapno: 1, MonLineHz: 15, MonFlush: 0}

// The alarms of a monitor.
const (
	MonRateAlarm uint8 = iota
	MonArrestAlarm
	MonSpO2Alarm
	MonMAPAlarm
	MonEtCO2Alarm
	MonRRAlarm
	MonApnoeaAlarm
	MonTempAlarm
	MonSignalAlarm
	MonFailure
)

// monitorAlarms: default limits are those usual on an adult unit (mark K).
var monitorAlarms = [...]AlarmInfo{
	{"hr", "heart rate", MonHR, Medium, Limit{50, 130, true, true}, "/min"},
	{"arrest", "arrest rhythm", MonRhythm, High, Limit{}, ""},
	{"spo2", "low saturation", MonSpO2, High, Limit{Low: 90, LowOn: true}, "%"},
	{"map", "arterial pressure", MonMAP, High, Limit{60, 120, true, true}, "mmHg"},
	{"etco2", "end-tidal CO2", MonEtCO2, Medium, Limit{3, 7, true, true}, "kPa"},
	{"rr", "respiratory rate", MonRR, Medium, Limit{8, 35, true, true}, "/min"},
	{"apnoea", "apnoea", All, High, Limit{High: 20, HighOn: true}, "s"},
	{"temp", "temperature", MonTemp, Low, Limit{35, 39, true, true}, "deg C"},
	{"signal", "no SpO2 signal", MonSpO2, Low, Limit{}, ""},
	{"failure", "monitor failure", All, High, Limit{}, ""},
}

// Averaging: the weight of each new second in the number shown (mark D; monitors average 4 to 10 s). Oximetry is averaged in the patient's
// Probe already, with its lag.
const (
	rateWeight     = 0.25
	pressureWeight = 0.5
)

// quantities are the patient's quantities that a monitor measures, by channel.
var quantities = [...]int{
	MonHR: quantity("hr"), MonPulse: quantity("pulse"), MonSpO2: quantity("spo2"),
	MonSBP: quantity("sbp"), MonDBP: quantity("dbp"), MonMAP: quantity("map"),
	MonTemp: quantity("temp"), MonCVP: quantity("cvp"), MonPleth: quantity("sv"), MonRhythm: quantity("rhythm"),
}

func quantity(name string) int {
	i, ok := patient.QuantityIndex(name)
	if !ok {
		panic("device: the patient has no quantity " + name)
	}
	return i
}

func truth(p *patient.State, ch uint8) float64 { return patient.Quantities[quantities[ch]].Get(p) }

// senseMonitor follows gas and chest each tick and rewrites the numbers once a second.
func (d *Device) senseMonitor(tick int64, p *patient.State) {
	if !d.Attached() {
		return
	}
	if !d.Mon.Warm { // the watch begins
		d.Mon.Breath, d.Mon.Chest, d.Mon.Volume = tick, tick, p.Mech.Volume
		d.measurePatient(p)
	}
	d.followGas(tick, p.Meter.CO2/mmHgPerKPa)
	d.followChest(tick, p.Mech.Volume)
	if tick%ticksPerSecond == 0 {
		d.measurePatient(p)
		d.refresh(tick)
	}
}

// measurePatient takes one second's measurements.
func (d *Device) measurePatient(p *patient.State) {
	d.average(MonPulse, truth(p, MonPulse), rateWeight)
	rate := truth(p, MonHR)
	d.average(MonHR, d.counted(rate), rateWeight)
	d.Chan[MonHR].Effect = rate
	for _, ch := range [...]uint8{MonSBP, MonDBP, MonMAP, MonCVP} {
		d.average(ch, truth(p, ch), pressureWeight)
	}
	d.readLine()
	d.average(MonSpO2, truth(p, MonSpO2), 1)
	d.average(MonTemp, truth(p, MonTemp), 1)
	d.average(MonRhythm, float64(d.Mon.ECG.read(p)), 1)
	amplitude := 0.0
	if d.perfused() {
		amplitude = num.Clamp(truth(p, MonPleth)/70, 0, 1)
	}
	d.average(MonPleth, amplitude, 1)
	d.Mon.Warm = true
}

func (d *Device) average(ch uint8, x, weight float64) {
	c := &d.Chan[ch]
	c.Effect = x
	if !d.Mon.Warm || math.Abs(x-c.Delivered) < 0.01 {
		c.Delivered = x
		return
	}
	c.Delivered = num.Toward(c.Delivered, x, weight)
}

// refreshMonitor rewrites the numbers and judges the alarms.
func (d *Device) refreshMonitor(tick int64) {
	if !d.Attached() || d.acting(tick, Unavailable, All) != nil {
		d.Blank = allMonitor
		for i := range MonFailure {
			d.raise(tick, i, false)
		}
		d.raise(tick, MonFailure, d.Attached())
		return
	}
	if !d.Mon.Warm || d.acting(tick, SilentUnavailable, All) != nil {
		return // the last picture stands and nothing sounds
	}
	d.measureGas(tick)
	for ch := range MonArt {
		d.show(tick, ch, d.Chan[ch].Delivered)
	}
	for ch := MonArt; ch <= MonFlush; ch++ {
		c := &d.Chan[ch]
		c.Delivered, c.Effect = c.Ordered, c.Ordered
		d.show(tick, ch, c.Ordered)
	}
	standing := d.Still
	if !standing {
		d.blankSignals(tick)
	}
	d.judgeMonitor(tick, standing)
}

// A finger probe needs a pulse that reaches the finger and blood it can read. Without, it shows no number: what oximeters show below about half
// saturation is not to be believed (mark K; the limits are D). A number comes back only a little above its limit, so that it does not flicker.
const (
	leastPerfusion  = 40.0 // mmHg, mean arterial pressure
	leastSaturation = 50.0 // %
	signalSlack     = 4.0  // of either
)

// perfused reports whether a pulse reaches the finger.
func (d *Device) perfused() bool {
	least := leastPerfusion
	if d.Mon.Warm && d.Blank&(1<<MonPulse) != 0 {
		least += signalSlack
	}
	return d.Chan[MonPulse].Effect > 0 && d.Chan[MonMAP].Effect >= least
}

// readable reports whether the blood at the finger holds oxygen enough to be read.
func (d *Device) readable() bool {
	least := leastSaturation
	if d.Blank&(1<<MonSpO2) != 0 {
		least += signalSlack
	}
	return d.Chan[MonSpO2].Effect >= least
}

// blankSignals takes the numbers off the screen for which there is no signal.
func (d *Device) blankSignals(tick int64) {
	pulse, oxygen := d.perfused(), d.readable()
	d.Blank = 0
	d.blank(MonHR, d.drowned())
	d.blank(MonCVP, d.Chan[MonCentral].Ordered == 0)
	d.blank(MonPulse, !pulse)
	d.blank(MonSpO2, !pulse || !oxygen)
	for ch := MonSBP; ch <= MonMAP; ch++ {
		d.blank(ch, d.Chan[MonArt].Ordered == 0)
	}
	d.blankGas(tick)
}

// judgeMonitor compares what the screen shows with the limits. A picture that stands still raises nothing new.
func (d *Device) judgeMonitor(tick int64, standing bool) {
	lost := d.Blank&(1<<MonSpO2) != 0
	low := &d.Alarm[MonSpO2Alarm]
	d.raise(tick, MonSpO2Alarm, d.beyond(MonSpO2Alarm) || lost && low.Active && !low.Latched)
	for _, i := range [...]uint8{MonRateAlarm, MonMAPAlarm, MonEtCO2Alarm, MonRRAlarm, MonTempAlarm} {
		d.raise(tick, i, d.beyond(i))
	}
	r := wave.Rhythm(d.Chan[MonRhythm].Displayed)
	d.raise(tick, MonArrestAlarm, r == wave.Asystole || r == wave.VentricularFibrillation || r == wave.VentricularTachycardia || d.mimicked())
	d.raise(tick, MonSignalAlarm, lost)
	d.raise(tick, MonFailure, false)
	if !standing {
		l := d.Limit[MonApnoeaAlarm]
		d.raise(tick, MonApnoeaAlarm, l.HighOn && d.breathless(tick) > l.High)
	}
}
