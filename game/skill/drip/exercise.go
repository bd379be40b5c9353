package drip

import (
	"fmt"

	"downtime/game/device"
	"downtime/game/num"
	"downtime/game/skill"
)

// Times, chosen for the simulation (mark D): how long nobody looks after each visit, and how long the first setting may take.
const (
	visits    = 3
	soon      = 150 // s
	clockZero = 14 * 60
)

var gaps = [visits]int{15 * 60, 15 * 60, 30 * 60} // s

// exercise is one go: a drug to judge, and an infusion over about an hour.
type exercise struct {
	setup   skill.Setup
	order   *Order
	drug    *Drug
	asking  bool
	over    bool
	form    skill.Form // of the paper work
	count   skill.Form // of the counts
	stand   stand
	visit   int
	ticks   int64 // of this visit
	first   int64 // ticks that the first setting took
	opened  bool
	elapsed int64   // ticks since the clamp was first opened, those away too
	began   float64 // mL in the bag then
	hung    bool    // the next bag has been hung
	tallies []tally
	now     window
	moved   int64         // tick of this visit at which the clamp was last touched
	still   [visits]int64 // ticks for which it had been left alone when you left
	trouble [visits]trouble
	at      [visits]int // s of a gap at which it happens
	changed []change    // what had changed when you came, and whether you left it so
	look    string
	asked   bool
	shown   bool
}

// change is something that was not as you had left it.
type change struct {
	what   string
	done   string // in the words of who did it
	mended bool
}

// window is a run of the watch.
type window struct {
	from    int64 // tick of the visit
	seconds int64 // 0: none
	drops   int64 // that had fallen when it began
	fell    int64 // in it, once it is over
	over    bool
}

// tally is one count that was written down.
type tally struct {
	visit   int
	seconds int64
	wrote   float64
	fell    int64
	after   bool // the clamp had not been touched since the watch began
	runs    bool
}

func begin(b *Book, s skill.Setup) skill.Exercise {
	if s.Given != nil {
		return hung(s)
	}
	roll := func(n uint32) float64 { return num.Unit(s.Seed, stream, 0, n) }
	e := &exercise{setup: s, asking: true, drug: &b.Drugs[int(roll(0)*float64(len(b.Drugs)))]}
	var fit []int
	for i := range b.Orders {
		if o := &b.Orders[i]; o.Level == s.Level || o.Level < s.Level && o.Level > 0 && roll(20+uint32(i)) < 0.3 {
			fit = append(fit, i)
		}
	}
	e.order = &b.Orders[fit[int(roll(1)*float64(len(fit)))]]
	e.stand = newStand(e.order, s.Seed, s.Level)
	e.form, e.count = e.paperwork(), skill.Form{Fields: []skill.Field{{ID: "counted", Label: "Drops counted", Unit: "drops", Kind: skill.Number}}}
	e.plan(roll)
	return e
}

// plan draws what happens while nobody looks: late in the gap, so that who looks can put it right in time; nothing after the last look.
func (e *exercise) plan(roll func(uint32) float64) {
	for g := range visits - 1 {
		e.at[g] = int((0.82 + float64(0.16*roll(uint32(30+g)))) * float64(gaps[g]))
		which := roll(uint32(40 + g))
		switch {
		case e.setup.Level == 0:
			if g == 1 && which < 0.4 {
				e.trouble[g] = bent
			}
		case which < 0.28:
			e.trouble[g] = bent
		case which < 0.56:
			e.trouble[g] = lowered
		case which < 0.80 && e.setup.Level == 2 && e.trouble[0] != tissued:
			e.trouble[g], e.at[g] = tissued, int(0.93*float64(gaps[g]))
		}
	}
}

