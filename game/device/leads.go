package device

import (
	"math"

	"downtime/game/num"
	"downtime/game/wave"
)

// Leads and line: what stands between a patient and the monitor's sensors. None of it is a fault of the machine, and none of it is told on the
// screen as a number: it is seen in the trace, and it bends numbers.
//
//   - MonArtefact is a wave.Artefact in the electrocardiogram. Some of them are counted as beats, some look like ventricular tachycardia to the
//     machine, and diathermy drowns everything. The finger probe counts on: the pulse tells. 5 to 6 Hz of tremor mimic fibrillation, 40 Hz of
//     a spinal cord stimulator are taken for pacing (mark K). By how much the rate is
//     miscounted is invented for the simulation (mark D).
//   - MonDamping and MonLineHz are the second-order system of the arterial line; damping 0 is a faithful one. A damped line (2: a clot, a bubble)
//     reads too low a systolic and too high a diastolic pressure, one that rings (0.15) the other way round, and the mean stays. Gardner
//     (1981, 10.1097/00000542-198103000-00010). The pulse is taken at its fifth harmonic (mark D).
//   - MonFlush is 1 while the line is flushed: 300 mmHg stand at the transducer, and how the trace falls back tells its damping.

const (
	harmonic   = 5.0   // of the pulse, which carries most of its height
	flushMMHg  = 300.0 // mmHg
	mostPulsed = 2.0   // times its true height: the most that ringing makes of a pulse (mark D)
)

// artefact is what disturbs the electrocardiogram now.
func (d *Device) artefact() wave.Artefact {
	return wave.Artefact(math.Round(d.Chan[MonArtefact].Ordered))
}

// counted is the rate that the machine counts in the electrocardiogram for a true one, per minute.
func (d *Device) counted(rate float64) float64 {
	switch d.artefact() {
	case wave.Movement:
		return float64(1.4*rate) + 10
	case wave.Shivering:
		return 1.1 * rate
	case wave.Tremor:
		return 300
	case wave.SpinalCordStimulator:
		return 1.25 * rate
	}
	return rate
}

// drowned reports whether nothing can be counted at all.
func (d *Device) drowned() bool { return d.artefact() == wave.Diathermy }

// mimicked reports whether the machine takes an artefact for a rhythm that kills.
func (d *Device) mimicked() bool {
	a := d.artefact()
	return a == wave.Tremor || a == wave.SpinalCordStimulator
}

// readLine bends the arterial pressures as the line does.
func (d *Device) readLine() {
	c := &d.Chan
	if c[MonFlush].Ordered > 0 {
		for ch := MonSBP; ch <= MonMAP; ch++ {
			c[ch].Delivered = flushMMHg
		}
		return
	}
	if c[MonDamping].Ordered <= 0 {
		return
	}
	gain, mean := d.lineGain(), c[MonMAP].Delivered
	for _, ch := range [...]uint8{MonSBP, MonDBP} {
		c[ch].Delivered = mean + float64(gain*(c[ch].Effect-c[MonMAP].Effect))
	}
}

// lineGain is the share of the pulse's height that reaches the transducer: 1/sqrt((1-r²)² + (2 z r)²), r = harmonic/natural frequency.
func (d *Device) lineGain() float64 {
	r := harmonic * d.Chan[MonPulse].Effect / 60 / d.Chan[MonLineHz].Ordered
	still, loss := 1-float64(r*r), float64(2*d.Chan[MonDamping].Ordered*r)
	return num.Clamp(1/math.Sqrt(float64(still*still)+float64(loss*loss)), 0, mostPulsed)
}

// drawLeads adds leads and line to what the traces are drawn from.
func (d *Device) drawLeads(p *wave.Params) {
	shown := func(ch uint8) float64 { return d.Chan[ch].Displayed }
	p.Artefact = wave.Artefact(math.Round(shown(MonArtefact)))
	p.CVP, p.CVPOn = shown(MonCVP), shown(MonCentral) > 0
	if p.Flush = shown(MonFlush) > 0; p.Flush {
		p.SBP, p.DBP = flushMMHg, flushMMHg
	}
	if p.ArtZeta = shown(MonDamping); p.ArtZeta > 0 { // the trace passes the line on its way: give it what stands at the catheter's tip
		p.ArtHz = shown(MonLineHz)
		gain := max(d.lineGain(), 0.05)
		p.SBP, p.DBP = p.SBP+float64((2.0/3)*(p.SBP-p.DBP)*(1/gain-1)), p.DBP-float64((1.0/3)*(p.SBP-p.DBP)*(1/gain-1))
	}
}
