package qr

import (
	"strings"

	"downtime/cmd/downtime/ui"
)

// Ink is how dark and light are told apart.
type Ink int

const (
	// Colours sets black on white by name, whatever the window's own colours are.
	Colours Ink = iota
	// OnLight draws what is dark, as on paper or in a light window without colours.
	OnLight
	// OnDark draws what is light, as in a dark window without colours.
	OnDark
)

// Of is the ink for a theme: by name where it has colours.
func Of(th ui.Theme, dark bool) Ink {
	switch {
	case th.Colours != ui.NoColour:
		return Colours
	case dark:
		return OnDark
	}
	return OnLight
}

// Wide and Tall are the cells that a version takes. A character is about twice as high as wide: with half blocks it holds two squares, one above the
// other; in ASCII a square is two characters wide.
func Wide(th ui.Theme, version int) int {
	if th.Glyphs == ui.ASCII {
		return 2 * Side(version)
	}
	return Side(version)
}

// Tall is the lines that a version takes.
func Tall(th ui.Theme, version int) int {
	if th.Glyphs == ui.ASCII {
		return Side(version)
	}
	return (Side(version) + 1) / 2
}

// Largest is the largest version that fits a window of w by h; 0 if none does.
func Largest(th ui.Theme, w, h int) int {
	for v := most; v >= least; v-- {
		if Wide(th, v) <= w && Tall(th, v) <= h {
			return v
		}
	}
	return 0
}

// Draw draws a code with its light zone.
func (c *Code) Draw(th ui.Theme, ink Ink) []string {
	begin, end := pens(th, ink)
	var out []string
	step := 2
	if th.Glyphs == ui.ASCII {
		step = 1
	}
	for y := -Quiet; y < c.Size+Quiet; y += step {
		var b strings.Builder
		b.WriteString(begin)
		for x := -Quiet; x < c.Size+Quiet; x++ {
			if step == 1 {
				b.WriteString(c.ascii(th, ink, x, y))
				continue
			}
			b.WriteString(halves(c.Dark(x, y) != (ink == OnDark), c.Dark(x, y+1) != (ink == OnDark)))
		}
		b.WriteString(end)
		out = append(out, b.String())
	}
	return out
}

// halves is the character of two squares, one above the other, of which each is drawn or not.
func halves(upper, lower bool) string {
	switch {
	case upper && lower:
		return "█"
	case upper:
		return "▀"
	case lower:
		return "▄"
	}
	return " "
}

// ascii is one square. In colour it is two spaces on black or white, else two signs where it is drawn.
func (c *Code) ascii(th ui.Theme, ink Ink, x, y int) string {
	dark := c.Dark(x, y)
	switch {
	case ink == Colours && dark:
		black, white := grounds(th)
		return black + "  " + white
	case ink != Colours && dark != (ink == OnDark):
		return "##"
	}
	return "  "
}

// pens begin and end a line of a code. They are the colours of the dark squares, turned round: a window that erases to its own colour, as GNU screen does,
// gets a run of plain light cells as an erasure, and would show it dark.
func pens(th ui.Theme, ink Ink) (begin, end string) {
	if ink != Colours {
		return "", ""
	}
	_, white := grounds(th)
	if th.Colours == ui.Colour16 {
		return "\x1b[7;40m" + white, "\x1b[m"
	}
	return "\x1b[7;48;5;16m" + white, "\x1b[m"
}

// grounds are the pens of the two grounds, turned round: colours of the cube where there are 256, since the first sixteen are the window's own to choose.
func grounds(th ui.Theme) (black, white string) {
	if th.Colours == ui.Colour16 {
		return "\x1b[30m", "\x1b[97m"
	}
	return "\x1b[38;5;16m", "\x1b[38;5;231m"
}
