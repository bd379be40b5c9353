package debrief

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/engine"
)

// scrub is the timeline under the keys.
type scrub struct {
	at     *debrief.Instant // nil: the run is not laid out yet
	bed    int
	chosen bool                 // the bed, by a key: it stays
	scopes map[string]*ui.Scope // of at
}

// look opens an instant of the run.
func (s *Screen) look(tick int64) {
	if s.asked == nil {
		return
	}
	x := debrief.Look(s.asked.Track, s.asked.Run, tick)
	if !s.scrub.chosen {
		s.scrub.bed = s.ownBed(&x)
	}
	s.scrub.at, s.scrub.scopes = &x, map[string]*ui.Scope{}
	s.scrub.bed = min(s.scrub.bed, max(0, len(x.Seen.Patients)-1))
}

// pressTimeline moves through the run, or leaves it in another direction.
func (s *Screen) pressTimeline(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	x := s.scrub.at
	if x == nil {
		return nil, nil
	}
	const second = engine.TicksPerSecond
	tick := x.Tick - x.Tick%second
	switch k.String() {
	case "left":
		s.look(x.Tick - second)
	case "right":
		s.look(tick + second)
	case "down", "shift+right":
		s.look(tick + 10*second)
	case "up", "shift+left":
		s.look(x.Tick - 10*second)
	case "pgdown":
		s.look(tick + 60*second)
	case "pgup":
		s.look(x.Tick - 60*second)
	case "home":
		s.look(0)
	case "end":
		s.look(s.asked.Track.End)
	case "n":
		s.happened(s.event(x.Tick, 1))
	case "b", "N":
		s.happened(s.event(x.Tick, -1))
	case ",":
		s.scrub.bed, s.scrub.chosen = max(0, s.scrub.bed-1), true
	case ".":
		s.scrub.bed, s.scrub.chosen = min(s.scrub.bed+1, max(0, len(x.Seen.Patients)-1)), true
	}
	if key.Matches(k, keys.play) {
		return s.branch(x.Tick)
	}
	return nil, nil
}

// event is the tick of the next moment of the log in a direction, or the end of the run there.
func (s *Screen) event(from int64, by int) int64 {
	if by > 0 {
		for i := range s.report.Timeline {
			if t := s.report.Timeline[i].Tick; t > from {
				return t
			}
		}
		return s.asked.Track.End
	}
	for _, m := range slices.Backward(s.report.Timeline) {
		if m.Tick < from {
			return m.Tick
		}
	}
	return 0
}

// timelineView is the ruler, the bedside with the truth beside it, and the log up to that moment.
func (s *Screen) timelineView(w, h int) string {
	mid := max(9, min(18, (h-3)*11/20))
	if h < 18 {
		mid = max(5, h-10)
	}
	left := w * 58 / 100
	beside := ui.Columns(w, mid, ui.Box{Size: left, Body: s.bedside(left, mid)}, ui.Box{Size: 1}, ui.Box{Body: s.truthBeside(w-left-1, mid)})
	log := h - 3 - mid
	note := "up to this moment"
	if s.said != "" {
		note = s.said
	}
	return ui.Rows(w, h, ui.Box{Size: 2, Body: s.ruler(w)}, ui.Box{Size: mid, Body: beside},
		ui.Box{Size: 1, Body: ui.TitleRule(s.th, "Log", note, w)}, ui.Box{Size: log, Body: s.log(w, log)})
}

