package patient

// Conduction and pacing. The ventricles follow the fastest of what reaches them: the atria, unless
// conduction is blocked; a pacemaker of the patient's own, whose output exceeds the threshold; pads on the
// chest with enough current. When none does, they stand still until an escape focus wakes, and
// then beat slowly:
//
//	HR = max(conducted, captured);  else 0 for 4 s;  else escape (1 + 0.25 baroreflex) + 25 isoprenaline
//
// Without escape there is no beat, and consciousness goes in seconds. A beat is a beat: output follows
// rate through the same heart. A pacemaker senses perfectly and waits for a rate below its own.
// Pause of 2-8 s, escape of 20-40/min: textbook. Current: 70 mA, within the 50-100
// that pads usually need (textbook). Invented for the simulation: the sizes of the escape's answers.
//
// Units: beats a minute, mA.
// Left out: partial block, atrial pacing and the atrial kick, undersensing and R on T, fusion beats, the
// discomfort of pads. A device that over- or undersenses gives its fault as a rate.

const (
	escapePause     = 4 / exchangeSeconds // turns: 4 s
	escapeReflex    = 0.25
	escapeDrug      = 25.0 // per minute
	padThreshold    = 70.0 // mA
	fastestPads     = 180.0
	tachycardiaRate = 190.0
)

// ventricles is the rate of the ventricles when the atria beat at a given rate.
func (s *State) ventricles(atria float64, in *Inputs) float64 {
	c, rate := &s.Circ, atria
	if s.Par.AVBlock {
		rate = 0
	}
	rate = max(rate, s.captured(), padsCapture(&in.Pads))
	if rate > 0 {
		c.Still = 0
		return rate
	}
	if c.Still < escapePause {
		c.Still++
		return 0
	}
	if s.Par.Escape <= 0 {
		return 0
	}
	escape := float64(s.Par.Escape*(1+float64(escapeReflex*max(0, c.BaroRate)))) +
		float64(escapeDrug*s.Drugs.effect(Isoprenaline, s.Par.Weight))
	return float64(escape * c.oxygenated(nodeSpared))
}

// captured is the rate that the patient's own pacemaker imposes.
func (s *State) captured() float64 {
	if s.Par.PaceMargin < 1 {
		return 0
	}
	return s.Par.PaceRate
}

func padsCapture(p *Pacing) float64 {
	if p.Current < padThreshold {
		return 0
	}
	return min(p.Rate, fastestPads)
}

// paced tells whether the patient's own pacemaker makes the beats.
func (s *State) paced() bool {
	rate := s.captured()
	return s.Circ.Rhythm == Sinus && rate > 0 && s.Circ.HR == rate
}
