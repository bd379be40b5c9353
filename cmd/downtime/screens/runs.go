package screens

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/judgement"
	"downtime/cmd/downtime/screens/history"
	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/saves"
)

type resumedMsg struct {
	sitting *sitting.Sitting
	sc      *engine.Scenario
	run     string
	err     error
}

// resume takes up a stored run in the background: it is simulated again up to its last saved moment.
func (m *Root) resume(id string) tea.Cmd {
	s, library, known := m.book.store, m.deps.Library, m.sc
	if s == nil {
		return nil
	}
	m.ask = &question{title: "Going on", text: "One moment: the run is being taken up where it was saved."}
	scs := make(map[string]*engine.Scenario, len(known))
	for k, v := range known {
		scs[k] = v
	}
	return func() tea.Msg {
		stored, err := s.writer.Run(context.Background(), id)
		if err != nil {
			return resumedMsg{run: id, err: err}
		}
		sc := scs[stored.Scenario]
		if sc == nil {
			var why string
			if sc, why = compiled(library, stored.Scenario); sc == nil {
				return resumedMsg{run: id, err: errors.New("its case is not in this program: " + why)}
			}
		}
		sit, err := sitting.Resume(sc, stored, s.writer)
		return resumedMsg{sit, sc, id, err}
	}
}

func (m *Root) ofRuns(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case resumedMsg:
		m.ask = nil
		if m.quitting {
			return nil, true
		}
		if msg.err != nil {
			m.notResumed(msg.run, msg.err)
			return nil, true
		}
		m.sc[msg.sc.ID] = msg.sc
		return m.sit(msg.sitting), true
	case abandonedMsg:
		return tea.Batch(m.readRuns(), m.broadcast(history.SaidMsg{Text: "Closed, unscored. What was played can still be exported."})), true
	case recordMsg:
		return m.broadcast(history.RecordMsg{Record: msg.record}), true
	}
	return m.ofDebrief(msg)
}

// notResumed says plainly why a run cannot go on, and what is left of it.
func (m *Root) notResumed(id string, err error) {
	m.ask = &question{title: "This run cannot go on", text: reason(err) + ". Everything that was stored stays readable, and it can be closed unscored.", answers: []answer{
		{"c", "close it, unscored", func() tea.Cmd { return m.abandon(id) }},
		{"x", "export it to a file", func() tea.Cmd { return m.exportStored(id) }},
		{"esc", "leave it as it is", nothing},
	}}
}

// reason is why a stored run cannot be simulated, in a sentence without its full stop.
func reason(err error) string {
	var version *run.VersionError
	var diverged *run.DivergedError
	var disk *saves.Error
	switch {
	case errors.As(err, &version):
		return "This run was played with " + version.What + " " + version.Stored + "; this program has " + version.Here + ", so it can be read but not simulated again"
	case errors.As(err, &diverged):
		return "This program comes to another course than the one stored, so it does not go on from it (" + err.Error() + ")"
	case errors.As(err, &disk):
		return strings.TrimSuffix(saves.Explain(err), ".")
	}
	return err.Error()
}

type (
	abandonedMsg struct{}
	recordMsg    struct{ record judgement.Record }
)

func (m *Root) abandon(id string) tea.Cmd {
	s, now := m.book.store, m.deps.Now()
	return func() tea.Msg {
		if err := abandonRun(s, id, now); err != nil {
			return saidMsg{saves.Explain(err)}
		}
		return abandonedMsg{}
	}
}

func abandonRun(s *store, id string, at time.Time) error {
	if s == nil {
		return errNoProfile
	}
	ctx, cancel := context.WithTimeout(context.Background(), diskWait)
	defer cancel()
	if err := s.writer.Flush(ctx); err != nil {
		return err
	}
	return s.db.Abandon(ctx, id, at)
}

func (m *Root) exportStored(id string) tea.Cmd {
	s, folder := m.book.store, m.deps.Folder
	return func() tea.Msg {
		run, err := s.writer.Run(context.Background(), id)
		return saidMsg{exported(folder, run, err)}
	}
}

// historyDeps are what past runs can have done to them.
func (m *Root) historyDeps() history.Deps {
	s, folder, now := m.book.store, m.deps.Folder, m.deps.Now
	return history.Deps{
		Abandon: func(id string) tea.Msg {
			if err := abandonRun(s, id, now()); err != nil {
				return history.SaidMsg{Text: saves.Explain(err)}
			}
			return abandonedMsg{}
		},
		Export: func(id string) tea.Msg {
			if s == nil {
				return history.SaidMsg{Text: "No profile is open."}
			}
			run, err := s.writer.Run(context.Background(), id)
			return history.SaidMsg{Text: exported(folder, run, err)}
		},
	}
}

// rows are the runs as the list shows them.
func (m *Root) rows() history.RowsMsg {
	var out []history.Row
	for _, r := range m.book.runs {
		c := m.summary(r.Scenario)
		row := history.Row{
			Run: r.ID, Started: r.Started.Local(), At: m.clock(r.Scenario, r.LastTick), Case: c.Place, Score: r.Score,
			Ended: r.Status == saves.Ended, Left: r.Status == saves.Abandoned, Unscored: c.Unscored, Practice: r.Practice,
		}
		if c.Hour != "" {
			row.Case += ", " + c.Hour
		}
		if row.Ended {
			if c.Title != "" {
				row.Case = c.Title
			}
			row.Kind = m.kind(r.Scenario, r.Variant)
		}
		out = append(out, row)
	}
	return history.RowsMsg{Rows: out}
}

// readRecord works out how the beliefs of all runs came true.
func (m *Root) readRecord() tea.Cmd {
	s := m.book.store
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskWait)
		defer cancel()
		_ = s.writer.Flush(ctx) // a run that could not be saved yet does not count yet; the banner says so
		rec, err := judgement.Read(ctx, s.db)
		if err != nil {
			return saidMsg{saves.Explain(err)}
		}
		return recordMsg{rec}
	}
}

// kind is what sort of truth a variant was, as far as its case is at hand.
func (m *Root) kind(scenario, variant string) string {
	sc := m.sc[scenario]
	if sc == nil {
		return ""
	}
	if v := sc.VariantNamed(variant); v >= 0 {
		return sc.Variants[v].Kind.String()
	}
	return ""
}

// readKinds makes ready the cases of ended runs, for the kind of truth they held.
func (m *Root) readKinds() tea.Cmd {
	var cmds []tea.Cmd
	asked := map[string]bool{}
	for _, r := range m.book.runs {
		if r.Status == saves.Ended && m.sc[r.Scenario] == nil && !asked[r.Scenario] {
			asked[r.Scenario] = true
			cmds = append(cmds, m.compile(r.Scenario))
		}
	}
	return tea.Batch(cmds...)
}