// paperwork is the form before anything is hung. The answers about the drug stand in an order of the seed's.
func (e *exercise) paperwork() skill.Form {
	n := len(e.drug.Answers)
	turn := int(num.Unit(e.setup.Seed, stream, 0, 2) * float64(n))
	var options []skill.Option
	for i := range n {
		a := &e.drug.Answers[(i+turn)%n]
		options = append(options, skill.Option{ID: a.ID, Label: a.Say})
	}
	return skill.Form{Fields: []skill.Field{
		{ID: "drug", Label: "Give it how?", Kind: skill.Choice, Options: options},
		{ID: "rate", Label: "The infusion runs at", Unit: "mL/h", Kind: skill.Number},
		{ID: "drops", Label: "By this set that is", Unit: "drops/min", Kind: skill.Number},
	}}
}

// Step lets a tick pass.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	if e.asking {
		return nil
	}
	var out []skill.Event
	fell := e.stand.step()
	if !e.stand.runs() {
		for range fell {
			out = append(out, skill.Event{Kind: "drop"})
		}
	}
	if e.opened {
		e.elapsed++
	}
	if w := &e.now; w.seconds > 0 && !w.over && e.ticks >= w.from+w.seconds*skill.TicksPerSecond {
		w.over, w.fell = true, e.stand.dev.Chamber().Drops-w.drops
		out = append(out, skill.Event{Kind: "say", Text: fmt.Sprintf("%d seconds.", w.seconds)})
	}
	return out
}

// Apply writes, or does with the drip what hands do.
func (e *exercise) Apply(in skill.Input) error {
	switch {
	case in.Do == "ask" && e.asks():
		e.shown, e.asked = true, true
		return nil
	case e.asking && in.Set != "":
		return e.write(in)
	case e.asking && in.Do == "sign":
		return e.sign()
	case e.asking:
		return fmt.Errorf("%q is nothing to do here", in.Do)
	case in.Set != "":
		return e.tally(in)
	}
	return e.handle(in)
}

func (e *exercise) write(in skill.Input) error {
	return e.form.Write(in.Set, in.Value, func(x float64) error {
		if !(x > 0 && x <= 3000) {
			return fmt.Errorf("a rate is more than 0 and at most 3000, not %v", x)
		}
		return nil
	})
}

func (e *exercise) sign() error {
	if gap := e.form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you hang the bag", gap)
	}
	e.asking, e.ticks = false, 0
	return nil
}

// tally writes down a count.
func (e *exercise) tally(in skill.Input) error {
	return e.count.Write(in.Set, in.Value, func(x float64) error {
		switch {
		case x < 0 || x > 1000 || x != float64(int(x)):
			return fmt.Errorf("drops are counted in whole numbers, from 0 to 1000")
		case e.now.seconds == 0:
			return fmt.Errorf("start the watch first: 15, 30 or 60 seconds")
		case !e.now.over:
			return fmt.Errorf("the watch is still running: count until it says so")
		}
		e.tallies = append(e.tallies, tally{
			visit: e.visit, seconds: e.now.seconds, wrote: x, fell: e.now.fell, after: e.moved <= e.now.from, runs: e.stand.runs(),
		})
		return nil
	})
}

// counts are the controls that start the watch.
var counts = [...]struct {
	id, key string
	seconds int64
}{{"count15", "a", 15}, {"count30", "s", 30}, {"count60", "d", 60}}

