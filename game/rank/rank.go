// Package rank owns how well a learner's order of patients agrees with the experts'.
//
// It may import nothing of game: a Card (game/score) and the Skills Lab both measure with it.
//
// The source of each formula stands at its function; the numbers that the tests want were worked out apart from this code. [D] marks a choice of
// our own that nobody has validated.
package rank

import "math"

// TauB is the rank correlation τ-b of two lists of ranks of the same things: −1 reversed, 1 the same, corrected for ties in either (Kendall 1945,
// 10.1093/biomet/33.3.239). False if one of the lists is all ties, or the lists are of different length.
func TauB(a, b []int) (tau float64, ok bool) {
	if len(a) != len(b) {
		return 0, false
	}
	agree, inA, inB := 0, 0, 0
	for i := range a {
		for j := range i {
			x, y := order(a[i], a[j]), order(b[i], b[j])
			agree += x * y
			inA += x * x
			inB += y * y
		}
	}
	if inA == 0 || inB == 0 {
		return 0, false
	}
	return float64(agree) / math.Sqrt(float64(float64(inA)*float64(inB))), true
}

// WeightedTau is the agreement of a learner's ranks with the experts', in which the top of the experts' list counts for more: a pair weighs
// 1/r + 1/s by the experts' ranks r and s, counted from 1, and half of that if the experts disagreed on it. A pair that the experts tied is
// not asked; one that only the learner tied earns nothing. The weights are the additive hyperbolic ones of Vigna (2015, 10.1145/2736277.2741088) with an
// external importance rank; implementations that average the orders of both lists give other values. False if no pair is asked, the lists are
// of different length, or an expert rank is below 1.
func WeightedTau(expert, learner []int, disputed []Pair) (tau float64, ok bool) {
	if len(expert) != len(learner) {
		return 0, false
	}
	earned, asked := 0.0, 0.0
	for i := range expert {
		if expert[i] < 1 {
			return 0, false
		}
		for j := range i {
			sign := order(expert[i], expert[j])
			if sign == 0 {
				continue
			}
			w := weight(expert, i, j, disputed)
			earned += float64(w * float64(sign*order(learner[i], learner[j])))
			asked += w
		}
	}
	if asked == 0 {
		return 0, false
	}
	return earned / asked, true
}

// Pair is two things of a list, by their place from 0, in either order.
type Pair [2]int

func in(pairs []Pair, i, j int) bool {
	for _, p := range pairs {
		if p == (Pair{i, j}) || p == (Pair{j, i}) {
			return true
		}
	}
	return false
}

func order(a, b int) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Fewest is how many wards' rankings a person's average needs before it says something [D]: with six patients a τ-b of chance has a
// standard deviation of 0.355, and one weighted τ in twenty is 0.66 or more by chance alone.
const Fewest = 4

// Points turns a weighted τ into points, 0 to 100: no better than chance earns nothing.
func Points(tau float64) float64 { return float64(100 * max(0, tau)) }

// Costliest is the pair in which a learner's order cost most against the experts': the one of the greatest weight that the learner put the other
// way round, or tied. By places from 0, the one that the experts put first first; of equals the one highest in the experts' list. False if the
// learner agreed on every pair.
func Costliest(expert, learner []int, disputed []Pair) (pair Pair, ok bool) {
	if len(expert) != len(learner) {
		return pair, false
	}
	most := 0.0
	for i := range expert {
		for j := range expert {
			if expert[i] >= expert[j] || learner[i] < learner[j] {
				continue
			}
			w := weight(expert, i, j, disputed)
			if learner[i] > learner[j] {
				w += w // from for to against
			}
			if w > most || w == most && ok && expert[i] < expert[pair[0]] {
				most, pair, ok = w, Pair{i, j}, true
			}
		}
	}
	return pair, ok
}

// weight is what a pair counts: 1/r + 1/s, and half of that if the experts disagreed on it.
func weight(expert []int, i, j int, disputed []Pair) float64 {
	w := 1/float64(expert[i]) + 1/float64(expert[j])
	if in(disputed, i, j) {
		w /= 2
	}
	return w
}
