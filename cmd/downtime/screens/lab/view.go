package lab

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// headLines stand above the first skill: a blank line and the rule.
const headLines = 2

// View implements nav.Screen.
func (s *Screen) View() nav.Frame {
	switch s.page {
	case pastGoes:
		return s.viewPast()
	case aboutSkill:
		return s.viewAbout()
	}
	w, h := s.width, s.height
	listWidth := w
	if s.wide() {
		listWidth = max(leastList, w*62/100)
	}
	list := append([]string{""}, s.list(listWidth)...)
	var body string
	if s.wide() {
		right := w - listWidth - 3
		body = ui.Columns(w, h-1, ui.Box{Size: listWidth, Body: strings.Join(list, "\n")}, ui.Box{Size: 2},
			ui.Box{Body: strings.Join(append([]string{""}, s.detail(right-1, h-2)...), "\n")})
	} else {
		list = append(list, s.detail(w, h-1-len(list))...)
		body = ui.Fill(strings.Join(list, "\n"), w, h-1)
	}
	return nav.Frame{
		Heading: ui.Heading{Place: "Skills Lab", Note: s.note()},
		Body:    ui.Fill(body+"\n"+s.foot(), w, h), Mouse: true,
	}
}

// leastList is the width of a list in which every name can be read whole.
const leastList = 80

func (s *Screen) wide() bool { return s.width >= leastList+40 }

func (s *Screen) note() string {
	n := 0
	for i := range s.data.Skills {
		if st := s.standing(&s.data.Skills[i]); st.Mastered && !st.Rusty {
			n++
		}
	}
	return fmt.Sprintf("%d of %d mastered", n, len(s.data.Skills))
}

func (s *Screen) foot() string {
	text := "What the screens do on a good day, done by hand. For learning, not for care."
	if s.said != "" {
		return " " + s.th.Shorten(s.th.Spell(s.said), s.width-2)
	}
	return " " + s.th.Paint(ui.Dim, s.th.Shorten(s.th.Spell(text), s.width-2))
}

// The columns at the right of the list.
const (
	levelWidth  = 7
	scoreWidth  = 5
	standing    = 17 // at least
	minuteWidth = 6
)

// standingWidth is what the names leave: they are read whole first.
func (s *Screen) standingWidth(w int) int {
	name := 0
	for i := range s.data.Skills {
		name = max(name, ui.Width(s.th.Spell(s.data.Skills[i].Title)))
	}
	return max(standing, min(24, w-s.beside()-name))
}

// beside is what a line takes beside the name and the standing.
func (s *Screen) beside() int { return 5 + minuteWidth + 1 + levelWidth + scoreWidth + 2 }

func (s *Screen) list(w int) []string {
	end := s.standingWidth(w)
	head := ui.FitRight("level", levelWidth) + ui.FitRight("last", scoreWidth) + "  " + ui.Fit("standing", end)
	out := []string{ui.TitleRule(s.th, "Skills", "", w-ui.Width(head)-1) + " " + s.th.Paint(ui.Dim, head)}
	if !s.data.Listed {
		out = append(out, "   "+s.th.Paint(ui.Dim, s.th.Spell("reading the skills…")))
	}
	for i := range s.data.Skills {
		out = append(out, s.line(i, w))
	}
	if s.data.Broken != "" {
		out = append(out, s.wrapped("Not every skill can be read: "+s.data.Broken, ui.Unsaved, w)...)
	}
	return append(out, "")
}

// line is one skill; the selected one is marked by shape as well as by colour.
func (s *Screen) line(i, w int) string {
	sk := &s.data.Skills[i]
	st := s.standing(sk)
	level, last := "", ""
	if s.data.Read && st.Goes > 0 {
		level, last = "-", fmt.Sprintf("%.0f", st.Last)
		if st.Level >= 0 {
			level = fmt.Sprintf("%d of %d", st.Level+1, len(sk.Levels))
		}
	}
	word, role := s.word(sk, st)
	end := s.standingWidth(w)
	right := ui.FitRight(level, levelWidth) + ui.FitRight(last, scoreWidth) + "  " + s.th.Paint(role, s.th.Shorten(s.th.Spell(word), end))
	mark, short := "   ", " "
	if i < len(shortcuts) {
		short = shortcuts[i : i+1]
	}
	minutes := s.th.Paint(ui.Dim, fmt.Sprintf("%d min", sk.Minutes))
	room := w - s.beside() - end
	name := s.th.Shorten(s.th.Spell(sk.Title), room)
	if i == s.at {
		mark, name = s.th.Paint(ui.Focus, s.th.Pick(" ▶ ", " > ")), s.th.Paint(ui.Focus, name)
	}
	return ui.Fit(mark+s.th.Paint(ui.Key, short)+" "+name+ui.FitRight(minutes, minuteWidth)+" "+right, w)
}

