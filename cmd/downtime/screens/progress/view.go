package progress

import (
	"fmt"
	"strings"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// room is how many lines of a page there is space for, under the line of pages and above the foot.
func (s *Screen) room() int { return max(1, s.height-2) }

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	f := nav.Frame{Heading: ui.Heading{Place: "Progress", Note: "formative"}}
	if s.asked != nil {
		f.Heading.Note = s.asked.task.Label()
		f.Body = s.questionView(s.width, s.height)
		return f
	}
	var body string
	switch {
	case s.why != "":
		body = strings.Join(append([]string{""}, s.wrap(s.why, s.width-4, ui.Text, "  ")...), "\n")
	case s.report == nil:
		body = "\n   " + s.th.Paint(ui.Dim, s.th.Spell("Reading the profile…"))
	default:
		body = s.scrolled()
	}
	f.Body = ui.Fill(s.tabs()+"\n"+body, s.width, s.height)
	return f
}

// tabs is the line of pages; the open one is in brackets as well as in colour.
func (s *Screen) tabs() string {
	line := ""
	for i, n := range pageNames {
		if page(i) == s.page {
			line += s.th.Paint(ui.Focus, fmt.Sprintf("[%d %s]", i+1, n))
		} else {
			line += " " + s.th.Paint(ui.Key, fmt.Sprint(i+1)) + s.th.Paint(ui.Dim, " "+n) + " "
		}
	}
	return ui.Fit(line, s.width)
}

// block is a page laid out: its lines, and which of them the selected row takes.
type block struct {
	lines []string
	at, n int
}

func (b *block) add(lines ...string) { b.lines = append(b.lines, lines...) }

// scrolled shows the part of the open page that holds the selected row, or that was scrolled to, with where one is.
func (s *Screen) scrolled() string {
	b, room := s.lay(), s.room()
	from := s.from[s.page]
	if s.rows() > 0 {
		switch { // what belongs to the selected row is in sight, and its heads as well where there is room
		case b.at+b.n <= room:
			from = 0
		default:
			from = min(b.at, max(0, b.at+b.n-room))
		}
	}
	from = max(0, min(from, len(b.lines)-room))
	shown := append([]string{}, b.lines[from:min(len(b.lines), from+room)]...)
	foot := ""
	if rest := len(b.lines) - from - room; rest > 0 {
		foot = fmt.Sprintf("%s %d more lines", s.th.Pick("↓", "v"), rest)
	} else if from > 0 {
		foot = s.th.Pick("↑", "^") + " end of this page"
	}
	return ui.Fill(strings.Join(shown, "\n"), s.width, room) + "\n " + s.th.Paint(ui.Dim, foot)
}

func (s *Screen) lay() block {
	switch s.page {
	case domainsPage:
		return s.domains()
	case judgementPage:
		return s.judgement()
	case skillsPage:
		return s.skills()
	case plansPage:
		return s.plans()
	case guidePage:
		return s.guide()
	default:
		return s.today()
	}
}

// wrap is text as painted lines of at most w cells behind an indent.
func (s *Screen) wrap(text string, w int, r ui.Role, indent string) []string {
	lines := strings.Split(ui.Wrap(s.th.Spell(text), max(10, w-ui.Width(indent))), "\n")
	for i := range lines {
		lines[i] = indent + s.th.Paint(r, lines[i])
	}
	return lines
}

// mark is the beginning of a row: a selected one is marked by shape as well as by colour.
func (s *Screen) mark(i int) (mark string, pen ui.Role) {
	if i == s.at[s.page] {
		return s.th.Pick(" ▶ ", " > "), ui.Focus
	}
	return "   ", ui.Text
}

// wide says that the day has the domains beside it.
func (s *Screen) wide() bool { return s.width >= 110 }

// today is what to practise, with why; in a wide window beside how things stand.
func (s *Screen) today() block {
	w := s.width
	if s.wide() {
		w = s.width * 3 / 5
	}
	t := &s.report.Today
	b := block{}
	b.add("", ui.TitleRule(s.th, "What to practise, and why", "ten minutes a day at most", w))
	for i, k := range t.Rows() {
		mark, pen := s.mark(i)
		if i == s.at[todayPage] {
			b.at, b.n = len(b.lines), 2
		}
		takes := fmt.Sprintf("%d min ", k.Minutes())
		b.add(mark + s.th.Paint(pen, s.th.Shorten(s.th.Spell(k.Label()), w-4-len(takes))) + " " + s.th.Paint(ui.Dim, takes))
		b.add("     " + s.th.Paint(ui.Dim, s.th.Shorten(s.th.Spell(k.Why()), w-6)))
	}
	if len(t.Tasks) > 0 {
		b.add("")
	}
	b.add(s.wrap(t.Rest(), w-3, ui.Text, "   ")...)
	b.add("")
	b.add(s.wrap(report.Formative, w-3, ui.Dim, "   ")...)
	if !s.wide() {
		return b
	}
	h := max(len(b.lines), s.room())
	b.lines = strings.Split(ui.Columns(s.width, h, ui.Box{Size: w, Body: strings.Join(b.lines, "\n")}, ui.Box{Size: 3},
		ui.Box{Body: strings.Join(s.standing(s.width-w-4), "\n")}), "\n")
	return b
}

// standing is how things stand, in short.
func (s *Screen) standing(w int) []string {
	r := s.report
	out := []string{"", ui.TitleRule(s.th, "How it stands", runs(r.Runs.Scored), w)}
	if r.Runs.Scored == 0 {
		out = append(out, s.wrap(r.Made(), w, ui.Text, "")...)
	}
	all := r.All()
	for _, c := range all.Domains {
		if c.Of > 0 {
			out = append(out, ui.Fit(s.th.Spell(report.DomainLabel(c.Domain)), 20)+ui.Meter(s.th, quarter(c.Score), c.Score/100, max(4, w-26))+fmt.Sprintf(" %3.0f", c.Score))
		}
	}
	count := map[report.State]int{}
	for i := range r.Skills {
		count[r.Skills[i].State]++
	}
	out = append(out, "", ui.TitleRule(s.th, "Skills", "", w), fmt.Sprintf("%d mastered, %d rusty, %d learning, %d not begun",
		count[report.Mastered], count[report.Rusty], count[report.Learning], count[report.NotBegun]))
	out = append(out, "", ui.TitleRule(s.th, "Plans", "", w))
	if len(r.Plans) == 0 {
		return append(out, s.wrap(report.NoPlans, w, ui.Text, "")...)
	}
	return append(out, s.wrap(r.Tally(), w, ui.Text, "")...)
}

func runs(n int) string {
	if n == 1 {
		return "1 scored run"
	}
	return fmt.Sprintf("%d scored runs", n)
}
