package wall

import (
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/game/run"
)

// play is the twin that the room plays on together, as practice: nothing of it is kept or scored.
type play struct{ screen nav.Screen }

// begunMsg brings the twin at the second at which it parts.
type begunMsg struct {
	asked int
	run   *run.Run
	err   error
}

// begin goes to where the twin parts, in the background.
func (m *Wall) begin() tea.Cmd {
	asked, twins := m.twin.asked, m.twin.got
	return func() tea.Msg {
		r, err := twins.Branch(1)
		return begunMsg{asked, r, err}
	}
}

func (m *Wall) begun(msg begunMsg) tea.Cmd {
	switch {
	case msg.asked != m.twin.asked || m.play != nil || m.page != twinPage:
		return nil // something else was asked for meanwhile
	case msg.err != nil:
		m.notice = msg.err.Error()
		return nil
	case msg.run.State.Over:
		m.notice = "It is over before the two part: there is nothing to play on."
		return nil
	}
	s := sitting.New(msg.run, nil, "paced", m.deps.Now(), true)
	s.Branched = true
	m.play = &play{m.deps.Bedside(nav.Context{Theme: m.theme, Now: m.deps.Now}, s)}
	return tea.Batch(m.play.screen.Init(), m.resize())
}

// leave goes back to the wall.
func (m *Wall) leave() {
	m.play = nil
	m.notice = "Back on the wall. That was practice: nothing of it was kept or scored."
}

// resize tells the screen of play its area.
func (m *Wall) resize() tea.Cmd {
	if m.play == nil {
		return nil
	}
	w, h := m.size()
	return m.give(nav.Body{Width: w, Height: h - 2})
}

func (m *Wall) pressPlay(k tea.KeyPressMsg) tea.Cmd {
	if k.String() == "?" && !m.play.screen.View().Modal {
		m.helping = true
		return m.give(tea.BlurMsg{})
	}
	return m.give(k)
}

// give hands a message to the screen of play, and follows what it asks for: whatever leads away from the bedside leads back to the wall.
func (m *Wall) give(msg tea.Msg) tea.Cmd {
	next, cmd, intent := m.play.screen.Update(nav.Pointed(msg, 1))
	m.play.screen = next
	switch intent.(type) {
	case nil:
	case nav.Quit:
		return tea.Quit
	default:
		m.leave()
	}
	return cmd
}
