package desk

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/frame"
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

// stage is the whole program in a bubble of its own time: bytes go in at the keyboard, and the frame is read when nothing moves any more.
type stage struct {
	t     *testing.T
	m     *Desk
	p     *tea.Program
	keys  *io.PipeWriter
	ended chan error
}

// raise starts the program at a new scenario in dir; it must be called in a bubble.
func raise(t *testing.T, d Deps) *stage {
	t.Helper()
	in, keys := io.Pipe()
	s := &stage{t: t, m: New(d), keys: keys, ended: make(chan error, 1)}
	s.p = tea.NewProgram(s.m, tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignalHandler(), tea.WithWindowSize(d.Width, d.Height),
		tea.WithEnvironment(d.Env), tea.WithColorProfile(s.m.theme.Profile()))
	go func() {
		_, err := s.p.Run()
		s.ended <- err
	}()
	t.Cleanup(func() {
		s.p.Kill()
		s.keys.Close()
		time.Sleep(20 * time.Second) // ticks on their way end, in the bubble's time
		synctest.Wait()
	})
	s.settle()
	return s
}

// settle lets a save be seen and checked, and everything finish that is on its way.
func (s *stage) settle() {
	for range 4 {
		synctest.Wait()
		time.Sleep(LookEvery) // the bubble's time
	}
	synctest.Wait()
}

// hit presses keys, as the bytes a terminal sends.
func (s *stage) hit(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		if _, err := io.WriteString(s.keys, k); err != nil {
			s.t.Fatalf("press %q: %v", k, err)
		}
		s.settle()
	}
}

const (
	enter  = "\r"
	escape = "\x1b"
	down   = "\x1b[B"
	right  = "\x1b[C"
	left   = "\x1b[D"
	ctrlO  = "\x0f"
	ctrlR  = "\x12"
	ctrlT  = "\x14"
)

// frame reads the screen while nothing moves. The message after it does nothing but tell the program, and the race detector, that it has been read.
func (s *stage) frame() string {
	w, h := s.m.size()
	f := frame.Plain(s.m.View().Content, w, h)
	s.p.Send(readMsg{})
	synctest.Wait()
	return f
}

type readMsg struct{}

// sees fails unless the frame shows every text.
func (s *stage) sees(texts ...string) {
	s.t.Helper()
	f := s.frame()
	for _, text := range texts {
		if !strings.Contains(flowing(f), flowing(text)) {
			s.t.Fatalf("the screen does not show %q:\n%s", text, f)
		}
	}
}

func (s *stage) seesNo(texts ...string) {
	s.t.Helper()
	f := s.frame()
	for _, text := range texts {
		if strings.Contains(flowing(f), flowing(text)) {
			s.t.Fatalf("the screen shows %q:\n%s", text, f)
		}
	}
}

// flowing is a text without its line breaks.
func flowing(s string) string { return strings.Join(strings.Fields(s), " ") }
