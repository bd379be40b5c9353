package wall

import (
	"slices"

	"downtime/cmd/downtime/review"
	stats "downtime/game/cohort"
)

// Answer is a line of the wall: how many gave an answer. Where too few gave it, several answers stand together with their sum.
type Answer struct {
	Labels []string
	N      int
}

// NoAnswer and NotAsked stand beside the answers of a case: the question passed by itself, or never came.
const (
	NoAnswer = "no answer until it answered itself"
	NotAsked = "this question did not come"
)

// together puts answers together until nobody can work out, from what is shown, the rule and the sum of all, how many gave an answer that one to four
// gave. Answers of fewer than five, of nobody too, stand together; with them the next larger ones, until their sum is five or more and any of them might
// have been given by nobody, or by five and more. What is shown does not depend on which answer had which of the numbers that stand together.
func together(labels []string, counts []int) []Answer {
	small := hiddenOf(counts)
	var rest Answer
	var out []Answer
	for i, n := range counts {
		switch {
		case small[i]:
			rest.Labels, rest.N = append(rest.Labels, labels[i]), rest.N+n
		case n > 0 || labels[i] != NoAnswer && labels[i] != NotAsked:
			out = append(out, Answer{[]string{labels[i]}, n})
		}
	}
	if rest.N > 0 {
		out = append(out, rest)
	}
	return out
}

// hiddenOf marks the counts that stand together; none if none is of one to four.
func hiddenOf(counts []int) []bool {
	hidden := make([]bool, len(counts))
	sum, n, safe := 0, 0, false
	for i, c := range counts {
		if c < review.Fewest {
			hidden[i] = true
			sum, n = sum+c, n+1
		}
	}
	if sum == 0 {
		return make([]bool, len(counts))
	}
	for sum < review.Fewest || !safe && sum > (review.Fewest-1)*(n-1) {
		least := 0
		for i, c := range counts {
			if !hidden[i] && (least == 0 || c < least) {
				least = c
			}
		}
		if least == 0 {
			break // all stand together
		}
		for i, c := range counts {
			if !hidden[i] && c == least { // all that are as large: which of them it was would tell
				hidden[i] = true
				sum, n = sum+c, n+1
			}
		}
		safe = true
	}
	return hidden
}

// Share is how many of a room did something.
type Share struct {
	N      int
	OrMore bool // that many or more: fewer than five did not
	Of     int
	There  bool // only those for whom it was there are counted in Of
}

// shareOf tells that n of those for whom something was there did it; false if fewer than five did. Fewer than five who did not, and fewer than five for whom it
// was not there, cannot be worked out of it.
func shareOf(n, there, all int) (Share, bool) {
	if n < review.Fewest {
		return Share{}, false
	}
	s := Share{N: n, Of: all}
	if all-there >= review.Fewest {
		s.Of, s.There = there, true
	}
	if s.Of-n < review.Fewest {
		s.N, s.OrMore = s.Of-review.Fewest+1, true
	}
	return s, s.N >= review.Fewest
}

// fives cuts values into groups of five or more neighbours, and gives the mean of each, to the tenth, the lowest first; none of fewer than five.
func fives(values []float64) []float64 {
	slices.Sort(values)
	groups := len(values) / review.Fewest
	out := make([]float64, groups)
	for g := range out {
		part := values[g*len(values)/groups : (g+1)*len(values)/groups]
		out[g] = tenth(stats.Mean(part))
	}
	return out
}
