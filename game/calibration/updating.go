package calibration

import (
	"math"

	"downtime/game/num"
	"downtime/game/score"
)

// Step is one move of a belief on one clue.
type Step struct {
	From, To float64 // stated probabilities before and after
	LR       float64 // the clue's authored likelihood ratio, above 0: a teaching value. At 1 the clue should move nobody
}

// UpdateRatio is how far beliefs moved over some steps against how far an ideal observer's would have, in log odds and in the direction of each
// clue: 1 ideal, below 1 sluggish, above 1 over-reaching, below 0 the wrong way. Of one step it is score.UpdateRatio; over several the strong
// clues count for more, so that one faint clue cannot swamp the figure [D]. False if no clue should have moved anybody.
func UpdateRatio(steps []Step) (ratio float64, ok bool) {
	moved, ideal := 0.0, 0.0
	for _, s := range steps {
		should := math.Abs(num.Log(s.LR))
		if should == 0 {
			continue
		}
		moved += float64(score.UpdateRatio(s.From, s.To, s.LR) * should)
		ideal += should
	}
	if ideal == 0 {
		return 0, false
	}
	return moved / ideal, true
}

// Evidence is how last beliefs stood to what the clues found supported, over the trials that have both, and how far beliefs moved on clues.
type Evidence struct {
	N        int     `json:"n"`
	Gap      float64 `json:"gap"`      // mean of belief − ideal: above 0 more doubt than the evidence held bears out, below 0 less
	Distance float64 `json:"distance"` // mean distance between them, 0 to 1
	Steps    int     `json:"steps"`    // trials in which a belief was stated again after clues were found
	Ratio    float64 `json:"ratio"`    // UpdateRatio over them; 0 if there are none
}

// AgainstIdeal works out Evidence of the stated beliefs.
func AgainstIdeal(trials []Trial) Evidence {
	var e Evidence
	for i := range trials {
		if t := &trials[i]; t.Stated && t.Ideal > 0 {
			e.N++
			e.Gap += t.P - t.Ideal
			e.Distance += math.Abs(t.P - t.Ideal)
		}
	}
	steps := stepsOf(trials)
	e.Steps = len(steps)
	e.Ratio, _ = UpdateRatio(steps)
	if e.N > 0 {
		e.Gap, e.Distance = e.Gap/float64(e.N), e.Distance/float64(e.N)
	}
	return e
}

// stepsOf are the moves of a belief on what was found: from the first that was stated to the last, where clues came between.
func stepsOf(trials []Trial) []Step {
	var steps []Step
	for i := range trials {
		if t := &trials[i]; t.Stated && t.LR > 0 && t.LR != 1 {
			steps = append(steps, Step{From: t.From, To: t.P, LR: t.LR})
		}
	}
	return steps
}
