// Package debrief is the screen on which a run is read after it: the Card with a reason for every line, what happened, what was shown
// beside what was true, what was believed and what could have been found, the author's words, the sources, and a way to say that the case
// is clinically wrong.
//
// After a scored run it begins as a guided debrief: short parts in an order that has the trainee speak before anything is told, each of which can
// be skipped, and which is taken up where it was left. The pages stay free beside it once feedback is open.
//
// It draws a debrief.Report, and the instants and branches of the run that its track opens. It always ends with a number, a reason and a key to
// try again.
package debrief

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/progress"
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
	Guided                bool              // it is scored: the debrief begins with what the trainee thought
	Fresh                 bool              // it has just been played
	Divides               bool              // of a fresh run: its case says who owed what, so the trainee divides responsibility first
	Card                  *score.Card       // nil: not read yet
	Moment                debrief.KeyMoment // of a fresh run
}

// ReportMsg brings the debrief of the run with that ID. Without a Report, Why says in a sentence why it could not be simulated again, and
// Card and Events are what was stored.
type ReportMsg struct {
	Run    Run
	Report *debrief.Report
	Events []debrief.Moment
	Why    string
	Kept   map[string]string // what the trainee wrote in it before, by part
	Plan   *progress.Plan    // of an earlier debrief, of which nobody has said yet what became of it; nil: none
	Ask    func() tea.Msg    // lays the run out, and comes back with an AskedMsg; nil: it cannot be
}

// KeptMsg says that a text is on the disk, or with Why that it is not. N counts what was handed over: the messages may come in another order.
type KeptMsg struct {
	Run, Part, Body, Why string
	N                    int
}

// SaidMsg is a line about what was just done.
type SaidMsg struct{ Text string }

// Deps are what the screen needs done. What their commands give back is sent to every screen.
type Deps struct {
	Export     func() tea.Msg            // write the run to a file
	WriteError func(text string) tea.Msg // write the report of a clinical error to a file

	Keep     func(part, body string) tea.Cmd       // hand over what was written; comes back with a KeptMsg; nil: nothing is kept
	Answered func(item string, right bool) tea.Cmd // log the answer to a question that comes back; nil: no log

	Tick func(run string, kept progress.Kept) // say of an earlier plan what became of it; nil: nothing is kept

	Sign func(id string) string // what the field guide calls a sign of device failure; nil: there is none
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

	guide  guide
	asked  *Asked // nil: the run is not laid out, or not yet
	unlaid string // why it cannot be
	scrub  scrub
	what   whatIfs
	plan   *progress.Plan
	tried  *failed // the decision that the practice run in play was branched for; nil: none
}

// New makes the screen; the report comes as a ReportMsg.
func New(ctx nav.Context, run Run, d Deps) *Screen {
	s := &Screen{th: ctx.Theme, deps: d, run: run}
	s.card.set(run.Card)
	if s.begin(nil); !run.Fresh {
		s.guide.on = false // what was written is read first
	}
	return s
}

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

