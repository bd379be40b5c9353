package counterfactual

import (
	"fmt"
	"math"
	"reflect"
	"slices"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/wave"
)

// Twins are two truths of one case, lived through side by side with the same seed and the same inputs, and what could be perceived of each.
type Twins struct {
	Scenario *engine.Scenario
	Seed     uint64
	Variants [2]int
	Parted   int64    // tick of the first whole second at which what can be perceived differs; −1: it never did
	Moments  []Moment // every LookEvery from the beginning, and at the parting
	Clues    []Telling

	inputs []engine.Input
}

// Moment is what could be perceived in each truth at a tick.
type Moment struct {
	Tick int64
	Seen [2]engine.Observation
	Told [2][]engine.Line // since the moment before
}

// Telling is a clue that tells the two apart: the tick from which it was there to be found in each truth; 0: it was not.
type Telling struct {
	Clue int
	From [2]int64
}

// LookEvery is how far apart, in ticks, moments are kept: 5 seconds.
const LookEvery = 5 * engine.TicksPerSecond

// Part lives through two truths of a case, by name, until so many ticks after they have parted, or to the end of either. Inputs are given at their own
// ticks to both: one that only one of them takes parts them, since whoever gives it is told why not.
func Part(sc *engine.Scenario, seed uint64, truths [2]string, inputs []engine.Input, after int64) (*Twins, error) {
	t := &Twins{Scenario: sc, Seed: seed, Parted: -1, inputs: inputs}
	var p pair
	for i, name := range truths {
		r, err := run.New(sc, seed, name)
		if err != nil {
			return nil, fmt.Errorf("part the twins: %w", err)
		}
		p.runs[i], t.Variants[i] = r, int(r.State.Variant)
	}
	p.rest = inputs
	for t.note(&p); !p.over() && (t.Parted < 0 || p.tick() < t.Parted+after); t.note(&p) {
		if err := p.second(); err != nil {
			return nil, fmt.Errorf("part the twins: %w", err)
		}
	}
	t.tellings(&p)
	return t, nil
}

// Branch is a run of one of the two truths, 0 or 1, at the tick at which they part, with the inputs given until then; of twins that never did, from the
// beginning. It is a run of its own.
func (t *Twins) Branch(which int) (*run.Run, error) {
	r, err := run.New(t.Scenario, t.Seed, t.Scenario.Variants[t.Variants[which]].ID)
	if err != nil {
		return nil, fmt.Errorf("branch off at the parting: %w", err)
	}
	for _, in := range t.inputs {
		if in.Tick >= t.Parted {
			break
		}
		if err := until(r, in.Tick); err != nil {
			return nil, fmt.Errorf("branch off at the parting: %w", err)
		}
		_, _ = r.Do(in) // what this truth does not take is left out
	}
	return r, until(r, t.Parted)
}

// until lets time pass up to a tick, or to the end of the run.
func until(r *run.Run, tick int64) error {
	if tick <= r.State.Tick || r.State.Over {
		return nil
	}
	_, err := r.Wait(tick - r.State.Tick)
	return err
}

// pair are the two runs on their way.
type pair struct {
	runs   [2]*run.Run
	rest   []engine.Input // still to be given
	events [2]int         // already told
	unlike bool           // an input was taken by one alone
}

func (p *pair) tick() int64 { return p.runs[0].State.Tick }

func (p *pair) over() bool { return p.runs[0].State.Over || p.runs[1].State.Over }

// second goes on to the next whole second, with the inputs that fall into it.
func (p *pair) second() error {
	next := p.tick() + engine.TicksPerSecond
	for !p.over() {
		to := next
		if len(p.rest) > 0 {
			to = min(to, p.rest[0].Tick)
		}
		for _, r := range p.runs {
			if err := until(r, to); err != nil {
				return err
			}
		}
		if to == next || p.over() {
			return nil
		}
		p.give()
	}
	return nil
}

// give gives the next input to both.
func (p *pair) give() {
	_, a := p.runs[0].Do(p.rest[0])
	_, b := p.runs[1].Do(p.rest[0])
	p.unlike = p.unlike || (a == nil) != (b == nil)
	p.rest = p.rest[1:]
}

// note keeps the present moment if it is one to be kept, and finds out whether the two have parted.
func (t *Twins) note(p *pair) {
	m := Moment{Tick: p.tick()}
	for i, r := range p.runs {
		m.Seen[i], m.Told[i] = r.Observe(), r.Lines(p.events[i])
	}
	parted := t.Parted < 0 && (p.unlike || !alike(&m))
	if parted {
		t.Parted = m.Tick
	}
	if parted || m.Tick%LookEvery == 0 || p.over() {
		t.Moments = append(t.Moments, m)
		p.events = [2]int{len(p.runs[0].Events), len(p.runs[1].Events)}
	}
}

// alike reports whether nobody could tell the two apart by what they perceive: screens, alarms, hands, questions, and what was told, to the second.
// Traces count by their rhythm: their smallest differences are seen by nobody.
func alike(m *Moment) bool {
	return reflect.DeepEqual(heard(m.Told[0]), heard(m.Told[1])) && reflect.DeepEqual(perceived(m.Seen[0]), perceived(m.Seen[1]))
}

// heard are lines without the ticks inside their second.
func heard(lines []engine.Line) []engine.Line {
	out := slices.Clone(lines)
	for i := range out {
		out[i].Tick = 0
	}
	return out
}

// perceived is an observation without what no eye sees: most of its traces, and parts of a second.
func perceived(o engine.Observation) engine.Observation {
	devices := make([]engine.DeviceView, len(o.Devices))
	for i, d := range o.Devices {
		d.Wave = wave.Params{Rhythm: d.Wave.Rhythm}
		d.Alarms = slices.Clone(d.Alarms)
		for a := range d.Alarms {
			d.Alarms[a].Seconds = math.Floor(d.Alarms[a].Seconds)
		}
		devices[i] = d
	}
	o.Devices = devices
	return o
}

// tellings are the clues that were to be found in one truth and not, or at another time, in the other.
func (t *Twins) tellings(p *pair) {
	for c := range t.Scenario.Clues {
		from := [2]int64{p.runs[0].State.Clues[c].Available, p.runs[1].State.Clues[c].Available}
		if from[0] != from[1] {
			t.Clues = append(t.Clues, Telling{c, from})
		}
	}
}
