package desk

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/scenario"
)

// Desk is the model of the author's program. Only its Update changes it.
type Desk struct {
	deps          Deps
	theme         ui.Theme
	width, height int

	changes  changes
	saved    int              // counts the saves seen: a check of an earlier one is stale
	busy     bool             // the last save is being checked
	problems []finding        // of the last save
	walked   int              // walks played; -1 not yet
	sc       *engine.Scenario // as last saved without an error; nil: never yet
	stale    bool             // it is not what is saved now
	trouble  string           // why the folder cannot be watched

	form    form
	from    int   // first line shown of the problems
	play    *play // nil: the desk itself
	asked   int   // counts the plays asked for, and left: one asked for earlier is stale
	helping bool
	notice  string // one line for the footer, until the next key
	waiting bool   // a play asked for is on its way
}

// The messages of the desk.
type (
	lookMsg struct{} // time to look at the folder
	seenMsg struct {
		stands string // the fingerprint of the folder
		err    error
	}
	checkedMsg struct {
		saved    int
		problems []finding
		sc       *engine.Scenario
	}
	walkedMsg struct {
		saved, n int
		problems []finding
	}
	begunMsg struct {
		asked int
		start start
		sit   *sitting.Sitting
		err   error
	}
)

// finding is a problem with the line that it stands in.
type finding struct {
	content.Problem
	number, line, mark string
}

// findings reads the lines of problems.
func findings(problems []content.Problem) []finding {
	out := make([]finding, len(problems))
	for i, p := range problems {
		out[i].Problem = p
		out[i].number, out[i].line, out[i].mark = source(p)
	}
	return out
}

// New makes the desk; nothing is read until Init.
func New(d Deps) *Desk {
	return &Desk{deps: d, theme: ui.Detect(d.Env, ui.Settings{}), width: d.Width, height: d.Height, busy: true, walked: -1, form: form{start: start{seed: 1, who: nobody}}}
}

// Init begins to watch.
func (m *Desk) Init() tea.Cmd { return m.look }

// look reads how the folder stands.
func (m *Desk) look() tea.Msg {
	stands, err := fingerprint(m.deps.Folder)
	return seenMsg{stands, err}
}

// Update takes keys, saves and the passing of time.
func (m *Desk) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		return m, m.resize()
	case lookMsg:
		return m, m.look
	case seenMsg:
		return m, tea.Batch(m.noticed(msg), tea.Tick(LookEvery, func(time.Time) tea.Msg { return lookMsg{} }))
	case checkedMsg:
		return m, m.checked(msg)
	case walkedMsg:
		if msg.saved == m.saved {
			m.walked, m.problems = msg.n, msg.problems
		}
	case begunMsg:
		return m, m.begun(msg)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	default:
		if m.play != nil {
			return m, m.give(msg)
		}
	}
	return m, nil
}

// noticed has the folder checked if it was saved.
func (m *Desk) noticed(msg seenMsg) tea.Cmd {
	m.trouble = ""
	if msg.err != nil {
		m.trouble = msg.err.Error()
		return nil
	}
	if !m.changes.stands(msg.stands) {
		return nil
	}
	m.saved++
	m.busy = true
	saved, d := m.saved, m.deps
	return func() tea.Msg {
		problems := d.Library.Check(d.name())
		out := checkedMsg{saved: saved, problems: findings(problems)}
		if playable(problems) {
			out.sc, _ = d.Library.Compile(d.name())
		}
		return out
	}
}

// checked takes over what a check found: a case that can be played is played anew from where the author stands.
func (m *Desk) checked(msg checkedMsg) tea.Cmd {
	if msg.saved != m.saved {
		return nil
	}
	m.busy, m.problems, m.walked, m.from, m.stale = false, msg.problems, -1, 0, msg.sc == nil
	if msg.sc == nil {
		if m.play != nil {
			m.notice = "Saved, and it cannot be played: ctrl+o shows why. This is the case as it was."
		}
		return nil
	}
	changed := m.sc == nil || m.sc.Hash != msg.sc.Hash
	m.sc = msg.sc
	m.form.fit(m.sc)
	var cmds []tea.Cmd
	if len(msg.problems) == 0 {
		saved, d := m.saved, m.deps
		cmds = append(cmds, func() tea.Msg {
			n, bad := d.Library.Walk(d.Players, d.name())
			return walkedMsg{saved, n, findings(bad)}
		})
	}
	if m.play != nil && changed {
		cmds = append(cmds, m.begin(m.play.start))
		m.notice = "Saved: played again from " + minutes(m.play.start.second) + "."
	}
	return tea.Batch(cmds...)
}

