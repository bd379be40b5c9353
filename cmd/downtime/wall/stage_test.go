package wall

import (
	"math"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/ui/stage"
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

// show is the whole program on a stage.
type show struct {
	*stage.Stage
	m *Wall
}

// raise starts the program; it must be called in a bubble. No new look begins while a key settles.
func raise(t *testing.T, d Deps) *show {
	t.Helper()
	m := New(d)
	return &show{m: m, Stage: stage.Raise(t, stage.Play{
		Model: m, Size: m.size, Pause: 100 * time.Millisecond,
		Options: []tea.ProgramOption{tea.WithWindowSize(d.Width, d.Height), tea.WithEnvironment(d.Env), tea.WithColorProfile(m.theme.Profile())},
	})}
}

const (
	enter   = stage.Enter
	tab     = stage.Tab
	backTab = stage.BackTab
	up      = stage.Up
	down    = stage.Down
	right   = stage.Right
	left    = stage.Left
)

// on runs a story on the whole program.
func on(t *testing.T, g *given, story func(s *show)) {
	t.Helper()
	d := deps(t, g)
	synctest.Test(t, func(t *testing.T) { story(raise(t, d)) })
}

func looked(n int) Looked { return Looked{Picture: hung(n)} }
