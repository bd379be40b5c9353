package patient

import (
	"downtime/game/num"
)

// The answer to a low glucose. Below 3.7 mmol/L glucagon and adrenaline drive the liver and oppose insulin,
// with a lag of 15 min; from 3.2 the sufferer trembles and sweats, from 2.8 thought fails, and below about 1.6 come
// seizure and coma (brain.go). Years of insulin take away the first two: half the drive in type 1 diabetes, a fifth or
// less in someone who has lost the warning, whose confusion then comes first.
//
//	counter' = (CR (3.7 - G)+ - counter)/15;  symptoms = (3.2 - G)/1.2;  confusion = (2.8 - G)/1.3
//
// Thresholds: Mitrakou 1991 (10.1152/ajpendo.1991.260.1.E67). The drive's size is fitted; the spans and the loss of
// warning are invented for the simulation. Units: mmol/L, min.
// Left out: beta-blockade, alcohol, sulfonylureas, the hours for which one hypo blunts the next.

const (
	counterFrom = 3.7
	counterLag  = 15.0 // min
	warnFrom    = 3.2
	warnSpan    = 1.2
	warnLost    = 1.0 // mmol/L by which the warning comes later when none of the drive is left
	warnFull    = 0.5 // of the drive: enough for a full warning
	failFrom    = 2.8
	failSpan    = 1.3
	warnRate    = 25.0 // heart beats a minute at full alarm
)

// counterRegulate follows the drive of the hormones by one second.
func (s *State) counterRegulate() {
	m := &s.Metab
	want := float64(s.Par.CounterReg * max(0, counterFrom-m.Glucose))
	if want == 0 && m.Counter == 0 {
		return
	}
	m.Counter = num.Toward(m.Counter, want, slowMinutes/counterLag)
	if m.Counter < 1e-9 {
		m.Counter = 0
	}
}

// autonomic is how hard the body sounds its alarm, 0 to 1: tremor, sweating, a racing heart.
func (s *State) autonomic() float64 {
	if s.Metab.Glucose >= warnFrom {
		return 0
	}
	kept := num.Clamp(s.Par.CounterReg/warnFull, 0, 1)
	from := warnFrom - float64(warnLost*(1-kept))
	return kept * num.Clamp((from-s.Metab.Glucose)/warnSpan, 0, 1)
}

// neuroglycopenia is how far thought has failed for want of glucose, 0 to 1.
func (s *State) neuroglycopenia() float64 {
	return num.Clamp((failFrom-s.Metab.Glucose)/failSpan, 0, 1)
}
