package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/proof"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// plays are whole runs of the first case, as every player plays it.
var plays = sync.OnceValues(func() (out []saves.Run, err error) {
	sc, _ := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	for i, name := range []string{"resident", "believer", "expert", "unplugger", "resident", "believer", "idler"} {
		r, _, err := player.Play(sc, uint64(i+1), "silent-limiter", name, 0)
		if err != nil {
			return nil, err
		}
		stored, err := proof.Headless(r)
		if err != nil {
			return nil, err
		}
		out = append(out, stored)
	}
	return out, nil
})

// played puts hand-ins of a whole run each into a folder, from learner L<from> on.
func played(t *testing.T, folder string, from, n int) {
	t.Helper()
	runs, err := plays()
	if err != nil {
		t.Fatal(err)
	}
	key, err := handin.Key(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < from+n; i++ {
		f := handin.File{Header: handin.Header{Learner: fmt.Sprintf("L%02d", i), Made: time.Now(), Engine: engine.Version}, Runs: []saves.Run{runs[i%len(runs)]}}
		f.Runs[0].ID = saves.NewID()
		if err := f.Write(filepath.Join(folder, f.Header.Learner), key); err != nil {
			t.Fatal(err)
		}
	}
}

// taking is a taker of a folder into a new cohort.
func taking(t *testing.T, share string) *taker {
	t.Helper()
	o := &options{}
	sc, err := o.scenario("ventilator-autonomy")
	if err != nil {
		t.Fatal(err)
	}
	x, err := newTaker(t.Context(), o, &teaching{file: filepath.Join(t.TempDir(), "x.cohort")}, sc, []string{share})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestTheWallRemembersWhatItRefusedAndWaitsForAShareThatBlinks(t *testing.T) {
	share, away := filepath.Join(t.TempDir(), "share"), filepath.Join(t.TempDir(), "away")
	if err := os.Mkdir(share, 0o700); err != nil {
		t.Fatal(err)
	}
	played(t, share, 0, 1)
	bad := filepath.Join(share, "bad.handin")
	if err := os.WriteFile(bad, []byte("no hand-in"), 0o600); err != nil {
		t.Fatal(err)
	}
	x := taking(t, share)
	first := x.look()
	if first.Picture.Learners != 1 || first.Refused != 1 || first.Trouble != "" {
		t.Fatalf("%+v", first)
	}
	if again := x.look(); again.Picture != first.Picture || again.Refused != 1 {
		t.Errorf("nothing has changed, and it is read again: %+v", again)
	}
	if err := os.Rename(share, away); err != nil {
		t.Fatal(err)
	}
	if l := x.look(); l.Trouble == "" || l.Picture.Learners != 1 {
		t.Errorf("the share is away: %+v", l)
	}
	if err := os.Rename(away, share); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(bad); err != nil {
		t.Fatal(err)
	}
	played(t, share, 1, 1)
	if l := x.look(); l.Trouble != "" || l.Refused != 0 || l.Picture.Learners != 2 {
		t.Errorf("the share is back, with another hand-in: %+v", l)
	}
}

func TestThePlenaryInLinesTellsOfTheRoomAndOfNobodyInIt(t *testing.T) {
	share := t.TempDir()
	played(t, share, 0, 4)
	x := taking(t, share)
	var few, all strings.Builder
	if err := x.write(&few, "", false); err != nil {
		t.Fatal(err)
	}
	in(t, few.String(), "4 have handed in", "fewer than 5")
	played(t, share, 4, 10)
	if err := x.write(&all, "", false); err != nil {
		t.Fatal(err)
	}
	in(t, all.String(), "14 have handed in", "MISSED BY", "It was there from minute", "HOW LIKELY AT FAULT", "ASKED: ")
	for _, hidden := range []string{"L0", "silent-limiter"} {
		if strings.Contains(few.String()+all.String(), hidden) {
			t.Errorf("%q is told:\n%s%s", hidden, few.String(), all.String())
		}
	}
	l := x.look()
	for _, q := range l.Picture.Asked {
		for _, a := range q.Answers {
			if 0 < a.N && a.N < 5 {
				t.Errorf("%s: %d gave %v", q.ID, a.N, a.Labels)
			}
		}
	}
	if l.Picture.Variant != "silent-limiter" || l.Picture.Learners != 14 || len(l.Picture.Beliefs) == 0 {
		t.Errorf("%+v", l.Picture)
	}
}

func TestHandInsAreTakenInAFewAtATimeAndTheCohortIsFreeInBetween(t *testing.T) {
	share := t.TempDir()
	played(t, share, 0, 5)
	x := taking(t, share)
	x.atOnce = 2
	for looks, want := range []int{2, 4, 5, 5} {
		l := x.look()
		if l.Picture.Learners != want || l.Left != 5-want {
			t.Fatalf("look %d: %d learners, %d files left", looks, l.Picture.Learners, l.Left)
		}
		db, err := cohort.Open(t.Context(), x.path)
		if err != nil {
			t.Fatalf("another command, after look %d: %v", looks, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	other, err := cohort.Open(t.Context(), x.path)
	if err != nil {
		t.Fatal(err)
	}
	played(t, share, 50, 1)
	if l := x.look(); !strings.Contains(l.Trouble, "open in another Downtime") || l.Picture.Learners != 5 {
		t.Errorf("while another command has it open: %+v", l)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if l := x.look(); l.Trouble != "" || l.Picture.Learners != 6 {
		t.Errorf("once it is free: %+v", l)
	}
}

func TestTheWallSeesWhatAnotherCommandTakesOut(t *testing.T) {
	share := t.TempDir()
	played(t, share, 0, 6)
	x := taking(t, share)
	x.look()
	db, err := cohort.Open(t.Context(), x.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Erase(t.Context(), "L00", "Dr A", time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if l := x.look(); l.Picture.Learners != 5 {
		t.Errorf("%d learners after one was erased", l.Picture.Learners)
	}
}

func TestAReportThatFailsLeavesTheEarlierOneAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte("the earlier report"), 0o600); err != nil {
		t.Fatal(err)
	}
	failed := toFile(&cobra.Command{}, path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half of") // into memory: never fails
		return errors.New("rendering failed")
	})
	if text, err := os.ReadFile(path); failed == nil || err != nil || string(text) != "the earlier report" {
		t.Errorf("%v; the file holds %q, %v", failed, text, err)
	}
	if err := whole(os.DevNull, []byte("x")); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("a device was replaced by a file")
	}
}
