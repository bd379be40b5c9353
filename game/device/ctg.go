package device

import (
	"math"

	"downtime/game/num"
	"downtime/game/patient"
	"downtime/game/wave"
)

// A cardiotocograph: a Doppler transducer over the fetal heart, another over the womb, a probe on the mother's finger, and paper. The rate comes
// as the child gives it; the womb in the relative units of a belt. The mother's pulse lags up to 12 s behind, which can make one heart look
// like two (mark V: NHS Scotland SIM2212, 2022). Either transducer can slip (CTGDoppler, CTGBelt at 0): the line is lost. What it
// can do wrong beside the faults of every screen: take the mother's pulse, or twice it, for the child's (fault maternal), and
// print the trace of the room next door (fault crossed).
//
// Left out: scalp electrodes, twins, Doppler noise, the sound.

// The channels of a cardiotocograph. CTGDoppler and CTGBelt are 1 while their transducer lies where it should.
const (
	CTGFetal uint8 = iota
	CTGToco
	CTGMother
	CTGDoppler
	CTGBelt
)

// ctgChannels: least material errors are chosen (mark D).
var ctgChannels = [...]ChannelInfo{
	{"fhr", "FHR", "fetal heart rate", "/min", 0, false, true, 0, 240, 15},
	{"toco", "TOCO", "contraction", "", 0, false, true, 0, 150, 0},
	{"mhr", "MHR", "mother's pulse", "/min", 0, false, true, 0, 240, 15},
	{"doppler", "US", "fetal transducer in place", "", 0, true, false, 0, 1, 0},
	{"belt", "BELT", "contraction transducer in place", "", 0, true, false, 0, 1, 0},
}

var ctgDefaults = [...]float64{CTGDoppler: 1, CTGBelt: 1}

// The alarms of a cardiotocograph.
const (
	CTGRateAlarm uint8 = iota
	CTGSignalAlarm
	CTGFailure
)

// ctgAlarms: 110 to 160 is the normal baseline (NICE NG229).
var ctgAlarms = [...]AlarmInfo{
	{"fhr", "fetal heart rate", CTGFetal, High, Limit{110, 160, true, true}, "/min"},
	{"signal", "no fetal signal", CTGFetal, Low, Limit{}, ""},
	{"failure", "cardiotocograph failure", All, High, Limit{}, ""},
}

// motherWeight is that of each new second in the mother's pulse: 12 s until it is nearly there.
const motherWeight = 0.2

var (
	fetalRate = quantity("fhr")
	womb      = quantity("toco")
	mother    = quantity("pulse")
)

// senseCTG measures once a second.
func (d *Device) senseCTG(tick int64, p *patient.State) {
	if tick%ticksPerSecond != 0 || !d.Attached() {
		return
	}
	get := func(i int) float64 { return patient.Quantities[i].Get(p) }
	c, pulse := &d.Chan, get(mother)
	c[CTGFetal].Effect, c[CTGToco].Effect, c[CTGMother].Effect = get(fetalRate), get(womb), pulse
	c[CTGFetal].Delivered, c[CTGToco].Delivered = c[CTGFetal].Effect, c[CTGToco].Effect
	if f := d.acting(tick, Maternal, All); f != nil {
		c[CTGFetal].Delivered = pulse
		if f.A > 0 {
			c[CTGFetal].Delivered = num.Clamp(f.A*pulse, 0, 240)
		}
	}
	if !d.Mon.Warm {
		c[CTGMother].Delivered = pulse
	}
	c[CTGMother].Delivered = num.Toward(c[CTGMother].Delivered, pulse, motherWeight)
	d.Mon.Warm = true
	d.refresh(tick)
}

// refreshCTG rewrites the numbers and judges the alarms.
func (d *Device) refreshCTG(tick int64) {
	if !d.Attached() || d.acting(tick, Unavailable, All) != nil {
		d.Blank = 1<<len(ctgChannels) - 1
		for i := range CTGFailure {
			d.raise(tick, i, false)
		}
		d.raise(tick, CTGFailure, d.Attached())
		return
	}
	if !d.Mon.Warm || d.acting(tick, SilentUnavailable, All) != nil {
		return // the last picture stands and nothing sounds
	}
	c := &d.Chan
	for ch := range CTGDoppler {
		d.show(tick, ch, c[ch].Delivered)
	}
	for ch := CTGDoppler; ch <= CTGBelt; ch++ {
		c[ch].Delivered, c[ch].Effect = c[ch].Ordered, c[ch].Ordered
		d.show(tick, ch, c[ch].Ordered)
	}
	lost := d.Blank&(1<<CTGFetal) != 0
	if !d.Still {
		lost = c[CTGDoppler].Ordered == 0 || c[CTGFetal].Delivered <= 0
		d.Blank = 0
		d.blank(CTGFetal, lost)
		d.blank(CTGToco, c[CTGBelt].Ordered == 0)
		d.blank(CTGMother, c[CTGMother].Effect <= 0)
	}
	d.raise(tick, CTGRateAlarm, d.beyond(CTGRateAlarm))
	d.raise(tick, CTGSignalAlarm, lost)
	d.raise(tick, CTGFailure, false)
}

// ctgWave is the point that the pens write now.
func (d *Device) ctgWave() wave.Params {
	p := wave.Params{Rhythm: wave.LeadOff, CO2Off: true, Frozen: d.Still}
	if v, ok := d.Shown(CTGFetal); ok {
		p.FHR = v
	}
	if v, ok := d.Shown(CTGToco); ok {
		p.Toco = v
	}
	return p
}

// The paper of a cardiotocograph: a point every three seconds, and the last ten minutes of it.
const (
	StripSeconds = 3
	StripPoints  = 200
)

// Strip is the paper that has come out of a cardiotocograph: what it displayed, never what was so. 0 is a place without ink.
type Strip struct {
	Written     int64 // points ever written; the ring holds the last StripPoints
	Fetal, Womb [StripPoints]uint8
}

// Write adds a point: what the machine displays now.
func (s *Strip) Write(d *Device) {
	p := d.ctgWave()
	at := s.Written % StripPoints
	s.Fetal[at] = uint8(num.Clamp(math.Round(p.FHR), 0, 255))
	s.Womb[at] = 0
	if d.Blank&(1<<CTGToco) == 0 {
		s.Womb[at] = uint8(num.Clamp(math.Round(p.Toco), 1, 255))
	}
	s.Written++
}

// Points calls yield with each point on the paper, the oldest first, until yield returns false; 0 is a place without ink.
func (s *Strip) Points(yield func(fetal, womb uint8) bool) {
	for i := max(0, s.Written-StripPoints); i < s.Written; i++ {
		if !yield(s.Fetal[i%StripPoints], s.Womb[i%StripPoints]) {
			return
		}
	}
}
