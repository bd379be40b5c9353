package track

import "downtime/game/engine"

// SampleEvery is how far apart, in ticks, the points of a harm curve are: 5 seconds.
const SampleEvery = 5 * engine.TicksPerSecond

// Harm is the harm done so far to the patients of a scenario, 0 (none) to 100, each by its share of the outcome.
func Harm(sc *engine.Scenario, s *engine.State) float64 {
	sum, weights := 0.0, 0.0
	for p := range sc.Patients {
		sum += float64(sc.Patients[p].Weight * s.Harm[p].Points())
		weights += sc.Patients[p].Weight
	}
	if weights == 0 {
		return 0
	}
	return sum / weights
}

func (t *Track) sample(s *engine.State) { t.harm = append(t.harm, Harm(t.Scenario, s)) }

// Harm is the curve of harm: at every SampleEvery from the first one on, and at the end if the run ended by itself.
func (t *Track) Harm() []float64 { return t.harm }
