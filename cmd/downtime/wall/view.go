package wall

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/screens/help"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// margin stands at both sides of every page.
const margin = 2

func (m *Wall) size() (w, h int) { return max(m.width, nav.LeastWidth), max(m.height, nav.LeastHeight) }

// View draws the wall, or the play over it.
func (m *Wall) View() tea.View {
	w, h := m.size()
	v := tea.NewView("")
	v.AltScreen, v.ReportFocus, v.WindowTitle, v.BackgroundColor = true, true, "Downtime: plenary", m.theme.Background()
	if m.width > 0 && (m.width < nav.LeastWidth || m.height < nav.LeastHeight) {
		v.Content = nav.TooSmall(m.width, m.height)
		return v
	}
	if m.play != nil {
		m.viewPlay(&v, w)
	} else {
		v.Content = m.viewWall(w, h)
	}
	if m.helping {
		v.Content = help.Over(m.theme, v.Content, w, h, m.keys())
		v.Cursor = nil
	}
	return v
}

func (m *Wall) viewPlay(v *tea.View, w int) {
	f := m.play.screen.View()
	f.Into(v, 1)
	v.Content = strings.Join([]string{ui.Header(m.theme, f.Heading, w), f.Body, m.footer(w)}, "\n")
}

func (m *Wall) viewWall(w, h int) string {
	sc := m.deps.Scenario
	wide, high := w-2*margin, h-4
	var body string
	switch p := m.shown; {
	case m.page == roomPage:
		body = m.viewRoom(wide, high)
	case m.page == twinPage:
		body = m.viewTwin(wide, high)
	case p == nil:
		body = m.centred("One moment: the hand-ins are being read.", wide, high)
	case p.Learners < review.Fewest:
		body = m.centred(TooFew(), wide, high)
	case m.page == missedPage:
		body = m.viewMissed(wide, high)
	case m.page == beliefsPage:
		body = m.viewBeliefs(wide, high)
	default:
		body = m.viewAnswers(wide, high)
	}
	edge := ui.Box{Size: margin}
	return strings.Join([]string{
		ui.Header(m.theme, ui.Heading{Place: sc.Place + ", " + sc.Hour, Note: m.standing()}, w),
		m.tabs(w),
		ui.Columns(w, high, edge, ui.Box{Size: wide, Body: body}, edge),
		ui.Fit(" "+m.theme.Paint(ui.Dim, m.theme.Shorten(m.theme.Spell(m.says()), w-2)), w),
		m.footer(w),
	}, "\n")
}

// tabs names the pages by their digits.
func (m *Wall) tabs(w int) string {
	line := " "
	for p, name := range pageNames {
		tab := fmt.Sprintf(" %d %s ", p+1, name)
		if page(p) == m.page {
			tab = m.theme.Paint(ui.Focus, fmt.Sprintf("[%d %s]", p+1, name))
		}
		line += tab + " "
	}
	return ui.Fit(line, w)
}

// standing says of how many the picture is.
func (m *Wall) standing() string {
	if m.shown == nil || m.shown.Learners < review.Fewest || m.page == roomPage {
		return ""
	}
	return fmt.Sprintf("first runs of %d", m.shown.Learners)
}

// waiting is how many have come since the picture was taken.
func (m *Wall) waiting() int {
	if m.shown == nil || m.page == roomPage {
		return 0
	}
	return max(0, m.newest.Learners-m.shown.Learners)
}

// says is one line under every page.
func (m *Wall) says() string {
	l := &m.looked
	switch {
	case m.notice != "":
		return m.notice
	case l.Trouble != "":
		return "Nothing new could be taken in, and it is tried again: " + l.Trouble
	case l.Left > 0:
		return fmt.Sprintf("Being proved: %d files are still to be taken in.", l.Left)
	case l.Refused > 0:
		return fmt.Sprintf("%d refused: downtime cohort import says why.", l.Refused)
	case m.waiting() == 1:
		return fmt.Sprintf("1 more is in, and is shown once they are %d, so that no change tells of anybody.", review.Fewest)
	case m.waiting() > 1:
		return fmt.Sprintf("%d more are in, and are shown once they are %d, so that no change tells of anybody.", m.waiting(), review.Fewest)
	}
	return "Nobody is named. Of fewer than five nothing is told, nor can it be worked out."
}

func (m *Wall) footer(w int) string {
	return ui.Footer(m.theme, append(nav.BriefHints(m.keys()), ui.Hint{Key: "?", Does: "help"}), w)
}

// centred sets words in the middle of a page.
func (m *Wall) centred(words string, w, h int) string {
	return ui.Large(m.theme, ui.Text, words, 0, w, h)
}

// viewRoom is how many have handed in, and nothing of the case: others may still be playing it.
func (m *Wall) viewRoom(w, h int) string {
	if m.newest == nil {
		return m.centred("One moment: the hand-ins are being read.", w, h)
	}
	n := m.newest.Learners
	words := "have handed in. The other pages show what the room did."
	switch {
	case n == 1:
		words = "has handed in. " + TooFew()
	case n < review.Fewest:
		words = "have handed in. " + TooFew()
	}
	return ui.Rows(w, h,
		ui.Box{Body: ui.Large(m.theme, ui.Title, fmt.Sprint(n), 6, w, h-4)},
		ui.Box{Size: 4, Body: ui.Large(m.theme, ui.Text, words, 0, w, 4)})
}

// cut wraps words into so many lines at most: what is left out is shown by an ellipsis, after a whole word.
func (m *Wall) cut(words string, w, most int) []string {
	lines := strings.Split(ui.Wrap(m.theme.Spell(words), w), "\n")
	if len(lines) <= most {
		return lines
	}
	if most <= 0 {
		return nil
	}
	lines = lines[:most]
	last, more := strings.TrimRight(lines[most-1], " "), m.theme.Pick(" …", " ...")
	for ui.Width(last)+ui.Width(more) > w && strings.Contains(last, " ") {
		last = last[:strings.LastIndex(last, " ")]
	}
	lines[most-1] = last + more
	return lines
}