// word says how a skill stands, with a sign that needs no colour.
func (s *Screen) word(sk *skill.Skill, st skill.Standing) (string, ui.Role) {
	if !s.data.Read {
		return "", ui.Dim
	}
	if g, ok := s.openGo(sk.ID); ok {
		return s.th.Pick("▍", "! ") + "stopped at " + ui.Clock(g.At), ui.Unsaved
	}
	switch {
	case st.Rusty:
		return fmt.Sprintf("%srusty, %d days", s.th.Pick("◐ ", "~ "), st.Since/(24*3600)), ui.Unsaved
	case st.Mastered:
		return s.th.Pick("● ", "* ") + "mastered", ui.Good
	case st.Goes == 0:
		return "not yet tried", ui.Dim
	case st.Row == 1:
		return s.th.Pick("◔ ", "+ ") + "one more go", ui.Text
	}
	return "on the way", ui.Text
}

// detail is what may be said of the selected skill, and how its next go is to be.
func (s *Screen) detail(w, h int) []string {
	sk, ok := s.skill()
	if !ok || h < 3 {
		return nil
	}
	out := []string{ui.TitleRule(s.th, sk.Title, "", w)}
	out = append(out, s.choices(&sk, w)...)
	if h >= 9 {
		out = append(out, "")
	}
	if g, there := s.openGo(sk.ID); there {
		out = append(out, s.wrapped(fmt.Sprintf("Begun on %s, and left %s into it. Enter goes on there; n begins anew and keeps it; past goes (h) can close it.",
			g.Started.Format("2 January at 15:04"), ui.Clock(g.At)), ui.Unsaved, w)...)
	}
	standard := s.wrapped("The standard: "+sk.Standard+".", ui.Text, w)
	if st := s.standing(&sk); st.Mastered {
		standard = append(standard, s.wrapped("Mastered: two unguided goes in a row at the top level. After 60 days without a go it counts as rusty.", ui.Dim, w)...)
	} else {
		standard = append(standard, s.wrapped("Mastered is what was done so twice in a row, unguided, at the top level.", ui.Dim, w)...)
	}
	out = append(out, standard...)
	if about := s.wrapped(sk.About, ui.Dim, w); len(out)+1+len(about) <= h {
		out = append(append(out, ""), about...)
	}
	return out[:min(len(out), h)]
}

func (s *Screen) wrapped(text string, r ui.Role, w int) []string {
	var out []string
	for _, l := range strings.Split(ui.Wrap(s.th.Spell(text), w-5), "\n") {
		out = append(out, "   "+s.th.Paint(r, l))
	}
	return out
}

// choices are level, guidance, clock and mode, each with its key.
func (s *Screen) choices(sk *skill.Skill, w int) []string {
	next := s.next(sk)
	left, right := s.th.Pick("◀", "<"), s.th.Pick("▶", ">")
	level := fmt.Sprintf("%s %d of %d %s  ", left, next.level+1, len(sk.Levels), right)
	indent, out := 14+ui.Width(level), []string{}
	if w < 60 { // beside the list its name has lines of its own
		indent, out = 14, []string{s.choice("← →", "Level", level)}
	}
	for _, l := range strings.Split(ui.Wrap(s.th.Spell(sk.Levels[next.level]), w-indent-1), "\n") {
		if len(out) == 0 {
			l = s.choice("← →", "Level", level+l)
		} else {
			l = ui.Blank(indent) + l
		}
		out = append(out, l)
	}
	guided := s.among([]string{"off", "on"}, map[bool]int{false: 0, true: 1}[next.guided])
	timings := []skill.Timing{skill.Usual, skill.Double, skill.Off}
	at := 0
	for i, t := range timings {
		if t == s.prefs.Timing {
			at = i
		}
	}
	clock := s.choice("t", "Clock", s.among([]string{"usual", "double", "off"}, at))
	if !s.clocked(sk) {
		clock = s.choice("t", "Clock", s.th.Paint(ui.Dim, "no clock at this level"))
	}
	if w < 66 {
		out = append(out, s.choice("g", "Guided", guided), clock)
	} else {
		out = append(out, ui.Fit(s.choice("g", "Guided", guided), 32)+clock)
	}
	if len(sk.Modes) > 1 {
		at := 0
		for i, m := range sk.Modes {
			if m == next.mode {
				at = i
			}
		}
		out = append(out, s.choice("m", "Mode", s.among(sk.Modes, at)))
	}
	return out
}

func (s *Screen) choice(k, label, value string) string {
	return " " + s.th.Paint(ui.Key, ui.FitRight(s.th.Spell(k), 4)) + "  " + ui.Fit(label, 8) + value
}

func (s *Screen) among(words []string, at int) string {
	var out []string
	for i, word := range words {
		if i == at {
			out = append(out, s.th.Paint(ui.Title, "["+word+"]"))
		} else {
			out = append(out, s.th.Paint(ui.Dim, " "+word+" "))
		}
	}
	return strings.Join(out, "")
}
