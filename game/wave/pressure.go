package wave

import (
	"math"

	"downtime/game/num"
)

// A pressure line is a mass of fluid on a spring with friction: a second-order system
// with a natural frequency and a damping coefficient (Gardner RM 1981, Anesthesiology
// 54:227, DOI 10.1097/00000542-198103000-00010). Little damping rings and reads systolic
// too high and diastolic too low; much damping (a bubble, a clot) rounds the trace, loses
// the notch and reads systolic too low. The mean is the same through all of them. SBP
// and DBP are then the pressures at the tip of the catheter.
//
//	y'' = w² (x - y) - 2 z w y'

const (
	lineStep  = 0.001 // s
	fastest   = 60.0  // Hz
	thickest  = 4.0   // damping coefficient
	flushMMHg = 300.0
)

// filtered tells whether the line is drawn with its own resonance.
func (p *Params) filtered() bool { return p.ArtOn && p.ArtHz > 0 && p.ArtZeta > 0 }

// advanceLine moves the fluid in the line by dt.
func (ph *Phase) advanceLine(p *Params, dt float64) {
	if !p.filtered() {
		ph.lineWarm = false
		return
	}
	from, to := ph.tip, tipPressure(p, ph)
	if p.Flush {
		to = flushMMHg
	}
	if !ph.lineWarm {
		ph.lineWarm, ph.line, ph.lineSlope, from = true, to, 0, to
	}
	w, z := twoPi*min(p.ArtHz, fastest), min(p.ArtZeta, thickest)
	steps := max(1, math.Ceil(dt/lineStep))
	h := dt / steps
	for i := 1.0; i <= steps; i++ {
		x := num.Toward(from, to, i/steps)
		pull := ph.lineSlope + float64(h*w*w*(x-ph.line))
		ph.lineSlope = pull / (1 + float64(2*z*w*h))
		ph.line += float64(h * ph.lineSlope)
	}
	ph.tip = to
}

// tipPressure is the pressure in the artery itself, in mmHg.
func tipPressure(p *Params, ph *Phase) float64 {
	if !p.pulses() {
		return p.DBP + (p.SBP-p.DBP)/3
	}
	return p.DBP + float64((p.SBP-p.DBP)*arterialShape(pulseAngle(p, ph)))
}

// Arterial is the invasive blood pressure in mmHg as the line passes it on, between DBP
// and SBP when it is faithful. A line that is off reads 0; a circulation without pulses
// reads its mean.
func Arterial(p *Params, ph *Phase) float64 {
	switch {
	case !p.ArtOn:
		return 0
	case p.filtered() && ph.lineWarm:
		return ph.line
	case p.Flush:
		return flushMMHg
	}
	return tipPressure(p, ph)
}

// venousBeat is the pressure in the right atrium: a as the atrium contracts, c as the
// ventricle does, x as the valve ring is drawn down, v as the atrium fills against the
// closed valve, y as it opens. Order and sizes: textbook (mark K).
var venousBeat = [...]bump{
	{angle: -38 * degree, mv: 4, width: 0.34, part: pWave},
	{angle: 26 * degree, mv: 2, width: 0.17},
	{angle: 72 * degree, mv: -2.2, width: 0.36},
	{angle: 132 * degree, mv: 3.2, width: 0.42},
	{angle: 176 * degree, mv: -1.5, width: 0.30},
}

const (
	afterP      = 32 * degree // by which the a wave follows P
	cannon      = 2.4         // times its height, of an a wave against a closed valve
	valveOpens  = 120 * degree
	venousSwing = 1.5 // mmHg with the chest
	rootTwoPi   = 2.50662827463
)

// CVP is the central venous pressure in mmHg about its mean. In fibrillation and flutter
// there is no a wave; when atria and ventricles have parted, those that meet a closed
// valve are cannon waves. A line that is off reads 0.
func CVP(p *Params, ph *Phase) float64 {
	if !p.CVPOn {
		return 0
	}
	mmHg := p.CVP - float64(venousSwing*num.Sin(twoPi*ph.breathFraction(p)))
	for _, b := range venousBeat {
		switch {
		case b.part == pWave && (p.Rhythm == AtrialFibrillation || p.Rhythm == AtrialFlutter):
		case b.part == pWave && p.Rhythm == CompleteBlock:
			height := b.mv
			if p.pulses() && ph.Beat > 0 && ph.Beat < valveOpens {
				height *= cannon
			}
			mmHg += float64(height * gaussian(wrap(ph.Atrial-afterP), b.width))
		case p.pulses():
			mmHg += float64(b.mv * (gaussian(wrap(ph.Beat-b.angle), b.width) - b.width/rootTwoPi))
		}
	}
	return mmHg
}
