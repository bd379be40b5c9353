// Package debrief is the screen on which a run is read after it: the Card with a reason for every line, what happened, what was shown
// beside what was true, what was believed and what could have been found, the author's words, the sources, and a way to say that the case
// is clinically wrong.
//
// It draws a debrief.Report and knows no run. It always ends with a number, a reason and a key to try again.
package debrief

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/score"
)

// Run is what is known of a run before its report is made.
type Run struct {
	ID, Scenario, Variant string
	Title, Place          string // Title: no secret any more
	Seed                  uint64
	Practice              bool
	Card                  *score.Card // nil: not read yet
}

// ReportMsg brings the debrief of the run with that ID. Without a Report, Why says in a sentence why it could not be simulated again, and
// Card and Events are what was stored.
type ReportMsg struct {
	Run    Run
	Report *debrief.Report
	Events []debrief.Moment
	Why    string
}

// SaidMsg is a line about what was just done.
type SaidMsg struct{ Text string }

// Deps are what the screen needs done. Both are called from commands; what they give back is sent to every screen.
type Deps struct {
	Export     func() tea.Msg            // write the run to a file
	WriteError func(text string) tea.Msg // write the report of a clinical error to a file
}

// The pages, in the order of their keys.
type page uint8

const (
	scorePage page = iota
	happenedPage
	curvesPage
	beliefPage
	wordsPage
	sourcesPage
	errorPage
	pageCount
)

var pageNames = [pageCount]string{"Score", "What happened", "Curves", "Belief, clues", "Words", "Sources", "Report an error"}

// shortNames are for windows too narrow for the others.
var shortNames = [pageCount]string{"Score", "Happened", "Curves", "Belief", "Words", "Sources", "Error"}

// Screen is the debrief of one run.
type Screen struct {
	th            ui.Theme
	deps          Deps
	width, height int
	run           Run
	report        *debrief.Report
	events        []debrief.Moment
	why           string
	page          page
	from          [pageCount]int // first line shown
	card          ledger
	inWords       bool // curves are told, not drawn
	said          string
	cached        cache
}

// New makes the screen; the report comes as a ReportMsg.
func New(ctx nav.Context, run Run, d Deps) *Screen {
	s := &Screen{th: ctx.Theme, deps: d, run: run}
	s.card.set(run.Card)
	return s
}

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

var keys = struct {
	next, prev, page, up, down, pgup, pgdown, fold, again, same, words, write, export, home key.Binding
}{
	next:   key.NewBinding(key.WithKeys("tab", "right", "l"), key.WithHelp("tab", "next page")),
	prev:   key.NewBinding(key.WithKeys("shift+tab", "left"), key.WithHelp("shift+tab", "page before")),
	page:   key.NewBinding(key.WithKeys("1", "2", "3", "4", "5", "6", "7"), key.WithHelp("1-7", "pages")),
	up:     key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:   key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	pgup:   key.NewBinding(key.WithKeys("pgup", "b"), key.WithHelp("pgup", "a page up")),
	pgdown: key.NewBinding(key.WithKeys("pgdown", "space"), key.WithHelp("pgdn", "a page down")),
	fold:   key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "open or close")),
	again:  key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "try again")),
	same:   key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "same truth, as practice")),
	words:  key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "curves in words")),
	write:  key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "write it to a file")),
	export: key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "export this run")),
	home:   key.NewBinding(key.WithKeys("esc", "q", "h"), key.WithHelp("esc", "back")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	bindings := []key.Binding{keys.again}
	switch s.page {
	case scorePage:
		bindings = append(bindings, keys.fold)
	case curvesPage:
		words := keys.words
		if s.inWords {
			words.SetHelp("w", "curves drawn")
		}
		bindings = append(bindings, words)
	case errorPage:
		bindings = append(bindings, keys.write)
	default:
	}
	return append(bindings, keys.page, keys.home, keys.down, keys.up, keys.same, keys.export, keys.next, keys.prev, keys.pgdown, keys.pgup)
}

// Update implements nav.Screen.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
		s.card.follow(s.room())
	case nav.ThemeMsg:
		s.th = msg.Theme
	case ReportMsg:
		s.take(msg)
	case SaidMsg:
		s.said = msg.Text
	case tea.MouseWheelMsg:
		s.scroll(map[tea.MouseButton]int{tea.MouseWheelUp: -2, tea.MouseWheelDown: 2}[msg.Button])
	case tea.KeyPressMsg:
		s.said = ""
		return s.press(msg)
	}
	return s, nil, nil
}

func (s *Screen) take(msg ReportMsg) {
	if msg.Run.ID != s.run.ID {
		return
	}
	s.run, s.report, s.events, s.why = msg.Run, msg.Report, msg.Events, msg.Why
	if msg.Report != nil {
		s.run.Card, s.run.Title = &msg.Report.Card, msg.Report.Title
	}
	s.card.set(s.run.Card)
	s.cached = cache{}
}

func (s *Screen) press(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	known := s.run.Scenario != ""
	switch {
	case key.Matches(k, keys.home):
		return s, nil, nav.Back{}
	case key.Matches(k, keys.again) && known:
		return s, nil, nav.Play{Scenario: s.run.Scenario}
	case key.Matches(k, keys.same) && known:
		return s, nil, nav.Play{Scenario: s.run.Scenario, Seed: s.run.Seed, Variant: s.run.Variant, Practice: true}
	case key.Matches(k, keys.export):
		return s, s.deps.Export, nil
	case s.page == errorPage && key.Matches(k, keys.write) && s.report != nil:
		d, text := s.deps, s.report.ErrorText
		return s, func() tea.Msg { return d.WriteError(text) }, nil
	}
	s.turn(k)
	s.card.follow(s.room())
	return s, nil, nil
}

// turn goes from page to page and moves on one.
func (s *Screen) turn(k tea.KeyPressMsg) {
	switch {
	case key.Matches(k, keys.page):
		s.page = page(k.String()[0] - '1')
	case key.Matches(k, keys.next):
		s.page = (s.page + 1) % pageCount
	case key.Matches(k, keys.prev):
		s.page = (s.page + pageCount - 1) % pageCount
	case key.Matches(k, keys.up):
		s.scroll(-1)
	case key.Matches(k, keys.down):
		s.scroll(1)
	case key.Matches(k, keys.pgup):
		s.scroll(2 - s.room())
	case key.Matches(k, keys.pgdown):
		s.scroll(s.room() - 2)
	case s.page == scorePage && key.Matches(k, keys.fold):
		s.card.fold()
	case s.page == curvesPage && key.Matches(k, keys.words):
		s.inWords = !s.inWords
		s.from[curvesPage] = 0
	}
}

// scroll moves the text of a page, or the selection on the Card.
func (s *Screen) scroll(by int) {
	if s.page == scorePage && s.run.Card != nil {
		s.card.move(by)
		return
	}
	s.from[s.page] = max(0, min(s.from[s.page]+by, len(s.lines())-s.room()))
}
