package debrief

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/score"
)

// room is the number of lines that scroll: under the tabs, or those of the Card.
func (s *Screen) room() int {
	if s.page != scorePage {
		return max(1, s.height-2)
	}
	free := s.height - 1 - len(s.total(s.width-2))
	if s.wide() {
		return max(4, min(free, max(len(s.card.rows()), 10)))
	}
	return max(4, min(free-6, len(s.card.rows())))
}

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	f := nav.Frame{Heading: ui.Heading{Place: "Debrief", Note: s.run.Place}}
	if s.guide.on {
		return s.guided(f)
	}
	if s.run.Title != "" {
		f.Heading.Place = s.run.Title
	}
	var body string
	switch {
	case s.run.Card == nil && s.why == "":
		body = ui.Fill("\n   "+s.th.Paint(ui.Dim, s.th.Spell("Reading the run…")), s.width, s.height-1)
	case s.page == scorePage:
		body = s.scoreBody(s.width, s.height-1)
	default:
		body = s.scrolled(s.width, s.height-1)
	}
	f.Body = ui.Fill(s.tabs()+"\n"+body, s.width, s.height)
	return f
}

// guided is the frame of a part. The case's title is told once feedback is open.
func (s *Screen) guided(f nav.Frame) nav.Frame {
	if s.guide.open && s.run.Title != "" {
		f.Heading.Place = s.run.Title
	}
	body, cursor := s.guideView()
	f.Body, f.Cursor, f.Modal = ui.Fill(body, s.width, s.height), cursor, s.writing()
	return f
}

// tabs is the line of pages; the open one is in brackets as well as in colour.
func (s *Screen) tabs() string {
	names := pageNames
	if s.width < 100 {
		names = shortNames
	}
	line := ""
	for i, n := range names {
		text := fmt.Sprintf("%d %s", i+1, n)
		if page(i) == s.page {
			line += s.th.Paint(ui.Focus, "["+text+"]")
		} else {
			line += " " + s.th.Paint(ui.Key, fmt.Sprint(i+1)) + s.th.Paint(ui.Dim, " "+n) + " "
		}
	}
	return ui.Fit(line, s.width)
}

// scrolled is a page of text with where one is in it.
func (s *Screen) scrolled(w, h int) string {
	lines, room := s.lines(), h-1
	from := max(0, min(s.from[s.page], len(lines)-room))
	shown := append([]string{}, lines[from:min(len(lines), from+room)]...)
	for i := range shown {
		shown[i] = "  " + shown[i]
	}
	foot := ""
	switch {
	case s.said != "":
		foot = s.th.Shorten(s.th.Spell(s.said), w-2)
	case from+room < len(lines):
		foot = s.th.Paint(ui.Dim, fmt.Sprintf("%s %d more lines", s.th.Pick("↓", "v"), len(lines)-from-room))
	case from > 0:
		foot = s.th.Paint(ui.Dim, s.th.Pick("↑", "^")+" end of this page")
	}
	return ui.Fill(ui.Fill(strings.Join(shown, "\n"), w, room)+"\n "+foot, w, h)
}

// wide says that the reason of the selected line has room beside the Card.
func (s *Screen) wide() bool { return s.width >= 110 }

// scoreBody is the profile of domains, then the total, then what was really so; beside or below it the reason of the selected line.
func (s *Screen) scoreBody(w, h int) string {
	if s.run.Card == nil {
		return ui.Fill(strings.Join(wrapped(s.th, s.why, w-4, "  "), "\n"), w, h)
	}
	total := s.total(w - 2)
	room := s.room()
	var lines []string
	if len(s.card.rows()) == 0 { // practice has no profile of domains
		return ui.Fill(strings.Join(append(total[1:], s.outcome(w)...), "\n"), w, h) // no rule under nothing
	}
	if s.wide() {
		left := w * 3 / 5
		lines = strings.Split(ui.Columns(w, room, ui.Box{Size: left, Body: s.card.view(s.th, left, room)}, ui.Box{Size: 3},
			ui.Box{Body: s.card.detail(s.th, s.report, w-left-5)}), "\n")
		return ui.Fill(strings.Join(append(append(lines, total...), s.outcome(w)...), "\n"), w, h)
	}
	lines = append(strings.Split(s.card.view(s.th, w, room), "\n"), total...)
	lines = append(lines, ui.TitleRule(s.th, "", "", w))
	for _, l := range strings.Split(s.card.detail(s.th, s.report, w-4), "\n") {
		lines = append(lines, "  "+l)
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h)
}

