package exercise

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// Outcome is a go that is over.
type Outcome struct {
	Skill    skill.Skill
	Setup    skill.Setup
	Asked    bool // for feedback on the way, or the same go had been read before
	Result   skill.Result
	Ended    time.Time
	Took     float64        // seconds of its own clock
	Standing skill.Standing // with this go
	Past     bool           // it is read again, not just over
}

// SaidMsg is a line about what was just done.
type SaidMsg struct{ Text string }

// ResultDeps are what the page can have done; each is called from a command, and what it gives back is sent to every screen.
type ResultDeps struct {
	Write func(text string) tea.Msg // what the learner wrote, to a file
}

// Result is the page of a go that is over.
type Result struct {
	th    ui.Theme
	out   Outcome
	deps  ResultDeps
	w, h  int
	from  int
	lines []string // for the present size and theme
	said  string
}

// NewResult makes the page. Its size comes as a nav.Body.
func NewResult(ctx nav.Context, o Outcome, d ResultDeps) *Result {
	return &Result{th: ctx.Theme, out: o, deps: d, w: 80, h: 22}
}

// Init implements nav.Screen.
func (r *Result) Init() tea.Cmd { return nil }

var resultKeys = struct{ again, same, next, write, down, up, pageDown, pageUp, back key.Binding }{
	again:    key.NewBinding(key.WithKeys("enter", "a"), key.WithHelp("enter", "a new one")),
	same:     key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "the same again")),
	next:     key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "next level")),
	write:    key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "write it to a file")),
	down:     key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↑ ↓", "read on")),
	up:       key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("", "")),
	pageDown: key.NewBinding(key.WithKeys("pgdown", "space"), key.WithHelp("", "")),
	pageUp:   key.NewBinding(key.WithKeys("pgup"), key.WithHelp("", "")),
	back:     key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "the lab")),
}

// Keys implements nav.Screen.
func (r *Result) Keys() []key.Binding {
	next, write := resultKeys.next, resultKeys.write
	next.SetEnabled(r.out.Setup.Level < len(r.out.Skill.Levels)-1)
	write.SetEnabled(r.out.Result.Written != "")
	return []key.Binding{resultKeys.again, resultKeys.same, next, write, resultKeys.back, resultKeys.down}
}

// Update implements nav.Screen.
func (r *Result) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		r.w, r.h, r.lines = msg.Width, msg.Height, nil
	case nav.ThemeMsg:
		r.th, r.lines = msg.Theme, nil
	case SaidMsg:
		r.said = msg.Text
	case tea.KeyPressMsg:
		r.said = ""
		return r.press(msg)
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelDown {
			r.scroll(3)
		} else {
			r.scroll(-3)
		}
	}
	return r, nil, nil
}

func (r *Result) press(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	again := r.out.Setup
	switch {
	case key.Matches(k, resultKeys.back):
		return r, nil, nav.Back{}
	case key.Matches(k, resultKeys.again):
		again.Seed = 0
		return r, nil, nav.Practise{Skill: r.out.Skill.ID, Setup: again}
	case key.Matches(k, resultKeys.same):
		return r, nil, nav.Practise{Skill: r.out.Skill.ID, Setup: again}
	case key.Matches(k, resultKeys.next) && again.Level < len(r.out.Skill.Levels)-1:
		again.Seed = 0
		again.Level++
		return r, nil, nav.Practise{Skill: r.out.Skill.ID, Setup: again}
	case key.Matches(k, resultKeys.write) && r.out.Result.Written != "":
		d, text := r.deps, r.out.Result.Written
		return r, func() tea.Msg { return d.Write(text) }, nil
	case key.Matches(k, resultKeys.down):
		r.scroll(1)
	case key.Matches(k, resultKeys.up):
		r.scroll(-1)
	case key.Matches(k, resultKeys.pageDown):
		r.scroll(r.h - 2)
	case key.Matches(k, resultKeys.pageUp):
		r.scroll(2 - r.h)
	}
	return r, nil, nil
}

func (r *Result) scroll(by int) {
	r.from = max(0, min(r.from+by, len(r.page())-r.h+1))
}
