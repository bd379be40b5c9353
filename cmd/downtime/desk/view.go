package desk

import (
	"fmt"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/help"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// truthWidth is how much the truth takes beside the bedside.
const truthWidth = 39

func (m *Desk) size() (w, h int) { return max(m.width, nav.LeastWidth), max(m.height, nav.LeastHeight) }

// wide reports whether the truth fits beside the bedside.
func (m *Desk) wide() bool {
	w, _ := m.size()
	return w >= nav.LeastWidth+1+truthWidth
}

// bed is the width of the screen of play.
func (m *Desk) bed() int {
	w, _ := m.size()
	if m.wide() && !m.play.truth {
		return w - 1 - truthWidth
	}
	return w
}

// resize tells the screen of play its area.
func (m *Desk) resize() tea.Cmd {
	if m.play == nil {
		return nil
	}
	_, h := m.size()
	return m.give(nav.Body{Width: m.bed(), Height: h - 2})
}

// View draws the desk, or the play with the truth beside it.
func (m *Desk) View() tea.View {
	w, h := m.size()
	v := tea.NewView("")
	v.AltScreen, v.ReportFocus, v.WindowTitle, v.BackgroundColor = true, true, "Downtime: write", m.theme.Background()
	if m.width > 0 && (m.width < nav.LeastWidth || m.height < nav.LeastHeight) {
		v.Content = nav.TooSmall(m.width, m.height)
		return v
	}
	if m.play != nil {
		m.viewPlay(&v, w, h)
	} else {
		v.Content = m.viewDesk(w, h)
	}
	if m.helping {
		v.Content = help.Over(m.theme, v.Content, w, h, m.keys())
		v.Cursor = nil
	}
	return v
}

// keys are those that work now, for the footer and for help.
func (m *Desk) keys() []key.Binding {
	if m.play == nil {
		return []key.Binding{keys.play, keys.up, keys.less, keys.sooner, keys.scrollUp, keys.quit}
	}
	return append([]key.Binding{keys.back, keys.truth, keys.again}, m.play.screen.Keys()...)
}

func (m *Desk) footer(w int) string {
	says := m.notice
	if says == "" && m.waiting {
		says = "One moment: the case is played up to there."
	}
	if says != "" {
		return ui.Fit(" "+m.theme.Shorten(m.theme.Spell(says), w-2), w)
	}
	return ui.Footer(m.theme, append(nav.BriefHints(m.keys()), ui.Hint{Key: "?", Does: "help"}), w)
}

func (m *Desk) viewPlay(v *tea.View, w, h int) {
	p := m.play
	f := p.screen.View()
	f.Heading.Note = strings.TrimPrefix(f.Heading.Note+", written "+p.start.String(), ", ")
	body := f.Body
	switch {
	case m.wide() && !p.truth:
		line := m.theme.Paint(ui.Rule, m.theme.Pick("│", "|"))
		rule := strings.TrimSuffix(strings.Repeat(line+"\n", h-2), "\n")
		body = ui.Columns(w, h-2, ui.Box{Size: m.bed(), Body: f.Body}, ui.Box{Size: 1, Body: rule}, ui.Box{Size: truthWidth, Body: p.view(m.theme, truthWidth, h-2)})
	case p.truth && !m.wide():
		body = p.view(m.theme, w, h-2)
	}
	if p.truth && !m.wide() {
		f.Cursor = nil
	}
	f.Into(v, 1)
	v.Content = strings.Join([]string{ui.Header(m.theme, f.Heading, w), body, m.footer(w)}, "\n")
}

// view draws the truth of a play, from the line scrolled to.
func (p *play) view(th ui.Theme, w, h int) string {
	s := &p.sit.Run.State
	if now := (drawn{s.Tick, s.Inputs, w}); p.lines == nil || now != p.drawn {
		p.lines, p.drawn = truthLines(th, p.sit.Run.Scenario, s, w), now
	}
	from := max(0, min(p.from, len(p.lines)-h))
	shown := append([]string{}, p.lines[from:min(len(p.lines), from+h)]...)
	if left := len(p.lines) - from - h; left > 0 {
		shown[h-1] = ui.Fit(th.Paint(ui.Dim, fmt.Sprintf("%d more lines: ctrl+n, ctrl+p", left+1)), w)
	}
	return ui.Fill(strings.Join(shown, "\n"), w, h)
}

// room is the number of lines that the problems get.
func (m *Desk) room() int {
	_, h := m.size()
	if m.sc == nil {
		return h - 5
	}
	return h - 6 - fields
}

func (m *Desk) viewDesk(w, h int) string {
	lines := []string{ui.Header(m.theme, ui.Heading{Place: "Write " + filepath.Base(filepath.Clean(m.deps.Folder)), Note: m.stand()}, w), ui.Blank(w)}
	if m.sc != nil {
		title, note := "Play it", ""
		if m.stale {
			note = "as it was when it last could be played"
		}
		lines = append(lines, ui.TitleRule(m.theme, title, note, w))
		lines = append(lines, m.form.lines(m.theme, m.sc, w)...)
		lines = append(lines, ui.Blank(w))
	}
	lines = append(lines, ui.TitleRule(m.theme, "What a check says", "", w))
	found := m.found(w)
	from := max(0, min(m.from, len(found)-m.room()))
	lines = append(lines, found[from:min(len(found), from+m.room())]...)
	return ui.Fill(strings.Join(lines, "\n"), w, h-1) + "\n" + m.footer(w)
}

// stand says in a few words how the case stands.
func (m *Desk) stand() string {
	switch n := len(m.problems); {
	case m.trouble != "":
		return "not to be read"
	case m.busy:
		return "checking"
	case n == 1:
		return "1 problem"
	case n > 1:
		return fmt.Sprintf("%d problems", n)
	case m.walked < 0:
		return "no problems, walking"
	}
	return fmt.Sprintf("no problems, %d walks as expected", m.walked)
}

// found is what the last check and the walks said, line by line.
func (m *Desk) found(w int) []string {
	if m.trouble != "" {
		return strings.Split(ui.Wrap("  "+m.theme.Spell(m.trouble), w), "\n")
	}
	if len(m.problems) == 0 {
		if m.busy {
			return []string{ui.Fit("  Reading.", w)}
		}
		return []string{
			ui.Fit("  "+m.theme.Paint(ui.Good, "Nothing to mend."), w), ui.Blank(w),
			ui.Fit("  Is it fair? In another window:  downtime prove "+m.deps.name(), w),
		}
	}
	var out []string
	for _, p := range m.problems {
		where := fmt.Sprintf("%s:%d:%d", filepath.Base(p.File), p.Line, p.Column)
		for l := range strings.SplitSeq(ui.Wrap(m.theme.Spell(fmt.Sprintf("%s %s %s", where, p.Code, p.Message)), w-4), "\n") {
			out = append(out, ui.Fit("  "+m.theme.Paint(ui.Bad, l), w))
		}
		if p.number != "" {
			out = append(out, ui.Fit(m.theme.Paint(ui.Dim, p.number+" | ")+m.theme.Spell(p.line), w),
				ui.Fit(m.theme.Paint(ui.Dim, ui.Blank(len(p.number))+" | ")+m.theme.Paint(ui.Focus, p.mark), w))
		}
		for l := range strings.SplitSeq(ui.Wrap(m.theme.Spell(p.Fix), w-6), "\n") {
			out = append(out, ui.Fit("    "+l, w))
		}
		out = append(out, ui.Blank(w))
	}
	return out
}
