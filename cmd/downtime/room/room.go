package room

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"downtime/game/engine"
	"downtime/saves"
	"downtime/saves/lab"
)

// Room is one learner in one session.
type Room struct {
	Session  *lab.Session
	Learner  string // pseudonym
	Observer string // of a pair, who observes; "" none
	Joined   time.Time
	Released bool
	Folder   string // where hand-ins go

	Asked string // how the session was asked for, as it is typed; not kept; "" by its code alone
	Out   string // the flag that said where hand-ins go, as it is typed; not kept

	Goes []saves.Attempt // at skills, as they stand in the profile

	cases func(id string) (*engine.Scenario, error)
}

// New is a room that nobody has joined yet. Cases compiles one by its id.
func New(s *lab.Session, learner, observer, folder string, now time.Time, cases func(string) (*engine.Scenario, error)) *Room {
	return &Room{Session: s, Learner: learner, Observer: observer, Folder: folder, Joined: now, cases: cases}
}

// Who says who plays, and in a pair who observes, so that a wrong pseudonym is seen before the case and not after it.
func (r *Room) Who() string {
	if r.Observer == "" {
		return "You are " + r.Learner + "."
	}
	return "You are " + r.Learner + " and hold the keys; " + r.Observer + " observes."
}

// setting is where a room lies in a profile.
const setting = "lab"

type kept struct {
	Session  string    `json:"session"`
	Learner  string    `json:"learner"`
	Observer string    `json:"observer,omitempty"`
	Joined   time.Time `json:"joined"`
	Released bool      `json:"released"`
	Folder   string    `json:"folder"`
}

// Keep stores the room in the learner's profile.
func (r *Room) Keep(ctx context.Context, db *saves.DB) error {
	return db.SetSetting(ctx, setting, kept{r.Session.Text(), r.Learner, r.Observer, r.Joined, r.Released, r.Folder})
}

// Of is the room of a profile; nil if it has none.
func Of(ctx context.Context, db *saves.DB, cases func(string) (*engine.Scenario, error)) (*Room, error) {
	var k kept
	set, err := db.Setting(ctx, setting, &k)
	if err != nil || !set {
		return nil, err
	}
	s, err := lab.FromText([]byte(k.Session))
	if err != nil {
		return nil, fmt.Errorf("read the session of this profile: %w", err)
	}
	return &Room{Session: s, Learner: k.Learner, Observer: k.Observer, Joined: k.Joined, Released: k.Released, Folder: k.Folder, cases: cases}, nil
}

// SealedError says that a profile shows nothing yet.
type SealedError struct{ Code, Learner string }

func (e *SealedError) Error() string {
	return fmt.Sprintf("this profile is %s's in session %s, whose feedback is not released yet, so nothing of it is shown; go on with: downtime lab join %s --id %s", e.Learner, e.Code, e.Code, e.Learner)
}

// Sealed is a *SealedError while a session does not let the profile be looked at; nil for every other profile. It is a refusal of this program, not
// encryption.
func Sealed(ctx context.Context, db *saves.DB, cases func(string) (*engine.Scenario, error)) error {
	r, err := Of(ctx, db, cases)
	if err != nil || r == nil {
		return err
	}
	runs, err := db.List(ctx)
	if err != nil {
		return err
	}
	if r.Silent(runs) {
		return &SealedError{r.Session.Code, r.Learner}
	}
	return nil
}

// Silent reports whether nothing of what was played is told yet.
func (r *Room) Silent(runs []saves.Summary) bool {
	switch r.Session.Feedback {
	case lab.Released:
		return !r.Released
	case lab.After:
		_, more := r.Next(runs)
		return more && !r.Released
	}
	return false
}

// May says why nobody may play in this session at a moment; nil if they may.
func (r *Room) May(now time.Time) error {
	s := r.Session
	switch {
	case !s.Opens.IsZero() && now.Before(s.Opens):
		return fmt.Errorf("session %s opens on %s; by the clock of this machine it is %s", s.Code, at(s.Opens), at(now))
	case !s.Closes.IsZero() && !now.Before(s.Closes):
		return fmt.Errorf("session %s closed on %s", s.Code, at(s.Closes))
	case s.Minutes > 0 && !now.Before(r.Stop()):
		return fmt.Errorf("your %d minutes in session %s are over; what you played is kept and can be handed in", s.Minutes, s.Code)
	}
	return nil
}

func at(t time.Time) string { return t.Local().Format("2 January 2006 at 15:04") }

// Stop is the moment at which play is stopped; zero: never.
func (r *Room) Stop() time.Time {
	stop := r.Session.Closes
	if m := r.Session.Minutes; m > 0 {
		if own := r.Joined.Add(time.Duration(m) * time.Minute); stop.IsZero() || own.Before(stop) {
			stop = own
		}
	}
	return stop
}

// Step is what is played next.
type Step struct {
	Item, Attempt     int
	Scenario, Variant string
	Skill, Mode       string // instead of a case
	Level             int
	Seed              uint64
	Resume            string // a run that was left: it goes on
	Practice          bool   // the twin, with its truth known
}

// Order lists the items in the order in which this learner gets them.
func (r *Room) Order() []int {
	out := make([]int, len(r.Session.Items))
	for i := range out {
		out[i] = i
	}
	if r.Session.Order == lab.Shuffled {
		slices.SortFunc(out, func(a, b int) int { return cmp.Compare(r.draw("order", a, 0, true), r.draw("order", b, 0, true)) })
	}
	return out
}

// Standing is how an item stands.
type Standing struct {
	Step          // what comes next of it
	Played int    // attempts that have ended
	Left   bool   // more attempts are left
	Last   string // the last run that has ended; "" none
}

