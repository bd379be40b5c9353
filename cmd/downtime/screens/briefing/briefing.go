// Package briefing announces a case before it begins: the content warning first, with one key to leave, then place, hour, grade and what
// you were told on the way.
//
// It is a screen of play: it reads the words of the scenario and never its truth. Leaving it records nothing.
package briefing

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// CaseMsg brings the case, or says why it cannot be played.
type CaseMsg struct {
	ID       string
	Scenario *engine.Scenario
	Why      string
}

// Screen is the briefing of one case.
type Screen struct {
	th            ui.Theme
	prefs         nav.Prefs
	width, height int
	id            string
	sc            *engine.Scenario
	why           string
	warned        bool // the content warning has been read
	from          int  // first line shown
}

// New announces the case with that id; its words come as a CaseMsg.
func New(ctx nav.Context, id string) *Screen {
	return &Screen{th: ctx.Theme, prefs: ctx.Prefs, id: id}
}

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

// Prefs are the settings as changed here: the pace.
func (s *Screen) Prefs() nav.Prefs { return s.prefs }

var keys = struct{ begin, back, pace, up, down key.Binding }{
	begin: key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "begin")),
	back:  key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "leave")),
	pace:  key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "pace")),
	up:    key.NewBinding(key.WithKeys("up", "k", "pgup"), key.WithHelp("↑", "up")),
	down:  key.NewBinding(key.WithKeys("down", "j", "pgdown"), key.WithHelp("↓", "down")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	begin, back := keys.begin, keys.back
	switch {
	case s.sc == nil:
		return []key.Binding{back}
	case s.warning():
		begin.SetHelp("enter", "go on")
		back.SetHelp("esc", "leave: nothing is asked or recorded")
		return []key.Binding{begin, back}
	}
	bindings := []key.Binding{begin, back, keys.pace}
	if s.overflows() {
		bindings = append(bindings, keys.up, keys.down)
	}
	return bindings
}

// warning reports whether the content warning stands on the screen. A bed that is only for practice needs none.
func (s *Screen) warning() bool {
	return s.sc != nil && !s.warned && s.sc.Warning != "" && !s.sc.Unscored
}

// Update implements nav.Screen.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
	case nav.ThemeMsg:
		s.th = msg.Theme
	case CaseMsg:
		if msg.ID == s.id {
			s.sc, s.why = msg.Scenario, msg.Why
		}
	case tea.MouseWheelMsg:
		s.scroll(map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelDown: 1}[msg.Button])
	case tea.KeyPressMsg:
		return s, nil, s.press(msg)
	}
	return s, nil, nil
}

func (s *Screen) press(k tea.KeyPressMsg) nav.Intent {
	switch {
	case key.Matches(k, keys.back):
		return nav.Back{}
	case s.sc == nil:
	case s.warning():
		s.warned = key.Matches(k, keys.begin)
	case key.Matches(k, keys.begin):
		return nav.Play{Scenario: s.id, Practice: s.sc.Unscored}
	case key.Matches(k, keys.pace):
		s.prefs.Live = !s.prefs.Live
	case key.Matches(k, keys.up):
		s.scroll(-1)
	case key.Matches(k, keys.down):
		s.scroll(1)
	}
	return nil
}

func (s *Screen) scroll(by int) {
	s.from = max(0, min(s.from+by, len(s.text())-s.room()))
}

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	f := nav.Frame{Heading: ui.Heading{Place: "Before you start"}}
	if s.sc != nil {
		f.Heading.Place, f.Heading.Clock, f.Heading.Note = s.sc.Place, s.sc.Hour, s.sc.Grade
	}
	switch {
	case s.why != "":
		f.Body = s.middle(ui.Bad, "This case cannot be played", s.why)
	case s.sc == nil:
		f.Body = s.middle(ui.Dim, "", s.th.Pick("Reading the case…", "Reading the case..."))
	case s.warning():
		f.Body = s.middle(ui.Medium, "Before this case", s.sc.Warning+"\n\nEnter goes on. Esc leaves: nothing is asked, recorded or scored.")
	default:
		f.Body = s.brief()
	}
	return f
}

// middle is a short text in the middle of the body.
func (s *Screen) middle(r ui.Role, title, text string) string {
	w := min(s.width-8, 64)
	var lines []string
	if title != "" {
		lines = append(lines, s.th.Paint(r, title), "")
	}
	lines = append(lines, strings.Split(ui.Wrap(s.th.Spell(text), w), "\n")...)
	top := max(0, (s.height-len(lines))/3)
	for i, l := range lines {
		lines[i] = ui.Blank((s.width-w)/2) + l
	}
	return ui.Fill(strings.Repeat("\n", top)+strings.Join(lines, "\n"), s.width, s.height)
}

// measure is the width of the text: no wider than one reads well.
func (s *Screen) measure() int { return min(s.width-6, 84) }

// foot is what stays under the text: who is there, the pace, how to begin.
func (s *Screen) foot() []string {
	w := s.measure()
	pace := "paced: the clock moves when you act"
	if s.prefs.Live {
		pace = "live: the clock runs by itself"
	}
	lines := []string{
		ui.TitleRule(s.th, "", "", w),
		s.fact("With you", s.people()),
		s.fact("Time", fmt.Sprintf("about %d minutes; pause or leave at any time", s.sc.Minutes)),
		s.fact("Pace", pace) + "  " + s.th.Paint(ui.Key, "p") + s.th.Paint(ui.Dim, " changes it"),
	}
	if s.sc.Unscored {
		lines = append(lines, s.fact("Score", "none: this bed is for trying the keys"))
	}
	return lines
}

func (s *Screen) fact(label, text string) string {
	return s.th.Paint(ui.Dim, ui.Fit(label, 10)) + s.th.Spell(text)
}

func (s *Screen) people() string {
	var names []string
	for _, p := range s.sc.People[min(1, len(s.sc.People)):] {
		if !p.Away {
			names = append(names, p.Label)
		}
	}
	if len(names) == 0 {
		return "nobody yet"
	}
	return strings.Join(names, ", ")
}

func (s *Screen) text() []string {
	if s.sc == nil {
		return nil
	}
	return strings.Split(ui.Markdown(s.th, s.sc.Brief, s.measure()), "\n")
}

// room is the number of lines that the text gets.
func (s *Screen) room() int { return max(1, s.height-2-len(s.foot())) }

func (s *Screen) overflows() bool { return s.sc != nil && len(s.text()) > s.room() }

func (s *Screen) brief() string {
	text, room := s.text(), s.room()
	if len(text) > room {
		from := max(0, min(s.from, len(text)-room))
		text = append([]string{}, text[from:from+room]...)
		if from+room < len(s.text()) {
			text[room-1] = s.th.Paint(ui.Dim, s.th.Pick("↓ more", "v more"))
		}
	}
	lines := append(append([]string{""}, text...), "")
	lines = append(lines, s.foot()...)
	for i, l := range lines {
		lines[i] = "   " + l
	}
	return ui.Fill(strings.Join(lines, "\n"), s.width, s.height)
}
