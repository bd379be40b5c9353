// Package screens owns the root model of the full-screen game: the stack of screens, the header, the footer, the global keys, the open
// profile, and the way out, which always saves.
//
// It imports the screens (that of play is handed to it). It may import content, saves and game; the rules of a run stay in game, and how a
// run reaches the disk in sitting.
package screens

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/home"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/skill"
)

// Deps are what the program gives its screens. Library and Profile are read in the background, after the first frame.
type Deps struct {
	Library       func() (*content.Library, error)
	Bedside       func(nav.Context, *sitting.Sitting) nav.Screen // makes the screen of play
	Skills        func() ([]skill.Skill, error)                  // of the lab, read when it is first opened
	Profile       string                                         // name or path; "": the one last used, or the first run
	Env           []string
	Now           func() time.Time
	Seed          func() uint64 // of a run that names none
	Width, Height int           // of the terminal at the start; 0: not known yet
	Start         *nav.Play     // a case to announce first
	Pace          string        // "paced" or "live" for this sitting; "": as in the profile
	Folder        string        // where exported files go
	Admitted      string        // path of the profile whose passphrase was given, if it has one
	Task          *Task         // the one run to be played, in a session; nil: everything is there
}

// Root is the model of the whole program. Only its Update changes it.
type Root struct {
	deps          Deps
	theme         ui.Theme
	prefs         nav.Prefs
	hold          bool // the terminal reports key releases
	slow          bool // it is at the far end of a line
	width, height int
	stack         []nav.Screen
	helping       bool
	helped        []key.Binding // the keys on the page that ? opened
	ask           *question
	notice        string // one line for the footer, until the next key

	book     book
	cases    []content.Summary
	listed   bool // cases has been read
	sc       map[string]*engine.Scenario
	sitting  *sitting.Sitting // the run in play, or just over
	start    *nav.Play        // to announce once the profile is open
	branched *branch          // the debrief that the practice run in play was branched off; nil: none
	named    *nav.Play        // announced: its seed and variant are those of the next run of it

	skills       []skill.Skill
	skillsBroken error
	practice     *practice.Practice // the go at a skill in play

	begun bool    // the go of a task
	word  *string // typed so far of a word that was read aloud to the room; nil: none is asked for

	changed  bool // a setting was changed in this sitting
	quitting bool
	forced   bool // the system asks the program to end
	farewell string
}

// New makes the model; nothing is read until Init.
func New(d Deps) *Root {
	m := &Root{
		deps: d, theme: ui.Detect(d.Env, ui.Settings{}), width: d.Width, height: d.Height,
		sc: map[string]*engine.Scenario{}, start: d.Start, farewell: "nothing to save: no profile was opened.",
	}
	m.prefs.Live = d.Pace == "live"
	m.slow = slices.ContainsFunc(d.Env, func(v string) bool {
		return strings.HasPrefix(v, "SSH_CONNECTION=") || strings.HasPrefix(v, "SSH_TTY=")
	})
	m.book.opening = true
	m.stack = []nav.Screen{home.New(m.context())}
	m.resize(m.top())
	return m
}

// Init opens the profile and reads the list of cases, both after the first frame.
func (m *Root) Init() tea.Cmd {
	return tea.Batch(m.top().Init(), m.open(m.deps.Profile), m.readCases(), m.brief())
}

// brief announces the case that the command line named.
func (m *Root) brief() tea.Cmd {
	switch {
	case m.deps.Task != nil && m.deps.Task.Go != nil:
		return nil
	case m.deps.Task != nil:
		return m.compile(m.deps.Task.Play.Scenario)
	case m.start == nil:
		return nil
	}
	return m.compile(m.start.Scenario)
}

func (m *Root) top() nav.Screen { return m.stack[len(m.stack)-1] }

func (m *Root) context() nav.Context {
	silent := m.deps.Task != nil && m.deps.Task.Silent
	return nav.Context{Theme: m.theme, Prefs: m.prefs, Now: m.deps.Now, Hold: m.hold, Slow: m.slow, Silent: silent}
}

