// Package run owns one trainee's play of one scenario: it feeds inputs to the engine, keeps them with the events they led to and a State
// hash every so often, and replays a stored run to prove it.
//
// It may import game/engine and game/num. It saves nothing itself: a sitting hands its inputs and marks to package saves.
package run

import (
	"fmt"

	"downtime/game/engine"
	"downtime/game/num"
)

// HashEvery is how far apart, in ticks of simulated time, a run takes the hash of its State: a minute.
const HashEvery = 60 * engine.TicksPerSecond

// Header says which run this is; with the inputs it is all a replay needs.
type Header struct {
	Scenario string `json:"scenario"`
	Variant  string `json:"variant"`
	Seed     uint64 `json:"seed"`
	Engine   int    `json:"engine"`
	Content  string `json:"content"` // hash of the scenario's files
}

// Mark is the hash of the State after so many inputs, at a tick.
type Mark struct {
	Inputs int    `json:"inputs"`
	Tick   int64  `json:"tick"`
	Hash   uint64 `json:"hash"`
}

// Run is a play in progress. The zero value is not usable; see New.
type Run struct {
	Header   Header
	Scenario *engine.Scenario
	State    engine.State
	Inputs   []engine.Input
	Events   []engine.Event
	Marks    []Mark
}

// New begins a run of sc with a seed. Variant "" lets the seed draw the hidden truth; a name forces it.
func New(sc *engine.Scenario, seed uint64, variant string) (*Run, error) {
	v := engine.PickVariant(sc, seed)
	if variant != "" {
		if v = sc.VariantNamed(variant); v < 0 {
			return nil, fmt.Errorf("scenario %s has no variant %q", sc.ID, variant)
		}
	}
	return &Run{
		Header: Header{
			Scenario: sc.ID, Variant: sc.Variants[v].ID, Seed: seed, Engine: engine.Version, Content: sc.Hash,
		},
		Scenario: sc,
		State:    engine.Start(sc, seed, v),
	}, nil
}

// Do gives one input to the engine and returns the events it led to. On an error (an *engine.IllegalError) nothing has changed.
// The input is stamped with the present tick, and its texts lose what a terminal would obey. Waits are not kept: they are the gaps between the ticks of the inputs.
func (r *Run) Do(in engine.Input) ([]engine.Event, error) {
	in = plain(in)
	in.Tick = r.State.Tick
	n := len(r.Events)
	events, err := engine.Apply(r.Scenario, &r.State, in, r.Events)
	if err != nil {
		return nil, err
	}
	r.Events = events
	if in.Kind != engine.Wait {
		r.Inputs = append(r.Inputs, in)
	}
	r.mark()
	return r.Events[n:], nil
}

// Wait lets ticks pass. A run that ends meanwhile stops there.
func (r *Run) Wait(ticks int64) ([]engine.Event, error) {
	return r.Do(engine.Input{Kind: engine.Wait, Ticks: ticks})
}

// mark takes the State's hash when a minute has passed since the last, and at the end.
func (r *Run) mark() {
	last := int64(0)
	if n := len(r.Marks); n > 0 {
		last = r.Marks[n-1].Tick
	}
	if r.State.Tick-last >= HashEvery || (r.State.Over && last != r.State.Tick) {
		r.Marks = append(r.Marks, Mark{len(r.Inputs), r.State.Tick, engine.Hash(&r.State)})
	}
}

// Observe gives all that the trainee can perceive now.
func (r *Run) Observe() engine.Observation { return engine.Observe(r.Scenario, &r.State) }

// Lines puts the perceivable events from the n-th on into words.
func (r *Run) Lines(n int) []engine.Line {
	var out []engine.Line
	for _, e := range r.Events[n:] {
		if l, ok := r.Scenario.Narrate(e); ok {
			out = append(out, l)
		}
	}
	return out
}

// streamSkill keeps the draws of exercises inside a case apart from all others.
const streamSkill uint32 = 0x736b696c

// Feel gives what the exercise of an action with a skill is begun with: the true quantities that hands perceive there now, and a seed of this
// run and tick. It reports false for any other action.
func (r *Run) Feel(action int) (given []float64, seed uint64, ok bool) {
	given, ok = engine.Feel(r.Scenario, &r.State, action)
	return given, num.Roll(r.State.Seed, streamSkill, r.State.Tick, uint32(action)), ok
}
