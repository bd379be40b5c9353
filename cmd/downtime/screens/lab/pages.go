package lab

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

var pastBindings = struct{ open, abandon, up, down, back, yes, no key.Binding }{
	open:    key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "read the result")),
	abandon: key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "close it unscored")),
	up:      key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:    key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	back:    key.NewBinding(key.WithKeys("esc", "q", "h"), key.WithHelp("esc", "back")),
	yes:     key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "yes, close it unscored")),
	no:      key.NewBinding(key.WithKeys("n", "esc"), key.WithHelp("n", "no, keep it")),
}

func (s *Screen) pastKeys() []key.Binding {
	if s.asking {
		return []key.Binding{pastBindings.yes, pastBindings.no}
	}
	open, abandon := pastBindings.open, pastBindings.abandon
	g, ok := s.pastGo()
	open.SetEnabled(ok && !g.Left)
	abandon.SetEnabled(ok && g.Open)
	if g.Open {
		open.SetHelp("enter", "go on with it")
	}
	return []key.Binding{open, abandon, pastBindings.up, pastBindings.down, pastBindings.back}
}

// pastGo is the selected row of past goes.
func (s *Screen) pastGo() (Go, bool) {
	sk, _ := s.skill()
	list := s.goesOf(sk.ID)
	if s.row >= len(list) {
		return Go{}, false
	}
	return list[s.row], true
}

func (s *Screen) pressPast(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	g, ok := s.pastGo()
	sk, _ := s.skill()
	if s.asking {
		switch {
		case key.Matches(k, pastBindings.no):
			s.asking = false
		case key.Matches(k, pastBindings.yes):
			s.asking = false
			d, id := s.deps, g.ID
			return s, func() tea.Msg { return d.Abandon(id) }, nil
		}
		return s, nil, nil
	}
	switch {
	case key.Matches(k, pastBindings.back):
		s.page = noPage
	case key.Matches(k, pastBindings.up):
		s.row = max(0, s.row-1)
	case key.Matches(k, pastBindings.down):
		s.row = max(0, min(s.row+1, len(s.goesOf(sk.ID))-1))
	case !ok:
	case key.Matches(k, pastBindings.abandon):
		s.asking = g.Open
	case key.Matches(k, pastBindings.open) && g.Open:
		return s, nil, nav.TakeUp{Go: g.ID}
	case key.Matches(k, pastBindings.open) && g.Left:
		s.said = "This go was closed unscored, so there is no result."
	case key.Matches(k, pastBindings.open):
		return s, nil, nav.Assess{Go: g.ID}
	}
	return s, nil, nil
}

// viewPast lists the goes at the selected skill, newest first.
func (s *Screen) viewPast() nav.Frame {
	sk, _ := s.skill()
	list := s.goesOf(sk.ID)
	lines := []string{"", s.th.Paint(ui.Dim, s.pastColumns("   ", "Begun", "Level", "How", "Result"))}
	if len(list) == 0 {
		lines = append(lines, "", "   No go yet. Every go that you begin is kept here, also one that you leave half-way.")
	}
	room := max(1, s.height-5)
	s.from = max(0, min(s.from, s.row, len(list)-room))
	if s.row >= s.from+room {
		s.from = s.row - room + 1
	}
	for i := s.from; i < min(len(list), s.from+room); i++ {
		lines = append(lines, s.pastLine(i, &list[i], &sk))
	}
	foot := ""
	switch {
	case s.asking:
		foot = " " + s.th.Paint(ui.Medium, "Close this go for good, unscored?") + "  " + s.th.Paint(ui.Key, "y") + " yes  " + s.th.Paint(ui.Key, "n") + " no"
	case s.said != "":
		foot = " " + s.th.Shorten(s.th.Spell(s.said), s.width-2)
	case len(list) > room:
		foot = " " + s.th.Paint(ui.Dim, fmt.Sprintf("%d to %d of %d", s.from+1, min(len(list), s.from+room), len(list)))
	}
	body := ui.Fill(strings.Join(lines, "\n"), s.width, s.height-1)
	note := fmt.Sprintf("%d goes", len(list))
	if len(list) == 1 {
		note = "one go"
	}
	return nav.Frame{Heading: ui.Heading{Place: sk.Title, Note: note}, Body: ui.Fill(body+"\n"+foot, s.width, s.height)}
}

