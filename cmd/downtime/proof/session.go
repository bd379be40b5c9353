package proof

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"downtime/cmd/downtime/room"
	"downtime/game/engine"
	"downtime/saves/cohort"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// Held is what a hand-in under the code of a known session is refused for: all of it can be shown.
var Held = []string{
	"a case, a seed or a hidden truth that the session did not give this learner",
	"a skill, a level, a mode or a seed of a go that it did not give",
	"more goes than it gives, counted over everything that the learner handed in",
}

// Noted is what is only said, for a person to look at: the learner's clock alone tells it, and it proves nothing.
var Noted = []string{
	"play outside the opening hours", "play beyond the hard stop", "another pace than the session's", "another order than the session's", "goes out of turn, or begun twice",
	"more inputs than there was time for", "an end that lies in the future",
}

// room is a learner's way through a session, to hold a hand-in to; nil if the session is not known.
func (p *Prover) room(code, learner string) *room.Room {
	s := p.sessions[code]
	if s == nil {
		return nil
	}
	return room.New(s, learner, "", "", time.Time{}, func(id string) (*engine.Scenario, error) {
		if sc := p.scenario(id); sc != nil {
			return sc, nil
		}
		return nil, errors.New("this program has no such case that can be played")
	})
}

// most is how many goes at each case and skill a session gives.
func most(s *lab.Session) cohort.Most {
	out := cohort.Most{}
	for _, it := range s.Items {
		out[cmp.Or(it.Scenario, it.Skill)] += s.Attempts
	}
	return out
}

// unheld says of a hand-in under the code of a session that is not known what was therefore not proved; "" of every other.
func (p *Prover) unheld(code string) string {
	if code == "" || p.sessions[code] != nil {
		return ""
	}
	return fmt.Sprintf("session %s is not known here: seeds, truths and goes were not held to it; put %s%s into the folder and import again", code, code, lab.Extension)
}

// Known is how many sessions the prover holds hand-ins to.
func (p *Prover) Known() int { return len(p.sessions) }

// Sessions stores the session files among files in a cohort, and from then on holds hand-ins to every session that the cohort knows. It gives the files
// that are left to import, and what is to be told: sessions that were refused, and those that came after runs of theirs had been taken in, with what
// a person should look at in these.
func (p *Prover) Sessions(ctx context.Context, db *cohort.DB, files []string) (rest []string, told []Result, err error) {
	found, rest := sessionsIn(files)
	told, err = p.found(ctx, db, found)
	return rest, told, err
}

func (p *Prover) found(ctx context.Context, db *cohort.DB, found []session) (told []Result, err error) {
	if err := p.know(ctx, db); err != nil {
		return nil, err
	}
	var fresh []session
	for _, s := range found {
		isNew, err := p.keep(ctx, db, s, found)
		var refusal *handin.Refusal
		switch {
		case errors.As(err, &refusal):
			told = append(told, Result{File: s.file, Status: Refused, Session: s.Code, Reason: refusal.Why})
		case err != nil:
			return nil, err
		case isNew:
			fresh = append(fresh, s)
		}
	}
	if err := p.know(ctx, db); err != nil {
		return nil, err
	}
	for _, s := range fresh {
		notes, err := p.Notes(ctx, db, cohort.Filter{Session: s.Code})
		if err != nil {
			return nil, err
		}
		if len(notes) > 0 {
			told = append(told, late(s, notes))
		}
	}
	return told, nil
}

// know reads the sessions that a cohort knows.
func (p *Prover) know(ctx context.Context, db *cohort.DB) error {
	all, err := db.Sessions(ctx)
	p.sessions = map[string]*lab.Session{}
	for _, s := range all {
		p.sessions[s.Code] = s
	}
	return err
}

// keep stores one of the sessions that were found. Where several claim a code that is not known yet, which happens only on purpose, none is kept: which
// is the instructor's, a person must say.
func (p *Prover) keep(ctx context.Context, db *cohort.DB, s session, found []session) (fresh bool, err error) {
	for _, other := range found {
		if p.sessions[s.Code] == nil && other.Code == s.Code && other.Text() != s.Text() {
			return false, &handin.Refusal{Why: fmt.Sprintf("%s is another session with the same code, and neither was taken: take away the one that is not yours", other.file)}
		}
	}
	return db.KeepSession(ctx, s.Session)
}

// late tells of a session that became known after runs of it.
func late(s session, notes []Note) Result {
	out := Result{File: s.file, Status: Accepted, Session: s.Code}
	for _, n := range notes {
		out.Notes = append(out.Notes, n.Learner+", taken in before this session was known: "+n.Text)
	}
	return out
}

// session is a session and the file it was read from.
type session struct {
	*lab.Session
	file string
}

// sessionsIn takes the session files out of a list, and what an instructor keeps beside them. A session file that cannot be read stays in the list, to
// be refused with its reason.
func sessionsIn(files []string) (sessions []session, rest []string) {
	for _, path := range files {
		switch {
		case strings.HasSuffix(path, lab.Extension):
			if s, err := lab.Read(path); err == nil {
				sessions = append(sessions, session{s, path})
				continue
			}
		case strings.HasSuffix(path, "-names.csv"), strings.HasSuffix(path, "-instructor.txt"):
			continue
		}
		rest = append(rest, path)
	}
	return sessions, rest
}
