package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"downtime/saves"
)

// dataFolder gives a test a place for profiles of its own.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_DATA_HOME", dir)
	t.Setenv("DOWNTIME_PROFILE", "")
	xdg.Reload()
	return dir
}

func TestTheDoctorMakesNoProfileAndSaysWhereItWillLie(t *testing.T) {
	dir := dataFolder(t)
	f := (&options{}).profileFinding(context.Background())
	if f.verdict != fine || !strings.Contains(f.says, filepath.Join(dir, "downtime")) {
		t.Errorf("it says %+v", f)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("it left %v, %v", left, err)
	}
	f = (&options{profile: "Ada"}).profileFinding(context.Background())
	if left, _ := os.ReadDir(dir); f.verdict != fine || len(left) != 0 {
		t.Errorf("for a name that has no profile yet it says %+v and left %v", f, left)
	}
}

func TestTheDoctorTriesTheDiskOfAProfileAndLeavesNothingThere(t *testing.T) {
	path := filepath.Join(dataFolder(t), "ada.db")
	db, err := saves.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if f := (&options{profile: path}).profileFinding(t.Context()); f.verdict != fine || !strings.Contains(f.says, "can be written; 0 runs") {
		t.Errorf("it says %+v", f)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(left) != 2 { // itself and its lock
		t.Errorf("it left %v, %v", left, err)
	}
}

func TestTheDoctorNamesADamagedProfileAndExitsWithOne(t *testing.T) {
	dataFolder(t)
	path := filepath.Join(t.TempDir(), "broken.db")
	if err := os.WriteFile(path, bytes.Repeat([]byte("no database "), 600), 0o600); err != nil {
		t.Fatal(err)
	}
	f := (&options{profile: path}).profileFinding(context.Background())
	if f.verdict != blocked || !strings.Contains(f.says, path) || !strings.Contains(f.says, "damaged") {
		t.Errorf("it says %+v", f)
	}
	var out strings.Builder
	err := report(&out, []finding{{"size", "100 by 30", fine}, f})
	var exit *exitError
	if !errors.As(err, &exit) || exit.code != 1 || !strings.Contains(out.String(), "Play is blocked") {
		t.Errorf("it ends with %v and says\n%s", err, out.String())
	}
	if err := report(&out, []finding{{"size", "not known", noted}}); err != nil {
		t.Errorf("a note ends with %v", err)
	}
}

func TestTheDoctorCountsTheCases(t *testing.T) {
	if f := (&options{}).contentFinding(); f.verdict != fine {
		t.Errorf("of the built-in cases it says %+v", f)
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "half"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "half", "scenario.yaml"), []byte("id: half\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if f := (&options{content: dir}).contentFinding(); f.verdict != blocked {
		t.Errorf("of a folder with one broken case it says %+v", f)
	}
	if f := (&options{content: filepath.Join(dir, "nowhere")}).contentFinding(); f.verdict != blocked {
		t.Errorf("of a folder that is not there it says %+v", f)
	}
}

func TestTheDoctorSaysWhatTheEnvironmentMeans(t *testing.T) {
	env := []string{"TERM=xterm-256color", "NO_COLOR=yes", "LANG=C"}
	if f := coloursOf(env); !strings.Contains(f.says, "none") {
		t.Errorf("colour: %+v", f)
	}
	if f := glyphsOf(env); f.says != "ASCII" {
		t.Errorf("characters: %+v", f)
	}
	if f := glyphsOf([]string{"TERM=xterm", "LANG=en_GB.UTF-8"}); !strings.Contains(f.says, "braille") {
		t.Errorf("characters: %+v", f)
	}
}

func TestPlayRefusesWhatCannotBeBeforeItTakesTheScreen(t *testing.T) {
	for _, c := range []struct {
		name string
		p    playing
		want string // part of the sentence; "" if it can be
	}{
		{"nothing named", playing{}, ""},
		{"a case", playing{scenario: "tutorial"}, ""},
		{"a case with seed, truth and pace", playing{scenario: "tutorial", seed: 4, variant: "sound", pace: "live"}, ""},
		{"an unknown case", playing{scenario: "tutorail"}, "tutorial"},
		{"an unknown truth", playing{scenario: "tutorial", variant: "haunted"}, "haunted"},
		{"a seed of nothing", playing{seed: 3}, "--scenario"},
		{"a pace that is none", playing{pace: "brisk"}, "paced and live"},
	} {
		err := (&options{}).checkPlaying(&c.p)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want a sentence with %q", c.name, err, c.want)
		}
	}
}

func TestAPipeAndADumbTerminalAreSentToTheLinearMode(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if why := notDrawable(w, "xterm"); why == "" {
		t.Error("a pipe is taken for a terminal")
	}
	if f := kindOf(w, "xterm"); f.verdict != noted || !strings.Contains(f.says, "--plain") {
		t.Errorf("the doctor says %+v", f)
	}
	if f := releaseOf(r, w, askWait); f.verdict != noted {
		t.Errorf("a pipe was asked for key releases: %+v", f)
	}
}

func TestSeedsByChanceAreNeverNoneAndDiffer(t *testing.T) {
	a, b := chance(), chance()
	if a == 0 || b == 0 || a == b {
		t.Errorf("two seeds by chance: %d and %d", a, b)
	}
}
