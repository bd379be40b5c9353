package desk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	report "downtime/game/debrief"
)

// play is one play of the case, with the screen that the trainee would see.
type play struct {
	start  start
	sit    *sitting.Sitting
	screen nav.Screen // the bedside, and then the debrief
	truth  bool       // where both do not fit: the truth stands in the place of the bedside. Elsewhere: the bedside has the screen to itself
	from   int        // first line of the truth that is shown

	lines []string // the truth, as drawn at
	drawn drawn
}

// drawn says of what the truth was drawn.
type drawn struct {
	tick, inputs int64
	width        int
}

// pressPlay keeps the author's own keys and gives all others to the screen of play.
func (m *Desk) pressPlay(k tea.KeyPressMsg) tea.Cmd {
	p := m.play
	covered := p.truth && !m.wide()
	switch {
	case key.Matches(k, keys.back):
		m.leave()
		return nil
	case key.Matches(k, keys.again):
		return m.begin(p.start)
	case key.Matches(k, keys.truth), covered && k.String() == "esc":
		p.truth = !p.truth
		return m.resize()
	case k.String() == "ctrl+n", covered && (k.String() == "down" || k.String() == "j"):
		_, h := m.size()
		p.from = max(0, min(p.from+1, len(p.lines)-(h-2)))
		return nil
	case k.String() == "ctrl+p", covered && (k.String() == "up" || k.String() == "k"):
		p.from = max(0, p.from-1)
		return nil
	case covered:
		return nil
	case k.String() == "?" && !p.screen.View().Modal:
		m.helping = true
		return m.give(tea.BlurMsg{})
	}
	return m.give(k)
}

// give hands a message to the screen of play, and follows what it asks for.
func (m *Desk) give(msg tea.Msg) tea.Cmd {
	p := m.play
	next, cmd, intent := p.screen.Update(nav.Pointed(msg, 1))
	p.screen = next
	return tea.Batch(cmd, m.follow(intent))
}

// follow does what a screen of play asks for, as far as a desk has it.
func (m *Desk) follow(intent nav.Intent) tea.Cmd {
	switch in := intent.(type) {
	case nav.Back, nav.Home, nav.Leave:
		m.leave()
	case nav.Quit:
		return tea.Quit
	case nav.Play:
		return m.begin(m.play.start)
	case nav.Debrief:
		if in.Sitting != nil {
			return m.debrief(in.Sitting)
		}
	case nil:
	default:
		m.notice = "That is not here: ctrl+o goes back to the desk."
	}
	return nil
}

// debrief puts the debrief of a play that is over in the place of its bedside.
func (m *Desk) debrief(s *sitting.Sitting) tea.Cmd {
	card, err := s.Finish(m.deps.Now())
	if err != nil {
		m.notice = err.Error()
	}
	sc, r := s.Run.Scenario, s.Run
	about := debrief.Run{
		ID: s.ID, Scenario: sc.ID, Variant: r.Header.Variant, Seed: r.Header.Seed, Title: sc.Title, Place: sc.Place + ", " + sc.Hour, Practice: true, Card: &card,
	}
	unkept := func() tea.Msg { return debrief.SaidMsg{Text: "A desk keeps no runs."} }
	m.play.screen = debrief.New(nav.Context{Theme: m.theme, Now: m.deps.Now}, about, debrief.Deps{Export: unkept, WriteError: func(string) tea.Msg { return unkept() }})
	return tea.Batch(m.play.screen.Init(), m.resize(), func() tea.Msg {
		rep := report.Build(sc, r, card)
		return debrief.ReportMsg{Run: about, Report: &rep}
	})
}
