// Package progress is the page of how a trainee is coming along: what to practise today and why, the domains by case, how their judgement leans over
// time, the skills, and the plans they made. Questions that are due are asked on it, one at a time.
//
// It draws the report that the root brings (DataMsg) and stores nothing itself: what is answered here goes to Deps. The report is that of package
// downtime/cmd/downtime/progress, which the verb and the linear mode tell as well.
package progress

import (
	"fmt"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// DataMsg brings the report, or says why there is none.
type DataMsg struct {
	Report report.Report
	Why    string
}

// Deps are what the page can have done.
type Deps struct {
	Keep func(saves.Batch) // hands over what was answered, at once; it never waits
}

// page is one of the pages.
type page int

const (
	todayPage page = iota
	domainsPage
	judgementPage
	skillsPage
	plansPage
	guidePage
	pageCount
)

var pageNames = [pageCount]string{"Today", "Domains by case", "How you judge", "Skills", "Plans", "Field guide"}

// Screen is the page.
type Screen struct {
	th            ui.Theme
	now           func() time.Time
	deps          Deps
	width, height int
	report        *report.Report
	why           string
	page          page
	at, from      [pageCount]int
	inWords       bool
	asked         *asked
}

// New makes the page; what it shows comes as a DataMsg.
func New(ctx nav.Context, d Deps) *Screen { return &Screen{th: ctx.Theme, now: ctx.Now, deps: d} }

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

var keys = struct{ open, up, down, next, before, pick, words, calibration, kept, notKept, noOccasion, untick, pgup, pgdown, back key.Binding }{
	open:        key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "begin")),
	up:          key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:        key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	next:        key.NewBinding(key.WithKeys("tab", "right"), key.WithHelp("tab", "next page")),
	before:      key.NewBinding(key.WithKeys("shift+tab", "left"), key.WithHelp("", "")),
	pick:        key.NewBinding(key.WithKeys("1", "2", "3", "4", "5", "6"), key.WithHelp("1-6", "that page")),
	words:       key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "in words")),
	calibration: key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "calibration")),
	kept:        key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "kept")),
	notKept:     key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "not kept")),
	noOccasion:  key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "no occasion")),
	untick:      key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "take it back")),
	pgup:        key.NewBinding(key.WithKeys("pgup"), key.WithHelp("pgup", "page up")),
	pgdown:      key.NewBinding(key.WithKeys("pgdown"), key.WithHelp("pgdn", "page down")),
	back:        key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "back")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	if s.asked != nil {
		return s.asked.keys()
	}
	if s.report == nil {
		return []key.Binding{keys.back}
	}
	words := keys.words
	if s.inWords {
		words.SetHelp("w", "as a picture")
	}
	all := map[page][]key.Binding{
		todayPage: {keys.open}, domainsPage: {words}, judgementPage: {words, keys.calibration}, skillsPage: {keys.open},
		plansPage: {keys.kept, keys.notKept, keys.noOccasion},
	}[s.page]
	for i := range all {
		all[i].SetEnabled(s.rows() > 0 || s.page == judgementPage || s.page == domainsPage)
	}
	untick := keys.untick
	untick.SetEnabled(s.page == plansPage && s.rows() > 0)
	return append(all, keys.next, keys.back, keys.pick, keys.down, keys.up, untick, keys.pgdown, keys.pgup)
}

// rows is how many rows of the open page can be chosen.
func (s *Screen) rows() int {
	if s.report == nil {
		return 0
	}
	switch s.page {
	case todayPage:
		return len(s.report.Today.Rows())
	case domainsPage:
		if s.inWords {
			return 0
		}
		return len(s.report.Cases)
	case skillsPage:
		return len(s.report.Skills)
	case plansPage:
		return len(s.report.Plans)
	case guidePage:
		return len(s.report.Guide)
	default:
		return 0
	}
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
		switch {
		case s.asked != nil:
			s.pressAsked(msg)
			return s, nil, nil
		case s.report == nil:
			if key.Matches(msg, keys.back) {
				return s, nil, nav.Back{}
			}
			return s, nil, nil
		}
		return s, nil, s.press(msg)
	}
	return s, nil, nil
}

