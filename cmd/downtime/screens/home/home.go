// Package home is the first screen: what Downtime is, the run to go on with, the cases by place and hour, and the way to everything else.
//
// It draws what the root tells it (DataMsg) and opens nothing itself. It never learns a case's variants, and of its real title only once
// the case has been debriefed.
package home

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// DataMsg is all that home shows.
type DataMsg struct {
	Profile string // its name; "" while none is open
	Opening bool   // the profile is on its way
	Listed  bool   // Cases is complete
	Resume  []Resume
	Cases   []Case
}

// Resume is a run to go on with, or with Debrief the debrief of one that was left half-way.
type Resume struct {
	Run, Place string
	At         string // ward clock of the last saved moment
	Played     time.Time
	Debrief    bool
}

// Case is one case as a player may know it.
type Case struct {
	ID, Place, Hour, Specialty, Summary string
	Title                               string // "" until it was played to its end
	Minutes, Times                      int
	Unscored                            bool
	Last                                *float64 // last score; nil: none
}

// Screen is the home screen.
type Screen struct {
	th            ui.Theme
	width, height int
	data          DataMsg
	at            int // selected row: first the runs, then the cases
	chosen        bool
	strip         *ui.Scope
}

// New makes home. What it shows comes later, as a DataMsg.
func New(ctx nav.Context) *Screen {
	return &Screen{th: ctx.Theme, data: DataMsg{Opening: true}, strip: masthead()}
}

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

var keys = struct {
	up, down, open, lab, progress, tutorial, history, profiles, settings, quit key.Binding
}{
	up:       key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:     key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	open:     key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "open")),
	lab:      key.NewBinding(key.WithKeys("l"), key.WithHelp("l", "skills lab")),
	progress: key.NewBinding(key.WithKeys("g"), key.WithHelp("g", "progress")),
	tutorial: key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "tutorial")),
	history:  key.NewBinding(key.WithKeys("h"), key.WithHelp("h", "past runs")),
	profiles: key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "profiles")),
	settings: key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "settings")),
	quit:     key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	open := keys.open
	if s.at < len(s.data.Resume) {
		open.SetHelp("enter", "go on")
	}
	return []key.Binding{open, keys.lab, keys.progress, keys.history, keys.quit, keys.profiles, keys.settings, keys.tutorial, keys.up, keys.down}
}

// Update implements nav.Screen.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
	case nav.ThemeMsg:
		s.th = msg.Theme
	case DataMsg:
		s.take(msg)
	case tea.KeyPressMsg:
		return s, nil, s.press(msg)
	case tea.MouseClickMsg:
		return s, nil, s.click(msg.Y)
	}
	return s, nil, nil
}

// take keeps the selection on what it was on; before the first key it stands on the run to go on with, else on the first scored case.
func (s *Screen) take(d DataMsg) {
	was := s.rowID(s.at)
	s.data = d
	if s.chosen {
		for i := range s.rows() {
			if s.rowID(i) == was {
				s.at = i
				return
			}
		}
	}
	s.at = 0
	if len(d.Resume) > 0 {
		return
	}
	for i, c := range d.Cases {
		if !c.Unscored {
			s.at = i
			return
		}
	}
}

func (s *Screen) rows() int { return len(s.data.Resume) + len(s.data.Cases) }

func (s *Screen) rowID(i int) string {
	switch n := len(s.data.Resume); {
	case i < 0 || i >= s.rows():
		return ""
	case i < n:
		return s.data.Resume[i].Run
	default:
		return s.data.Cases[i-n].ID
	}
}

func (s *Screen) press(k tea.KeyPressMsg) nav.Intent {
	switch {
	case key.Matches(k, keys.quit):
		return nav.Quit{}
	case key.Matches(k, keys.up):
		s.move(-1)
	case key.Matches(k, keys.down):
		s.move(+1)
	case s.data.Opening: // what needs a profile waits for it
	case key.Matches(k, keys.settings):
		return nav.Settings{}
	case key.Matches(k, keys.profiles):
		return nav.Profiles{}
	case key.Matches(k, keys.lab):
		return nav.Lab{}
	case key.Matches(k, keys.progress):
		return nav.Progress{}
	case key.Matches(k, keys.tutorial):
		return nav.Tutorial{}
	case key.Matches(k, keys.history):
		return nav.History{}
	case key.Matches(k, keys.open):
		return s.open()
	}
	return nil
}

func (s *Screen) move(by int) {
	s.at = max(0, min(s.at+by, s.rows()-1))
	s.chosen = true
}

// open goes on with a run, or announces a case.
func (s *Screen) open() nav.Intent {
	n := len(s.data.Resume)
	switch {
	case s.rows() == 0:
		return nil
	case s.at < n:
		if r := s.data.Resume[s.at]; r.Debrief {
			return nav.Debrief{Run: r.Run}
		}
		return nav.Resume{Run: s.data.Resume[s.at].Run}
	default:
		return nav.Brief{Scenario: s.data.Cases[s.at-n].ID}
	}
}

// click selects a row; a click on the selected row opens it.
func (s *Screen) click(y int) nav.Intent {
	for i, line := range s.lines() {
		if line != y {
			continue
		}
		if i == s.at && !s.data.Opening {
			return s.open()
		}
		s.at, s.chosen = i, true
	}
	return nil
}
