package saves_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"downtime/saves"
)

func TestAFileIsReplacedAsSoonAsNobodyReadsIt(t *testing.T) {
	from, to := twoFiles(t)
	reader, err := os.Open(to)
	must(t, err)
	time.AfterFunc(200*time.Millisecond, func() { reader.Close() })
	must(t, saves.Replace(from, to))
	if text, err := os.ReadFile(to); err != nil || string(text) != "new" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestAFileThatStaysOpenElsewhereIsLeftAndSaidToBe(t *testing.T) {
	from, to := twoFiles(t)
	reader, err := os.Open(to)
	must(t, err)
	defer reader.Close()
	if err := saves.Replace(from, to); err == nil || !strings.Contains(err.Error(), "open in another program") {
		t.Errorf("%v", err)
	}
	if text, err := os.ReadFile(to); err != nil || string(text) != "old" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestAProfileThatAnotherProgramHoldsIsSaidToBeOpenElsewhere(t *testing.T) {
	for _, share := range []uint32{0, syscall.FILE_SHARE_READ} {
		path := played(t, 1)
		name, err := syscall.UTF16PtrFromString(path)
		must(t, err)
		held, err := syscall.CreateFile(name, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
		must(t, err)
		_, err = saves.Open(t.Context(), path)
		wantKind(t, err, saves.ErrLocked)
		wantSentence(t, err, path, "or in another program", "close")
		must(t, syscall.CloseHandle(held))
		db, err := saves.Open(t.Context(), path)
		must(t, err)
		must(t, db.Close())
	}
}

func twoFiles(t *testing.T) (from, to string) {
	t.Helper()
	dir := t.TempDir()
	from, to = filepath.Join(dir, "from"), filepath.Join(dir, "to")
	must(t, os.WriteFile(from, []byte("new"), 0o600))
	must(t, os.WriteFile(to, []byte("old"), 0o600))
	return from, to
}
