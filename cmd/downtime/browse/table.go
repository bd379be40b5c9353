package browse

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
)

// table is a grid under the keys: where one is in it, and how it is sorted and filtered.
type table struct {
	grid     review.Grid
	rows     []review.Row // as sorted and filtered
	widths   []int        // what each column needs
	row, top int
	column   int
	by       int // sorted by; −1: as it is
	down     bool
	filter   string
	clue     string // at which a run opens that is opened from here
}

func newTable(g review.Grid) *table {
	t := &table{grid: g, by: -1}
	t.sort()
	return t
}

// sort makes the rows anew.
func (t *table) sort() {
	t.rows, t.row, t.top = t.grid.Sorted(t.by, t.down, t.filter), 0, 0
	t.widths = needed(&t.grid, t.rows)
}

// keep holds the row within the table and the table within the window.
func (t *table) keep(page int) {
	t.row = max(0, min(t.row, len(t.rows)-1))
	t.top = max(min(t.top, t.row), t.row-page+1, 0)
}

// chosen is the row that the keys are on; nil in an empty table.
func (t *table) chosen() *review.Row {
	if t.row >= len(t.rows) {
		return nil
	}
	return &t.rows[t.row]
}

// table is the one on top.
func (m *Browser) table() *table {
	if n := len(m.over); n > 0 {
		return m.over[n-1]
	}
	return m.tables[m.at]
}

func (m *Browser) push(g review.Grid) { m.over = append(m.over, newTable(g)) }

// page is how many rows fit.
func (m *Browser) page() int { return max(m.h-6, 1) }

// far is farther than any table or text is long.
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

func (m *Browser) pressTable(name string) tea.Cmd {
	t := m.table()
	if by, ok := steps(name, m.page()); ok {
		t.row += by
		t.keep(m.page())
		return nil
	}
	switch name {
	case "esc", "backspace":
		m.back()
	case "tab":
		m.turn(1)
	case "shift+tab":
		m.turn(-1)
	case "right", "l":
		t.column = min(t.column+1, len(t.grid.Columns)-1)
	case "left", "h":
		t.column = max(t.column-1, 0)
	case "s":
		t.down = t.by == t.column && !t.down
		t.by = t.column
		t.sort()
	case "/":
		m.typing = &prompt{label: "Filter", words: t.filter, most: 60, take: func(words string) { t.filter = words; t.sort() }}
	case "m":
		if r := t.chosen(); r != nil {
			return m.mark(r.Run)
		}
	case "enter":
		return m.enter()
	}
	return nil
}

// back closes what is open first: the filter, then what was opened from a row.
func (m *Browser) back() {
	switch t := m.table(); {
	case t.filter != "":
		t.filter = ""
		t.sort()
	case len(m.over) > 0:
		m.over = m.over[:len(m.over)-1]
	}
}

func (m *Browser) turn(by int) {
	m.over = nil
	m.at = (m.at + by + len(m.tables)) % len(m.tables)
	m.table().keep(m.page())
}

// enter goes from a figure to the runs that it was made of, from a text to all of it, and from a run to the run itself. Of a single run it shows that.
func (m *Browser) enter() tea.Cmd {
	t := m.table()
	r := t.chosen()
	if r == nil {
		return nil
	}
	behind := r.Fields[t.column].Behind
	switch {
	case r.Text != "" && (r.Run != "" || behind == nil):
		m.text = m.read(r)
	case r.Run != "":
		return m.load(r.Run)
	case r.Under != nil:
		m.push(*r.Under)
	case behind == nil || len(behind.Runs) == 0:
		m.notice = "No run stands behind this."
	case len(behind.Runs) == 1:
		t.clue = behind.Clue
		return m.load(m.idOf(behind.Runs[0]))
	default:
		title := fmt.Sprintf("%d runs: %s", len(behind.Runs), behind.Says)
		m.push(review.RunsGrid(m.deps.Runs, title, behind.Runs))
		m.table().clue = behind.Clue
	}
	return nil
}
