package proof

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"downtime/cmd/downtime/room"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// Note is something that a person should look at. Nothing is judged by it: the times in a hand-in are those of the learner's clock.
type Note struct {
	Learner string `json:"learner"`
	Session string `json:"session"`
	Run     string `json:"run"` // or a go at a skill
	Text    string `json:"text"`
}

// play is a run or a go at a skill as far as its time is told.
type play struct {
	id, what     string
	skill        bool
	closed       bool      // it has ended, or was left for good
	began, ended time.Time // ended zero: not told
	pace         string
	inputs       int

	item, attempt int
	foreign       error // why it is none of the session
}

func (l *play) named() string {
	if l.skill {
		return fmt.Sprintf("go %s (%s)", l.id[:8], l.what)
	}
	return fmt.Sprintf("run %s (%s)", l.id[:8], l.what)
}

// last is the last moment at which it was played, as far as that is told.
func (l *play) last() time.Time {
	if l.ended.IsZero() {
		return l.began
	}
	return l.ended
}

// ofRun is a run as its time is told. In is the session's way for its learner; nil: none.
func ofRun(h saves.Header, status saves.Status, ended time.Time, inputs int, in *room.Room) play {
	l := play{id: h.ID, what: h.Scenario, closed: status != saves.Playing, began: h.Started, ended: ended, pace: h.Pace, inputs: inputs}
	if in != nil {
		l.item, l.attempt, l.foreign = in.Slot(h)
	}
	return l
}

func ofGo(id string, a saves.Attempt, in *room.Room) play {
	l := play{id: id, what: a.Skill, skill: true, closed: true, began: a.Started, ended: a.EndedAt}
	if in != nil {
		l.item, l.attempt, l.foreign = in.SlotOfGo(a)
	}
	return l
}

// notesOn are those on a hand-in that is taken in now.
func (p *Prover) notesOn(f *handin.File) []string {
	in := p.room(f.Header.Session, f.Header.Learner)
	var all []play
	for i := range f.Runs {
		r := &f.Runs[i]
		all = append(all, ofRun(r.Header, r.Status, r.EndedAt, len(r.Inputs), in))
	}
	for i := range f.Goes {
		g := &f.Goes[i]
		all = append(all, ofGo(g.ID, saves.Attempt{Skill: g.Skill, Level: g.Level, Mode: g.Mode, Seed: g.Seed, Before: g.Before, Started: g.Started, EndedAt: g.Ended}, in))
	}
	var out []string
	for _, n := range notes(in, all, time.Now()) {
		out = append(out, n.Text)
	}
	return out
}

// Notes are those on what a cohort holds, also on what was taken in before its session was known, by learner.
func (p *Prover) Notes(ctx context.Context, db *cohort.DB, f cohort.Filter) ([]Note, error) {
	if p.sessions == nil {
		if err := p.know(ctx, db); err != nil {
			return nil, err
		}
	}
	type who struct{ learner, session string }
	plays := map[who][]play{}
	runs, err := db.Runs(ctx, f)
	if err != nil {
		return nil, err
	}
	for i := range runs {
		r := &runs[i]
		h := saves.Header{ID: r.ID, Scenario: r.Scenario, Variant: r.Variant, Seed: r.Seed, Pace: r.Pace, Started: r.Started}
		k := who{r.Learner, r.Session}
		plays[k] = append(plays[k], ofRun(h, r.Status, r.Ended, r.Inputs, p.room(r.Session, r.Learner)))
	}
	goes, err := db.Goes(ctx, f)
	if err != nil {
		return nil, err
	}
	for i := range goes {
		g := &goes[i]
		k := who{g.Learner, g.Session}
		plays[k] = append(plays[k], ofGo(g.ID, saves.Attempt{Skill: g.Skill, Level: g.Level, Mode: g.Mode, Seed: g.Seed, Started: g.Started}, p.room(g.Session, g.Learner)))
	}
	out := []Note{}
	for k, all := range plays {
		for _, n := range notes(p.room(k.session, k.learner), all, time.Now()) {
			n.Learner, n.Session = k.learner, k.session
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Learner, b.Learner), cmp.Compare(a.Session, b.Session))
	})
	return out, nil
}

