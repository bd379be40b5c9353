// Package history lists the runs of the profile, newest first: what was scored, what can be taken up again, what was left. A second page tells how
// the beliefs stated in all of them came true.
//
// It shows rows and figures that the root brings, and knows neither the profile nor the cases. A case's title and the kind of its hidden truth appear
// only once the run has ended.
package history

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// Row is one run.
type Row struct {
	Run, Case   string // Case: place and hour, or the title once it has ended
	Started     time.Time
	At          string  // ward clock where it stands
	Kind        string  // of the hidden truth; "" until the run has ended
	Score       float64 // if Ended and not Unscored
	Ended, Left bool    // neither: it can be taken up again
	Unscored    bool    // a bed for trying the keys
	Practice    bool    // played with its truth known
}

// RowsMsg brings the runs, newest first.
type RowsMsg struct{ Rows []Row }

// SaidMsg is a line about what was just done.
type SaidMsg struct{ Text string }

// Deps are what the page can do with a run; each is called from a command, and what it gives back is sent to every screen.
type Deps struct {
	Abandon, Export func(run string) tea.Msg
}

// Screen is the list of past runs.
type Screen struct {
	th            ui.Theme
	deps          Deps
	width, height int
	rows          []Row
	read          bool
	at, from      int
	figures       figures
	asking        bool // whether to leave the selected run for good
	said          string
}

// New makes the page; its rows come as a RowsMsg.
func New(ctx nav.Context, d Deps) *Screen { return &Screen{th: ctx.Theme, deps: d} }

// Init implements nav.Screen.
func (s *Screen) Init() tea.Cmd { return nil }

var keys = struct{ open, up, down, export, abandon, figures, back, yes, no key.Binding }{
	open:    key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "read the debrief")),
	up:      key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:    key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	export:  key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "export to a file")),
	abandon: key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "close it unscored")),
	figures: key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "calibration")),
	back:    key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "back")),
	yes:     key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "yes, close it unscored")),
	no:      key.NewBinding(key.WithKeys("n", "esc"), key.WithHelp("n", "no, keep it")),
}

// Keys implements nav.Screen.
func (s *Screen) Keys() []key.Binding {
	if s.asking {
		return []key.Binding{keys.yes, keys.no}
	}
	if s.figures.open {
		back := figureKeys.back
		if s.figures.only {
			back.SetHelp("esc", "back")
		}
		return []key.Binding{figureKeys.down, back, figureKeys.pgdown, figureKeys.pgup, figureKeys.up}
	}
	open, abandon := keys.open, keys.abandon
	r, ok := s.row()
	open.SetEnabled(ok && !r.Left)
	abandon.SetEnabled(ok && !r.Ended && !r.Left)
	if ok && !r.Ended {
		open.SetHelp("enter", "go on with it")
	}
	return []key.Binding{open, keys.figures, keys.back, keys.export, abandon, keys.down, keys.up}
}

func (s *Screen) row() (Row, bool) {
	if s.at >= len(s.rows) {
		return Row{}, false
	}
	return s.rows[s.at], true
}

// Update implements nav.Screen.
func (s *Screen) Update(msg tea.Msg) (nav.Screen, tea.Cmd, nav.Intent) {
	switch msg := msg.(type) {
	case nav.Body:
		s.width, s.height = msg.Width, msg.Height
		s.follow()
	case nav.ThemeMsg:
		s.th = msg.Theme
	case RowsMsg:
		s.rows, s.read = msg.Rows, true
		s.at = max(0, min(s.at, len(s.rows)-1))
		s.follow()
	case RecordMsg:
		s.figures.record = &msg.Record
	case SaidMsg:
		s.said = msg.Text
	case tea.KeyPressMsg:
		s.said = ""
		if s.figures.only && key.Matches(msg, figureKeys.back) {
			return s, nil, nav.Back{}
		}
		if s.figures.open {
			s.pressFigures(msg)
			return s, nil, nil
		}
		if s.asking {
			return s, s.answer(msg), nil
		}
		return s.press(msg)
	}
	return s, nil, nil
}

func (s *Screen) press(k tea.KeyPressMsg) (nav.Screen, tea.Cmd, nav.Intent) {
	r, ok := s.row()
	switch {
	case key.Matches(k, keys.back):
		return s, nil, nav.Back{}
	case key.Matches(k, keys.figures):
		s.figures.open, s.figures.from = true, 0
	case key.Matches(k, keys.up):
		s.at = max(0, s.at-1)
	case key.Matches(k, keys.down):
		s.at = max(0, min(s.at+1, len(s.rows)-1))
	case !ok:
	case key.Matches(k, keys.open):
		switch {
		case r.Ended:
			return s, nil, nav.Debrief{Run: r.Run}
		case !r.Left:
			return s, nil, nav.Resume{Run: r.Run}
		}
		s.said = "This run was closed unscored, so there is no debrief. It can be exported."
	case key.Matches(k, keys.abandon):
		s.asking = !r.Ended && !r.Left
	case key.Matches(k, keys.export):
		d := s.deps
		return s, func() tea.Msg { return d.Export(r.Run) }, nil
	}
	s.follow()
	return s, nil, nil
}

