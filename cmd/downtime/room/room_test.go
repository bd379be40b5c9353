package room_test

import (
	"crypto/ed25519"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/room"
	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
	"downtime/saves"
	"downtime/saves/lab"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var dated = time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC)

// bed is a small case: one truth of four is a fault.
func bed(id string) (*engine.Scenario, error) {
	params, ok := patient.Preset("ards")
	if !ok {
		return nil, fmt.Errorf("no preset")
	}
	sc := &engine.Scenario{ID: id, Hash: "one", Limit: 600 * engine.TicksPerSecond}
	sc.Patients = []engine.Patient{{ID: "bed1", Params: params, Weight: 1}}
	sc.Devices = []engine.Device{{ID: "vent1", Spec: device.Spec{Kind: device.Monitor}, Scored: true, Utility: -1}}
	sc.People = []engine.Person{{ID: "you", Label: "You"}}
	sc.Variants = []engine.Variant{{ID: "sound", Kind: engine.Plain, Weight: 3, Twin: 1}, {ID: "quiet", Kind: engine.Silent, Weight: 1, Twin: 0}}
	engine.Settle(sc)
	return sc, nil
}

// session is a drill of two cases, as change makes it.
func session(t *testing.T, change func(*lab.Session)) *lab.Session {
	t.Helper()
	s := &lab.Session{
		Title: "Test", Mode: lab.Drill, Items: []lab.Item{{Scenario: "one"}, {Scenario: "two"}}, Order: lab.Fixed, Seeds: lab.Each, Feedback: lab.Now, Attempts: 1, Fast: lab.Twin,
		Made: dated, Salt: "KTPLMRXB",
	}
	if change != nil {
		change(s)
	}
	text, err := s.Encode(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	must(t, err)
	read, err := lab.Parse(text)
	must(t, err)
	if read.Code != s.Code || len(read.Code) != 6 {
		t.Fatalf("code %q, read as %q", s.Code, read.Code)
	}
	return read
}

func joined(s *lab.Session, learner string) *room.Room {
	return room.New(s, learner, "", "", dated, bed)
}

func seed(t *testing.T, r *room.Room, item, attempt int) uint64 {
	t.Helper()
	n, err := r.Seed(item, attempt)
	must(t, err)
	return n
}

// faults counts the learners of three hundred whose first case is a fault.
func faults(t *testing.T, s *lab.Session) (n int) {
	t.Helper()
	sc, err := bed("one")
	must(t, err)
	for i := range 300 {
		if v := engine.PickVariant(sc, seed(t, joined(s, fmt.Sprintf("L%d", i)), 0, 0)); !sc.Variants[v].Kind.Innocent() {
			n++
		}
	}
	return n
}

func TestADrillIsHalfAtFaultAShiftSeldomAndAnExamAsTheCaseWeighsIt(t *testing.T) {
	for mode, want := range map[lab.Mode][2]int{lab.Drill: {120, 180}, lab.Shift: {25, 70}, lab.Exam: {50, 105}} {
		s := session(t, func(s *lab.Session) {
			if s.Mode = mode; mode == lab.Exam {
				s.Feedback, s.Release = lab.Released, "hash"
			}
		})
		if n := faults(t, s); n < want[0] || n > want[1] {
			t.Errorf("%s: %d of 300 at fault, want %v", mode, n, want)
		}
	}
}

func TestTruthsAreTheSameForAllOrEachLearnersOwnAndAlwaysTheSameForOne(t *testing.T) {
	each, same := session(t, nil), session(t, func(s *lab.Session) { s.Seeds = lab.Same })
	if a, b := seed(t, joined(each, "L1"), 0, 0), seed(t, joined(each, "L2"), 0, 0); a == b || a != seed(t, joined(each, "L1"), 0, 0) {
		t.Errorf("each their own: %d and %d", a, b)
	}
	if a, b := seed(t, joined(same, "L1"), 0, 0), seed(t, joined(same, "L2"), 0, 0); a != b {
		t.Errorf("the same for all: %d and %d", a, b)
	}
	set := session(t, func(s *lab.Session) { s.Items[0].Seed = 7 })
	if seed(t, joined(set, "L1"), 0, 0) != 7 {
		t.Error("a seed that was set is not used")
	}
}

// played is a run of an item as it stands in a profile.
func played(t *testing.T, r *room.Room, item, attempt int, status saves.Status) saves.Summary {
	t.Helper()
	return saves.Summary{
		Header: saves.Header{ID: fmt.Sprintf("%d-%d", item, attempt), Scenario: r.Session.Items[item].Scenario, Variant: "sound", Seed: seed(t, r, item, attempt)}, Status: status,
	}
}

func TestWhatComesNextIsWhatWasLeftThenWhatWasNotPlayed(t *testing.T) {
	r := joined(session(t, func(s *lab.Session) { s.Attempts = 2 }), "L1")
	if st, more := r.Next(nil); !more || st.Scenario != "one" || st.Resume != "" {
		t.Errorf("first: %+v", st)
	}
	runs := []saves.Summary{played(t, r, 0, 0, saves.Ended)}
	if st, more := r.Next(runs); !more || st.Scenario != "two" {
		t.Errorf("second: %+v", st)
	}
	left := append(runs, played(t, r, 1, 0, saves.Playing))
	if st, more := r.Next(left); !more || st.Resume != "1-0" {
		t.Errorf("left: %+v", st)
	}
	done := append(runs, played(t, r, 1, 0, saves.Ended))
	if _, more := r.Next(done); more {
		t.Error("everything was played, and more comes")
	}
	if all := r.Standings(done); !all[0].Left || all[0].Attempt != 1 || all[0].Last != "0-0" {
		t.Errorf("a second go: %+v", all[0])
	}
	if st, ok := r.Twin(done, 0); !ok || st.Variant != "quiet" || !st.Practice {
		t.Errorf("the twin: %+v", st)
	}
	if _, ok := r.Twin(runs, 0); ok {
		t.Error("the twin is given before the others are played")
	}
}

func TestACaseIsNamedByItsNumberAndItsTwinByTwinAndTheNumber(t *testing.T) {
	r := joined(session(t, nil), "L1")
	done := []saves.Summary{played(t, r, 0, 0, saves.Ended), played(t, r, 1, 0, saves.Ended)}
	for word, scenario := range map[string]string{"twin 1": "one", "t2": "two", "twin 3": "", "t0": "", "t": "", "2": "", "twins": "", "": ""} {
		if st, ok := r.TwinNamed(done, word); ok != (scenario != "") || st.Scenario != scenario {
			t.Errorf("%q: %+v, %t", word, st, ok)
		}
	}
	for word, want := range map[string]int{"1": 0, "2": 1, "0": -1, "3": -1, "-1": -1, "one": -1, "": -1} {
		if n, ok := room.Numbered(r.Standings(done), word); ok != (want >= 0) || ok && n != want {
			t.Errorf("%q: %d, %t", word, n, ok)
		}
	}
	if r.Left(done) || !r.Left(done[:1]) {
		t.Error("whether a go is left")
	}
}

func TestFeedbackIsHeldBackUntilItsMoment(t *testing.T) {
	after := joined(session(t, func(s *lab.Session) { s.Feedback = lab.After }), "L1")
	one := []saves.Summary{played(t, after, 0, 0, saves.Ended)}
	both := append(one, played(t, after, 1, 0, saves.Ended))
	if !after.Silent(one) || after.Silent(both) {
		t.Errorf("after the last case: %v, %v", after.Silent(one), after.Silent(both))
	}
	exam := joined(session(t, func(s *lab.Session) { s.Mode, s.Feedback, s.Release = lab.Exam, lab.Released, s.Hash("open sesame") }), "L1")
	if !exam.Silent(both) || !exam.Session.Releases(" Open   SESAME ") || exam.Session.Releases("open") {
		t.Error("an exam is released by its word alone")
	}
	exam.Released = true
	if exam.Silent(both) {
		t.Error("released, and still silent")
	}
}

func TestASessionOpensClosesAndStops(t *testing.T) {
	r := joined(session(t, func(s *lab.Session) { s.Opens, s.Closes, s.Minutes = dated.Add(-time.Hour), dated.Add(2*time.Hour), 60 }), "L1")
	for at, why := range map[time.Duration]string{-2 * time.Hour: "opens on", 0: "", 59 * time.Minute: "", 61 * time.Minute: "60 minutes", 3 * time.Hour: "closed on"} {
		if err := r.May(dated.Add(at)); (err == nil) != (why == "") || err != nil && !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", at, err)
		}
	}
	if !r.Stop().Equal(dated.Add(time.Hour)) {
		t.Errorf("stops at %s", r.Stop())
	}
}

