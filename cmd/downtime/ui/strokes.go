package ui

// A span is what a line does in one column of dots: between which rows it runs, and
// on which it comes in and goes out. Row 0 is the top.
type span struct{ top, bottom, from, to int }

// span draws one column of a line. ASCII has a character for the way it leans.
func (d *dots) span(x int, s span, r Role) {
	if d.slope == nil {
		d.run(x, s.top, s.bottom, r)
		return
	}
	if s.bottom-s.top == 1 && s.top/3 == s.bottom/3 {
		d.set(x, s.to, r) // a gentle slope: the level it reaches is enough
		return
	}
	d.run(x, s.top, s.bottom, r)
	if s.top/3 == s.bottom/3 {
		if s.top != s.bottom {
			d.stroke(x, s.top, s.lean())
		}
		return
	}
	for y := s.top / 3 * 3; y <= s.bottom; y += 3 {
		switch {
		case y/3 == s.bottom/3 && s.bottom%3 == 0:
			d.stroke(x, y, '\'')
		case y/3 == s.top/3 && s.top%3 == 2:
			d.stroke(x, y, '.')
		default:
			d.stroke(x, y, '|')
		}
	}
}

// lean is the stroke of a line that crosses one cell from edge to edge.
func (s span) lean() byte {
	switch {
	case s.top < s.from && s.top < s.to:
		return '^'
	case s.bottom > s.from && s.bottom > s.to:
		return 'v'
	case s.to < s.from:
		return '/'
	}
	return '\\'
}

// stroke notes the ASCII character of a cell; the other glyphs have dots enough.
func (d *dots) stroke(x, y int, c byte) {
	if d.slope != nil && x >= 0 && y >= 0 && x < d.cols() && y < d.rows() {
		d.slope[y/d.perY*d.w+x/d.perX] = c
	}
}

// curve draws y(x) in dots for the columns from x0 to x1, joined.
func (d *dots) curve(x0, x1 int, r Role, y func(x int) int) {
	before := y(x0)
	for x := x0; x <= x1; x++ {
		now := y(x)
		s := span{top: min(before, now), bottom: max(before, now), from: before, to: now}
		if x > x0 && s.bottom-s.top > 1 && d.slope == nil {
			// Do not repeat the dot that the column before has drawn.
			if now > before {
				s.top++
			} else {
				s.bottom--
			}
		}
		d.span(x, s, r)
		before = now
	}
}
