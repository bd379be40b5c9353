// Package track owns going back in a run: the run simulated once more with its State kept every half minute, so that any instant of it is there
// at once, to be looked at, or to be left in another direction.
//
// It may import game/engine and game/run. It changes no run.
package track

import (
	"fmt"

	"downtime/game/engine"
	"downtime/game/run"
)

// every is how far apart, in ticks, States are kept: half a minute is a few milliseconds of simulation, and 100 kB.
const every = 30 * engine.TicksPerSecond

// Track is one run, open at every instant. It is only read once it has been laid, and may be used by several goroutines.
type Track struct {
	Scenario *engine.Scenario
	Header   run.Header
	Inputs   []engine.Input
	End      int64 // tick of the last instant
	kept     []Going
	harm     []float64
}

// Lay simulates a run up to tick end. The caller has made sure that the run is this engine's and this content's (run.Current); an error says at
// which input the simulation left it all the same.
func Lay(sc *engine.Scenario, h run.Header, inputs []engine.Input, end int64) (*Track, error) {
	v := sc.VariantNamed(h.Variant)
	if v < 0 {
		return nil, fmt.Errorf("scenario %s has no variant %q", sc.ID, h.Variant)
	}
	t := &Track{Scenario: sc, Header: h, Inputs: inputs, End: end}
	g := Going{sc: sc, State: engine.Start(sc, h.Seed, v), inputs: inputs}
	for {
		t.kept = append(t.kept, g)
		to := min(g.State.Tick+every, end)
		if err := g.To(to, t.sample); err != nil {
			return nil, err
		}
		if g.State.Over || to == end {
			break
		}
	}
	t.End = g.State.Tick
	return t, g.due()
}

// Of lays the track of a run in hand.
func Of(r *run.Run) (*Track, error) { return Lay(r.Scenario, r.Header, r.Inputs, r.State.Tick) }

// At is the State at a tick, after the inputs of that tick. A tick outside the run is its beginning or its end.
func (t *Track) At(tick int64) engine.State {
	g := t.Before(tick)
	_ = g.due() // laying the track has shown that there is no error
	return g.State
}

// Before is the run at a tick, before any input of that tick, ready to go on.
func (t *Track) Before(tick int64) Going {
	tick = max(0, min(tick, t.End))
	g := t.kept[min(int(tick/every), len(t.kept)-1)]
	_ = g.To(tick, nil)
	return g
}

// Branch is a run of its own that begins as this one did and goes on from a tick. The track keeps nothing of it.
func (t *Track) Branch(tick int64) (*run.Run, error) {
	n := 0
	for n < len(t.Inputs) && t.Inputs[n].Tick <= tick {
		n++
	}
	return run.Replay(t.Scenario, t.Header, append([]engine.Input(nil), t.Inputs[:n]...), nil, max(0, min(tick, t.End)))
}
