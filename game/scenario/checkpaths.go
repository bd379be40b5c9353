package scenario

import (
	"slices"
	"strings"

	"downtime/game/engine"
)

// checkPaths names what stands in the case and is never come to: scenes that only lead to one another, effects after the end, helpers who never arrive,
// rules behind one that always does something.
func (c *compiler) checkPaths(ahead []foresight) {
	c.checkOpened(ahead)
	c.checkLoops()
	c.checkEndings(ahead)
	c.checkArrivals()
	c.checkEffectTimes()
	c.checkRuleOrder()
}

// checkOpened wants a way from the beginning of the case to each scene.
func (c *compiler) checkOpened(ahead []foresight) {
	reached := make([]bool, len(c.sc.Scenes))
	possible := func(e engine.Expr) bool {
		return slices.ContainsFunc(ahead, func(f foresight) bool { return f.possible(e) })
	}
	open := func(b engine.Block) (more bool) {
		for _, e := range c.sc.Effects[b.From:b.To] {
			if e.Kind == engine.OpenScene && !reached[e.Ref] && possible(e.When) {
				reached[e.Ref], more = true, true
			}
		}
		return more
	}
	for i := range c.sc.Scenes {
		reached[i] = !c.sc.Scenes[i].When.Always()
	}
	for more := true; more; {
		more = c.openOnce(reached, possible, open)
	}
	for i, yes := range reached {
		if !yes && c.use.opened[c.sc.Scenes[i].ID] {
			c.report(place("scenes", i), CodeUnreachable, "only what is itself never reached opens the scene "+quote(c.sc.Scenes[i].ID), "give it when, or open it from something that happens")
		}
	}
}

// openOnce opens the scenes that all that is reached so far leads to.
func (c *compiler) openOnce(reached []bool, possible func(engine.Expr) bool, open func(engine.Block) bool) (more bool) {
	for i := range c.sc.Variants {
		more = open(c.sc.Variants[i].Setup) || more
	}
	for i := range c.sc.Actions {
		if a := &c.sc.Actions[i]; possible(a.When) {
			more = open(a.Starts) || more
			more = open(a.Effects) || more
		}
	}
	for i := range c.sc.Triggers {
		more = open(c.sc.Triggers[i].Effects) || more
	}
	for i := range c.sc.Scenes {
		for j := range c.sc.Scenes[i].Choices {
			if ch := &c.sc.Scenes[i].Choices[j]; reached[i] && possible(ch.When) {
				more = open(ch.Effects) || more
			}
		}
	}
	return more
}

// checkLoops wants silence to lead on: a default that at once opens its own scene again asks for ever.
func (c *compiler) checkLoops() {
	for i := range c.sc.Scenes {
		seen := []int{}
		for at := i; at >= 0 && !slices.Contains(seen, at); {
			seen = append(seen, at)
			if at = c.opensAtOnce(at); at == i {
				c.report(place("scenes", i)+".default", CodeDeadEnd, "silence only opens the scene "+quote(c.sc.Scenes[i].ID)+" again", "let the default lead somewhere else, or open it after some time")
			}
		}
	}
}

// opensAtOnce is the scene that silence in another opens without delay; -1 none.
func (c *compiler) opensAtOnce(scene int) int {
	s := &c.sc.Scenes[scene]
	if s.Default < 0 || s.Default >= len(s.Choices) {
		return -1
	}
	b := s.Choices[s.Default].Effects
	for _, e := range c.sc.Effects[b.From:b.To] {
		if e.Kind == engine.OpenScene && e.After == 0 && e.When.Always() {
			return e.Ref
		}
	}
	return -1
}

// leastPlay is how long, in seconds, a case lasts at least whatever is done.
const leastPlay = 60

