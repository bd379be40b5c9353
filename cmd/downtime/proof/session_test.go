package proof_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/room"
	"downtime/content"
	"downtime/game/engine"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// set is a session as change makes it, and the file that it was written to.
func set(t testing.TB, dir string, change func(*lab.Session)) (*lab.Session, string) {
	t.Helper()
	s := &lab.Session{
		Title: "Induction", Mode: lab.Drill, Items: []lab.Item{{Scenario: firstCase, Seed: 3}}, Order: lab.Fixed, Seeds: lab.Each, Feedback: lab.Now, Attempts: 1, Fast: lab.Nothing,
		Made: dated, Salt: "KTPLMRXB",
	}
	if change != nil {
		change(s)
	}
	text, err := s.Encode(machine)
	must(t, err)
	path := filepath.Join(dir, s.Code+lab.Extension)
	must(t, os.WriteFile(path, text, 0o600))
	return s, path
}

// seed is the one that a session gives A7 for a go at an item.
func seed(t testing.TB, s *lab.Session, lib *content.Library, item, attempt int) uint64 {
	t.Helper()
	n, err := room.New(s, "A7", "", "", dated, func(id string) (*engine.Scenario, error) {
		sc, _ := lib.Get(id)
		return sc, nil
	}).Seed(item, attempt)
	must(t, err)
	return n
}

// under is a hand-in of A7 under the code of a session.
func under(t testing.TB, s *lab.Session, runs ...saves.Run) handin.File {
	t.Helper()
	f := handedIn(t, "A7", runs...)
	f.Header.Session = s.Code
	return f
}

// imports takes files in as the command does, sessions first, and gives what is told of them.
func imports(t testing.TB, path string, files ...string) []proof.Result {
	t.Helper()
	db, err := cohort.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	skills, err := content.Skills()
	must(t, err)
	p := proof.New(library(), skills)
	rest, out, err := p.Sessions(t.Context(), db, files)
	must(t, err)
	must(t, proof.Import(t.Context(), db, p, rest, dated, func(r proof.Result) error {
		out = append(out, r)
		return nil
	}))
	return out
}

func said(t testing.TB, got proof.Result, status proof.Status, wanted ...string) {
	t.Helper()
	all := got.Reason + "\n" + strings.Join(got.Notes, "\n")
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("it does not say %q: %+v", w, got)
		}
	}
	if got.Status != status {
		t.Errorf("%s, want %s: %+v", got.Status, status, got)
	}
}

func TestASessionFileNeverReplacesTheSessionThatIsKnownUnderItsCode(t *testing.T) {
	db, err := cohort.Open(t.Context(), filepath.Join(t.TempDir(), "x.cohort"))
	must(t, err)
	defer db.Close()
	one, _ := set(t, t.TempDir(), nil)
	forged, _ := set(t, t.TempDir(), func(s *lab.Session) { s.Attempts = 9 })
	forged.Code = one.Code // found by trying salts: a code has six letters
	p := proof.New(library(), nil)
	got, err := p.Found(t.Context(), db, []string{"forged.lab", "one.lab"}, forged, one)
	if err != nil || len(got) != 2 || p.Known() != 0 {
		t.Fatalf("of two that claim one code, %d are known: %+v, %v", p.Known(), got, err)
	}
	said(t, got[0], proof.Refused, "one.lab is another session with the same code, and neither was taken")
	said(t, got[1], proof.Refused, "forged.lab is another session")
	for range 2 {
		if got, err = p.Found(t.Context(), db, []string{"one.lab"}, one); err != nil || len(got) != 0 || p.Known() != 1 {
			t.Fatalf("%+v, %v", got, err)
		}
	}
	got, err = p.Found(t.Context(), db, []string{"forged.lab", "one.lab"}, forged, one)
	if err != nil || len(got) != 1 || got[0].File != "forged.lab" {
		t.Fatalf("%+v, %v", got, err)
	}
	said(t, got[0], proof.Refused, "another session than the "+one.Code)
	known, err := db.Sessions(t.Context())
	must(t, err)
	if len(known) != 1 || known[0].Attempts != 1 {
		t.Errorf("the known session was replaced: %+v", known)
	}
}

