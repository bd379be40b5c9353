//go:build linux || darwin

package saves_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"downtime/saves"
)

// asOrdinaryUser opens a profile in a child that may not do all that root may,
// and returns what it was told.
func asOrdinaryUser(t *testing.T, path string) (told []string) {
	t.Helper()
	cmd, out := child(t, "open", path)
	for out.Scan() {
		told = append(told, out.Text())
	}
	must(t, cmd.Wait())
	return told
}

// open755 makes the folders above a temporary one passable for another user.
func open755(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "saves-readonly-") //nolint:usetesting // another user may not pass through t.TempDir
	must(t, err)
	must(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() {
		must(t, os.Chmod(dir, 0o755))
		os.RemoveAll(dir)
	})
	return dir
}

func wantReadOnly(t *testing.T, path string) {
	t.Helper()
	told := asOrdinaryUser(t, path)
	if len(told) != 2 || told[0] != "read-only" || !strings.Contains(told[1], path) || !strings.Contains(told[1], "--profile") {
		t.Errorf("the user is told %q", told)
	}
}

func TestAProfileInAReadOnlyFolderSaysSoAndOffersAnotherPlace(t *testing.T) {
	dir := open755(t)
	path := filepath.Join(dir, "ann.db")
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	must(t, db.Close())
	must(t, os.Remove(path+"-lock"))
	must(t, os.Chmod(path, 0o666))
	must(t, os.Chmod(dir, 0o555))
	wantReadOnly(t, path)
}

func TestANewProfileInAReadOnlyFolderSaysSo(t *testing.T) {
	dir := open755(t)
	must(t, os.Chmod(dir, 0o555))
	wantReadOnly(t, filepath.Join(dir, "ann.db"))
}

func TestAReadOnlyProfileFileSaysSo(t *testing.T) {
	dir := open755(t)
	path := filepath.Join(dir, "ann.db")
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	must(t, db.Close())
	must(t, os.Remove(path+"-lock"))
	must(t, os.Chmod(path, 0o444))
	must(t, os.Chmod(dir, 0o777))
	wantReadOnly(t, path)
}
