package wall

import (
	"io"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/frame"
	"downtime/content"
	"downtime/game/engine"
)

var theCase = sync.OnceValues(func() (*engine.Scenario, []content.Problem) {
	return content.NewLibrary(content.Built()).Get("ventilator-autonomy")
})

func scenario(t testing.TB) *engine.Scenario {
	t.Helper()
	sc, problems := theCase()
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

// hung is a picture of so many learners, without a cohort.
func hung(n int) *Picture {
	p := &Picture{Learners: n, Minutes: 18, Variant: "silent-limiter", runs: map[int64]bool{}}
	for i := range n {
		p.runs[int64(i)] = true
	}
	if n < 5 {
		return p
	}
	share := func(n, there, all int) Share { s, _ := shareOf(n, there, all); return s }
	p.Missed = []Missed{
		{Label: "The chest hardly rises under a silent ventilator", Share: share(n-1, n, n), From: 2.5},
		{Label: "Set and exhaled volume differ, without an alarm", Share: share(n-5, n, n), From: 0.7},
		{Label: "A log without an alarm on a night when he changed", Share: share(5, n, n), From: 1.2},
	}
	end := math.NaN()
	p.Beliefs = []Believed{
		{"Ventilator, bed 4", [][]Level{{{1, 0.1}, {6, 0.3}, {14, 0.2}}, {{2, 0.3}, {6, 0.5}}, {{2, 0.6}, {9, 0.9}}, {{4, 0.8}, {12, 1}, {17, end}}}},
		{"Monitor, bed 4", [][]Level{{{3, 0.5}, {8, 0.1}}}},
	}
	p.Asked = []Asked{
		{"pharmacist", "Pharmacist: Shall I bring the other pump?", together([]string{"Yes", "No"}, []int{n - 6, 6})},
		{"it-calls", "IT, on the phone: \"We see odd traffic from your ward. Can we take the ventilators off the network now? It takes two minutes each.\"", together(
			[]string{"Not while a patient hangs on it; come and look at the log", "Yes, now", "Ask the consultant", NoAnswer, NotAsked}, []int{n - 9, 6, 2, 1, 0})},
	}
	return p
}

// given hands out what looks come to, one after another, and the last again and again.
type given struct{ looks []Looked }

func (g *given) look() Looked {
	l := g.looks[0]
	if len(g.looks) > 1 {
		g.looks = g.looks[1:]
	}
	return l
}

func deps(t testing.TB, g *given) Deps {
	return Deps{
		Scenario: scenario(t), Scene: "it-calls", Look: g.look, Bedside: bedside.New, Env: []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}, Now: time.Now, Width: 80, Height: 24,
	}
}

// stage is the whole program in a bubble of its own time: bytes go in at the keyboard, and the frame is read when nothing moves any more.
type stage struct {
	t     *testing.T
	m     *Wall
	p     *tea.Program
	keys  *io.PipeWriter
	ended chan error
}

// raise starts the program; it must be called in a bubble.
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

// settle lets a key arrive, and everything finish that is on its way, but no new look begin.
func (s *stage) settle() {
	synctest.Wait()
	time.Sleep(100 * time.Millisecond) // the bubble's time: an escape has ended
	synctest.Wait()
}

// looks lets the next look at the folder come and go.
func (s *stage) looks() {
	time.Sleep(LookEvery) // the bubble's time
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
	enter   = "\r"
	tab     = "\t"
	backTab = "\x1b[Z"
	up      = "\x1b[A"
	down    = "\x1b[B"
	right   = "\x1b[C"
	left    = "\x1b[D"
)

type readMsg struct{}

// frame reads the screen while nothing moves. The message after it does nothing but tell the program, and the race detector, that it has been read.
func (s *stage) frame() string {
	w, h := s.m.size()
	f := frame.Plain(s.m.View().Content, w, h)
	s.p.Send(readMsg{})
	synctest.Wait()
	return f
}

// sees fails unless the frame shows every text; of one that begins with "no " it fails if it does.
func (s *stage) sees(texts ...string) {
	s.t.Helper()
	f := s.frame()
	for _, text := range texts {
		want, no := strings.CutPrefix(text, "no: ")
		if strings.Contains(strings.Join(strings.Fields(f), " "), want) == no {
			s.t.Fatalf("the screen shows %q: %v\n%s", want, no, f)
		}
	}
}

// on runs a story on the whole program.
func on(t *testing.T, g *given, story func(s *stage)) {
	t.Helper()
	d := deps(t, g)
	synctest.Test(t, func(t *testing.T) { story(raise(t, d)) })
}

func looked(n int) Looked { return Looked{Picture: hung(n)} }
