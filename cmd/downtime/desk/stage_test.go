package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/stage"
	"downtime/content"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/walk"
)

// at is a desk at a folder.
func at(dir string) Deps {
	return Deps{
		Folder: dir, Library: content.NewLibrary(content.Built()), Who: player.Names(), Bedside: bedside.New,
		Players: func(name string, r *run.Run, seed uint64) (walk.Play, error) { return player.On(name, r, seed) },
		Env:     []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}, Now: time.Now, Width: 120, Height: 40,
	}
}

// put writes the files of a scenario.
func put(t *testing.T, dir string, files []content.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// edit changes the structure of the scenario in a folder, as an author saves it.
func edit(t *testing.T, dir, from, to string) {
	t.Helper()
	name := filepath.Join(dir, "scenario.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(text), from) != 1 {
		t.Fatalf("%q does not stand once in the scenario", from)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// raise puts the program on a stage; it must be called in a bubble. After each key a save is seen and checked, and what that sets going ends.
func raise(t *testing.T, d Deps) *stage.Stage {
	t.Helper()
	m := New(d)
	return stage.Raise(t, stage.Play{
		Model: m, Size: m.size, Pause: LookEvery, Looks: 4,
		Options: []tea.ProgramOption{tea.WithWindowSize(d.Width, d.Height), tea.WithEnvironment(d.Env), tea.WithColorProfile(m.theme.Profile())},
	})
}

const (
	enter  = stage.Enter
	escape = stage.Escape
	down   = stage.Down
	right  = stage.Right
	left   = stage.Left
	ctrlO  = "\x0f"
	ctrlR  = "\x12"
	ctrlT  = "\x14"
)
