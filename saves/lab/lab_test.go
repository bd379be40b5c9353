package lab_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/saves/lab"
)

var machine = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

func set() lab.Session {
	return lab.Session{
		Title: "Induction", Mode: lab.Drill, Items: []lab.Item{{Scenario: "bed"}}, Order: lab.Fixed, Seeds: lab.Each, Feedback: lab.Now, Attempts: 1, Fast: lab.Nothing,
		Made: time.Date(2026, 11, 24, 14, 0, 0, 0, time.UTC), Salt: "KTPLMRXB",
	}
}

func encoded(t *testing.T) ([]byte, string) {
	t.Helper()
	s := set()
	text, err := s.Encode(machine)
	if err != nil {
		t.Fatal(err)
	}
	return text, s.Code
}

func TestNoByteOfASessionFileCanBeChanged(t *testing.T) {
	text, code := encoded(t)
	for i := range text {
		bent := bytes.Clone(text)
		bent[i] ^= 1
		if s, err := lab.Parse(bent); err == nil && strings.TrimSpace(string(bent)) != strings.TrimSpace(string(text)) {
			t.Fatalf("byte %d was changed, and the session %s was read as %s", i, code, s.Code)
		}
	}
	exam := bytes.Replace(text, []byte(`"drill"`), []byte(`"exam"`), 1)
	if _, err := lab.Parse(exam); bytes.Equal(exam, text) || err == nil || !strings.Contains(err.Error(), "changed after it was signed") {
		t.Errorf("a drill that was made an exam: %v", err)
	}
	if s, err := lab.Parse(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))); err != nil || s.Code != code {
		t.Errorf("through a mail program: %v", err)
	}
}

func TestASessionIsFoundByItsCodeWhereverItsFileLies(t *testing.T) {
	text, code := encoded(t)
	share, other := t.TempDir(), t.TempDir()
	path := filepath.Join(share, code+lab.Extension)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{code, strings.ToLower(code), " " + code + " ", path} {
		if s, at, err := lab.Find(name, []string{other, share}); err != nil || s.Code != code || at != path {
			t.Errorf("%q: %v, at %s", name, err, at)
		}
	}
	if _, _, err := lab.Find("BCDFGH", []string{other, share}); err == nil || !strings.Contains(err.Error(), "there is no session BCDFGH") {
		t.Errorf("another code: %v", err)
	}
	if _, _, err := lab.Find(filepath.Join(share, "none"), nil); err == nil {
		t.Error("a file that is not there")
	}
	if err := os.Symlink(path, filepath.Join(other, code+lab.Extension)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := lab.Find(code, []string{other}); err == nil || !strings.Contains(err.Error(), "links are not followed") {
		t.Errorf("a link: %v", err)
	}
}

var sixty = lab.Standard{Scenario: "bed", Cut: 60, SEM: 4, By: "T1", Day: "2026-11-22"}

func TestWhatASessionCannotBeIsSaid(t *testing.T) {
	for why, change := range map[string]func(*lab.Session){
		"the mode is":              func(s *lab.Session) { s.Mode = "quiz" },
		"1 to 40 cases":            func(s *lab.Session) { s.Items = nil },
		"neither a case nor":       func(s *lab.Session) { s.Items[0].Skill = "gas" },
		"tells its result at once": func(s *lab.Session) { s.Items, s.Feedback = []lab.Item{{Skill: "gas"}}, lab.After },
		"1 to 10 times":            func(s *lab.Session) { s.Attempts = 0 },
		"close before it opens":    func(s *lab.Session) { s.Opens, s.Closes = s.Made, s.Made.Add(-time.Hour) },
		"until it is released":     func(s *lab.Session) { s.Mode = lab.Exam },
		"needs a word":             func(s *lab.Session) { s.Feedback = lab.Released },
		"too long or not":          func(s *lab.Session) { s.Title = "a\x1b[2J" },
		"no plain text":            func(s *lab.Session) { s.Local = "call\x1b[2J" },
		"none of its cases": func(s *lab.Session) {
			s.Standards = []lab.Standard{{Scenario: "ward", Cut: 60, By: "T1", Day: "2026-11-22"}}
		},
		"has two standards": func(s *lab.Session) { s.Standards = []lab.Standard{sixty, sixty} },
		"a cut between 0 and 100": func(s *lab.Session) {
			s.Standards = []lab.Standard{{Scenario: "bed", Cut: 100, By: "T1", Day: "2026-11-22"}}
		},
		"says who set it":       func(s *lab.Session) { s.Standards = []lab.Standard{{Scenario: "bed", Cut: 60, Day: "2026-11-22"}} },
		"long or not printable": func(s *lab.Session) { s.Standards = []lab.Standard{sixty}; s.Standards[0].By = "T\x1b[2J" },
		"hard stop":             func(s *lab.Session) { s.Minutes = -1 },
	} {
		s := set()
		change(&s)
		if _, err := s.Encode(machine); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", why, err)
		}
	}
	if _, err := lab.Parse([]byte(strings.Repeat("[", 1e6))); err == nil {
		t.Error("deep nesting was read")
	}
}

func TestAWordOpensOnlyItsSceneInItsCaseAndItsHashTellsNothing(t *testing.T) {
	s := set()
	s.Injects = []lab.Inject{{Word: s.Hash("Umbrella"), Scenario: "bed", Scene: "it-calls"}}
	if scene, ok := s.Inject("bed", "  uMBRELLA "); !ok || scene != "it-calls" {
		t.Errorf("%q, %v", scene, ok)
	}
	if _, ok := s.Inject("ward", "umbrella"); ok {
		t.Error("the word opens a scene in another case")
	}
	text, err := s.Encode(machine)
	if err != nil || bytes.Contains(bytes.ToLower(text), []byte("umbrella")) {
		t.Errorf("the file holds the word: %v", err)
	}
	other := set()
	if other.Salt = "OTHERSAL"; other.Hash("umbrella") == s.Hash("umbrella") {
		t.Error("two sessions have the same hash of a word")
	}
}
