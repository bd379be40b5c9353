package ui

import (
	"math"
	"strings"
)

// Square is a picture of what was said against what was so: points from 0 to 100 % on both sides, joined in order, with the diagonal on which both
// are the same.
type Square struct {
	Said, So string      // the names of the sides
	Points   []SquareDot // by rising Said
}

// SquareDot is one point, both sides from 0 to 1.
type SquareDot struct{ Said, So float64 }

// View draws the square, exactly w by h: the upright side is what was so. Useful from 24 by 7.
func (q Square) View(th Theme, w, h int) string {
	const labels = 6
	plotW, plotH := max(1, w-labels-1), max(1, h-3)
	s := newSketch(th, plotW, plotH)
	for i := range 2 * plotW { // the diagonal, dotted
		if x := float64(i) / 2; i%2 == 0 {
			s.dot(x, (1-x/float64(plotW))*float64(plotH)-0.01, Rule)
		}
	}
	at := func(p SquareDot) (x, y float64) {
		return clamp01(p.Said) * (float64(plotW) - 0.6), (1-clamp01(p.So))*(float64(plotH)-0.1) + 0.02
	}
	for i, p := range q.Points {
		x, y := at(p)
		if i > 0 {
			x0, y0 := at(q.Points[i-1])
			s.line(x0, y0, x, y, Shown)
		}
	}
	for _, p := range q.Points {
		x, y := at(p)
		s.write(int(math.Floor(x)), int(math.Floor(y)), th.Paint(Shown, th.Pick("●", "o")))
	}
	lines := []string{Blank(labels+1) + th.Paint(Dim, th.Spell(q.So))}
	for y, row := range s.view(th) {
		label := ""
		switch y {
		case 0:
			label = "100 %"
		case plotH / 2:
			label = "50 %"
		case plotH - 1:
			label = "0 %"
		}
		lines = append(lines, th.Paint(Dim, FitRight(label, labels))+th.Paint(Rule, th.Pick("│", "|"))+row)
	}
	lines = append(lines, Blank(labels)+th.Paint(Rule, th.Pick("└", "+")+strings.Repeat(th.Pick("─", "-"), plotW)))
	foot := "0 %" + FitCentre(th.Spell(q.Said), max(0, plotW-8)) + "100 %"
	return fillLines(append(lines, Blank(labels+1)+th.Paint(Dim, foot)), w, h)
}

// Interval is an estimate with what it may be, on a line from Lo to Hi.
type Interval struct{ Low, At, High, Lo, Hi float64 }

// View draws the interval on one line of w cells, with a mark at nought: what goes beyond the line ends in an arrow.
func (v Interval) View(th Theme, r Role, w int) string {
	if w < 3 {
		return Blank(w)
	}
	cell := func(x float64) int { return int(math.Round((x - v.Lo) / (v.Hi - v.Lo) * float64(w-1))) }
	row := make([]string, w)
	for i := range row {
		row[i] = th.Paint(Rule, th.Pick("·", "."))
	}
	if zero := cell(0); zero >= 0 && zero < w {
		row[zero] = th.Paint(Rule, th.Pick("│", "|"))
	}
	from, to := cell(v.Low), cell(v.High)
	for i := max(0, from); i <= min(w-1, to); i++ {
		glyph := th.Pick("─", "-")
		switch {
		case i == cell(v.At):
			glyph = th.Pick("●", "o")
		case i == from:
			glyph = th.Pick("├", "[")
		case i == to:
			glyph = th.Pick("┤", "]")
		case i == 0:
			glyph = th.Pick("◀", "<")
		case i == w-1:
			glyph = th.Pick("▶", ">")
		case i == cell(0):
			glyph = th.Pick("┼", "+")
		}
		row[i] = th.Paint(r, glyph)
	}
	return Fit(strings.Join(row, ""), w)
}
