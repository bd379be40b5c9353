package practice

import (
	"fmt"
	"strings"

	"downtime/game/skill"
)

// Sum says how the points of a result's lines make its score, "" if it has none.
func Sum(r skill.Result) string {
	points, of, off := 0.0, 0.0, 0.0
	for _, l := range r.Lines {
		if l.Of > 0 {
			points, of = points+l.Points, of+l.Of
		} else {
			off -= l.Points
		}
	}
	if of <= 0 {
		return ""
	}
	full := 100 * points / of
	words := fmt.Sprintf("%s of %s points make %.0f of 100", Figure(points), Figure(of), full)
	if off > 0 {
		words += fmt.Sprintf("; less %s: %.0f", Figure(off), max(0, full-off))
	}
	if r.Critical != "" && full > r.Score+0.5 {
		words += fmt.Sprintf("; held at %.0f", r.Score)
	}
	return words + "."
}

// Unmet says why a go of many points did not meet the standard, and what the standard is; "" where it was met, or where the points say enough.
func Unmet(s *skill.Skill, setup skill.Setup, r skill.Result) string {
	top := len(s.Levels)
	switch {
	case r.Met || r.Score < skill.Passed:
		return ""
	case setup.Level < top-1:
		return fmt.Sprintf("This was level %d of %d, and the standard is that of the top level: %s.", setup.Level+1, top, s.Standard)
	}
	return fmt.Sprintf("The standard asks for more than points: %s.", s.Standard)
}

// Figure is a number of points without decimals that say nothing.
func Figure(x float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0") }
