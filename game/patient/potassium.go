package patient

// Potassium. Fifty times as much lies in the cells as outside, and what plasma shows is the balance: insulin and
// beta-agonists drive it in, acid (mineral three times as much as organic) and the pull of glucose without insulin let it
// out, the kidney loses it with the urine, an infusion, a fit or dying tissue adds to it. Cells move it with a time of 15 min.
//
//	wanted = 4.2 + whole-body surplus/(300 W/70) - shift - 1.0 beta + acid + tonic;  cells' = V (K - wanted)/15
//	shift' = 0.05 I^2/(I^2+50^2) (1.4-shift) - 0.004 shift                                     (per min)
//	acid = (7.4-pH) + 0.034 mineral acid;  tonic = 0.03 (G-10)+;  urine = 0.07 W (K-2.4)/1.8   (mmol/h)
//
// Insulin's term is fitted to 10 units (0.5 to 1.2 mmol/L at an hour, UKKA 2023). The others are textbook sizes, not
// findings: 0.1 or 0.3 mmol/L for 0.1 of pH, 0.6 to 1.0 from salbutamol, 0.3 for 10 mmol/kg of tonicity, 200 to 400
// mmol for 1 mmol/L, 0.3 mmol/L for a minute of convulsion.
//
// Units: mmol, mmol/L, min. Left out: aldosterone, diuretics, the few mmol in a balanced fluid, suxamethonium,
// digoxin, magnesium, haemolysis in the sample.

const (
	usualPotassium  = 4.2
	potassiumSpace  = 0.2   // L/kg
	potassiumBuffer = 300.0 // mmol of the whole body for 1 mmol/L at 70 kg
	potassiumTime   = 15.0  // min
	shiftMost       = 1.4   // mmol/L
	shiftOn         = 0.05
	shiftOff        = 0.004
	shiftHalf       = 50.0 // mU/L
	betaShift       = 1.0  // mmol/L
	mineralShift    = 0.034
	tonicShift      = 0.03
	tonicFrom       = 10.0
	urineLoses      = 0.07 // mmol/kg/h
	fitFrees        = 0.3  // mmol/L for each minute of a fit
	leastPotassium  = 2.4  // mmol/L below which the kidney keeps it all
)

// usualShift is what fasting insulin keeps in the cells of a healthy body, mmol/L.
var usualShift = lastingShift(fastingInsulin)

func shiftPull(insulin float64) float64 {
	square := float64(insulin * insulin)
	return shiftOn * square / (square + shiftHalf*shiftHalf)
}

func lastingShift(insulin float64) float64 {
	pull := shiftPull(insulin)
	return shiftMost * pull / (pull + shiftOff)
}

// PotassiumLevel is plasma potassium, mmol/L.
func (s *State) PotassiumLevel() float64 { return s.Metab.Potassium / s.potassiumVolume() }

// potassiumVolume is the extracellular fluid now, L.
func (s *State) potassiumVolume() float64 { return potassiumSpace * s.Par.Weight * s.dilution() }

// movePotassium advances one second.
func (s *State) movePotassium() {
	const dt = slowMinutes
	m, p := &s.Metab, &s.Par
	pull := shiftPull(s.insulin())
	m.Shift += float64(dt * (float64(pull*(shiftMost-m.Shift)) - float64(shiftOff*m.Shift)))

	level := s.PotassiumLevel()
	into := float64(dt / potassiumTime * s.potassiumVolume() * (level - s.wantedPotassium()))
	into = min(into, 0.5*m.Potassium)
	into -= float64(fitFrees * s.convulsing() * dt * s.potassiumVolume())
	gained := float64((p.PotassiumLoad + s.eatenPotassium() - s.urinePotassium(level)) * (slowSeconds / 3600))
	m.Potassium += gained - into
	m.Cells += into
	s.Sum.Potassium += gained
}

// urinePotassium is what the kidney loses at a plasma level, mmol/h.
func (s *State) urinePotassium(level float64) float64 {
	over := (level - leastPotassium) / (usualPotassium - leastPotassium)
	return float64(urineLoses * s.Par.Weight * s.filtration() * max(0, over))
}

// eatenPotassium is what the usual intake brings, mmol/h: the usual loss.
func (s *State) eatenPotassium() float64 {
	return float64(urineLoses * s.Par.Weight * min(1, s.Par.Kidney) * s.Par.Intake)
}

// wantedPotassium is the level at which cells would neither take nor give, mmol/L.
func (s *State) wantedPotassium() float64 {
	m, p, b := &s.Metab, &s.Par, &s.Blood
	surplus := m.Cells + m.Potassium - float64(usualPotassium*potassiumSpace*p.Weight)
	level := usualPotassium + surplus*70/float64(potassiumBuffer*p.Weight) - (m.Shift - usualShift)
	level += 7.4 - b.PH + float64(mineralShift*max(0, -s.mineralBase()))
	level += float64(tonicShift * max(0, m.Glucose-tonicFrom))
	return max(0.5, level-float64(betaShift*s.beta2()))
}

// startPotassium puts cells where they hold the level that the preset says against what usually comes and goes. What
// dying tissue frees begins with play.
func (s *State) startPotassium() {
	m, p := &s.Metab, &s.Par
	m.Shift = lastingShift(s.insulin())
	level := p.Potassium
	if level == 0 {
		level = usualPotassium
	}
	m.Potassium = float64(level * s.potassiumVolume())
	leaves := float64(potassiumTime / 60 * (s.urinePotassium(level) - s.eatenPotassium()) / s.potassiumVolume())
	m.Cells += float64((level + leaves - s.wantedPotassium()) * (potassiumBuffer / 70 * p.Weight))
}
