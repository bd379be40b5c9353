package patient

import "downtime/game/num"

// The line that carries noradrenaline. Between the pump and the blood lies a dead space; the drug
// reaches the blood only when it has been pushed through. Fluid free of drug leaves first, like a
// plug; behind the front the line holds a mixture, which leaves at its mean concentration:
//
//	delivered = held (1 - exp(-pushed/dead space))
//
// So a pump that starts is not felt for dead space/flow (1 mL at 5 mL/h: 12 min), a flush pushes in
// what the line holds at a stroke, a raised carrier does so within minutes, and a stopped flow leaves
// the drug where it is. Geometry; the mixing behind the front is a simplification.
//
// Units: mL, mL/min, micrograms. Left out: lines of other drugs, laminar flow, diffusion, the
// stretch of the tubing (the pump's).

// Line is the dead space between pump and blood.
type Line struct {
	Empty float64 // mL of fluid without drug ahead of the front
	Held  float64 // micrograms in the line
}

// LineFlow is the fluid that moves the line's contents during one tick.
type LineFlow struct {
	Pump    float64 // mL/min from noradrenaline's own pump; 0 with drug means single strength
	Carrier float64 // mL/min run in beside it
	Flush   float64 // mL pushed at this tick
}

// singleStrength is noradrenaline of 4 mg in 50 mL, micrograms/mL: the usual first syringe (UK practice).
const singleStrength = 80.0

// connect is a new line of dead space ml, primed with fluid.
func (s *State) connect(ml float64) {
	s.Par.LineDead = ml
	s.Drugs.Line = Line{Empty: ml}
}

// through puts given micrograms into the line and returns the micrograms that leave it in those minutes.
func (s *State) through(given float64, in *LineFlow, minutes float64) float64 {
	l, dead := &s.Drugs.Line, s.Par.LineDead
	if dead <= 0 {
		return given
	}
	pump := float64(in.Pump * minutes)
	if in.Pump == 0 {
		pump = given / singleStrength
	}
	pushed := pump + float64(in.Carrier*minutes) + in.Flush
	l.Held += given
	if pushed <= 0 || l.Held == 0 {
		return 0
	}
	plug := min(pushed, l.Empty)
	l.Empty -= plug
	out := float64(l.Held * (1 - num.Exp((plug-pushed)/dead)))
	l.Held -= out
	return out
}
