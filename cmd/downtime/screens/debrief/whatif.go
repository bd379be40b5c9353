package debrief

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/counterfactual"
	"downtime/game/debrief"
	"downtime/game/run"
)

// Asked is a run laid out, so that any instant of it can be looked at and each of its decisions asked about.
type Asked struct {
	debrief.Asked
	Run *run.Run
}

// AskedMsg brings a run laid out, or says why it cannot be.
type AskedMsg struct {
	Run   string
	Asked *Asked
	Why   string
}

// WhatIfMsg brings what would have happened with one decision changed; OK false: it could not have been.
type WhatIfMsg struct {
	Run    string
	N      int
	Result counterfactual.Result
	OK     bool
}

// answered is one decision with its answer.
type answered struct {
	counterfactual.Result
	decision int // in asked.Decisions
}

// whatIfs are the decisions as far as they have been worked out, those that mattered most first.
type whatIfs struct {
	all  []answered
	next int  // the first decision that has not been asked about
	at   int  // the one that is open
	held bool // somebody has chosen it
}

// lay takes a run that is laid out, and begins to ask.
func (s *Screen) lay(msg AskedMsg) tea.Cmd {
	if msg.Run != s.run.ID || s.report == nil {
		return nil
	}
	if s.asked = msg.Asked; s.asked == nil {
		s.unlaid, s.cached = msg.Why, cache{}
		return nil
	}
	if s.guide.at == timelinePart {
		s.happened(s.report.Moment.Tick)
	}
	return s.ask()
}

// ask works out the next decision in the background: one at a time, so that the first is there at once and no key waits.
func (s *Screen) ask() tea.Cmd {
	if s.asked == nil || s.what.next >= len(s.asked.Decisions) {
		return nil
	}
	id, n, t, d := s.run.ID, s.what.next, s.asked.Track, s.asked.Decisions[s.what.next]
	return func() tea.Msg {
		r, ok := counterfactual.Compute(t, d)
		return WhatIfMsg{id, n, r, ok}
	}
}

// tell takes one answer and asks for the next.
func (s *Screen) tell(msg WhatIfMsg) tea.Cmd {
	if msg.Run != s.run.ID || msg.N != s.what.next {
		return nil
	}
	w := &s.what
	w.next++
	if msg.OK {
		open := -1
		if w.held && len(w.all) > 0 {
			open = w.all[w.at].decision
		}
		w.all = append(w.all, answered{msg.Result, msg.N})
		slices.SortStableFunc(w.all, func(a, b answered) int { return cmp.Compare(math.Abs(b.Saved), math.Abs(a.Saved)) })
		for i := range w.all {
			if w.all[i].decision == open {
				w.at = i
			}
		}
		s.cached = cache{}
	}
	return s.ask()
}

// mattered is the change of harm from which on a decision is told in a colour (as in the printed debrief).
const mattered = 0.5

// cannot says why this run cannot be gone back into.
func (s *Screen) cannot(w int, indent string) []string {
	return wrapped(s.th, "This run cannot be gone back into: "+s.unlaid+".", w, indent)
}

func (s *Screen) pressWhatIf(k tea.KeyPressMsg) {
	by := 0
	switch {
	case key.Matches(k, keys.up):
		by = -1
	case key.Matches(k, keys.down):
		by = 1
	}
	s.what.at, s.what.held = max(0, min(s.what.at+by, len(s.what.all)-1)), s.what.held || by != 0
}

