package patient

import (
	"downtime/game/num"
)

// Ketones. Without insulin fat is broken down and the liver makes ketoacids; muscle and brain burn them at a rate that
// saturates, and faster with insulin; a kidney that filters spills what stands above 3 mmol/L. Stress (the hormones of
// infection and of the ketoacidosis itself) makes more and takes most of insulin's hold on fat. Two fifths as much acetoacetate
// goes with the 3-hydroxybutyrate that is counted; together they are the acid.
//
//	made = 0.8 (1 + 2.6 stress^2)/(1 + (I k/1.5)^2), k = 1 - 0.7 stress;  burnt = 0.6 (1 + 0.9 I/(I+40)) K/(K+0.3)
//	spilt = 0.32 (K-3)+ filtration                                                       (mmol/L per h)
//
// Fitted to a pump that stops (Krzentowski 1983: 1.29 mmol/L at 6 h) and to fixed-rate insulin in ketoacidosis (JBDS 02: at
// least 0.5 mmol/L/h). The kidney's share is what the reference's equations lack: burning saturates near 1 mmol/L/h, while
// laboratory values fall by 2 from above 10 (12.7 to 3.1 mmol/L in 5 h, 10.1177/0004563214564226).
//
// Units: mmol/L of 3-hydroxybutyrate, h. Left out: starvation, alcohol, SGLT2 inhibitors but as stress, acetone, and the
// drowsiness of acidosis.

const (
	ketonesMade   = 0.8
	ketonesStress = 2.6
	fatHalf       = 1.5 // mU/L
	fatResists    = 0.7
	ketonesBurnt  = 0.6
	ketonesHalf   = 0.3
	ketonesSpill  = 0.32 // per hour
	spillFrom     = 3.0
	ketoacids     = 1.4 // mmol of acid for each mmol of 3-hydroxybutyrate
	silentKetones = 0.3 // mmol/L that a base excess of 0 contains
)

// burnFat advances one second.
func (s *State) burnFat() {
	m := &s.Metab
	gained := s.ketonesMade() - float64(s.ketonesBurnt()*m.Ketones/(m.Ketones+ketonesHalf))
	gained -= float64(ketonesSpill * max(0, m.Ketones-spillFrom) * s.filtration())
	m.Ketones = max(0, m.Ketones+float64(gained*(slowSeconds/3600)))
}

// ketonesMade is the rate at which the liver makes them, mmol/L/h.
func (s *State) ketonesMade() float64 {
	hold := s.insulin() * (1 - float64(fatResists*s.Par.Stress)) / fatHalf
	return ketonesMade * (1 + float64(ketonesStress*float64(s.Par.Stress*s.Par.Stress))) / (1 + float64(hold*hold))
}

// ketonesBurnt is the most that tissues burn, mmol/L/h.
func (s *State) ketonesBurnt() float64 {
	i := s.insulin()
	return ketonesBurnt * (1 + 0.9*i/(i+40))
}

// startKetones sets what the preset says, or what this insulin leaves.
func (s *State) startKetones() {
	s.Metab.Ketones = s.Par.Ketones
	if s.Par.Ketones == 0 {
		share := min(0.9, s.ketonesMade()/s.ketonesBurnt())
		s.Metab.Ketones = ketonesHalf * share / (1 - share)
	}
}

// ketoacid is the acid that ketones add, mmol/L.
func (s *State) ketoacid() float64 {
	return float64(ketoacids * max(0, s.Metab.Ketones-silentKetones))
}

// MeterKetones is what a bedside strip reads of a true 3-hydroxybutyrate in mmol/L: true to 3, then far
// too little (5.4 for a laboratory 13.7: 10.1177/0004563214564226), and nothing above 8. One hospital's meter; others differ.
func MeterKetones(k float64) float64 {
	const slope = (5.4 - 3) / (13.7 - 3)
	return num.Clamp(min(k, 3+float64(slope*(k-3))), 0, 8)
}
