package ui

// Scale is what the edges of a recorder's paper mean: its lowest and highest value, and how many points its whole width holds.
type Scale struct {
	Low, High float64
	Points    int
}

// Paper draws what a recorder has written, exactly w by h: the oldest point at the left, the latest at the right end of the ink. 0 is a point
// without ink.
func Paper(th Theme, r Role, s Scale, values []int, w, h int) string {
	if w <= 0 || h <= 0 || s.Points < 2 {
		return ""
	}
	d := newDots(th.Glyphs, w, h)
	t := Trace{Role: r, lo: s.Low, hi: s.High}
	last := -1
	for x := range d.cols() {
		from, to := x*s.Points/d.cols(), max((x+1)*s.Points/d.cols(), x*s.Points/d.cols()+1)
		if from >= len(values) {
			break
		}
		top, bottom, at := d.rows(), -1, -1
		for _, v := range values[from:min(to, len(values))] {
			if v == 0 {
				continue
			}
			at = t.dot(float32(v), d.rows())
			top, bottom = min(top, at), max(bottom, at)
		}
		if bottom < 0 {
			last = -1
			continue
		}
		if last >= 0 { // joined to the column before
			top, bottom = min(top, last), max(bottom, last)
		}
		if last < 0 {
			last = at
		}
		d.span(x, span{top: top, bottom: bottom, from: last, to: at}, r)
		last = at
	}
	return d.String(th)
}
