package wall

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// LookEvery is how often the hand-in folder is looked at.
const LookEvery = 2 * time.Second

// Deps are what a wall works with.
type Deps struct {
	Scenario      *engine.Scenario
	Scene         string                                         // id of the question that stands open first; "" the one that came to most
	Look          func() Looked                                  // takes new hand-ins in; one at a time
	Bedside       func(nav.Context, *sitting.Sitting) nav.Screen // makes the screen of play
	Env           []string
	Now           func() time.Time
	Width, Height int // of the terminal at the start; 0: not known yet
}

// Looked is what a look at the hand-in folder came to.
type Looked struct {
	Picture *Picture // nil: it could not be read this time
	Left    int      // files that are still to be taken in: look again at once
	Refused int      // files
	Trouble string   // what could not be done, and is tried again
}

// page is one of the pages, in the order of their digits.
type page int

const (
	roomPage page = iota
	missedPage
	beliefsPage
	answersPage
	twinPage
	pages
)

var pageNames = [pages]string{"room", "missed", "beliefs", "answers", "twin"}

// Wall is the model. Only its Update changes it.
type Wall struct {
	deps          Deps
	theme         ui.Theme
	width, height int

	page    page
	pick    [pages]int // the clue, the device, the question, the pair that is open
	newest  *Picture   // of all that were taken in
	shown   *Picture   // what stands on the wall: five learners or more apart from what stood there before
	looked  Looked
	twin    twin
	play    *play // the room plays on; nil: the wall itself
	helping bool
	notice  string // one line, until the next key
}

// The messages of the wall.
type (
	lookMsg   struct{} // time to look
	lookedMsg Looked
)

// New makes the wall; nothing is read until Init.
func New(d Deps) *Wall {
	m := &Wall{deps: d, theme: ui.Detect(d.Env, ui.Settings{}), width: d.Width, height: d.Height}
	m.pick[answersPage] = -1
	return m
}

// Run shows it until the facilitator leaves, or ctx asks to end.
func Run(ctx context.Context, d Deps) error {
	m := New(d)
	return ui.Run(ctx, m, m.theme, d.Env)
}

// Init looks for the first time.
func (m *Wall) Init() tea.Cmd { return m.look }

// look takes in what is new, beside the keys: the next look begins when this one is done.
func (m *Wall) look() tea.Msg { return lookedMsg(m.deps.Look()) }

// Update takes keys, hand-ins and the passing of time.
func (m *Wall) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		return m, m.resize()
	case lookMsg:
		return m, m.look
	case lookedMsg:
		return m, m.saw(Looked(msg))
	case partedMsg:
		m.parted(msg)
	case begunMsg:
		return m, m.begun(msg)
	case tea.KeyPressMsg:
		return m, m.press(msg)
	default:
		if m.play != nil {
			return m, m.give(msg)
		}
	}
	return m, nil
}

// saw takes what a look came to, and looks again: at once where more is to be taken in.
func (m *Wall) saw(l Looked) tea.Cmd {
	m.looked = l
	if l.Picture != nil {
		m.newest = l.Picture
		if m.page != roomPage {
			m.hang()
		}
	}
	if l.Left > 0 {
		return m.look
	}
	return tea.Tick(LookEvery, func(time.Time) tea.Msg { return lookMsg{} })
}

// hang puts the newest picture on the wall, if it may follow the one that hangs there: once no file is left to be taken in. What was open stays open, by
// its name.
func (m *Wall) hang() {
	if m.newest == nil || m.looked.Left > 0 || !m.newest.Follows(m.shown) {
		return
	}
	was := m.shown
	m.shown = m.newest
	if was == nil || len(was.Asked) == 0 {
		m.pick[answersPage] = m.shown.Question(m.deps.Scene)
		if m.pick[answersPage] < 0 {
			m.pick[answersPage] = m.shown.Question("")
		}
		return
	}
	if m.pick[missedPage] > 0 { // at the beginning stands what most missed, whichever it is
		m.pick[missedPage] = kept(was.Missed, m.shown.Missed, m.pick[missedPage], func(x Missed) string { return x.Label })
	}
	m.pick[beliefsPage] = kept(was.Beliefs, m.shown.Beliefs, m.pick[beliefsPage], func(x Believed) string { return x.Device })
	m.pick[answersPage] = kept(was.Asked, m.shown.Asked, m.pick[answersPage], func(x Asked) string { return x.ID })
}