// checkEndings wants endings that come, and not before anything could be done.
func (c *compiler) checkEndings(ahead []foresight) {
	if len(c.sc.Endings) == 0 && !c.doc.Unscored {
		c.report("endings", CodeEnding, "nothing is said when the case ends", "give an ending with the words that the trainee reads last, as in when: 't >= 590'")
	}
	for i := range c.sc.Endings {
		e, at := &c.sc.Endings[i], place("endings", i)
		holds := func(f foresight) bool { return f.heldAt(e.When, leastPlay-1) }
		comes := func(f foresight) bool { return f.soonest(e.When)+float64(e.Hold)/engine.TicksPerSecond < c.end() }
		switch {
		case len(ahead) == 0 || e.When.Always():
		case !slices.ContainsFunc(ahead, comes):
			c.report(at+".when", CodeEnding, "the ending "+quote(e.ID)+" comes in no variant before the case is over", "look at when, hold and the limit of the case together")
		case byClock(e.When) && slices.ContainsFunc(ahead, holds):
			c.report(at+".when", CodeEnding, "the case ends so within its first minute, whatever is done", "let it end later, or by what happens")
		}
	}
}

// checkArrivals wants who and what is away to come at some time.
func (c *compiler) checkArrivals() {
	comes := func(kind engine.EffectKind, i int) bool {
		return slices.ContainsFunc(c.sc.Effects, func(e engine.Effect) bool { return e.Kind == kind && e.Ref == i })
	}
	for i := range c.sc.Devices {
		if d := &c.sc.Devices[i]; d.Away && !comes(engine.FetchDevice, i) {
			c.report(place("devices", i), CodeUnreachable, quote(d.ID)+" is away, and nothing fetches it", "add {fetch: "+d.ID+"} to the effects of an action, or remove it")
		}
	}
	for i := range c.sc.People {
		if p := &c.sc.People[i]; p.Away && !comes(engine.FetchPerson, i) {
			c.report(place("people", i), CodeUnreachable, quote(p.ID)+" is away, and nothing lets them come", "add {fetch: "+p.ID+"} to some effects, or remove them")
		}
	}
}

// everyEffect shows each effect of the case as it is written.
func (c *compiler) everyEffect(see func(path string, e *Effect)) {
	each := func(path string, all []Effect) {
		for i := range all {
			see(place(path, i), &all[i])
		}
	}
	for i := range c.doc.Variants {
		each(place("variants", i)+".setup", c.doc.Variants[i].Setup)
	}
	for i := range c.doc.Actions {
		each(place("actions", i)+".starts", c.doc.Actions[i].Starts)
		each(place("actions", i)+".effects", c.doc.Actions[i].Effects)
	}
	for i := range c.doc.Scenes {
		for j := range c.doc.Scenes[i].Choices {
			each(place(place("scenes", i)+".choices", j)+".effects", c.doc.Scenes[i].Choices[j].Effects)
		}
	}
	for i := range c.doc.Triggers {
		each(place("triggers", i)+".effects", c.doc.Triggers[i].Effects)
	}
}

// checkEffectTimes names effects that come too late to come, or mend what nobody broke.
func (c *compiler) checkEffectTimes() {
	begun := map[string]bool{}
	c.everyEffect(func(_ string, e *Effect) { begun[e.Fault+" "+e.Device] = true })
	c.everyEffect(func(path string, e *Effect) {
		if e.After >= c.end() && e.After <= longest {
			c.report(path+".after", CodeUnreachable, "it comes after "+number(e.After)+" s, and the case ends at "+number(c.end()), "let it come earlier, or the case last longer")
		}
		if e.Mend != "" && !strings.Contains(e.Device, "@") && !begun[e.Mend+" "+e.Device] {
			c.report(path+".mend", CodeUnreachable, "nothing begins the fault "+quote(e.Mend)+" on "+quote(e.Device), "begin it in a setup, or remove this")
		}
	})
}

// checkRuleOrder names rules of the expert that stand behind one which always does something.
func (c *compiler) checkRuleOrder() {
	for i := range c.sc.Expert {
		r := &c.sc.Expert[i]
		idle := r.Input.Kind == engine.Wait || r.Input.Kind == engine.Believe
		if r.When.Always() && !r.Once && idle && i+1 < len(c.sc.Expert) {
			c.report(place("expert", c.rules[i+1]), CodeUnreachable, "the rule before this one always does something: this never has its turn", "give that one a when, or put it last")
			return
		}
	}
}