var keys = struct {
	next, prev, page, up, down, pgup, pgdown, fold, again, same, words, write, export, home key.Binding

	on, skip, back, leave, choose, say, weigh, kept, notKept, noOccasion, second, ten, event, minute, ends, bed, play, guide key.Binding
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

	on:         key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on")),
	skip:       key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "skip")),
	back:       key.NewBinding(key.WithKeys("shift+tab"), key.WithHelp("shift+tab", "part before")),
	leave:      key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave")),
	choose:     key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑↓", "choose")),
	say:        key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "answer, next")),
	weigh:      key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→ 0-9", "less, more")),
	kept:       key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "kept")),
	second:     key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "1 s")),
	ten:        key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑↓", "10 s")),
	event:      key.NewBinding(key.WithKeys("n", "b"), key.WithHelp("n b", "next, last event")),
	minute:     key.NewBinding(key.WithKeys("pgup", "pgdown"), key.WithHelp("pgup pgdn", "a minute")),
	ends:       key.NewBinding(key.WithKeys("home", "end"), key.WithHelp("home end", "beginning, end")),
	bed:        key.NewBinding(key.WithKeys(",", "."), key.WithHelp(", .", "bed before, next bed")),
	play:       key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "play from here")),
	notKept:    key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "not kept")),
	noOccasion: key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "no occasion")),
	guide:      key.NewBinding(key.WithKeys("g"), key.WithHelp("g", "guided debrief")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	if s.guide.on {
		return s.guideKeys()
	}
	bindings := []key.Binding{keys.again}
	switch s.page {
	case scorePage:
		bindings = append(bindings, keys.fold)
	case curvesPage, beliefPage:
		words := keys.words
		if s.inWords {
			words.SetHelp("w", "curves drawn")
		}
		bindings = append(bindings, words)
	case errorPage:
		bindings = append(bindings, keys.write)
	default:
	}
	bindings = append(bindings, keys.page)
	if s.report != nil {
		bindings = append(bindings, keys.guide)
	}
	return append(bindings, keys.home, keys.down, keys.up, keys.same, keys.export, keys.next, keys.prev, keys.pgdown, keys.pgup)
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
		return s, s.take(msg), nil
	case AskedMsg:
		return s, s.lay(msg), nil
	case WhatIfMsg:
		return s, s.tell(msg), nil
	case ReplayedMsg:
		return s, s.returned(msg), nil
	case KeptMsg:
		s.landed(msg)
	case SaidMsg:
		s.said = msg.Text
	case tea.MouseWheelMsg:
		s.scroll(map[tea.MouseButton]int{tea.MouseWheelUp: -2, tea.MouseWheelDown: 2}[msg.Button])
	case tea.KeyPressMsg:
		s.said = ""
		if s.guide.on {
			cmd, intent := s.pressGuide(msg)
			return s, cmd, intent
		}
		return s.press(msg)
	case tea.PasteMsg:
		if s.guide.on && s.writing() {
			return s, s.typed(msg), nil
		}
	}
	return s, nil, nil
}

// take shows a report. The run is then laid out in the background.
func (s *Screen) take(msg ReportMsg) tea.Cmd {
	if msg.Run.ID != s.run.ID {
		return nil
	}
	fresh := s.guide.on // somebody is already reading, or writing
	s.run, s.report, s.events, s.why, s.plan = msg.Run, msg.Report, msg.Events, msg.Why, msg.Plan
	if msg.Report != nil {
		s.run.Card, s.run.Title = &msg.Report.Card, msg.Report.Title
	}
	s.card.set(s.run.Card)
	s.cached = cache{}
	switch {
	case !fresh || s.why != "":
		s.begin(msg.Kept)
	case !s.writing() && s.guide.at != dutyPart:
		s.enter(s.guide.at)
	}
	if msg.Report != nil {
		s.report.Reflect(s.guide.kept)
	}
	if msg.Report == nil || msg.Ask == nil {
		return nil
	}
	return msg.Ask
}

// landed notes what is on the disk.
func (s *Screen) landed(msg KeptMsg) {
	if msg.Run != s.run.ID || s.guide.disk == nil || msg.N < s.guide.landed[msg.Part] {
		return
	}
	s.guide.landed[msg.Part] = msg.N
	if s.guide.lost = msg.Why; msg.Why == "" {
		s.guide.disk[msg.Part] = msg.Body
	}
	s.cached = cache{} // a part may say it
}

func (s *Screen) press(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	known := s.run.Scenario != ""
	switch {
	case key.Matches(k, keys.home):
		return s, nil, nav.Back{}
	case key.Matches(k, keys.guide) && s.report != nil:
		s.guide.on = true
		if s.guide.kept[LeftAt] == GoneThrough && s.guide.at == supportPart {
			s.enter(safetyPart)
		} else {
			s.enter(s.guide.at)
		}
		return s, nil, nil
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
	case (s.page == curvesPage || s.page == beliefPage) && key.Matches(k, keys.words):
		s.inWords = !s.inWords
		s.from[s.page] = 0
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
