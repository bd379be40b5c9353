package player

import (
	"slices"

	"downtime/game/engine"
	"downtime/game/num"
)

// Streams of the players' own randomness: none of the engine's.
const (
	streamRandom   uint32 = 1001
	streamResident uint32 = 1002
)

// dice are numbers drawn one after another from a seed.
type dice struct {
	seed   uint64
	stream uint32
	n      uint32
}

func (d *dice) unit() float64 {
	d.n++
	return num.Unit(d.seed, d.stream, 0, d.n)
}

// below draws an index below n.
func (d *dice) below(n int) int { return min(int(d.unit()*float64(n)), n-1) }

// random does anything that is legal: a third of its turns it answers, a third it acts, the rest it waits or states a belief.
type random struct {
	menu
	dice dice
}

func newRandom(sc *engine.Scenario, seed uint64) *random {
	return &random{menu: menu{sc}, dice: dice{seed: seed, stream: streamRandom}}
}

// Next implements Player.
func (p *random) Next(v *View) engine.Input {
	wait := engine.Input{Kind: engine.Wait, Ticks: int64(1+p.dice.below(20)) * engine.TicksPerSecond}
	switch u := p.dice.unit(); {
	case u < 0.25:
		open := v.scenes()
		if len(open) == 0 {
			return wait
		}
		if all := p.answers(v, open[p.dice.below(len(open))]); len(all) > 0 {
			return all[p.dice.below(len(all))]
		}
	case u < 0.6:
		return p.any(v, wait)
	case u < 0.65:
		if all := p.scored(); len(all) > 0 {
			return engine.Input{Kind: engine.Believe, Device: all[p.dice.below(len(all))], P: p.dice.unit()}
		}
	}
	return wait
}

// order puts the patients that an action ranks in some order; nil if it ranks none.
func (d *dice) order(sc *engine.Scenario, action int) []int {
	if !sc.Actions[action].Rank {
		return nil
	}
	all := sc.Ranked()
	for i := len(all) - 1; i > 0; i-- {
		j := d.below(i + 1)
		all[i], all[j] = all[j], all[i]
	}
	return all
}

// any picks an action that is legal now, with a number in its range.
func (p *random) any(v *View, wait engine.Input) engine.Input {
	for range 12 {
		a := &p.sc.Actions[p.dice.below(len(p.sc.Actions))]
		for i := range p.sc.Actions {
			if &p.sc.Actions[i] != a {
				continue
			}
			in, ok := p.by(v, i)
			if a.HasValue {
				in.Value = a.Low + float64(p.dice.unit()*(a.High-a.Low))
				ok = v.Can(in)
			}
			in.Order = p.dice.order(p.sc, i)
			if ok {
				return in
			}
		}
	}
	return wait
}

// resident is sensible and imperfect: it looks, listens, calls early and makes one check; then it does most of what the expert would, later
// than the expert would, with hands that are too fast and beliefs that are less sure.
type resident struct {
	rules
	opening []int
	seed    uint64
	late    []int64 // ticks by which each rule lags; below zero: it does not come to mind
	since   []int64 // tick since which each rule has held
	noise   [3]float64
}

// How imperfect a resident is [D]: the share of the expert's rules of each sort that do not come to mind in a run, the longest lag of treatment
// and hands and of all else, and how far beliefs go of the expert's way from one half. An unanswered alarm of high priority quarters a lag, and
// after a while brings back a treatment that was forgotten.
const (
	forgetsTreatment = 0.1 // what to give and what to do with the hands
	forgetsAnswer    = 0.3
	forgetsLook      = 0.3 // further looks and checks, beyond its own round
	forgetsRest      = 0.4 // devices, calls, reports, stating a belief
	lagTreatment     = 30 * engine.TicksPerSecond
	lagRest          = 75 * engine.TicksPerSecond
	lagShriek        = 40 * engine.TicksPerSecond
	sureness         = 0.6
)

func newResident(sc *engine.Scenario, seed uint64) *resident {
	p := &resident{rules: *newExpert(sc), seed: seed, late: make([]int64, len(sc.Expert)), since: make([]int64, len(sc.Expert))}
	d := dice{seed: seed, stream: streamResident}
	for i := range p.late {
		share, lag := p.habit(&sc.Expert[i].Input)
		p.late[i] = 1 + int64(d.unit()*lag)
		if d.unit() < share {
			p.late[i] = -1
		}
	}
	for i := range p.noise {
		d.n++
		p.noise[i] = num.Clamp(num.Normal(seed, streamResident, 1, d.n), -2, 2)
	}
	for _, c := range []string{"look", "listen", "call", "check"} {
		if all := p.category(c); len(all) > 0 {
			p.opening = append(p.opening, all[0])
		}
	}
	p.allow = p.remembers
	p.hands = p.imperfect
	return p
}

// habit is how likely it is that a rule of the expert does not come to mind, and how late it may come.
func (p *resident) habit(in *engine.Input) (forgets, lag float64) {
	switch in.Kind {
	case engine.Choose:
		return forgetsAnswer, lagTreatment
	case engine.Squeeze, engine.Wait:
		return 0, lagTreatment
	case engine.DoAct:
		switch {
		case p.treats(in):
			return forgetsTreatment, lagTreatment
		case p.sc.Actions[in.Action].Category == "call":
			return forgetsAnswer, lagRest
		case p.looks(in.Action):
			return forgetsLook, lagRest
		}
	}
	return forgetsRest, lagRest
}

// remembers reports whether a rule has come to mind by now.
func (p *resident) remembers(v *View, i int) bool {
	if p.sc.Expert[i].Input.Kind == engine.Believe && p.done[i] {
		return false // less sure than the rule asks: said once, it would ask for ever
	}
	if p.since[i] == 0 {
		p.since[i] = max(v.Tick(), 1)
	}
	lag, now := p.late[i], v.Tick()-p.since[i]
	switch {
	case lag < 0:
		return now >= lagShriek && p.treats(&p.sc.Expert[i].Input) && v.alarmed()
	case now < lag:
		return now >= lag/4 && v.alarmed()
	}
	return true
}

// treats reports whether a rule gives something or puts hands on the patient.
func (p *resident) treats(in *engine.Input) bool {
	if in.Kind != engine.DoAct {
		return false
	}
	c := p.sc.Actions[in.Action].Category
	return c == "treat" || c == "hands"
}

// imperfect squeezes a little too fast and not always enough.
func (p *resident) imperfect(r *engine.Rule) (rate, ml, seconds float64) {
	return r.BagRate * (1.2 + float64(0.12*p.noise[0])), r.BagML * (1.05 + float64(0.15*p.noise[1])), r.BagSeconds * (1 + float64(0.1*p.noise[2]))
}

// Next implements Player.
func (p *resident) Next(v *View) engine.Input {
	for len(p.opening) > 0 {
		in := engine.Input{Kind: engine.DoAct, Action: p.opening[0]}
		if v.Can(in) {
			p.opening = p.opening[1:]
			return in
		}
		if h := &v.r.State.People[0]; h.Hand.Busy || h.Voice.Busy {
			return second(v)
		}
		p.opening = p.opening[1:]
	}
	in := p.rules.Next(v)
	if in.Kind == engine.Believe {
		in.P = 0.5 + float64((in.P-0.5)*sureness)
	}
	if n := len(in.Order); n > 1 { // two neighbours the other way round
		in.Order = slices.Clone(in.Order)
		at := min(int(num.Unit(p.seed, streamResident, 2, 0)*float64(n-1)), n-2)
		in.Order[at], in.Order[at+1] = in.Order[at+1], in.Order[at]
	}
	return in
}
