// Package stage runs a whole program of screens for a test, in a bubble of its own time: bytes go in at the keyboard, and the frame is read when
// nothing moves any more. Time passes only where everything waits, so that a test never waits for a clock.
//
// Tests alone import it.
package stage

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui/frame"
)

// Play is what is put on the stage.
type Play struct {
	Model   tea.Model
	Size    func() (w, h int)   // of the frame, now
	Options []tea.ProgramOption // beside those of every stage
	Pause   time.Duration       // how long a key may take to be told from the beginning of a longer one, and what it sets going to end
	Looks   int                 // pauses after a key; 0: one
	Shut    func()              // lets go of what the model holds; nil: nothing
}

// Stage is a program that runs.
type Stage struct {
	Program *tea.Program
	Ended   chan error // what Run came to

	t    *testing.T
	play Play
	keys *io.PipeWriter
}

// Raise starts the program; it must be called in a bubble.
func Raise(t *testing.T, p Play) *Stage {
	t.Helper()
	in, keys := io.Pipe()
	s := &Stage{Ended: make(chan error, 1), t: t, play: p, keys: keys}
	s.Program = tea.NewProgram(p.Model, append([]tea.ProgramOption{tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignalHandler()}, p.Options...)...)
	go func() {
		_, err := s.Program.Run()
		s.Ended <- err
	}()
	t.Cleanup(s.Strike)
	s.Settle()
	return s
}

// Strike clears the stage, also after a failure.
func (s *Stage) Strike() {
	s.Program.Kill()
	s.Close()
	time.Sleep(time.Minute) // ticks on their way end, in the bubble's time
	synctest.Wait()
}

// Close takes the keyboard away, and lets go of what the model holds.
func (s *Stage) Close() {
	s.keys.Close()
	if s.play.Shut != nil {
		s.play.Shut()
	}
}

// Settle lets everything finish that is on its way.
func (s *Stage) Settle() {
	for range max(1, s.play.Looks) {
		s.Passes(s.play.Pause)
	}
}

// Passes lets so much of the bubble's time pass.
func (s *Stage) Passes(d time.Duration) {
	synctest.Wait()
	time.Sleep(d) // the bubble's time
	synctest.Wait()
}

// Hit presses keys, as the bytes a terminal sends.
func (s *Stage) Hit(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		if _, err := io.WriteString(s.keys, k); err != nil {
			s.t.Fatalf("press %q: %v", k, err)
		}
		s.Settle()
	}
}

// Some keys, as a terminal sends them.
const (
	Enter   = "\r"
	Tab     = "\t"
	BackTab = "\x1b[Z"
	Escape  = "\x1b"
	Up      = "\x1b[A"
	Down    = "\x1b[B"
	Right   = "\x1b[C"
	Left    = "\x1b[D"
)

type readMsg struct{}

// Frame reads the screen while nothing moves. The message after it does nothing but tell the program, and the race detector, that it has been read.
func (s *Stage) Frame() string {
	w, h := s.play.Size()
	f := frame.Plain(s.play.Model.View().Content, w, h)
	s.Program.Send(readMsg{})
	synctest.Wait()
	return f
}

// Sees fails unless the frame shows every text.
func (s *Stage) Sees(texts ...string) {
	s.t.Helper()
	f := s.Frame()
	for _, text := range texts {
		if !strings.Contains(Flowing(f), Flowing(text)) {
			s.t.Fatalf("the screen does not show %q:\n%s", text, f)
		}
	}
}

// SeesNo fails if the frame shows any of the texts.
func (s *Stage) SeesNo(texts ...string) {
	s.t.Helper()
	f := s.Frame()
	for _, text := range texts {
		if strings.Contains(Flowing(f), Flowing(text)) {
			s.t.Fatalf("the screen shows %q:\n%s", text, f)
		}
	}
}

// Flowing is a text without its line breaks.
func Flowing(s string) string { return strings.Join(strings.Fields(s), " ") }
