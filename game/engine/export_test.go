package engine

import "slices"

// Unhurried gives a copy of a case whose conditions are all looked at to their end, every second.
func (sc *Scenario) Unhurried() *Scenario {
	out := *sc
	slow := func(e *Expr) {
		e.steady, e.Ops = false, slices.Clone(e.Ops)
		for i := range e.Ops {
			e.Ops[i].Join = 0
		}
	}
	out.Scenes, out.Triggers, out.Clues = slices.Clone(sc.Scenes), slices.Clone(sc.Triggers), slices.Clone(sc.Clues)
	out.Criteria, out.Critical, out.Endings = slices.Clone(sc.Criteria), slices.Clone(sc.Critical), slices.Clone(sc.Endings)
	out.Effects, out.Actions = slices.Clone(sc.Effects), slices.Clone(sc.Actions)
	for i := range out.Scenes {
		slow(&out.Scenes[i].When)
	}
	for i := range out.Triggers {
		slow(&out.Triggers[i].When)
	}
	for i := range out.Clues {
		slow(&out.Clues[i].Available)
	}
	for i := range out.Criteria {
		slow(&out.Criteria[i].If)
		out.Criteria[i].Any = slices.Clone(out.Criteria[i].Any)
		for j := range out.Criteria[i].Any {
			slow(&out.Criteria[i].Any[j])
		}
	}
	for i := range out.Critical {
		slow(&out.Critical[i].When)
	}
	for i := range out.Endings {
		slow(&out.Endings[i].When)
	}
	for i := range out.Effects {
		slow(&out.Effects[i].When)
	}
	for i := range out.Actions {
		slow(&out.Actions[i].When)
	}
	return &out
}
