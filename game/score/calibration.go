package score

import (
	"fmt"
	"math"

	"downtime/game/engine"
	"downtime/game/num"
)

const (
	whyBrier = "A stated probability earns by how near it was to what was so (Brier score): an honest belief pays best. A belief not stated is " +
		"unstated, never one half, and earns nothing."
	whyUpdating = "An ideal observer, who starts from how often this device is at fault here and weighs each clue you found by its authored " +
		"likelihood ratio, would have believed this. Ratios are teaching values."
)

// brier makes one entry for each scored device: its last stated belief against the truth.
func brier(sc *engine.Scenario, s *engine.State, share float64) part {
	p := part{share: share}
	for d := range sc.Devices {
		if !sc.Devices[d].Scored {
			continue
		}
		faulty := Faulty(sc, s, d)
		e := beliefEntry(sc, s, d, KindBrier, "brier-", whyBrier)
		if b := &s.Beliefs[d]; b.Times > 0 {
			e.share = 1 - Brier(b.P, faulty)
			e.What = fmt.Sprintf("you said %.0f %%; it was %s", b.P*100, map[bool]string{true: "at fault", false: "sound"}[faulty])
		}
		p.entries = append(p.entries, e)
	}
	return p
}

// updating makes one entry for each scored device: its last stated belief against what the clues found by the end support. Half a probability
// away earns nothing [D].
func updating(sc *engine.Scenario, s *engine.State, share float64) part {
	p := part{share: share}
	for d := range sc.Devices {
		if !sc.Devices[d].Scored {
			continue
		}
		e := beliefEntry(sc, s, d, KindUpdating, "updating-", whyUpdating)
		if b := &s.Beliefs[d]; b.Times > 0 {
			ideal := Ideal(sc, s, d, s.Tick)
			e.share = scale(math.Abs(b.P-ideal), 0.5, 0)
			e.What = fmt.Sprintf("you said %.0f %%; what you had found supports %.0f %%", b.P*100, ideal*100)
		}
		p.entries = append(p.entries, e)
	}
	return p
}

func beliefEntry(sc *engine.Scenario, s *engine.State, d int, kind Kind, id, why string) entry {
	b := &s.Beliefs[d]
	label := map[Kind]string{KindBrier: "How far you trusted ", KindUpdating: "Belief in step with the evidence: "}[kind]
	e := entry{weight: 1, Line: Line{
		ID: id + sc.Devices[d].ID, Label: label + sc.Devices[d].Label, Kind: kind, Tick: b.Tick, Input: b.Cause, Reason: why,
		What: "you stated no belief about it",
	}}
	if b.Times > 0 {
		e.Clock = sc.Clock(b.Tick)
	}
	return e
}

// trials lists the judgements of this run for the figures over many.
func trials(sc *engine.Scenario, s *engine.State) []Trial {
	out := []Trial{}
	for d := range sc.Devices {
		if !sc.Devices[d].Scored {
			continue
		}
		b := &s.Beliefs[d]
		t := Trial{
			Device: sc.Devices[d].ID, Family: sc.Devices[d].Spec.Kind.String(), Faulty: Faulty(sc, s, d), Stated: b.Times > 0, P: b.P, Tick: b.Tick,
			Ideal: math.Round(Ideal(sc, s, d, s.Tick)*1000) / 1000,
		}
		if b.Times > 1 {
			t.From, t.LR = b.First, found(sc, s, d, b.FirstAt, b.Tick)
		}
		out = append(out, t)
	}
	return out
}

// found is the likelihood ratio of the clues about a device that were found after one tick and by another, four digits of it: what the ideal
// observer's odds changed by. It is above 0.
func found(sc *engine.Scenario, s *engine.State, dev int, from, to int64) float64 {
	change := Logit(Ideal(sc, s, dev, to)) - Logit(Ideal(sc, s, dev, from))
	return max(math.Round(num.Exp(change)*1e4)/1e4, 1e-4)
}
