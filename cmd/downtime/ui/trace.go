package ui

import (
	"math"
	"slices"
)

// Trace is one waveform on a sweep: a pen writes from left to right, wraps round, and
// an erase bar runs ahead of it, as on a bedside monitor. It keeps every sample of one
// screen at its place in time, so a resize redraws what was there.
type Trace struct {
	Role   Role
	lo, hi float64
	ring   []float32
	marks  []bool // samples that carry a pacing pulse; nil until the first
	head   int    // where the next sample goes
	laps   int    // how often the pen wrapped round
}

// NewTrace makes a trace that shows the given seconds across any width, fed with rate
// samples a second, drawn between lo (bottom) and hi (top).
func NewTrace(r Role, seconds, rate, lo, hi float64) *Trace {
	n := max(2, int(math.Round(seconds*rate)))
	return &Trace{Role: r, lo: lo, hi: hi, ring: make([]float32, n)}
}

// SetRange changes the scale of the whole trace, what is already drawn included.
func (t *Trace) SetRange(lo, hi float64) { t.lo, t.hi = lo, hi }

// Push writes one sample and moves the pen on.
func (t *Trace) Push(v float64) {
	t.ring[t.head] = float32(v)
	if t.marks != nil {
		t.marks[t.head] = false
	}
	t.head++
	if t.head == len(t.ring) {
		t.head = 0
		t.laps++
	}
}

// Mark says that the sample just written carries a pacing pulse: its column is drawn with
// a stroke and an ink of its own, at every width.
func (t *Trace) Mark() {
	if t.marks == nil {
		t.marks = make([]bool, len(t.ring))
	}
	t.marks[(t.head+len(t.ring)-1)%len(t.ring)] = true
}

// marked says whether one of these samples carries a pacing pulse.
func (t *Trace) marked(from, to int) bool {
	return t.marks != nil && slices.Contains(t.marks[from:to], true)
}

// eraseBar is the part of the width that is blank ahead of the pen.
const eraseBar = 0.035

// View draws the trace, exactly w by h.
func (t *Trace) View(th Theme, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	d := newDots(th.Glyphs, w, h)
	cols := d.cols()
	gap := max(int(float64(cols)*eraseBar), d.perX)
	pen := t.head * cols / len(t.ring)
	for x := range cols {
		if t.shown(x, pen, gap, cols) {
			t.column(d, x, cols)
		}
	}
	return d.String(th)
}

// shown says whether a column holds ink: what was written on this lap, and beyond the
// erase bar what is left of the lap before.
func (t *Trace) shown(x, pen, gap, cols int) bool {
	if t.head > 0 && x <= pen && t.head > x*len(t.ring)/cols {
		return true
	}
	if pen+gap >= cols && t.laps > 0 && x < pen+gap-cols {
		return false
	}
	return t.laps > 0 && x > pen+gap
}

// column draws the least and the greatest of all samples of one column, joined to its
// neighbours by including the last sample before it, so that no spike of a single
// sample is lost and the line never breaks.
func (t *Trace) column(d *dots, x, cols int) {
	n := len(t.ring)
	from, to := x*n/cols, (x+1)*n/cols
	if to <= from {
		to = from + 1
	}
	if from < t.head && to > t.head {
		to = t.head
	}
	first := from
	if from > 0 && from != t.head {
		first = from - 1
	}
	lo, hi := t.ring[first], t.ring[first]
	for _, v := range t.ring[first:to] {
		lo, hi = min(lo, v), max(hi, v)
	}
	top, bottom := t.dot(hi, d.rows()), t.dot(lo, d.rows())
	d.span(x, span{
		top: top, bottom: bottom,
		from: t.dot(t.ring[first], d.rows()), to: t.dot(t.ring[to-1], d.rows()),
	}, t.Role)
	if t.marked(from, to) {
		d.pulse(x, top, bottom)
	}
}

// dot is the row of a value; values beyond the scale stay at its edge.
func (t *Trace) dot(v float32, rows int) int {
	part := (float64(v) - t.lo) / (t.hi - t.lo)
	if math.IsNaN(part) {
		part = 0
	}
	return int(math.Round((1 - clamp01(part)) * float64(rows-1)))
}