// ruler is the whole run in a line, with its events and the moment that is open.
func (s *Screen) ruler(w int) string {
	x, end := s.scrub.at, max(1, s.asked.Track.End)
	n := max(10, w-4)
	cell := func(tick int64) int { return int(min(int64(n-1), tick*int64(n)/(end+1))) }
	marks := make([]rune, n)
	for i := range marks {
		marks[i] = []rune(s.th.Pick("─", "-"))[0]
	}
	done := 0
	for _, m := range s.report.Timeline {
		if m.Tick <= x.Tick {
			done++
		}
		if r := &marks[cell(m.Tick)]; m.Hidden {
			*r = []rune(s.th.Pick("◆", "*"))[0]
		} else if *r != '◆' && *r != '*' {
			*r = []rune(s.th.Pick("┼", "+"))[0]
		}
	}
	at := cell(x.Tick)
	line := "  " + s.th.Paint(ui.Rule, string(marks[:at])) + s.th.Paint(ui.Focus, s.th.Pick("█", "#")) + s.th.Paint(ui.Rule, string(marks[at+1:]))
	text := s.th.Paint(ui.Title, x.Clock) + fmt.Sprintf("  %s of %s, event %d of %d", ui.Clock(float64(x.Tick)/engine.TicksPerSecond), ui.Clock(float64(end)/engine.TicksPerSecond), done, len(s.report.Timeline))
	whose := ""
	if len(x.Seen.Patients) > 1 {
		whose = " to all"
	}
	harm := s.th.Paint(ui.Truth, fmt.Sprintf(" harm%s so far %.0f of 100", whose, x.Harm)) + " "
	return line + "\n" + ui.Fit("  "+text, max(0, w-ui.Width(harm))) + harm
}

// truthBeside is what was so, beside what was set and shown.
func (s *Screen) truthBeside(w, h int) string {
	x := s.scrub.at
	note := ""
	if h < 12 {
		note = "shown " + s.th.Pick("◆", "*") + " so"
	}
	out := []string{ui.TitleRule(s.th, "What was so", note, w)}
	bed := ""
	if s.scrub.bed < len(x.Seen.Patients) {
		bed = s.asked.Run.Scenario.TargetLabel(x.Seen.Patients[s.scrub.bed].ID)
	}
	out = append(out, s.faults(x, bed, w, h < 12)...)
	room := h - len(out) - min(1, len(x.Open))
	for _, r := range s.rowsOf(x, bed) {
		lines := []string{s.short(r, w)}
		if h >= 12 {
			lines = s.row(r, w)
		}
		if room -= len(lines); room < 0 {
			break
		}
		out = append(out, lines...)
	}
	if len(x.Open) > 0 {
		out = append(out, s.th.Paint(ui.Title, s.th.Shorten(fmt.Sprintf("There to be found: %d", len(x.Open)), w)))
		for _, c := range x.Open {
			out = append(out, s.paint(ui.Dim, s.th.Pick("○ ", "o ")+c, w)...)
		}
	}
	return ui.Fill(strings.Join(out, "\n"), w, h)
}

// faults are those that act now: first what is at this bed or serves everybody, then how many there are elsewhere.
func (s *Screen) faults(x *debrief.Instant, bed string, w int, short bool) (out []string) {
	var here []string
	elsewhere := 0
	for _, f := range x.Faults {
		if f.Patient != "" && f.Patient != bed {
			elsewhere++
			continue
		}
		here = append(here, f.Device)
		out = append(out, s.paint(ui.Truth, s.th.Pick("◆ ", "* ")+f.Device+": "+f.Words, w)...)
	}
	if short && len(here) > 1 { // their names alone, so that the quantities have room
		out = s.paint(ui.Truth, s.th.Pick("◆ ", "* ")+"At fault: "+strings.Join(here, "; "), w)
	}
	switch {
	case elsewhere == 1:
		out = append(out, s.th.Paint(ui.Dim, "One fault is acting at another bed."))
	case elsewhere > 1:
		out = append(out, s.th.Paint(ui.Dim, fmt.Sprintf("%d faults are acting at other beds.", elsewhere)))
	case len(out) == 0:
		out = append(out, s.th.Paint(ui.Dim, "No fault is acting now."))
	}
	return out
}