// handle is what hands do with a drip.
func (e *exercise) handle(in skill.Input) error {
	for _, c := range counts {
		if in.Do == c.id {
			e.now = window{from: e.ticks, seconds: c.seconds, drops: e.stand.dev.Chamber().Drops}
			_ = e.count.Set("counted", "")
			return nil
		}
	}
	switch in.Do {
	case "straighten", "raise", "hang", "resite", "look":
		if e.setup.Given != nil {
			return fmt.Errorf("that is not done by the clamp: set it so, and do that as an act of its own")
		}
	}
	switch in.Do {
	case "open", "wide":
		return e.turn(in.By, 1)
	case "close", "narrow":
		return e.turn(in.By, -1)
	case "look":
		e.look = "The skin at the cannula is flat, dry and warm; it does not hurt."
		if e.stand.has(tissued) {
			e.look = "The skin above the cannula is puffed up, cool and tight; it stings, the patient says."
		}
	case "straighten":
		e.stand.set(device.DripArm, 0)
	case "raise":
		e.stand.set(device.DripHeight, usualHeight)
	case "hang":
		return e.hang()
	case "resite":
		return e.resite()
	case "accept":
		e.accept()
	default:
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	return nil
}

// turn moves the roller.
func (e *exercise) turn(by, way float64) error {
	if !(by > 0 && by <= 1) {
		return fmt.Errorf("say how far to roll the clamp: more than 0, at most 1")
	}
	was := e.stand.ordered(device.DripClamp)
	to := num.Clamp(was+float64(way*by), 0, 1)
	switch {
	case to == was && way < 0:
		return fmt.Errorf("the clamp is shut: it closes no further")
	case to == was:
		return fmt.Errorf("the clamp is wide open: it opens no further")
	}
	e.stand.set(device.DripClamp, to)
	e.moved = e.ticks
	if to > 0 && !e.opened {
		e.opened, e.began = true, e.stand.left()
	}
	return nil
}

// nearlyThrough is the share of a bag below which the next may be hung.
const nearlyThrough = 0.25

func (e *exercise) hang() error {
	if e.stand.left() > float64(nearlyThrough*e.stand.ordered(device.DripBag)) {
		return fmt.Errorf("there are %.0f mL in this bag yet", e.stand.left())
	}
	e.stand.set(device.DripBag, e.order.Volume)
	e.hung = true
	return nil
}

// resite puts in a new cannula; that takes a minute, in which nothing runs.
func (e *exercise) resite() error {
	if e.look == "" {
		return fmt.Errorf("look at the site first")
	}
	clamp := e.stand.ordered(device.DripClamp)
	e.stand.set(device.DripClamp, 0)
	e.stand.away(60, none, 0)
	e.stand.dev.Mend(device.Tissued)
	e.stand.set(device.DripClamp, clamp)
	e.elapsed += 60 * skill.TicksPerSecond
	e.look = "A new cannula, in the other arm; it flushes freely."
	return nil
}

// accept leaves the drip as it is, and comes back; after the last visit the hour is over.
func (e *exercise) accept() {
	if e.setup.Given != nil {
		e.over = true
		return
	}
	if e.visit == 0 {
		e.first = e.ticks
	}
	e.takeStock()
	e.still[e.visit] = e.ticks - e.moved
	gap := gaps[e.visit]
	e.stand.away(gap, e.trouble[e.visit], e.at[e.visit])
	if e.opened {
		e.elapsed += int64(gap) * skill.TicksPerSecond
	}
	e.visit++
	e.ticks, e.moved, e.now, e.look = 0, 0, window{}, ""
	_ = e.count.Set("counted", "")
	e.over = e.visit == visits
}

// changes are the troubles in words; of an order whose bag is nearly through, none stands for that.
var changes = [...]change{
	none:    {what: "the bag was nearly through", done: "hung the next"},
	bent:    {what: "the arm was bent at the cannula", done: "straightened it"},
	lowered: {what: "the stand was lower", done: "raised it"},
	tissued: {what: "the cannula had slipped and the fluid ran into the tissues", done: "put in a new one"},
}

// takeStock notes what was wrong when you came and what of it you leave.
func (e *exercise) takeStock() {
	if e.visit > 0 {
		if what := e.trouble[e.visit-1]; what != none {
			c := changes[what]
			c.mended = !e.stand.has(what)
			e.changed = append(e.changed, c)
		}
	}
	if e.order.Left > 0 && e.visit == visits-1 {
		c := changes[none]
		c.mended = e.stand.dev.Chan[device.DripVolume].Effect >= float64(e.order.PerHour()*float64(gaps[e.visit])/3600)
		e.changed = append(e.changed, c)
	}
}

// Done reports whether the hour is over.
func (e *exercise) Done() bool { return e.over }

// asks reports whether somebody is there to ask.
func (e *exercise) asks() bool { return !e.setup.Guided && e.setup.Given == nil }
