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
		s.sees("What shall we call you?", "this machine: no")
		s.hit("S", "a", "m", "?", enter)
		s.sees("use letters")
		s.hit("\x7f", enter)
		s.sees("Hello, Sam.", "for learning, not for care")
		s.hit(enter)
		s.sees("Recovery, bay 1", "Score     none", "enter begin")
		s.hit(enter)
		s.sees("Recovery, bay 1", "● saved 21:00:00")
		s.hit("W", "W")
		at := s.saved()
		if at == "21:00:00" {
			t.Error("time has passed, and what is saved stands still")
		}
		s.hit(ctrlC)
		if said := s.leaves(); said != `saved: Recovery, bay 1, stopped at `+at+`, in profile "Sam". Start downtime again to go on.` {
			t.Errorf("the last line is %q", said)
		}

		s = raise(t, d)
		s.sees("Sam", "▶ Recovery, bay 1: stopped at "+at)
		s.hit(enter)
		s.sees("Recovery, bay 1  "+at, "● saved "+at)
		s.hit("W", "W")
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
		s.hit(enter) // the name that is offered
		s.sees("Hello, trainee.")
		s.hit("s")
		s.sees("Cases", "ICU, bed 4, 03:14", "not played")
		s.seesNo("ventilator autonomy", "silent", "mimic")
		s.hit(enter)
		s.sees("Before this case", "nothing is asked, recorded or scored")
		s.hit(escape)
		s.sees("Cases")
		s.hit("h")
		s.sees("No run yet")
		s.hit(escape, "q")
		if said := s.leaves(); !strings.HasPrefix(said, `saved: everything, in profile "trainee"`) {
			t.Errorf("the last line is %q", said)
		}
		s = raise(t, d)
		s.sees("Cases", "trainee")
		s.seesNo("Hello")
		s.interrupted()
	})
}

func TestACaseNamedOnTheCommandLineIsAnnouncedAtOnceWithItsSeed(t *testing.T) {
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "ada.db")
	d.Start = &nav.Play{Scenario: "tutorial", Seed: 77}
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.sees("Hello, ada.")
		s.hit("s")
		s.sees("Recovery, bay 1", "enter begin")
		s.hit(enter)
		s.sees("● saved 21:00:00")
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
			s.sees("Hello, ada.")
			s.hit(enter)
			s.sees("Recovery, bay 1", "enter begin")
			if keys == nil {
				s.hit(enter)
				s.endRun()
				s.hit(escape)
			}
			s.hit(keys...)
			if !strings.Contains(s.frame(), "Before this case") {
				t.Fatalf("%s, it leads to\n%s", way, s.frame())
			}
			s.hit(enter, enter)
			s.sees("ICU, bed 4", "● saved 03:14:00")
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
		s.hit("s", "p")
		s.sees("Profiles", "Sam", "● in use")
		s.hit("n", "q", "?", "\x7f", "u", "e", enter) // letters belong to the name
		s.sees("Hello, que.")
		s.hit("s", "p")
		s.sees("que", "Sam")
		s.hit("r", "\x15", "Q", "u", "e", "e", "n", enter)
		s.sees("Renamed to Queen.", "Queen", "● in use")
		s.hit("e")
		s.sees("Exported to")
		s.hit("d", "q", "u", "e", enter)
		s.sees("nothing was deleted")
		s.hit("\x15", "Q", "u", "e", "e", "n", enter)
		s.sees("Deleted.", "Sam", "● in use")
		s.seesNo("Queen")
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
		s.hit("s", "p")
		s.sees("Sam", "Ann")
		s.seesNo("KTPLMR") // another learner's, of a session on a shared machine
		s.hit(down, "e")
		s.sees("Not exported: the profile Ann is locked")
		s.hit("d", "A", "n", "n", enter)
		s.sees("It is locked", "Its passphrase")
		s.hit("w", "r", "o", "n", "g", enter)
		s.sees("that is not its passphrase")
		s.seesNo("wrong")
		s.hit(escape)
		s.sees("Ann")
		s.hit("r", "\x15", "B", "o", "b", enter)
		s.sees("It is locked")
		s.hit(letters("correct horse")...)
		s.hit(enter)
		s.sees("Renamed to Bob.")
		s.interrupted()
	})
}

