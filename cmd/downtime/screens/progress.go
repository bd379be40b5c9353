package screens

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/screens/history"
	"downtime/cmd/downtime/screens/home"
	"downtime/cmd/downtime/screens/lab"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/screens/progress"
	"downtime/content"
	"downtime/game/skill"
	"downtime/saves"
)

// progressMsg is the report of a profile, with what was read for it.
type progressMsg struct {
	store  *store
	skills []skill.Skill
	goes   []saves.Attempt
	report report.Report
	err    error
}

// followProgress does what concerns the page of progress.
func (m *Root) followProgress(intent nav.Intent) tea.Cmd {
	switch in := intent.(type) {
	case nav.Progress:
		return tea.Batch(m.push(progress.New(m.context(), progress.Deps{Keep: m.keepBatch})), m.readProgress())
	case nav.Calibration:
		return tea.Batch(m.push(history.NewFigures(m.context())), m.readRecord())
	case nav.Train:
		return m.train(in.Skill)
	}
	return nil
}

// keepBatch hands what was answered over to the disk. The page is open only while a profile is.
func (m *Root) keepBatch(b saves.Batch) {
	if w := m.writer(); w != nil {
		w.Submit(b)
	}
}

// train goes on with a skill, or begins it, over the lab, which leads back here.
func (m *Root) train(id string) tea.Cmd {
	cmd := m.openLab()
	if l, ok := m.top().(*lab.Screen); ok {
		return tea.Batch(cmd, m.follow(l.Start(id)))
	}
	return cmd
}

// readProgress works the report out again, once what was handed over is on the disk.
func (m *Root) readProgress() tea.Cmd {
	s := m.book.store
	if s == nil {
		return m.broadcast(progress.DataMsg{Why: "No profile is open, so there is nothing to tell: what is played now is not kept. Profiles (p at home) makes one."})
	}
	library, skills, readSkills, now := m.deps.Library, m.skills, m.deps.Skills, m.deps.Now
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskWait)
		defer cancel()
		_ = s.writer.Flush(ctx) // what could not be saved yet does not count yet; the banner says so
		stored, err := report.Read(ctx, s.db)
		if err != nil {
			return progressMsg{store: s, err: err}
		}
		if len(skills) == 0 && readSkills != nil {
			skills, _ = readSkills() // the lab says what is broken in them
			skills = slices.DeleteFunc(slices.Clone(skills), func(k skill.Skill) bool { return k.Begin == nil })
		}
		lib := report.Library{Skills: skills}
		lib.Signs, _ = content.Signs() // built in, and tested
		if l, err := library(); err == nil {
			lib.Cases, lib.Questions = l.List(), l.Questions
		}
		return progressMsg{store: s, skills: skills, goes: stored.Goes, report: report.Of(&stored, &lib, now())}
	}
}

func (m *Root) ofProgress(msg tea.Msg) (tea.Cmd, bool) {
	p, ok := msg.(progressMsg)
	switch {
	case !ok:
		return nil, false
	case p.store != m.book.store:
		return nil, true
	case p.err != nil:
		return m.broadcast(progress.DataMsg{Why: saves.Explain(p.err)}), true
	}
	m.skills, m.book.goes, m.book.counted = p.skills, p.goes, true
	return m.broadcast(progress.DataMsg{Report: p.report}), true
}

// again reads anew what the page that is on top once more tells.
func (m *Root) again() tea.Cmd {
	switch m.top().(type) {
	case *progress.Screen:
		return m.readProgress()
	case *home.Screen:
		return m.readRuns() // a debrief may have been gone through, or left
	}
	return nil
}
