package walk

import (
	"downtime/game/engine"
	"downtime/game/score"
)

// verb is what a line of a walk does.
type verb uint8

const (
	doInput verb = iota // give an input; your own hands and voice take their time
	someone             // as doInput, by whoever is free first
	refuse              // give an input that must be refused
	wait                // let time pass
	until               // let time pass to a second of the case
	bag                 // squeeze for some seconds
	play                // let a player go on
	finish              // let time pass to the end
	expect
	never
)

// step is one line of a walk, read.
type step struct {
	verb    verb
	line    int
	column  int // of what it is about
	input   engine.Input
	ticks   int64 // of wait, until, bag and play; of expect: by when, 0 now
	rate    float64
	player  string
	want    expectation
	written string
}

// expectation is what expect and never ask: a condition of the case, a failure, a scored line that was met, an ending, or a comparison with the
// Card as it would be now.
type expectation struct {
	kind  asks
	not   bool
	when  engine.Expr
	index int
	line  string // of the ledger
	op    string
	than  float64
}

type asks uint8

const (
	condition asks = iota
	failed
	met
	ended
	total
	uncapped
	domain
	ledger
)

// holds reports whether an expectation is so, and what was found instead where that can be said in a number.
func (e *expectation) holds(sc *engine.Scenario, s *engine.State) (so bool, found float64, counted bool) {
	switch e.kind {
	case condition:
		so = engine.Holds(&e.when, s)
	case failed:
		so = s.Failed[e.index].Tick > 0
	case met:
		so = s.Met[e.index].Tick > 0
	case ended:
		so = s.Over && (e.index < 0 || s.Ending == int64(e.index))
	default:
		card := score.Grade(sc, s)
		found = e.value(&card)
		return compare(found, e.op, e.than) != e.not, found, true
	}
	return so != e.not, 0, false
}

// value is a number of a Card.
func (e *expectation) value(c *score.Card) float64 {
	switch e.kind {
	case total:
		return c.Total
	case uncapped:
		return c.Uncapped
	case domain:
		if d := c.Domain(e.line); d != nil {
			return d.Score
		}
		return 0
	}
	for i := range c.Domains {
		for j := range c.Domains[i].Lines {
			if c.Domains[i].Lines[j].ID == e.line {
				return c.Domains[i].Lines[j].Earned
			}
		}
	}
	return 0
}

func compare(a float64, op string, b float64) bool {
	switch op {
	case ">":
		return a > b
	case ">=":
		return a >= b
	case "<":
		return a < b
	case "<=":
		return a <= b
	case "!=":
		return a != b
	}
	return a == b
}
