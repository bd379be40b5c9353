package browse

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
)

// widest is how many cells a column may take beside others.
const widest = 48

// View draws a table or a run.
func (m *Browser) View() tea.View {
	v := tea.NewView("")
	v.AltScreen, v.WindowTitle, v.BackgroundColor = true, "Downtime: cohort", m.theme.Background()
	body := m.viewGrid
	if m.lines != nil {
		body = m.viewRun
	}
	v.Content = ui.Fill(body(), m.w, m.h)
	return v
}

func (m *Browser) viewGrid() string {
	th, g, rows := m.theme, m.grid(), m.rows()
	var tabs []string
	for i := range m.grids {
		name := th.Spell(m.grids[i].Name)
		if i == m.at {
			name = th.Paint(ui.Focus, "["+name+"]")
		}
		tabs = append(tabs, name)
	}
	out := []string{
		ui.Fit(" "+strings.Join(tabs, "  "), m.w),
		ui.Fit(" "+th.Paint(ui.Title, th.Spell(m.title())), m.w),
	}
	wide := widths(g, rows, m.w)
	head := " "
	for i, c := range g.Columns {
		mark := ""
		if i == m.column {
			mark = th.Pick(map[bool]string{true: "▼", false: "▲"}[m.down], map[bool]string{true: "v", false: "^"}[m.down])
		}
		head += " " + ui.Fit(th.Paint(ui.Dim, th.Spell(c)+mark), wide[i])
	}
	out = append(out, ui.Fit(head, m.w))
	for i := m.top; i < min(m.top+m.page(), len(rows)); i++ {
		line := " "
		if i == m.row {
			line = th.Paint(ui.Focus, th.Pick("▸", ">"))
		}
		for k, c := range rows[i].Cells {
			cell := th.Spell(c)
			if rows[i].Keys[k] != nil {
				cell = ui.FitRight(cell, wide[k])
			}
			line += " " + ui.Fit(th.Shorten(cell, wide[k]), wide[k])
		}
		out = append(out, ui.Fit(line, m.w))
	}
	if len(rows) == 0 {
		out = append(out, ui.Fit("  Nothing here.", m.w))
	}
	for len(out) < m.h-2 {
		out = append(out, "")
	}
	out = append(out, ui.Fit(" "+th.Paint(ui.Dim, th.Spell(m.status(len(rows)))), m.w))
	return strings.Join(append(out, m.footer()), "\n")
}

func (m *Browser) title() string {
	if m.behind != nil {
		return "The runs behind that row. " + m.behind.Title
	}
	return m.grid().Title
}

func (m *Browser) status(rows int) string {
	switch {
	case m.notice != "":
		return m.notice
	case m.typing:
		return "Filter: " + m.filter + "_"
	}
	said := fmt.Sprintf("%d of %d rows", rows, len(m.grid().Rows))
	if m.filter != "" {
		said += ", with " + m.filter
	}
	return said + fmt.Sprintf(". %d learners, %d runs. Formative; who played, when and how often is not proved.", m.deps.Report.Learners, m.deps.Report.Runs)
}

func (m *Browser) footer() string {
	hints := []ui.Hint{{Key: "Enter", Does: "runs behind"}, {Key: "Tab", Does: "next table"}, {Key: "s", Does: "sort"}, {Key: "r", Does: "reverse"}, {Key: "/", Does: "filter"}, {Key: "Esc", Does: "back"}, {Key: "q", Does: "quit"}}
	if m.grid().Name == "runs" {
		hints[0].Does = "show it"
	}
	if m.lines != nil {
		hints = []ui.Hint{{Key: "n/p", Does: "next, last clue"}, {Key: "1-5", Does: "rate"}, {Key: "Space", Does: "on"}, {Key: "Esc", Does: "back"}, {Key: "q", Does: "quit"}}
	}
	return ui.Footer(m.theme, hints, m.w)
}

// widths shares the window out: each column what it needs, the widest ones less until all fit.
func widths(g *review.Grid, rows []review.Row, w int) []int {
	out := make([]int, len(g.Columns))
	sum := 1
	for i, c := range g.Columns {
		out[i] = ui.Width(c) + 1
		for _, r := range rows {
			out[i] = max(out[i], min(ui.Width(r.Cells[i]), widest))
		}
		sum += out[i] + 1
	}
	for ; sum > w; sum-- {
		most := 0
		for i := range out {
			if out[i] > out[most] {
				most = i
			}
		}
		if out[most] <= 4 {
			break
		}
		out[most]--
	}
	return out
}

func (m *Browser) viewRun() string {
	out := []string{ui.Fit(" "+m.theme.Paint(ui.Title, "Run "+m.run[:8]), m.w)}
	for i := m.scroll; i < min(m.scroll+m.h-3, len(m.lines)); i++ {
		out = append(out, ui.Fit(" "+m.lines[i], m.w))
	}
	for len(out) < m.h-2 {
		out = append(out, "")
	}
	said := m.notice
	if said == "" {
		said = fmt.Sprintf("Line %d of %d.", m.scroll+1, len(m.lines))
	}
	out = append(out, ui.Fit(" "+m.theme.Paint(ui.Dim, m.theme.Spell(said)), m.w))
	return strings.Join(append(out, m.footer()), "\n")
}
