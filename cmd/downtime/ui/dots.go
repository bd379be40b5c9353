package ui

import "strings"

// dots is a drawing surface of w by h cells that counts in dots: braille has two
// columns and four rows a cell, blocks one and two, ASCII one and three. Row 0 is the
// top. A cell takes the ink of the line that was drawn in it last.
type dots struct {
	glyphs Glyphs
	w, h   int
	perX   int
	perY   int
	cells  []uint16 // bits set in each cell
	slope  []byte   // ASCII: the stroke that the cell wants, 0 none
	inks   []Role   // last role drawn in each cell
	pulses []bool   // cells that a pacing pulse runs through; nil: none
}

func newDots(g Glyphs, w, h int) *dots {
	d := &dots{glyphs: g, w: max(w, 0), h: max(h, 0), perX: 1, perY: 2}
	switch g {
	case Braille:
		d.perX, d.perY = 2, 4
	case ASCII:
		d.perY = 3
	}
	d.cells = make([]uint16, d.w*d.h)
	d.inks = make([]Role, d.w*d.h)
	if g == ASCII {
		d.slope = make([]byte, d.w*d.h)
	}
	return d
}

// cols and rows are the size in dots.
func (d *dots) cols() int { return d.w * d.perX }
func (d *dots) rows() int { return d.h * d.perY }

// set puts one dot; outside it does nothing.
func (d *dots) set(x, y int, r Role) {
	if x < 0 || y < 0 || x >= d.cols() || y >= d.rows() {
		return
	}
	i := y/d.perY*d.w + x/d.perX
	d.cells[i] |= 1 << ((y%d.perY)*d.perX + x%d.perX)
	d.inks[i] = r
	if d.slope != nil {
		d.slope[i] = 0
	}
}

// run puts a vertical run of dots from top to bottom, both included.
func (d *dots) run(x, top, bottom int, r Role) {
	for y := max(top, 0); y <= bottom && y < d.rows(); y++ {
		d.set(x, y, r)
	}
}

// pulse draws a pacing pulse from top to bottom. Its cells belong to it alone: without
// colour its stroke still tells it from a beat.
func (d *dots) pulse(x, top, bottom int) {
	if d.pulses == nil {
		d.pulses = make([]bool, d.w*d.h)
	}
	for y := max(top, 0) / d.perY; y <= bottom/d.perY && y < d.h; y++ {
		i := y*d.w + x/d.perX
		d.pulses[i], d.inks[i] = true, Pace
	}
}

// row writes one row of cells, in one pen when only one ink is on it.
func (d *dots) row(th Theme, y int, b *strings.Builder) {
	pen := Text
	for i := y * d.w; i < (y+1)*d.w; i++ {
		if d.empty(i) {
			b.WriteByte(' ')
			continue
		}
		if ink := d.inks[i]; ink != pen {
			b.WriteString(th.Unpen(pen))
			b.WriteString(th.Pen(ink))
			pen = ink
		}
		d.glyph(i, b)
	}
	b.WriteString(th.Unpen(pen))
}

func (d *dots) empty(i int) bool {
	return d.cells[i] == 0 && (d.slope == nil || d.slope[i] == 0) && (d.pulses == nil || !d.pulses[i])
}

// glyph writes the character of one cell that is not empty.
func (d *dots) glyph(i int, b *strings.Builder) {
	bits := d.cells[i]
	if d.pulses != nil && d.pulses[i] {
		b.WriteString(pulseGlyphs[d.glyphs])
		return
	}
	switch d.glyphs {
	case Braille:
		b.WriteRune(0x2800 + rune(brailleBits[bits]))
	case Blocks:
		b.WriteString([...]string{" ", "▀", "▄", "█"}[bits&3])
	default:
		if c := d.slope[i]; c != 0 {
			b.WriteByte(c)
			return
		}
		b.WriteByte(asciiLevels[bits&7])
	}
}

// pulseGlyphs are the strokes of a pacing pulse.
var pulseGlyphs = [...]string{Braille: "┆", Blocks: "┆", ASCII: "!"}

// asciiLevels shows which of three levels of a cell hold ink, top level first bit.
const asciiLevels = " '-:_|.|"

// String is the whole surface, h lines of w cells.
func (d *dots) String(th Theme) string {
	if d.w == 0 || d.h == 0 {
		return ""
	}
	var b strings.Builder
	b.Grow(d.w*d.h*3 + d.h*24)
	for y := range d.h {
		if y > 0 {
			b.WriteByte('\n')
		}
		d.row(th, y, &b)
	}
	return b.String()
}

// brailleBits turns our order of dots (row by row) into Unicode's (left column first).
var brailleBits = func() (t [256]uint8) {
	order := [8]uint8{0, 3, 1, 4, 2, 5, 6, 7}
	for i := range t {
		for bit, to := range order {
			if i>>bit&1 == 1 {
				t[i] |= 1 << to
			}
		}
	}
	return t
}()
