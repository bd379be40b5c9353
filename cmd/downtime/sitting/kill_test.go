package sitting_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/saves"
)

// playForever plays in the profile at path until it is killed, and says after each commit up to which tick the sitting is called saved.
func playForever(path string) int {
	db, err := saves.Open(context.Background(), path)
	if err != nil {
		fmt.Println(saves.Explain(err))
		return 1
	}
	w := saves.NewWriter(db)
	r, err := run.New(ward(), 11, "agitated")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	s := sitting.New(r, w, "live", began, false)
	for !s.Run.State.Over {
		_, _ = s.Do(engine.Input{Kind: engine.Believe, P: 0.5})
		for range 4 { // as a timer of the screen would
			if _, err := s.Wait(15); err != nil {
				fmt.Println(err)
				return 1
			}
		}
		<-w.Changed()
		_, tick, err := s.Saving()
		fmt.Println(tick, len(s.Run.Inputs), err)
	}
	return 0
}

func TestKillMinusNineLosesNothingThatWasCalledSaved(t *testing.T) {
	for _, enough := range []int64{1, 400, 2500} {
		path := filepath.Join(t.TempDir(), "ann.db")
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childPath+"="+path)
		cmd.Stderr = os.Stderr
		pipe, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		out := bufio.NewScanner(pipe)
		var tick int64
		for tick < enough && out.Scan() {
			if _, err := fmt.Sscan(out.Text(), &tick); err != nil {
				t.Fatalf("the child says %q", out.Text())
			}
		}
		must(t, cmd.Process.Kill())
		for out.Scan() { // what it said while it died counts too
			var later int64
			if _, err := fmt.Sscan(out.Text(), &later); err == nil {
				tick = max(tick, later)
			}
		}
		_ = cmd.Wait() // it was killed
		if tick < enough {
			t.Fatalf("the child ended at tick %d", tick)
		}
		comeBack(t, path, tick)
	}
}

// comeBack resumes the one unfinished run of a profile, at tick or later, and plays on.
func comeBack(t *testing.T, path string, tick int64) {
	t.Helper()
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	w := saves.NewWriter(db)
	defer w.Close(context.Background())
	open, err := db.Unfinished(t.Context())
	must(t, err)
	if len(open) != 1 {
		t.Fatalf("%d unfinished runs", len(open))
	}
	stored, err := db.Load(t.Context(), open[0].ID)
	must(t, err)
	s, err := sitting.Resume(ward(), stored, w)
	must(t, err)
	if s.Run.State.Tick < tick {
		t.Errorf("called saved to tick %d, taken up at %d", tick, s.Run.State.Tick)
	}
	if _, saved, _ := s.Saving(); saved != s.Run.State.Tick {
		t.Errorf("taken up at tick %d, of which %d is called saved", s.Run.State.Tick, saved)
	}
	wait(t, s, 5)
	must(t, s.Flush(t.Context()))
	t.Logf("called saved to tick %d; taken up at %d with %d inputs", tick, open[0].LastTick, len(stored.Inputs))
}