// kept finds what was open in a new list; its beginning if it is not there any more.
func kept[T any](was, now []T, at int, name func(T) string) int {
	for i := range now {
		if at >= 0 && at < len(was) && name(now[i]) == name(was[at]) {
			return i
		}
	}
	return 0
}

var keys = struct{ turn, less, more, up, down, twin, name, hands, play, help, quit key.Binding }{
	turn:  key.NewBinding(key.WithKeys("tab", "shift+tab", "1", "2", "3", "4", "5"), key.WithHelp("tab 1-5", "page")),
	less:  key.NewBinding(key.WithKeys("left"), key.WithHelp("← →", "another")),
	more:  key.NewBinding(key.WithKeys("right", "space")),
	up:    key.NewBinding(key.WithKeys("up"), key.WithHelp("↑ ↓", "moment")),
	down:  key.NewBinding(key.WithKeys("down")),
	twin:  key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "twin, the same patient with the other truth")),
	name:  key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "reveal, which is which and what told them apart")),
	hands: key.NewBinding(key.WithKeys("h"), key.WithHelp("h", "hands, nobody's or the expert's in both")),
	play:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "play on, the other from where they part")),
	help:  key.NewBinding(key.WithKeys("?"), key.WithHelp("?", "help")),
	quit:  key.NewBinding(key.WithKeys("q", "ctrl+c"), key.WithHelp("q", "stop")),
}

// keys are those that work now, for the footer and for help.
func (m *Wall) keys() []key.Binding {
	switch {
	case m.play != nil:
		return m.play.screen.Keys()
	case m.page == twinPage:
		return []key.Binding{keys.up, keys.play, keys.name, keys.hands, keys.less, keys.quit, keys.turn}
	case m.page == roomPage:
		return []key.Binding{keys.turn, keys.twin, keys.quit}
	}
	return []key.Binding{keys.turn, keys.less, keys.twin, keys.quit}
}

func (m *Wall) press(k tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	switch {
	case k.String() == "ctrl+c":
		return tea.Quit
	case m.helping:
		m.helping = false
		return nil
	case m.play != nil:
		return m.pressPlay(k)
	case key.Matches(k, keys.help):
		m.helping = true
	case key.Matches(k, keys.quit):
		return tea.Quit
	case key.Matches(k, keys.twin):
		return m.open(twinPage)
	case key.Matches(k, keys.turn):
		return m.open(m.turned(k.String()))
	case key.Matches(k, keys.less):
		return m.step(-1)
	case key.Matches(k, keys.more):
		return m.step(1)
	case m.page == twinPage:
		return m.pressTwin(k)
	}
	return nil
}

// turned is the page to which a key leads.
func (m *Wall) turned(name string) page {
	switch name {
	case "tab":
		return (m.page + 1) % pages
	case "shift+tab":
		return (m.page + pages - 1) % pages
	}
	return page(name[0] - '1')
}

// open turns to a page. The room's own page tells nothing of the case: the first picture is taken when it is left.
func (m *Wall) open(p page) tea.Cmd {
	if m.page = p; p != roomPage {
		m.hang()
	}
	if p == twinPage {
		return m.part()
	}
	return nil
}

// step opens the next of what a page has several of.
func (m *Wall) step(by int) tea.Cmd {
	n := 0
	switch m.page {
	case missedPage:
		n = m.count(func(p *Picture) int { return len(p.Missed) })
	case beliefsPage:
		n = m.count(func(p *Picture) int { return len(p.Beliefs) })
	case answersPage:
		n = m.count(func(p *Picture) int { return len(p.Asked) })
	case twinPage:
		return m.another(by)
	}
	if n > 0 {
		m.pick[m.page] = (m.pick[m.page] + by + n) % n
	}
	return nil
}

func (m *Wall) count(of func(*Picture) int) int {
	if m.shown == nil {
		return 0
	}
	return of(m.shown)
}
