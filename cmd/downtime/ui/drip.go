package ui

import (
	"fmt"
	"math"
	"strings"
)

// Drip is a giving set as it hangs: a bag with its marks and time-tape, the chamber in which drops fall, the roller clamp and the arm. It shows what
// an eye can see: no rate, and no number of drops.
type Drip struct {
	Forming float64   // how far the next drop has grown, 0 to 1
	Falling []float64 // how far each drop in the air has come, 0 to 1 of its time
	Splash  float64   // how far the last splash has gone, 0 to 1; outside that: none
	Stream  bool      // drops run together
	Clamp   float64   // how far the roller is open, 0 to 1
	Left    float64   // mL in the bag
	Size    float64   // mL when full
	Height  float64   // cm above the cannula
	Bent    bool      // the arm is bent at the cannula
	Tape    []Level
}

// Level is a mark on a bag: a label, and the mL at which it stands.
type Level struct {
	Label string
	Left  float64
}

// View draws the giving set, exactly w by h: best from 34 by 13, useful from 26 by 9.
func (d Drip) View(th Theme, w, h int) string {
	if w < 26 || h < 9 {
		return d.small(th, w, h)
	}
	tall := h - 3
	bag := d.bag(th, tall)
	bagWidth := Width(bag[0]) + 1
	chamber := d.chamber(th, min(w-bagWidth, 26), tall)
	lines := strings.Split(Columns(w, tall, Box{Size: bagWidth, Body: strings.Join(bag, "\n")}, Box{Body: strings.Join(chamber, "\n")}), "\n")
	return fillLines(append(lines, d.arm(th, w)...), w, h)
}

// The columns of the bag: tape labels, the bag, its own marks.
const (
	tapeWidth = 6
	bagWidth  = 8
)

// bag is the bag with its level, rows lines high.
func (d Drip) bag(th Theme, rows int) []string {
	g := []rune(th.Pick("╭─┴╮│╰┬╯", "+-++|+++"))
	edge := func(l, m, r rune) string {
		return Blank(tapeWidth) + th.Paint(Rule, string(l)+strings.Repeat(string(g[1]), 2)+string(m)+strings.Repeat(string(g[1]), bagWidth-5)+string(r)) + Blank(5)
	}
	body := rows - 3
	top := Fit(th.Paint(Dim, fmt.Sprintf(" %.0f cm above arm", d.Height)), tapeWidth+bagWidth+5)
	lines := []string{top, edge(g[0], g[2], g[3])}
	if len(d.Tape) > 0 { // what the times beside the bag are
		lines[1] = FitRight(th.Paint(Key, "tape"+th.Pick("▸", ">")), tapeWidth) + strings.TrimPrefix(lines[1], Blank(tapeWidth))
	}
	size := math.Max(d.Size, 1)
	level := clamp01(d.Left/size) * float64(body) // rows of fluid, from below
	tape, marks := d.rows(body, size)
	side := th.Paint(Rule, string(g[4]))
	for y := range body {
		under := level - float64(body-1-y) // rows of fluid reaching into this one
		label := tape[y]
		left := Blank(tapeWidth)
		if label != "" {
			left = FitRight(th.Paint(Key, th.Spell(label)), tapeWidth-1) + th.Paint(Key, th.Pick("▸", ">"))
		}
		right := Fit("", 5)
		if m := marks[y]; m != "" {
			right = th.Paint(Rule, th.Pick("╴", "-")) + th.Paint(Dim, Fit(m, 4))
		}
		lines = append(lines, left+side+th.Paint(SpO2, water(th, under, bagWidth-2))+side+right)
	}
	return append(lines, edge(g[5], g[6], g[7]))
}

// rows are which labels stand beside which row of the bag: the time-tape and the bag's own marks.
func (d Drip) rows(body int, size float64) (tape, marks []string) {
	tape, marks = make([]string, body), make([]string, body)
	row := func(left float64) int {
		return min(body-1, int(math.Floor((1-clamp01(left/size))*float64(body))))
	}
	for _, t := range d.Tape {
		if t.Left >= 0 && t.Left <= size {
			tape[row(t.Left)] = t.Label
		}
	}
	steps := 4
	if body < 6 {
		steps = 2
	}
	for i := 1; i <= steps; i++ {
		left := size * float64(i) / float64(steps)
		marks[row(left)] = fmt.Sprintf("%.0f", left)
	}
	return tape, marks
}

// water is one row of a vessel, filled by part from below; the surface is drawn finer than a row where the characters can.
func water(th Theme, part float64, w int) string {
	switch {
	case part <= 0.06:
		return Blank(w)
	case part >= 1 && th.Glyphs == ASCII:
		return strings.Repeat(":", w)
	case part >= 1:
		return strings.Repeat("▒", w)
	case th.Glyphs == ASCII:
		return strings.Repeat([]string{"_", "~", "~"}[min(2, int(part*3))], w)
	}
	return strings.Repeat(string([]rune("▁▂▃▄▅▆▇")[min(6, int(part*7.5))]), w)
}

