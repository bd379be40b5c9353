package ui

import (
	"math"
	"strconv"
	"strings"
)

// scale maps time and value to dots.
type scale struct {
	lo, hi   float64
	from, to float64
	places   int // decimals that a number has at least
}

// scale takes what the chart fixes and finds the rest in its data.
func (c Chart) scale() scale {
	s := scale{lo: c.Lo, hi: c.Hi, from: c.From, to: c.To}
	lo, hi := math.Inf(1), math.Inf(-1)
	from, to := math.Inf(1), math.Inf(-1)
	for _, line := range c.Series {
		for _, p := range line.Points {
			from, to = math.Min(from, p.At), math.Max(to, p.At)
			if !math.IsNaN(p.Value) && !math.IsInf(p.Value, 0) {
				lo, hi = math.Min(lo, p.Value), math.Max(hi, p.Value)
			}
		}
	}
	if s.from >= s.to {
		s.from, s.to = from, to
	}
	if !(s.from < s.to) { // one moment or nothing at all
		if math.IsInf(s.from, 0) {
			s.from = 0
		}
		s.to = s.from + 60
	}
	if s.lo >= s.hi {
		s.lo, s.hi = round(lo, hi)
	}
	return s
}

// round widens a range to numbers that read well.
func round(lo, hi float64) (float64, float64) {
	switch {
	case lo > hi:
		return 0, 1
	case hi-lo < 1e-9:
		lo, hi = lo-1, hi+1
	}
	step := math.Pow(10, math.Floor(math.Log10((hi-lo)/2)))
	for _, m := range []float64{1, 2, 5, 10} {
		if (hi-lo)/(step*m) <= 5 {
			step *= m
			break
		}
	}
	return math.Floor(lo/step) * step, math.Ceil(hi/step) * step
}

func (s scale) time(x, cols int) float64 {
	return s.from + (s.to-s.from)*float64(x)/math.Max(1, float64(cols-1))
}

func (s scale) x(t float64, cols int) int {
	return int(math.Round((t - s.from) / (s.to - s.from) * float64(cols-1)))
}

func (s scale) y(v float64, rows int) int {
	return int(math.Round((1 - clamp01((v-s.lo)/(s.hi-s.lo))) * float64(rows-1)))
}

// number writes a value with the decimals that the range needs.
func (s scale) number(v float64) string {
	places := s.places
	switch span := s.hi - s.lo; {
	case span < 0.5:
		places = max(places, 2)
	case span < 8:
		places = max(places, 1)
	}
	return strconv.FormatFloat(v, 'f', places, 64)
}

// labels is the width that the numbers at the left want; none in a narrow box.
func (s scale) labels(w int) int {
	n := max(len(s.number(s.lo)), len(s.number(s.hi)), len(s.number((s.lo+s.hi)/2)))
	if w < 16 {
		return 0
	}
	return n
}

// label is the number beside row y: top, middle and bottom.
func (s scale) label(th Theme, y, h, w int) string {
	v := ""
	switch {
	case y == 0:
		v = s.number(s.hi)
	case y == h-1:
		v = s.number(s.lo)
	case h >= 5 && h%2 == 1 && y == h/2:
		v = s.number((s.lo + s.hi) / 2)
	}
	return th.Paint(Dim, FitRight(v, w))
}

// timeAxis is the rule under a plot with its ticks and marks, and the times below it.
func (s scale) timeAxis(th Theme, marks []Mark, w int) (rule, names string) {
	line := []rune(strings.Repeat(th.Pick("─", "-"), w))
	tick := []rune(th.Pick("┴", "+"))[0]
	text := []byte(Blank(w))
	step := timeStep(s.to-s.from, w)
	for t := math.Ceil(s.from/step) * step; t <= s.to+1e-9; t += step {
		x := s.x(t, w)
		line[x] = tick
		name := Clock(t)
		at := min(max(0, x-2), w-len(name))
		if at >= 0 && strings.TrimSpace(string(text[max(0, at-1):at+len(name)])) == "" {
			copy(text[at:], name)
		}
	}
	pen := th.Pen(Rule)
	var b strings.Builder
	b.WriteString(pen)
	for x, r := range line {
		name := ""
		for i, m := range marks {
			if s.x(m.At, w) == x {
				name = markName(i)
			}
		}
		if name == "" {
			b.WriteRune(r)
			continue
		}
		b.WriteString(th.Unpen(Rule) + th.Paint(Key, name) + pen)
	}
	b.WriteString(th.Unpen(Rule))
	return b.String(), th.Paint(Dim, string(text))
}

// timeStep is the distance of ticks in seconds that leaves room for their names.
func timeStep(span float64, w int) float64 {
	for _, s := range []float64{1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600} {
		if span/s*8 <= float64(w) {
			return s
		}
	}
	return math.Ceil(span/3600) * 3600
}
