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

// View draws a table, a text or a run.
func (m *Browser) View() tea.View {
	v := tea.NewView("")
	v.AltScreen, v.WindowTitle, v.BackgroundColor = true, "Downtime: cohort", m.theme.Background()
	var body string
	switch {
	case m.run != nil:
		body = m.viewRun()
	case m.text != nil:
		body = m.viewText(m.text, " "+m.theme.Paint(ui.Title, m.theme.Spell(m.text.title)), "")
	default:
		body = m.viewTable()
	}
	v.Content = ui.Fill(body, m.w, m.h)
	return v
}

// frame is a head, a body that fills, what is to be said, and the keys.
func (m *Browser) frame(head, body []string, said string) string {
	out := append(head, body...)
	for len(out) < m.h-2 {
		out = append(out, "")
	}
	switch {
	case m.typing != nil:
		said = m.typing.label + ": " + tail(m.typing.words, m.w-len(m.typing.label)-5) + "_"
	case m.notice != "":
		said = m.notice
	}
	said = m.theme.Shorten(m.theme.Spell(said), m.w-2)
	return strings.Join(append(out[:m.h-2], ui.Fit(" "+m.theme.Paint(ui.Dim, said), m.w), ui.Footer(m.theme, m.hints(), m.w)), "\n")
}

// tail is the end of a text that is being typed.
func tail(text string, most int) string {
	r := []rune(text)
	return string(r[max(0, len(r)-max(most, 1)):])
}

func (m *Browser) hints() []ui.Hint {
	back, quit := ui.Hint{Key: "Esc", Does: "back"}, ui.Hint{Key: "q", Does: "quit"}
	switch {
	case m.typing != nil:
		return []ui.Hint{{Key: "Enter", Does: "done"}, {Key: "Esc", Does: "never mind"}}
	case m.run != nil:
		return []ui.Hint{{Key: "n/p", Does: "next, last clue"}, {Key: "Tab", Does: "debrief"}, {Key: "1-5", Does: "grade"}, {Key: "t", Does: "note"}, {Key: "]", Does: "next run"}, back, {Key: "m", Does: "side by side"}, {Key: m.theme.Pick("←→↑↓", "arrows"), Does: "1 s, 10 s"}, quit}
	case m.text != nil && m.text.run != "":
		return []ui.Hint{{Key: "Enter", Does: "its run"}, {Key: "Space", Does: "on"}, back, quit}
	case m.text != nil:
		return []ui.Hint{{Key: "Space", Does: "on"}, back, quit}
	}
	enter := ui.Hint{Key: "Enter", Does: "runs behind"}
	if r := m.table().chosen(); r != nil && r.Run != "" {
		enter.Does = "show it"
	}
	return []ui.Hint{enter, {Key: "Tab", Does: "next table"}, {Key: m.theme.Pick("←→", "<>"), Does: "column"}, {Key: "s", Does: "sort by it"}, {Key: "/", Does: "filter"}, {Key: "m", Does: "mark"}, back, quit}
}

func (m *Browser) viewTable() string {
	th, t := m.theme, m.table()
	wide := review.Shared(t.widths, m.w-1)
	var body []string
	for i := t.top; i < min(t.top+m.page(), len(t.rows)); i++ {
		body = append(body, m.viewRow(t, i, wide))
	}
	switch {
	case len(t.rows) > 0:
	case t.filter != "":
		body = append(body, "  No row holds "+th.Spell(t.filter)+".")
	default:
		body = append(body, ui.Fit("  "+th.Spell(t.grid.Nothing()), m.w))
	}
	return m.frame(append(m.title(t.grid.Title), m.viewHead(t, wide)), body, m.status(t))
}

// title is the line of tables and two lines of what this one is.
func (m *Browser) title(text string) []string {
	out := []string{m.tabs()}
	lines := strings.Split(ui.Wrap(m.theme.Spell(text), m.w-2), "\n")
	for i := range 2 {
		line := ""
		if i < len(lines) {
			line = m.theme.Paint(ui.Title, lines[i])
		}
		out = append(out, ui.Fit(" "+line, m.w))
	}
	return out
}

// viewHead names the columns: the one under the keys stands out, and an arrow stands before the one that the rows are sorted by.
func (m *Browser) viewHead(t *table, wide []int) string {
	th, head := m.theme, " "
	for i, c := range t.grid.Columns {
		mark, role, name := " ", ui.Dim, th.Shorten(th.Spell(c), wide[i])
		if i == t.by {
			mark = th.Pick(map[bool]string{true: "▼", false: "▲"}[t.down], map[bool]string{true: "v", false: "^"}[t.down])
		}
		if i == t.column {
			role = ui.Focus
		}
		if len(t.rows) > 0 && t.rows[0].Fields[i].Key != nil {
			name = ui.FitRight(strings.TrimRight(name, " "), wide[i])
		}
		head += mark + th.Paint(role, name)
	}
	return ui.Fit(head, m.w)
}

