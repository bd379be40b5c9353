//go:build unix

package sitting_test

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"testing"

	"downtime/game/engine"
)

// fillDisk makes every file of this process refuse to grow beyond the journal of the profile at path, until free is called.
func fillDisk(t *testing.T, path string) (free func()) {
	t.Helper()
	info, err := os.Stat(path + "-wal")
	must(t, err)
	var before syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before))
	signal.Ignore(syscall.SIGXFSZ) // a write beyond the limit is then an error and not the end of the process
	now := before
	now.Cur = uint64(info.Size())
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now))
	free = func() { must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before)) }
	t.Cleanup(func() { _ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before) })
	return free
}

func TestOnADiskThatRefusesPlayGoesOnAndNothingIsCalledSaved(t *testing.T) {
	db, w := profile(t)
	s := begin(t, w, "agitated")
	must(t, s.Flush(t.Context()))
	free := fillDisk(t, db.Path())
	for range 40 {
		do(t, s, engine.Input{Kind: engine.Believe, P: 0.25})
		wait(t, s, 1)
	}
	if s.Flush(t.Context()) == nil {
		t.Fatal("a full disk takes everything")
	}
	on, tick, err := s.Saving()
	if !on || err == nil || tick >= s.Run.State.Tick {
		t.Errorf("on a full disk: saving %v to tick %d of %d, error %v", on, tick, s.Run.State.Tick, err)
	}
	whole, err := w.Run(context.Background(), s.ID)
	if err != nil || len(whole.Inputs) != 40 {
		t.Errorf("an export would hold %d of 40 inputs: %v", len(whole.Inputs), err)
	}
	free()
	s.Retry()
	must(t, s.Flush(t.Context()))
	stored, err := db.Load(t.Context(), s.ID)
	must(t, err)
	if _, tick, err := s.Saving(); tick != s.Run.State.Tick || err != nil || len(stored.Inputs) != 40 {
		t.Errorf("with room again: tick %d of %d, %d inputs, error %v", tick, s.Run.State.Tick, len(stored.Inputs), err)
	}
}
