package debrief

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/game/counterfactual"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/track"
)

// Asked is what a run is asked about: its track and its key decisions. A screen computes them one at a time, so that the first is there at
// once.
type Asked struct {
	Track     *track.Track
	Decisions []counterfactual.Decision
}

// Ask lays the track of a run and finds its key decisions beside those of the case's expert.
func Ask(sc *engine.Scenario, r *run.Run) (Asked, error) {
	t, err := track.Of(r)
	if err != nil {
		return Asked{}, fmt.Errorf("go back in the run: %w", err)
	}
	best, err := Expert(sc, r)
	if err != nil {
		return Asked{}, err
	}
	return AskBeside(t, best), nil
}

// Expert is what the case's expert does in the same truth, in as much time. It takes as long as laying a track: a caller with two processors does
// both at once.
func Expert(sc *engine.Scenario, r *run.Run) ([]engine.Input, error) {
	best, _, err := player.Play(sc, r.Header.Seed, r.Header.Variant, "expert", r.State.Tick)
	if err != nil {
		return nil, fmt.Errorf("ask the expert: %w", err)
	}
	return best.Inputs, nil
}

// AskBeside is Ask for a caller who has asked the expert already.
func AskBeside(t *track.Track, best []engine.Input) Asked {
	return Asked{t, counterfactual.Decisions(t, best)}
}

// AddWhatIf puts all that could have gone otherwise into a report, what would have mattered most first.
func (r *Report) AddWhatIf(a Asked) {
	for _, d := range a.Decisions {
		if w, ok := counterfactual.Compute(a.Track, d); ok {
			r.WhatIf = append(r.WhatIf, w)
		}
	}
	sortWhatIf(r.WhatIf)
}

// sortWhatIf puts what would have mattered most first, for better or worse.
func sortWhatIf(all []counterfactual.Result) {
	slices.SortStableFunc(all, func(a, b counterfactual.Result) int {
		switch x, y := math.Abs(a.Saved), math.Abs(b.Saved); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return int(a.Tick - b.Tick)
	})
}

// mattered is the change of harm from which on a what-if is told for itself; the others are only counted.
const mattered = 0.5

func (r *Report) whatIf() string {
	if len(r.WhatIf) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(counterfactual.Held + "\n\n")
	same := 0
	for _, w := range r.WhatIf {
		if math.Abs(w.Saved) < mattered {
			same++
			continue
		}
		fmt.Fprintf(&b, "- %s\n", w.Words())
	}
	switch {
	case same == len(r.WhatIf):
		b.WriteString("- None of your decisions made a difference to the body; they may have made one to people.\n")
	case same == 1:
		b.WriteString("- One other decision made no difference to the body; it may have made one to people.\n")
	case same > 0:
		fmt.Fprintf(&b, "- %d other decisions made no difference to the body; they may have made one to people.\n", same)
	}
	return b.String()
}
