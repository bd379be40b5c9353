package review

import (
	"math"

	"downtime/game/engine"
)

func some(v float64) *float64 {
	v = math.Round(v*1e4) / 1e4
	return &v
}

// minutes of simulated time, to the tenth.
func minutes(tick float64) float64 { return math.Round(tick/engine.TicksPerSecond/6) / 10 }
