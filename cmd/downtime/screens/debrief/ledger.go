package debrief

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/score"
)

// ledger is the Card as a list that opens: domains, and under each its lines.
type ledger struct {
	card     *score.Card
	open     []bool // by domain
	at, from int    // selected row, first row shown
}

// entry is one row: a domain, or with line >= 0 one of its lines.
type entry struct{ domain, line int }

func (l *ledger) set(c *score.Card) {
	if c == nil {
		return
	}
	if l.card == nil || len(l.open) != len(c.Domains) {
		l.open, l.at, l.from = make([]bool, len(c.Domains)), 0, 0
	}
	l.card = c
}

func (l *ledger) rows() []entry {
	var rows []entry
	if l.card == nil {
		return nil
	}
	for d := range l.card.Domains {
		rows = append(rows, entry{d, -1})
		for i := range l.card.Domains[d].Lines {
			if l.open[d] {
				rows = append(rows, entry{d, i})
			}
		}
	}
	return rows
}

func (l *ledger) move(by int) { l.at = max(0, min(l.at+by, len(l.rows())-1)) }

// fold opens or closes the domain of the selected row.
func (l *ledger) fold() {
	rows := l.rows()
	if l.at >= len(rows) {
		return
	}
	d := rows[l.at].domain
	l.open[d] = !l.open[d]
	for i, r := range l.rows() {
		if r.domain == d && r.line < 0 {
			l.at = i
		}
	}
}

// follow keeps the selected row in sight when so many rows are shown.
func (l *ledger) follow(room int) {
	room = max(1, room)
	l.from = max(0, min(l.from, l.at))
	if l.at >= l.from+room {
		l.from = l.at - room + 1
	}
}

// word says in words what a domain's score is: nobody has to read a bar.
func word(score float64) string {
	switch {
	case score >= 85:
		return "strong"
	case score >= 65:
		return "sound"
	case score >= 40:
		return "in part"
	}
	return "to work on"
}

func role(score float64) ui.Role {
	switch {
	case score >= 65:
		return ui.Good
	case score >= 40:
		return ui.Text
	}
	return ui.Bad
}

// view draws the rows, exactly w by h.
func (l *ledger) view(th ui.Theme, w, h int) string {
	rows := l.rows()
	var lines []string
	for i := l.from; i < min(len(rows), l.from+h); i++ {
		lines = append(lines, l.row(th, i, rows[i], w))
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h)
}

func (l *ledger) row(th ui.Theme, i int, e entry, w int) string {
	mark := "   "
	if i == l.at {
		mark = th.Paint(ui.Focus, th.Pick(" ▶ ", " > "))
	}
	d := l.card.Domains[e.domain]
	if e.line >= 0 {
		line := d.Lines[e.line]
		points := fmt.Sprintf("%5.1f of %4.1f", line.Earned, line.Possible)
		if line.Possible == 0 {
			points = fmt.Sprintf("%5.1f        ", line.Earned)
		}
		text := th.Shorten(th.Spell(line.Label), w-21)
		if i == l.at {
			text = th.Paint(ui.Focus, text)
		}
		return mark + "    " + text + " " + th.Paint(lineRole(line), points)
	}
	fold := th.Pick("▸", "+")
	if l.open[e.domain] {
		fold = th.Pick("▾", "-")
	}
	name := ui.Fit(th.Spell(d.Label), 22)
	if i == l.at {
		name = th.Paint(ui.Focus, name)
	}
	bar := max(8, min(30, w-60))
	return mark + fold + " " + name + ui.Meter(th, role(d.Score), d.Score/100, bar) +
		fmt.Sprintf("  %3.0f  ", d.Score) + th.Paint(role(d.Score), ui.Fit(word(d.Score), 11)) +
		th.Paint(ui.Dim, fmt.Sprintf("%4.1f of %.1f", d.Points, d.Weight))
}

func lineRole(l score.Line) ui.Role {
	switch {
	case l.Earned < 0:
		return ui.Bad
	case l.Possible > 0 && l.Earned >= l.Possible:
		return ui.Good
	}
	return ui.Text
}

// detail says of the selected row what was found, at which minute and by which input, why it counts and where that comes from.
func (l *ledger) detail(th ui.Theme, rep *debrief.Report, w int) string {
	rows := l.rows()
	if l.at >= len(rows) {
		return ""
	}
	e := rows[l.at]
	d := l.card.Domains[e.domain]
	if e.line < 0 {
		return strings.Join([]string{
			th.Paint(ui.Title, th.Spell(d.Label)),
			ui.Wrap(th.Spell(fmt.Sprintf("%.0f of 100, %s: %.1f of the %.1f points it can give here. Enter shows what it is made of, each line with its reason.",
				d.Score, word(d.Score), d.Points, d.Weight)), w),
		}, "\n")
	}
	line := d.Lines[e.line]
	out := []string{th.Paint(ui.Title, ui.Wrap(th.Spell(line.Label), w))}
	for _, part := range []string{when(line, rep), line.Reason, source(line.SourceID, rep)} {
		if part != "" {
			out = append(out, ui.Wrap(th.Spell(part), w))
		}
	}
	return strings.Join(out, "\n")
}

// when is what was found, with its clock and the input it is put down to.
func when(l score.Line, rep *debrief.Report) string {
	text := capital(l.What)
	if l.Clock != "" && !strings.Contains(l.What, l.Clock) {
		text += ", at " + l.Clock
	}
	if l.Input > 0 {
		text += fmt.Sprintf(", input %d", l.Input)
		if rep != nil && int(l.Input) <= len(rep.Inputs) && rep.Inputs[l.Input-1] != "" {
			text += " (" + strings.TrimSuffix(rep.Inputs[l.Input-1], ".") + ")"
		}
	}
	return strings.TrimSuffix(text, ".") + "."
}

func source(id string, rep *debrief.Report) string {
	if id == "" {
		return ""
	}
	if rep != nil {
		for _, s := range rep.Sources {
			if s.ID == id {
				return fmt.Sprintf("Source [%s, %s]: %s", s.Mark, s.Means, s.Text)
			}
		}
	}
	return "Source: " + id
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
