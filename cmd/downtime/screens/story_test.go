package screens

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/screens/nav"
	"downtime/saves"
)

func TestAFirstRunGoesFromANameToABedsideAndIsTakenUpAgain(t *testing.T) {
	d := house(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Sees("What shall we call you?", "this machine: no")
		s.Hit("S", "a", "m", "?", enter)
		s.Sees("use letters")
		s.Hit("\x7f", enter)
		s.Sees("Hello, Sam.", "for learning, not for care")
		s.Hit(enter)
		s.Sees("Recovery, bay 1", "Score     none", "enter begin")
		s.Hit(enter)
		s.Sees("Recovery, bay 1", "● saved 21:00:00")
		s.Hit("W", "W")
		at := s.saved()
		if at == "21:00:00" {
			t.Error("time has passed, and what is saved stands still")
		}
		s.Hit(ctrlC)
		if said := s.leaves(); said != `saved: Recovery, bay 1, stopped at `+at+`, in profile "Sam". Start downtime again to go on.` {
			t.Errorf("the last line is %q", said)
		}

		s = raise(t, d)
		s.Sees("Sam", "▶ Recovery, bay 1: stopped at "+at)
		s.Hit(enter)
		s.Sees("Recovery, bay 1  "+at, "● saved "+at)
		s.Hit("W", "W")
		if s.saved() <= at {
			t.Errorf("after going on, %s is saved; before, %s was", s.saved(), at)
		}
		s.interrupted()
	})
}

func TestSkippingTheTutorialIsAskedOnceAndLeavingABriefingRecordsNothing(t *testing.T) {
	d := house(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit(enter) // the name that is offered
		s.Sees("Hello, trainee.")
		s.Hit("s")
		s.Sees("Cases", "ICU, bed 4, 03:14", "not played")
		s.SeesNo("ventilator autonomy", "silent", "mimic")
		s.Hit(enter)
		s.Sees("Before this case", "nothing is asked, recorded or scored")
		s.Hit(escape)
		s.Sees("Cases")
		s.Hit("h")
		s.Sees("No run yet")
		s.Hit(escape, "q")
		if said := s.leaves(); !strings.HasPrefix(said, `saved: everything, in profile "trainee"`) {
			t.Errorf("the last line is %q", said)
		}
		s = raise(t, d)
		s.Sees("Cases", "trainee")
		s.SeesNo("Hello")
		s.interrupted()
	})
}

func TestACaseNamedOnTheCommandLineIsAnnouncedAtOnceWithItsSeed(t *testing.T) {
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "ada.db")
	d.Start = &nav.Play{Scenario: "tutorial", Seed: 77}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Sees("Hello, ada.")
		s.Hit("s")
		s.Sees("Recovery, bay 1", "enter begin")
		s.Hit(enter)
		s.Sees("● saved 21:00:00")
		if seed := s.m.sitting.Run.Header.Seed; seed != 77 {
			t.Errorf("played with seed %d", seed)
		}
		s.interrupted()
	})
}

func TestWhoTriesTheTutorialFirstComesFromItToTheCaseThatWasNamed(t *testing.T) {
	for way, keys := range map[string][]string{
		"left before it began": {escape}, "left at the bed": {enter, "q", "y"}, "played to its end": nil,
	} {
		d := house(t)
		d.Profile = filepath.Join(t.TempDir(), "ada.db")
		d.Start = &nav.Play{Scenario: "ventilator-autonomy", Seed: 77}
		synctest.Test(t, func(t *testing.T) {
			s := raise(t, d)
			s.Sees("Hello, ada.")
			s.Hit(enter)
			s.Sees("Recovery, bay 1", "enter begin")
			if keys == nil {
				s.Hit(enter)
				s.endRun()
				s.Hit(escape)
			}
			s.Hit(keys...)
			if !strings.Contains(s.Frame(), "Before this case") {
				t.Fatalf("%s, it leads to\n%s", way, s.Frame())
			}
			s.Hit(enter, enter)
			s.Sees("ICU, bed 4", "● saved 03:14:00")
			if seed := s.m.sitting.Run.Header.Seed; seed != 77 {
				t.Errorf("%s: played with seed %d", way, seed)
			}
			s.interrupted()
		})
	}
}

