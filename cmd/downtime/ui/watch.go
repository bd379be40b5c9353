package ui

import (
	"math"
	"strings"
)

// Watch is a ward watch: a face with a second hand, and the time in figures.
type Watch struct{ Seconds float64 }

// View draws the face with its figures beside it, exactly w by h: best from 24 by 7; where there is no room for a face, the figures alone.
func (c Watch) View(th Theme, w, h int) string {
	figures := Clock(math.Floor(math.Max(0, c.Seconds)))
	if w < 22 || h < 6 {
		return Fill(figures, w, h)
	}
	ry := math.Min(float64(h), 9)/2 - 0.1
	face := int(4*ry) + 2
	s := newSketch(th, face, min(h, 9))
	cx, cy := float64(face)/2, ry
	s.arc(cx, cy, ry, 0, 1, Rule)
	for i := range 12 {
		deep := 0.12
		if i%3 == 0 {
			deep = 0.25
		}
		x0, y0 := round1(cx, cy, ry, float64(i)/12)
		x1, y1 := round1(cx, cy, ry*(1-deep), float64(i)/12)
		s.line(x0, y0, x1, y1, Text)
	}
	turn := math.Mod(math.Max(0, c.Seconds), 60) / 60
	if th.Still {
		turn = math.Floor(turn*60) / 60
	}
	x, y := round1(cx, cy, ry*0.8, turn)
	s.line(cx, cy, x, y, Art)
	lines := make([]string, min(h, 9))
	lines[len(lines)/2] = " " + th.Paint(Title, figures)
	lines[len(lines)/2+1] = " " + th.Paint(Dim, "watch")
	return Fill(Columns(w, min(h, 9), Box{Size: face, Body: strings.Join(s.view(th), "\n")}, Box{Body: strings.Join(lines, "\n")}), w, h)
}
