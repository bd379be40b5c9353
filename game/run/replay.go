package run

import (
	"fmt"

	"downtime/game/engine"
)

// DivergedError says at which tick a replay parted from what was stored.
type DivergedError struct {
	Input     int
	Tick      int64
	Want, Got uint64
	Refused   error // the engine refused a stored input; nil if the hash differed
}

// Error implements error.
func (e *DivergedError) Error() string {
	at := fmt.Sprintf("tick %d (%d s), input %d", e.Tick, e.Tick/engine.TicksPerSecond, e.Input)
	if e.Refused != nil {
		return fmt.Sprintf("replay diverged at %s: the engine refuses the stored input: %v", at, e.Refused)
	}
	return fmt.Sprintf("replay diverged at %s: state hash %016x, stored %016x", at, e.Got, e.Want)
}

// Unwrap gives the engine's refusal, if that was the cause.
func (e *DivergedError) Unwrap() error { return e.Refused }

// VersionError says why a stored run cannot be simulated again by this program; its stored Card and events stay readable.
type VersionError struct{ What, Stored, Here string }

// Error implements error.
func (e *VersionError) Error() string {
	return fmt.Sprintf("this run was played with %s %s; this program has %s, so it can be read but not simulated again", e.What, e.Stored, e.Here)
}

// Current reports whether the run of header h can be simulated by this engine with scenario sc: nil, or a *VersionError.
func Current(sc *engine.Scenario, h Header) error {
	if h.Engine != engine.Version {
		return &VersionError{"engine", fmt.Sprint(h.Engine), fmt.Sprint(engine.Version)}
	}
	if h.Content != sc.Hash {
		return &VersionError{"the text of " + h.Scenario, short(h.Content), short(sc.Hash)}
	}
	return nil
}

func short(hash string) string { return hash[:min(len(hash), 8)] }

// Replay simulates stored inputs again up to tick end and checks every mark on the way. It returns the run as far as it came, and a
// *DivergedError naming the tick if it did not come to the same States.
func Replay(sc *engine.Scenario, h Header, inputs []engine.Input, marks []Mark, end int64) (*Run, error) {
	r, err := New(sc, h.Seed, h.Variant)
	if err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	r.Header = h
	for i := 0; i <= len(inputs); i++ {
		target := end
		if i < len(inputs) {
			target = inputs[i].Tick
		}
		for ; len(marks) > 0 && marks[0].Inputs == i && marks[0].Tick <= target; marks = marks[1:] {
			if err := r.verify(marks[0]); err != nil {
				return r, err
			}
		}
		if err := r.advance(target); err != nil {
			return r, err
		}
		if i == len(inputs) {
			break
		}
		if r.Events, err = engine.Apply(sc, &r.State, inputs[i], r.Events); err != nil {
			return r, &DivergedError{Input: i + 1, Tick: r.State.Tick, Refused: err}
		}
		r.Inputs = append(r.Inputs, inputs[i])
	}
	if len(marks) > 0 {
		return r, &DivergedError{Input: len(inputs), Tick: r.State.Tick, Refused: fmt.Errorf("the stored run goes on to tick %d", marks[0].Tick)}
	}
	return r, nil
}

// verify moves to a mark and compares the State there with the one stored.
func (r *Run) verify(m Mark) error {
	if err := r.advance(m.Tick); err != nil {
		return err
	}
	if got := engine.Hash(&r.State); got != m.Hash {
		return &DivergedError{Input: len(r.Inputs), Tick: m.Tick, Want: m.Hash, Got: got}
	}
	r.Marks = append(r.Marks, m)
	return nil
}

func (r *Run) advance(tick int64) error {
	for r.State.Tick < tick {
		var err error
		in := engine.Input{Kind: engine.Wait, Ticks: min(tick-r.State.Tick, engine.MaxWait)}
		if r.Events, err = engine.Apply(r.Scenario, &r.State, in, r.Events); err != nil {
			return &DivergedError{Input: len(r.Inputs), Tick: r.State.Tick, Refused: err}
		}
	}
	if r.State.Tick > tick {
		return &DivergedError{Input: len(r.Inputs), Tick: r.State.Tick, Refused: fmt.Errorf("the next input was given at tick %d", tick)}
	}
	return nil
}