func TestWhatASessionDidNotGiveIsRefused(t *testing.T) {
	dir, lib := t.TempDir(), library()
	s, file := set(t, dir, func(s *lab.Session) { s.Items = append(s.Items, lab.Item{Skill: "news2"}) })
	good, strange := played(t, lib, 3, 1), played(t, lib, 4, 1)
	foreign := strange
	foreign.ID, foreign.Scenario = saves.NewID(), "epilepsy-app"
	drawn := good
	drawn.ID, drawn.Variant = saves.NewID(), other(good.Variant)
	for why, c := range map[string]handin.File{
		"its seed is none of those that session " + s.Code + " gives A7": under(t, s, strange),
		"has no such case": under(t, s, foreign),
		"its hidden truth is not the one that its seed draws": under(t, s, drawn),
	} {
		got := imports(t, filepath.Join(dir, "x.cohort"), file, written(t, t.TempDir(), "a", c))
		said(t, got[0], proof.Refused, why)
	}
	for why, change := range map[string]func(*handin.Go){
		"its seed is none of those that session " + s.Code + " gives A7": func(g *handin.Go) { *g = went(t, "news2", 6) },
		"has no such skill at that level":                                func(g *handin.Go) { g.Level = 1 },
		"is said to follow another go":                                   func(g *handin.Go) { g.Before = 8 },
	} {
		f := under(t, s)
		f.Goes = []handin.Go{went(t, "news2", seed(t, s, lib, 1, 0))}
		change(&f.Goes[0])
		got := imports(t, filepath.Join(dir, "x.cohort"), file, written(t, t.TempDir(), "a", f))
		said(t, got[0], proof.Refused, "go 1 (", why)
	}
	f := under(t, s, good)
	f.Goes = []handin.Go{went(t, "news2", seed(t, s, lib, 1, 0))}
	if got := imports(t, filepath.Join(dir, "x.cohort"), file, written(t, t.TempDir(), "a", f)); got[0].Status != proof.Accepted || got[0].New != 2 || len(got[0].Notes) != 0 {
		t.Errorf("what it gave: %+v", got[0])
	}
}

func TestMoreGoesThanASessionGivesAreRefusedOverAllFilesOfALearner(t *testing.T) {
	dir, lib := t.TempDir(), library()
	s, file := set(t, dir, func(s *lab.Session) { s.Attempts = 2 })
	first, second := played(t, lib, 3, 1), played(t, lib, seed(t, s, lib, 0, 1), 1)
	second.Started, second.EndedAt = first.EndedAt, first.EndedAt.Add(time.Minute)
	again := played(t, lib, 3, 2) // on another machine, after the debrief
	again.Started, again.EndedAt = second.EndedAt, second.EndedAt.Add(time.Minute)
	half := until(again, 0)
	half.ID = saves.NewID()
	path := filepath.Join(dir, "x.cohort")
	in := func(name string, runs ...saves.Run) proof.Result {
		t.Helper()
		return imports(t, path, file, written(t, t.TempDir(), name, under(t, s, runs...)))[0]
	}
	said(t, in("a", first, second, half), proof.Accepted, "run "+half.ID[:8]+" ("+firstCase+"): it has the seed of run "+first.ID[:8])
	said(t, in("b", again), proof.Refused, "with it A7 would have had 3 goes at "+firstCase, first.ID[:8]+", "+second.ID[:8]+", "+again.ID[:8], "gives 2")
	said(t, in("c", first, second), proof.Duplicate)
	moved := under(t, s, again)
	elsewhere := filepath.Join(dir, "moved")
	must(t, moved.Write(elsewhere, ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))))
	said(t, imports(t, path, file, elsewhere)[0], proof.Refused, "3 goes", "A7 handed in from another machine before")
	said(t, imports(t, filepath.Join(dir, "y.cohort"), file, written(t, dir, "d", under(t, s, first, second, again)))[0], proof.Refused, "3 goes")
	said(t, imports(t, filepath.Join(dir, "z.cohort"), file, written(t, dir, "e", under(t, s, second)))[0], proof.Accepted, "it is go 2 of 2, and go 1 was not handed in")
}

