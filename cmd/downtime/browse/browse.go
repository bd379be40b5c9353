package browse

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
	"downtime/saves/cohort"
)

// Deps are what the screen is given. Load makes the words of one run, in the background; Rate keeps a global rating of it.
type Deps struct {
	Env    []string
	Report *review.Report
	Runs   []cohort.Summary
	Load   func(run string) (string, error)
	Rate   func(run string, grade int) error
}

// Browser is the model. Only its Update changes it.
type Browser struct {
	deps      Deps
	theme     ui.Theme
	w, h      int
	grids     []review.Grid
	at        int          // the grid shown
	behind    *review.Grid // the runs behind a row, over it; nil: none
	row, top  int
	column    int // sorted by; −1: as it is
	down      bool
	filter    string
	typing    bool // the filter
	run       string
	lines     []string // of the run that is shown; nil: none
	scroll    int
	notice    string
	loading   bool
	rowBefore [2]int // row and top of the grid under the runs
}

// readable is the widest that words are set.
const readable = 100

// New makes the model.
func New(d Deps) *Browser {
	return &Browser{deps: d, theme: ui.Detect(d.Env, ui.Settings{}), grids: d.Report.Grids(d.Runs), column: -1, w: 80, h: 24}
}

// Run shows it until the instructor leaves, or ctx asks to end.
func Run(ctx context.Context, d Deps) error {
	m := New(d)
	return ui.Run(ctx, m, m.theme, d.Env)
}

type loadedMsg struct {
	run, text string
	err       error
}

// Init does nothing: all there is to read was read.
func (m *Browser) Init() tea.Cmd { return nil }

// Update takes keys, the size, and runs that were made ready.
func (m *Browser) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = max(msg.Width, 40), max(msg.Height, 10)
		m.keep()
	case loadedMsg:
		m.loading = false
		if msg.err != nil {
			m.notice = msg.err.Error()
			break
		}
		m.run, m.scroll, m.notice = msg.run, 0, ""
		m.lines = strings.Split(ui.Markdown(m.theme, msg.text, min(m.w-2, readable)), "\n")
	case tea.KeyPressMsg:
		return m, m.press(msg)
	}
	return m, nil
}

func (m *Browser) press(k tea.KeyPressMsg) tea.Cmd {
	name := k.String()
	m.notice = ""
	switch {
	case name == "ctrl+c":
		return tea.Quit
	case m.typing:
		m.letter(name, k.Text)
		return nil
	case m.lines != nil:
		return m.pressRun(name)
	}
	if by, ok := steps(name, m.page()); ok {
		m.row += by
		m.keep()
		return nil
	}
	switch name {
	case "q":
		return tea.Quit
	case "esc":
		m.back()
	case "tab", "right", "l":
		m.turn(1)
	case "shift+tab", "left", "h":
		m.turn(-1)
	case "s":
		if m.column++; m.column >= len(m.grid().Columns) {
			m.column = -1
		}
	case "r":
		m.down = !m.down
	case "/":
		m.typing = true
	case "enter":
		return m.enter()
	}
	m.keep()
	return nil
}

// far is farther than any table or run is long.
const far = 1 << 20

// steps is how far a key goes down; false if it is none of those that move.
func steps(key string, page int) (by int, ok bool) {
	switch key {
	case "down", "j":
		return 1, true
	case "up", "k":
		return -1, true
	case "pgdown", "space":
		return page, true
	case "pgup":
		return -page, true
	case "home", "g":
		return -far, true
	case "end", "G":
		return far, true
	}
	return 0, false
}

// letter takes one key of the filter.
func (m *Browser) letter(name, text string) {
	switch name {
	case "enter":
		m.typing = false
	case "esc":
		m.typing, m.filter = false, ""
	case "backspace":
		_, n := utf8.DecodeLastRuneInString(m.filter)
		m.filter = m.filter[:len(m.filter)-n]
	default:
		if len(m.filter) < 60 {
			m.filter += text
		}
	}
	m.row, m.top = 0, 0
}

// back closes what is open first: the filter, then the runs behind a row.
func (m *Browser) back() {
	switch {
	case m.filter != "":
		m.filter = ""
	case m.behind != nil:
		m.behind, m.column = nil, -1
		m.row, m.top = m.rowBefore[0], m.rowBefore[1]
	}
}

func (m *Browser) turn(by int) {
	m.behind, m.filter, m.column, m.row, m.top = nil, "", -1, 0, 0
	m.at = (m.at + by + len(m.grids)) % len(m.grids)
}

// keep holds the row within the table and the table within the window.
func (m *Browser) keep() {
	m.row = max(0, min(m.row, len(m.rows())-1))
	m.top = max(min(m.top, m.row), m.row-m.page()+1, 0)
}

// page is how many rows fit.
func (m *Browser) page() int { return max(m.h-5, 1) }

func (m *Browser) grid() *review.Grid {
	if m.behind != nil {
		return m.behind
	}
	return &m.grids[m.at]
}

func (m *Browser) rows() []review.Row { return m.grid().Sorted(m.column, m.down, m.filter) }

// enter goes from a row to the runs behind it, and from a run to the run itself.
func (m *Browser) enter() tea.Cmd {
	rows := m.rows()
	if len(rows) == 0 || m.loading {
		return nil
	}
	row := rows[m.row]
	if row.Run != "" {
		load, id := m.deps.Load, row.Run
		m.loading, m.notice = true, "One moment: the run is being played again."
		return func() tea.Msg {
			text, err := load(id)
			return loadedMsg{id, text, err}
		}
	}
	g := review.RunsGrid(review.Behind(m.deps.Runs, &row))
	m.rowBefore = [2]int{m.row, m.top}
	m.behind, m.filter, m.column, m.row, m.top = &g, "", -1, 0, 0
	return nil
}

// pressRun takes the keys on a run.
func (m *Browser) pressRun(name string) tea.Cmd {
	page := max(m.h-3, 1)
	by, _ := steps(name, page)
	m.scroll += by
	switch name {
	case "q":
		return tea.Quit
	case "esc", "backspace":
		m.lines = nil
		return nil
	case "n":
		m.clue(1)
	case "p":
		m.clue(-1)
	case "1", "2", "3", "4", "5":
		grade := int(name[0] - '0')
		if err := m.deps.Rate(m.run, grade); err != nil {
			m.notice = err.Error()
		} else {
			m.notice = fmt.Sprintf("Rated %d of 5. Earlier ratings are kept.", grade)
		}
	}
	m.scroll = max(0, min(m.scroll, len(m.lines)-page))
	return nil
}

// clue goes to the next or the last line on which a clue could be found, was found, or a fault began.
func (m *Browser) clue(by int) {
	for i := m.scroll + by; i >= 0 && i < len(m.lines); i += by {
		for _, sign := range []string{"Could be found from here", "You found:", "A fault in", "A fault began"} {
			if strings.Contains(m.lines[i], sign) {
				m.scroll = i
				return
			}
		}
	}
	m.notice = "No further clue this way."
}
