package screens

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"downtime/cmd/downtime/screens/nav"
	"downtime/saves"
)

func TestARunOfASessionThatIsLeftSaysHowItGoesOn(t *testing.T) {
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "lab KTPLMR L01.db")
	db, err := saves.Open(t.Context(), d.Profile)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SetSetting(t.Context(), "welcomed", true); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	const join = "downtime lab join KTPLMR --id L01"
	none := func(string) (string, bool) { return "", false }
	d.Task = &Task{Play: nav.Play{Scenario: "tutorial", Seed: 1}, Again: join, Inject: none}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit(enter)
		s.Sees("Recovery, bay 1", "● saved")
		s.Hit("?")
		s.Sees("ctrl+w  a word read aloud")
		s.Hit("x", "W", ctrlC)
		if said := s.leaves(); !strings.HasSuffix(said, "Go on with: "+join) || strings.Contains(said, "Start downtime again") {
			t.Errorf("the last line is %q", said)
		}
	})
}