func TestSettingsHoldAtOnceAndAreFoundAgain(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.hit("s")
		s.sees("Cases")
		s.hit("s")
		s.sees("Settings", "[auto (braille)]")
		s.hit(right, right, right)
		s.sees("> Characters", "[ASCII]")
		s.hit(down, down, right, ctrlC)
		s.leaves()
		s = raise(t, d)
		s.hit("s")
		s.sees("[ASCII]", "[live]")
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
		s.sees("This profile does not open", "damaged, or", "u  play unsaved")
		s.hit("u")
		s.sees("no profile: nothing is saved")
		s.hit("t", enter)
		s.sees("NOT SAVED", "Unsaved: no profile is open.", "ctrl+e")
		s.hit("W", "\x05")
		s.sees("Exported to")
		s.hit(ctrlC)
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
		s.sees("is open in another Downtime window")
		s.hit("r")
		s.sees("is open in another Downtime window")
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
		s.hit("r")
		s.sees("Hello, Sam.")
		s.interrupted()
	})
}

func TestWhenTheDiskRefusesTheBannerSaysSoAndQuittingAsks(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.hit("s", "t", enter)
		s.sees("● saved 21:00:00")
		db := s.m.book.store.db
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		s.hit("W")
		s.sees("NOT SAVED", "Unsaved:", "ctrl+r", "21:00:01")
		s.hit(ctrlC)
		s.sees("Not saved yet", "x  quit without saving")
		s.hit("s", "W")
		s.seesNo("bay 1 21:00:01")
		s.hit(ctrlC, "x")
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
		s.hit("s", "t", enter)
		s.endRun()
		s.sees("Practice: not scored.", "tries again")
		s.hit(escape)
		s.sees("unscored, played", "The tutorial bed")
		s.hit("h")
		s.sees("The tutorial bed", "plain", "unscored")
		s.hit("e")
		s.sees("Exported to")
		s.hit(enter)
		s.sees("Practice: not scored.")
		s.hit("2")
		s.sees("What was really so", "Nothing was wrong.")
		s.interrupted()

		d.Library = changed(t, "tutorial")
		s = raise(t, d)
		s.hit("h", enter)
		s.sees("read but not simulated again", "Practice: not scored.")
		s.hit("2")
		s.sees("These are the events as they were stored")
		s.hit("3")
		s.sees("needs the run to be simulated again")
		s.interrupted()
	})
}

func TestARunWhoseCaseHasChangedIsNotTakenUpButCanBeClosed(t *testing.T) {
	d := house(t)
	d.Profile = "Sam"
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.hit("s", "t", enter, "W")
		at := s.saved()
		s.interrupted()
		d.Library = changed(t, "tutorial")
		s = raise(t, d)
		s.sees("stopped at " + at)
		s.hit(enter)
		s.sees("This run cannot go on", "the text of tutorial")
		s.hit("c")
		s.seesNo("stopped at")
		s.hit("h")
		s.sees("closed, unscored")
		s.interrupted()
	})
}

func TestTheBeliefsOfPastRunsAreToldOnAPageOfTheirOwn(t *testing.T) {
	d := house(t)
	d.Profile = filepath.Join(t.TempDir(), "ada.db")
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, d)
		s.hit("s", "h", "c")
		s.sees("Calibration", "No run counts yet: play a case to its end", "c the runs again")
		s.hit("c")
		s.sees("Past runs", "No run yet")
		s.hit(ctrlC)
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
		s.hit("h", "c")
		s.sees("1 run counts", "all devices", "100 % (21 to 100)", "Too few to say more", "70 points too much doubt")
		s.hit(escape, escape)
		s.sees("Cases")
		s.interrupted()
	})
}
