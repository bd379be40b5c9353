//go:build unix

package proof_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"downtime/cmd/downtime/proof"
)

func TestAFolderThatCannotBeReadIsRefusedByNameAndTheRestIsTakenIn(t *testing.T) {
	dir := t.TempDir()
	written(t, dir, "z.handin", handedIn(t, "A7", played(t, library(), 3, 1)))
	// A path that is longer than any that the system takes is read by nobody, whatever their rights.
	deep, err := os.OpenRoot(dir)
	must(t, err)
	name := strings.Repeat("d", 200)
	for range 25 {
		must(t, deep.Mkdir(name, 0o700))
		next, err := deep.OpenRoot(name)
		must(t, err)
		must(t, deep.Close())
		deep = next
	}
	must(t, deep.Close())
	files, err := proof.Files([]string{dir})
	must(t, err)
	got := taken(t, filepath.Join(t.TempDir(), "x.cohort"), files...)
	if len(got) != 2 {
		t.Fatalf("%d results", len(got))
	}
	if got[0].Status != proof.Refused || !strings.Contains(got[0].Reason, "cannot be read") {
		t.Errorf("the folder: %s: %s", got[0].Status, got[0].Reason)
	}
	if got[1].Status != proof.Accepted {
		t.Errorf("the rest: %+v", got[1])
	}
}
