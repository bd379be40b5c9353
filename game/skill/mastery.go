package skill

// Past is one finished go as mastery looks at it.
type Past struct {
	At     int64 // seconds since any fixed moment
	Level  int
	Guided bool // feedback was shown on the way, by setting or because the learner asked for it
	Met    bool
	Score  float64
}

// Standing is what a learner's finished goes at one skill come to.
type Standing struct {
	Goes     int
	Level    int     // the highest at which the standard of the go was met; -1: none yet
	Last     float64 // score of the last go
	Row      int     // unguided goes at the top level that met the standard, counted back from the last such go
	Mastered bool
	Rusty    bool  // mastered once, and not done for so long that nobody should rely on it
	Since    int64 // seconds since the last go
}

const (
	masteryRow = 2              // unguided goes in a row at the top level (mark D)
	rustyAfter = 60 * 24 * 3600 // seconds without a go (mark D: manual skills fade over weeks to months)
)

// Mastery looks at finished goes, oldest first, of a skill with so many levels. A skill is mastered by two unguided goes in a row at the top level
// that met the standard; guided goes and those at lower levels in between are practice, and neither help nor harm. What was mastered stays so,
// and grows rusty after 60 days without any go.
func Mastery(levels int, goes []Past, now int64) Standing {
	s := Standing{Goes: len(goes), Level: -1}
	for _, g := range goes {
		if g.Met || g.Level < levels-1 && g.Score >= Passed {
			s.Level = max(s.Level, g.Level)
		}
		if g.Level < levels-1 || g.Guided {
			continue
		}
		s.Row++
		if !g.Met {
			s.Row = 0
		}
		s.Mastered = s.Mastered || s.Row >= masteryRow
	}
	if len(goes) > 0 {
		last := goes[len(goes)-1]
		s.Last, s.Since = last.Score, max(0, now-last.At)
		s.Rusty = s.Mastered && s.Since >= rustyAfter
	}
	return s
}

// Passed is the score from which a go below the top level, where the standard itself cannot be met, counts as that level reached (mark D).
const Passed = 80
