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

// worked is a matrix made up for these tests, and worked out apart from this code: eight learners, five items.
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
	all := worked()
	without := Without(all)
	for i, want := range [][3]string{ // difficulty, item–rest, alpha without
		{".875", ".2607", ".6214"}, {".75", ".2357", ".6389"}, {".5", ".4588", ".5263"}, {".375", ".4357", ".5401"}, {".25", ".5164", ".5"},
	} {
		x := all.column(i)
		for k, got := range []float64{Mean(x), Correlation(x, all.totals(i)), without[i]} {
			is(t, "item "+strconv.Itoa(i+1)+", figure "+strconv.Itoa(k+1), got, want[k])
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
	is(t, "standard error of measurement", ErrorOfMeasurement(all.totals(-1), Alpha(all)), ".9112")
	if Alpha(Table{{1, 1}, {1, 1}}) != 0 || Alpha(Table{{1}, {0}}) != 0 || Alpha(nil) != 0 {
		t.Error("where nobody differs, or there is one item, nothing is consistent")
	}
}

func TestGeneralizabilityGivesTheWorkedNumbers(t *testing.T) {
	g := Generalise(worked())
	is(t, "σ² of learners", g.Learners, ".055357")
	is(t, "σ² of items", g.Items, ".046429")
	is(t, "σ² of the rest", g.Residual, ".166071")
	if n := g.CasesFor(0.8); n != 16 {
		t.Errorf("%d cases for .8, worked out as 16", n)
	}
	if relative := g.Learners / (g.Learners + g.Residual/5); math.Abs(relative-Alpha(worked())) > 1e-12 {
		t.Errorf("for the items measured Eρ² is %v, which is not alpha", relative)
	}
	is(t, "cases before rounding up", 0.8*(g.Items+g.Residual)/(g.Learners*0.2), "15.35")
	flat := Generalise(Table{{1, 0}, {1, 0}, {1, 0}})
	if flat.CasesFor(0.8) != 0 {
		t.Error("learners who do not differ can be told apart")
	}
}

func TestAStandardGivesTheWorkedNumbers(t *testing.T) {
	b := BorderlineOf([]float64{5, 4, 4, 3, 3, 2, 1, 2}, []float64{92, 80, 74, 66, 58, 50, 38, 46}, 2)
	is(t, "slope", b.Slope, "13.8333")
	is(t, "intercept", b.Intercept, "21.5")
	is(t, "cut at the border", b.Cut, "49.1667")
	is(t, "R²", b.R2, ".9697")
	is(t, "standard error of the cut", b.Error, "1.577")
}
