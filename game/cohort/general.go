package cohort

import "math"

// General splits the scores of learners on items into what belongs to the learners, to the items, and to which learner met which item
// (generalizability theory, a crossed p×i design: Brennan 2001, 10.1007/978-1-4757-3456-0).
type General struct {
	MeanSquareLearners, MeanSquareItems, MeanSquareResidual float64
	Learners, Items, Residual                               float64 // variance components; one that comes out below 0 is 0
}

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
	residual := squares(all) - learners - items
	g := General{
		MeanSquareLearners: learners / (np - 1), MeanSquareItems: items / (ni - 1), MeanSquareResidual: residual / float64((np-1)*(ni-1)),
	}
	g.Learners = max(0, (g.MeanSquareLearners-g.MeanSquareResidual)/ni)
	g.Items = max(0, (g.MeanSquareItems-g.MeanSquareResidual)/np)
	g.Residual = g.MeanSquareResidual
	return g
}

// Relative is how far learners can be told apart by n items, 0 to 1 (Eρ²): for as many items as were measured it is alpha.
func (g *General) Relative(n int) float64 { return share(g.Learners, g.Residual/float64(n)) }

// Absolute is how far a score on n items can be held against a standard, 0 to 1 (Φ): the items' own difficulty is in doubt as well. Pass and fail
// use this one.
func (g *General) Absolute(n int) float64 {
	return share(g.Learners, (g.Items+g.Residual)/float64(n))
}

func share(of, noise float64) float64 {
	if of+noise == 0 {
		return 0
	}
	return of / (of + noise)
}

// CasesFor is how many items a dependability takes, relative or absolute; 0 if no number is enough.
func (g *General) CasesFor(target float64, absolute bool) int {
	noise := g.Residual
	if absolute {
		noise += g.Items
	}
	if g.Learners <= 0 || target >= 1 {
		return 0
	}
	exact := float64(target*noise) / float64(g.Learners*(1-target))
	return int(math.Ceil(exact - 1e-9))
}