// answer is asked once: closing a run cannot be undone.
func (s *Screen) answer(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(k, keys.no):
		s.asking = false
	case key.Matches(k, keys.yes):
		s.asking = false
		d, run := s.deps, s.rows[s.at].Run
		return func() tea.Msg { return d.Abandon(run) }
	}
	return nil
}

// follow keeps the selected row in sight.
func (s *Screen) follow() {
	room := max(1, s.room())
	s.from = max(0, min(s.from, s.at, len(s.rows)-room))
	if s.at >= s.from+room {
		s.from = s.at - room + 1
	}
}

// room is how many rows there is space for.
func (s *Screen) room() int { return s.height - 5 }

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	if s.figures.open {
		return s.figuresView()
	}
	lines := []string{"", s.heads()}
	switch {
	case !s.read:
		lines = append(lines, "   "+s.th.Paint(ui.Dim, s.th.Spell("reading…")))
	case len(s.rows) == 0:
		lines = append(lines, "", "   No run yet. Every run that you begin is kept here, also one that you leave in the middle.")
	}
	for i := s.from; i < min(len(s.rows), s.from+s.room()); i++ {
		lines = append(lines, s.line(i))
	}
	body := ui.Fill(strings.Join(lines, "\n"), s.width, max(0, s.height-2))
	note := fmt.Sprintf("%d runs", len(s.rows))
	if len(s.rows) == 1 {
		note = "one run"
	}
	return nav.Frame{
		Heading: ui.Heading{Place: "Past runs", Note: note},
		Body:    ui.Fill(body+"\n"+s.foot(), s.width, s.height),
	}
}

// foot is the question, what was just done, or where the list goes on.
func (s *Screen) foot() string {
	switch {
	case s.asking:
		return " " + s.th.Paint(ui.Medium, "Close this run for good, unscored?") + "  " + s.th.Paint(ui.Key, "y") + " yes  " + s.th.Paint(ui.Key, "n") + " no"
	case s.said != "":
		return " " + s.th.Shorten(s.th.Spell(s.said), s.width-2)
	case len(s.rows) > s.room():
		return " " + s.th.Paint(ui.Dim, fmt.Sprintf("%d to %d of %d", s.from+1, min(len(s.rows), s.from+s.room()), len(s.rows)))
	}
	return ""
}

// The columns: mark, date, case, kind, result. A narrow window has short dates and results, so that the case has room for its title.
const kindWidth = 8

func (s *Screen) wide() bool { return s.width >= 100 }

func (s *Screen) widths() (date, result int) {
	if s.wide() {
		return 18, 27
	}
	return 17, 13
}

func (s *Screen) heads() string {
	return s.th.Paint(ui.Dim, s.columns("   ", "Begun", "Case", "Truth", "Result"))
}

func (s *Screen) columns(mark, date, name, kind, result string) string {
	begun, end := s.widths()
	w := s.width - 3 - begun - kindWidth - end
	return mark + ui.Fit(date, begun) + s.th.Shorten(s.th.Spell(name), w-2) + "  " + ui.Fit(kind, kindWidth) + ui.Fit(result, end)
}

func (s *Screen) line(i int) string {
	r := s.rows[i]
	mark := "   "
	if i == s.at {
		mark = s.th.Pick(" ▶ ", " > ")
	}
	format := "2006-01-02 15:04"
	if !s.wide() {
		format = "02 Jan 06 15:04"
	}
	line := s.columns(mark, r.Started.Format(format), r.Case, r.Kind, s.result(r))
	if i == s.at {
		return s.th.Paint(ui.Focus, line)
	}
	return line
}

func (s *Screen) result(r Row) string {
	switch {
	case r.Ended && r.Unscored:
		return "unscored"
	case !s.wide():
		return s.shortly(r)
	case r.Ended && r.Practice:
		return "practice, unscored"
	case r.Ended:
		full := max(0, min(10, int(r.Score/10+0.5)))
		on, off := s.th.Pick("━", "="), s.th.Pick("─", "-")
		return fmt.Sprintf("%3.0f ", r.Score) + strings.Repeat(on, full) + strings.Repeat(off, 10-full)
	case r.Left:
		return "closed, unscored"
	}
	return "unfinished, " + r.At
}

// shortly is a result for a narrow window.
func (s *Screen) shortly(r Row) string {
	switch {
	case r.Ended && r.Practice:
		return "practice"
	case r.Ended:
		return fmt.Sprintf("%3.0f", r.Score)
	case r.Left:
		return "closed"
	}
	return "at " + r.At
}