// rowsOf are the quantities of a bed: first those that the run made something of, for there may not be room for all.
func (s *Screen) rowsOf(x *debrief.Instant, bed string) (out []debrief.Beside) {
	told := map[string]bool{}
	for i := range s.report.Series {
		told[s.report.Series[i].ID+" "+s.report.Series[i].Label] = true
	}
	var rest []debrief.Beside
	for _, r := range x.Rows {
		switch {
		case r.Patient != bed && bed != "":
		case told[r.ID+" "+r.Patient]:
			out = append(out, r)
		default:
			rest = append(rest, r)
		}
	}
	return append(out, rest...)
}

// paint wraps words and hangs them under their first sign.
func (s *Screen) paint(r ui.Role, words string, w int) []string {
	var out []string
	for i, l := range wrapped(s.th, words, w-2, "") {
		if i > 0 {
			l = "  " + l
		}
		out = append(out, s.th.Paint(r, l))
	}
	return out
}

// short is a quantity in one line: what was shown last of all, and what was so.
func (s *Screen) short(b debrief.Beside, w int) string {
	shown, so := "--", "--"
	for _, v := range b.Values {
		text := "--"
		if v.Value != nil {
			text = fmt.Sprintf("%.*f", debrief.Decimals(b.ID, b.Unit), *v.Value)
		}
		if v.True {
			so = text
		} else {
			shown = text
		}
	}
	title, _, _ := strings.Cut(b.Title, ",")
	values := s.th.Paint(ui.Shown, shown) + " " + s.th.Paint(ui.Truth, s.th.Pick("◆ ", "* ")+so) + " " + s.th.Paint(ui.Dim, b.Unit)
	room := max(0, w-ui.Width(values)-1)
	return ui.Fit(s.th.Shorten(s.th.Spell(title), min(room, ui.Width(s.th.Spell(title)))), room) + " " + values
}

// row is one quantity: what was shown, and what was so.
func (s *Screen) row(b debrief.Beside, w int) []string {
	title := b.Title
	if i := strings.IndexByte(title, ','); i > 0 {
		title = title[:i]
	}
	out := []string{s.th.Paint(ui.Title, s.th.Shorten(s.th.Spell(title), w-len(b.Unit)-1)) + " " + s.th.Paint(ui.Dim, b.Unit)}
	var shown, so []string
	for _, v := range b.Values {
		text := strings.TrimPrefix(v.Name, "shown, ") + " --"
		if v.Value != nil {
			text = fmt.Sprintf("%s %.*f", strings.TrimPrefix(v.Name, "shown, "), debrief.Decimals(b.ID, b.Unit), *v.Value)
		}
		if v.True {
			so = append(so, text)
		} else {
			shown = append(shown, text)
		}
	}
	line := "  " + s.th.Paint(ui.Shown, strings.Join(shown, ", "))
	truth := s.th.Paint(ui.Truth, s.th.Pick("◆ ", "* ")+strings.Join(so, ", "))
	if ui.Width(line)+ui.Width(truth)+2 <= w {
		return append(out, line+"  "+truth)
	}
	return append(out, ui.Fit(line, w), "  "+truth)
}

// log is the story up to the moment, the latest last and marked.
func (s *Screen) log(w, h int) string {
	n := 0
	for n < len(s.report.Timeline) && s.report.Timeline[n].Tick <= s.scrub.at.Tick {
		n++
	}
	if n == 0 {
		return ui.Fill("  "+s.th.Paint(ui.Dim, "Nothing has happened yet."), w, h)
	}
	lines := s.moments(s.report.Timeline[max(0, n-h-1):n], w-4)
	last := len(s.moments(s.report.Timeline[n-1:n], w-4))
	lines = lines[max(0, len(lines)-h):]
	for i := range lines {
		head := "  "
		if i == len(lines)-last || i == 0 && last > len(lines) {
			head = s.th.Paint(ui.Focus, s.th.Pick("▶ ", "> "))
		}
		lines[i] = head + lines[i]
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h)
}
