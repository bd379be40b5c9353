package player

import "downtime/game/engine"

// checker looks at everything that can be looked at, once each, before it does anything; then it plays as the expert.
type checker struct {
	rules
	list []int
}

func newChecker(sc *engine.Scenario) *checker {
	p := &checker{rules: *newExpert(sc)}
	p.list = p.where(p.looks)
	return p
}

// Next implements Player.
func (p *checker) Next(v *View) engine.Input {
	for len(p.list) > 0 {
		a := p.list[0]
		in := engine.Input{Kind: engine.DoAct, Action: a}
		if v.Can(in) {
			p.list = p.list[1:]
			return in
		}
		if p.busy(v) {
			return second(v)
		}
		p.list = p.list[1:] // not possible here, or not by one's own hands
	}
	return p.rules.Next(v)
}

// busy reports whether your own hands or voice are still at something.
func (p *checker) busy(v *View) bool {
	h := &v.r.State.People[0]
	return h.Hand.Busy || h.Voice.Busy
}

// caller rings everybody who can be rung, answers nobody, and waits.
type caller struct {
	menu
	list []int
}

func newCaller(sc *engine.Scenario) *caller {
	p := &caller{menu: menu{sc}}
	p.list = p.category("call")
	return p
}

// Next implements Player.
func (p *caller) Next(v *View) engine.Input {
	for i, a := range p.list {
		in := engine.Input{Kind: engine.DoAct, Action: a}
		if p.sc.Actions[a].Confirm == "" && v.Can(in) {
			p.list = append(append([]int{}, p.list[:i]...), p.list[i+1:]...)
			return in
		}
	}
	return second(v)
}

// idler lets time pass.
type idler struct{}

// Next implements Player.
func (idler) Next(*View) engine.Input {
	return engine.Input{Kind: engine.Wait, Ticks: 30 * engine.TicksPerSecond}
}
