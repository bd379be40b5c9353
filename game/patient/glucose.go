package patient

// Metabolism is glucose, insulin, ketones and potassium.
type Metabolism struct {
	Glucose float64 // mmol/L, plasma
}

// usualGlucose is the fasting plasma glucose of a person without diabetes, mmol/L.
const usualGlucose = 5.0

// startMetabolism fills the metabolism of a patient who settles.
func (s *State) startMetabolism() {
	s.Metab = Metabolism{Glucose: usualGlucose}
}