// take shows another report. A question that is being asked stays: its answer is in the new report once it has been stored.
func (s *Screen) take(msg DataMsg) {
	if s.why = msg.Why; s.why != "" || s.asked != nil {
		return
	}
	was := s.names()
	s.report = &msg.Report
	if now := s.names(); s.at[s.page] < len(was) { // what was selected stays so, wherever it now stands
		if i := slices.Index(now, was[s.at[s.page]]); i >= 0 {
			s.at[s.page] = i
		}
	}
	s.settle()
}

// names are the rows of the open page by what they are of.
func (s *Screen) names() []string {
	out := make([]string, s.rows())
	for i := range out {
		switch s.page {
		case todayPage:
			out[i] = s.report.Today.Rows()[i].Tasks[0].Item
		case domainsPage:
			out[i] = s.report.Cases[i].ID
		case skillsPage:
			out[i] = s.sorted()[i].ID
		case guidePage:
			out[i] = fmt.Sprint(s.report.Guide[i].Number)
		default:
			out[i] = s.report.Plans[i].Run
		}
	}
	return out
}

// settle keeps the selection within the rows.
func (s *Screen) settle() { s.at[s.page] = max(0, min(s.at[s.page], s.rows()-1)) }

func (s *Screen) press(k tea.KeyPressMsg) nav.Intent {
	switch {
	case key.Matches(k, keys.back):
		return nav.Back{}
	case key.Matches(k, keys.next):
		s.page = (s.page + 1) % pageCount
	case key.Matches(k, keys.before):
		s.page = (s.page + pageCount - 1) % pageCount
	case key.Matches(k, keys.pick):
		s.page = page(k.String()[0] - '1')
	case key.Matches(k, keys.words) && (s.page == domainsPage || s.page == judgementPage):
		s.inWords = !s.inWords
		s.from[s.page] = 0
	case key.Matches(k, keys.calibration) && s.page == judgementPage:
		return nav.Calibration{}
	case s.scroll(k):
	case key.Matches(k, keys.open):
		return s.open()
	case s.page == plansPage:
		s.tick(k)
	}
	s.settle()
	return nil
}

// scroll moves the selection, or the page where nothing can be selected.
func (s *Screen) scroll(k tea.KeyPressMsg) bool {
	var by int
	switch {
	case key.Matches(k, keys.up):
		by = -1
	case key.Matches(k, keys.down):
		by = 1
	case key.Matches(k, keys.pgup):
		by = -s.room()
	case key.Matches(k, keys.pgdown):
		by = s.room()
	default:
		return false
	}
	if s.rows() > 0 {
		s.at[s.page] += by
	} else {
		b := s.lay()
		s.from[s.page] = max(0, min(s.from[s.page]+by, len(b.lines)-s.room()))
	}
	return true
}

// open begins what is selected: a skill in the lab, a question here.
func (s *Screen) open() nav.Intent {
	i := s.at[s.page]
	switch {
	case i >= s.rows():
		return nil
	case s.page == skillsPage:
		return nav.Train{Skill: s.sorted()[i].ID}
	case s.page != todayPage:
		return nil
	}
	t := s.report.Today.Rows()[i].Tasks[0]
	if t.Question == nil {
		return nav.Train{Skill: t.Skill}
	}
	s.ask(t)
	return nil
}

// tick says of the selected plan what became of it.
func (s *Screen) tick(k tea.KeyPressMsg) {
	i := s.at[plansPage]
	if i >= s.rows() {
		return
	}
	answer, ok := report.AnswerOf(k.String())
	if !ok && !key.Matches(k, keys.untick) {
		return
	}
	tick := s.report.Tick(s.report.Plans[i].Run, answer, s.now())
	s.deps.Keep(saves.Batch{Reflection: &tick})
}
