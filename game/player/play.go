package player

import (
	"fmt"
	"slices"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Names of the players, in the order of a table.
var names = []string{"expert", "resident", "believer", "unplugger", "checker", "caller", "idler", "random"}

// Names lists the players.
func Names() []string { return slices.Clone(names) }

// New makes a player of a scenario. The seed drives whatever it does by chance.
func New(name string, sc *engine.Scenario, seed uint64) (Player, error) {
	switch name {
	case "expert":
		return newExpert(sc), nil
	case "resident":
		return newResident(sc, seed), nil
	case "believer":
		return newBeliever(sc), nil
	case "unplugger":
		return newUnplugger(sc), nil
	case "checker":
		return newChecker(sc), nil
	case "caller":
		return newCaller(sc), nil
	case "idler":
		return idler{}, nil
	case "random":
		return newRandom(sc, seed), nil
	}
	return nil, fmt.Errorf("there is no player %q", name)
}

// busyTurns is how many inputs a player may give without letting time pass: more is a defect of its rules, and the clock then moves a second.
const busyTurns = 40

// Play lets a player finish a run: to its end, or to limit ticks if that comes first (0: the scenario's own limit).
func Play(sc *engine.Scenario, seed uint64, variant, name string, limit int64) (*run.Run, score.Card, error) {
	g, err := begin(sc, seed, variant, name)
	if err != nil {
		return nil, score.Card{}, err
	}
	if limit > 0 {
		g.limit = limit
	}
	for g.on() {
		if err := g.turn(); err != nil {
			return nil, score.Card{}, fmt.Errorf("player %s: %w", name, err)
		}
	}
	return g.r, score.Grade(sc, &g.r.State), nil
}

// PlayAs is Play to the end with a player that has no name.
func PlayAs(sc *engine.Scenario, seed uint64, variant string, p Player) (*run.Run, score.Card, error) {
	r, err := run.New(sc, seed, variant)
	if err != nil {
		return nil, score.Card{}, err
	}
	if err := goOn(r, p, sc.Limit); err != nil {
		return nil, score.Card{}, err
	}
	return r, score.Grade(sc, &r.State), nil
}

// On gives what lets a player of a name go on with a run, to one tick after another. Scripted tests use it.
func On(name string, r *run.Run, seed uint64) (func(tick int64) error, error) {
	p, err := New(name, r.Scenario, seed)
	return func(tick int64) error { return goOn(r, p, tick) }, err
}

// goOn lets a player go on with a run from where it stands, until it is over or its clock shows limit ticks.
func goOn(r *run.Run, p Player, limit int64) error {
	g := newGame(r, p, limit)
	for g.on() {
		if err := g.turn(); err != nil {
			return err
		}
	}
	return nil
}

// game is a player at a run.
type game struct {
	r     *run.Run
	p     Player
	view  View
	idle  int // inputs since time last passed
	limit int64
}

func newGame(r *run.Run, p Player, limit int64) *game {
	return &game{r: r, p: p, view: View{r: r}, limit: limit}
}

// begin sets a player of a name to a new run of a case.
func begin(sc *engine.Scenario, seed uint64, variant, name string) (*game, error) {
	r, err := run.New(sc, seed, variant)
	if err != nil {
		return nil, err
	}
	p, err := New(name, sc, seed)
	if err != nil {
		return nil, err
	}
	return newGame(r, p, sc.Limit), nil
}

// on reports whether there is another turn.
func (g *game) on() bool { return !g.r.State.Over && g.r.State.Tick < g.limit }

// turn is one input of the player; one that cannot be taken lets a second pass.
func (g *game) turn() error {
	r := g.r
	in := g.p.Next(&g.view)
	if g.idle++; g.idle > busyTurns && in.Kind != engine.Wait {
		in = engine.Input{Kind: engine.Wait, Ticks: engine.TicksPerSecond}
	}
	if in.Kind == engine.Wait {
		g.idle = 0
		in.Ticks = min(in.Ticks, g.limit-r.State.Tick)
	}
	if _, err := r.Do(in); err == nil {
		return nil
	}
	_, err := r.Wait(min(engine.TicksPerSecond, g.limit-r.State.Tick))
	return err
}

// second is a wait of one second, on the second: that is when the rules of a case look.
func second(v *View) engine.Input {
	return engine.Input{Kind: engine.Wait, Ticks: engine.TicksPerSecond - v.Tick()%engine.TicksPerSecond}
}
