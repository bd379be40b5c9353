package browse

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/screens/debrief"
	"downtime/cmd/downtime/ui"
)

// reader is a text that is read: a learner's own words, or the debrief of a run. Run is what it is about, "" none.
type reader struct {
	title, text, run string
	plain            bool // not Markdown
	from             int  // first line shown
	lines            []string
	width            int // of lines
}

// opened is a run on the screen: every second of it with the truth beside, and its debrief to be read.
type opened struct {
	*review.Opened
	beside *debrief.Reviewed // nil: it cannot be simulated again
	text   *reader
	reads  bool // the text is shown
}

// readable is the widest that words are set.
const readable = 100

// read opens the words of a row.
func (m *Browser) read(r *review.Row) *reader {
	title := r.Fields[0].Text
	if r.Run != "" {
		title += ", run " + r.Run[:8]
	}
	return &reader{title: title, text: r.Text, run: r.Run, plain: true}
}

// set makes the lines for a width.
func (r *reader) set(th ui.Theme, w int) {
	if w = min(w, readable); r.lines != nil && r.width == w {
		return
	}
	text := r.text
	if r.plain {
		text = ui.Wrap(th.Spell(text), w)
	} else {
		text = ui.Markdown(th, text, w)
	}
	r.lines, r.width = strings.Split(text, "\n"), w
}

func (r *reader) scroll(by, page int) { r.from = max(0, min(r.from+by, len(r.lines)-page)) }

// pressText takes the keys on a text.
func (m *Browser) pressText(name string) tea.Cmd {
	by, _ := steps(name, m.page())
	m.text.scroll(by, m.page())
	switch name {
	case "esc", "backspace":
		m.text = nil
	case "enter":
		if run := m.text.run; run != "" {
			m.text = nil
			return m.load(run)
		}
	}
	return nil
}

// open lays a run out on the screen.
func (m *Browser) open(x *review.Opened) *opened {
	o := &opened{Opened: x, text: &reader{text: x.Report.Markdown(), run: x.Of.ID}, reads: x.Track == nil}
	if x.Track != nil {
		o.beside = debrief.Review(m.theme, &x.Report, x.Track, x.Run)
		for i := range x.Report.Clues {
			if c := &x.Report.Clues[i]; c.ID == m.table().clue {
				o.beside.At(c.Available)
			}
		}
	}
	return o
}

// pressRun takes the keys on a run.
func (m *Browser) pressRun(k tea.KeyPressMsg) tea.Cmd {
	o := m.run
	switch name := k.String(); name {
	case "esc", "backspace":
		m.run = nil
	case "tab", "shift+tab":
		o.reads = !o.reads || o.beside == nil
	case "]":
		return m.beside(1)
	case "[":
		return m.beside(-1)
	case "m":
		return m.mark(o.Of.ID)
	case "1", "2", "3", "4", "5":
		m.rate(int(name[0]-'0'), "")
	case "t":
		m.typing = &prompt{label: "Note", most: 2000, take: func(words string) {
			if words != "" {
				m.rate(0, words)
			}
		}}
	case "n", "p":
		by := map[string]int{"n": 1, "p": -1}[name]
		if o.reads = o.beside == nil; o.reads || !o.beside.Clue(by) {
			m.notice = "Nothing further this way that could not be seen during the run."
		}
	default:
		if !o.reads {
			o.beside.Press(k)
			return nil
		}
		by, _ := steps(name, m.page())
		o.text.scroll(by, m.page())
	}
	return nil
}

// beside goes to the next run of the list from which this one was opened.
func (m *Browser) beside(by int) tea.Cmd {
	t := m.table()
	if r := t.chosen(); r == nil || r.Run != m.run.Of.ID || t.row+by < 0 || t.row+by >= len(t.rows) || t.rows[t.row+by].Run == "" {
		m.notice = "No further run this way in the list that it was opened from."
		return nil
	}
	t.row += by
	t.keep(m.page())
	return m.load(t.chosen().Run)
}

// rate keeps a grade or a note, and says so.
func (m *Browser) rate(grade int, note string) {
	x, err := m.deps.Rate(m.run.Of.ID, grade, note)
	if err != nil {
		m.notice = err.Error()
		return
	}
	m.deps.Report.Rated = append([]review.Rated{x}, m.deps.Report.Rated...)
	for _, t := range m.tables {
		if t.grid.Name == "ratings" {
			*t = *newTable(m.deps.Report.RatingsGrid())
		}
	}
	switch warn := review.Warn(note); {
	case warn != "":
		m.notice = "Noted. Look at it again: " + warn + "."
	case note != "":
		m.notice = "Noted. Earlier notes are kept."
	default:
		m.notice = fmt.Sprintf("Graded %d of 5. Earlier grades are kept, and the latest counts.", grade)
	}
}

// rated says what was last said of the run that is open.
func (m *Browser) rated() string {
	grade, note := "not graded yet", ""
	for _, x := range m.deps.Report.Rated { // the latest first
		if x.ID != m.run.Of.ID {
			continue
		}
		if x.Grade > 0 && grade == "not graded yet" {
			grade = fmt.Sprintf("graded %d of 5 by %s", x.Grade, x.Rater)
		}
		if x.Note != "" && note == "" {
			note = "; note: " + strings.Join(strings.Fields(x.Note), " ")
		}
	}
	return grade + note
}