// whatIfView is the list of decisions, and under it the open one: in a sentence, and as two curves.
func (s *Screen) whatIfView(w, h int) string {
	n, total := len(s.what.all), 0
	if s.asked != nil {
		total = len(s.asked.Decisions)
	}
	head := counterfactual.Held
	if s.asked == nil || s.what.next < total {
		head += fmt.Sprintf(" %d of %d worked out so far.", s.what.next, total)
	}
	lines := []string{"", "  " + s.th.Shorten(head, w-3)}
	if s.unlaid != "" {
		return ui.Fill("\n"+strings.Join(s.cannot(min(w-4, 100), "  "), "\n"), w, h)
	}
	if n == 0 {
		if s.asked != nil && s.what.next >= total {
			lines = append(lines, "", "  This run has no key decision that could have been taken otherwise.")
		}
		return ui.Fill(strings.Join(lines, "\n"), w, h)
	}
	rows := min(n, max(3, min(7, h/4)))
	from := max(0, min(s.what.at-rows/2, n-rows))
	for i := from; i < from+rows; i++ {
		lines = append(lines, s.whatIfRow(i, w))
	}
	if n > rows {
		lines = append(lines, "  "+s.th.Paint(ui.Dim, fmt.Sprintf("%d of %d", s.what.at+1, n)))
	}
	r := s.what.all[s.what.at]
	lines = append(lines, "")
	lines = append(lines, wrapped(s.th, r.Words(), min(w-4, 100), "  ")...)
	lines = append(lines, "")
	room := h - len(lines)
	if s.inWords {
		lines = append(lines, wrapped(s.th, both(r.Result).Describe(), min(w-4, 100), "  ")...)
	} else if room >= 4 {
		for _, l := range strings.Split(ui.Multiples(s.th, apart(r.Result), w-4, min(room, 16)), "\n") {
			lines = append(lines, "  "+l)
		}
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h)
}

// whatIfRow is one decision and what it would have changed.
func (s *Screen) whatIfRow(i, w int) string {
	r := s.what.all[i]
	change, role := "much the same", ui.Dim
	switch {
	case r.Saved >= mattered:
		change, role = fmt.Sprintf("%.0f less harm", r.Saved), ui.Good
	case r.Saved <= -mattered:
		change, role = fmt.Sprintf("%.0f more harm", -r.Saved), ui.Bad
	}
	mark, pen := "  ", ui.Text
	if i == s.what.at {
		mark, pen = s.th.Pick("▶ ", "> "), ui.Focus
	}
	what := map[counterfactual.Kind]string{counterfactual.LeftOut: "without: ", counterfactual.Moved: "at another time: ", counterfactual.Replaced: "otherwise: ", counterfactual.Added: "with: "}[r.Kind]
	room := max(10, w-4-10-18)
	return "  " + s.th.Paint(pen, mark) + s.th.Paint(ui.Dim, ui.Fit(r.Clock, 10)) + s.th.Paint(pen, ui.Fit(s.th.Shorten(s.th.Spell(what+r.Decision), room), room)) + " " + s.th.Paint(role, change)
}

// both is a decision as one chart of two curves: what its words are made of.
func both(r counterfactual.Result) ui.Chart {
	return ui.Chart{Title: "Harm", Unit: "of 100", Lo: 0, Hi: 100, Series: []ui.Series{
		{Name: "as it was", Role: ui.Shown, Points: pairs(r.Actual), Dotted: true}, {Name: "with this changed", Role: ui.Truth, Points: pairs(r.Moved)},
	}}
}

// apart sets the two curves side by side, on one scale.
func apart(r counterfactual.Result) []ui.Chart {
	end, top := 0.0, 1.0
	for _, c := range [][][2]float64{r.Actual, r.Moved} {
		for _, p := range c {
			end, top = max(end, p[0]), max(top, p[1])
		}
	}
	top = min(100, math.Ceil(top/10)*10)
	chart := func(title string, role ui.Role, points [][2]float64) ui.Chart {
		return ui.Chart{Title: title, Unit: "harm", Lo: 0, Hi: top, From: 0, To: end, Series: []ui.Series{{Name: title, Role: role, Points: pairs(points)}}}
	}
	return []ui.Chart{chart("As it was", ui.Shown, r.Actual), chart("With this changed", ui.Truth, r.Moved)}
}

func pairs(in [][2]float64) []ui.Point {
	out := make([]ui.Point, len(in))
	for i, p := range in {
		out[i] = ui.Point{At: p[0], Value: p[1]}
	}
	return out
}
