package score

import (
	"fmt"

	"downtime/game/engine"
)

// Bands of hand ventilation [D]: shares of the time inside the patient's goal that earn a line
// in full, and the gap and the fast time that earn nothing. A shorter use than leastBagging is a test of the chest, not ventilation by hand.
const (
	leastBagging = 10.0 // s
	fullRate     = 0.8
	fullVolume   = 0.8
	fullCO2      = 0.5 // a patient who was short of breath needs minutes to come back into the band
	fullGap      = 8.0 // s
	noGap        = 15.0
	fullFast     = 0.1 // share of the time above 20 breaths a minute
	noFast       = 0.5
)

const whyHands = "What the hands deliver is what the patient gets. The band is this patient's: the rate, the volume and the end-tidal CO2 that " +
	"he needed. Fast hands raise the pressure in the chest and empty it of carbon dioxide."

// bagging makes the entries of hand ventilation for every patient with a goal who was bagged, if the trainee's own hands had a part in it: whom
// they hand the bag to and how it goes on is theirs, and what others began without them is not.
func bagging(sc *engine.Scenario, s *engine.State, share float64) part {
	p := part{share: share}
	for i := range sc.Patients {
		b, spec := &s.Bagging[i], &sc.Patients[i]
		if !spec.HasGoal || b.Seconds < leastBagging || b.Yours <= 0 {
			continue
		}
		g := &spec.Goal
		add := func(id, label, what string, weight, share float64) {
			p.entries = append(p.entries, entry{weight: weight, share: share, Line: Line{
				ID: id + "-" + spec.ID, Label: label, Kind: KindHands, Tick: b.First, Clock: sc.Clock(b.First), What: what, Reason: whyHands, SourceID: g.Source,
			}})
		}
		of := func(x float64) float64 { return x / b.Seconds }
		add("bag-rate", fmt.Sprintf("Rate %g to %g a minute", g.Rate[0], g.Rate[1]),
			fmt.Sprintf("%.0f %% of %.0f s", of(b.InRate)*100, b.Seconds), 3, scale(of(b.InRate), 0, fullRate))
		add("bag-volume", fmt.Sprintf("Squeezes of %g to %g mL", g.Volume[0], g.Volume[1]),
			fmt.Sprintf("%.0f %% of %.0f s", of(b.InVolume)*100, b.Seconds), 2, scale(of(b.InVolume), 0, fullVolume))
		add("bag-co2", fmt.Sprintf("End-tidal CO2 %g to %g kPa", g.EtCO2[0], g.EtCO2[1]),
			fmt.Sprintf("%.0f %% of %.0f s", of(b.InCO2)*100, b.Seconds), 2, scale(of(b.InCO2), 0, fullCO2))
		add("bag-gap", "No long gap", fmt.Sprintf("longest gap %.0f s", b.Gap), 2, scale(b.Gap, noGap, fullGap))
		add("bag-fast", "Not above 20 a minute", fmt.Sprintf("%.0f %% of the time above 20", of(b.TooFast)*100), 1, scale(of(b.TooFast), noFast, fullFast))
	}
	return p
}
