package wave

import (
	"math"

	"downtime/game/num"
)

// Gaussian is exp(-d*d / (2 w*w)).
func gaussian(d, w float64) float64 {
	return num.Exp(-float64(d*d) / float64(2*w*w))
}

// ECG is the electrocardiogram of one lead, in mV: R about 1.2, a pacing spike 2.2.
// Leads that are off give a flat line, whatever moves or hums.
func ECG(p *Params, ph *Phase) float64 {
	f := p.form()
	if f == &forms[LeadOff] {
		return 0
	}
	mv := 0.0
	if p.beats() {
		mv = f.complex(p, ph)
	}
	if p.Rhythm == CompleteBlock && p.HR+p.atrialRate() > 0 {
		mv += float64(0.16 * gaussian(ph.Atrial, 0.25))
	}
	if f.fibMV > 0 {
		mv += f.fibrillation(ph)
	}
	mv += float64(f.wander * num.Sin(twoPi*ph.breathFraction(p)))
	if f.flutterMV > 0 {
		mv += f.flutter(p, ph)
	}
	if p.Artefact != NoArtefact {
		mv = p.pollution().pollute(mv, ph)
	}
	if ph.spike {
		mv = spikeMV
	}
	return mv
}

// complex is the beat itself: a sum of Gaussians over the angle, widened with the
// root of the rate so that a fast heart keeps its proportions.
func (f *form) complex(p *Params, ph *Phase) float64 {
	fast := math.Sqrt(num.Clamp(p.HR, 20, 200) / 60)
	if p.Rhythm == VentricularTachycardia {
		fast = 1 // its shape is given at its own rate
	}
	mv := 0.0
	for _, b := range f.beat[:f.waves] {
		b.angle *= 1 + float64(b.follow*(fast-1))
		b = p.Membrane.change(b, p.HR)
		d := wrap(ph.Beat - min(b.angle, 170*degree))
		mv += float64(b.mv * gaussian(d, float64(b.width*fast)))
	}
	return p.Membrane.blend(mv, ph.Beat)
}

// flutterRate is how often the atria turn in a minute (textbook).
const flutterRate = 300.0

// block is how many turns of the atria there are to each beat: 2, 3 or 4.
func (p *Params) block() float64 {
	return num.Clamp(math.Round(flutterRate/max(p.HR, 1)), 2, 4)
}

// flutter is the sawtooth of the atria, in step with the beats that it causes.
func (f *form) flutter(p *Params, ph *Phase) float64 {
	turn := float64(p.block() * ph.Beat)
	return f.flutterMV * (num.Sin(turn) + float64(0.45*num.Sin(2*turn)) + float64(0.2*num.Sin(3*turn)))
}

// fibrillation is a pair of drifting sines, one waxing as the other wanes. That of the
// ventricles grows finer as the heart is spent.
func (f *form) fibrillation(ph *Phase) float64 {
	swell := 0.65 + float64(0.35*num.Sin(ph.Time*0.83))
	a := float64(swell * num.Sin(ph.fib[0]))
	b := float64((1.25 - swell) * num.Sin(ph.fib[1]))
	left := max(finest, num.Exp(-ph.fibrillated/finer))
	return f.fibMV * left * (a + b)
}

// Ventricular fibrillation loses its height with a time constant of 3 to 5 minutes
// (textbook, mark K), to what can hardly be told from a flat line.
const (
	finer  = 240.0 // s
	finest = 0.15
)

// The pulse leaves the heart with R and reaches finger and wrist a fifth of a
// second later (mark K).
const transit = 0.2 // s

// pulseAngle is the beat as the artery sees it: -pi at the foot of the pulse.
func pulseAngle(p *Params, ph *Phase) float64 {
	delay := min(transit*p.HR/60, 0.6)
	return wrap(ph.Beat - pi - float64(twoPi*delay))
}

func (p *Params) pulses() bool { return p.form().perfuses && p.beats() }

// beats tells whether there is a QRS: a pacemaker that does not capture and whose own
// rate is not told leaves none.
func (p *Params) beats() bool {
	return p.HR > 0 && (p.Rhythm != Paced || p.Capture || p.PaceRate > 0)
}

// Pleth is the finger's pulse wave, 0..1: two Gaussians over the beat after
// Tang Q et al. 2020, Sci Rep 10:12123, DOI 10.1038/s41598-020-69076-x ("excellent"
// signal: a 1.0 and 0.20, theta -1.516 and 0.819, b 0.630 and 1.023), scaled so that
// its height is PlethAmp. Without pulses it is flat.
func Pleth(p *Params, ph *Phase) float64 {
	if !p.pulses() || p.PlethAmp <= 0 {
		return 0
	}
	a := pulseAngle(p, ph)
	z := gaussian(wrap(a+1.516), 0.630) + float64(0.20*gaussian(wrap(a-0.819), 1.023))
	z = p.PlethAmp * (z - plethFoot) / (plethTop - plethFoot)
	return max(0, z+float64(p.pollution().pleth*ph.noise))
}

// The lowest and highest value of the two Gaussians of Pleth; a test holds them.
const (
	plethFoot = 0.0375
	plethTop  = 1.0150
)

// arterialBeat is the pressure pulse at the wrist over one beat, from its foot at -pi:
// upstroke, shoulder, notch at 0.35 of the beat as the aortic valve closes, dicrotic
// wave, run-off. Shape fitted for the simulation (mark D) to that order of events and
// to a mean at a third of the pulse pressure.
var arterialBeat = [...]bump{
	{angle: -pi + 0.130*twoPi, mv: 1, width: 0.050 * twoPi},
	{angle: -pi + 0.215*twoPi, mv: 0.60, width: 0.052 * twoPi},
	{angle: -pi + 0.385*twoPi, mv: 0.34, width: 0.040 * twoPi},
	{angle: -pi + 0.500*twoPi, mv: 0.42, width: 0.160 * twoPi},
}

// The lowest and highest value of that sum.
const (
	arterialFoot = 0.0095
	arterialTop  = 1.2363
)

func arterialShape(angle float64) float64 {
	z := 0.0
	for _, b := range arterialBeat {
		z += float64(b.mv * gaussian(wrap(angle-b.angle), b.width))
	}
	return (z - arterialFoot) / (arterialTop - arterialFoot)
}
