package patient

import (
	"downtime/game/num"
)

// Glucose: two compartments after Hovorka 2004 (10.1088/0967-3334/25/4/010). The liver makes glucose and
// insulin brakes it; the brain takes its share whatever insulin says; insulin moves glucose into muscle and
// fat and burns it there; above 9 mmol/L the kidney spills. What is drunk waits in the gut (40 min).
//
//	Q1' = EGP (1-x3)+ + given + gut/40 - F01 - renal - x1 Q1 + k12 Q2;  Q2' = x1 Q1 - (k12 + x2) Q2
//	G = Q1/(0.16 W);  renal = 0.003 (G-9)+ V;  interstitial' = (G - interstitial)/7
//
// Three changes, fitted: insulin's action saturates (insulin.go), hypoglycaemia calls glucagon and adrenaline
// (hypoglycaemia.go), and stress, 0 to 1, takes up to nine tenths of insulin's action and adds half to the liver's
// output. Water lost or given concentrates or dilutes; a kidney that does not filter does not spill. A sensor under
// the skin lags plasma by about 7 min (textbook: 5 to 10).
//
// Units: mmol, mmol/L, min. Left out: glycogen running out, fructose, exercise, alcohol, the gut's two
// compartments, glucagon as a drug.

const (
	usualGlucose    = 5.0    // mmol/L, fasting, without diabetes
	glucoseSpace    = 0.16   // L/kg
	glucoseReturn   = 0.066  // per minute, k12
	liverMakes      = 0.0161 // mmol/kg/min without insulin
	brainUses       = 0.0097 // mmol/kg/min
	brainFull       = 4.5    // mmol/L below which the brain gets less
	renalFrom       = 9.0    // mmol/L
	renalClearance  = 0.003  // per minute of the glucose space
	gutTime         = 40.0   // min
	bledPlasma      = 0.6    // of blood lost: it leaves with what it holds
	sensorLag       = 7.0    // min
	mmolPerGram     = 1 / 0.18016
	stressOnLiver   = 0.5
	counterOnLiver  = 0.5  // of the liver's output for each mmol/L of counter-regulation
	counterOnAction = 0.35 // by which insulin's action is divided, likewise
)

// moveGlucose advances one second.
func (s *State) moveGlucose() {
	const dt = slowMinutes
	m, p, a := &s.Metab, &s.Par, &s.Drugs.Amount
	s.counterRegulate()
	resist := 1 + float64(counterOnAction*m.Counter)
	made := float64(dt * p.Weight * s.hepaticOutput())
	brain := float64(dt * brainUses * p.Weight * min(1, m.Glucose/brainFull))
	spilt := float64(dt * s.Glucosuria())
	out := float64(dt * m.Transport / resist * m.Fast)
	back := float64(dt * glucoseReturn * m.Slow)
	burnt := float64(dt * m.Disposal / resist * m.Slow)
	drunk := float64(a[Carbohydrate] * (dt / gutTime)) // g
	a[Carbohydrate] -= drunk
	given := float64(mmolPerGram * drunk)

	m.Fast = max(0, m.Fast+(made+given+back)-(brain+spilt+out))
	m.Slow += out - back - burnt
	s.Sum.Glucose += made - brain - spilt - burnt
	m.Glucose = m.Fast / s.glucoseVolume()
	m.Interstitial = num.Toward(m.Interstitial, m.Glucose, dt/sensorLag)
}

// hepaticOutput is what the liver makes, mmol/kg/min.
func (s *State) hepaticOutput() float64 {
	m := &s.Metab
	braked := max(0, 1-m.Brake) * (1 + float64(stressOnLiver*s.Par.Stress))
	return liverMakes * (float64(braked) + float64(counterOnLiver*m.Counter))
}

// Glucosuria is what the kidney spills, mmol/min.
func (s *State) Glucosuria() float64 {
	over := max(0, s.Metab.Glucose-renalFrom)
	return float64(renalClearance * over * s.glucoseVolume() * s.filtration())
}

