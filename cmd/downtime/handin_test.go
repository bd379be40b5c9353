package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/handin"
)

func TestARunFromOutsideASessionIsLeftOutByNameAndTheRestIsHandedIn(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--mode", "drill")
	m.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	profile := filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	m.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", profile, "--scenario", "epilepsy-app")
	m.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", profile, "--scenario", "ventilator-autonomy", "--seed", "7")
	wentOnce(t, profile, "news2")
	said := m.run(true, "", "handin", "--profile", profile, "--out", filepath.Join(m.share, code+"-L01.handin"))
	in(t, said, "(news2), which is not of the session: session "+code+" has no such skill at that level and in that mode.")
	in(t, said, "Handed in as L01: 1 run,", "Left out: run ", "(epilepsy-app), which is not of the session: session "+code+" has no such case.",
		"(ventilator-autonomy), which is not of the session: its seed is none of those that session "+code+" gives L01.")
	in(t, m.run(true, "", "cohort", "import", m.share), "L01, 1 run, 1 new", "1 accepted, 0 duplicate, 0 refused")
}

// wentOnce keeps a go at a skill that has ended in a profile.
func wentOnce(t *testing.T, profile, id string) {
	t.Helper()
	db, err := saves.Open(t.Context(), profile)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.KeepAttempt(t.Context(), saves.Attempt{
		ID: saves.NewID(), Skill: id, Version: skill.Version, Seed: 5, Started: time.Now(), EndedAt: time.Now(), Status: saves.Ended, Inputs: json.RawMessage("[]"), Result: json.RawMessage("{}"),
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnArrowKeyInALineOfTheLearnersReachesNoHandIn(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--mode", "drill")
	m.run(true, "\x1b[Await 5\nthink \x1b]0;mine\avent4\nquit\n", "lab", "join", code, "--id", "L01", "--plain")
	in(t, m.run(true, "", "cohort", "import", m.share), "1 accepted, 0 duplicate, 0 refused")
	if text := m.run(true, "", "cohort", "runs", "--json"); strings.ContainsRune(text, 0x1b) {
		t.Errorf("%q", text)
	}
}

func TestWhoNamesThemselvesKeepsTheObserverOfTheirPair(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	code := m.session("--mode", "drill")
	in(t, m.run(true, "wait 5\nquit\n", "lab", "join", code, "--id", "L01", "--observer", "L02", "--plain"), "You are L01 and hold the keys; L02 observes.")
	profile := filepath.Join(m.data, "downtime", "lab "+code+" L01.db")
	for observer, args := range map[string][]string{"L02": {"--id", "L01"}, "L03": {"--observer", "L03"}} {
		out := filepath.Join(m.data, observer)
		m.run(true, "", append([]string{"handin", "--profile", profile, "--out", out}, args...)...)
		if f, err := handin.Read(out); err != nil || f.Header.Observer != observer {
			t.Errorf("%v: observed by %q, %v", args, f.Header.Observer, err)
		}
	}
}

func TestWhatMayNameAPatientIsPointedOutBeforeItIsHandedInAndOnlyOwnWordsAre(t *testing.T) {
	m := &machine{t, t.TempDir(), t.TempDir()}
	m.run(true, "wait 5\nquit\n", "play", "--plain", "--profile", "a", "--scenario", "ventilator-autonomy", "--seed", "7")
	db, err := saves.Open(t.Context(), filepath.Join(m.data, "downtime", "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	runs, err := db.List(t.Context())
	if err != nil || len(runs) != 1 {
		t.Fatal(err, runs)
	}
	for part, body := range map[string]string{"reaction": "Like 943 476 5919 last week.", "at": "done", "duty": "1 2 1 0"} {
		if err := db.Reflect(t.Context(), saves.Reflection{Run: runs[0].ID, Part: part, Body: body, At: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	args := []string{"handin", "--profile", "a", "--id", "A7", "--out", filepath.Join(m.share, "a"), "--reflections"}
	in(t, m.run(true, "", args...), "Look before you pass this on: this may name a person", `"Like 943 476 5919 last week."`, "With 1 text of your own")
}