// outcome fills what a tall window has left under the total: how it ended, and what was really so.
func (s *Screen) outcome(w int) []string {
	if s.report == nil {
		return nil
	}
	w = min(w-4, 100)
	var out []string
	if s.run.Card == nil || s.run.Card.Scored { // it speaks of the cases that are scored
		out = append([]string{""}, wrapped(s.th, s.report.Safety, w, " ")...)
	}
	for _, part := range []struct{ head, text string }{
		{"How it ended", s.report.Ended}, {"What was really so", s.report.Truth},
	} {
		out = append(out, "", " "+s.th.Paint(ui.Title, part.head))
		out = append(out, wrapped(s.th, part.text, w, " ")...)
	}
	return out
}

// total is the number, the reason and the key to try again, under the profile of domains.
func (s *Screen) total(w int) []string {
	c := s.run.Card
	if c == nil {
		return nil
	}
	lines := []string{ui.TitleRule(s.th, "", "", w+2)}
	for _, f := range c.Criticals {
		head := fmt.Sprintf(" Critical at %s ", f.Clock)
		text := strings.Split(ui.Wrap(s.th.Spell(f.Label), max(20, w-2-ui.Width(head))), "\n")
		lines = append(lines, " "+s.th.Paint(ui.High, head)+" "+text[0])
		for _, l := range text[1:] {
			lines = append(lines, ui.Blank(2+ui.Width(head))+l)
		}
	}
	again := s.th.Paint(ui.Key, "a") + " tries again"
	switch {
	case s.said != "":
		lines = append(lines, " "+s.th.Shorten(s.th.Spell(s.said), w))
	case !c.Scored:
		lines = append(lines, " "+s.th.Paint(ui.Title, "Practice: not scored.")+"  "+again)
	default:
		number := s.th.Paint(ui.Title, fmt.Sprintf("%.1f of 100", c.Total)) // no colour of a pass: that is an instructor's to set
		why := s.th.Spell(s.because(c))
		why = s.th.Shorten(why, max(10, min(ui.Width(why), w-ui.Width(number)-ui.Width(again)-5)))
		lines = append(lines, " "+number+"  "+why+"  "+again)
		if s.report != nil && s.report.Standard != nil {
			for _, l := range wrapped(s.th, s.report.Standard.Against(c.Total), w, " ") {
				lines = append(lines, s.th.Paint(ui.Dim, l))
			}
		}
	}
	if s.why != "" {
		lines = append(lines, wrapped(s.th, s.why+".", w, " ")...)
	}
	return lines
}

// standard says how the total lies to an instructor's standard, or that there is none.
func (s *Screen) standard(c *score.Card) string {
	if s.report == nil || s.report.Standard == nil {
		return debrief.NoStandard
	}
	return s.report.Standard.Against(c.Total)
}

// because says in one line what made the number.
func (s *Screen) because(c *score.Card) string {
	if c.Capped {
		return fmt.Sprintf("%.1f, held at %d by a critical failure.", c.Uncapped, score.CriticalCap)
	}
	best, worst := -1, -1
	for i := range c.Domains {
		if best < 0 || c.Domains[i].Score > c.Domains[best].Score {
			best = i
		}
		if worst < 0 || lost(c, i) > lost(c, worst) {
			worst = i
		}
	}
	if best < 0 || best == worst || lost(c, worst) < 0.05 {
		return "Every domain in full."
	}
	return fmt.Sprintf("Best: %s. Most to gain: %s.", c.Domains[best].Label, c.Domains[worst].Label)
}

func lost(c *score.Card, i int) float64 { return c.Domains[i].Weight - c.Domains[i].Points }

// wrapped is text as lines of at most w cells behind an indent.
func wrapped(th ui.Theme, text string, w int, indent string) []string {
	lines := strings.Split(ui.Wrap(th.Spell(text), w), "\n")
	for i := range lines {
		lines[i] = indent + lines[i]
	}
	return lines
}
