package counterfactual

import (
	"cmp"
	"fmt"
	"slices"

	"downtime/game/engine"
	"downtime/game/track"
)

// Result is one decision, and how the run would have gone.
type Result struct {
	Decision string       `json:"decision"` // in words
	Kind     Kind         `json:"kind"`
	Tick     int64        `json:"tick"`
	Clock    string       `json:"clock"`
	Actual   [][2]float64 `json:"actual"` // seconds, harm 0 to 100
	Moved    [][2]float64 `json:"moved"`
	Dropped  int          `json:"dropped"` // later inputs that were no longer legal
	Sentence string       `json:"sentence"`
	Saved    float64      `json:"saved"` // harm of the run less harm of this one: above 0, the run would have gone better
	From     int64        `json:"from"`  // tick at which the two runs part
	Done     int64        `json:"done"`  // tick at which the act was done in the changed run; 0 if one was left out
}

// Words are a result's sentence, and what of the run could then no longer be done.
func (r *Result) Words() string {
	switch r.Dropped {
	case 0:
		return r.Sentence
	case 1:
		return r.Sentence + " (One thing that you did later was then no longer possible, and is left out.)"
	}
	return r.Sentence + fmt.Sprintf(" (%d things that you did later were then no longer possible, and are left out.)", r.Dropped)
}

// Held is said with every result.
const Held = "Holding everything else as you did."

// Compute simulates the run with one decision changed. False if that could not have been done, the act was never
// possible, or if what comes of it is owed to something else.
func Compute(t *track.Track, d Decision) (Result, bool) {
	c := change{t: t, sc: t.Scenario, d: d, from: d.Tick}
	if !c.simulate() {
		return Result{}, false
	}
	was := t.At(c.end.Tick) // a run that would have ended sooner is compared up to there
	r := Result{
		Decision: c.label(), Kind: d.Kind, Tick: d.Tick, Clock: c.sc.Clock(d.Tick), Dropped: len(c.dropped),
		Actual: curve(t.Harm(), t.End), Moved: curve(c.harm, c.end.Tick), Saved: track.Harm(c.sc, &was) - track.Harm(c.sc, &c.end),
	}
	if r.Done, r.From = c.done, c.parted(); d.Kind == LeftOut {
		r.Done = 0
	}
	if !c.owns(r.Saved) {
		return Result{}, false
	}
	r.Sentence = c.sentence(&was)
	return r, true
}

// Mended reports whether another run, with these inputs, takes a decision as the changed run of its result does: a minute's delay is forgiven.
func Mended(t *track.Track, d Decision, r Result, inputs []engine.Input) bool {
	c := change{t: t, sc: t.Scenario, d: d}
	for _, in := range inputs {
		if !same(in, c.subject()) {
			continue
		}
		switch d.Kind {
		case LeftOut:
			return in.Kind == engine.Choose && in.Choice != c.subject().Choice
		case Replaced:
			return in.Choice == d.acts[0].Choice
		default:
			return in.Tick <= r.Done+grace && (d.Kind == Added || in.Tick >= r.Done-grace)
		}
	}
	return d.Kind == LeftOut
}

// change is one decision on its way through the run.
type change struct {
	t       *track.Track
	sc      *engine.Scenario
	d       Decision
	from    int64 // tick at which the two runs part
	done    int64 // tick at which the act was done, if one was put in
	first   int64 // tick of the first input that was put in
	needed  int   // acts of the expert's that it needed first
	end     engine.State
	harm    []float64
	dropped []engine.Input // later ones that were no longer legal
	before  []engine.Input // what was put in before the act
}

// parted is the tick at which the two runs part: of what was put in or left out, whichever came first.
func (c *change) parted() int64 {
	if c.done > 0 {
		return min(c.from, c.first, c.done)
	}
	return c.from
}

