package track

import (
	"fmt"

	"downtime/game/engine"
)

// Going is a run on its way: a State, and the inputs that are still to come. A copy of it is a branch.
type Going struct {
	State  engine.State
	sc     *engine.Scenario
	inputs []engine.Input // all of them
	next   int            // the first that is still to come
}

// Rest are the inputs that are still to come.
func (g *Going) Rest() []engine.Input { return g.inputs[g.next:] }

// Turn puts other inputs in the place of those still to come.
func (g *Going) Turn(inputs []engine.Input) { g.inputs, g.next = inputs, 0 }

// To moves to a tick, with the inputs of every tick before it; those of that tick are still to come. It stops where the run ends by itself. see
// is shown the State at every SampleEvery and may be nil.
func (g *Going) To(tick int64, see func(*engine.State)) error {
	for {
		stop := tick
		if g.next < len(g.inputs) {
			stop = min(tick, g.inputs[g.next].Tick)
		}
		if err := g.wait(stop, see); err != nil || g.State.Over || g.State.Tick >= tick {
			return err
		}
		if err := g.one(); err != nil {
			return err
		}
	}
}

// due gives the inputs of the present tick.
func (g *Going) due() error {
	for g.next < len(g.inputs) && g.inputs[g.next].Tick <= g.State.Tick && !g.State.Over {
		if err := g.one(); err != nil {
			return err
		}
	}
	return nil
}

// one gives the next input.
func (g *Going) one() error {
	if _, err := engine.Apply(g.sc, &g.State, g.inputs[g.next], nil); err != nil {
		return fmt.Errorf("simulate input %d at tick %d again: %w", g.next+1, g.State.Tick, err)
	}
	g.next++
	return nil
}

func (g *Going) wait(tick int64, see func(*engine.State)) error {
	for g.State.Tick < tick && !g.State.Over {
		stop := tick
		if see != nil {
			stop = min(stop, g.State.Tick-g.State.Tick%SampleEvery+SampleEvery)
		}
		if _, err := engine.Apply(g.sc, &g.State, engine.Input{Kind: engine.Wait, Ticks: stop - g.State.Tick}, nil); err != nil {
			return fmt.Errorf("simulate tick %d again: %w", g.State.Tick, err)
		}
		if see != nil && (g.State.Over || g.State.Tick%SampleEvery == 0) {
			see(&g.State)
		}
	}
	return nil
}

// Forgiving is To for a run whose inputs were not made for it: an input that is no longer legal is dropped. It returns those.
func (g *Going) Forgiving(tick int64, see func(*engine.State)) (dropped []engine.Input) {
	for {
		if err := g.To(tick, see); err == nil || g.next >= len(g.inputs) {
			return dropped
		}
		dropped = append(dropped, g.inputs[g.next])
		g.next++
	}
}