// osmoticUrine is the water that this glucose takes with it, mL/min: a litre for 125 mmol (textbook: 100 to 150).
func (s *State) osmoticUrine() float64 { return float64(1000.0 / 125 * s.Glucosuria()) }

// glucoseVolume is the space of Fast now, L.
func (s *State) glucoseVolume() float64 { return glucoseSpace * s.Par.Weight * s.dilution() }

// dilution is the extracellular water relative to normal.
func (s *State) dilution() float64 {
	f := &s.Fluid
	const perKilogram = 200 // mL
	return max(0.5, 1+(f.Plasma+f.Interstitium+float64(bledPlasma*f.Lost))/float64(perKilogram*s.Par.Weight))
}

// filtration is what the kidney filters relative to normal.
func (s *State) filtration() float64 {
	filling := (s.Circ.CVP - s.Circ.Pth) / restAtrial
	pressure := num.Clamp((s.Circ.MAP-anuricPressure)/(fullPressure-anuricPressure), 0, 1)
	return float64(min(1, s.Par.Kidney) * pressure * num.Clamp(filling, 0.5, 1))
}

// startGlucose fills both compartments as hours at this glucose would. A body that secretes its own insulin and is given no
// starting glucose finds its own.
func (s *State) startGlucose() {
	m, p := &s.Metab, &s.Par
	m.Glucose = p.Glucose
	if m.Glucose == 0 {
		m.Glucose = s.fastingGlucose()
	}
	i := s.holdingInsulin(m.Glucose)
	m.Interstitial = m.Glucose
	m.Fast = m.Glucose * s.glucoseVolume()
	m.Transport, m.Disposal, m.Brake = s.actions(i)
	m.Slow = m.Transport * m.Fast / (glucoseReturn + m.Disposal)
	s.Drugs.Amount[Insulin] = i * insulinSpace * p.Weight / 1000
	if p.Secretion == 0 && p.Ketones == 0 { // the pump has filled the skin; see BasalInsulin
		depot := skinPeak * fastingRate(i, p.Weight)
		s.Drugs.Amount[InsulinSkin], m.Depot = depot, depot
	}
}

// actions is what a lasting insulin in mU/L does.
func (s *State) actions(insulin float64) (transport, disposal, brake float64) {
	acts := insulin / (1 + insulin/saturates) * s.sensitivity()
	return float64(transportPer * acts), float64(disposalPer * acts), float64(brakePer * acts)
}

// holdingInsulin is the insulin in mU/L at which glucose would stand still at g, by bisection; the least and most are 0 and 200.
func (s *State) holdingInsulin(g float64) float64 {
	low, high := 0.0, 200.0
	for range 60 {
		i := (low + high) / 2
		if s.glucoseBalance(g, i) > 0 {
			low = i
		} else {
			high = i
		}
	}
	return (low + high) / 2
}

// glucoseBalance is what is made less what is used at a lasting glucose and insulin, mmol/kg/min.
func (s *State) glucoseBalance(g, insulin float64) float64 {
	transport, disposal, brake := s.actions(insulin)
	made := float64(liverMakes * max(0, 1-brake) * (1 + float64(stressOnLiver*s.Par.Stress)))
	slow := transport * g * glucoseSpace / (glucoseReturn + disposal)
	spilt := renalClearance * glucoseSpace * max(0, g-renalFrom)
	return made - float64(brainUses*min(1, g/brainFull)) - float64(disposal*slow) - float64(spilt)
}

// fastingGlucose is where the body's own secretion holds glucose.
func (s *State) fastingGlucose() float64 {
	low, high := 3.0, 30.0
	for range 60 {
		g := float64((low + high) / 2) // halving is a product too: it must not fuse with the difference below
		own := s.Par.Secretion * fastingInsulin * num.Clamp(1+float64(secretionGain/usualGlucose*(g-usualGlucose)), 0, mostSecretion)
		if s.glucoseBalance(g, own) > 0 {
			low = g
		} else {
			high = g
		}
	}
	return (low + high) / 2
}
