package screens

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/briefing"
	"downtime/cmd/downtime/screens/history"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/screens/profiles"
	"downtime/cmd/downtime/screens/settings"
	"downtime/cmd/downtime/sitting"
	"downtime/game/run"
	"downtime/saves"
)

// tutorialID is the bed on which the keys are tried, unscored.
const tutorialID = "tutorial"

// follow does what a screen asks for.
func (m *Root) follow(intent nav.Intent) tea.Cmd {
	switch in := intent.(type) {
	case nil:
		return nil
	case nav.Back:
		return m.back()
	case nav.Home:
		return tea.Batch(m.gone(), m.welcomed(), m.announceNamed())
	case nav.Quit:
		return m.quit()
	case nav.Profiles:
		return m.push(profiles.New(m.context(), m.profilesDeps()))
	case nav.Settings:
		return m.push(settings.New(m.context(), m.deps.Env))
	case nav.History:
		return tea.Batch(m.push(history.New(m.context(), m.historyDeps())), m.give(m.rows()), m.readRuns(), m.readKinds(), m.readRecord())
	case nav.Tutorial:
		if m.start != nil && m.start.Scenario == tutorialID {
			return tea.Batch(m.welcomed(), m.announceNamed())
		}
		return tea.Batch(m.welcomed(), m.follow(nav.Brief{Scenario: tutorialID}))
	case nav.Use:
		m.onlyHome()
		return tea.Batch(m.open(in.Profile), m.resize(m.top()), m.refresh())
	}
	return m.followRun(intent)
}

// back leaves the screen on top: to home from what was started for one run, and from a briefing on to the case that was named.
func (m *Root) back() tea.Cmd {
	if len(m.stack) == 2 && (m.sitting != nil || m.deps.Task != nil) {
		return m.gone()
	}
	if _, asked := m.top().(*briefing.Screen); asked {
		return tea.Batch(m.pop(), m.announceNamed())
	}
	return m.pop()
}

// followRun does what concerns one run.
func (m *Root) followRun(intent nav.Intent) tea.Cmd {
	switch in := intent.(type) {
	case nav.Brief:
		return m.announceCase(in.Scenario)
	case nav.Play:
		return m.play(in)
	case nav.Resume:
		return m.resume(in.Run)
	case nav.Debrief:
		return m.debrief(in)
	case nav.Branch:
		return m.branchOff(in)
	case nav.Leave:
		if m.branched != nil && in.Sitting != nil {
			return m.unbranch(in.Sitting)
		}
		return m.leave(in.Sitting)
	}
	return m.followSkill(intent)
}

// announce shows what this program was started for: the task of a session, or the case that the command line named.
func (m *Root) announce() tea.Cmd {
	if m.deps.Task != nil {
		return m.task()
	}
	return m.announceNamed()
}

// announceNamed shows the case that the command line named, once; whoever tried the tutorial bed first comes to it from there.
func (m *Root) announceNamed() tea.Cmd {
	if m.start == nil {
		return nil
	}
	m.start, m.named = nil, m.start
	return m.announceCase(m.named.Scenario)
}

func (m *Root) announceCase(id string) tea.Cmd {
	m.onlyHome()
	cmd := m.push(briefing.New(m.context(), id))
	if sc := m.sc[id]; sc != nil {
		return tea.Batch(cmd, m.give(briefing.CaseMsg{ID: id, Scenario: sc}))
	}
	return tea.Batch(cmd, m.compile(id))
}

// play begins a run on a clean stack, so that leaving it leads home.
func (m *Root) play(p nav.Play) tea.Cmd {
	sc := m.sc[p.Scenario]
	if sc == nil || m.book.opening {
		m.notice = "One moment: the case is being made ready."
		return m.compile(p.Scenario)
	}
	if n := m.named; n != nil && n.Scenario == p.Scenario && p.Seed == 0 {
		p.Seed, p.Variant, p.Practice, m.named = n.Seed, n.Variant, p.Practice || n.Practice, nil
	}
	if p.Seed == 0 {
		p.Seed = m.deps.Seed()
	}
	r, err := run.New(sc, p.Seed, p.Variant)
	if err != nil {
		m.notice = err.Error()
		return nil
	}
	return m.sit(sitting.New(r, m.writer(), paceWord(m.prefs.Live), m.deps.Now(), p.Practice || sc.Unscored))
}

func (m *Root) writer() *saves.Writer {
	if m.book.store == nil {
		return nil
	}
	return m.book.store.writer
}

// sit opens the bedside on a sitting.
func (m *Root) sit(s *sitting.Sitting) tea.Cmd {
	m.sitting, m.branched = s, nil
	m.onlyHome()
	return tea.Batch(m.push(m.deps.Bedside(m.context(), s)), m.look())
}

// leave keeps a run in progress and goes home.
func (m *Root) leave(s *sitting.Sitting) tea.Cmd {
	if s != nil {
		s.Pause()
	}
	m.notice = "This run is kept. Home offers to go on with it."
	if m.book.store == nil && s != nil {
		at := s.Scenario().Clock(s.Tick())
		m.ask = &question{
			title: "This run is not saved", text: fmt.Sprintf("It was played without a profile and stands at %s. Leaving ends it.", at),
			answers: []answer{
				{"e", "export it to a file, then leave", func() tea.Cmd { return tea.Batch(m.exportNow(), m.gone()) }},
				{"l", "leave without keeping it", m.gone},
				{"esc", "stay", nothing},
			},
		}
		m.notice = ""
		return nil
	}
	return m.gone()
}

// gone clears away the run that was in play.
func (m *Root) gone() tea.Cmd {
	if m.deps.Task != nil {
		return m.done()
	}
	if m.sitting != nil && !m.sitting.Over() {
		m.sitting.Pause()
	}
	m.sitting, m.branched = nil, nil
	m.onlyHome()
	return tea.Batch(m.resize(m.top()), m.readRuns(), m.announceNamed())
}

// readRuns lists the runs again, once what was handed over is on the disk.
func (m *Root) readRuns() tea.Cmd {
	s := m.book.store
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), diskWait)
		defer cancel()
		if err := s.writer.Flush(ctx); err != nil {
			return nil // the banner says so
		}
		runs, err := s.db.List(ctx)
		if err != nil {
			return saidMsg{saves.Explain(err)}
		}
		return runsMsg{runs, halves(ctx, s.db)}
	}
}