func TestProfilesAreMadeSwitchedRenamedExportedAndDeleted(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s", "p")
		s.Sees("Profiles", "Sam", "● in use")
		s.Hit("n", "q", "?", "\x7f", "u", "e", enter) // letters belong to the name
		s.Sees("Hello, que.")
		s.Hit("s", "p")
		s.Sees("que", "Sam")
		s.Hit("r", "\x15", "Q", "u", "e", "e", "n", enter)
		s.Sees("Renamed to Queen.", "Queen", "● in use")
		s.Hit("e")
		s.Sees("Exported to")
		s.Hit("d", "q", "u", "e", enter)
		s.Sees("nothing was deleted")
		s.Hit("\x15", "Q", "u", "e", "e", "n", enter)
		s.Sees("Deleted.", "Sam", "● in use")
		s.SeesNo("Queen")
		s.interrupted()
	})
	if _, err := os.Stat(filepath.Join(d.Folder, "downtime-Queen.db")); err != nil {
		t.Error(err)
	}
	found, err := saves.ListProfiles(saves.Dir())
	if err != nil || len(found) != 1 || found[0].Name != "Sam" {
		t.Errorf("the folder holds %v, %v", found, err)
	}
}

func TestALockedProfileIsNeitherRenamedNorDeletedNorExportedWithoutItsPassphrase(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		db, err := saves.Open(t.Context(), filepath.Join(saves.Dir(), "Ann.db"))
		if err == nil {
			err = errors.Join(lock.Set(t.Context(), db, "correct horse"), db.Close())
		}
		other, oerr := saves.Open(t.Context(), filepath.Join(saves.Dir(), "lab KTPLMR L01.db"))
		if oerr == nil {
			oerr = other.Close()
		}
		if err != nil || oerr != nil {
			t.Fatal(err, oerr)
		}
		s := raise(t, d)
		s.Hit("s", "p")
		s.Sees("Sam", "Ann")
		s.SeesNo("KTPLMR") // another learner's, of a session on a shared machine
		s.Hit(down, "e")
		s.Sees("Not exported: the profile Ann is locked")
		s.Hit("d", "A", "n", "n", enter)
		s.Sees("It is locked", "Its passphrase")
		s.Hit("w", "r", "o", "n", "g", enter)
		s.Sees("that is not its passphrase")
		s.SeesNo("wrong")
		s.Hit(escape)
		s.Sees("Ann")
		s.Hit("r", "\x15", "B", "o", "b", enter)
		s.Sees("It is locked")
		s.Hit(letters("correct horse")...)
		s.Hit(enter)
		s.Sees("Renamed to Bob.")
		s.interrupted()
	})
}

func TestSettingsHoldAtOnceAndAreFoundAgain(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s")
		s.Sees("Cases")
		s.Hit("s")
		s.Sees("Settings", "[auto (braille)]")
		s.Hit(right, right, right)
		s.Sees("> Characters", "[ASCII]")
		s.Hit(down, down, right, ctrlC)
		s.leaves()
		s = raise(t, d)
		s.Hit("s")
		s.Sees("[ASCII]", "[live]")
		s.interrupted()
	})
}

func TestADamagedProfileIsExplainedAndPlayGoesOnUnsavedWithAWayOut(t *testing.T) {
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "broken.db")
	if err := os.WriteFile(d.Profile, []byte(strings.Repeat("not a database ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Sees("This profile does not open", "damaged, or", "u  play unsaved")
		s.Hit("u")
		s.Sees("no profile: nothing is saved")
		s.Hit("t", enter)
		s.Sees("NOT SAVED", "Unsaved: no profile is open.", "ctrl+e")
		s.Hit("W", "\x05")
		s.Sees("Exported to")
		s.Hit(ctrlC)
		if said := s.leaves(); !strings.HasPrefix(said, "not saved") {
			t.Errorf("the last line is %q", said)
		}
	})
	files, _ := filepath.Glob(filepath.Join(d.Folder, "downtime-tutorial-*.json"))
	if len(files) != 1 {
		t.Fatalf("exported files: %v", files)
	}
	f, err := os.Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	run, err := saves.ReadRun(f)
	if err != nil || run.Scenario != "tutorial" || run.Status != saves.Playing || run.LastTick == 0 {
		t.Errorf("the file holds %+v, %v", run.Summary, err)
	}
}

