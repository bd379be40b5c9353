package desk

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"

	"downtime/content"
)

// written puts a new scenario into a folder of its own.
func written(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my-case")
	files, err := content.New("my-case")
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, files)
	return dir
}

func TestADeskShowsWhatWasSavedAndTheLineItStandsIn(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.Sees("Write my-case", "no problems, 3 walks as expected", "Nothing to mend.", "downtime prove")
		edit(t, dir, "minutes: 6", "minuts: 6")
		s.Settle()
		s.Sees("problems", "scenario.yaml:11:1 S006", "11 | minuts: 6", "did you mean minutes?", "as it was when it last could be played")
		edit(t, dir, "minuts: 6", "minutes: 6")
		s.Settle()
		s.Sees("no problems, 3 walks as expected")
		s.SeesNo("S006")
		edit(t, dir, "points: 5, when: 'done(\"compare\")", "points: 50, when: 'done(\"compare\")")
		s.Settle()
		s.Sees("no problems")
	})
}

func TestAnAuthorPlaysFromAnySecondOfAnyTruthWithTheTruthBeside(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.Sees("Truth", "frozen (silent)", "Until then", "nobody")
		s.Hit("]", "]", left) // two minutes, less ten seconds
		s.Sees("01:50, 23:11:50")
		s.Hit(enter)
		s.Sees("frozen (silent), 01:50", "mon2 in-service", "freeze since 00:20", "spo2 shown", "Flags", "opiate 1", "If it ended now", "The expert would", "Ines")
		s.Hit("c") // counts half a minute at the bedside
		s.Sees("frozen (silent), 02:20", "● count-differs, lr 20")
		s.Hit(ctrlR)
		s.Sees("frozen (silent), 01:50")
		s.SeesNo("● count-differs")
		s.Hit(ctrlO)
		s.Sees("Write my-case")
	})
}

func TestTheExpertMayPlayUntilTheAuthorTakesOver(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.Hit(right, right) // the truth: frozen, dark, sleepy
		s.Sees("sleepy (mimic)")
		s.Hit(down, down, right) // who
		s.Sees("expert")
		s.Hit("]", "]", "]", enter)
		s.Sees("sleepy (mimic), 03:00", "● count-agrees-low", "mon2 in-service: honest")
		s.Hit("q", "y") // leave as a trainee would
		s.Sees("Write my-case")
	})
}

func TestWhatIsSavedDuringAPlayIsPlayedAtOnceFromTheSameSecond(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.Hit("]", enter)
		s.Sees("frozen (silent), 01:00", "Mr Owen Lisle")
		s.Hit("c")
		s.Sees("frozen (silent), 01:30")
		edit(t, dir, "name: Mr Owen Lisle", "name: Mr Evan Pryce")
		s.Settle()
		s.Sees("Mr Evan Pryce", "frozen (silent), 01:00", "Saved: played again from 01:00.")
		edit(t, dir, "kind: silent", "kind: silnet")
		s.Settle()
		s.Sees("Saved, and it cannot be played", "Mr Evan Pryce")
		s.Hit(ctrlO)
		s.Sees("S024", "did you mean silent?")
		edit(t, dir, "kind: silnet", "kind: silent")
		s.Settle()
		s.Sees("no problems")
	})
}

func TestOnASmallWindowTheTruthStandsInThePlaceOfTheBedside(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		d := at(dir)
		d.Width, d.Height = 80, 24
		s := raise(t, d)
		s.Hit("]", enter)
		s.Sees("Bedside monitor", "Count his breaths with me")
		s.SeesNo("freeze since")
		s.Hit(ctrlT)
		s.Sees("freeze since 00:20")
		s.Hit("c") // reaches nobody
		s.Sees("frozen (silent), 01:00")
		s.Hit(escape)
		s.SeesNo("freeze since")
	})
}

func TestADeskSaysThatItsFolderIsGone(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		s.Settle()
		s.Sees("no such file")
		s.Hit("q")
		if err := <-s.Ended; err != nil {
			t.Error(err)
		}
	})
}
