package device

import (
	"downtime/game/num"
	"downtime/game/patient"
)

// reading is what a ventilator's two sensors give in one tick.
type reading struct {
	paw  float64 // cmH2O
	flow float64 // L/s, into the patient positive
}

// senseVentilator measures, and once a second rewrites screen and alarms.
func (d *Device) senseVentilator(tick int64, p *patient.State) {
	d.readAirway(tick, reading{p.Mech.Paw, p.Mech.Flow + p.Mech.LeakFlow})
	if tick%ticksPerSecond == 0 {
		d.refresh(tick)
	}
}

// readAirway takes the sensors of one tick if the ventilator drove the patient in it.
func (d *Device) readAirway(tick int64, r reading) {
	v := &d.Vent
	if v.Drove != tick+1 {
		v.Flow = 0
		return
	}
	v.Flow = r.flow
	switch v.Phase {
	case inspiring:
		v.In += float64(max(0, r.flow) * 1000 * tickSeconds)
		v.Peak = max(v.Peak, r.paw)
		if tick-v.Since >= earlyTicks && r.flow < float64(constantFlow*v.Asked) {
			v.Held++
		}
		if l := &d.Limit[VentHighPressure]; l.HighOn && r.paw > l.High && d.acting(tick, Freeze, VentPPeak) == nil {
			d.raise(tick, VentHighPressure, true)
		}
	case pausing:
		d.Chan[VentPPlat].Effect = r.paw
	default:
		v.Out -= float64(min(0, r.flow) * 1000 * tickSeconds)
		v.PeakOut = max(v.PeakOut, -r.flow)
		v.Base = num.Toward(v.Base, max(0, r.flow), tickSeconds/leakTime)
		d.Chan[VentPEEPe].Effect = r.paw
	}
}

// Thresholds by which a machine knows that a breath came back.
const (
	breathML    = 30.0 // mL, least expired volume that counts as a breath
	lostShare   = 0.1  // of what went in: less has gone into the room
	lostBreaths = 2
	smoothing   = 0.5 // weight of the last breath in the numbers shown: they settle within three breaths

	minuteSmoothing = 0.125 // a minute volume is the mean of about eight breaths
)

// measureBreath turns one finished breath into numbers.
func (d *Device) measureBreath(tick int64) {
	v := &d.Vent
	vte := &d.Chan[VentVTe]
	d.Chan[VentVT].Delivered, d.Chan[VentVT].Effect = v.In, v.Out
	d.Chan[VentPPeak].Effect = v.Peak
	d.Chan[VentLeak].Effect = num.Clamp(100*(v.In-v.Out)/max(v.In, 1), 0, 100)
	vte.Effect = v.Out
	rate, mv := &d.Chan[VentRRTot], &d.Chan[VentMV]
	rate.Effect = 60 / max(float64(tick-v.Began)*tickSeconds, 0.1)
	mv.Effect = v.Out * rate.Effect / 1000
	if v.Breaths == 0 {
		vte.Delivered, rate.Delivered, mv.Delivered = v.Out, rate.Effect, mv.Effect
	} else {
		vte.Delivered = num.Toward(vte.Delivered, v.Out, smoothing)
		rate.Delivered = num.Toward(rate.Delivered, rate.Effect, smoothing)
		mv.Delivered = num.Toward(mv.Delivered, mv.Effect, minuteSmoothing)
	}
	v.Breaths = min(v.Breaths+1, 100)
	d.Chan[VentHeld].Effect = num.Clamp(float64(v.Held)/(float64(v.Since-v.Began)-pauseTicks-earlyTicks), 0, 1)
	if d.pressureControlled() {
		d.Chan[VentHeld].Effect = 1
	}
	if v.Out >= breathML {
		v.Heard = tick
	}
	if v.In > breathML && v.Out < float64(lostShare*v.In) {
		v.Lost = min(v.Lost+1, lostBreaths)
	} else {
		v.Lost = 0
	}
	if v.Lost >= lostBreaths { // breaths are counted as they come back
		rate.Effect, rate.Delivered = 0, 0
	}
}
