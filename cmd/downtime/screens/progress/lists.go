package progress

import (
	"fmt"
	"slices"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/ui"
)

// order is that of the states in the list: first what was had and is being lost.
var order = []report.State{report.Rusty, report.Mastered, report.Learning, report.NotBegun}

// sorted are the skills by how they stand.
func (s *Screen) sorted() []report.Skill {
	out := slices.Clone(s.report.Skills)
	slices.SortStableFunc(out, func(a, b report.Skill) int { return slices.Index(order, a.State) - slices.Index(order, b.State) })
	return out
}

// badge is a state by shape and colour beside its word.
func (s *Screen) badge(state report.State) (shape string, r ui.Role) {
	switch state {
	case report.Mastered:
		return s.th.Pick("●", "*"), ui.Good
	case report.Rusty:
		return s.th.Pick("◐", "%"), ui.Unsaved
	case report.Learning:
		return s.th.Pick("○", "o"), ui.SpO2
	default:
		return s.th.Pick("·", "."), ui.Dim
	}
}

// skills lists every skill with how it stands.
func (s *Screen) skills() block {
	b := block{}
	names := min(60, s.width-3-12-10-6-14)
	columns := func(mark, name, state, level, last, ended string) string {
		return mark + s.th.Shorten(s.th.Spell(name), names-1) + " " + ui.Fit(state, 12) + ui.Fit(level, 10) + ui.Fit(last, 6) + ended
	}
	b.add("", s.th.Paint(ui.Dim, ui.Fit(columns("   ", "Skill", "Stands", "Level", "Last", "Done"), s.width)))
	for i, k := range s.sorted() {
		mark, _ := s.mark(i)
		if i == s.at[skillsPage] {
			b.at, b.n = len(b.lines), 1
		}
		shape, r := s.badge(k.State)
		level, last, ended := "", "", ""
		if k.Goes > 0 {
			level, last, ended = k.Reached(), fmt.Sprintf("%3.0f", k.Last), report.Day(k.Ended)
		}
		if k.Open != "" {
			ended = "left half-way"
		}
		state := shape + " " + string(k.State)
		if i == s.at[skillsPage] {
			b.add(s.th.Paint(ui.Focus, ui.Fit(columns(mark, k.Title, state, level, last, ended), s.width)))
			continue
		}
		b.add(columns(mark, k.Title, s.th.Paint(r, state), level, last, ended))
	}
	b.add("")
	b.add(s.wrap(report.MasteryRule, s.width-2, ui.Dim, " ")...)
	return b
}

// plans lists every plan with where it was made and what became of it.
func (s *Screen) plans() block {
	b := block{}
	b.add("")
	if len(s.report.Plans) == 0 {
		b.add(s.wrap(report.NoPlans, s.width-2, ui.Text, " ")...)
		return b
	}
	b.add(s.wrap(s.report.Tally()+" Only you can say: nothing is scored by it.", s.width-2, ui.Text, " ")...)
	for i := range s.report.Plans {
		p := &s.report.Plans[i]
		mark, pen := s.mark(i)
		b.add("")
		from := len(b.lines)
		shape, r := s.kept(p.Kept)
		for j, l := range s.wrap(p.Text, min(s.width-6, 100), pen, "") {
			if j > 0 {
				mark = "   "
			}
			b.add(mark + l)
		}
		answer, day := shape+" "+p.Answer(), ", "+report.Day(p.At)
		where := s.th.Spell(p.Case)
		where = s.th.Shorten(where, min(ui.Width(where), s.width-7-ui.Width(answer)-ui.Width(day)))
		b.add("   " + s.th.Paint(r, answer) + s.th.Paint(ui.Dim, "  "+where+day))
		if i == s.at[plansPage] {
			b.at, b.n = from, len(b.lines)-from
		}
	}
	return b
}

// kept is the shape and the pen of an answer; its word stands beside it.
func (s *Screen) kept(k report.Kept) (shape string, r ui.Role) {
	switch k {
	case report.WasKept:
		return s.th.Pick("●", "*"), ui.Good
	case report.WasNotKept:
		return s.th.Pick("○", "o"), ui.CO2
	case report.NoOccasion:
		return s.th.Pick("·", "."), ui.Dim
	default:
		return "?", ui.Key
	}
}
