package patient

import (
	"downtime/game/num"
)

// The heart's membrane and potassium. What the electrocardiogram shows and what stops the heart is not the plasma level
// but what the membrane feels of it: calcium steadies the membrane for half an hour to an hour, and leaves potassium where
// it was. As the effective level rises the T wave grows (from 5.3), then the P flattens and the PR and QRS widen (from 6),
// the rate falls (from 6.5), and above 8 the P is gone and the trace becomes a sine. From 8.5 the heart fibrillates, sooner
// the higher: a clock of 60 s that runs 1 + 5 (K-8.5) fast. Below 3 T flattens and a U wave appears; below 1.8 the same clock runs.
//
//	Keff = K - 1.5 E(calcium);  T x 1 + 1.2 [(K-5.3)/1.5];  PR + 60 (K-6)+ ms;  P x 1 - [(K-6.3)/1.5]
//	QRS x 1 + 0.5 (K-6.3)+;  HR - 10 (K-6.5)+;  sine [(K-8)/1]                               ([x]: x held within 0 and 1)
//
// Thresholds: the table of an emergency-medicine review (5.5-6.5, 6.5-8, above 8 mmol/L), through the reference's continuous form.
// Real traces follow them loosely: a quarter of hyperkalaemic patients have a normal one (10.1186/s12245-022-00422-8). The clocks
// and calcium's 1.5 mmol/L are design values.
//
// Units: mmol/L. Left out: digoxin, the differing thresholds of chronic renal failure, bundle branch block, ventricular tachycardia.

const (
	calciumGives = 1.5 // mmol/L
	arrestAbove  = 8.5
	arrestBelow  = 1.8
	arrestClock  = 60.0 // s
	slowsAbove   = 6.5
	slowsBy      = 10.0 // beats a minute for each mmol/L
)

// EffectivePotassium is potassium as the membrane feels it, mmol/L.
func (s *State) EffectivePotassium() float64 {
	k := num.Clamp(s.PotassiumLevel(), 0.1, 20)
	return max(0.1, k-float64(calciumGives*s.Drugs.effect(Calcium, s.Par.Weight)))
}

// MembraneECG is how an electrocardiogram departs from its usual form.
type MembraneECG struct {
	T    float64 // amplitude of T relative to usual
	PR   float64 // ms added to the PR interval
	P    float64 // amplitude of P relative to usual
	QRS  float64 // width of QRS relative to usual
	Sine float64 // 0 the usual form to 1 a sine wave
	U    float64 // amplitude of a U wave relative to a usual T
}

// ECGOf gives the form at an effective potassium in mmol/L.
func ECGOf(keff float64) MembraneECG {
	unit := func(from, span float64) float64 { return num.Clamp((keff-from)/span, 0, 1) }
	low := num.Clamp((3.2-keff)/1.2, 0, 1)
	return MembraneECG{
		T:    (1 + float64(1.2*unit(5.3, 1.5))) * (1 - float64(0.8*low)),
		PR:   float64(60 * max(0, keff-6)),
		P:    1 - unit(6.3, 1.5),
		QRS:  1 + float64(0.5*max(0, keff-6.3)),
		Sine: unit(8, 1),
		U:    float64(0.6 * low),
	}
}

// membraneRate is what a slow membrane takes from the heart rate, per minute, not above 0.
func (s *State) membraneRate() float64 {
	if s.PotassiumLevel() <= slowsAbove { // calcium only lowers what the membrane feels
		return 0
	}
	return -float64(slowsBy * max(0, s.EffectivePotassium()-slowsAbove))
}

// irritate runs the clock towards fibrillation by one second.
func (s *State) irritate() {
	c, k := &s.Circ, s.EffectivePotassium()
	beyond := max(k-arrestAbove, arrestBelow-k)
	switch {
	case c.Rhythm != Sinus:
	case beyond > 0:
		c.Irritable += float64((slowSeconds / arrestClock) * (1 + float64(5*beyond)))
		if c.Irritable >= 1 {
			c.setRhythm(Fibrillation)
		}
	case s.Par.Ischaemia == 0 && c.Irritable > 0:
		c.Irritable = max(0, c.Irritable-slowSeconds/chargeForgotten)
	}
}
