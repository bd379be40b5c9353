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
		s.sees("Write my-case", "no problems, 3 walks as expected", "Nothing to mend.", "downtime prove")
		edit(t, dir, "minutes: 6", "minuts: 6")
		s.settle()
		s.sees("problems", "scenario.yaml:11:1 S006", "11 | minuts: 6", "did you mean minutes?", "as it was when it last could be played")
		edit(t, dir, "minuts: 6", "minutes: 6")
		s.settle()
		s.sees("no problems, 3 walks as expected")
		s.seesNo("S006")
		edit(t, dir, "points: 5, when: 'done(\"compare\")", "points: 50, when: 'done(\"compare\")")
		s.settle()
		s.sees("no problems")
	})
}

func TestAnAuthorPlaysFromAnySecondOfAnyTruthWithTheTruthBeside(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.sees("Truth", "frozen (silent)", "Until then", "nobody")
		s.hit("]", "]", left) // two minutes, less ten seconds
		s.sees("01:50, 23:11:50")
		s.hit(enter)
		s.sees("frozen (silent), 01:50", "mon2 in-service", "freeze since 00:20", "spo2 shown", "Flags", "opiate 1", "If it ended now", "The expert would", "Ines")
		s.hit("c") // counts half a minute at the bedside
		s.sees("frozen (silent), 02:20", "● count-differs, lr 20")
		s.hit(ctrlR)
		s.sees("frozen (silent), 01:50")
		s.seesNo("● count-differs")
		s.hit(ctrlO)
		s.sees("Write my-case")
	})
}

func TestTheExpertMayPlayUntilTheAuthorTakesOver(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.hit(right, right) // the truth: frozen, dark, sleepy
		s.sees("sleepy (mimic)")
		s.hit(down, down, right) // who
		s.sees("expert")
		s.hit("]", "]", "]", enter)
		s.sees("sleepy (mimic), 03:00", "● count-agrees-low", "mon2 in-service: honest")
		s.hit("q", "y") // leave as a trainee would
		s.sees("Write my-case")
	})
}

func TestWhatIsSavedDuringAPlayIsPlayedAtOnceFromTheSameSecond(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		s.hit("]", enter)
		s.sees("frozen (silent), 01:00", "Mr Owen Lisle")
		s.hit("c")
		s.sees("frozen (silent), 01:30")
		edit(t, dir, "name: Mr Owen Lisle", "name: Mr Evan Pryce")
		s.settle()
		s.sees("Mr Evan Pryce", "frozen (silent), 01:00", "Saved: played again from 01:00.")
		edit(t, dir, "kind: silent", "kind: silnet")
		s.settle()
		s.sees("Saved, and it cannot be played", "Mr Evan Pryce")
		s.hit(ctrlO)
		s.sees("S024", "did you mean silent?")
		edit(t, dir, "kind: silnet", "kind: silent")
		s.settle()
		s.sees("no problems")
	})
}

func TestOnASmallWindowTheTruthStandsInThePlaceOfTheBedside(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		d := at(dir)
		d.Width, d.Height = 80, 24
		s := raise(t, d)
		s.hit("]", enter)
		s.sees("Bedside monitor", "Count his breaths with me")
		s.seesNo("freeze since")
		s.hit(ctrlT)
		s.sees("freeze since 00:20")
		s.hit("c") // reaches nobody
		s.sees("frozen (silent), 01:00")
		s.hit(escape)
		s.seesNo("freeze since")
	})
}

func TestADeskSaysThatItsFolderIsGone(t *testing.T) {
	dir := written(t)
	synctest.Test(t, func(t *testing.T) {
		s := raise(t, at(dir))
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		s.settle()
		s.sees("no such file")
		s.hit("q")
		if err := <-s.ended; err != nil {
			t.Error(err)
		}
	})
}
