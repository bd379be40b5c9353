package ui

import (
	"math"
	"strings"
)

// sketch is a surface of dots with words over it: for pictures of things. Places are in cells, fractions allowed; what lies outside is not drawn.
type sketch struct {
	*dots
	words []word
}

type word struct {
	x, y int
	text string // painted
}

func newSketch(th Theme, w, h int) *sketch { return &sketch{dots: newDots(th.Glyphs, w, h)} }

// write puts painted words at a cell, over whatever is drawn there.
func (s *sketch) write(x, y int, text string) {
	if n := Width(text); text != "" && y >= 0 && y < s.h && x >= 0 && x+n <= s.w {
		s.words = append(s.words, word{x, y, text})
	}
}

// dot puts one dot.
func (s *sketch) dot(x, y float64, r Role) {
	s.set(int(math.Floor(x*float64(s.perX))), int(math.Floor(y*float64(s.perY))), r)
}

// line draws a straight line.
func (s *sketch) line(x0, y0, x1, y1 float64, r Role) {
	n := int(math.Ceil(math.Max(math.Abs(x1-x0)*float64(s.perX), math.Abs(y1-y0)*float64(s.perY))))
	for i := 0; i <= n; i++ {
		t := float64(i) / math.Max(1, float64(n))
		s.dot(x0+(x1-x0)*t, y0+(y1-y0)*t, r)
	}
}

// arc draws a part of a circle of ry cells height and twice as many cells width: a cell is twice as high as it is wide. Angles are in turns,
// clockwise from the top.
func (s *sketch) arc(cx, cy, ry, from, to float64, r Role) {
	n := int(math.Ceil(2 * math.Pi * ry * float64(s.perY) * math.Abs(to-from) * 2))
	for i := 0; i <= n; i++ {
		x, y := round1(cx, cy, ry, from+(to-from)*float64(i)/math.Max(1, float64(n)))
		s.dot(x, y, r)
	}
}

// round1 is the place on such a circle at an angle in turns.
func round1(cx, cy, ry, turn float64) (x, y float64) {
	return cx + 2*ry*math.Sin(2*math.Pi*turn), cy - ry*math.Cos(2*math.Pi*turn)
}

// disc fills such a circle; the smallest is one dot.
func (s *sketch) disc(cx, cy, ry float64, r Role) {
	s.dot(cx, cy, r)
	for y := cy - ry; y <= cy+ry; y += 0.5 / float64(s.perY) {
		half := 2 * math.Sqrt(math.Max(0, ry*ry-(y-cy)*(y-cy)))
		if half*float64(s.perX) >= 0.5 {
			s.line(cx-half, y, cx+half, y, r)
		}
	}
}

// fill puts dots into a rectangle of cells like water: dense enough to be seen, not to hide.
func (s *sketch) fill(x0, y0, x1, y1 float64, r Role) {
	for y := int(y0 * float64(s.perY)); y < int(y1*float64(s.perY)); y++ {
		for x := int(x0 * float64(s.perX)); x < int(x1*float64(s.perX)); x++ {
			if (x+y)%2 == 0 {
				s.set(x, y, r)
			}
		}
	}
}

// view is the surface as lines of exactly its width.
func (s *sketch) view(th Theme) []string {
	if s.w <= 0 || s.h <= 0 {
		return nil
	}
	lines := strings.Split(s.dots.String(th), "\n")
	for _, w := range s.words {
		lines[w.y] = splice(Fit(lines[w.y], s.w), w.text, w.x, Width(w.text))
	}
	return lines
}

// Slider is something between two ends: "shut ├──●─────┤ open", exactly w cells.
func Slider(th Theme, low, high string, part float64, w int) string {
	low, high = th.Spell(low), th.Spell(high)
	room := w - Width(low) - Width(high) - 4
	if room < 3 {
		return Fit(low+" "+high, w)
	}
	at := int(math.Round(clamp01(part) * float64(room-1)))
	rail := th.Pick("─", "-")
	return Fit(th.Paint(Dim, low)+" "+th.Paint(Rule, th.Pick("├", "|")+strings.Repeat(rail, at))+th.Paint(Key, th.Pick("●", "O"))+
		th.Paint(Rule, strings.Repeat(rail, room-1-at)+th.Pick("┤", "|"))+" "+th.Paint(Dim, high), w)
}

// Strip is a curve of samples from left to right between two values, exactly w by h; the last sample stands at the right edge.
func Strip(th Theme, r Role, samples []float64, lo, hi float64, w, h int) string {
	d := newDots(th.Glyphs, w, h)
	if n := len(samples); n > 1 && d.cols() > 1 && d.rows() > 0 {
		d.curve(0, d.cols()-1, r, func(x int) int {
			v := samples[x*(n-1)/(d.cols()-1)]
			return int(math.Round((1 - clamp01((v-lo)/(hi-lo))) * float64(d.rows()-1)))
		})
	}
	return Fill(d.String(th), w, h)
}
