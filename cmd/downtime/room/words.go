package room

import (
	"slices"
	"strconv"
	"strings"

	"downtime/saves"
)

// Left reports whether a go at anything of the session is left.
func (r *Room) Left(runs []saves.Summary) bool {
	return slices.ContainsFunc(r.Standings(runs), func(st Standing) bool { return st.Left })
}

// Numbered is the place, from 0, of the item whose number a word is, as Lines count them.
func Numbered(all []Standing, word string) (n int, ok bool) {
	n, err := strconv.Atoi(word)
	return n - 1, err == nil && n >= 1 && n <= len(all)
}

// TwinNamed is the Twin that a word asks for: "twin 2", or "t2" for short.
func (r *Room) TwinNamed(runs []saves.Summary, word string) (Step, bool) {
	rest, ok := strings.CutPrefix(word, "twin ")
	if !ok {
		rest, ok = strings.CutPrefix(word, "t")
	}
	n, err := strconv.Atoi(strings.TrimSpace(rest))
	if err != nil || !ok {
		return Step{}, false
	}
	return r.Twin(runs, n-1)
}
