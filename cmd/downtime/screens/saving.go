package screens

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/score"
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
	if m.sitting != nil && m.book.store == nil {
		return errNoProfile
	}
	return nil
}

// heading adds to a screen's heading whether the run is on the disk, and up to when.
func (m *Root) heading(h ui.Heading) ui.Heading {
	s := m.sitting
	switch {
	case s == nil:
		return h
	case m.unsaved() != nil:
		h.Save = ui.SaveError
	case m.book.saved >= 0:
		h.Save, h.Until = ui.SaveDone, s.Run.Scenario.Clock(m.book.saved)
	default:
		h.Save = ui.SaveBusy
	}
	return h
}

func (m *Root) retry() tea.Cmd {
	if m.book.store != nil {
		m.book.store.writer.Retry()
		m.notice = "Trying again to save."
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
	s, st, folder, now := m.sitting, m.book.store, m.deps.Folder, m.deps.Now()
	if s == nil {
		return nil
	}
	if st == nil {
		run, err := unsavedRun(s, now)
		return func() tea.Msg { return exported(folder, run, err) }
	}
	id := s.ID
	return func() tea.Msg {
		run, err := st.writer.Run(context.Background(), id)
		return exported(folder, run, err)
	}
}

// unsavedRun is a run that no writer knows, in its stored form.
func unsavedRun(s *sitting.Sitting, now time.Time) (saves.Run, error) {
	r := *s.Run
	rec, err := sitting.Record(&r, score.Grade(r.Scenario, &r.State))
	if err != nil {
		return rec, err
	}
	rec.Started = now
	if r.State.Over {
		rec.EndedAt = now
		return rec, nil
	}
	rec.Status, rec.EndedAt, rec.Score, rec.Card, rec.Events = saves.Playing, time.Time{}, 0, nil, nil
	return rec, nil
}

func exported(folder string, run saves.Run, err error) tea.Msg {
	if err != nil {
		return saidMsg{"Not exported: " + saves.Explain(err)}
	}
	path, err := exportFile(folder, run)
	if err != nil {
		return saidMsg{"Not exported: " + err.Error()}
	}
	return saidMsg{"Exported to " + path}
}

// exportFile writes a run as JSON into a folder, under a name that says which run and never overwrites.
func exportFile(folder string, run saves.Run) (string, error) {
	var b bytes.Buffer
	if err := saves.WriteRun(&b, run); err != nil {
		return "", err
	}
	name := fmt.Sprintf("downtime-%s-%s-%s", run.Scenario, run.Started.Format("2006-01-02"), run.ID[:min(8, len(run.ID))])
	return newFile(folder, name, ".json", b.Bytes())
}

// newFile writes a file that is not there yet: name, or name-2 and so on.
func newFile(folder, name, extension string, data []byte) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(folder, name+extension)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, extension))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if os.IsExist(err) && n < 100 {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("make file: %w", err)
		}
		_, err = f.Write(data)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return "", fmt.Errorf("write %s: %w", path, err)
		}
		return path, nil
	}
}
