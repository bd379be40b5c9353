package player

import "downtime/game/engine"

// boutTicks is how long one bout of hand ventilation lasts before the bot looks up: the standing rhythm then goes on.
const boutTicks = 30 * engine.TicksPerSecond

// rules plays the expert's data: the first rule that holds, is allowed and is legal is done; otherwise a second passes. Between two squeezes of a
// bout it still talks, decides and lets others work.
type rules struct {
	menu
	done  []bool
	allow func(v *View, rule int) bool // nil: all
	hands func(r *engine.Rule) (rate, ml, seconds float64)
	bout  bout
}

// bout is hand ventilation in progress.
type bout struct {
	rule  int
	until int64
	next  int64 // tick of the next squeeze
	on    bool
}

func newExpert(sc *engine.Scenario) *rules {
	return &rules{menu: menu{sc}, done: make([]bool, len(sc.Expert))}
}

// Next implements Player.
func (p *rules) Next(v *View) engine.Input {
	if in, ok := p.first(v, false); ok {
		return in
	}
	if p.bout.on {
		return p.squeeze(v)
	}
	if in, ok := p.first(v, true); ok {
		return in
	}
	return second(v)
}

// first finds the first rule to follow now: of those that pass time (bags and waits) if slow, else of all others.
func (p *rules) first(v *View, slow bool) (engine.Input, bool) {
	for i := range p.sc.Expert {
		r := &p.sc.Expert[i]
		passes := r.Input.Kind == engine.Squeeze || r.Input.Kind == engine.Wait
		if passes != slow || (r.Once && p.done[i]) || !v.sees(&r.When) || (p.allow != nil && !p.allow(v, i)) {
			continue
		}
		in := r.Input
		if in.Kind == engine.Squeeze {
			if !v.holding() {
				continue
			}
			p.done[i] = true
			p.bout = bout{rule: i, until: v.Tick() + boutTicks, next: v.Tick(), on: true}
			return engine.Input{Kind: engine.Live, On: true}, true
		}
		if !v.Can(in) {
			continue
		}
		p.done[i] = true
		return in, true
	}
	return engine.Input{}, false
}

// squeeze goes on with a bout: squeeze, wait a second at most, and at its end let the rhythm stand.
func (p *rules) squeeze(v *View) engine.Input {
	b := &p.bout
	if !v.holding() || v.Tick() >= b.until {
		b.on = false
		return engine.Input{Kind: engine.Live}
	}
	if v.Tick() < b.next {
		return engine.Input{Kind: engine.Wait, Ticks: min(b.next-v.Tick(), engine.TicksPerSecond)}
	}
	r := &p.sc.Expert[b.rule]
	rate, ml, seconds := r.BagRate, r.BagML, r.BagSeconds
	if p.hands != nil {
		rate, ml, seconds = p.hands(r)
	}
	b.next = v.Tick() + max(int64(60/rate*engine.TicksPerSecond), 1)
	return engine.Input{Kind: engine.Squeeze, ML: ml, Seconds: seconds}
}
