package liar

import (
	"fmt"
	"slices"

	"downtime/game/num"
	"downtime/game/skill"
)

const (
	limit     = 75 // seconds for a vignette, from the second level on (mark D)
	checkTime = 4  // seconds that a look takes (mark D)
	inShift   = 7  // one device in so many is at fault in a shift
)

// goes is how many vignettes a go has.
func goes(mode string) int {
	if mode == Shift {
		return 6
	}
	return 3
}

// vignette is one half of a pair, in play.
type vignette struct {
	pair   *Pair
	faulty bool
	looked []bool // by check
	form   skill.Form
	ticks  int64
}

// exercise is one go.
type exercise struct {
	setup     skill.Setup
	vignettes []vignette
	at        int
	told      bool // the truth of this vignette is on the screen (drill)
}

// stream keeps this skill's draws apart from any other's.
const stream = 0x6c696172

func begin(b *Book, s skill.Setup) skill.Exercise {
	e := &exercise{setup: s}
	order := permutation(b, s)
	if last := lastOf(b, s); slices.Contains(last, order[0]) { // never the same twice in a row
		order[0], order[1] = order[1], order[0]
		if slices.Contains(last, order[0]) {
			order[0], order[len(order)-1] = order[len(order)-1], order[0]
		}
	}
	for i := range goes(s.Mode) {
		p := &b.Pairs[order[i]]
		e.vignettes = append(e.vignettes, vignette{pair: p, faulty: faulty(s, i), looked: make([]bool, len(p.Checks)), form: blank()})
	}
	return e
}

// faulty draws the truth of vignette i. In a drill of an odd number the odd one is either.
func faulty(s skill.Setup, i int) bool {
	if s.Mode == Shift {
		return num.Unit(s.Seed, stream, 1, uint32(i)) < 1.0/inShift
	}
	return num.Unit(s.Seed, stream, 1, uint32(i)) < 0.5
}

// permutation is the pairs of a level in the order of a seed.
func permutation(b *Book, s skill.Setup) []int {
	var order []int
	for i := range b.Pairs {
		if b.Pairs[i].Level <= s.Level+1 {
			order = append(order, i)
		}
	}
	num.Shuffle(order, s.Seed, stream, 0)
	return order
}

// lastOf are the pairs that the go before this one may have ended on, in either mode and at any level. The last place of a go is never swapped.
func lastOf(b *Book, s skill.Setup) []int {
	if s.Before == 0 {
		return nil
	}
	var last []int
	for level := range 3 {
		order := permutation(b, skill.Setup{Seed: s.Before, Level: level})
		last = append(last, order[goes(Drill)-1], order[goes(Shift)-1])
	}
	return last
}

var decisions = []skill.Option{
	{ID: "keep", Label: "Keep it: it is right, treat the patient"},
	{ID: "doubt", Label: "Doubt it: do not act on it, use something else"},
}

func blank() skill.Form {
	return skill.Form{Fields: []skill.Field{
		{ID: "p", Label: "At fault, how likely", Unit: "%", Kind: skill.Number},
		{ID: "act", Label: "So you", Kind: skill.Choice, Options: decisions},
	}}
}

// limit is 0 at the first level, and while the truth is read.
func (e *exercise) limit() int64 {
	if e.setup.Level == 0 || e.told {
		return 0
	}
	return e.setup.Timing.Limit(limit)
}

// Step lets a tick pass; a vignette whose time is up is taken as it stands.
func (e *exercise) Step() []skill.Event {
	v := &e.vignettes[e.at]
	if e.told {
		return nil
	}
	v.ticks++
	if l := e.limit(); l > 0 && v.ticks >= l {
		e.next()
		return []skill.Event{{Kind: "say", Text: "Time. What you have written stands."}}
	}
	return nil
}

// next tells the truth in a drill, and goes on.
func (e *exercise) next() {
	if e.setup.Mode == Drill && !e.told {
		e.told = true
		return
	}
	e.told = false
	e.at++
}