// chamber is the drip chamber, close to: the nozzle, the drop that forms, those that fall, the pool and its splash.
func (d Drip) chamber(th Theme, w, h int) []string {
	s := newSketch(th, w, h)
	left, right := 1.0, float64(w)-1.5
	cx, tip, floor := (left+right)/2, 1.5, float64(h)-0.4
	pool := floor - (floor-tip)*0.3
	s.line(left, 0.6, left, floor, Rule)
	s.line(right, 0.6, right, floor, Rule)
	s.line(left, 0.6, cx-1, 0.6, Rule)
	s.line(cx+1, 0.6, right, 0.6, Rule)
	s.line(cx-1, 0, cx-1, tip-0.3, Text)
	s.line(cx+1, 0, cx+1, tip-0.3, Text)
	s.line(left, floor, right, floor, Rule)
	s.fill(left+1, pool+0.25, right, floor-0.1, SpO2)
	d.surface(th, s, cx, left, right, pool)
	most := math.Min(0.62, float64(h)*0.055)
	if d.Stream {
		for _, dx := range []float64{-0.5, 0, 0.5} {
			s.line(cx+dx, tip, cx+dx*0.6, pool, SpO2)
		}
		return s.view(th)
	}
	if r := most * (0.25 + 0.75*clamp01(d.Forming)); d.Forming > 0 {
		hang := tip - 0.2 + r*(0.6+0.7*clamp01(d.Forming))
		s.disc(cx, hang, r, SpO2)
		s.line(cx, tip-0.3, cx, hang, SpO2)
	}
	for _, t := range d.Falling {
		t = clamp01(t)
		s.disc(cx, tip+most+(pool-tip-most)*t*t, most*0.8, SpO2)
	}
	return s.view(th)
}

// surface is the pool's: flat, or with the ring and the two jumping beads of a splash.
func (d Drip) surface(th Theme, s *sketch, cx, left, right, pool float64) {
	t := d.Splash
	if t < 0 || t > 1 || th.Still || d.Stream {
		s.line(left, pool, right, pool, SpO2)
		return
	}
	reach := 0.6 + 3.2*t
	for x := left; x <= right; x += 0.5 {
		y := pool
		if off := math.Abs(math.Abs(x-cx) - reach); off < 1.2 {
			y -= 0.3 * (1 - off/1.2) * (1 - t)
		} else if math.Abs(x-cx) < reach {
			y += 0.15 * (1 - t)
		}
		s.dot(x, y, SpO2)
	}
	jump := pool - 1.6*math.Sin(math.Pi*math.Min(1, t*1.3))
	s.dot(cx-reach*0.6, jump, SpO2)
	s.dot(cx+reach*0.6, jump, SpO2)
}

// arm is the clamp and the arm, three lines.
func (d Drip) arm(th Theme, w int) []string {
	words, shape := "arm straight", th.Pick("━━━━━━━━╾─○", "========--o")
	if d.Bent {
		words, shape = "arm BENT at the cannula", th.Pick("━━━━━┓╱─○", "=====\\/--o")
	}
	return []string{
		" " + th.Paint(Dim, "roller clamp ") + d.roller(th),
		" " + Slider(th, "shut", "open", d.Clamp, w-2),
		" " + th.Paint(Text, shape) + " " + th.Paint(map[bool]Role{false: Dim, true: Unsaved}[d.Bent], words),
	}
}

// roller is the milled wheel of the clamp, from above: it turns by a ridge with the smallest movement of a thumb.
func (d Drip) roller(th Theme) string {
	const ridges, apart = 3, 4
	at := int(math.Round(d.Clamp/0.002)) % apart
	wheel := []rune(strings.Repeat(" ", ridges*apart))
	for i := range ridges {
		wheel[i*apart+(at+apart)%apart] = []rune(th.Pick("╱", "/"))[0]
	}
	return th.Paint(Rule, "(") + th.Paint(Text, string(wheel)) + th.Paint(Rule, ")")
}

// small is for a corner: the level, the drop as a sign, the clamp.
func (d Drip) small(th Theme, w, h int) string {
	drop := th.Pick("○", "o")
	switch {
	case d.Stream:
		drop = th.Pick("┃", "|")
	case len(d.Falling) > 0:
		drop = th.Pick("●", "*")
	}
	return fillLines([]string{
		th.Paint(Dim, "bag ") + Meter(th, SpO2, d.Left/math.Max(d.Size, 1), max(0, min(10, w-5))),
		th.Paint(Dim, "drop ") + th.Paint(SpO2, drop),
		th.Paint(Dim, "clamp ") + Meter(th, Text, d.Clamp, max(0, min(8, w-7))),
	}, w, h)
}
