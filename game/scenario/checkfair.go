package scenario

import (
	"math"
	"slices"

	"downtime/game/device"
	"downtime/game/engine"
)

// checkReach names what no play can reach: conditions that cannot hold in any variant within the case's time.
func (c *compiler) checkReach(ahead []foresight) {
	end := c.end()
	lost := func(e engine.Expr) bool {
		return len(ahead) > 0 && !slices.ContainsFunc(ahead, func(f foresight) bool { return f.soonest(e) < end })
	}
	const fix = "look for a variant, a flag or a time that cannot be so, or remove it"
	for i := range c.sc.Scenes {
		if lost(c.sc.Scenes[i].When) {
			c.report(place("scenes", i)+".when", CodeUnreachable, "the scene "+quote(c.sc.Scenes[i].ID)+" can open in no variant", fix)
		}
	}
	for i := range c.sc.Triggers {
		if lost(c.sc.Triggers[i].When) {
			c.report(place("triggers", i)+".when", CodeUnreachable, "the trigger "+quote(c.sc.Triggers[i].ID)+" can fire in no variant", fix)
		}
	}
	for i := range c.sc.Actions {
		a := &c.sc.Actions[i]
		if lost(a.When) {
			c.report(c.actions[i].path+".when", CodeUnreachable, "the action "+quote(a.ID)+" is possible in no variant", fix)
		}
		for j := range a.Findings {
			if lost(a.Findings[j].When) {
				c.report(place(c.actions[i].path+".findings", j)+".when", CodeUnreachable, "this is found in no variant", fix)
			}
		}
	}
}

// checkFallback wants a way to go on without a device that fails: its safe mode, hands, or another device.
func (c *compiler) checkFallback(f *foresight, d int) {
	if !c.sc.Variants[f.variant].Faulty[d] {
		return
	}
	for i := range c.sc.Actions {
		a := &c.sc.Actions[i]
		if f.possible(a.When) && (c.replaces(a.Starts, d) || c.replaces(a.Effects, d)) {
			return
		}
	}
	for i := range c.sc.Scenes {
		for j := range c.sc.Scenes[i].Choices {
			if ch := &c.sc.Scenes[i].Choices[j]; f.possible(ch.When) && c.replaces(ch.Effects, d) {
				return
			}
		}
	}
	c.report(place("variants", f.variant)+".faulty", CodeFallback, quote(c.sc.Devices[d].ID)+" fails here, and nothing can be done without it",
		"give an action with act: safe or act: manual for it, and what that needs: hands, a bag, another device")
}

// replaces reports whether effects put something in the place of a device.
func (c *compiler) replaces(b engine.Block, d int) bool {
	for _, e := range c.sc.Effects[b.From:b.To] {
		if e.Kind == engine.DecideAct && e.Ref == d && (engine.Act(e.Sub) == engine.Safe || engine.Act(e.Sub) == engine.Manual) {
			return true
		}
	}
	return false
}

// checkRatios wants each clue to be findable where its likelihood ratio says that it belongs.
func (c *compiler) checkRatios(ahead []foresight) {
	for i := range c.sc.Clues {
		cl := &c.sc.Clues[i]
		c.checkTells(i, cl)
		if cl.Device < 0 || cl.LR <= 0 || cl.LR == 1 || !c.use.given[cl.ID] {
			continue
		}
		guilty, sound := false, false
		for v := range ahead {
			if !math.IsInf(ahead[v].clues[i], 1) {
				guilty = guilty || c.sc.Variants[v].Faulty[cl.Device]
				sound = sound || !c.sc.Variants[v].Faulty[cl.Device]
			}
		}
		at, id := place("clues", i)+".lr", quote(c.sc.Devices[cl.Device].ID)
		if cl.LR > 1 && !guilty {
			c.report(at, CodeContrary, "it speaks for a fault of "+id+" and can be found only where that is sound", "give a ratio below 1, or let a guilty variant show it")
		}
		if cl.LR < 1 && !sound {
			c.report(at, CodeContrary, "it speaks for "+id+" being sound and can be found only where that is at fault", "give a ratio above 1, or let an innocent variant show it")
		}
	}
}

// checkTells wants a clue with a ratio to be about a device, and one about a suspect device to be told where it is true.
func (c *compiler) checkTells(i int, cl *engine.Clue) {
	at := place("clues", i) + ".lr"
	if cl.Device < 0 {
		if cl.LR != 0 && c.doc.Clues[i].Device == "" {
			c.report(at, CodeConflict, "a likelihood ratio is about a device, and the clue names none", "add device, or remove lr")
		}
		return
	}
	suspect := slices.ContainsFunc(c.sc.Variants, func(v engine.Variant) bool { return v.Faulty[cl.Device] })
	if suspect && slices.ContainsFunc(c.use.gives, func(g giving) bool { return g.clue == i && g.blind(cl) }) {
		c.report(at, CodeContrary, "it is told whatever is so: it says nothing about "+quote(c.sc.Devices[cl.Device].ID), "give what tells it a when that asks for the truth, or remove device and lr")
	}
}

// blind reports whether a place gives a clue whatever is so.
func (g *giving) blind(cl *engine.Clue) bool {
	return blind(cl.Available) && !slices.ContainsFunc(g.when, func(e engine.Expr) bool { return !blind(e) })
}