func TestARunThatTheSessionDidNotGiveIsRefused(t *testing.T) {
	r := joined(session(t, nil), "L1")
	sc, err := bed("one")
	must(t, err)
	good := saves.Header{Scenario: "one", Seed: seed(t, r, 0, 0)}
	good.Variant = sc.Variants[engine.PickVariant(sc, good.Seed)].ID
	must(t, r.Check(good))
	for why, change := range map[string]func(*saves.Header){
		"its seed is none of those": func(h *saves.Header) { h.Seed++ },
		"has no such case":          func(h *saves.Header) { h.Scenario = "three" },
		"not the one that its seed": func(h *saves.Header) { h.Variant = map[string]string{"sound": "quiet", "quiet": "sound"}[h.Variant] },
	} {
		h := good
		change(&h)
		if err := r.Check(h); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", why, err)
		}
	}
	if err := joined(r.Session, "L2").Check(good); err == nil {
		t.Error("another learner's seed was taken")
	}
}

func TestARoomComesBackOutOfItsProfile(t *testing.T) {
	db, err := saves.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	must(t, err)
	defer db.Close()
	if r, err := room.Of(t.Context(), db, bed); err != nil || r != nil {
		t.Errorf("a profile of no session: %v, %+v", err, r)
	}
	r := joined(session(t, func(s *lab.Session) { s.Mode, s.Feedback, s.Release = lab.Exam, lab.Released, "x" }), "L1")
	must(t, r.Keep(t.Context(), db))
	again, err := room.Of(t.Context(), db, bed)
	must(t, err)
	if again.Learner != "L1" || again.Session.Code != r.Session.Code || !again.Joined.Equal(dated) || seed(t, again, 1, 0) != seed(t, r, 1, 0) {
		t.Errorf("%+v", again)
	}
	if err := room.Sealed(t.Context(), db, bed); err == nil || !strings.Contains(err.Error(), "not released yet") {
		t.Errorf("sealed: %v", err)
	}
}

func TestAPathOfWindowsIsToldAsItIsTyped(t *testing.T) {
	r := joined(session(t, func(s *lab.Session) { s.Fast = lab.Nothing }), "L1")
	const profile = `C:\Users\ann\lab KTPLMR L1.db`
	said := r.Done([]saves.Summary{played(t, r, 0, 0, saves.Ended), played(t, r, 1, 0, saves.Ended)}, profile)
	for _, l := range said[1:] {
		if !strings.HasSuffix(l, ` --profile "`+profile+`"`) {
			t.Error(l)
		}
	}
	if len(said) != 3 {
		t.Errorf("%q", said)
	}
}
