package scenario

import (
	"math"
	"slices"

	"downtime/game/engine"
)

// checkEvidence judges the matched set: that every truth can be found, and that suspicion alone does not pay.
func (c *compiler) checkEvidence() {
	if slices.ContainsFunc(c.probs, func(p Problem) bool { return p.Code == CodeCap }) {
		return // what the engine cannot hold cannot be looked up in its arrays
	}
	ahead := c.foreseen()
	c.checkReach(ahead)
	c.checkPaths(ahead)
	c.checkActs()
	c.checkMenu()
	c.checkDoses()
	c.checkFaults(ahead)
	c.checkHarm()
	if c.doc.Unscored {
		return
	}
	c.checkMatchedSet()
	c.checkGiven()
	c.checkDomains()
	for v := range c.sc.Variants {
		if len(c.doc.Variants[v].Setup) == 0 && c.sc.Variants[v].Kind != engine.Plain {
			c.report(place("variants", v), CodeSetup, "the variant "+quote(c.sc.Variants[v].ID)+" has no setup: nothing is wrong in it", "begin the fault or the illness in setup")
		}
		for d := range c.sc.Devices {
			c.checkClues(&ahead[v], d)
			c.checkFallback(&ahead[v], d)
		}
	}
	c.checkRatios(ahead)
	c.checkSet(ahead)
	c.checkPrices()
	c.checkEarned(ahead)
	c.checkTimes(ahead)
	c.checkExpert(ahead)
	c.checkFairness()
}

// checkMatchedSet wants all four kinds, and innocence at least as often as guilt.
func (c *compiler) checkMatchedSet() {
	total, innocent := 0.0, 0.0
	have := map[engine.VariantKind]bool{}
	for i := range c.sc.Variants {
		v := &c.sc.Variants[i]
		have[v.Kind] = true
		total += v.Weight
		if v.Kind.Innocent() {
			innocent += v.Weight
		}
	}
	for i, kind := range variantKinds {
		if !have[engine.VariantKind(i)] && len(c.sc.Variants) > 0 {
			c.report("variants", CodeMatchedSet, "the matched set has no "+kind+" variant", "a set has a silent fault, an overt fault, a mimic and a plain sound device")
		}
	}
	if innocent+1e-9 < float64(total*0.5) {
		c.report("variants", CodeInnocent, "less than half of what is drawn is innocent", "raise the weights of the mimic and plain variants: at work an odd reading is nearly always the patient")
	}
}

// checkFaults wants every fault that begins on a device to stand in faulty, and every faulty device to have a fault.
func (c *compiler) checkFaults(ahead []foresight) {
	for _, f := range c.use.faults {
		if f.variant >= 0 && f.device >= 0 && !c.sc.Variants[f.variant].Faulty[f.device] {
			c.report(f.path+".device", CodeFaulty, quote(c.sym.devices[f.device])+" is given a fault here, and the variant's faulty does not name it", "add it to faulty")
		}
	}
	for v := range c.sc.Variants {
		for d := range c.sc.Devices {
			if c.sc.Variants[v].Faulty[d] && !slices.ContainsFunc(c.use.faults, func(f fault) bool {
				return f.device == d && (f.variant == v || f.variant < 0 && ahead[v].possible(f.when))
			}) {
				c.report(place("variants", v)+".faulty", CodeFaulty, quote(c.sym.devices[d])+" is said to be faulty, and nothing begins a fault on it", "begin one in setup")
			}
		}
	}
}

// checkClues wants two independent ways to find a fault before it is too late, and in an innocent variant two to find that a device which
// is guilty elsewhere is sound here.
func (c *compiler) checkClues(f *foresight, d int) {
	variant, dev := &c.sc.Variants[f.variant], &c.sc.Devices[d]
	guilty := variant.Faulty[d]
	suspect := dev.Scored && variant.Kind.Innocent() && slices.ContainsFunc(c.sc.Variants, func(o engine.Variant) bool { return o.Faulty[d] })
	if !guilty && !suspect {
		return
	}
	ever, timely := c.groups(f, d, guilty, never), c.groups(f, d, guilty, c.tooLate(f, d))
	what, ratio := "that it is sound", "below 1"
	if guilty {
		what, ratio = "the fault", "above 1"
	}
	at, of := place("variants", f.variant), what+" of "+quote(dev.ID)
	switch {
	case ever < 2:
		c.report(at, CodeClues, "in "+quote(variant.ID)+" "+few(ever)+" "+of,
			"give findings two clues about it of different groups, with lr "+ratio)
	case timely < 2:
		c.report(at, CodeClueLate, "in "+quote(variant.ID)+" "+few(timely)+" "+of+" within "+number(c.tooLate(f, d))+" s, by when it is to be decided",
			"let them be found earlier, or give the decision more time")
	}
}

