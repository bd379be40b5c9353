// Package lab is the Skills Lab's first page: the skills, how far each is mastered, the go to go on with, and how the next one is to be: level,
// guided or not, how hard the clock is. Behind each skill lie its past goes and its sources.
//
// It draws what the root tells it (DataMsg) and begins nothing itself. Of the exercises it knows only what game/skill says about them.
package lab

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// DataMsg is all that the lab shows.
type DataMsg struct {
	Skills []skill.Skill
	Goes   []Go   // newest first
	Listed bool   // Skills is complete
	Read   bool   // Goes is complete
	Broken string // why the skills cannot be read, or ""
}

// Go is one go as the lab lists it.
type Go struct {
	ID, Skill      string
	Started, Ended time.Time
	Level          int
	Mode           string
	Timing         skill.Timing
	Guided, Asked  bool
	Open, Left     bool // it can be taken up again, or was closed without a result; neither: it has ended
	At             float64
	Score          float64
	Met            bool
}

// SaidMsg is a line about what was just done.
type SaidMsg struct{ Text string }

// Deps are what the lab can have done to a go; it is called from a command, and what it gives back is sent to every screen.
type Deps struct {
	Abandon func(id string) tea.Msg
}

// wish is how the next go at a skill is to be.
type wish struct {
	level  int
	guided bool
	mode   string
}

// page is what lies over the list.
type page uint8

const (
	noPage page = iota
	pastGoes
	aboutSkill
)

// Screen is the lab.
type Screen struct {
	th            ui.Theme
	prefs         nav.Prefs
	now           func() time.Time
	deps          Deps
	width, height int
	data          DataMsg
	at            int
	touched       bool            // a key has been pressed
	wishes        map[string]wish // of skills for which something else than what is proposed was chosen
	page          page
	row, from     int // in past goes; from: first line shown of a page
	asking        bool
	said          string
}

// New makes the lab. What it shows comes as a DataMsg.
func New(ctx nav.Context, d Deps) *Screen {
	return &Screen{th: ctx.Theme, prefs: ctx.Prefs, now: ctx.Now, deps: d, wishes: map[string]wish{}}
}

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

// Prefs are the settings, of which the lab changes the timing.
func (s *Screen) Prefs() nav.Prefs { return s.prefs }

// shortcuts are the keys of the skills in the order of the list.
const shortcuts = "1234567890abcdef"

var keys = struct{ up, down, open, fresh, harder, easier, guided, timing, mode, past, about, pick, back key.Binding }{
	up:     key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:   key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	open:   key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "begin")),
	fresh:  key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "begin anew")),
	harder: key.NewBinding(key.WithKeys("right"), key.WithHelp("← →", "level")),
	easier: key.NewBinding(key.WithKeys("left"), key.WithHelp("", "")),
	guided: key.NewBinding(key.WithKeys("g"), key.WithHelp("g", "guided")),
	timing: key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "clock")),
	mode:   key.NewBinding(key.WithKeys("m"), key.WithHelp("m", "mode")),
	past:   key.NewBinding(key.WithKeys("h"), key.WithHelp("h", "past goes")),
	about:  key.NewBinding(key.WithKeys("i"), key.WithHelp("i", "about, sources")),
	pick:   key.NewBinding(key.WithKeys("1"), key.WithHelp("1-9…", "begin that skill")),
	back:   key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "home")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	switch s.page {
	case pastGoes:
		return s.pastKeys()
	case aboutSkill:
		return aboutKeys()
	}
	sk, ok := s.skill()
	open, fresh, mode, timing := keys.open, keys.fresh, keys.mode, keys.timing
	timing.SetEnabled(s.clocked(&sk))
	_, resumes := s.openGo(sk.ID)
	if resumes {
		open.SetHelp("enter", "go on")
	}
	fresh.SetEnabled(resumes)
	mode.SetEnabled(ok && len(sk.Modes) > 1)
	return []key.Binding{open, fresh, keys.harder, keys.past, keys.about, keys.back, keys.guided, timing, mode, keys.pick, keys.up, keys.down} // g, t and m stand beside their switches
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
	case SaidMsg:
		s.said = msg.Text
	case tea.KeyPressMsg:
		s.said, s.touched = "", true
		return s.press(msg)
	case tea.MouseClickMsg:
		s.touched = true
		return s, nil, s.click(msg.Y)
	}
	return s, nil, nil
}

// take keeps the selection on the skill that it was on. Before the first key it stands on the one that was done last.
func (s *Screen) take(d DataMsg) {
	is, _ := s.skill()
	s.data = d
	if !s.touched && len(d.Goes) > 0 {
		is.ID = d.Goes[0].Skill
	}
	if i := slices.IndexFunc(d.Skills, func(k skill.Skill) bool { return k.ID == is.ID }); i >= 0 {
		s.at = i
	}
	s.at = max(0, min(s.at, len(d.Skills)-1))
	s.row = max(0, min(s.row, len(s.goesOf(is.ID))-1))
}

func (s *Screen) skill() (skill.Skill, bool) {
	if s.at >= len(s.data.Skills) {
		return skill.Skill{}, false
	}
	return s.data.Skills[s.at], true
}

func (s *Screen) goesOf(id string) []Go {
	var out []Go
	for _, g := range s.data.Goes {
		if g.Skill == id {
			out = append(out, g)
		}
	}
	return out
}

// openGo is the go at a skill that was left half-way last.
func (s *Screen) openGo(id string) (Go, bool) {
	for _, g := range s.data.Goes {
		if g.Skill == id && g.Open {
			return g, true
		}
	}
	return Go{}, false
}

