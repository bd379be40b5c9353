package player

import "downtime/game/engine"

// Uses counts what a row of curious players has done and answered: each does first what was done least.
type Uses struct {
	acts    []int
	choices [][]int
}

// NewUses begins a count for a scenario.
func NewUses(sc *engine.Scenario) *Uses {
	u := &Uses{acts: make([]int, len(sc.Actions)), choices: make([][]int, len(sc.Scenes))}
	for i := range sc.Scenes {
		u.choices[i] = make([]int, len(sc.Scenes[i].Choices))
	}
	return u
}

// streamCurious is the stream of a curious player's randomness.
const streamCurious uint32 = 1003

// curious is random, but prefers what was done least, in this run and those before it: it finds what a case has to show.
type curious struct {
	menu
	uses *Uses
	dice dice
}

// NewCurious makes a player that does what has been used least; uses is changed as it plays.
func NewCurious(sc *engine.Scenario, seed uint64, uses *Uses) Player {
	return &curious{menu: menu{sc}, uses: uses, dice: dice{seed: seed, stream: streamCurious}}
}

// Next implements Player.
func (p *curious) Next(v *View) engine.Input {
	u := p.dice.unit()
	if open := v.scenes(); len(open) > 0 && u < 0.3 {
		if in, ok := p.answer(v, open[p.dice.below(len(open))]); ok {
			return in
		}
	}
	if u < 0.6 {
		if in, ok := p.deed(v); ok {
			return in
		}
	}
	if all := p.scored(); len(all) > 0 && u > 0.97 {
		return engine.Input{Kind: engine.Believe, Device: all[p.dice.below(len(all))], P: p.dice.unit()}
	}
	return engine.Input{Kind: engine.Wait, Ticks: int64(1+p.dice.below(20)) * engine.TicksPerSecond}
}

// answer gives the answer given least.
func (p *curious) answer(v *View, scene int) (engine.Input, bool) {
	var best engine.Input
	found := false
	for _, in := range p.answers(v, scene) {
		if !found || p.uses.choices[scene][in.Choice] < p.uses.choices[scene][best.Choice] {
			best, found = in, true
		}
	}
	if found {
		p.uses.choices[scene][best.Choice]++
	}
	return best, found
}

// deed begins the action done least of those that can be begun; between equals chance decides.
func (p *curious) deed(v *View) (engine.Input, bool) {
	var best engine.Input
	least, ties := -1, 0
	for a := range p.sc.Actions {
		n := p.uses.acts[a]
		if least >= 0 && n > least {
			continue
		}
		in, ok := p.anyhow(v, a)
		if !ok {
			continue
		}
		if least < 0 || n < least {
			least, ties = n, 0
		}
		if ties++; p.dice.below(ties) == 0 {
			best = in
		}
	}
	if least >= 0 {
		p.uses.acts[best.Action]++
	}
	return best, least >= 0
}

// anyhow begins an action with the first hands that may, and with a number drawn from its range if it takes one.
func (p *curious) anyhow(v *View, a int) (engine.Input, bool) {
	spec := &p.sc.Actions[a]
	in := engine.Input{Kind: engine.DoAct, Action: a}
	if spec.HasValue {
		in.Value = spec.Low + float64(p.dice.unit()*(spec.High-spec.Low))
	}
	in.Order = p.dice.order(p.sc, a)
	for in.By = range p.sc.People {
		if spec.By[in.By] && v.Can(in) {
			return in, true
		}
	}
	return in, false
}
