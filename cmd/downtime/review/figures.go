package review

import (
	"math"
	"slices"

	"downtime/game/engine"
)

func some(v float64) *float64 {
	v = math.Round(v*1e4) / 1e4
	return &v
}

func median(x []float64) float64 {
	slices.Sort(x)
	n := len(x)
	if n%2 == 1 {
		return x[n/2]
	}
	return (x[n/2-1] + x[n/2]) / 2
}

// minutes of simulated time, to the tenth.
func minutes(tick float64) float64 { return math.Round(tick/engine.TicksPerSecond/6) / 10 }

// sorted gives the keys of a map in order.
func sorted[V any](m map[int64]V) []int64 {
	out := make([]int64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