// grace is by how much a clock may be over: a run is saved a moment after the stop.
const grace = time.Minute

// quick is the least time that somebody takes who reads before they type [D].
const quick = time.Second / 5

// notes says what a person should look at in one learner's play in a session, in nil: in none.
func notes(in *room.Room, all []play, now time.Time) (out []Note) {
	slices.SortStableFunc(all, func(a, b play) int { return a.began.Compare(b.began) })
	for i := range all {
		l := &all[i]
		say := func(format string, args ...any) {
			out = append(out, Note{Run: l.id, Text: l.named() + ": " + fmt.Sprintf(format, args...)})
		}
		if took := l.ended.Sub(l.began); !l.ended.IsZero() && !l.skill && l.inputs >= 10 && took < time.Duration(l.inputs)*quick {
			say("by its clock %d inputs took %.1f s, which is quicker than anybody reads: was it made by a program?", l.inputs, took.Seconds())
		}
		if l.last().After(now.Add(24 * time.Hour)) {
			say("by its clock it was played on %s, which has not come yet", moment(l.last()))
		}
		switch {
		case in == nil:
		case l.foreign != nil:
			say("it is not of its session, and stays where it is: %v", l.foreign)
		default:
			byClock(in.Session, all, l, say)
			byOrder(in, all, i, say)
		}
	}
	return append(out, beyond(in, all)...)
}

// byClock says where the clock of a play is not within its session.
func byClock(s *lab.Session, all []play, l *play, say func(string, ...any)) {
	if !s.Opens.IsZero() && l.began.Before(s.Opens) {
		say("by its clock it began at %s, before the session opened at %s", moment(l.began), moment(s.Opens))
	}
	if !s.Closes.IsZero() && l.last().After(s.Closes.Add(grace)) {
		say("by its clock it went on to %s, after the session closed at %s", moment(l.last()), moment(s.Closes))
	}
	stop := all[0].began.Add(time.Duration(s.Minutes) * time.Minute)
	if s.Minutes > 0 && l.last().After(stop.Add(grace)) {
		say("by its clock it went on to %s, and %d minutes after the first were over at %s", moment(l.last()), s.Minutes, moment(stop))
	}
	if s.Pace != "" && !l.skill && l.pace != s.Pace {
		say("its pace is said to be %s, and the session's is %s (in lines every run is paced)", l.pace, s.Pace)
	}
}

// byOrder says where the i-th play, by the clock, is not where it should be among the others.
func byOrder(in *room.Room, all []play, i int, say func(string, ...any)) {
	l, order := &all[i], in.Order()
	follows := l.attempt == 0
	for k := range all {
		other := &all[k]
		if other.foreign != nil || k == i {
			continue
		}
		if k > i {
			first := l.attempt == 0 && other.attempt == 0 && in.Session.Order != lab.Choice
			if first && slices.Index(order, other.item) < slices.Index(order, l.item) {
				say("by its clock it began before %s, which comes first in this session", other.named())
			}
			continue
		}
		if other.item == l.item {
			follows = follows || other.attempt == l.attempt-1
			if other.attempt == l.attempt {
				say("it has the seed of %s: one go, begun twice", other.named())
			}
		}
	}
	if !follows {
		say("it is go %d of %d, and go %d was not handed in before it", l.attempt+1, in.Session.Attempts, l.attempt)
	}
}

// beyond says of which there were more goes than the session gives. An import refuses that: it was taken in before the session was known.
func beyond(in *room.Room, all []play) (out []Note) {
	if in == nil {
		return nil
	}
	had, given := map[string]int{}, most(in.Session)
	for i := range all {
		l := &all[i]
		if !l.closed || l.foreign != nil {
			continue
		}
		if had[l.what]++; had[l.what] > given[l.what] {
			out = append(out, Note{Run: l.id, Text: fmt.Sprintf("%s: with it there are more goes than the %d that the session gives", l.named(), given[l.what])})
		}
	}
	return out
}

func moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04 MST") }