// Update gives input to whatever is on top and every other message to all screens.
func (m *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if cmd, mine := m.own(msg); mine {
		return m, cmd
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case tea.KeyReleaseMsg, tea.PasteMsg, tea.PasteStartMsg, tea.PasteEndMsg:
		if m.ask != nil || m.helping || m.tooSmall() {
			return m, nil
		}
		return m, m.give(msg)
	case tea.KeyboardEnhancementsMsg:
		m.hold = msg.SupportsEventTypes() && msg.SupportsAllKeysAsEscapeCodes()
	case tea.WindowSizeMsg:
		return m, m.sized(msg.Width, msg.Height)
	case tea.ColorProfileMsg, tea.EnvMsg:
		return m, nil
	}
	return m, m.broadcast(msg)
}

// own handles the messages of the root itself.
func (m *Root) own(msg tea.Msg) (tea.Cmd, bool) {
	for _, handle := range []func(tea.Msg) (tea.Cmd, bool){m.ofProfile, m.ofCases, m.ofRuns, m.ofSkills, m.ofProgress, m.ofQuit} {
		if cmd, mine := handle(msg); mine {
			return cmd, true
		}
	}
	return nil, false
}

// give hands a message to the top screen and follows what it asks for, at once: the next key already reaches the next screen.
func (m *Root) give(msg tea.Msg) tea.Cmd {
	i := len(m.stack) - 1
	next, cmd, intent := m.stack[i].Update(msg)
	m.stack[i] = next
	return tea.Batch(cmd, m.wishes(next), m.follow(intent))
}

// broadcast hands a message to every screen. Only the top one may ask for navigation.
func (m *Root) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for i := range m.stack[:len(m.stack)-1] {
		next, cmd, _ := m.stack[i].Update(msg)
		m.stack[i], cmds = next, append(cmds, cmd)
	}
	return tea.Batch(append(cmds, m.give(msg))...)
}

// push puts a screen on top and tells it its size.
func (m *Root) push(s nav.Screen) tea.Cmd {
	m.stack = append(m.stack, s)
	return tea.Batch(s.Init(), m.resize(s))
}

// pop takes the top screen away; the first one stays.
func (m *Root) pop() tea.Cmd {
	if len(m.stack) > 1 {
		m.stack = m.stack[:len(m.stack)-1]
	}
	return tea.Batch(m.resize(m.top()), m.again())
}

// onlyHome clears the stack down to the first screen.
func (m *Root) onlyHome() { m.stack = m.stack[:1] }

// resize tells one screen its body. What it may ask for in return waits for the next key.
func (m *Root) resize(s nav.Screen) tea.Cmd {
	w, h := m.body()
	_, cmd, _ := s.Update(nav.Body{Width: w, Height: h})
	return cmd
}

func (m *Root) sized(w, h int) tea.Cmd {
	m.width, m.height = w, h
	var cmds []tea.Cmd
	if m.tooSmall() {
		cmds = append(cmds, m.give(tea.BlurMsg{})) // what cannot be seen must not go on
	}
	for _, s := range m.stack {
		cmds = append(cmds, m.resize(s))
	}
	return tea.Batch(cmds...)
}

// prefsKeeper is a screen on which the trainee changes settings.
type prefsKeeper interface{ Prefs() nav.Prefs }

// wishes takes over settings that were changed on a screen, at once.
func (m *Root) wishes(s nav.Screen) tea.Cmd {
	k, ok := s.(prefsKeeper)
	if !ok || k.Prefs() == m.prefs {
		return nil
	}
	m.prefs, m.changed = k.Prefs(), true
	return tea.Batch(m.retheme(), m.keepPrefs())
}

// retheme draws everything by the present settings.
func (m *Root) retheme() tea.Cmd {
	th := ui.Detect(m.deps.Env, m.prefs.Settings)
	if th == m.theme {
		return nil
	}
	m.theme = th
	var cmds []tea.Cmd
	for i, s := range m.stack {
		next, cmd, _ := s.Update(nav.ThemeMsg{Theme: th})
		m.stack[i], cmds = next, append(cmds, cmd)
	}
	profile := th.Profile()
	return tea.Batch(append(cmds, func() tea.Msg { return tea.ColorProfileMsg{Profile: profile} })...)
}
