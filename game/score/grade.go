package score

import (
	"slices"

	"downtime/game/engine"
)

// Grade makes the Card of a run from its final State. It is pure: the same State gives the same Card.
func Grade(sc *engine.Scenario, s *engine.State) Card {
	c := Card{
		Scenario: sc.ID, Variant: sc.Variants[s.Variant].ID, Kind: engine.VariantKind(s.Kind).String(), Scored: !sc.Unscored,
		Ending: endingID(sc, s), Tick: s.Tick, Domains: []Domain{}, Criticals: []Failure{}, Trials: trials(sc, s), Signs: signs(sc, s),
	}
	if sc.Unscored {
		return c
	}
	var parts [engine.NumDomains][]part
	used := Weights(sc.Ward)
	for d := range parts {
		parts[d] = live(domainParts(sc, s, engine.Domain(d)))
		if len(parts[d]) == 0 {
			used[d] = 0
		}
	}
	weights := divide(1000, used[:])
	total := int64(0)
	for d := range parts {
		if weights[d] == 0 {
			continue
		}
		dom := Domain{ID: DomainID(engine.Domain(d)), Label: DomainLabel(engine.Domain(d)), Weight: tenths(weights[d]), Lines: settle(parts[d], weights[d])}
		sum := int64(0)
		for i := range dom.Lines {
			sum += units(dom.Lines[i].Earned)
		}
		dom.Points, dom.Score = tenths(sum), percent(sum, weights[d])
		total += sum
		c.Domains = append(c.Domains, dom)
	}
	c.Criticals = criticals(sc, s)
	c.Uncapped = tenths(total)
	c.Capped = len(c.Criticals) > 0 && total > CriticalCap*10
	c.Total = c.Uncapped
	if c.Capped {
		c.Total = CriticalCap
	}
	return c
}

// domainParts lists what a domain is made of, with the share of each; those with nothing in them drop out and the rest is rescaled.
func domainParts(sc *engine.Scenario, s *engine.State, d engine.Domain) []part {
	switch d {
	case engine.Outcome:
		return []part{harm(sc, s, 0.8), criteria(sc, s, d, 0.2)}
	case engine.DecisionDomain:
		truth, belief := regrets(sc, s, 0.5)
		return []part{truth, belief, criteria(sc, s, d, 0.5)}
	case engine.Calibration:
		return []part{brier(sc, s, 0.4), updating(sc, s, 0.3), criteria(sc, s, d, 0.3)}
	case engine.HandsDomain:
		return []part{bagging(sc, s, 0.7), criteria(sc, s, d, 0.3)}
	case engine.ReportDomain:
		return []part{facts(sc, s, 0.4), criteria(sc, s, d, 0.6)}
	}
	return []part{criteria(sc, s, d, 1)}
}

// facts makes one entry for each field of the device report, where a device was at fault: there was something to report.
func facts(sc *engine.Scenario, s *engine.State, share float64) part {
	p := part{share: share}
	if !anyFaulty(sc, s) {
		return p
	}
	for i := range sc.Report {
		f := &sc.Report[i]
		e := entry{weight: 1, Line: Line{
			ID: "fact-" + f.ID, Label: f.Label, Kind: KindFacts, What: "not in a report", SourceID: sourceID(sc, f.Source),
			Reason: "What a safety officer needs to find the device, the fault and the people at risk.",
		}}
		if f.Critical {
			e.weight = 3
		}
		by := s.Reported
		switch {
		case s.Facts[i].Tick > 0:
			by = s.Facts[i]
			e.share, e.What = 1, "reported"
		case s.Reports > 0:
			e.What = "missing from the report, or not as it was"
		}
		if by.Tick > 0 {
			e.Tick, e.Clock, e.Input = by.Tick, sc.Clock(by.Tick), by.Cause
		}
		p.entries = append(p.entries, e)
	}
	return p
}

func anyFaulty(sc *engine.Scenario, s *engine.State) bool {
	for d := range sc.Devices {
		if Faulty(sc, s, d) {
			return true
		}
	}
	return false
}

func criticals(sc *engine.Scenario, s *engine.State) []Failure {
	out := []Failure{}
	for i := range sc.Critical {
		l, spec := &s.Failed[i], &sc.Critical[i]
		if l.Tick == 0 {
			continue
		}
		out = append(out, Failure{
			ID: spec.ID, Label: spec.Label, Tick: l.Tick, Clock: sc.Clock(l.Tick), Input: l.Cause, Reason: spec.Reason, SourceID: sourceID(sc, spec.Source),
		})
	}
	return out
}

// endingID names how a run ended: an ending's id, "time" for the limit, "left" if it was still going on.
func endingID(sc *engine.Scenario, s *engine.State) string {
	switch {
	case !s.Over:
		return "left"
	case s.Ending < 0 || int(s.Ending) >= len(sc.Endings):
		return "time"
	}
	return sc.Endings[s.Ending].ID
}

// signs are the signs of device failure of which a clue was found, in the order of the case's clues.
func signs(sc *engine.Scenario, s *engine.State) (out []string) {
	for i := range sc.Clues {
		if id := sc.Clues[i].Sign; id != "" && s.Clues[i].Seen > 0 && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
