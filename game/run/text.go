package run

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"downtime/game/engine"
)

// plain takes out of what a trainee typed the characters that a terminal would obey instead of showing, such as an arrow key leaves in a line, and the
// marks that turn the direction of writing: others read these words later, and no hand-in may hold such.
func plain(in engine.Input) engine.Input {
	in.Text = strings.Map(shown, in.Text)
	if len(in.Fields) > 0 {
		fields := make(map[string]string, len(in.Fields)) // the caller's map stays as it is
		for _, id := range slices.Sorted(maps.Keys(in.Fields)) {
			fields[id] = strings.Map(shown, in.Fields[id])
		}
		in.Fields = fields
	}
	return in
}

func shown(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
		return -1
	}
	return r
}
