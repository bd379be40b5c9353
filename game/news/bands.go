package news

import "math"

// A band gives its points to every value up to and including upTo.
type band struct {
	upTo   int
	points int
}

const over = math.MaxInt32 // the band above all others

// The thresholds of the chart, RCP 2017. Values are whole numbers as they are charted;
// temperature is in tenths of a degree.
var (
	respirationBands = []band{{8, 3}, {11, 1}, {20, 0}, {24, 2}, {over, 3}}
	scale1Bands      = []band{{91, 3}, {93, 2}, {95, 1}, {over, 0}}
	scale2AirBands   = []band{{83, 3}, {85, 2}, {87, 1}, {over, 0}}
	scale2GasBands   = []band{{83, 3}, {85, 2}, {87, 1}, {92, 0}, {94, 1}, {96, 2}, {over, 3}}
	pressureBands    = []band{{90, 3}, {100, 2}, {110, 1}, {219, 0}, {over, 3}}
	pulseBands       = []band{{40, 3}, {50, 1}, {90, 0}, {110, 1}, {130, 2}, {over, 3}}
	temperatureBands = []band{{350, 3}, {360, 1}, {380, 0}, {390, 1}, {over, 2}}
)

const (
	oxygenPoints = 2
	notAlert     = 3
	tenths       = 10
)

func points(bands []band, value float64) int {
	n := int(math.Round(value))
	for _, b := range bands {
		if n <= b.upTo {
			return b.points
		}
	}
	return bands[len(bands)-1].points
}

// saturationBands: the second scale is for those whose target is 88 to 92 %, and takes
// points for too much only while oxygen is given.
func saturationBands(scale Scale, oxygen bool) []band {
	switch {
	case scale == Scale1:
		return scale1Bands
	case oxygen:
		return scale2GasBands
	}
	return scale2AirBands
}
