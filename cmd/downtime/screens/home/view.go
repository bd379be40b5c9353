package home

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/wave"
)

// pitch says what Downtime is.
const (
	pitch = "Downtime: a shift on which the technology may be lying, or innocent. Look before you switch off."
	small = "For learning, not for care. Everything stays on this machine."
)

// tall is the body height from which home has room for its strip of ECG.
const tall = 26

// masthead is a strip of an ECG that belongs to nobody: three beats, then nothing.
func masthead() *ui.Scope {
	s := ui.NewScope(4)
	s.Advance(&wave.Params{HR: 72, Rhythm: wave.Sinus}, 2.6)
	s.Advance(&wave.Params{HR: 0, Rhythm: wave.Asystole}, 2.2)
	return s
}

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	w, h := s.width, s.height
	head := s.head(w, h)
	list := s.list(s.listWidth())
	below := h - len(head) - 1
	var body string
	if s.wide() {
		left := s.listWidth()
		body = ui.Columns(w, below, ui.Box{Size: left, Body: strings.Join(list, "\n")}, ui.Box{Size: 3}, ui.Box{Body: s.detail(w - left - 5)})
	} else {
		room := below - len(list) - 1
		lines := append(append([]string{}, list...), "")
		if room > 3 {
			lines = append(lines, strings.Split(ui.Fill(s.detail(w-2), w, room), "\n")...)
		}
		body = ui.Fill(strings.Join(lines, "\n"), w, below)
	}
	last := " " + s.th.Paint(ui.Dim, s.th.Spell(small))
	return nav.Frame{
		Heading: ui.Heading{Place: "Downtime", Note: s.note()},
		Body:    ui.Fill(strings.Join(head, "\n")+"\n"+body+"\n"+last, w, h),
		Mouse:   true,
	}
}

func (s *Screen) wide() bool { return s.width >= 110 }

func (s *Screen) listWidth() int {
	if s.wide() {
		return s.width * 3 / 5
	}
	return s.width
}

func (s *Screen) note() string {
	switch {
	case s.data.Opening:
		return "opening profile…"
	case s.data.Profile != "":
		return s.data.Profile
	}
	return "no profile: nothing is saved"
}

func (s *Screen) head(w, h int) []string {
	head := []string{""}
	if h >= tall {
		head = append(head, strings.Split(s.strip.View(wave.ChannelECG, s.th, w, 4), "\n")...)
	}
	for _, l := range strings.Split(ui.Wrap(pitch, w-2), "\n") {
		head = append(head, " "+s.th.Paint(ui.Title, s.th.Spell(l)))
	}
	return append(head, "")
}

// list is the runs to go on with and the cases, one line each, under their rules.
func (s *Screen) list(w int) []string {
	var out []string
	if n := len(s.data.Resume); n > 0 {
		out = append(out, ui.TitleRule(s.th, "Go on", "saved", w))
		for i, r := range s.data.Resume {
			stopped := r.Place + ": stopped at " + r.At
			if r.Debrief {
				stopped = r.Place + ": its debrief, read half-way"
			}
			out = append(out, s.row(i, w, stopped, r.Played.Format("2 Jan 15:04")))
		}
		out = append(out, "")
	}
	out = append(out, ui.TitleRule(s.th, "Cases", "last score", w))
	if !s.data.Listed {
		return append(out, s.th.Paint(ui.Dim, s.th.Pick("   reading the cases…", "   reading the cases...")))
	}
	if len(s.data.Cases) == 0 {
		return append(out, "   No case can be read. `downtime check` says why.")
	}
	for i, c := range s.data.Cases {
		out = append(out, s.row(len(s.data.Resume)+i, w, s.name(c), score(c)))
	}
	return out
}

// lines are the body lines on which the rows stand.
func (s *Screen) lines() []int {
	y := len(s.head(s.width, s.height))
	var at []int
	if n := len(s.data.Resume); n > 0 {
		for i := range n {
			at = append(at, y+1+i)
		}
		y += n + 2
	}
	for i := range s.data.Cases {
		at = append(at, y+1+i)
	}
	return at
}

func (s *Screen) name(c Case) string {
	name := fmt.Sprintf("%s, %s", c.Place, c.Hour)
	if c.Title != "" {
		name += "  " + s.th.Paint(ui.Dim, s.th.Spell(c.Title))
	}
	return name
}

func score(c Case) string {
	switch {
	case c.Unscored && c.Times > 0:
		return "unscored, played"
	case c.Unscored:
		return "unscored"
	case c.Last != nil:
		return fmt.Sprintf("%.0f", *c.Last)
	}
	return "not played"
}

// row is one line; the selected one is marked by shape as well as by colour.
func (s *Screen) row(i, w int, left, right string) string {
	right = s.th.Paint(ui.Dim, right) + " "
	mark, room := "   ", w-3-ui.Width(right)-1
	if i == s.at {
		mark = s.th.Paint(ui.Focus, s.th.Pick(" ▶ ", " > "))
		if !strings.Contains(left, "\x1b") {
			left = s.th.Paint(ui.Focus, s.th.Spell(left))
		}
	}
	return mark + s.th.Shorten(left, room) + " " + right
}

// detail is what may be said of the selected row.
func (s *Screen) detail(w int) string {
	n := len(s.data.Resume)
	switch {
	case s.at < n:
		r := s.data.Resume[s.at]
		if r.Debrief {
			return s.paragraph("", "You left the debrief of this run half-way. Enter takes it up at the part where you left; past runs (h) have it as well.", w)
		}
		text := fmt.Sprintf("You left %s on %s. Enter takes the run up at %s, where it was last saved. It is not scored until it ends; past runs (h) can close it unscored.",
			r.Place, r.Played.Format("2 January at 15:04"), r.At)
		return s.paragraph("", text, w)
	case s.at-n < len(s.data.Cases):
		c := s.data.Cases[s.at-n]
		facts := fmt.Sprintf("%s. About %d minutes.", c.Specialty, c.Minutes)
		if c.Times > 0 {
			facts += fmt.Sprintf(" Played to the end %s.", times(c.Times))
		}
		return s.paragraph(facts, c.Summary, w)
	}
	return ""
}

func (s *Screen) paragraph(facts, text string, w int) string {
	var lines []string
	for _, l := range strings.Split(ui.Wrap(s.th.Spell(text), w-2), "\n") {
		lines = append(lines, "   "+l)
	}
	if facts != "" {
		lines = append(lines, "")
		for _, l := range strings.Split(ui.Wrap(s.th.Spell(facts), w-2), "\n") {
			lines = append(lines, "   "+s.th.Paint(ui.Dim, l))
		}
	}
	return strings.Join(lines, "\n")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