func (m *Browser) viewRow(t *table, i int, wide []int) string {
	th, r := m.theme, &t.rows[i]
	line := " "
	switch {
	case i == t.row:
		line = th.Paint(ui.Focus, th.Pick("▸", ">"))
	case r.Run != "" && r.Run == m.marked:
		line = th.Pick("●", "*")
	}
	for k, f := range r.Fields {
		text, room := th.Spell(f.Text), wide[k]
		if f.Share != nil {
			text = shade(th, f)
		}
		if f.Key != nil {
			text = ui.FitRight(text, room)
		}
		text = ui.Fit(th.Shorten(text, room), room)
		if i == t.row && k == t.column {
			text = th.Paint(ui.Focus, text)
		}
		line += " " + text
	}
	return ui.Fit(line, m.w)
}

// shadeWidth is how wide a cell of the heat map is.
const shadeWidth = 6

// shade is a cell of the heat map: a figure behind a block that is the fuller the higher it is. Those under 40 are in the colour of what asks to be
// looked at, and marked.
func shade(th ui.Theme, f review.Field) string {
	blocks := []string{"··", "░░", "▒▒", "▓▓", "██"}
	if th.Glyphs == ui.ASCII {
		blocks = []string{"  ", "..", "::", "++", "##"}
	}
	role, mark := ui.SpO2, " "
	if *f.Share < 40 {
		role, mark = ui.Unsaved, "!"
	}
	return th.Paint(role, blocks[min(int(max(*f.Share, 0)/20), 4)]) + mark + ui.FitRight(f.Text, 3)
}

// tabs is the line of tables; where they do not fit, as many as do around the one that is open.
func (m *Browser) tabs() string {
	width := func(i int) int { return len(m.tables[i].grid.Name) + 2 }
	from, to, sum := m.at, m.at, width(m.at)+6
	for grown := true; grown; {
		grown = false
		if to+1 < len(m.tables) && sum+width(to+1) <= m.w {
			to++
			sum, grown = sum+width(to), true
		}
		if from > 0 && sum+width(from-1) <= m.w {
			from--
			sum, grown = sum+width(from), true
		}
	}
	line := " "
	if from > 0 {
		line = m.theme.Pick("‹", "<")
	}
	for i := from; i <= to; i++ {
		name := m.tables[i].grid.Name
		if i == m.at {
			line += m.theme.Paint(ui.Focus, "["+name+"]")
		} else {
			line += " " + m.theme.Paint(ui.Dim, name) + " "
		}
	}
	if to+1 < len(m.tables) {
		line += m.theme.Pick("›", ">")
	}
	return ui.Fit(line, m.w)
}

func (m *Browser) status(t *table) string {
	said := fmt.Sprintf("%d of %d rows", len(t.rows), len(t.grid.Rows))
	if t.filter != "" {
		said += ", with " + t.filter
	}
	if r := t.chosen(); r != nil && t.column < len(r.Fields) {
		if b := r.Fields[t.column].Behind; b != nil && len(b.Runs) > 0 && b.Name != "" {
			return said + fmt.Sprintf(". Behind it %d: %s", len(b.Runs), b.Says)
		}
	}
	return said + fmt.Sprintf(". %d learners, %d runs. Formative: who played, when and how often is not proved.", m.deps.Report.Learners, m.deps.Report.Runs)
}

// needed is how wide each column would like to be.
func needed(g *review.Grid, rows []review.Row) []int {
	out := make([]int, len(g.Columns))
	for i, c := range g.Columns {
		out[i] = ui.Width(c)
		for k := range rows {
			f := &rows[k].Fields[i]
			w := ui.Width(f.Text)
			if f.Share != nil {
				w = shadeWidth
			}
			out[i] = max(out[i], min(w, widest))
		}
	}
	return out
}

func (m *Browser) viewText(r *reader, head, said string) string {
	r.set(m.theme, m.w-2)
	page := m.page()
	r.scroll(0, page)
	var body []string
	for _, l := range r.lines[r.from:min(r.from+page, len(r.lines))] {
		body = append(body, ui.Fit(" "+l, m.w))
	}
	if said == "" {
		said = fmt.Sprintf("Line %d of %d.", r.from+1, len(r.lines))
	}
	return m.frame([]string{ui.Fit(head, m.w), ""}, body, said)
}

func (m *Browser) viewRun() string {
	o, th := m.run, m.theme
	score := string(o.Of.Status)
	if o.Of.Counts() {
		score = fmt.Sprintf("%.1f of 100", o.Of.Total)
	}
	head := " " + th.Paint(ui.Title, th.Spell(o.Of.Who()+", run "+o.Of.ID[:8])) + th.Spell(fmt.Sprintf("  %s, %s, %s", o.Of.Scenario, o.Of.Variant, score))
	said := fmt.Sprintf("%s is %s. ", map[bool]string{true: "«You»", false: "\"You\""}[th.Glyphs != ui.ASCII], o.Of.Learner) + strings.ToUpper(m.rated()[:1]) + m.rated()[1:] + "."
	if o.reads {
		return m.viewText(o.text, head, said)
	}
	return m.frame([]string{ui.Fit(head, m.w)}, strings.Split(o.beside.View(m.w, m.h-3), "\n"), said)
}
