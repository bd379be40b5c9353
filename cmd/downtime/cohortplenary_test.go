package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"downtime/saves/cohort"
)

func TestTheWallRemembersWhatItRefusedAndWaitsForAShareThatBlinks(t *testing.T) {
	share, away := filepath.Join(t.TempDir(), "share"), filepath.Join(t.TempDir(), "away")
	if err := os.Mkdir(share, 0o700); err != nil {
		t.Fatal(err)
	}
	handedIn(t, share, 1)
	bad := filepath.Join(share, "bad.handin")
	if err := os.WriteFile(bad, []byte("no hand-in"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.cohort")
	w := &wall{o: &options{}, t: &teaching{file: path, filter: cohort.Filter{Scenario: "ventilator-autonomy"}}, folders: []string{share}, live: true}
	var out bytes.Buffer
	look := func() string {
		out.Reset()
		cmd := &cobra.Command{}
		cmd.SetContext(t.Context())
		cmd.SetOut(&out)
		if err := w.draw(cmd); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	in(t, look(), "1 have handed in", "1 refused")
	made := w.prover
	in(t, look(), "1 have handed in", "1 refused")
	if w.prover != made {
		t.Error("the prover is made anew at each look")
	}
	if err := os.Rename(share, away); err != nil {
		t.Fatal(err)
	}
	in(t, look(), "1 have handed in", "tried again")
	if err := os.Rename(away, share); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(bad); err != nil {
		t.Fatal(err)
	}
	if wall := look(); strings.Contains(wall, "refused") || strings.Contains(wall, "tried again") {
		t.Errorf("after the share came back:\n%s", wall)
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
