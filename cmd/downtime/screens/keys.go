package screens

import (
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
)

// press takes the global keys and gives the rest to the top screen. A letter is global only where no screen wants every key.
func (m *Root) press(k tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	name := k.String()
	switch {
	case name == "ctrl+c":
		return m.quit()
	case m.word != nil:
		return m.letter(k)
	case m.ask != nil:
		return m.reply(k)
	case name == heardKey && m.hears():
		m.listenFor()
		return nil
	case m.tooSmall():
		return nil
	case m.helping:
		return m.unhelp()
	case m.unsaved() != nil && name == "ctrl+r":
		return m.retry()
	case m.unsaved() != nil && name == "ctrl+e":
		return m.exportNow()
	case name == "?" && !m.top().View().Modal:
		m.helping, m.helped = true, m.keys() // those of now: pausing has others
		return m.give(tea.BlurMsg{})         // a run in play pauses
	}
	return m.give(k)
}

// unhelp closes the page of keys; a paced case and a go at a skill go on as they stood, a live case waits for a key.
func (m *Root) unhelp() tea.Cmd {
	m.helping = false
	return tea.Batch(m.give(tea.FocusMsg{}), m.give(nav.HelpReadMsg{}))
}

// mouse moves the pointer into the body of the top screen.
func (m *Root) mouse(msg tea.MouseMsg) tea.Cmd {
	if m.ask != nil || m.tooSmall() {
		return nil
	}
	if m.helping {
		if _, click := msg.(tea.MouseClickMsg); click {
			return m.unhelp()
		}
		return nil
	}
	return m.give(nav.Pointed(msg, m.above()))
}
