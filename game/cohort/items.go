package cohort

import (
	"math"
	"slices"
)

// Table holds scores, a row a learner and a column an item; every row is as long as the first. Items that are right or wrong are 1 or 0.
type Table [][]float64

// totals are the sums of the rows, without item skip (-1: with all).
func (t Table) totals(skip int) []float64 {
	out := make([]float64, len(t))
	for p := range t {
		for i, x := range t[p] {
			if i != skip {
				out[p] += x
			}
		}
	}
	return out
}

func (t Table) column(i int) []float64 {
	out := make([]float64, len(t))
	for p := range t {
		out[p] = t[p][i]
	}
	return out
}

func (t Table) items() int {
	if len(t) == 0 {
		return 0
	}
	return len(t[0])
}

// Without is alpha as it would be without each item; 0 where there are fewer than two others.
func Without(t Table) []float64 {
	out := make([]float64, t.items())
	parts := t.parts()
	for i := range out {
		out[i] = alpha(len(out)-1, parts-variance(t.column(i)), variance(t.totals(i)))
	}
	return out
}

// Alpha is the internal consistency of the items, at most 1, and below 0 where they work against one another (Cronbach 1951, 10.1007/BF02310555): of
// right and wrong it is KR-20. Populations' variances. 0 where there are fewer than two items or nobody differs.
func Alpha(t Table) float64 { return alpha(t.items(), t.parts(), variance(t.totals(-1))) }

// parts is the sum of the variances of the items.
func (t Table) parts() float64 {
	sum := 0.0
	for i := range t.items() {
		sum += variance(t.column(i))
	}
	return sum
}

func alpha(items int, parts, whole float64) float64 {
	if items < 2 || whole == 0 {
		return 0
	}
	return float64(float64(items) / float64(items-1) * (1 - parts/whole))
}

// ErrorOfMeasurement is by how much one of the scores may be off, one standard error either way: s·√(1 − alpha), with the sample's s.
func ErrorOfMeasurement(scores []float64, alpha float64) float64 {
	return float64(SD(scores) * math.Sqrt(1-alpha))
}

// Mean of no numbers is 0.
func Mean(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// Median is the middle one, or the mean of the two in the middle. There must be one number at least.
func Median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return (x[(len(x)-1)/2] + x[len(x)/2]) / 2
}

// squares is the sum of squared distances from the mean.
func squares(x []float64) float64 {
	m, sum := Mean(x), 0.0
	for _, v := range x {
		sum += float64((v - m) * (v - m))
	}
	return sum
}

func variance(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	return squares(x) / float64(len(x))
}

// SD is the standard deviation of a sample; 0 of fewer than two.
func SD(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	return math.Sqrt(squares(x) / float64(len(x)-1))
}

// Correlation is Pearson's; 0 where nobody differs.
func Correlation(x, y []float64) float64 {
	mx, my, both := Mean(x), Mean(y), 0.0
	for i := range x {
		both += float64((x[i] - mx) * (y[i] - my))
	}
	if d := math.Sqrt(float64(squares(x) * squares(y))); d > 0 {
		return both / d
	}
	return 0
}
