package scenario

import (
	"cmp"
	"math"
	"slices"

	"downtime/game/engine"
)

// delay is one delayed effect of an action that can be done again.
type delay struct {
	path           string
	after, seconds float64 // how long it waits, and how long the action takes
	by             []string
	voice          bool
}

// delayed counts one delayed effect. The engine holds a fixed number of them and trusts the compiler that no play can want more.
func (c *compiler) delayed(path string, after float64, g giver) {
	switch {
	case after <= 0 || after > longest:
	case g.once && g.variant >= 0:
		c.setups[g.variant] = append(c.setups[g.variant], after)
	case g.once:
		c.pending++
	case g.by == nil: // a trigger that repeats
		c.pending += 1 + int(after/g.again)
	case g.again == 0:
		c.report(path, CodeCap, "an action that takes no time and can be done again would leave any number of effects waiting", "give it seconds, or make it once only")
	case !slices.ContainsFunc(c.delays, func(d delay) bool { return d.path == path }): // else it is the same act on another target
		c.delays = append(c.delays, delay{path, after, g.again, g.by, g.voice})
	}
}

// checkRamps reports a case that moves more knobs of bodies steadily than the engine can at one time. A new ramp of a knob replaces the old.
func (c *compiler) checkRamps() {
	var moved [][2]int
	for i := range c.sc.Effects {
		e := &c.sc.Effects[i]
		knob := [2]int{e.Ref, e.Sub}
		if (e.Kind == engine.TurnKnob || e.Kind == engine.ScaleKnob) && e.Over > 0 && !slices.Contains(moved, knob) {
			moved = append(moved, knob)
		}
	}
	if len(moved) > engine.MaxRamps {
		c.report("variants", CodeCap, number(float64(len(moved)))+" knobs move steadily; the engine moves "+number(engine.MaxRamps)+" at one time",
			"turn some of them at once: leave over out")
	}
}

// checkPending reports a case in which more delayed effects could wait at one time than the engine holds.
func (c *compiler) checkPending() {
	total := c.pending
	for _, t := range c.moments() {
		setup := 0
		for _, v := range c.setups {
			n := 0
			for _, after := range v {
				if after >= t {
					n++
				}
			}
			setup = max(setup, n)
		}
		again := 0
		for _, person := range c.sym.people {
			again += c.waiting(person, false, t) + c.waiting(person, true, t)
		}
		total = max(total, c.pending+setup+again)
	}
	if total <= engine.MaxPending {
		return
	}
	path := "actions"
	if len(c.delays) > 0 {
		path = slices.MaxFunc(c.delays, func(a, b delay) int { return cmp.Compare(a.after/a.seconds, b.after/b.seconds) }).path
	}
	c.report(path, CodeCap, number(float64(total))+" delayed effects could wait at one time; the engine holds "+number(engine.MaxPending),
		"make an action once only, shorten a delay, or let a trigger with hold do it")
}

// moments are the seconds at which most could wait: when an effect of a setup is about to come, and when all has had time to begin.
func (c *compiler) moments() []float64 {
	all := []float64{longest}
	for _, v := range c.setups {
		all = append(all, v...)
	}
	return all
}

// waiting is the most delayed effects that one person's hands, or voice, can have waiting t seconds into the run by doing things again
// and again. A person does one thing at a time: looking back from then, each stretch of time was best spent on the action that leaves
// most effects, a second, of those that still wait; and one action more may have ended just then.
func (c *compiler) waiting(person string, voice bool, t float64) int {
	var mine []delay
	most := 0
	for _, d := range c.delays {
		if d.voice != voice || !slices.Contains(d.by, person) {
			continue
		}
		d.after = min(d.after, t)
		mine = append(mine, d)
		most = max(most, siblings(mine, d, 0))
	}
	slices.SortFunc(mine, func(a, b delay) int { return cmp.Compare(a.after, b.after) })
	sum, from := 0.0, 0.0
	for _, d := range mine {
		sum += float64((d.after - from) * density(mine, from))
		from = d.after
	}
	return int(math.Ceil(sum)) + most
}

// density is the most effects, for each second spent, that still wait after age seconds.
func density(all []delay, age float64) float64 {
	best := 0.0
	for _, d := range all {
		best = max(best, float64(siblings(all, d, age))/d.seconds)
	}
	return best
}

// siblings counts the effects of d's action that wait longer than age seconds.
func siblings(all []delay, d delay, age float64) int {
	n := 0
	for _, e := range all {
		if e.after > age && owner(e.path) == owner(d.path) {
			n++
		}
	}
	return n
}

// owner is the action of a path: "actions[3]" of "actions[3].effects[1].after".
func owner(path string) string {
	for i, r := range path {
		if r == ']' {
			return path[:i+1]
		}
	}
	return path
}
