package patient

import (
	"downtime/game/num"
)

// Insulin: three ways in, one way out. What is given under the skin passes two compartments (peak at
// 55 min), what is given into muscle the second alone; both wait while the skin and muscle are not perfused. The
// pancreas, where there is one, secretes what holds the fasting glucose and more as glucose rises. In
// plasma a fifth of a litre per kilogram holds it and it is gone with a half-time of 5 min.
//
//	S1' = given - S1/55;  S2' = (S1 - S2)/55 + muscle;  U' = S2/55 + secreted - 0.138 U
//	x' = ka (S Ieff - x),  I = U/(0.12 W),  Ieff = I/(1 + I/400)
//
// Constants of Hovorka 2004 (10.1088/0967-3334/25/4/010); saturation, sensitivities x 1.3 and secretion
// are fitted (without them the published linear action disposes of about twice the glucose of a clamp at
// high insulin). Absorption from muscle is a design value.
//
// Units: units of insulin, mU/L, min. Left out: long-acting insulins, antibodies, clearance by a failing kidney,
// lipohypertrophy. Ten units with 25 g of glucose take a lean healthy person lower than is usual at the bedside (1.6 mmol/L);
// with a patient's stress of 0.5 to 0.7 they do not.

const (
	insulinSpace = 0.12  // L/kg
	insulinClear = 0.138 // per minute
	skinPeak     = 55.0  // min
	saturates    = 400.0 // mU/L, fitted

	transportRate, transportPer = 0.006, 1.3 * 51.2e-4 // 1/min; 1/min per mU/L
	disposalRate, disposalPer   = 0.06, 1.3 * 8.2e-4
	brakeRate, brakePer         = 0.03, 1.3 * 520e-4 // 1/min; per mU/L
)

// Secretion, fitted.
const (
	fastingInsulin = 4.48160075492145 // mU/L that holds 5.0 mmol/L in a body without stress; a test proves it
	secretionGain  = 2.5              // times the fasting rate for each doubling of glucose
	firstPhase     = 3.0              // times the fasting rate for each mmol/L that plasma leads the tissues
	mostSecretion  = 10.0
)

// Insulin is the plasma insulin, mU/L.
func (s *State) insulin() float64 {
	return 1000 * s.Drugs.Amount[Insulin] / float64(insulinSpace*s.Par.Weight)
}

// moveInsulin advances absorption, clearance and action by one second.
func (s *State) moveInsulin() {
	const dt = slowMinutes
	m, a := &s.Metab, &s.Drugs.Amount
	perfused := num.Clamp((s.Circ.MAP/s.Par.MAP-0.5)/0.25, 0.1, 1)
	deeper := float64(a[InsulinSkin] * (dt / skinPeak * perfused))
	skin := float64(m.Depot * (dt / skinPeak * perfused))
	secreted := float64(s.secretion() * dt)
	cleared := float64(a[Insulin] * (insulinClear * dt))
	a[InsulinSkin] -= deeper
	m.Depot += deeper - skin
	a[Insulin] += skin + secreted - cleared
	s.Sum.Insulin += secreted - cleared

	i := s.insulin()
	acts := float64(i / (1 + i/saturates) * s.sensitivity())
	m.Transport = num.Toward(m.Transport, float64(transportPer*acts), transportRate*dt)
	m.Disposal = num.Toward(m.Disposal, float64(disposalPer*acts), disposalRate*dt)
	m.Brake = num.Toward(m.Brake, float64(brakePer*acts), brakeRate*dt)
}

// secretion is what the pancreas gives, units/min.
func (s *State) secretion() float64 {
	if s.Par.Secretion == 0 {
		return 0
	}
	m := &s.Metab
	wanted := 1 + float64(secretionGain/usualGlucose*(m.Glucose-usualGlucose))
	wanted += float64(firstPhase * max(0, m.Glucose-m.Interstitial))
	return float64(s.Par.Secretion*fastingRate(fastingInsulin, s.Par.Weight)) * num.Clamp(wanted, 0, mostSecretion)
}

// fastingRate is the delivery in units/min that holds an insulin in mU/L.
func fastingRate(insulin, weight float64) float64 {
	return insulin * insulinClear * insulinSpace * weight / 1000
}

// sensitivity is what stress leaves of insulin's action on glucose: 1 in health, a tenth in established ketoacidosis (fitted).
func (s *State) sensitivity() float64 { return 1 - float64(0.9*s.Par.Stress) }

// insulinOnBoard is what waits under the skin and in muscle, units.
func (s *State) insulinOnBoard() float64 {
	return s.Drugs.Amount[InsulinSkin] + s.Metab.Depot
}

// BasalInsulin is the infusion under the skin, in units/h, that holds the glucose these parameters start with: what a
// pump or a closed loop gives when play begins; 0 for who secretes insulin and for who has had none.
func BasalInsulin(p Params) float64 {
	if p.Secretion > 0 || p.Ketones > 0 {
		return 0
	}
	s := State{Par: p}
	return float64(60 * fastingRate(s.holdingInsulin(p.Glucose), p.Weight))
}
