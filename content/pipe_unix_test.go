//go:build unix

package content

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"downtime/game/scenario"
)

func TestAPipeInPlaceOfAFileIsRefusedAndNotWaitedFor(t *testing.T) {
	for _, name := range []string{structure, "brief.md", filepath.Join(walksDir, "a.walk")} {
		dir := filepath.Join(t.TempDir(), "tiny")
		if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(file); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(file, 0o600); err != nil {
			t.Fatal(err)
		}
		probs := NewLibrary(Built()).Check(dir)
		if len(probs) != 1 || probs[0].Code != scenario.CodeFile || !strings.HasPrefix(probs[0].String(), file+":1:1: ") {
			t.Errorf("%s: %v", name, probs)
		}
	}
}