func (s *Screen) pastColumns(mark, date, level, how, result string) string {
	ways := 20
	if s.width < 100 { // a level is said of every go, a way of few
		ways = 10
	}
	room := s.width - 3 - 18 - ways - 2 - 21
	return mark + ui.Fit(date, 18) + s.th.Shorten(s.th.Spell(level), room-2) + "  " + s.th.Shorten(s.th.Spell(how), ways) + "  " + ui.Fit(result, 21)
}

func (s *Screen) pastLine(i int, g *Go, sk *skill.Skill) string {
	mark := "   "
	if i == s.row {
		mark = s.th.Pick(" ▶ ", " > ")
	}
	level := fmt.Sprintf("%d", g.Level+1)
	if g.Level < len(sk.Levels) {
		level += " " + sk.Levels[g.Level]
	}
	line := s.pastColumns(mark, g.Started.Format("2006-01-02 15:04"), level, how(g), s.result(g))
	if i == s.row {
		return s.th.Paint(ui.Focus, line)
	}
	return line
}

// how says in what way a go differed from the usual one.
func how(g *Go) string {
	var words []string
	if g.Mode != "" {
		words = append(words, g.Mode)
	}
	switch {
	case g.Guided:
		words = append(words, "guided")
	case g.Asked:
		words = append(words, "told")
	}
	switch g.Timing {
	case skill.Double:
		words = append(words, "double time")
	case skill.Off:
		words = append(words, "no clock")
	}
	return strings.Join(words, ", ")
}

func (s *Screen) result(g *Go) string {
	switch {
	case g.Open:
		return "stopped at " + ui.Clock(g.At)
	case g.Left:
		return "closed, unscored"
	case g.Met:
		return fmt.Sprintf("%3.0f  %s met", g.Score, s.th.Pick("✓", "+"))
	}
	return fmt.Sprintf("%3.0f  not met", g.Score)
}

var aboutBindings = struct{ up, down, back key.Binding }{
	up:   key.NewBinding(key.WithKeys("up", "k", "pgup"), key.WithHelp("↑", "up")),
	down: key.NewBinding(key.WithKeys("down", "j", "pgdown", "space"), key.WithHelp("↓", "down")),
	back: key.NewBinding(key.WithKeys("esc", "q", "i", "enter"), key.WithHelp("esc", "back")),
}

func aboutKeys() []key.Binding {
	return []key.Binding{aboutBindings.down, aboutBindings.up, aboutBindings.back}
}

func (s *Screen) pressAbout(k tea.KeyPressMsg) {
	switch {
	case key.Matches(k, aboutBindings.back):
		s.page = noPage
	case key.Matches(k, aboutBindings.up):
		s.from = max(0, s.from-1)
	case key.Matches(k, aboutBindings.down):
		s.from++
	}
}

// viewAbout says what the skill is for, what its levels are, and where its numbers come from.
func (s *Screen) viewAbout() nav.Frame {
	sk, _ := s.skill()
	w := min(s.width, 100)
	lines := []string{""}
	lines = append(lines, s.wrapped(sk.About, ui.Text, w)...)
	lines = append(lines, "", ui.TitleRule(s.th, "Levels", "", w))
	for i, l := range sk.Levels {
		lines = append(lines, s.wrapped(fmt.Sprintf("%d  %s", i+1, l), ui.Text, w)...)
	}
	lines = append(lines, "", ui.TitleRule(s.th, "The standard", "", w))
	lines = append(lines, s.wrapped(sk.Standard+".", ui.Text, w)...)
	lines = append(lines, "", ui.TitleRule(s.th, "Sources", "", w))
	for _, src := range sk.Sources {
		lines = append(lines, s.wrapped(src.Text+" ("+src.Mark+": "+src.Means()+").", ui.Dim, w)...)
	}
	s.from = max(0, min(s.from, len(lines)-s.height))
	return nav.Frame{Heading: ui.Heading{Place: sk.Title, Note: "about this skill"}, Body: ui.Fill(strings.Join(lines[s.from:], "\n"), s.width, s.height)}
}
