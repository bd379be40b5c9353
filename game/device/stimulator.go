package device

import "downtime/game/num"

// A stimulator of the spinal cord, as its programmer shows it. What is felt is the current it gives times how near the cord lies to the lead, which
// changes with posture, a cough or a contraction (StimNear, set by the case and seen by nobody). One that adjusts itself (StimAuto) gives less
// where the cord comes near, so that what is felt stays as ordered; safe mode switches that off. The evoked response (ECAP) is what the lead
// itself measures. Its artefact in an electrocardiogram is a setting of the monitor.
//
// Left out: rate and width of the pulse, electrodes, the battery, and what it does to pain: a case tells that.

// The channels of a stimulator.
const (
	StimAmplitude uint8 = iota
	StimOn
	StimAuto
	StimECAP
	StimNear
)

// stimulatorChannels: ranges and least material errors are chosen (mark D).
var stimulatorChannels = [...]ChannelInfo{
	{"amplitude", "AMP", "amplitude", "mA", 1, true, true, 0, stimMost, 0.5},
	{"on", "STIM", "stimulation", "", 0, true, true, 0, 1, 0},
	{"auto", "AUTO", "adjusting itself", "", 0, true, true, 0, 1, 0},
	{"ecap", "ECAP", "evoked response", "uV", 0, false, false, 0, 600, 15},
	{"near", "NEAR", "how near the cord lies to the lead, 1 as fitted", "", 2, true, false, 0.2, 5, 0},
}

var stimulatorDefaults = [...]float64{StimAmplitude: 5, StimOn: 1, StimNear: 1}

var stimulatorAlarms = [...]AlarmInfo{
	{"failure", "implant does not answer", All, Low, Limit{}, ""},
}

const stimulatorFailure uint8 = 0

const (
	stimMost    = 25.0 // mA (mark D)
	evokedFrom  = 3.0  // mA at the cord as fitted from which the lead measures a response (mark D)
	evokedPerMA = 20.0 // uV for each mA above (mark D)
)

// refreshStimulator gives the current and rewrites the programmer's screen.
func (d *Device) refreshStimulator(tick int64) {
	c, failed := &d.Chan, d.Failed(tick)
	near, given := c[StimNear].Ordered, 0.0
	if d.Attached() && !d.dead(tick) && d.working(StimOn) > 0 {
		given = d.working(StimAmplitude)
		if f := d.acting(tick, OverDelivery, StimAmplitude); f != nil {
			given *= f.A
		}
		if d.working(StimAuto) > 0 && d.Mode == InService {
			given /= near
		}
		given = num.Clamp(given, 0, stimMost)
	}
	mute := d.acting(tick, SilentUnavailable, All) != nil // the last screen stands
	for _, ch := range [...]uint8{StimAmplitude, StimOn, StimAuto, StimNear} {
		w := d.working(ch)
		c[ch].Delivered, c[ch].Effect = w, w
		if !mute {
			d.show(tick, ch, w)
		}
	}
	c[StimAmplitude].Delivered, c[StimAmplitude].Effect = given, float64(given*near)
	c[StimECAP].Effect = max(0, float64(evokedPerMA*(float64(given*near)-evokedFrom)))
	c[StimECAP].Delivered = c[StimECAP].Effect
	if !mute {
		d.show(tick, StimECAP, c[StimECAP].Delivered)
	}
	d.Blank = 0
	if failed || !d.Attached() {
		d.Blank = 1<<len(stimulatorChannels) - 1
	}
	d.raise(tick, stimulatorFailure, failed && d.Attached())
}
