package screens

import (
	"context"
	"math"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
	"downtime/saves"
)

// look asks the writer how it stands. View shows only what was seen here.
func (m *Root) look() tea.Cmd {
	above := m.above()
	if m.book.store != nil {
		m.book.failing = m.book.store.writer.Progress().Err
	}
	if m.sitting != nil {
		_, m.book.saved, _ = m.sitting.Saving()
	} else if m.practice != nil {
		_, m.book.saved, _ = m.practice.Saving()
	}
	if m.above() == above {
		return nil
	}
	var cmds []tea.Cmd
	for _, s := range m.stack {
		cmds = append(cmds, m.resize(s))
	}
	return tea.Batch(cmds...)
}

// unsaved is why the run in play is not being saved, nil when it is or none is in play.
func (m *Root) unsaved() error {
	if m.book.failing != nil {
		return m.book.failing
	}
	if (m.sitting != nil || m.practice != nil) && m.book.store == nil {
		return errNoProfile
	}
	return nil
}

// heading adds to a screen's heading whether the run is on the disk, and up to when.
func (m *Root) heading(h ui.Heading) ui.Heading {
	s := m.sitting
	switch {
	case s == nil && m.practice == nil:
		return h
	case m.unsaved() != nil:
		h.Save = ui.SaveError
	case m.drafting():
		h.Save = ui.SaveBusy
	case m.book.saved >= 0 && s == nil:
		h.Save, h.Until = ui.SaveDone, ui.Clock(math.Floor(float64(m.book.saved)/skill.TicksPerSecond))
	case m.book.saved >= 0:
		h.Save, h.Until = ui.SaveDone, s.Run.Scenario.Clock(m.book.saved)
	default:
		h.Save = ui.SaveBusy
	}
	return h
}

// drafting reports whether something typed on the top screen has not been handed over yet.
func (m *Root) drafting() bool {
	d, ok := m.top().(interface{ Drafting() bool })
	return ok && d.Drafting()
}

func (m *Root) retry() tea.Cmd {
	if m.book.store != nil {
		m.book.store.writer.Retry()
		m.notice = "Trying again to save."
		return nil
	}
	if m.sitting == nil {
		m.notice = "No profile is open, so there is nothing to retry: this go is not kept."
		return nil
	}
	m.ask = &question{title: "No profile is open", text: "This run is played without a profile, so there is nothing to retry. It can be exported to a file.", answers: []answer{
		{"e", "export this run", m.exportNow},
		{"esc", "go on", nothing},
	}}
	return nil
}

// exportNow writes the run in play, saved or not, to a file.
func (m *Root) exportNow() tea.Cmd {
	if m.sitting == nil {
		return nil
	}
	read, folder := m.sitting.Stored(), m.deps.Folder
	return func() tea.Msg {
		run, err := read(context.Background())
		return saidMsg{exported(folder, run, err)}
	}
}

// exported writes a run to a file, unless it could not be read, and says what became of it.
func exported(folder string, run saves.Run, err error) string {
	if err != nil {
		return "Not exported: " + reason(err)
	}
	path, err := sitting.Export(folder, run)
	if err != nil {
		return "Not exported: " + err.Error()
	}
	return "Exported to " + path
}
