package screens

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
	"downtime/saves"
)

type (
	shutMsg   struct{ err error } // the profile is closed, or could not be
	asksToEnd struct{}            // the system asks the program to end
)

// AskToEnd is the message by which the system asks the program to end: it saves and goes, and asks nothing.
func AskToEnd() tea.Msg { return asksToEnd{} }

// quit saves everything, then ends the program. If the disk refuses, it says so and asks.
func (m *Root) quit() tea.Cmd {
	if m.quitting {
		return nil
	}
	m.quitting = true
	m.helping = false
	if m.sitting != nil {
		m.sitting.Pause()
	}
	if m.practice != nil {
		m.top().Update(tea.BlurMsg{}) // what stands half-typed in a field is written, the clock stops
		m.practice.Pause()
	}
	m.farewell = m.goodbye()
	m.ask = &question{title: "Saving", text: "One moment: what you did is being saved."}
	s, p, changed := m.book.store, stored(m.prefs), m.changed
	return func() tea.Msg {
		if s != nil && changed {
			_ = s.db.SetSetting(context.Background(), settingPrefs, p) // a setting that cannot be kept is no reason to stay
		}
		return shutMsg{s.close()}
	}
}

func (m *Root) ofQuit(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case asksToEnd:
		m.forced = true
		return m.quit(), true
	case shutMsg:
		if msg.err == nil {
			m.book.store = nil
			return tea.Quit, true
		}
		return m.stuck(msg.err), true
	}
	return nil, false
}

// stuck asks what to do when what was played cannot be saved.
func (m *Root) stuck(err error) tea.Cmd {
	m.quitting = false
	cmd := m.look()
	m.farewell = "NOT saved: " + saves.Explain(err) + " Nothing after the last saved moment was kept."
	if m.forced {
		return tea.Quit
	}
	answers := []answer{
		{"r", "try again to save, then quit", m.quit},
		{"s", "stay here, and go on unsaved", nothing},
		{"x", "quit without saving", func() tea.Cmd { return tea.Quit }},
	}
	if m.sitting != nil {
		answers = append([]answer{{"e", "export this run to a file", func() tea.Cmd {
			m.ask = nil
			return m.exportNow()
		}}}, answers...)
	}
	m.ask = &question{title: "Not saved yet", text: saves.Explain(err), answers: answers}
	return cmd
}

// goodbye is the one line that stays on the terminal.
func (m *Root) goodbye() string {
	switch {
	case m.book.store == nil && m.sitting != nil:
		return "not saved: this run was played without a profile. (ctrl+e exports a run to a file.)"
	case m.book.store == nil && m.practice != nil:
		return "not saved: this go was played without a profile."
	case m.book.store == nil:
		return "nothing to save: no profile was open."
	case m.practice != nil && !m.practice.Over():
		return fmt.Sprintf("saved: %s, stopped at %s, in profile %q. %s", m.practice.Attempt.Skill.Title,
			ui.Clock(float64(m.practice.Attempt.Tick)/skill.TicksPerSecond), m.book.store.db.Profile().Name, m.goesOn("The Skills Lab (l) offers it again."))
	case m.sitting != nil && !m.sitting.Over():
		s := m.sitting
		return fmt.Sprintf("saved: %s, stopped at %s, in profile %q. %s", s.Scenario().Place, s.Scenario().Clock(s.Tick()), m.book.store.db.Profile().Name, m.goesOn("Start downtime again to go on."))
	}
	return fmt.Sprintf("saved: everything, in profile %q (%s).", m.book.store.db.Profile().Name, m.book.store.db.Path())
}

// goesOn says how to go on with what was left; in a session that is its own command.
func (m *Root) goesOn(otherwise string) string {
	if t := m.deps.Task; t != nil && t.Again != "" {
		return "Go on with: " + t.Again
	}
	return otherwise
}

// Farewell is the line to print after the screen is gone: what is saved, or what is not and how to keep it.
func (m *Root) Farewell() string { return m.farewell }

// Shut saves and closes whatever is still open when the program has ended by itself.
func (m *Root) Shut() {
	s := m.book.store
	if s == nil {
		return
	}
	if m.sitting != nil {
		m.sitting.Pause()
	}
	if m.practice != nil {
		m.practice.Pause()
	}
	said := m.goodbye()
	ctx, cancel := context.WithTimeout(context.Background(), diskWait)
	defer cancel()
	s.once.Do(func() { close(s.closed) })
	if err := errors.Join(s.writer.Close(ctx), s.db.Close()); err != nil {
		said = "NOT saved: " + saves.Explain(err)
	}
	m.farewell, m.book.store = said, nil
}