func TestWhatOnlyTheLearnersClockSaysIsNotedAndNeverJudged(t *testing.T) {
	lib := library()
	one := played(t, lib, 3, 1) // by its clock from 9:00 to 9:10, in paced time
	later := played(t, lib, 4, 1)
	later.Started, later.EndedAt = dated.Add(-time.Hour), dated.Add(-50*time.Minute)
	for why, c := range map[string]struct {
		change func(*lab.Session)
		runs   []saves.Run
	}{
		"before the session opened":                   {func(s *lab.Session) { s.Opens = dated.Add(time.Minute) }, []saves.Run{one}},
		"after the session closed":                    {func(s *lab.Session) { s.Closes = dated.Add(time.Minute) }, []saves.Run{one}},
		"and 5 minutes after the first were over":     {func(s *lab.Session) { s.Minutes = 5 }, []saves.Run{one}},
		"said to be paced, and the session's is live": {func(s *lab.Session) { s.Pace = "live" }, []saves.Run{one}},
		"it began before run " + one.ID[:8]:           {func(s *lab.Session) { s.Items = append(s.Items, lab.Item{Scenario: firstCase, Seed: 4}) }, []saves.Run{one, later}},
		"which has not come yet": {nil, []saves.Run{func() saves.Run {
			r := one
			r.EndedAt = time.Now().AddDate(1, 0, 0)
			return r
		}()}},
		"quicker than anybody reads": {nil, []saves.Run{func() saves.Run {
			r := played(t, lib, 3, 10)
			r.EndedAt = r.Started.Add(time.Second)
			return r
		}()}},
	} {
		dir := t.TempDir()
		s, file := set(t, dir, c.change)
		got := imports(t, filepath.Join(dir, "x.cohort"), file, written(t, dir, "a", under(t, s, c.runs...)))
		if said(t, got[0], proof.Accepted, why); len(got[0].Notes) != 1 {
			t.Errorf("%s: %+v", why, got[0].Notes)
		}
	}
	dir := t.TempDir()
	s, file := set(t, dir, func(s *lab.Session) {
		s.Opens, s.Closes, s.Minutes, s.Pace = dated, dated.Add(10*time.Minute), 10, "paced"
	})
	if got := imports(t, filepath.Join(dir, "x.cohort"), file, written(t, dir, "a", under(t, s, one))); len(got[0].Notes) != 0 {
		t.Errorf("a run within its session: %+v", got[0].Notes)
	}
}

func TestWhatWasTakenInBeforeItsSessionWasKnownIsHeldToItWhenItComes(t *testing.T) {
	dir, lib := t.TempDir(), library()
	s, file := set(t, dir, func(s *lab.Session) { s.Closes = dated.Add(time.Minute) })
	good, foreign := played(t, lib, 3, 1), played(t, lib, 4, 1)
	again := played(t, lib, 3, 2)
	again.Started, again.EndedAt = good.EndedAt, good.EndedAt.Add(time.Minute)
	path := filepath.Join(dir, "x.cohort")
	first := imports(t, path, written(t, dir, "a", under(t, s, good, foreign, again)))
	said(t, first[0], proof.Accepted, "session "+s.Code+" is not known here: seeds, truths and goes were not held to it")
	if first[0].Unheld == "" {
		t.Errorf("%+v", first[0])
	}
	got := imports(t, path, file)
	said(t, got[0], proof.Accepted,
		"A7, taken in before this session was known: run "+foreign.ID[:8]+" ("+firstCase+"): it is not of its session, and stays where it is: its seed is none of those",
		"run "+good.ID[:8]+" ("+firstCase+"): by its clock it went on to", "run "+again.ID[:8]+" ("+firstCase+"): with it there are more goes than the 1")
	if got[0].File != file || got[0].Session != s.Code {
		t.Errorf("%+v", got[0])
	}
	db, err := cohort.Read(t.Context(), path)
	must(t, err)
	defer db.Close()
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	if err != nil || len(runs) != 3 {
		t.Errorf("%d runs stayed, %v", len(runs), err)
	}
	notes, err := proof.New(lib, nil).Notes(t.Context(), db, cohort.Filter{Learner: "A7"})
	must(t, err)
	if !slices.ContainsFunc(notes, func(n proof.Note) bool { return n.Learner == "A7" && n.Session == s.Code && n.Run == foreign.ID }) {
		t.Errorf("what does not fit can be read nowhere: %+v", notes)
	}
	if got := imports(t, path, file); len(got) != 0 {
		t.Errorf("it was told again: %+v", got)
	}
}

func TestTwoCopiesOfASessionAreOne(t *testing.T) {
	dir := t.TempDir()
	s, file := set(t, dir, nil)
	text, err := os.ReadFile(file)
	must(t, err)
	copied := filepath.Join(dir, "copy.lab")
	must(t, os.WriteFile(copied, text, 0o600))
	if got := imports(t, filepath.Join(dir, "x.cohort"), copied, file); len(got) != 0 {
		t.Errorf("%s: %+v", s.Code, got)
	}
}
