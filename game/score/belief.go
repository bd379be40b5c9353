package score

import (
	"downtime/game/engine"
	"downtime/game/num"
)

// Beliefs are kept off 0 and 1 before a logit is taken: nobody at a bedside is surer than one in two hundred either way [D].
const surest = 0.995

// Brier is the squared distance of a stated probability from what was so: 0 the best, 1 the worst.
func Brier(p float64, faulty bool) float64 {
	d := p - certainty(faulty)
	return float64(d * d)
}

// Logit is the log odds of p, held within the surest belief either way.
func Logit(p float64) float64 {
	p = num.Clamp(p, 1-surest, surest)
	return num.Log(p / (1 - p))
}

// UpdateRatio compares how far a belief moved with how far a clue of likelihood ratio lr should have moved it: 1 as an ideal observer, below
// 1 sluggish, above 1 over-reacting, below 0 the wrong way.
func UpdateRatio(from, to, lr float64) float64 {
	return (Logit(to) - Logit(from)) / num.Log(lr)
}

// Prior is the share of a scenario's variants, by weight, in which a device is at fault: what an observer who has seen nothing should believe.
func Prior(sc *engine.Scenario, dev int) float64 {
	faulty, all := 0.0, 0.0
	for i := range sc.Variants {
		v := &sc.Variants[i]
		all += v.Weight
		if v.Faulty[dev] {
			faulty += v.Weight
		}
	}
	if all == 0 {
		return 0
	}
	return num.Clamp(faulty/all, 0.02, 0.98)
}

// Ideal is the belief about a device that the clues found by tick until support. Clues of one group share a cause and are not independent:
// only the strongest of a group counts.
func Ideal(sc *engine.Scenario, s *engine.State, dev int, until int64) float64 {
	odds := Prior(sc, dev)
	odds /= 1 - odds
	for i := range sc.Clues {
		if counts(sc, s, i, dev, until) {
			odds = float64(odds * sc.Clues[i].LR)
		}
	}
	return num.Clamp(odds/(1+odds), 1-surest, surest)
}

// counts reports whether clue i, about dev, was seen by then and is the strongest seen of its group.
func counts(sc *engine.Scenario, s *engine.State, i, dev int, until int64) bool {
	if !seenBy(sc, s, i, dev, until) {
		return false
	}
	c := &sc.Clues[i]
	for j := range sc.Clues {
		o := &sc.Clues[j]
		if j == i || c.Group == "" || o.Group != c.Group || !seenBy(sc, s, j, dev, until) {
			continue
		}
		if strength(o.LR) > strength(c.LR) || (strength(o.LR) == strength(c.LR) && j < i) {
			return false
		}
	}
	return true
}

func seenBy(sc *engine.Scenario, s *engine.State, i, dev int, until int64) bool {
	c := &sc.Clues[i]
	return c.Device == dev && c.LR > 0 && s.Clues[i].Seen > 0 && s.Clues[i].Seen <= until
}

func strength(lr float64) float64 { return max(lr, 1/lr) }
