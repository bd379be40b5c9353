package cohort

import "math"

// General splits the scores of learners on items into what belongs to the learners, to the items, and to which learner met which item
// (generalizability theory, a crossed p×i design: Brennan 2001, 10.1007/978-1-4757-3456-0).
type General struct{ Learners, Items, Residual float64 } // variance components; one that comes out below 0 is 0

// Generalise works out the components. There must be at least two learners and two items.
func Generalise(t Table) General {
	np, ni := float64(len(t)), float64(t.items())
	var all []float64
	rows := make([]float64, len(t))
	for p := range t {
		rows[p] = Mean(t[p])
		all = append(all, t[p]...)
	}
	columns := make([]float64, t.items())
	for i := range columns {
		columns[i] = Mean(t.column(i))
	}
	learners, items := float64(ni*squares(rows)), float64(np*squares(columns))
	residual := (squares(all) - learners - items) / float64((np-1)*(ni-1))
	return General{Learners: max(0, (learners/(np-1)-residual)/ni), Items: max(0, (items/(ni-1)-residual)/np), Residual: residual}
}

// CasesFor is how many items it takes to hold a score on them against a standard with a dependability (Φ, in which the items' own difficulty is in doubt
// as well); 0 if no number is enough.
func (g *General) CasesFor(target float64) int {
	if g.Learners <= 0 || target >= 1 {
		return 0
	}
	exact := float64(target*(g.Items+g.Residual)) / float64(g.Learners*(1-target))
	return int(math.Ceil(exact - 1e-9))
}