func (s *Screen) press(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch s.page {
	case pastGoes:
		return s.pressPast(k)
	case aboutSkill:
		s.pressAbout(k)
		return s, nil, nil
	}
	if i := shortcut(k.String()); i >= 0 && i < len(s.data.Skills) {
		s.at = i
		return s, nil, s.open()
	}
	sk, ok := s.skill()
	switch {
	case key.Matches(k, keys.back):
		return s, nil, nav.Back{}
	case key.Matches(k, keys.up):
		s.at = max(0, s.at-1)
	case key.Matches(k, keys.down):
		s.at = max(0, min(s.at+1, len(s.data.Skills)-1))
	case key.Matches(k, keys.timing):
		s.turnClock(&sk)
	case !ok:
	case key.Matches(k, keys.open):
		return s, nil, s.open()
	case key.Matches(k, keys.fresh):
		return s, nil, s.begin()
	case key.Matches(k, keys.past):
		s.page, s.row, s.from = pastGoes, 0, 0
	case key.Matches(k, keys.about):
		s.page, s.from = aboutSkill, 0
	default:
		s.wish(k, &sk)
	}
	return s, nil, nil
}

// turnClock goes to the next timing, where the level has a clock.
func (s *Screen) turnClock(sk *skill.Skill) {
	if !s.clocked(sk) {
		s.said = "This level has no clock."
		return
	}
	s.prefs.Timing = nextTiming(s.prefs.Timing)
}

// shortcut is the place in the list that a key stands for, -1 if none.
func shortcut(name string) int {
	if len(name) != 1 {
		return -1
	}
	for i := range len(shortcuts) {
		if shortcuts[i] == name[0] {
			return i
		}
	}
	return -1
}

// wish changes how the next go at a skill is to be.
func (s *Screen) wish(k tea.KeyPressMsg, sk *skill.Skill) {
	w := s.next(sk)
	switch {
	case key.Matches(k, keys.harder):
		w.level = min(w.level+1, len(sk.Levels)-1)
	case key.Matches(k, keys.easier):
		w.level = max(w.level-1, 0)
	case key.Matches(k, keys.guided):
		w.guided = !w.guided
	case key.Matches(k, keys.mode) && len(sk.Modes) > 0:
		w.mode = sk.Modes[(slices.Index(sk.Modes, w.mode)+1)%len(sk.Modes)]
	default:
		return
	}
	s.wishes[sk.ID] = w
}

// clocked reports whether the level of the next go has a limit.
func (s *Screen) clocked(sk *skill.Skill) bool { return !slices.Contains(sk.Untimed, s.next(sk).level) }

func nextTiming(t skill.Timing) skill.Timing {
	switch t {
	case skill.Usual:
		return skill.Double
	case skill.Double:
		return skill.Off
	}
	return skill.Usual
}

// next is how the next go is to be: as was chosen, or what follows from the last one. The first go at a skill is a guided one.
func (s *Screen) next(sk *skill.Skill) wish {
	if w, ok := s.wishes[sk.ID]; ok {
		return w
	}
	w := wish{guided: true}
	if len(sk.Modes) > 0 {
		w.mode = sk.Modes[0]
	}
	for _, g := range s.data.Goes {
		if g.Skill != sk.ID || g.Left || g.Open {
			continue
		}
		w.level, w.guided = min(g.Level, len(sk.Levels)-1), g.Guided
		if slices.Contains(sk.Modes, g.Mode) {
			w.mode = g.Mode
		}
		if reached := s.standing(sk).Level; reached >= w.level {
			w.level, w.guided = min(reached+1, len(sk.Levels)-1), false
		}
		break
	}
	return w
}

// Start selects a skill and goes on with it, or begins it.
func (s *Screen) Start(id string) nav.Intent {
	i := slices.IndexFunc(s.data.Skills, func(k skill.Skill) bool { return k.ID == id })
	if i < 0 {
		return nil
	}
	s.at, s.touched = i, true
	return s.open()
}

// open goes on with the go that was left half-way, or begins one.
func (s *Screen) open() nav.Intent {
	if sk, ok := s.skill(); ok {
		if g, there := s.openGo(sk.ID); there {
			return nav.TakeUp{Go: g.ID}
		}
	}
	return s.begin()
}

func (s *Screen) begin() nav.Intent {
	sk, ok := s.skill()
	if !ok {
		return nil
	}
	w := s.next(&sk)
	delete(s.wishes, sk.ID)
	return nav.Practise{Skill: sk.ID, Setup: skill.Setup{Level: w.level, Timing: s.prefs.Timing, Guided: w.guided, Mode: w.mode}}
}

// standing is what the finished goes at a skill come to.
func (s *Screen) standing(sk *skill.Skill) skill.Standing {
	var past []skill.Past
	for _, g := range slices.Backward(s.data.Goes) {
		if g.Skill == sk.ID && !g.Open && !g.Left {
			past = append(past, skill.Past{At: g.Ended.Unix(), Level: g.Level, Guided: g.Guided || g.Asked, Met: g.Met, Score: g.Score})
		}
	}
	return skill.Mastery(len(sk.Levels), past, s.now().Unix())
}

// click selects a skill; a click on the selected one begins it.
func (s *Screen) click(y int) nav.Intent {
	i := y - headLines
	if s.page != noPage || i < 0 || i >= len(s.data.Skills) {
		return nil
	}
	if i == s.at {
		return s.open()
	}
	s.at = i
	return nil
}
