package bedside

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Screen is the bedside. Only its Update changes it.
type Screen struct {
	sit   *sitting.Sitting
	sc    *engine.Scenario
	theme ui.Theme
	prefs nav.Prefs
	now   func() time.Time
	hold  bool // the terminal reports key releases
	slow  bool
	w, h  int

	silent bool // a session tells nothing of a run that is over yet

	obs     engine.Observation
	options []engine.Option
	seq     int           // counts changes of obs: what the cached blocks are drawn from
	told    []engine.Line // the story so far
	heard   int           // events already told
	says    string        // one line about the last key: why not, or what is so
	bed     int           // index of the patient whose monitor is shown
	board   bool          // on a ward: the board lies before you, not a bedside
	keys    []entry
	scopes  map[string]*ui.Scope

	layer  layer // what stands over the bedside and takes the keys; nil: none
	open   questions
	clock  clock
	bout   *bout
	taken  time.Time         // when the bag went out of your hands in a bout
	busy   int64             // tick at which your own act is done
	drafts map[string]string // words typed into a form that was put aside
	blocks blocks
	ended  bool // the last words have been said

	refused   map[[2]int]string // why an action cannot be done by a person, as of refusedAt
	refusedAt int
}

// layer is something that stands over the bedside and takes its keys.
type layer interface {
	press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent)
	view(s *Screen) sheet
	help() []key.Binding
}

// sheet is what a layer draws, where it lies, and where it can be clicked, in its own cells.
type sheet struct {
	area   rect
	body   string
	spots  []panel.Spot
	cursor *tea.Cursor // in the sheet's own cells
	text   bool        // it takes letters as text
}

// New makes the bedside of a sitting. Its size comes as a nav.Body.
func New(ctx nav.Context, s *sitting.Sitting) nav.Screen {
	m := &Screen{
		sit: s, sc: s.Scenario(), theme: ctx.Theme, prefs: ctx.Prefs, now: ctx.Now, hold: ctx.Hold, slow: ctx.Slow, silent: ctx.Silent, w: 80, h: 22,
		scopes: map[string]*ui.Scope{}, drafts: map[string]string{},
	}
	m.keys = entries(m.sc)
	m.board = true
	m.told = m.introduction()
	m.look()
	m.stand()
	m.open.skipGrace()
	return m
}

// Init starts the picture.
func (s *Screen) Init() tea.Cmd { return s.wake() }

// Update takes keys and the passing of time.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	s.notice(msg)
	covered := s.layer != nil
	cmd, intent := s.take(msg)
	if covered && s.layer == nil && !s.open.known(s.open.shown()) {
		s.open.since = s.now() // what lay under it can be read from now on
	}
	return s, tea.Batch(cmd, s.wake()), intent
}

// take does what one message asks for.
func (s *Screen) take(msg tea.Msg) (cmd tea.Cmd, intent nav.Intent) {
	if h := s.working(); h != nil && !isFrame(msg) {
		cmd, intent = h.work(s, msg)
		s.measure(msg)
		return cmd, intent
	}
	if s.measure(msg) {
		return nil, nil
	}
	switch msg := msg.(type) {
	case tea.BlurMsg:
		s.pause(true)
	case tea.FocusMsg:
		s.focused()
	case nav.HeardMsg:
		s.look()
	case frameMsg:
		cmd = s.frame(msg)
	case tea.KeyPressMsg:
		cmd, intent = s.press(msg)
	case tea.KeyReleaseMsg:
		s.released(msg)
	case tea.MouseClickMsg:
		cmd, intent = s.click(msg)
	case tea.MouseWheelMsg:
		cmd, intent = s.wheel(msg)
	default:
		if f, ok := s.layer.(*form); ok { // paste, the blink of a cursor
			cmd = f.other(msg)
		}
	}
	return cmd, intent
}

// measure takes what the terminal says of itself.
func (s *Screen) measure(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case nav.Body:
		s.w, s.h = msg.Width, msg.Height
	case nav.ThemeMsg:
		s.theme = msg.Theme
		s.seq++
	case tea.KeyboardEnhancementsMsg:
		s.hold = msg.SupportsEventTypes() && msg.SupportsAllKeysAsEscapeCodes()
	default:
		return false
	}
	return true
}

// isFrame reports whether a message is the bedside's own picture.
func isFrame(msg tea.Msg) bool {
	_, is := msg.(frameMsg)
	return is
}

// notice keeps account of the question that has lain open on the screen until now. While time flies nobody reads.
func (s *Screen) notice(msg tea.Msg) {
	switch msg.(type) {
	case frameMsg, tea.KeyPressMsg, tea.MouseClickMsg:
		flies := s.clock.run != nil && !s.clock.run.held
		if s.layer == nil && !s.clock.paused && !flies {
			s.open.read(s.now())
		}
	}
}

// press sends a key to where the keys go now.
func (s *Screen) press(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	s.says = ""
	if s.clock.paused {
		return s.pressPaused(k)
	}
	if s.bout != nil && k.Code == tea.KeySpace && !s.typing() {
		s.squeeze(k)
		return nil, nil
	}
	if s.layer != nil {
		return s.layer.press(s, k)
	}
	return s.pressBed(k)
}

// typing reports whether letters are text now.
func (s *Screen) typing() bool { return s.layer != nil && s.layer.view(s).text }

// View draws the bedside.
func (s *Screen) View() nav.Frame {
	body, cursor := s.compose()
	return nav.Frame{
		Heading: ui.Heading{Place: s.obs.Place, Clock: s.obs.Clock, Note: s.note()},
		Body:    body, Modal: s.typing() || s.bout != nil, Release: true, Mouse: true, Cursor: cursor,
	}
}

func (s *Screen) note() string {
	switch {
	case s.working() != nil:
		return "your hands; the clock stands still"
	case s.obs.Over:
		return "it is over"
	case s.clock.paused:
		return "paused"
	case s.bout != nil:
		return "your hands, real time"
	case s.sit.Branched:
		return "practice, unscored"
	case s.prefs.Live:
		return "live"
	}
	return ""
}

// Keys are those of the layer that takes them, or of the bedside.
func (s *Screen) Keys() []key.Binding {
	if s.clock.paused {
		return []key.Binding{keys.resume, keys.leave}
	}
	if s.layer != nil {
		return s.layer.help()
	}
	return s.bedKeys()
}