func TestAProfileThatIsOpenElsewhereSaysSoAndAnotherCanBeChosen(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		path, err := saves.Resolve("Sam")
		if err != nil {
			t.Fatal(err)
		}
		other, err := saves.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		s := raise(t, d)
		s.Sees("is open in another Downtime window")
		s.Hit("r")
		s.Sees("is open in another Downtime window")
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
		s.Hit("r")
		s.Sees("Hello, Sam.")
		s.interrupted()
	})
}

func TestWhenTheDiskRefusesTheBannerSaysSoAndQuittingAsks(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s", "t", enter)
		s.Sees("● saved 21:00:00")
		db := s.m.book.store.db
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		s.Hit("W")
		s.Sees("NOT SAVED", "Unsaved:", "ctrl+r", "21:00:01")
		s.Hit(ctrlC)
		s.Sees("Not saved yet", "x  quit without saving")
		s.Hit("s", "W")
		s.SeesNo("bay 1 21:00:01")
		s.Hit(ctrlC, "x")
		if said := s.leaves(); !strings.HasPrefix(said, "NOT saved") {
			t.Errorf("the last line is %q", said)
		}
	})
}

func TestARunIsReadAgainFromPastRunsAndStaysReadableWhenItsCaseHasChanged(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s", "t", enter)
		s.endRun()
		s.Sees("Practice: not scored.", "tries again")
		s.Hit(escape)
		s.Sees("unscored, played", "The tutorial bed")
		s.Hit("h")
		s.Sees("The tutorial bed", "plain", "unscored")
		s.Hit("e")
		s.Sees("Exported to")
		s.Hit(enter)
		s.Sees("Practice: not scored.")
		s.Hit("2")
		s.Sees("What was really so", "Nothing was wrong.")
		s.interrupted()

		d.Library = changed(t, "tutorial")
		s = raise(t, d)
		s.Hit("h", enter)
		s.Sees("read but not simulated again", "Practice: not scored.")
		s.Hit("2")
		s.Sees("These are the events as they were stored")
		s.Hit("3")
		s.Sees("needs the run to be simulated again")
		s.interrupted()
	})
}

func TestARunWhoseCaseHasChangedIsNotTakenUpButCanBeClosed(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s", "t", enter, "W")
		at := s.saved()
		s.interrupted()
		d.Library = changed(t, "tutorial")
		s = raise(t, d)
		s.Sees("stopped at " + at)
		s.Hit(enter)
		s.Sees("This run cannot go on", "the text of tutorial")
		s.Hit("c")
		s.SeesNo("stopped at")
		s.Hit("h")
		s.Sees("closed, unscored")
		s.interrupted()
	})
}

func TestTheBeliefsOfPastRunsAreToldOnAPageOfTheirOwn(t *testing.T) {
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "ada.db")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.Hit("s", "h", "c")
		s.Sees("Calibration", "No run counts yet: play a case to its end", "c the runs again")
		s.Hit("c")
		s.Sees("Past runs", "No run yet")
		s.Hit(ctrlC)
		s.leaves()
		db, err := saves.Open(t.Context(), d.Profile)
		if err != nil {
			t.Fatal(err)
		}
		h := saves.Header{ID: saves.NewID(), Scenario: "ventilator-autonomy", Variant: "agitated", Started: d.Now()}
		card := `{"scored":true,"kind":"plain","total":70,"trials":[{"family":"ventilator","stated":true,"p":0.7,"ideal":0.1}]}`
		if _, err := db.Commit(t.Context(), saves.Batch{Run: h.ID, Begin: &h, End: &saves.End{At: d.Now(), Card: []byte(card), Score: 70}}); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		s = raise(t, d)
		s.Hit("h", "c")
		s.Sees("1 run counts", "all devices", "100 % (21 to 100)", "Too few to say more", "70 points too much doubt")
		s.Hit(escape, escape)
		s.Sees("Cases")
		s.interrupted()
	})
}
