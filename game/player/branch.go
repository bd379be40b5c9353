package player

import (
	"slices"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// fork copies a player without dice in the middle of a run; false if it throws dice. Closures of a player only read the menu, which is the same for
// every copy.
func fork(p Player) (Player, bool) {
	rulesOf := func(r *rules) rules {
		c := *r
		c.done = slices.Clone(r.done)
		return c
	}
	switch p := p.(type) {
	case *rules:
		c := rulesOf(p)
		return &c, true
	case *believer:
		return &believer{rules: rulesOf(&p.rules)}, true
	case *unplugger:
		return &unplugger{rules: rulesOf(&p.rules), off: slices.Clone(p.off)}, true
	case *checker:
		return &checker{rules: rulesOf(&p.rules), list: slices.Clone(p.list)}, true
	case *caller:
		return &caller{menu: p.menu, list: slices.Clone(p.list)}, true
	case idler:
		return p, true
	}
	return nil, false
}

// bough is how a run stands at the last moment at which every seed has led to the same: from there on each seed has its own. A player without
// dice plays alike until somebody first squeezes a bag, so that much is played once for all seeds.
type bough struct{ game game }

// grow plays the first seed, and finds the moment from which others would part from it; nil if there is none, or the player throws dice.
func grow(sc *engine.Scenario, seed uint64, variant, name string) (*run.Run, *bough, error) {
	g, err := begin(sc, seed, variant, name)
	if err != nil {
		return nil, nil, err
	}
	turns, parting := 0, -1
	for ; g.on(); turns++ {
		n := len(g.r.Events)
		if err := g.turn(); err != nil {
			return nil, nil, err
		}
		if parting < 0 && slices.ContainsFunc(g.r.Events[n:], handsOn) {
			parting = turns
		}
	}
	if _, ok := fork(g.p); !ok || parting < 0 {
		return g.r, nil, nil
	}
	root, err := begin(sc, seed, variant, name)
	for ; err == nil && parting > 0; parting-- {
		err = root.turn()
	}
	if err != nil {
		return nil, nil, err
	}
	return g.r, &bough{*root}, nil
}

func handsOn(e engine.Event) bool { return e.Kind == engine.HandsOn }

// play goes on from the bough under another seed. The run keeps no marks: those before the bough were of the first seed.
func (b *bough) play(seed uint64) (*run.Run, score.Card, error) {
	r := *b.game.r
	r.Header.Seed, r.State.Seed = seed, seed
	r.Inputs, r.Events, r.Marks = slices.Clone(r.Inputs), slices.Clone(r.Events), nil
	g := b.game
	g.r, g.view.r = &r, &r
	g.p, _ = fork(b.game.p)
	for g.on() {
		if err := g.turn(); err != nil {
			return nil, score.Card{}, err
		}
	}
	return &r, score.Grade(r.Scenario, &r.State), nil
}

// seed gives the run of one seed: the first is there, others go on from the bough if there is one, or are played from the beginning.
func (b *bough) seed(sc *engine.Scenario, seed uint64, variant, name string, first *run.Run) (*run.Run, score.Card, error) {
	switch {
	case seed == first.Header.Seed:
		return first, score.Grade(sc, &first.State), nil
	case b != nil:
		return b.play(seed)
	}
	return Play(sc, seed, variant, name, 0)
}
