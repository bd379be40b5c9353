package patient

// Metabolism at 1 Hz: glucose and insulin (glucose.go, insulin.go), the answer to hypoglycaemia
// (hypoglycaemia.go), ketones (ketones.go), potassium (potassium.go) and the base that the kidney keeps
// (base.go). It reads last second's circulation and gas, and runs before acid-base.

// Metabolism is what the blood carries beside gas, and what insulin does.
type Metabolism struct {
	Glucose      float64 // mmol/L, plasma
	Fast, Slow   float64 // mmol: glucose of plasma and tissues that follow it, and of the rest
	Interstitial float64 // mmol/L, glucose where a sensor under the skin measures

	Transport, Disposal, Brake float64 // what insulin does now to uptake and use (1/min) and to the liver (fraction)
	Depot                      float64 // units, the second compartment under the skin, and muscle
	Counter                    float64 // mmol/L: lagged drive of glucagon and adrenaline

	Ketones   float64 // mmol/L, 3-hydroxybutyrate
	Potassium float64 // mmol in the extracellular fluid
	Cells     float64 // mmol of potassium that cells hold beyond their share of a normal body
	Shift     float64 // mmol/L of potassium that insulin keeps in cells
	Base      float64 // mmol given, lost, or kept by the kidney
}

const slowMinutes = slowSeconds / 60 // one turn of a rate per minute

// metabolise advances one second.
func (s *State) metabolise() {
	s.moveInsulin()
	s.moveGlucose()
	s.burnFat()
	s.movePotassium()
	s.keepBase()
	s.irritate()
}

// dissolve puts what a tick delivers of the body's own substances into their stores.
func (s *State) dissolve(drug Drug, given float64) {
	m := &s.Metab
	switch drug {
	case InsulinMuscle:
		m.Depot += given
	case Dextrose:
		m.Fast += float64(mmolPerGram * given)
	case PotassiumChloride:
		m.Potassium += given
	case SodiumBicarbonate:
		s.giveBase(given)
	}
}

// carryIn adds what a fluid holds beside water and sodium.
func (s *State) carryIn(fluid Fluid, ml float64) {
	const gramsPerML = 0.05
	switch fluid {
	case Saline:
		s.Metab.Base -= float64(salineCost * ml)
	case Glucose5:
		s.dissolve(Dextrose, float64(gramsPerML*ml))
	}
}

// startMetabolism fills the metabolism of a patient who settles, and again once settled: the hours before play are not lived.
func (s *State) startMetabolism() {
	s.Metab = Metabolism{}
	s.startGlucose()
	s.startKetones()
	s.startPotassium()
}
