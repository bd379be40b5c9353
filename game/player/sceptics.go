package player

import "downtime/game/engine"

// believer trusts every device and treats well: it follows the expert's rules except those that doubt a device, calls every device sound, and
// gives the answer that leaves the machines as they are.
type believer struct {
	rules
}

// trust is the probability at which a believer puts a fault.
const trust = 0.02

func newBeliever(sc *engine.Scenario) *believer {
	p := &believer{rules: *newExpert(sc)}
	p.allow = func(_ *View, i int) bool {
		r := &sc.Expert[i]
		switch r.Input.Kind {
		case engine.DoAct:
			return !p.doubts(r.Input.Action)
		case engine.Choose:
			return !p.each(decides, p.choice(r.Input))
		}
		return false // beliefs are its own, and it holds no bag
	}
	return p
}

// Next implements Player.
func (p *believer) Next(v *View) engine.Input {
	if in, ok := state(v, p.scored(), trust); ok {
		return in
	}
	for _, s := range v.scenes() {
		// Where the expert's answer doubts a machine, the believer gives one that does not.
		if in, ok := p.answerWithout(v, s, decides); ok && p.expertDoubts(s) {
			return in
		}
	}
	return p.rules.Next(v)
}

func (p *believer) expertDoubts(scene int) bool {
	for i := range p.sc.Expert {
		if in := p.sc.Expert[i].Input; in.Kind == engine.Choose && in.Scene == scene {
			return p.each(decides, p.choice(in))
		}
	}
	return false
}

// answerWithout is the last answer to a scene that has no such effect. Saying nothing comes only after all of them: who was asked, and trusts
// the machine, says so.
func (m menu) answerWithout(v *View, scene int, effect func(*engine.Effect) bool) (engine.Input, bool) {
	var silence engine.Input
	found := false
	all := m.answers(v, scene)
	for i := len(all) - 1; i >= 0; i-- {
		switch {
		case m.each(effect, m.choice(all[i])):
		case all[i].Choice == m.sc.Scenes[scene].Default:
			silence, found = all[i], true
		default:
			return all[i], true
		}
	}
	return silence, found
}

// state states a belief about the first device for which it is not the last one stated.
func state(v *View, devices []int, p float64) (engine.Input, bool) {
	for _, d := range devices {
		in := engine.Input{Kind: engine.Believe, Device: d, P: p}
		if q, stated := v.believed(d); (!stated || q != p) && v.Can(in) {
			return in, true
		}
	}
	return engine.Input{}, false
}

// unplugger disconnects everything at once, says that every device is at fault, gives every answer that switches something off, and then
// treats as the expert would, but never puts anything back.
type unplugger struct {
	rules
	off []int
}

// distrust is the probability at which an unplugger puts a fault.
const distrust = 0.98

func newUnplugger(sc *engine.Scenario) *unplugger {
	p := &unplugger{rules: *newExpert(sc)}
	p.off = p.where(func(a int) bool { return p.act(a, disconnects) })
	p.allow = func(_ *View, i int) bool {
		r := &sc.Expert[i]
		switch r.Input.Kind {
		case engine.DoAct:
			return !p.act(r.Input.Action, keeps) && !p.looks(r.Input.Action)
		case engine.Believe:
			return false
		case engine.Choose:
			return !p.each(keeps, p.choice(r.Input))
		}
		return true
	}
	return p
}

// Next implements Player.
func (p *unplugger) Next(v *View) engine.Input {
	if in, ok := state(v, p.scored(), distrust); ok {
		return in
	}
	for _, s := range v.scenes() {
		for _, in := range p.answers(v, s) {
			if p.each(disconnects, p.choice(in)) {
				return in
			}
		}
	}
	for i, a := range p.off {
		if a < 0 {
			continue
		}
		if in, ok := p.by(v, a); ok {
			p.off[i] = -1
			return in
		}
	}
	return p.rules.Next(v)
}
