package news

import "errors"

// Parameter is one of the seven that are charted.
type Parameter uint8

// The parameters, in the order of the chart.
const (
	Respiration Parameter = iota
	Saturation
	Oxygen
	Pressure
	Pulse
	Consciousness
	Temperature
	parameters
)

// String names the parameter as the chart does.
func (p Parameter) String() string {
	if p >= parameters {
		return "unknown parameter"
	}
	return [parameters]string{
		"respiratory rate", "oxygen saturation", "air or oxygen", "systolic pressure", "pulse", "consciousness", "temperature",
	}[p]
}

// Scale chooses the row of the chart for saturation.
type Scale uint8

// Scale2 is for a prescribed target of 88 to 92 %, in hypercapnic respiratory failure,
// and on a competent clinician's decision alone.
const (
	Scale1 Scale = iota
	Scale2
)

// Level is the ACVPU scale.
type Level uint8

// The levels. Confused means newly so.
const (
	Alert Level = iota
	Confused
	Voice
	Pain
	Unresponsive
)

// Vitals are one set of observations. A parameter in Missing was not measured or is not
// shown; Oxygen and Consciousness are seen, and never missing.
type Vitals struct {
	RR      float64 // breaths/min
	SpO2    float64 // %
	Oxygen  bool    // supplemental oxygen is being given
	SBP     float64 // mmHg
	Pulse   float64 // beats/min
	Level   Level
	Temp    float64 // deg C
	Missing [parameters]bool
}

// Score is a NEWS2 with its parts.
type Score struct {
	Points [parameters]int // 0 to 3 each
	Total  int             // 0 to 20
	Gaps   int             // parameters without a value; the true total may be higher
	Red    bool            // a single parameter scores 3
}

// Of scores one set of observations. Values are rounded as they are charted: whole
// numbers, and tenths of a degree.
func Of(v *Vitals, scale Scale) Score {
	var s Score
	s.Points = [parameters]int{
		Respiration: points(respirationBands, v.RR),
		Saturation:  points(saturationBands(scale, v.Oxygen), v.SpO2),
		Pressure:    points(pressureBands, v.SBP),
		Pulse:       points(pulseBands, v.Pulse),
		Temperature: points(temperatureBands, v.Temp*tenths),
	}
	if v.Oxygen {
		s.Points[Oxygen] = oxygenPoints
	}
	if v.Level != Alert {
		s.Points[Consciousness] = notAlert
	}
	for i := range s.Points {
		if v.Missing[i] && Parameter(i) != Oxygen && Parameter(i) != Consciousness {
			s.Points[i] = 0
			s.Gaps++
		}
		s.Total += s.Points[i]
		s.Red = s.Red || s.Points[i] == 3
	}
	return s
}

// Risk is the College's grade of clinical risk, which sets the response.
type Risk uint8

// The grades and their response: routine monitoring; an urgent review on the ward;
// an urgent review by a team skilled in acute illness; an emergency assessment with
// critical care skills and continuous monitoring.
const (
	LowRisk       Risk = iota // total 0 to 4
	LowMediumRisk             // 3 in a single parameter
	MediumRisk                // total 5 or 6
	HighRisk                  // total 7 or more
)

// Risk grades the score.
func (s *Score) Risk() Risk {
	switch {
	case s.Total >= 7:
		return HighRisk
	case s.Total >= 5:
		return MediumRisk
	case s.Red:
		return LowMediumRisk
	}
	return LowRisk
}

// String names the risk in lower case.
func (r Risk) String() string {
	if r > HighRisk {
		return "unknown risk"
	}
	return [...]string{"low", "low to medium", "medium", "high"}[r]
}

// Why a score is not given.
var (
	ErrChild    = errors.New("NEWS2 is not for children under 16: use the paediatric chart")
	ErrPregnant = errors.New("NEWS2 is not for use in pregnancy: use the maternity chart")
)

// Person is who is scored.
type Person struct {
	Years    int
	Pregnant bool
	Scale    Scale
}

const adultYears = 16

// Score scores the person, or says why there is no such score.
func (p Person) Score(v *Vitals) (Score, error) {
	switch {
	case p.Years < adultYears:
		return Score{}, ErrChild
	case p.Pregnant:
		return Score{}, ErrPregnant
	}
	return Of(v, p.Scale), nil
}
