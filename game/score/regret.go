package score

import "downtime/game/engine"

// Utilities are authored as [if faulty, if sound]; p is a probability that the device is at fault. To score an act by
// the utility that was to be expected of it, and what comes of it by regret, is a design of our own, not validated [D].

// Expected is the expected utility of one act at belief p.
func Expected(u *engine.Utility, a engine.Act, p float64) float64 {
	return float64(p*u.Act[a][0]) + float64((1-p)*u.Act[a][1])
}

// BestAct is the act of the highest expected utility at belief p; on a tie the less drastic one.
func BestAct(u *engine.Utility, p float64) engine.Act {
	best := engine.Keep
	for a := engine.Keep; a < engine.NumActs; a++ {
		if Expected(u, a, p) > Expected(u, best, p) {
			best = a
		}
	}
	return best
}

// CoherenceRegret is how much worse an act is than the best one at the trainee's own belief p: 0 or more.
func CoherenceRegret(u *engine.Utility, a engine.Act, p float64) float64 {
	return Expected(u, BestAct(u, p), p) - Expected(u, a, p)
}

// WorstRegret is the regret of the worst act at belief p: the scale that makes a regret a share.
func WorstRegret(u *engine.Utility, p float64) float64 {
	worst := 0.0
	for a := engine.Keep; a < engine.NumActs; a++ {
		worst = max(worst, CoherenceRegret(u, a, p))
	}
	return worst
}

func certainty(faulty bool) float64 {
	if faulty {
		return 1
	}
	return 0
}
