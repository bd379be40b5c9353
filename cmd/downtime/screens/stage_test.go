package screens

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/adrg/xdg"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/frame"
	"downtime/content"
)

// stage is the whole program in a bubble of its own time: bytes go in at the keyboard, and the frame is read when nothing moves any more.
type stage struct {
	t     *testing.T
	m     *Root
	p     *tea.Program
	keys  *io.PipeWriter
	ended chan error
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
func raise(t *testing.T, d Deps) *stage {
	t.Helper()
	in, keys := io.Pipe()
	s := &stage{t: t, m: New(d), keys: keys, ended: make(chan error, 1)}
	s.p = tea.NewProgram(s.m, tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignalHandler(), tea.WithWindowSize(d.Width, d.Height),
		tea.WithEnvironment(d.Env), tea.WithColorProfile(s.m.theme.Profile()), tea.WithFilter(knownSize), tea.WithFPS(framesPerSecond))
	go func() {
		_, err := s.p.Run()
		s.ended <- err
	}()
	t.Cleanup(s.strike)
	s.settle()
	return s
}

// strike clears the stage, also after a failure.
func (s *stage) strike() {
	s.p.Kill()
	s.keys.Close()
	s.m.Shut()
	time.Sleep(20 * time.Second) // ticks on their way end, in the bubble's time
	synctest.Wait()
}

// settle lets everything finish that is on its way, and an escape key be told from the beginning of a longer one.
func (s *stage) settle() {
	synctest.Wait()
	time.Sleep(200 * time.Millisecond) // the bubble's time
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
	ctrlC  = "\x03"
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

// leaves waits for the program's end and gives its last line.
func (s *stage) leaves() string {
	s.t.Helper()
	s.settle()
	select {
	case err := <-s.ended:
		if err != nil {
			s.t.Fatalf("the program ended with %v", err)
		}
	default:
		s.t.Fatalf("the program goes on:\n%s", s.frame())
	}
	s.keys.Close()
	s.m.Shut()
	return s.m.Farewell()
}

// interrupted ends a program that a test is done with.
func (s *stage) interrupted() string {
	s.t.Helper()
	s.p.Send(AskToEnd())
	return s.leaves()
}

// endRun lets every question pass and waits, until the debrief is on the screen.
func (s *stage) endRun() {
	s.t.Helper()
	for range 80 {
		switch f := s.frame(); {
		case strings.Contains(f, "1 Score"):
			return
		case strings.Contains(f, "it is over"):
			s.hit(enter)
		default:
			s.hit(escape, "W")
		}
	}
	s.t.Fatalf("the run does not end:\n%s", s.frame())
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
func (s *stage) saved() string {
	s.t.Helper()
	found := savedUntil.FindStringSubmatch(s.frame())
	if found == nil {
		s.t.Fatalf("nothing is said to be saved:\n%s", s.frame())
	}
	return found[1]
}

var savedUntil = regexp.MustCompile(`● saved (\d\d:\d\d:\d\d)`)