// simulate tries the change as it stands, then with what the expert did before it and the act cannot do without.
func (c *change) simulate() bool {
	if c.d.Kind == LeftOut {
		g := c.t.Before(c.from)
		c.follow(&g, c.rest(&g, nil))
		return true
	}
	if c.with(c.d.acts, grace) {
		return true
	}
	if c.d.Kind != Added || len(c.d.chain) == 0 {
		return false
	}
	chain, ok := c.needs()
	if !ok {
		return false
	}
	c.needed = len(chain)
	return c.with(append(flat(chain), c.d.acts...), 0)
}

// needs are the expert's earlier acts that the act cannot do without: each that can be left out is.
func (c *change) needs() (chain [][]engine.Input, ok bool) {
	chain = c.d.chain
	c.from = chain[0][0].Tick
	if !c.taken(append(flat(chain), c.d.acts...)) {
		return nil, false
	}
	for i := 0; i < len(chain); {
		if less := slices.Delete(slices.Clone(chain), i, i+1); c.taken(append(flat(less), c.d.acts...)) {
			chain = less
			continue
		}
		i++
	}
	return chain, true
}

func flat(acts [][]engine.Input) (out []engine.Input) {
	for _, a := range acts {
		out = append(out, a...)
	}
	return out
}

// taken reports whether the act itself would be taken, with these inputs put in.
func (c *change) taken(put []engine.Input) bool {
	return c.probe(c.t.Before(min(c.from, put[0].Tick)), put)
}

// with puts inputs in at their ticks. An act for which no hand is free at that moment is done as soon as one is, at most so many ticks later;
// false if it cannot be.
func (c *change) with(put []engine.Input, later int64) bool {
	from := min(c.from, put[0].Tick)
	for delay := int64(0); delay <= later; delay += 5 * engine.TicksPerSecond {
		moved := slices.Clone(put)
		for i := range moved {
			moved[i].Tick += delay
		}
		g := c.t.Before(from)
		if c.probe(g, moved) {
			c.done, c.first, c.before = moved[c.itself(moved)].Tick, moved[0].Tick, moved[:c.itself(moved)]
			c.follow(&g, c.rest(&g, moved))
			return true
		}
	}
	return false
}

// itself is the place of the act among the inputs that are put in.
func (c *change) itself(put []engine.Input) int {
	return slices.IndexFunc(put, func(in engine.Input) bool { return same(in, c.d.acts[0]) })
}

// probe reports whether the act itself is taken.
func (c *change) probe(g track.Going, put []engine.Input) bool {
	i := c.itself(put)
	g.Turn(c.rest(&g, put[:i]))
	g.Forgiving(put[i].Tick, nil)
	return !g.State.Over && engine.Check(c.sc, &g.State, put[i]) == nil
}

// rest are the inputs still to come, without the decision that is changed and with others put in at their ticks; those come first at one tick.
func (c *change) rest(g *track.Going, put []engine.Input) []engine.Input {
	out := slices.Clone(put)
	skip := len(c.t.Inputs) - len(g.Rest())
	for i, in := range g.Rest() {
		if c.d.Input > 0 && skip+i == c.d.Input-1 {
			continue
		}
		out = append(out, in)
	}
	slices.SortStableFunc(out, func(a, b engine.Input) int { return cmp.Compare(a.Tick, b.Tick) })
	return out
}

// follow runs to the end of the run as it was. The harm until the two part is the run's own.
func (c *change) follow(g *track.Going, rest []engine.Input) {
	c.harm = slices.Clone(c.t.Harm()[:g.State.Tick/track.SampleEvery])
	g.Turn(rest)
	c.dropped = g.Forgiving(c.t.End, func(s *engine.State) { c.harm = append(c.harm, track.Harm(c.sc, s)) })
	c.end = g.State
}

// curve puts times to the samples of a harm curve that ended at a tick.
func curve(harm []float64, end int64) [][2]float64 {
	out := make([][2]float64, len(harm)+1)
	for i, h := range harm {
		at := min(int64(i+1)*track.SampleEvery, end)
		out[i+1] = [2]float64{float64(at) / engine.TicksPerSecond, h}
	}
	return out
}