// checkPrices wants no act to be best at every belief, and a bare disconnection at none.
func (c *compiler) checkPrices() {
	for i := range c.sc.Utilities {
		u, at := &c.sc.Utilities[i], place("utilities", i)
		if best(u, 1) == engine.Keep {
			c.report(at, CodePrices, "to keep a device is best even where it is surely at fault", "price the harm that keeping does")
		}
		if best(u, 0) != engine.Keep {
			c.report(at, CodePrices, quote(best(u, 0).String())+" is best even where the device is surely sound", "price the people that it takes and what it does to a patient")
		}
		for _, act := range []engine.Act{engine.Safe, engine.Manual} {
			if u.Act[act][1] == u.Act[engine.Keep][1] {
				c.report(at, CodePrices, quote(act.String())+" costs nothing even where the device is surely sound", "price the person that it takes and what they left")
			}
		}
		for step := range 101 {
			if p := float64(float64(step) * 0.01); best(u, p) == engine.Disconnect {
				c.report(at, CodePrices, "to disconnect with no fallback is best at a belief of "+number(math.Round(p*100))+" %", "a disconnection without a fallback delivers nothing: price that")
				break
			}
		}
	}
}

// best is the act worth most at a belief; the first of equals.
func best(u *engine.Utility, p float64) engine.Act {
	top, at := math.Inf(-1), engine.Keep
	for a := range u.Act {
		if worth := float64(p*u.Act[a][0]) + float64((1-p)*u.Act[a][1]); worth > top+1e-12 {
			top, at = worth, engine.Act(a)
		}
	}
	return at
}

// checkEarned names scored lines that count in no variant, or can be met in none where they count.
func (c *compiler) checkEarned(ahead []foresight) {
	for i := range c.sc.Criteria {
		cr := &c.sc.Criteria[i]
		if len(cr.Any) == 0 || slices.ContainsFunc(ahead, func(f foresight) bool { return f.earns(cr) }) {
			continue
		}
		c.report(place("rubric", i), CodeUnearned, "no run can have the line "+quote(cr.ID)+": it counts in no variant where it can be met, or not by its time",
			"look at if, when and by together")
	}
}

// earns reports whether a criterion can count and be met, in time.
func (f *foresight) earns(cr *engine.Criterion) bool {
	before := f.c.end()
	if cr.By > 0 && cr.Late == 0 {
		before = min(before, float64(cr.By)/engine.TicksPerSecond)
	}
	n := 0
	for _, e := range cr.Any {
		if f.soonest(e) <= before {
			n++
		}
	}
	return n >= cr.Need && f.possible(cr.If)
}

// checkFairness wants what every fair case has: twins, a device to judge, help, hands, and a word about work.
func (c *compiler) checkFairness() {
	for i := range c.sc.Variants {
		v, at := &c.sc.Variants[i], place("variants", i)
		if v.Twin < 0 || v.Tell == "" {
			c.report(at, CodeTwin, "the variant "+quote(v.ID)+" has no twin to be told from", "name in twin the variant most easily taken for it, and in tell what would have told them apart")
		}
	}
	if !slices.ContainsFunc(c.sc.Devices, func(d engine.Device) bool { return d.Scored }) {
		c.report("devices", CodeNoJudge, "no device is scored: there is nothing about which to be right or wrong", "give scored: true to the device in question")
	}
	if !slices.ContainsFunc(c.sc.Actions, func(a engine.Action) bool {
		return a.Category == "call" && a.Voice && a.By[0] && a.When.Always() && a.Ticks <= engine.TicksPerSecond
	}) {
		c.report("actions", CodeNoHelp, "no call for help is always there", "a shout, the buzzer or \"you, call 2222\": category: call, voice: true, seconds: 1, without when")
	}
	c.checkHands()
	c.checkDebrief()
}

// checkHands wants somebody on every bag that an act attaches.
func (c *compiler) checkHands() {
	for i := range c.sc.Actions {
		if a := &c.sc.Actions[i]; c.unsqueezed(a.Starts, a.Effects) {
			c.report(c.actions[i].path, CodeNoHands, "the action "+quote(a.ID)+" attaches a bag and nobody squeezes it", "add hold, with a person if it is not whoever acts")
		}
	}
	for i := range c.sc.Scenes {
		for j := range c.sc.Scenes[i].Choices {
			if ch := &c.sc.Scenes[i].Choices[j]; c.unsqueezed(ch.Effects) {
				c.report(place(place("scenes", i)+".choices", j), CodeNoHands, "the choice "+quote(ch.ID)+" attaches a bag and nobody squeezes it", "add hold, with a person")
			}
		}
	}
}

func (c *compiler) unsqueezed(blocks ...engine.Block) bool {
	var attached, held names
	for _, b := range blocks {
		for _, e := range c.sc.Effects[b.From:b.To] {
			switch {
			case e.Kind == engine.Connect && e.Ref >= 0 && c.sym.kinds[e.Ref] == device.Bag:
				attached = append(attached, c.sc.Devices[e.Ref].ID)
			case e.Kind == engine.HoldBag:
				held = append(held, c.sc.Devices[e.Ref].ID)
			}
		}
	}
	return slices.ContainsFunc(attached, func(id string) bool { return !slices.Contains(held, id) })
}