// Apply looks, writes, signs, or goes on.
func (e *exercise) Apply(in skill.Input) error {
	v := &e.vignettes[e.at]
	switch {
	case e.told && in.Do == "on":
		e.next()
		return nil
	case e.told:
		return fmt.Errorf("this one is over: go on to the next")
	case in.Set != "":
		return v.write(in)
	case in.Do == "sign":
		return e.sign(v)
	}
	for i := range v.pair.Checks {
		if v.pair.Checks[i].ID == in.Do {
			return v.look(i)
		}
	}
	return fmt.Errorf("%q is nothing to do here", in.Do)
}

func (x *vignette) write(in skill.Input) error {
	return x.form.Write(in.Set, in.Value, func(p float64) error {
		if p < 0 || p > 100 {
			return fmt.Errorf("a probability is 0 to 100 %%")
		}
		return nil
	})
}

func (x *vignette) look(i int) error {
	if x.looked[i] {
		return fmt.Errorf("you have looked: it is on the page")
	}
	x.looked[i] = true
	x.ticks += checkTime * skill.TicksPerSecond
	return nil
}

func (e *exercise) sign(v *vignette) error {
	if gap := v.form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you sign", gap)
	}
	e.next()
	return nil
}

// Done reports whether all vignettes are signed.
func (e *exercise) Done() bool { return e.at == len(e.vignettes) }

// View is the vignette, or its truth.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	x := &e.vignettes[e.at]
	v := skill.View{
		Step:   fmt.Sprintf("%d of %d: %s", e.at+1, len(e.vignettes), x.pair.Place),
		Say:    []string{x.pair.Story},
		Papers: x.papers(), Watch: float64(x.ticks) / skill.TicksPerSecond, Still: e.limit() == 0,
	}
	if e.told {
		v.Step += ", the truth"
		v.Say = []string{x.verdict(), x.truth()}
		v.Controls = []skill.Control{{ID: "on", Label: "Go on", Key: "enter", Big: true}}
		return v
	}
	v.Say = append(v.Say, e.odds())
	v.Fields = x.form.Fields
	for i, c := range x.pair.Checks {
		if !x.looked[i] {
			v.Controls = append(v.Controls, skill.Control{ID: c.ID, Label: c.Label, Key: c.Key})
		}
	}
	v.Controls = append(v.Controls, skill.Control{ID: "sign", Label: "Sign", Key: "enter", Big: true})
	v.Until(e.limit(), x.ticks)
	if e.setup.Guided {
		v.Hint = "What you have seen supports " + percent(x.ideal(e.prior())) + "."
	}
	return v
}

// odds says how often the device is at fault in this mode: a judgement without a base rate is a guess.
func (e *exercise) odds() string {
	if e.setup.Mode == Shift {
		return "As at work, few of these devices are at fault: one in seven."
	}
	return "In a drill half of the devices are at fault."
}

func (x *vignette) papers() []skill.Paper {
	p := skill.Paper{Title: "What " + x.pair.Device + " says", Mark: "D"}
	for _, row := range x.pair.Readout {
		p.Rows = append(p.Rows, row[:])
	}
	out := []skill.Paper{p}
	seen := skill.Paper{Title: "What you found"}
	for i := range x.looked {
		if x.looked[i] {
			seen.Rows = append(seen.Rows, []string{x.pair.Checks[i].Label}, []string{x.finding(i)})
		}
	}
	if len(seen.Rows) > 0 {
		out = append(out, seen)
	}
	return out
}

func (x *vignette) finding(i int) string {
	if x.faulty {
		return x.pair.Checks[i].Faulty
	}
	return x.pair.Checks[i].Sound
}

func (x *vignette) truth() string {
	if x.faulty {
		return "At fault. " + x.pair.Faulty
	}
	return "Sound. " + x.pair.Sound
}
