package scenario

import "downtime/game/engine"

// Names resolves what is written beside a scenario in the scenario's own words: scripted tests name its actions and write its conditions.
type Names struct {
	c        *compiler
	problems Problems
}

// NamesOf prepares the names of a Doc. A Doc with errors has only those that could be made out.
func NamesOf(d *Doc) *Names {
	c := build(d)
	return &Names{c: c, problems: c.probs}
}

// Problems is everything wrong with the Doc, errors first.
func (n *Names) Problems() Problems { return n.problems }

// Scenario is the case with all its names, and no bodies: it can be asked and not played.
func (n *Names) Scenario() *engine.Scenario { return n.c.sc }

// Condition compiles a condition that may name everything, hidden or not. The columns of the problems count from its beginning.
func (n *Names) Condition(src string) (engine.Expr, Problems) {
	n.c.probs = nil
	e := n.c.cond("", src, scope{})
	return e, n.c.probs
}
