package screens

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/adrg/xdg"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/stage"
	"downtime/content"
)

// show is the whole program on a stage.
type show struct {
	*stage.Stage
	t *testing.T
	m *Root
}

// house gives a test a data folder and a folder for exports of its own.
func house(t *testing.T) Deps {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_DATA_HOME", dir)
	t.Setenv("DOWNTIME_PROFILE", "")
	xdg.Reload()
	exports := filepath.Join(dir, "exports")
	if err := os.Mkdir(exports, 0o700); err != nil {
		t.Fatal(err)
	}
	return Deps{
		Library: func() (*content.Library, error) { return content.NewLibrary(content.Built()), nil },
		Bedside: bedside.New, Skills: content.Skills, Env: []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"},
		Now: time.Now, Seed: func() uint64 { return 11 }, Width: 100, Height: 30, Folder: exports,
	}
}

// raise starts the program; it must be called in a bubble.
func raise(t *testing.T, d Deps) *show {
	t.Helper()
	m := New(d)
	return &show{t: t, m: m, Stage: stage.Raise(t, stage.Play{
		Model: m, Size: m.size, Pause: 200 * time.Millisecond, Shut: m.Shut,
		Options: []tea.ProgramOption{
			tea.WithWindowSize(d.Width, d.Height), tea.WithEnvironment(d.Env), tea.WithColorProfile(m.theme.Profile()), tea.WithFilter(knownSize), tea.WithFPS(framesPerSecond),
		},
	})}
}

const (
	enter  = stage.Enter
	escape = stage.Escape
	down   = stage.Down
	right  = stage.Right
	ctrlC  = "\x03"
)

// leaves waits for the program's end and gives its last line.
func (s *show) leaves() string {
	s.t.Helper()
	s.Settle()
	select {
	case err := <-s.Ended:
		if err != nil {
			s.t.Fatalf("the program ended with %v", err)
		}
	default:
		s.t.Fatalf("the program goes on:\n%s", s.Frame())
	}
	s.Close()
	return s.m.Farewell()
}

// interrupted ends a program that a test is done with.
func (s *show) interrupted() string {
	s.t.Helper()
	s.Program.Send(AskToEnd())
	return s.leaves()
}

// endRun lets every question pass and waits, until the debrief is on the screen.
func (s *show) endRun() {
	s.t.Helper()
	for range 80 {
		switch f := s.Frame(); {
		case strings.Contains(f, "1 Score"):
			return
		case strings.Contains(f, "it is over"):
			s.Hit(enter)
		default:
			s.Hit(escape, "W")
		}
	}
	s.t.Fatalf("the run does not end:\n%s", s.Frame())
}

// changed is the library after an author has edited a case.
func changed(t *testing.T, id string) func() (*content.Library, error) {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(content.Built(), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content.Built(), path)
		if path == id+"/brief.md" {
			data = append(data, "\nAnd one thing more.\n"...)
		}
		fsys[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() (*content.Library, error) { return content.NewLibrary(fsys), nil }
}

// saved is the clock up to which the header says that the run is saved.
func (s *show) saved() string {
	s.t.Helper()
	found := savedUntil.FindStringSubmatch(s.Frame())
	if found == nil {
		s.t.Fatalf("nothing is said to be saved:\n%s", s.Frame())
	}
	return found[1]
}

var savedUntil = regexp.MustCompile(`● saved (\d\d:\d\d:\d\d)`)
