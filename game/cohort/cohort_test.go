package cohort

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// is compares x with a worked number, to that number's last digit.
func is(t *testing.T, name string, x float64, want string) {
	t.Helper()
	_, after, _ := strings.Cut(want, ".")
	if got := strconv.FormatFloat(x, 'f', len(after), 64); strings.TrimPrefix(got, "0") != strings.TrimPrefix(want, "0") {
		t.Errorf("%s is %s, worked out as %s", name, got, want)
	}
}

// worked is the matrix of the scoring brief: eight learners, five items.
func worked() Table {
	var t Table
	for _, row := range strings.Fields("11111 11110 11101 11010 10100 11000 01000 10000") {
		var r []float64
		for _, c := range row {
			r = append(r, float64(c-'0'))
		}
		t = append(t, r)
	}
	return t
}

func TestItemsGiveTheWorkedNumbers(t *testing.T) {
	items := Items(worked())
	for i, want := range [][5]string{ // difficulty, upper minus lower, item–total, item–rest, alpha if deleted
		{".875", ".5", ".4752", ".2607", ".6214"},
		{".75", ".5", ".5185", ".2357", ".6389"},
		{".5", "1", ".7184", ".4588", ".5263"},
		{".375", "1", ".6956", ".4357", ".5401"},
		{".25", ".5", ".7259", ".5164", ".5"},
	} {
		got := items[i]
		for k, x := range []float64{got.Difficulty, got.Upper, got.Total, got.Rest, got.Deleted} {
			is(t, "item "+strconv.Itoa(i+1)+", figure "+strconv.Itoa(k+1), x, want[k])
		}
	}
}

func TestConsistencyGivesTheWorkedNumbers(t *testing.T) {
	all := worked()
	parts := 0.0
	for i := range all.items() {
		parts += variance(all.column(i))
	}
	is(t, "Σpq", parts, ".96875")
	is(t, "σ² of the totals", variance(all.totals(-1)), "1.9375")
	is(t, "alpha", Alpha(all), "0.625")
	is(t, "standard error of measurement", ErrorOfMeasurement(all), ".9112")
	if Alpha(Table{{1, 1}, {1, 1}}) != 0 || Alpha(Table{{1}, {0}}) != 0 || Alpha(nil) != 0 {
		t.Error("where nobody differs, or there is one item, nothing is consistent")
	}
}

func TestGeneralizabilityGivesTheWorkedNumbers(t *testing.T) {
	g := Generalise(worked())
	is(t, "MS of learners", g.MeanSquareLearners, ".442857")
	is(t, "MS of items", g.MeanSquareItems, ".5375")
	is(t, "MS of the rest", g.MeanSquareResidual, ".166071")
	is(t, "σ² of learners", g.Learners, ".055357")
	is(t, "σ² of items", g.Items, ".046429")
	is(t, "σ² of the rest", g.Residual, ".166071")
	for _, c := range []struct {
		n                  int
		relative, absolute string
	}{{5, ".625", ".565693"}, {10, ".769231", ".722611"}, {20, ".869565", ".838972"}} {
		is(t, "Eρ²", g.Relative(c.n), c.relative)
		is(t, "Φ", g.Absolute(c.n), c.absolute)
	}
	if d := g.Relative(5) - Alpha(worked()); math.Abs(d) > 1e-12 {
		t.Errorf("for the items measured Eρ² is not alpha: off by %v", d)
	}
	prophecy := 2 * 0.625 / (1 + 0.625) // Spearman and Brown, twice as long
	if d := g.Relative(10) - prophecy; math.Abs(d) > 1e-12 {
		t.Errorf("for twice the items Eρ² is not what Spearman and Brown foretell: off by %v", d)
	}
	if a, b := g.CasesFor(0.8, false), g.CasesFor(0.8, true); a != 12 || b != 16 {
		t.Errorf("cases for .8: %d relative and %d absolute, worked out as 12 and 16", a, b)
	}
	is(t, "cases before rounding up", 0.8*(g.Items+g.Residual)/(g.Learners*0.2), "15.35")
	flat := Generalise(Table{{1, 0}, {1, 0}, {1, 0}})
	if flat.CasesFor(0.8, false) != 0 || flat.Relative(5) != 0 {
		t.Error("learners who do not differ can be told apart")
	}
}

func TestStandardsGiveTheWorkedNumbers(t *testing.T) {
	a := AngoffOf(Table{{.9, .8, .6, .5, .4}, {.85, .7, .5, .4, .3}, {.95, .75, .55, .45, .35}})
	is(t, "Angoff's cut", a.Cut, "0.60")
	is(t, "its standard error", a.Error, ".1323")

	b := BorderlineOf([]float64{5, 4, 4, 3, 3, 2, 1, 2}, []float64{92, 80, 74, 66, 58, 50, 38, 46}, 2)
	is(t, "slope", b.Slope, "13.8333")
	is(t, "intercept", b.Intercept, "21.5")
	is(t, "cut at the border", b.Cut, "49.1667")
	is(t, "R²", b.R2, ".9697")
	is(t, "standard error of the cut", b.Error, "1.577")
}
