package room

import (
	"cmp"
	"fmt"

	"downtime/saves"
)

// Again is the command with which this learner goes on, from the same place.
func (r *Room) Again() string {
	return fmt.Sprintf("downtime lab join %s --id %s%s", cmp.Or(r.Asked, r.Session.Code), r.Learner, r.Out)
}

// Done says that nothing of the session can be played any more, how it is handed in, and where it is told: one line each. None while a go or a twin is
// left. The profile is the path of the learner's own.
func (r *Room) Done(runs []saves.Summary, profile string) []string {
	all := r.Standings(runs)
	for n := range all {
		if _, twin := r.Twin(runs, n); twin || all[n].Left {
			return nil
		}
	}
	out := []string{
		"All is done: you have played everything of this session, and no go is left.",
		fmt.Sprintf("Your hand-in has been written. Hand it in, or print it as text to be pasted: downtime handin --text --profile \"%s\"", profile),
	}
	if r.Silent(runs) {
		return append(out, fmt.Sprintf("What it came to is told once the word of release has been read aloud: downtime lab release %s WORD --id %s", cmp.Or(r.Asked, r.Session.Code), r.Learner))
	}
	return append(out, fmt.Sprintf("Your debriefs are read with: downtime --profile \"%s\"", profile))
}
