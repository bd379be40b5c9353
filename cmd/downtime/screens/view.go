package screens

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/help"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// size is the terminal's; one that does not know its own is drawn as 80 by 24.
func (m *Root) size() (w, h int) {
	if m.width <= 0 || m.height <= 0 {
		return nav.LeastWidth, nav.LeastHeight
	}
	return m.width, m.height
}

func (m *Root) tooSmall() bool {
	w, h := m.size()
	return w < nav.LeastWidth || h < nav.LeastHeight
}

// above is the number of lines over the body: the header, and the banner while something is unsaved.
func (m *Root) above() int {
	if m.unsaved() != nil {
		return 2
	}
	return 1
}

// body is the area of a screen.
func (m *Root) body() (w, h int) {
	w, h = m.size()
	return max(w, nav.LeastWidth), max(h, nav.LeastHeight) - m.above() - 1
}

// View draws the top screen between header and footer.
func (m *Root) View() tea.View {
	w, h := m.size()
	v := tea.NewView("")
	v.AltScreen, v.ReportFocus = true, true
	v.WindowTitle = "Downtime"
	v.BackgroundColor = m.theme.Background()
	if m.tooSmall() {
		v.Content = nav.TooSmall(w, h)
		return v
	}
	f := m.top().View()
	v.Content = m.compose(f, w, h)
	if m.ask != nil || m.helping {
		return v
	}
	f.Into(&v, m.above())
	return v
}

func (m *Root) compose(f nav.Frame, w, h int) string {
	lines := []string{ui.Header(m.theme, m.heading(f.Heading), w)}
	if err := m.unsaved(); err != nil {
		lines = append(lines, m.banner(err, w))
	}
	lines = append(lines, f.Body, m.footer(f, w))
	screen := strings.Join(lines, "\n")
	switch {
	case m.ask != nil:
		return m.ask.over(m.theme, screen, w, h)
	case m.helping:
		return help.Over(m.theme, screen, w, h, m.helped)
	}
	return screen
}

// banner stands under the header as long as the disk refuses.
func (m *Root) banner(err error, w int) string {
	keys := m.theme.Paint(ui.Key, "ctrl+r") + " retry "
	if m.sitting != nil {
		keys += " " + m.theme.Paint(ui.Key, "ctrl+e") + " export this run "
	}
	text := " " + m.theme.Pick("▲ ", "! ") + "Unsaved: " + short(err) + "."
	if w >= 100 {
		text += " It is kept in this window."
	}
	text = m.theme.Shorten(text, w-ui.Width(keys)-2)
	return ui.Fit(m.theme.Paint(ui.Unsaved, text)+"  "+keys, w)
}

// footer names the keys of the screen, or says what has just happened.
func (m *Root) footer(f nav.Frame, w int) string {
	if m.ask != nil {
		return ui.Footer(m.theme, m.ask.hints(), w)
	}
	if m.helping {
		return ui.Footer(m.theme, []ui.Hint{{Key: "any key", Does: "closes this page"}}, w)
	}
	if m.notice != "" {
		return ui.Fit(" "+m.theme.Shorten(m.theme.Spell(m.notice), w-2), w)
	}
	last := ui.Hint{Key: "?", Does: "help"}
	if f.Modal {
		last = ui.Hint{Key: "ctrl+c", Does: "save and quit"}
	}
	return ui.Footer(m.theme, append(nav.Hints(m.top().Keys()), last), w)
}

// keys are those of the top screen and those that work everywhere.
func (m *Root) keys() []key.Binding {
	out := append([]key.Binding{}, m.top().Keys()...)
	if m.hears() {
		out = append(out, key.NewBinding(key.WithKeys(heardKey), key.WithHelp(heardKey, "a word read aloud")))
	}
	return append(out, globalKeys...)
}

var globalKeys = []key.Binding{
	key.NewBinding(key.WithKeys("?"), key.WithHelp("?", "these keys")),
	key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "save and quit")),
}

// short says in a few words why the disk refuses.
func short(err error) string {
	for _, k := range []struct {
		kind error
		says string
	}{
		{saves.ErrFull, "the disk is full"},
		{saves.ErrReadOnly, "the profile cannot be written"},
		{saves.ErrIO, "the disk does not answer"},
		{saves.ErrLocked, "the profile is open elsewhere"},
		{errNoProfile, "no profile is open"},
	} {
		if is(err, k.kind) {
			return k.says
		}
	}
	return "the profile refuses it"
}
