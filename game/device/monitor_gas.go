package device

import (
	"downtime/game/num"
)

// monitor is the memory of a bedside monitor.
type monitor struct {
	Warm     bool // it has measured at least once
	Sampling bool // its CO2 adaptor sits in the circuit that is in use
	Rising   bool // CO2 is being expired
	Inward   bool // the chest is rising
	HasGas   bool // a breath has been seen by CO2
	HasChest bool // a breath has been seen by chest movement
	ECG      electrodes

	Rise, Breath, Chest int64   // ticks: start of this expiration by CO2; last breath by CO2; last breath by chest movement
	Top, Early, Low     float64 // kPa: highest of this expiration; 0.4 s into it; lowest since the last
	GasEvery            float64 // s between breaths by CO2
	ChestEvery          float64 // s between breaths by chest movement
	Volume              float64 // mL, chest, a tick ago
}

const (
	mmHgPerKPa   = 7.50062
	expiredCO2   = 0.3  // kPa above the lowest that counts as expired gas
	earlyRead    = 20   // ticks into expiration at which the shape is judged: a box has nearly reached its plateau, a shark fin has not
	boxShare     = 0.93 // of the end-tidal value that a box has reached by then
	finShare     = 0.45 // that a full shark fin has
	chestFlow    = 0.05 // L/s of chest movement that impedance can see
	forgetBreath = 15   // s without a breath after which rate and end-tidal value are 0
)

// Sample tells a monitor whether its CO2 adaptor sits in the circuit that is in use: the engine calls it before Sense with Capnography of
// the device that drives the airway, and false when none does. The trace is flat when it does not.
func (d *Device) Sample(on bool) { d.Mon.Sampling = on }

// Capnography reports whether the circuit of this device holds a CO2 adaptor: always on a ventilator in use, on a bag if it was fitted.
func (d *Device) Capnography() bool {
	return d.Attached() && (d.Kind == Ventilator || d.Kind == Bag && d.Chan[BagCapno].Ordered > 0)
}

// Trace is what the capnograph draws at this instant for kPa at its adaptor, through the same faults as its number; 0 where it has no signal.
func (d *Device) Trace(kPa float64) float64 {
	c := &d.Chan[MonEtCO2]
	if _, ok := d.Shown(MonEtCO2); !ok || !d.Mon.Sampling || d.Chan[MonCapno].Ordered == 0 {
		return 0
	}
	if d.Still || c.Effect <= 0 {
		return c.Displayed
	}
	return kPa * (c.Displayed / c.Effect)
}

// followGas follows the carbon dioxide at the adaptor.
func (d *Device) followGas(tick int64, kPa float64) {
	m := &d.Mon
	if !m.Sampling || d.Chan[MonCapno].Ordered == 0 {
		kPa = 0
	}
	if !m.Rising {
		m.Low = min(m.Low, kPa)
		if kPa > m.Low+expiredCO2 {
			m.Rising, m.Rise, m.Top, m.Early = true, tick, kPa, 0
		}
		return
	}
	m.Top = max(m.Top, kPa)
	if tick-m.Rise == earlyRead {
		m.Early = kPa
	}
	if kPa-m.Low < float64(0.5*(m.Top-m.Low)) {
		d.closeExpiration(tick)
		m.Rising, m.Low = false, kPa
	}
}

// closeExpiration takes the numbers from one expiration.
func (d *Device) closeExpiration(tick int64) {
	m := &d.Mon
	d.Chan[MonEtCO2].Effect, d.Chan[MonFiCO2].Effect = m.Top, m.Low
	if m.Early > 0 {
		slope := num.Clamp((boxShare-m.Early/m.Top)/(boxShare-finShare), 0, 1)
		d.Chan[MonSlope].Effect = num.Toward(d.Chan[MonSlope].Effect, slope, smoothing)
	}
	if m.HasGas {
		m.GasEvery = every(m.GasEvery, tick-m.Breath)
	}
	m.HasGas, m.Breath = true, tick
}

// every smooths the time between breaths, s; a pause long enough to be an apnoea starts afresh.
func every(old float64, ticks int64) float64 {
	s := float64(ticks) * tickSeconds
	if old == 0 || s > forgetBreath {
		return min(s, forgetBreath)
	}
	return num.Toward(old, s, smoothing)
}

// followChest counts breaths by the movement of the chest, as the electrodes see it.
func (d *Device) followChest(tick int64, volume float64) {
	m := &d.Mon
	flow := (volume - m.Volume) / (1000 * tickSeconds)
	m.Volume = volume
	switch {
	case !m.Inward && flow > chestFlow:
		if m.HasChest {
			m.ChestEvery = every(m.ChestEvery, tick-m.Chest)
		}
		m.Inward, m.HasChest, m.Chest = true, true, tick
	case m.Inward && flow < -chestFlow:
		m.Inward = false
	}
}

// byGas reports whether breaths are counted by CO2: it is fitted and sampling. Otherwise the chest counts.
func (d *Device) byGas() bool { return d.Chan[MonCapno].Ordered > 0 && d.Mon.Sampling }

// breathless is how many seconds ago the last breath was, or the beginning of the watch.
func (d *Device) breathless(tick int64) float64 {
	last := d.Mon.Chest
	if d.byGas() {
		last = d.Mon.Breath
	}
	return float64(tick-last) * tickSeconds
}

// interval is the time between breaths, s; 0 before two have been seen.
func (d *Device) interval() float64 {
	if d.byGas() {
		return d.Mon.GasEvery
	}
	return d.Mon.ChestEvery
}

// measureGas turns what was followed into numbers.
func (d *Device) measureGas(tick int64) {
	m, c := &d.Mon, &d.Chan
	c[MonRR].Effect = 0
	if every := d.interval(); every > 0 && d.breathless(tick) < forgetBreath {
		c[MonRR].Effect = 60 / max(every, 0.4)
	}
	if float64(tick-m.Breath)*tickSeconds >= forgetBreath || !m.Sampling {
		c[MonEtCO2].Effect, c[MonFiCO2].Effect, c[MonSlope].Effect = 0, 0, 0
	}
	for _, ch := range [...]uint8{MonRR, MonEtCO2, MonFiCO2, MonSlope} {
		c[ch].Delivered = c[ch].Effect
	}
}

// blankGas takes numbers off the screen that have not been measured yet.
func (d *Device) blankGas(tick int64) {
	waiting := d.breathless(tick) < forgetBreath
	d.blank(MonRR, waiting && d.interval() == 0)
	for _, ch := range [...]uint8{MonEtCO2, MonFiCO2} {
		d.blank(ch, d.Chan[MonCapno].Ordered == 0 || waiting && d.byGas() && !d.Mon.HasGas)
	}
}
