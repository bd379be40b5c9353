package counterfactual

import (
	"cmp"
	"slices"

	"downtime/game/engine"
	"downtime/game/track"
)

// Kind is what is done to a decision.
type Kind string

// The kinds.
const (
	LeftOut  Kind = "left out"
	Moved    Kind = "moved"    // to when the expert does it
	Replaced Kind = "replaced" // by the expert's answer
	Added    Kind = "added"    // the expert does it, and this run had not
)

// Decision is one key decision and what is to be done to it.
type Decision struct {
	Kind  Kind
	Tick  int64            // of the decision in the run; of the expert's, if it is added
	Input int              // of the run, from 1; 0 if it is added
	acts  []engine.Input   // what is put in its place, each at its tick
	chain [][]engine.Input // what of the expert's an added act may need first
}

// grace is how long, in ticks, after the expert an act still counts as done in time, and how much earlier or later than the expert's an act must
// be to be moved (mark D).
const grace = 60 * engine.TicksPerSecond

// most is how many decisions a debrief asks about.
const most = 20

// Decisions are the key decisions of a run, at most twenty, in the order of their ticks. expert are the inputs that the expert gives in the same
// truth, with the same seed.
func Decisions(t *track.Track, expert []engine.Input) []Decision {
	f := finder{t: t, sc: t.Scenario, theirs: expert}
	f.made()
	f.notMade()
	slices.SortStableFunc(f.out, func(a, b Decision) int { return cmp.Compare(a.Tick, b.Tick) })
	if len(f.out) > most {
		f.out = slices.DeleteFunc(f.out, func(d Decision) bool { return d.Kind == LeftOut && f.spare() })
	}
	return f.out[:min(len(f.out), most)]
}

type finder struct {
	t      *track.Track
	sc     *engine.Scenario
	theirs []engine.Input
	out    []Decision
	cut    int
}

// spare counts what must go to come down to twenty: acts that were made are left out last of all questions.
func (f *finder) spare() bool {
	f.cut++
	return len(f.out)-f.cut >= most
}

// keyCategories are those of acts that change the body, a device, or who comes.
var keyCategories = []string{"device", "treat", "hands", "call"}

func (f *finder) key(in engine.Input) bool {
	return in.Kind == engine.DoAct && slices.Contains(keyCategories, f.sc.Actions[in.Action].Category)
}

// same reports whether two inputs are one decision, whoever's hands do it.
func same(a, b engine.Input) bool {
	return a.Kind == b.Kind && (a.Kind == engine.DoAct && a.Action == b.Action || a.Kind == engine.Choose && a.Scene == b.Scene)
}

// first is the first input of a list that is the same decision; -1 if none is.
func first(list []engine.Input, in engine.Input) int {
	return slices.IndexFunc(list, func(x engine.Input) bool { return same(x, in) })
}

// made asks about what was done and answered.
func (f *finder) made() {
	for i, in := range f.t.Inputs {
		if first(f.t.Inputs, in) != i {
			continue // done again: the first time was the decision
		}
		switch {
		case f.key(in):
			f.act(i, in)
		case in.Kind == engine.Choose:
			f.answer(i, in)
		}
	}
}

// act is moved to when the expert did it, if that was at another time, and else left out.
func (f *finder) act(i int, in engine.Input) {
	d := Decision{Kind: LeftOut, Tick: in.Tick, Input: i + 1}
	if e := first(f.theirs, in); e >= 0 && apart(in.Tick, f.theirs[e].Tick) > grace {
		d.Kind, d.acts = Moved, f.whole(e)
	}
	f.out = append(f.out, d)
}

func apart(a, b int64) int64 { return max(a-b, b-a) }

// answer is replaced by the expert's, if that was another, and else left out.
func (f *finder) answer(i int, in engine.Input) {
	d := Decision{Kind: LeftOut, Tick: in.Tick, Input: i + 1}
	if e := first(f.theirs, in); e >= 0 && f.theirs[e].Choice != in.Choice {
		other := in
		other.Choice = f.theirs[e].Choice
		d.Kind, d.acts = Replaced, []engine.Input{other}
	}
	f.out = append(f.out, d)
}

// notMade asks about what the expert did and this run never did.
func (f *finder) notMade() {
	var chain [][]engine.Input
	for i, in := range f.theirs {
		if first(f.theirs, in) != i || in.Kind != engine.DoAct || first(f.t.Inputs, in) >= 0 {
			continue
		}
		if f.key(in) && in.Tick < f.t.End {
			f.out = append(f.out, Decision{Kind: Added, Tick: in.Tick, acts: f.whole(i), chain: slices.Clone(chain)})
		}
		chain = append(chain, f.whole(i))
	}
}

// whole is an act of the expert's with the squeezes that belong to it.
func (f *finder) whole(i int) []engine.Input {
	out := []engine.Input{f.theirs[i]}
	for _, in := range f.theirs[i+1:] {
		if in.Kind != engine.Live && in.Kind != engine.Squeeze && in.Kind != engine.Release {
			break
		}
		out = append(out, in)
	}
	return out
}
