package kit

import (
	"fmt"
	"slices"

	"downtime/game/num"
	"downtime/game/skill"
)

const (
	packing = iota
	checking
	over
)

const limit = 90 // seconds for each step, at the level with the clock (mark D)

// exercise is one go: a shelf, and then a bag as it was found.
type exercise struct {
	setup skill.Setup
	ward  *Ward
	shelf []*Item // as it lies: needed and not
	bag   []found
	step  int
	form  skill.Form
	done  [over]skill.Form
	ticks int64
}

// found is one thing in the bag and how it looks; fault is nil if it is sound.
type found struct {
	item  *Item
	fault *Fault
}

// stream keeps this skill's draws apart from any other's.
const stream = 0x6b6974

func begin(b *Book, s skill.Setup) skill.Exercise {
	e := &exercise{setup: s, ward: &b.Wards[num.Roll(s.Seed, stream, 0, 0)%uint64(len(b.Wards))]}
	byKind := func(kind string) []*Item {
		var out []*Item
		for i := range b.Items {
			if b.Items[i].Kind == kind {
				out = append(out, &b.Items[i])
			}
		}
		return out
	}
	needed := shuffle(byKind(core), s.Seed, 1)[:shelfCore]
	e.shelf = append(e.shelf, needed...)
	for _, id := range e.ward.Own[:shelfOwn] {
		e.shelf = append(e.shelf, &b.Items[b.index(id)])
	}
	e.shelf = shuffle(append(e.shelf, shuffle(byKind(no), s.Seed, 2)[:shelfNo]...), s.Seed, 3)
	for i, x := range shuffle(needed, s.Seed, 4) {
		f := found{item: x}
		if i < s.Level {
			f.fault = &x.Faults[num.Roll(s.Seed, stream, 5, uint32(i))%uint64(len(x.Faults))]
		}
		e.bag = append(e.bag, f)
	}
	e.bag = shuffle(e.bag, s.Seed, 6)
	e.form = e.packingForm()
	return e
}

func shuffle[T any](in []T, seed uint64, n int64) []T {
	out := slices.Clone(in)
	num.Shuffle(out, seed, stream+1, n)
	return out
}

func (e *exercise) packingForm() skill.Form {
	var options []skill.Option
	for _, x := range e.shelf {
		options = append(options, skill.Option{ID: x.ID, Label: x.Label})
	}
	return skill.Form{Fields: []skill.Field{{ID: "pack", Label: "Into the bag", Kind: skill.Ticks, Options: options}}}
}

func (e *exercise) checkingForm() skill.Form {
	var items, mends []skill.Option
	for _, f := range e.bag {
		items = append(items, skill.Option{ID: f.item.ID, Label: f.item.Label})
	}
	for _, f := range e.bag { // one way to mend for each thing, the right one for what is wrong
		mend := f.item.Faults[0].Mend
		if f.fault != nil {
			mend = f.fault.Mend
		}
		mends = append(mends, skill.Option{ID: f.item.ID, Label: mend})
	}
	return skill.Form{Fields: []skill.Field{
		{ID: "wrong", Label: "Missing, out of date or useless", Kind: skill.Ticks, Options: items},
		{ID: "mend", Label: "What to do about it", Kind: skill.Ticks, Options: shuffle(mends, e.setup.Seed, 7)},
	}}
}

func (e *exercise) limit() int64 {
	if e.setup.Level < 2 {
		return 0
	}
	return e.setup.Timing.Limit(limit)
}

// Step lets a tick pass; when the time is up the bag goes as it is.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	if l := e.limit(); l > 0 && e.ticks >= l {
		e.next()
		return []skill.Event{{Kind: "say", Text: "Time. The bag goes as it is."}}
	}
	return nil
}

func (e *exercise) next() {
	e.done[e.step] = e.form
	e.step, e.ticks = e.step+1, 0
	if e.step == checking && e.setup.Level == 0 {
		e.step = over
	}
	if e.step == checking {
		e.form = e.checkingForm()
	}
}

// Apply ticks things, or closes the bag.
func (e *exercise) Apply(in skill.Input) error {
	switch {
	case in.Set != "":
		return e.form.Set(in.Set, in.Value)
	case in.Do != "close":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	case e.step == packing && e.form.Value("pack") == "":
		return fmt.Errorf("the bag is empty: tick what goes in")
	}
	e.next()
	return nil
}

// Done reports whether the bag is packed, and checked where there is something to check.
func (e *exercise) Done() bool { return e.step == over }

// View is the shelf, or the bag.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	v := skill.View{
		Fields: e.form.Fields, Watch: float64(e.ticks) / skill.TicksPerSecond, Still: e.limit() == 0,
		Controls: []skill.Control{{ID: "close", Label: "Close the bag", Key: "enter", Big: true}},
	}
	if e.step == packing {
		v.Step = "Pack"
		v.Say = []string{e.ward.Place + ". " + e.ward.Dark, "Tick what goes into this ward's bag. It must carry you through a night; what does not belong is in the way of the hand that looks for the torch."}
	} else {
		v.Step = "Check"
		v.Say = []string{e.checkWords()}
		v.Papers = []skill.Paper{e.paper()}
	}
	v.Until(e.limit(), e.ticks)
	if e.setup.Guided {
		v.Hint = e.hint()
	}
	return v
}

func (e *exercise) checkWords() string {
	if e.setup.Level == 1 {
		return "A bag comes from the next ward, sealed last spring. Today is the first of November. One thing in it would let you down."
	}
	return "A bag comes from the next ward, sealed last spring. Today is the first of November. Two things in it would let you down."
}

func (e *exercise) paper() skill.Paper {
	p := skill.Paper{Title: "In the bag", Mark: "D"}
	for _, f := range e.bag {
		seen := f.item.Sound
		if f.fault != nil {
			seen = f.fault.Seen
		}
		p.Rows = append(p.Rows, []string{f.item.Label, seen})
	}
	return p
}

// hint counts, and names nothing.
func (e *exercise) hint() string {
	if e.step == packing {
		missed, extra := e.packed(&e.form)
		return fmt.Sprintf("%d still to go in; %d that need not.", len(missed), len(extra))
	}
	return fmt.Sprintf("%d still to find.", len(e.wrong())-len(both(e.form.Chosen("wrong"), e.wrong())))
}

// packed are what is missing from the bag and what does not belong in it.
func (e *exercise) packed(f *skill.Form) (missed, extra []*Item) {
	in := f.Chosen("pack")
	for _, x := range e.shelf {
		switch {
		case x.Kind != no && !slices.Contains(in, x.ID):
			missed = append(missed, x)
		case x.Kind == no && slices.Contains(in, x.ID):
			extra = append(extra, x)
		}
	}
	return missed, extra
}

// wrong are the ids of what would let you down.
func (e *exercise) wrong() []string {
	var ids []string
	for _, f := range e.bag {
		if f.fault != nil {
			ids = append(ids, f.item.ID)
		}
	}
	return ids
}

// both are the ids that stand in both lists.
func both(a, b []string) []string {
	var out []string
	for _, id := range a {
		if slices.Contains(b, id) {
			out = append(out, id)
		}
	}
	return out
}
