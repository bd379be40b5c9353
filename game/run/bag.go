package run

import "downtime/game/engine"

// Breath is one squeeze of a bout: its tick from the bout's beginning, mL, and seconds.
type Breath struct {
	At      int64
	ML      float64
	Seconds float64
}

// Rhythm is a bout of equal breaths for so many ticks: rate per minute, mL, seconds.
func Rhythm(rate, ml, seconds float64, ticks int64) []Breath {
	every := max(int64(60/rate*engine.TicksPerSecond), 1)
	var out []Breath
	for at := int64(0); at < ticks; at += every {
		out = append(out, Breath{at, ml, seconds})
	}
	return out
}

// Bag squeezes a bout by your own hands, to its end in ticks from now, and then lets that rhythm stand. Inputs go through do: the run's own
// Do, or that of whoever keeps the run. Time goes by through pass, which goes on to a tick and may call the bout off. It ends early when the run
// does or when the bag leaves your hands.
func (r *Run) Bag(do func(engine.Input) ([]engine.Event, error), breaths []Breath, end int64, pass func(tick int64) (off bool, err error)) error {
	start := r.State.Tick
	_, err := do(engine.Input{Kind: engine.Live, On: true})
	on := true
	for i := 0; err == nil && on && i < len(breaths); i++ {
		b := &breaths[i]
		if on, err = r.squeezing(start+b.At, pass); err == nil && on {
			_, err = do(engine.Input{Kind: engine.Squeeze, ML: b.ML, Seconds: b.Seconds})
		}
	}
	if err == nil && on {
		_, err = pass(start + end)
	}
	if err != nil || r.State.Over {
		return err
	}
	_, err = do(engine.Input{Kind: engine.Live})
	return err
}

// squeezing goes on to a tick, and reports whether the bout goes on there.
func (r *Run) squeezing(tick int64, pass func(tick int64) (off bool, err error)) (on bool, err error) {
	off, err := pass(tick)
	return !off && !r.State.Over && r.State.People[0].Bag >= 0, err
}
