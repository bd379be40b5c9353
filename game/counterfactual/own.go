package counterfactual

import (
	"cmp"
	"math"
	"slices"

	"downtime/game/engine"
	"downtime/game/track"
)

const (
	little  = 0.5 // points of harm below which nobody asks whose they are
	ownPart = 0.5 // part of a difference that the decision itself must make where others fell out (mark D)
)

// owns reports whether a difference in harm is the decision's own. An act that was put in or moved may keep later ones from being done, or need others
// first: if the run with those that come first and without those that fell out, but with the act as it was, comes to much the same, the difference is theirs.
func (c *change) owns(saved float64) bool {
	if c.d.Kind != Added && c.d.Kind != Moved || len(c.dropped)+len(c.before) == 0 || math.Abs(saved) < little {
		return true
	}
	touched := slices.Concat(c.before, c.dropped)
	g := c.t.Before(slices.MinFunc(touched, func(a, b engine.Input) int { return cmp.Compare(a.Tick, b.Tick) }).Tick)
	rest := slices.Clone(c.before)
	for _, in := range g.Rest() {
		if !slices.ContainsFunc(c.dropped, func(out engine.Input) bool { return out.Tick == in.Tick && same(out, in) }) {
			rest = append(rest, in)
		}
	}
	slices.SortStableFunc(rest, func(a, b engine.Input) int { return cmp.Compare(a.Tick, b.Tick) })
	g.Turn(rest)
	g.Forgiving(c.end.Tick, nil)
	own := track.Harm(c.sc, &g.State) - track.Harm(c.sc, &c.end)
	if len(c.dropped) == 0 {
		return math.Abs(own) >= little // it adds to what had to come first
	}
	return own/saved >= ownPart
}
