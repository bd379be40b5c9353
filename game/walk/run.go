package walk

import (
	"fmt"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/scenario"
)

// Play lets a player of a name go on with a run until it is over or its clock shows a tick. It is called again to go on further. Package player
// has the players, and cannot be imported by what content imports, since its own tests load content.
type Play func(tick int64) error

// Players makes a player of a name for a run, with the seed of whatever it does by chance.
type Players func(name string, r *run.Run, seed uint64) (Play, error)

// Run plays a walk and gives what came out otherwise than it expects, and the run as far as it went. It stops at the first line that cannot be
// done; expectations that fail do not stop it.
func (w *Walk) Run(sc *engine.Scenario, players Players) (*run.Run, []Problem, error) {
	r, err := run.New(sc, w.Seed, w.Variant)
	if err != nil {
		return nil, nil, fmt.Errorf("walk %q: %w", w.Title, err)
	}
	p := pace{Run: r, walk: w, players: players}
	for i := range w.steps {
		if err := p.take(&w.steps[i]); err != nil {
			p.fail(&w.steps[i], err.Error())
			break
		}
	}
	return r, p.probs, nil
}

// pace is a walk in progress.
type pace struct {
	*run.Run
	walk    *Walk
	players Players
	probs   []Problem
	nevers  []*step // those that still hold
}

func (p *pace) fail(s *step, message string) {
	at := fmt.Sprintf(" (%s, %s)", p.walk.Title, p.Scenario.Clock(p.State.Tick))
	p.probs = append(p.probs, Problem{Line: s.line, Column: max(s.column, 1), Code: scenario.CodeWalkFail, Message: message + at})
}

func (p *pace) take(s *step) error {
	switch s.verb {
	case doInput, someone:
		return p.do(s)
	case refuse:
		in := s.input
		if err := engine.Check(p.Scenario, &p.State, in); err == nil {
			p.fail(s, "this should have been refused, and could be done: "+strings.TrimPrefix(s.written, "refuse "))
		}
		return nil
	case wait:
		return p.pass(p.State.Tick + s.ticks)
	case until:
		if s.ticks < p.State.Tick {
			return fmt.Errorf("it is %d s already", p.State.Tick/engine.TicksPerSecond)
		}
		return p.pass(s.ticks)
	case finish:
		return p.pass(p.Scenario.Limit)
	case bag:
		return p.bag(s)
	case play:
		return p.play(s)
	case never:
		p.nevers = append(p.nevers, s)
		p.watch()
		return nil
	default:
		return p.expect(s)
	}
}

// do gives an input, and lets the time pass that your own hands or voice take.
func (p *pace) do(s *step) error {
	in := s.input
	if s.verb == someone {
		in.By = engine.FirstHands(p.Scenario, &p.State, in.Action)
	}
	if _, err := p.Run.Do(in); err != nil {
		return fmt.Errorf("this cannot be done: %w", err)
	}
	p.watch()
	return p.pass(p.State.Tick + engine.Occupies(p.Scenario, &p.State, in))
}

// pass lets time pass to a tick, a second at a time, and watches what must never be.
func (p *pace) pass(tick int64) error {
	for p.State.Tick < tick && !p.State.Over {
		next := min(tick, (p.State.Tick/engine.TicksPerSecond+1)*engine.TicksPerSecond)
		if _, err := p.Wait(next - p.State.Tick); err != nil {
			return err
		}
		p.watch()
	}
	return nil
}

// watch says once of each never that it has come to be.
func (p *pace) watch() {
	var still []*step
	for _, s := range p.nevers {
		if so, _, _ := s.want.holds(p.Scenario, &p.State); so {
			p.fail(s, "this should never be, and came to be: "+strings.TrimPrefix(s.written, "never "))
		} else {
			still = append(still, s)
		}
	}
	p.nevers = still
}

// bag squeezes as often as asked, and then lets that rhythm stand.
func (p *pace) bag(s *step) error {
	breaths := run.Rhythm(s.rate, s.input.ML, s.input.Seconds, s.ticks)
	if err := p.Bag(p.Run.Do, breaths, s.ticks, func(tick int64) (bool, error) { return false, p.pass(tick) }); err != nil {
		return fmt.Errorf("this cannot be done: %w", err)
	}
	return nil
}

// play lets a player go on. While it plays, nevers are looked at every second.
func (p *pace) play(s *step) error {
	on, err := p.players(s.player, p.Run, p.walk.Seed)
	if err != nil {
		return err
	}
	for p.State.Tick < s.ticks && !p.State.Over {
		next := min(s.ticks, (p.State.Tick/engine.TicksPerSecond+1)*engine.TicksPerSecond)
		if err := on(next); err != nil {
			return err
		}
		p.watch()
	}
	return nil
}

// expect compares, or waits until what is expected comes to be.
func (p *pace) expect(s *step) error {
	for {
		so, found, counted := s.want.holds(p.Scenario, &p.State)
		switch {
		case so:
			return nil
		case p.State.Tick < s.ticks && !p.State.Over:
			if err := p.pass(min(s.ticks, p.State.Tick+engine.TicksPerSecond)); err != nil {
				return err
			}
			continue
		}
		message := "this does not hold: " + strings.TrimPrefix(s.written, "expect ")
		if counted {
			message += fmt.Sprintf("; it is %.1f", found)
		}
		p.fail(s, message)
		return nil
	}
}
