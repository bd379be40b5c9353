//go:build unix

package proof_test

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"downtime/cmd/downtime/proof"
	"downtime/saves"
	"downtime/saves/cohort"
)

func TestOnAFullDiskWhatWasAcceptedIsInTheCohortAndTheRestComesLater(t *testing.T) {
	dir, lib := t.TempDir(), library()
	one := played(t, lib, 3, 1)
	var files []string
	for i := range 40 {
		r := one
		r.ID = saves.NewID()
		files = append(files, written(t, dir, fmt.Sprintf("%02d", i), handedIn(t, fmt.Sprintf("L%02d", i), r)))
	}
	path := filepath.Join(dir, "x.cohort")
	db, err := cohort.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	p := proof.New(lib, nil)
	accepted := map[string]bool{}
	tell := func(r proof.Result) error {
		if r.Status == proof.Accepted {
			accepted[r.Learner] = true
		}
		return nil
	}
	must(t, proof.Import(t.Context(), db, p, files[:1], dated, tell))
	var before syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before))
	signal.Ignore(syscall.SIGXFSZ) // a write beyond the limit is then an error and not the end of the process
	info, err := os.Stat(path + "-wal")
	must(t, err)
	now := before
	now.Cur = uint64(info.Size()) + 100<<10
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now))
	t.Cleanup(func() { _ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before) })
	err = proof.Import(t.Context(), db, p, files, dated, tell)
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before))
	if err == nil || !strings.Contains(err.Error(), "all that were said to be accepted are") {
		t.Fatalf("a full disk: %v", err)
	}
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	if len(runs) != len(accepted) || len(accepted) == len(files) {
		t.Errorf("%d runs, %d accepted of %d", len(runs), len(accepted), len(files))
	}
	for _, r := range runs {
		if !accepted[r.Learner] {
			t.Errorf("%s came in and was not said to be", r.Learner)
		}
	}
	must(t, proof.Import(t.Context(), db, p, files, dated, tell))
	if len(accepted) != len(files) {
		t.Errorf("with room again %d of %d are in", len(accepted), len(files))
	}
}
