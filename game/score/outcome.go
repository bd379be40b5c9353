package score

import (
	"fmt"
	"strings"

	"downtime/game/engine"
)

const whyHarm = "The outcome is measured on the simulated body: how far and how long saturation, pH and pressure were beyond the point at which " +
	"an intensive care unit acts, and time without a pulse. Thresholds and scales are chosen for the simulation."

// harm makes one entry a patient: the share of the points that the harm suffered has left.
func harm(sc *engine.Scenario, s *engine.State, share float64) part {
	p := part{share: share}
	for i := range sc.Patients {
		h, spec := &s.Harm[i], &sc.Patients[i]
		e := entry{weight: spec.Weight, share: 1 - float64(h.Points()/100), Line: Line{
			ID: "harm-" + spec.ID, Label: "Harm to " + spec.Name, Kind: KindHarm, Tick: h.First, What: harmWords(sc, i, h), Reason: whyHarm,
		}}
		if h.First > 0 {
			e.Clock = sc.Clock(h.First)
		}
		p.entries = append(p.entries, e)
	}
	return p
}

func harmWords(sc *engine.Scenario, patient int, h *engine.Harm) string {
	if h.First == 0 {
		return "none measured"
	}
	var w []string
	sao2, ph, mean := engine.HarmLimits(sc, patient)
	if h.Died {
		w = append(w, "died")
	}
	if h.Arrest > 0 {
		w = append(w, lasted(h.Arrest)+" without a pulse")
	}
	if h.HypoxiaFor > 0 {
		w = append(w, fmt.Sprintf("saturation below %.0f %% for %s, lowest %.0f %%", sao2, lasted(h.HypoxiaFor), h.HypoxiaLow))
	}
	if h.AcidosisFor > 0 {
		w = append(w, fmt.Sprintf("pH below %.2f for %s, lowest %.2f", ph, lasted(h.AcidosisFor), h.AcidosisLow))
	}
	if h.LowFor > 0 {
		w = append(w, fmt.Sprintf("mean pressure below %.0f mmHg for %s, lowest %.0f", mean, lasted(h.LowFor), h.LowMAP))
	}
	return strings.Join(w, "; ")
}

// lasted says a number of seconds as people do: seconds up to a minute and a half, then minutes.
func lasted(seconds float64) string {
	if seconds < 90 {
		return fmt.Sprintf("%.0f s", seconds)
	}
	return fmt.Sprintf("%.0f min", seconds/60)
}
