package exercise

import (
	"fmt"
	"slices"
	"strings"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// View implements nav.Screen.
func (r *Result) View() nav.Frame {
	lines := r.page()
	shown := lines[min(r.from, len(lines)):]
	foot := ""
	switch {
	case r.said != "":
		foot = " " + r.th.Shorten(r.th.Spell(r.said), r.w-2)
	case len(lines) > r.h-1 && r.from+r.h-1 < len(lines):
		foot = " " + r.th.Paint(ui.Key, r.th.Spell("↓ PgDn")) + r.th.Paint(ui.Dim, fmt.Sprintf(" more: line %d of %d", r.from+r.h-1, len(lines)))
	}
	return nav.Frame{
		Heading: ui.Heading{Place: r.out.Skill.Title, Note: r.note()},
		Body:    ui.Fill(ui.Fill(strings.Join(shown, "\n"), r.w, r.h-1)+"\n"+foot, r.w, r.h), Mouse: true,
	}
}

func (r *Result) note() string {
	note := "the result"
	if r.out.Past {
		note = "the go of " + r.out.Ended.Format("2 January 2006, 15:04")
	}
	return note
}

// page is the whole result in lines.
func (r *Result) page() []string {
	if r.lines != nil {
		return r.lines
	}
	w := min(r.w, 110)
	out := append([]string{""}, r.top(w)...)
	out = append(out, "", ui.TitleRule(r.th, "What to try next", "", w))
	for _, t := range r.advice() {
		out = append(out, r.wrapped(t, ui.Text, 3, w)...)
	}
	out = append(out, "", ui.TitleRule(r.th, "What it was made of", "points", w))
	for _, l := range r.out.Result.Lines {
		out = append(out, r.line(l, w)...)
	}
	if sum := practice.Sum(r.out.Result); sum != "" {
		out = append(out, ui.Blank(3)+r.th.Paint(ui.Rule, strings.Repeat(r.th.Pick("─", "-"), min(len(sum), w-5))))
		out = append(out, r.wrapped(sum, ui.Title, 3, w)...)
	}
	out = append(out, r.written(w)...)
	if used := r.sources(); len(used) > 0 {
		out = append(out, "", ui.TitleRule(r.th, "Sources", "", w))
		for _, src := range used {
			out = append(out, r.wrapped(r.number(src.ID)+" "+src.Text+" ("+src.Mark+": "+src.Means()+").", ui.Dim, 3, w)...)
		}
	}
	r.lines = out
	return out
}

func (r *Result) wrapped(text string, role ui.Role, indent, w int) []string {
	var out []string
	for _, l := range strings.Split(ui.Wrap(r.th.Spell(text), w-indent-2), "\n") {
		out = append(out, ui.Blank(indent)+r.th.Paint(role, l))
	}
	return out
}

// top is the score in large digits, beside it the standard and the sentence of the whole.
func (r *Result) top(w int) []string {
	res := &r.out.Result
	digits := ui.Digits(r.th, fmt.Sprintf("%.0f", res.Score))
	role, verdict := ui.Unsaved, r.th.Pick("✗ ", "- ")+"the standard is not met yet"
	switch {
	case res.Met:
		role, verdict = ui.Good, r.th.Pick("✓ ", "+ ")+"the standard is met"
	case r.out.Setup.Level < len(r.out.Skill.Levels)-1 && r.out.Standing.Level >= r.out.Setup.Level && res.Score >= skill.Passed:
		role, verdict = ui.Good, r.th.Pick("✓ ", "+ ")+"well done at this level"
	}
	right := strings.Split(ui.Wrap(r.th.Paint(role, verdict)+r.th.Paint(ui.Dim, r.how()), w-20), "\n")
	right = append(right, strings.Split(ui.Wrap(r.th.Spell(res.Summary), w-20), "\n")...)
	if res.Critical != "" {
		right = append(right, strings.Split(ui.Wrap(r.th.Paint(ui.Bad, r.th.Spell(r.th.Pick("▲ ", "! ")+"The score is capped at 49: "+res.Critical)), w-20), "\n")...)
	}
	var out []string
	for y := range max(3, len(right)) {
		left, text := "", ""
		if y < len(digits) {
			left = r.th.Paint(role, digits[y])
		}
		if y < len(right) {
			text = right[y]
		}
		out = append(out, "   "+ui.Fit(left, 13)+"  "+text)
	}
	out = append(append(out, ""), r.wrapped(r.facts(), ui.Dim, 3, w)...)
	if why := practice.Unmet(&r.out.Skill, r.out.Setup, *res); why != "" {
		out = append(out, r.wrapped(why, ui.Text, 3, w)...)
	}
	return out
}

// how says in what way the go differed from one that counts.
func (r *Result) how() string {
	switch {
	case r.out.Setup.Guided:
		return ", guided"
	case r.out.Asked:
		return ", with feedback that you had"
	}
	return ""
}

func (r *Result) facts() string {
	s := r.out.Setup
	level := fmt.Sprintf("Level %d of %d", s.Level+1, len(r.out.Skill.Levels))
	if s.Level < len(r.out.Skill.Levels) {
		level += ", " + r.out.Skill.Levels[s.Level]
	}
	words := []string{level}
	if s.Mode != "" {
		words = append(words, s.Mode)
	}
	switch s.Timing {
	case skill.Double:
		words = append(words, "double time")
	case skill.Off:
		words = append(words, "clock off: speed is not scored")
	}
	return strings.Join(append(words, "took "+ui.Clock(r.out.Took)), "; ") + "."
}

// line is one line of the result: what it earned, drawn and in figures, and why.
func (r *Result) line(l skill.Line, w int) []string {
	figures := fmt.Sprintf("%s of %s", practice.Figure(l.Points), practice.Figure(l.Of))
	if l.Of == 0 {
		figures = practice.Figure(l.Points)
	}
	part := 0.0
	if l.Of > 0 {
		part = l.Points / l.Of
	}
	role, sign := ui.Good, r.th.Pick("✓", "+")
	switch {
	case part < 0.005:
		role, sign = ui.Bad, r.th.Pick("✗", "-")
	case part < 0.995:
		role, sign = ui.Unsaved, r.th.Pick("◐", "~")
	}
	label := l.Label
	if l.Time {
		label += " (time)"
	}
	right := ui.Meter(r.th, role, part, 12) + " " + ui.FitRight(figures, 12)
	head := " " + r.th.Paint(role, sign) + " " + r.th.Shorten(r.th.Spell(label), w-4-ui.Width(right)) + " " + right
	why := l.Why
	if l.Source != "" {
		if n := r.number(l.Source); n != "" {
			why += " " + n
		}
	}
	return append([]string{head}, r.wrapped(why, ui.Dim, 5, w)...)
}

// number is the place of a source in the list below: "[2]", or "" if the skill has none of that name.
func (r *Result) number(id string) string {
	i := slices.IndexFunc(r.sources(), func(s skill.Source) bool { return s.ID == id })
	if i < 0 {
		return ""
	}
	return fmt.Sprintf("[%d]", i+1)
}

// sources are those that the lines name, in the order of the skill.
func (r *Result) sources() []skill.Source {
	var out []skill.Source
	for _, s := range r.out.Skill.Sources {
		if slices.ContainsFunc(r.out.Result.Lines, func(l skill.Line) bool { return l.Source == s.ID }) {
			out = append(out, s)
		}
	}
	return out
}

// written is what the learner made, beside a model where there is one. Words said go beside a model of words, and what was written stands under them.
func (r *Result) written(w int) []string {
	res := &r.out.Result
	var alone []string
	if res.Written != "" {
		alone = append([]string{"", ui.TitleRule(r.th, "What you wrote", "e writes it to a file", w)}, r.wrapped(res.Written, ui.Text, 3, w)...)
	}
	if res.Later != "" {
		alone = append(append(alone, "", ui.TitleRule(r.th, "What came of it", "fictional", w)), r.wrapped(res.Later, ui.Text, 3, w)...)
	}
	switch {
	case res.Words != "":
		return append(r.beside(res.Words, w), alone...)
	case res.Written == "" || res.Model == "":
		return alone
	}
	return r.beside(res.Written, w)
}

// beside sets what is the learner's beside the model: no machine marks prose.
func (r *Result) beside(yours string, w int) []string {
	res := &r.out.Result
	out := []string{"", ui.TitleRule(r.th, "Yours beside a model", "compare them yourself: no machine marks prose", w)}
	if w < 76 {
		out = append(append(out, "   Yours"), r.wrapped(yours, ui.Text, 3, w)...)
		return append(append(out, "", "   A model"), r.wrapped(res.Model, ui.Dim, 3, w)...)
	}
	half := (w - 7) / 2
	left := append([]string{r.th.Paint(ui.Title, "Yours")}, strings.Split(ui.Wrap(r.th.Spell(yours), half), "\n")...)
	right := append([]string{r.th.Paint(ui.Title, "A model")}, strings.Split(ui.Wrap(r.th.Spell(res.Model), half), "\n")...)
	bar := r.th.Paint(ui.Rule, r.th.Pick("│", "|"))
	for y := range max(len(left), len(right)) {
		a, b := "", ""
		if y < len(left) {
			a = left[y]
		}
		if y < len(right) {
			b = right[y]
		}
		out = append(out, "   "+ui.Fit(a, half)+" "+bar+" "+b)
	}
	return out
}

// advice is what follows from this go.
func (r *Result) advice() []string {
	o, st := &r.out, r.out.Standing
	top := len(o.Skill.Levels) - 1
	counted := !o.Setup.Guided && !o.Asked
	var out []string
	if worst := r.worst(); worst != "" {
		out = append(out, "Most was lost at: "+worst+". The same again (s) lets you do just that one better.")
	}
	switch {
	case st.Mastered && o.Result.Met:
		out = append(out, "This skill is mastered. Come back within 60 days, before it grows rusty.")
	case o.Result.Met && counted:
		out = append(out, "One more unguided go like this at the top level, and the skill is mastered (enter).")
	case o.Result.Met:
		out = append(out, "Do it once more unguided: g in the lab. Only unguided goes count towards mastery.")
	case o.Setup.Level < top && st.Level >= o.Setup.Level:
		out = append(out, fmt.Sprintf("The next level is yours to try (n): %s.", o.Skill.Levels[o.Setup.Level+1]))
	case o.Setup.Level < top:
		out = append(out, "Again at this level (enter): from 80 points on, the next one is worth trying.")
	case o.Setup.Guided:
		out = append(out, "Once more, guided, with new patients (enter); then without.")
	default:
		out = append(out, "Again with a new one (enter), or guided for once: g in the lab. The standard: "+o.Skill.Standard+".")
	}
	return out
}

// worst is the line at which most points were lost, "" if hardly any were.
func (r *Result) worst() string {
	name, most := "", 1.0
	for _, l := range r.out.Result.Lines {
		if lost := l.Of - l.Points; lost > most {
			name, most = l.Label, lost
		}
	}
	return name
}
