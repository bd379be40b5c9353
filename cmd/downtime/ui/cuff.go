package ui

import (
	"fmt"
	"math"
	"strings"
)

// Cuff is a cuff's gauge, its valve, and what comes through to ear or finger. The gauge is read by the eye: no number is printed.
type Cuff struct {
	Gauge float64 // mmHg
	Top   float64 // mmHg at the end of the scale
	Since float64 // seconds since the last sound; negative: none yet
	Loud  float64 // of the last, 0 to 1
	Ears  bool    // the stethoscope is over the artery; otherwise a finger is on the wrist
	Pulse bool    // the finger feels the pulse come through
	Valve float64 // how far it is open, 0 to 1
}

// soundShown is how long a sound can be seen, in seconds.
const soundShown = 0.2

// View draws the dial, the scale close to, and what is heard or felt, exactly w by h: best from 34 by 13, useful from 26 by 8.
func (c Cuff) View(th Theme, w, h int) string {
	if w < 26 || h < 8 {
		return c.small(th, w, h)
	}
	below := append(c.lens(th, w), " "+Slider(th, "valve shut", "open", c.Valve, w-2))
	tall := h - len(below)
	dial := min(w-15, 2*tall+2)
	lines := strings.Split(Columns(w, tall, Box{Size: dial, Body: strings.Join(c.dial(th, dial, tall), "\n")}, Box{Body: strings.Join(c.heard(th, tall), "\n")}), "\n")
	return fillLines(append(lines, below...), w, h)
}

// The dial runs over three quarters of a turn, with its gap below.
const dialFrom, dialTo = -0.375, 0.375

func (c Cuff) turn(mmHg float64) float64 {
	return dialFrom + (dialTo-dialFrom)*clamp01(mmHg/math.Max(c.Top, 1))
}

func (c Cuff) dial(th Theme, w, h int) []string {
	s := newSketch(th, w, h)
	ry := math.Min(float64(h)/1.75, float64(w)/4) - 0.15
	cx, cy := float64(w)/2, ry+0.1
	s.arc(cx, cy, ry, dialFrom, dialTo, Rule)
	for v := 0.0; v <= c.Top; v += 10 {
		deep := 0.06
		if math.Mod(v, 50) == 0 {
			deep = 0.16
		}
		if ry < 4 && deep < 0.1 {
			continue
		}
		x0, y0 := round1(cx, cy, ry, c.turn(v))
		x1, y1 := round1(cx, cy, ry*(1-deep), c.turn(v))
		s.line(x0, y0, x1, y1, Text)
	}
	step := 50.0
	if ry < 5.5 {
		step = 100
	}
	for v := 0.0; v <= c.Top; v += step {
		x, y := round1(cx, cy, ry*0.66, c.turn(v))
		name := fmt.Sprintf("%.0f", v)
		s.write(int(x)-len(name)/2, int(y), th.Paint(Dim, name))
	}
	x, y := round1(cx, cy, ry*0.9, c.turn(c.Gauge))
	s.line(cx, cy, x, y, Art)
	s.disc(cx, cy, 0.28, Art)
	if bottom := int(cy) + 1; bottom < h {
		s.write(w/2-2, min(h-1, int(cy+ry*0.62)), th.Paint(Dim, "mmHg"))
	}
	return s.view(th)
}

// lens is the scale close to the needle, a cell for each mmHg and a stroke for every second one: what an eye reads from a good dial.
func (c Cuff) lens(th Theme, w int) []string {
	room := w - 2
	middle := room / 2
	at := int(math.Round(c.Gauge))
	names, strokes := []byte(Blank(room)), make([]string, room)
	for x := range room {
		v := at + x - middle
		strokes[x] = " "
		switch {
		case v < 0 || float64(v) > c.Top:
		case v%10 == 0:
			strokes[x] = th.Pick("┃", "|")
			name := fmt.Sprint(v)
			if from := x - len(name)/2; from >= 0 && from+len(name) <= room {
				copy(names[from:], name)
			}
		case v%2 == 0:
			strokes[x] = th.Pick("╷", "'")
		}
	}
	pointer := Blank(middle) + th.Paint(Art, th.Pick("▲", "^"))
	return []string{" " + th.Paint(Dim, string(names)), " " + strings.Join(strokes, ""), " " + pointer}
}

// heard is what comes through to ear or finger.
func (c Cuff) heard(th Theme, h int) []string {
	now := c.Since >= 0 && c.Since < soundShown
	var lines []string
	switch {
	case c.Ears && now:
		waves := strings.Repeat(")", 1+int(clamp01(c.Loud)*3.49))
		lines = []string{"ear at the", "elbow", "", th.Paint(Title, th.Pick("◉ ", "O ")+waves), th.Paint(Focus, " TAP ")}
		if c.Loud < 0.35 {
			lines[4] = th.Paint(Focus, " tap ")
		}
	case c.Ears:
		lines = []string{"ear at the", "elbow", "", th.Paint(Dim, th.Pick("◎", "o")), th.Paint(Dim, "silence")}
		if c.Since >= 0 && c.Since < 2 {
			lines[4] = ""
		}
	case c.Pulse:
		lines = []string{"finger on", "the wrist", "", th.Paint(Title, th.Pick("● ", "# ")+"pulse"), th.Paint(Title, "comes through")}
	default:
		lines = []string{"finger on", "the wrist", "", th.Paint(Dim, th.Pick("○ ", "o ")+"no pulse")}
	}
	for i := range lines[:2] {
		lines[i] = th.Paint(Dim, lines[i])
	}
	for i, l := range lines {
		lines[i] = " " + l
	}
	return append(make([]string, max(0, (h-len(lines))/2)), lines...)
}

func (c Cuff) small(th Theme, w, h int) string {
	sign := th.Pick("○", "o")
	if c.Pulse || c.Since >= 0 && c.Since < soundShown {
		sign = th.Pick("●", "#")
	}
	lines := c.lens(th, max(w, 4))
	return fillLines(append(lines, th.Paint(Dim, "comes through ")+sign, Slider(th, "shut", "open", c.Valve, max(w, 4))), w, h)
}