// few says how few clues there are.
func few(n int) string {
	if n == 0 {
		return "no clue shows"
	}
	return "only one independent clue shows"
}

// groups counts the independent clues that speak for or against a device and can be found before a second.
func (c *compiler) groups(f *foresight, d int, guilty bool, before float64) int {
	var groups names
	for i := range c.sc.Clues {
		cl := &c.sc.Clues[i]
		if cl.Device == d && (cl.LR > 1) == guilty && f.clues[i] < before && !slices.Contains(groups, cl.Group) {
			groups = append(groups, cl.Group)
		}
	}
	return len(groups)
}

// tooLate is the second by which a device is to be decided about in a variant: the latest of the decisions that concern it, else of all,
// else the end of the case.
func (c *compiler) tooLate(f *foresight, d int) float64 {
	about, all := 0.0, 0.0
	for i := range c.sc.Decisions {
		dec := &c.sc.Decisions[i]
		by := float64(dec.By) / engine.TicksPerSecond
		if by == 0 || !f.possible(dec.When) {
			continue
		}
		all = max(all, by)
		if c.concerns(dec, d) {
			about = max(about, by)
		}
	}
	switch {
	case about > 0:
		return about
	case all > 0:
		return all
	}
	return c.end()
}

// concerns reports whether a decision is about a device: what it does decides it.
func (c *compiler) concerns(dec *engine.Decision, d int) bool {
	var blocks []engine.Block
	if dec.Action >= 0 {
		blocks = []engine.Block{c.sc.Actions[dec.Action].Starts, c.sc.Actions[dec.Action].Effects}
	} else if dec.Scene >= 0 && dec.Expert >= 0 {
		for i := range c.sc.Scenes[dec.Scene].Choices {
			blocks = append(blocks, c.sc.Scenes[dec.Scene].Choices[i].Effects)
		}
	}
	for _, b := range blocks {
		for _, e := range c.sc.Effects[b.From:b.To] {
			if e.Kind == engine.DecideAct && e.Ref == d {
				return true
			}
		}
	}
	return false
}

// checkGiven names clues that no finding and no effect gives.
func (c *compiler) checkGiven() {
	for i, cl := range c.doc.Clues {
		if !c.use.given[cl.ID] {
			c.report(place("clues", i), CodeClueLost, "nothing gives the clue "+quote(cl.ID), "name it in a finding, or remove it")
		}
	}
}

// checkHarm wants the patients' weights to share out the whole outcome.
func (c *compiler) checkHarm() {
	sum := 0.0
	for _, p := range c.doc.Patients {
		sum += p.Harm
	}
	if len(c.doc.Patients) > 0 && !c.doc.Unscored && math.Abs(sum-1) > 1e-6 {
		c.report("patients", CodeHarm, "the harm weights of the patients sum to "+number(math.Round(sum*1e6)/1e6)+", not 1", "share 1 between them")
	}
}

// checkDomains wants every domain in use to have something to earn.
func (c *compiler) checkDomains() {
	var first [engine.NumDomains]int
	var used, earns [engine.NumDomains]bool
	for i := range c.sc.Criteria {
		cr := &c.sc.Criteria[i]
		if !used[cr.Domain] {
			used[cr.Domain], first[cr.Domain] = true, i
		}
		earns[cr.Domain] = earns[cr.Domain] || cr.Points > 0
	}
	for d := range used {
		if used[d] && !earns[d] {
			c.report(place("rubric", first[d])+".domain", CodePoints, "the domain "+quote(domains[d])+" can only lose points", "add a line that earns some")
		}
	}
}
