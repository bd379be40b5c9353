package scenario

import (
	"math"
	"slices"

	"downtime/game/engine"
)

// checkEvidence judges the matched set: that every truth can be found, and that suspicion alone does not pay.
func (c *compiler) checkEvidence() {
	c.checkFaults()
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
			c.checkClues(v, d)
		}
	}
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
	if innocent < total/2-1e-9 {
		c.report("variants", CodeInnocent, "less than half of what is drawn is innocent", "raise the weights of the mimic and plain variants: at work an odd reading is nearly always the patient")
	}
}

// checkFaults wants every fault that begins on a device to stand in faulty, and every faulty device to have a fault.
func (c *compiler) checkFaults() {
	for _, f := range c.use.faults {
		if f.variant >= 0 && f.device >= 0 && !c.sc.Variants[f.variant].Faulty[f.device] {
			c.report(f.path+".device", CodeFaulty, quote(c.sym.devices[f.device])+" is given a fault here, and the variant's faulty does not name it", "add it to faulty")
		}
	}
	for v := range c.sc.Variants {
		for d := range c.sc.Devices {
			if c.sc.Variants[v].Faulty[d] && !slices.ContainsFunc(c.use.faults, func(f fault) bool {
				return f.device == d && (f.variant == v || f.variant < 0 && c.possible(f.when, v))
			}) {
				c.report(place("variants", v)+".faulty", CodeFaulty, quote(c.sym.devices[d])+" is said to be faulty, and nothing begins a fault on it", "begin one in setup")
			}
		}
	}
}

// checkClues wants two independent ways to find a fault, and in an innocent variant two to find that a device which is guilty
// elsewhere is sound here.
func (c *compiler) checkClues(v, d int) {
	variant, dev := &c.sc.Variants[v], &c.sc.Devices[d]
	guilty := variant.Faulty[d]
	suspect := dev.Scored && variant.Kind.Innocent() && slices.ContainsFunc(c.sc.Variants, func(o engine.Variant) bool { return o.Faulty[d] })
	if !guilty && !suspect {
		return
	}
	var groups names
	for _, g := range c.use.gives {
		cl := &c.sc.Clues[g.clue]
		if cl.Device != d || (cl.LR > 1) != guilty || slices.Contains(groups, cl.Group) || !c.possible(cl.Available, v) {
			continue
		}
		if !slices.ContainsFunc(g.when, func(e engine.Expr) bool { return !c.possible(e, v) }) {
			groups = append(groups, cl.Group)
		}
	}
	if len(groups) >= 2 {
		return
	}
	what, ratio := "that it is sound", "below 1"
	if guilty {
		what, ratio = "the fault", "above 1"
	}
	c.report(place("variants", v), CodeClues, "in "+quote(variant.ID)+" only "+number(float64(len(groups)))+" independent clues show "+what+" of "+quote(dev.ID),
		"give findings two clues about it of different groups, with lr "+ratio)
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
