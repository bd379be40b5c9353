package calibration

import (
	"math"

	"downtime/game/num"
)

// FewestInBin is how many judgements a point of the curve needs to be shown.
const FewestInBin = 3

const numBins = 11 // 0, 10 … 100 %: the scale on which a belief is asked for

// Point is one bin of the calibration curve.
type Point struct {
	Said     float64 `json:"said"`     // mean probability stated, 0 to 1
	Observed float64 `json:"observed"` // share of those devices that were at fault
	N        int     `json:"n"`
}

// Curve is what came true of what was said, bin by bin. Bins with fewer than FewestInBin judgements are not in Points.
type Curve struct {
	Points     []Point `json:"points"`     // by rising Said
	Suppressed int     `json:"suppressed"` // judgements in bins too small to show
}

// CurveOf draws the calibration curve of the stated beliefs, on bins centred on 0, 10 … 100 %.
func CurveOf(trials []Trial) Curve {
	c := Curve{Points: []Point{}}
	for _, b := range bins(trials) {
		if b.N < FewestInBin {
			c.Suppressed += b.N
			continue
		}
		c.Points = append(c.Points, b)
	}
	return c
}

// bins gathers the stated beliefs; empty bins are left out.
func bins(trials []Trial) []Point {
	var said [numBins]float64
	var faulty, n [numBins]int
	for i := range trials {
		t := &trials[i]
		if !t.Stated {
			continue
		}
		k := int(math.Round(float64(num.Clamp(t.P, 0, 1) * (numBins - 1))))
		said[k] += t.P
		n[k]++
		if t.Faulty {
			faulty[k]++
		}
	}
	var out []Point
	for k := range n {
		if n[k] > 0 {
			out = append(out, Point{said[k] / float64(n[k]), float64(faulty[k]) / float64(n[k]), n[k]})
		}
	}
	return out
}
