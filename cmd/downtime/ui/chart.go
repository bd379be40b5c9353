package ui

import (
	"fmt"
	"math"
	"strings"
)

// Point is one value of a series at a time in seconds.
type Point struct{ At, Value float64 }

// Series is one line of a chart. In every glyph set a dotted line differs from a solid
// one without any colour.
type Series struct {
	Name   string
	Role   Role
	Points []Point // in order of time; a NaN value is a gap
	Dotted bool
	Step   bool // holds its value until the next point
}

// Mark is a moment worth seeing on the time axis.
type Mark struct {
	At    float64
	Label string
}

// Chart is a small line chart over time. Lo and Hi equal: the scale follows the data.
// From and To equal: the span follows the data.
type Chart struct {
	Title, Unit string
	Series      []Series
	Lo, Hi      float64
	From, To    float64
	Marks       []Mark
	Decimals    int // of its numbers in words, at least
}

// View draws the chart, exactly w by h: title and legend, the lines, a time axis with
// mm:ss. Useful from 24 by 5; smaller boxes lose the axis, then the title.
func (c Chart) View(th Theme, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	var lines []string
	if h >= 3 {
		lines = append(lines, c.head(th, w))
	}
	axis := 0
	if h >= 5 {
		axis = 2
	}
	keys := ""
	if len(c.Marks) > 0 && h >= 8 {
		keys = c.markKey(th, w)
		axis++
	}
	s := c.scale()
	labels := s.labels(w)
	plotW, plotH := max(1, w-labels-1), max(1, h-len(lines)-axis)
	plot := strings.Split(c.plot(th, s, plotW, plotH), "\n")
	for y, row := range plot {
		lines = append(lines, s.label(th, y, plotH, labels)+th.Paint(Rule, th.Pick("│", "|"))+row)
	}
	if axis >= 2 {
		rule, names := s.timeAxis(th, c.Marks, plotW)
		lines = append(lines, Blank(labels)+th.Paint(Rule, th.Pick("└", "+"))+rule, Blank(labels+1)+names)
	}
	if keys != "" {
		lines = append(lines, keys)
	}
	return fillLines(lines, w, h)
}

// head is the title with its unit and, where there are several lines, the legend.
func (c Chart) head(th Theme, w int) string {
	title := th.Paint(Title, th.Spell(c.Title))
	if c.Unit != "" {
		title += " " + th.Paint(Dim, th.Spell(c.Unit))
	}
	legend := ""
	for _, s := range c.Series {
		if len(c.Series) < 2 {
			break
		}
		stroke := th.Pick("━━", "--")
		if s.Dotted {
			stroke = th.Pick("╍╍", "oo")
		}
		legend += "  " + th.Paint(s.Role, stroke) + " " + th.Spell(s.Name)
	}
	if Width(title)+Width(legend) > w {
		return Fit(title, w)
	}
	return Fit(title, w-Width(legend)) + legend
}

// plot draws the lines alone; solid ones last, so that they lie on top.
func (c Chart) plot(th Theme, s scale, w, h int) string {
	d := newDots(th.Glyphs, w, h)
	for _, m := range c.Marks {
		x := s.x(m.At, d.cols())
		for y := 0; y < d.rows(); y += d.perY {
			d.set(x, y, Rule)
			d.stroke(x, y, ':')
		}
	}
	for _, dotted := range []bool{true, false} {
		for _, line := range c.Series {
			if line.Dotted == dotted {
				line.draw(d, s)
			}
		}
	}
	return d.String(th)
}

// draw puts one series on the surface, column by column.
func (s Series) draw(d *dots, sc scale) {
	before, drawn := 0, false
	for x := range d.cols() {
		v := s.at(sc.time(x, d.cols()))
		if math.IsNaN(v) {
			drawn = false
			continue
		}
		now := sc.y(v, d.rows())
		if !drawn {
			before, drawn = now, true
		}
		switch {
		case !s.Dotted:
			d.span(x, span{min(before, now), max(before, now), before, now}, s.Role)
		case d.slope != nil && x%2 == 0:
			d.set(x, now, s.Role)
			d.stroke(x, now, 'o')
		case d.slope == nil && x/d.perX%2 == 0:
			d.run(x, min(before, now), max(before, now), s.Role)
		}
		before = now
	}
}

// at is the value at a time: the line between two points, or the step before it.
// Outside the series it is not a number.
func (s Series) at(t float64) float64 {
	p := s.Points
	if len(p) == 0 || t < p[0].At-1e-9 {
		return math.NaN()
	}
	i := 0
	for i+1 < len(p) && p[i+1].At <= t {
		i++
	}
	if s.Step || i+1 == len(p) && t <= p[i].At+1e-9 {
		return p[i].Value
	}
	if i+1 == len(p) {
		return math.NaN()
	}
	part := (t - p[i].At) / (p[i+1].At - p[i].At)
	return p[i].Value + part*(p[i+1].Value-p[i].Value)
}

func (c Chart) markKey(th Theme, w int) string {
	line := ""
	for i, m := range c.Marks {
		next := th.Paint(Key, markName(i)) + " " + Clock(m.At) + " " + th.Spell(m.Label) + "  "
		if Width(line)+Width(next) > w {
			break
		}
		line += next
	}
	return Fit(line, w)
}

func markName(i int) string { return string(rune('a' + i%26)) }

// Clock writes seconds as mm:ss.
func Clock(seconds float64) string {
	s := int(math.Round(math.Max(0, seconds)))
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}

// Multiples draws charts of one shape side by side or below each other, exactly w by h:
// as many columns as stay at least 30 cells wide.
func Multiples(th Theme, charts []Chart, w, h int) string {
	if len(charts) == 0 {
		return Fill("", w, h)
	}
	across := max(1, min(len(charts), (w+2)/32))
	down := (len(charts) + across - 1) / across
	rows := make([]Box, down)
	for y := range rows {
		height := h/down - 1
		if y == down-1 {
			height = h - (h/down)*(down-1)
		}
		var cols []Box
		for x := range across {
			width := (w - 2*(across-1)) / across
			body := ""
			if i := y*across + x; i < len(charts) {
				body = charts[i].View(th, width, height)
			}
			cols = append(cols, Box{width, body}, Box{2, ""})
		}
		rows[y] = Box{h / down, Columns(w, height, cols[:len(cols)-1]...)}
		if y == down-1 {
			rows[y].Size = height
		}
	}
	return Rows(w, h, rows...)
}
