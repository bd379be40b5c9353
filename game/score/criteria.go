package score

import (
	"fmt"

	"downtime/game/engine"
)

// criteria makes the entries of the authored criteria of one domain that apply to this run. Its base is what all of them are worth, so that a
// deduction costs the same in every variant.
func criteria(sc *engine.Scenario, s *engine.State, d engine.Domain, share float64) part {
	p := part{share: share}
	for i := range sc.Criteria {
		c := &sc.Criteria[i]
		if c.Domain != d {
			continue
		}
		p.base += max(c.Points, 0)
		if !engine.Holds(&c.If, s) || (c.Points < 0 && s.Met[i].Tick == 0) {
			continue
		}
		e := criterion(sc, c, s.Met[i])
		if len(c.Order) > 0 {
			e.ranking(sc, c, s)
		}
		p.entries = append(p.entries, e)
	}
	if p.base == 0 {
		p.base = 100
	}
	return p
}

func criterion(sc *engine.Scenario, c *engine.Criterion, met engine.Latch) entry {
	e := entry{weight: c.Points, Line: Line{
		ID: c.ID, Label: c.Label, Kind: KindCriterion, Tick: met.Tick, Input: met.Cause, Reason: c.Reason, SourceID: sourceID(sc, c.Source),
	}}
	if c.Points < 0 {
		e.Kind = KindDeduction
	}
	late := c.By > 0 && met.Tick > c.By
	switch {
	case met.Tick == 0 && c.By > 0:
		e.Tick = c.By
		e.What = "not by " + sc.Clock(c.By)
	case met.Tick == 0:
		e.What = "not in this run"
	case late:
		e.share = c.Late
		e.What = fmt.Sprintf("at %s, after %s", sc.Clock(met.Tick), sc.Clock(c.By))
	case c.By > 0:
		e.share = 1
		e.What = fmt.Sprintf("at %s, in time (by %s)", sc.Clock(met.Tick), sc.Clock(c.By))
	default:
		e.share = 1
		e.What = "at " + sc.Clock(met.Tick)
	}
	if c.By > 0 && e.Tick > 0 || met.Tick > 0 {
		e.Clock = sc.Clock(e.Tick)
	}
	return e
}

func sourceID(sc *engine.Scenario, i int) string {
	if i < 0 || i >= len(sc.Sources) {
		return ""
	}
	return sc.Sources[i].ID
}

// scale is how much of a line is earned when x runs from the value that earns nothing to the one that earns all; either may be the larger.
func scale(x, none, all float64) float64 {
	if none == all {
		return 1
	}
	return max(0, min(1, (x-none)/(all-none)))
}
