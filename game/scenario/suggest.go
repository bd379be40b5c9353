package scenario

import (
	"strconv"
	"strings"
)

// Suggest gives the fix of an unknown word: the known one nearest to it, or the list of all when it is short.
func Suggest(got string, known []string) string {
	best, at := 3, -1
	if len(got) <= 3 {
		best = 2
	}
	for i, k := range known {
		if d := distance(strings.ToLower(got), strings.ToLower(k)); d < best {
			best, at = d, i
		}
	}
	switch {
	case at >= 0:
		return "did you mean " + known[at] + "?"
	case len(known) == 0:
		return "there are none yet: write it first"
	case len(known) <= listed:
		return "one of: " + strings.Join(known, " ")
	default:
		return "one of: " + strings.Join(known[:listed], " ") + " and " + strconv.Itoa(len(known)-listed) + " more"
	}
}

// listed is how many known words a fix names.
const listed = 24

// distance counts the letters to insert, delete, replace or swap with their neighbour to turn a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > 64 || len(y) > 64 {
		return 64
	}
	var before, last, row [65]int
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
