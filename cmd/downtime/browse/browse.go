package browse

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
	"downtime/saves/cohort"
)

// Deps are what the screen is given. Load simulates one run again and Compare sets two side by side, in the background; Rate keeps a grade, a note or both.
type Deps struct {
	Env     []string
	Report  *review.Report
	Runs    []cohort.Summary
	Load    func(run string) (*review.Opened, error)
	Compare func(run, other string) (review.Grid, error)
	Rate    func(run string, grade int, note string) (review.Rated, error)
}

// Browser is the model. Only its Update changes it.
type Browser struct {
	deps    Deps
	theme   ui.Theme
	w, h    int
	tables  []*table
	at      int      // the table shown
	over    []*table // what was opened from it, one over the other
	text    *reader  // a text over the tables; nil: none
	run     *opened  // a run over everything; nil: none
	marked  string   // the run that another is to be set beside
	typing  *prompt  // words on their way; nil: none
	notice  string
	loading bool
}

// prompt takes words in the last line, and hands them on at Enter.
type prompt struct {
	label, words string
	most         int
	take         func(words string)
}

// New makes the model.
func New(d Deps) *Browser {
	m := &Browser{deps: d, theme: ui.Detect(d.Env, ui.Settings{}), w: 80, h: 24}
	for _, g := range d.Report.Grids(d.Runs) {
		m.tables = append(m.tables, newTable(g))
	}
	return m
}

// Run shows it until the instructor leaves, or ctx asks to end.
func Run(ctx context.Context, d Deps) error {
	m := New(d)
	return ui.Run(ctx, m, m.theme, d.Env)
}

// loadedMsg brings a run that was simulated again, or two side by side.
type loadedMsg struct {
	run  *review.Opened
	both review.Grid
	err  error
}

// Init does nothing: all there is to read was read.
func (m *Browser) Init() tea.Cmd { return nil }

// Update takes keys, the size, and runs that were made ready.
func (m *Browser) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = max(msg.Width, 40), max(msg.Height, 10)
		m.table().keep(m.page())
	case loadedMsg:
		m.loading, m.notice = false, ""
		m.loaded(msg)
	case tea.PasteMsg:
		if m.typing != nil {
			m.typing.add(strings.ReplaceAll(msg.Content, "\n", " "))
		}
	case tea.KeyPressMsg:
		return m, m.press(msg)
	}
	return m, nil
}

func (m *Browser) loaded(msg loadedMsg) {
	switch {
	case msg.err != nil:
		m.notice = msg.err.Error()
	case msg.run == nil:
		m.run, m.text = nil, nil
		m.push(msg.both)
	default:
		m.run = m.open(msg.run)
	}
}

func (m *Browser) press(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	m.notice = ""
	switch {
	case name == "ctrl+c":
		return tea.Quit
	case m.typing != nil:
		m.typed(name, k.Text)
		return nil
	case name == "q":
		return tea.Quit
	case m.run != nil:
		return m.pressRun(k)
	case m.text != nil:
		return m.pressText(name)
	}
	return m.pressTable(name)
}

// typed takes one key of a prompt.
func (m *Browser) typed(name, text string) {
	p := m.typing
	switch name {
	case "enter":
		m.typing = nil
		p.take(strings.TrimSpace(p.words))
	case "esc":
		m.typing = nil
	case "backspace":
		if r := []rune(p.words); len(r) > 0 {
			p.words = string(r[:len(r)-1])
		}
	default:
		p.add(text)
	}
}

func (p *prompt) add(text string) {
	if len(p.words)+len(text) <= p.most {
		p.words += text
	}
}

// load simulates a run again in the background.
func (m *Browser) load(id string) tea.Cmd {
	return m.wait(func() (msg loadedMsg) {
		msg.run, msg.err = m.deps.Load(id)
		return msg
	})
}

// wait has something done in the background, one thing at a time.
func (m *Browser) wait(do func() loadedMsg) tea.Cmd {
	if m.loading {
		return nil
	}
	m.loading, m.notice = true, "One moment: the run is being made ready."
	return func() tea.Msg { return do() }
}

// mark notes a run, and sets the next one that is marked beside it.
func (m *Browser) mark(id string) tea.Cmd {
	switch first := m.marked; {
	case id == "":
		m.notice = "Only a run can be marked."
	case first == "":
		m.marked, m.notice = id, "Marked. m on another run sets the two side by side."
	case first == id:
		m.marked, m.notice = "", "No longer marked."
	default:
		m.marked = ""
		return m.wait(func() (msg loadedMsg) {
			msg.both, msg.err = m.deps.Compare(first, id)
			return msg
		})
	}
	return nil
}

// idOf is the identity of a run by its number.
func (m *Browser) idOf(n int64) string {
	for i := range m.deps.Runs {
		if m.deps.Runs[i].N == n {
			return m.deps.Runs[i].ID
		}
	}
	return ""
}