// begin plays up to a start in the background.
func (m *Desk) begin(s start) tea.Cmd {
	m.asked++
	m.waiting = true
	asked, sc, d := m.asked, m.sc, m.deps
	return func() tea.Msg {
		sit, err := s.begin(sc, d.Players, d.Now())
		return begunMsg{asked, s, sit, err}
	}
}

// leave goes back to the desk.
func (m *Desk) leave() {
	m.play, m.waiting = nil, false
	m.asked++
}

func (m *Desk) begun(msg begunMsg) tea.Cmd {
	if msg.asked != m.asked {
		return nil // another is on its way, or none is wanted any more
	}
	m.waiting = false
	if msg.err != nil {
		m.leave()
		m.notice = msg.err.Error()
		return nil
	}
	p := &play{start: msg.start, sit: msg.sit}
	if m.play != nil {
		p.truth, p.from = m.play.truth, m.play.from
	}
	p.screen = m.deps.Bedside(nav.Context{Theme: m.theme, Now: m.deps.Now}, msg.sit)
	m.play = p
	return tea.Batch(p.screen.Init(), m.resize())
}

var keys = struct{ up, down, less, more, later, sooner, play, scrollUp, scrollDown, quit, back, truth, again key.Binding }{
	up:         key.NewBinding(key.WithKeys("up"), key.WithHelp("↑ ↓", "choose")),
	down:       key.NewBinding(key.WithKeys("down")),
	less:       key.NewBinding(key.WithKeys("left"), key.WithHelp("← →", "change")),
	more:       key.NewBinding(key.WithKeys("right")),
	sooner:     key.NewBinding(key.WithKeys("["), key.WithHelp("[ ]", "a minute")),
	later:      key.NewBinding(key.WithKeys("]")),
	play:       key.NewBinding(key.WithKeys("enter", "w"), key.WithHelp("enter", "play from there")),
	scrollUp:   key.NewBinding(key.WithKeys("k", "pgup"), key.WithHelp("k j", "scroll")),
	scrollDown: key.NewBinding(key.WithKeys("j", "pgdown")),
	quit:       key.NewBinding(key.WithKeys("q", "ctrl+c"), key.WithHelp("q", "stop")),
	back:       key.NewBinding(key.WithKeys("ctrl+o"), key.WithHelp("ctrl+o", "the desk: problems, another start")),
	truth:      key.NewBinding(key.WithKeys("ctrl+t"), key.WithHelp("ctrl+t", "the truth, or the bedside alone")),
	again:      key.NewBinding(key.WithKeys("ctrl+r"), key.WithHelp("ctrl+r", "again from the same second")),
}

func (m *Desk) press(k tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	switch {
	case k.String() == "ctrl+c":
		return tea.Quit
	case m.helping:
		m.helping = false
		return nil
	case m.play != nil:
		return m.pressPlay(k)
	case k.String() == "?":
		m.helping = true
	case key.Matches(k, keys.quit):
		return tea.Quit
	case key.Matches(k, keys.scrollUp):
		m.scroll(-1)
	case key.Matches(k, keys.scrollDown):
		m.scroll(1)
	case m.sc != nil:
		return m.pressForm(k)
	}
	return nil
}

func (m *Desk) pressForm(k tea.KeyPressMsg) tea.Cmd {
	f := &m.form
	switch {
	case key.Matches(k, keys.up):
		f.field = (f.field + fields - 1) % fields
	case key.Matches(k, keys.down):
		f.field = (f.field + 1) % fields
	case key.Matches(k, keys.less):
		f.change(m.sc, m.deps.Who, -1)
	case key.Matches(k, keys.more):
		f.change(m.sc, m.deps.Who, 1)
	case key.Matches(k, keys.sooner):
		f.leap(m.sc, -1)
	case key.Matches(k, keys.later):
		f.leap(m.sc, 1)
	case key.Matches(k, keys.play):
		return m.begin(f.start)
	}
	return nil
}

func (m *Desk) scroll(by int) {
	m.from = max(0, min(m.from+by, len(m.found(m.width))-m.room()))
}

// ofWalks are the problems of walks: the case itself can be played.
var ofWalks = []scenario.Code{scenario.CodeWalk, scenario.CodeWalkName, scenario.CodeWalkFail}

// playable reports whether no problem is one that leaves nothing to play.
func playable(problems []content.Problem) bool {
	return !slices.ContainsFunc(problems, func(p content.Problem) bool {
		return p.Severity == scenario.Error && !slices.Contains(ofWalks, p.Code)
	})
}