// Standings says how every item stands, in the learner's order.
func (r *Room) Standings(runs []saves.Summary) []Standing {
	var out []Standing
	for _, i := range r.Order() {
		it := r.Session.Items[i]
		st := Standing{Step: Step{Item: i, Scenario: it.Scenario, Variant: it.Variant, Skill: it.Skill, Mode: it.Mode, Level: it.Level}}
		for a := range r.Session.Attempts {
			seed, err := r.Seed(i, a)
			if err != nil {
				break
			}
			id, status := r.find(runs, it, seed)
			if id == "" || status == saves.Playing {
				st.Attempt, st.Seed, st.Left, st.Resume = a, seed, true, id
				break
			}
			st.Played++
			if status == saves.Ended && it.Scenario != "" {
				st.Last = id
			}
		}
		out = append(out, st)
	}
	return out
}

// find finds the run or the go of an item with a seed; "" if there is none.
func (r *Room) find(runs []saves.Summary, it lab.Item, seed uint64) (id string, status saves.Status) {
	for i := range r.Goes {
		if g := &r.Goes[i]; it.Skill != "" && g.Skill == it.Skill && g.Level == it.Level && g.Seed == seed {
			return g.ID, g.Status
		}
	}
	for i := range runs {
		if x := &runs[i]; it.Scenario != "" && x.Scenario == it.Scenario && x.Seed == seed && !x.Practice {
			return x.ID, x.Status
		}
	}
	return "", ""
}

// Read takes in how the goes at skills stand, where the session has any.
func (r *Room) Read(ctx context.Context, db *saves.DB) error {
	if !slices.ContainsFunc(r.Session.Items, func(it lab.Item) bool { return it.Skill != "" }) {
		return nil
	}
	var err error
	r.Goes, err = db.Attempts(ctx)
	return err
}

// Lines tell how the session stands, one line each; place names a case by place and hour, never by its title.
func (r *Room) Lines(runs []saves.Summary, place func(scenario string) string) []string {
	var out []string
	for n, st := range r.Standings(runs) {
		name := "Skill " + st.Skill
		if st.Scenario != "" {
			name = place(st.Scenario)
		}
		line := fmt.Sprintf("%d: %s. ", n+1, name)
		switch {
		case st.Resume != "":
			line += "You left it; it goes on where you were."
		case st.Played == 0:
			line += "Not played yet."
		case st.Left:
			line += fmt.Sprintf("Played; %d of %d goes are left.", r.Session.Attempts-st.Played, r.Session.Attempts)
		default:
			line += "Done."
		}
		out = append(out, line)
	}
	return out
}

// Twin is the same patient with the other truth, as practice, for who is through with the n-th case in their order while the others finish. False where
// the session gives none, or would tell by it what it does not tell yet.
func (r *Room) Twin(runs []saves.Summary, n int) (Step, bool) {
	all := r.Standings(runs)
	if _, more := r.Next(runs); more || r.Session.Fast != lab.Twin || r.Silent(runs) || n < 0 || n >= len(all) || all[n].Last == "" {
		return Step{}, false
	}
	st := all[n]
	sc, err := r.cases(st.Scenario)
	if err != nil {
		return Step{}, false
	}
	for i := range runs {
		if runs[i].ID != st.Last {
			continue
		}
		v := sc.VariantNamed(runs[i].Variant)
		if v < 0 || sc.Variants[v].Twin < 0 {
			return Step{}, false
		}
		return Step{Item: st.Item, Scenario: st.Scenario, Variant: sc.Variants[sc.Variants[v].Twin].ID, Seed: runs[i].Seed, Practice: true}, true
	}
	return Step{}, false
}

// Next is what comes next: a run that was left, then what was not played yet. False when everything was played once at least.
func (r *Room) Next(runs []saves.Summary) (Step, bool) {
	all := r.Standings(runs)
	for _, st := range all {
		if st.Resume != "" {
			return st.Step, true
		}
	}
	for _, st := range all {
		if st.Played == 0 && st.Left {
			return st.Step, true
		}
	}
	return Step{}, false
}

// Seed is the seed of an attempt at an item: for everybody the same, or each learner's own. In a drill or a shift it is drawn so that faults come as
// often as they should.
func (r *Room) Seed(item, attempt int) (uint64, error) {
	it := r.Session.Items[item]
	if it.Seed != 0 && attempt == 0 {
		return it.Seed, nil
	}
	each := r.Session.Seeds == lab.Each
	seed := r.draw("seed", item, attempt, each)
	faults, asked := map[lab.Mode]float64{lab.Drill: 0.5, lab.Shift: 0.15}[r.Session.Mode]
	if !asked || it.Variant != "" || it.Skill != "" || r.cases == nil {
		return seed, nil
	}
	sc, err := r.cases(it.Scenario)
	if err != nil {
		return 0, err
	}
	want := float64(r.draw("fault", item, attempt, each))/(1<<52) < faults // draw gives 52 bits
	for range 10_000 {
		if sc.Variants[engine.PickVariant(sc, seed)].Kind.Innocent() != want {
			return seed, nil
		}
		seed++
	}
	return seed, nil // the case has no such truth
}

// draw is a number of a session, a learner if each has their own, an item and an attempt; never 0, and small enough for every program that reads it.
func (r *Room) draw(what string, item, attempt int, each bool) uint64 {
	learner := ""
	if each {
		learner = r.Learner
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %s %q %d %d", what, r.Session.Code, r.Session.Salt, learner, item, attempt))
	return binary.BigEndian.Uint64(sum[:8])>>12 | 1
}
