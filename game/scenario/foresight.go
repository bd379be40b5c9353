package scenario

import (
	"math"

	"downtime/game/engine"
)

// setting is one place that sets a flag.
type setting struct {
	flag    int
	variant int // whose setup it stands in; -1: elsewhere
	value   float64
	adds    bool
	after   float64 // seconds
}

// foresight is what can be known of a case before it is played, a variant at a time.
type foresight struct {
	c       *compiler
	variant int
	clues   []float64 // second before which each clue cannot be found
}

// foreseen looks ahead in every variant.
func (c *compiler) foreseen() []foresight {
	all := make([]foresight, len(c.sc.Variants))
	for v := range all {
		f := &all[v]
		*f = foresight{c: c, variant: v}
		first := f.findable() // reckoned without knowing when other clues are found
		f.clues = first
		f.clues = f.findable()
	}
	return all
}

// findable gives the second before which each clue cannot be found.
func (f *foresight) findable() []float64 {
	out := make([]float64, len(f.c.sc.Clues))
	for i := range out {
		out[i] = never
	}
	for _, g := range f.c.use.gives {
		from := f.soonest(f.c.sc.Clues[g.clue].Available)
		for _, when := range g.when {
			from = max(from, f.soonest(when))
		}
		out[g.clue] = min(out[g.clue], from)
	}
	return out
}

// soonest is the second before which a condition cannot hold; never if it cannot.
func (f *foresight) soonest(e engine.Expr) float64 {
	if contradicts(e) {
		return never
	}
	return foresee(e, f.known).soon[1]
}

// possible reports whether a condition can hold.
func (f *foresight) possible(e engine.Expr) bool { return !math.IsInf(f.soonest(e), 1) }

// known is what a variant says of an instruction.
func (f *foresight) known(op engine.Op) outlook {
	switch op.Code {
	case engine.OpVariant:
		return fixed(number01(int(op.A) == f.variant))
	case engine.OpKind:
		return fixed(number01(int(op.A) == int(f.c.sc.Variants[f.variant].Kind)))
	case engine.OpFlag:
		return f.flag(int(op.A))
	case engine.OpSeen:
		if f.clues != nil {
			return outlook{until: f.clues[op.A], soon: answer(false, f.clues[op.A])}
		}
	}
	return unforeseen
}

// flag is known as long as nothing can have changed it.
func (f *foresight) flag(i int) outlook {
	start, until := f.c.sc.Flags[i].Start, never
	for _, s := range f.c.use.sets {
		elsewhere, unchanged := s.variant >= 0 && s.variant != f.variant, !s.adds && s.value == start
		if s.flag != i || elsewhere || unchanged {
			continue
		}
		if s.variant < 0 {
			return outlook{v: start}
		}
		until = min(until, s.after)
	}
	return outlook{v: start, until: until}
}

func number01(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
