package scenario

import (
	"slices"

	"downtime/game/engine"
)

// ranking compiles a criterion that asks for an order of the patients: the experts' places, and the pairs on which they differed.
func (c *compiler) ranking(path string, r *Criterion, out *engine.Criterion) {
	if r.When != "" || len(r.Any) > 0 || r.Need != 0 {
		c.report(path, CodeConflict, "a ranking is earned by its order alone", "remove when, any and need; if and by may stand")
	}
	if r.Points < 0 {
		c.report(path+".points", CodeRange, "a ranking earns points and costs none", "give points above 0")
	}
	if len(r.Rank) < 2 || len(r.Rank) > engine.MaxPatients {
		c.report(path+".rank", CodeRange, "an order has from 2 to 8 patients", "")
	}
	var seen names
	tied := true
	for i, p := range r.Rank {
		at := place(path+".rank", i)
		patient, ok := c.sym.patients.find(p.Patient)
		switch {
		case !ok:
			c.unknown(at+".patient", "patient", p.Patient, c.sym.patients)
		case slices.Contains(seen, p.Patient):
			c.report(at+".patient", CodeDuplicate, quote(p.Patient)+" has two places", "keep one")
		}
		seen = append(seen, p.Patient)
		c.within(at+".place", float64(p.Place), 1, engine.MaxPatients, "")
		c.fits(at+".why", p.Why, most.line)
		tied = tied && p.Place == r.Rank[0].Place
		out.Order = append(out.Order, engine.Place{Patient: patient, Rank: p.Place, Why: p.Why})
	}
	if tied && len(r.Rank) > 1 {
		c.report(path+".rank", CodeConflict, "the experts put everybody in one place: nothing is asked", "give at least two places, counted from 1")
	}
	c.disputed(path, r, seen, out)
	c.sameOrder(path, out)
}

// disputed finds the pairs on whose order the experts differed.
func (c *compiler) disputed(path string, r *Criterion, asked names, out *engine.Criterion) {
	for i, pair := range r.Disputed {
		at := place(path+".disputed", i)
		if len(pair) != 2 || pair[0] == pair[1] {
			c.report(at, CodeConflict, "a pair is two patients", "as in [bed3, bed5]")
			continue
		}
		var d [2]int
		known := true
		for j, id := range pair {
			n, ok := asked.find(id)
			if !ok {
				c.unknown(place(at, j), "patient of this order", id, asked)
			}
			d[j], known = n, known && ok
		}
		if known && r.Rank[d[0]].Place == r.Rank[d[1]].Place {
			c.report(at, CodeConflict, "a pair in one place is not asked, so nobody can differ on it", "remove it, or give the two different places")
		}
		out.Disputed = append(out.Disputed, d)
	}
}

// sameOrder wants every ranking of a case to ask for the same patients, since one order is given for all, and an action that gives it.
func (c *compiler) sameOrder(path string, out *engine.Criterion) {
	patients := func(places []engine.Place) []int {
		all := make([]int, len(places))
		for i := range places {
			all[i] = places[i].Patient
		}
		return slices.Sorted(slices.Values(all))
	}
	for i := range c.sc.Criteria {
		if other := c.sc.Criteria[i].Order; len(other) > 0 && !slices.Equal(patients(other), patients(out.Order)) {
			c.report(path+".rank", CodeConflict, "it asks for other patients than the ranking "+quote(c.sc.Criteria[i].ID), "one order is given for all: name the same patients")
		}
	}
	if !slices.ContainsFunc(c.sc.Actions, func(a engine.Action) bool { return a.Rank }) {
		c.report(path+".rank", CodeMissing, "no action gives an order", "give an action text: rank")
	}
}

// ruleOrders compiles the order that a rule of the expert gives.
func (c *compiler) ruleOrders(path string, r *Rule, a *engine.Action, in *engine.Input) {
	if !a.Rank {
		if r.Order != nil {
			c.report(path+".order", CodeConflict, quote(r.Do)+" carries no order", "remove order")
		}
		return
	}
	for i, id := range r.Order {
		p, ok := c.sym.patients.find(id)
		if !ok {
			c.unknown(place(path+".order", i), "patient", id, c.sym.patients)
		}
		in.Order = append(in.Order, p)
	}
	if asked := c.sc.Ranked(); !slices.Equal(slices.Sorted(slices.Values(in.Order)), asked) {
		c.report(path+".order", CodeConflict, "the order does not hold each patient of the ranking once", "name all of them, the first to be seen first")
	}
}
