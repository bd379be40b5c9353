package early

import (
	"fmt"

	"downtime/game/news"
	"downtime/game/num"
	"downtime/game/skill"
)

// chart is one patient's set of observations, and what it comes to.
type chart struct {
	story  string
	scale  news.Scale
	vitals news.Vitals
	score  news.Score
}

// stream keeps this skill's draws apart from any other's.
const stream = 0x6e657773

// span is the range that an observation is drawn from: wide enough for every band of the chart (mark D).
type span struct{ low, high float64 }

var spans = [...]span{{8, 32}, {82, 100}, {}, {84, 190}, {42, 138}, {}, {34.8, 39.6}}

// draw makes patient i of a seed. A patient is mostly well, with one to three observations that are not: seven wild ones teach no bands.
func draw(seed uint64, i int, bothScales bool) chart {
	roll := func(n uint32) float64 { return num.Unit(seed, stream, int64(i), n) }
	c := chart{vitals: news.Vitals{RR: 14 + float64(int(4*roll(0))), SpO2: 96 + float64(int(3*roll(1))), SBP: 116 + float64(int(30*roll(2))), Pulse: 62 + float64(int(26*roll(3))), Temp: 36.4 + float64(int(12*roll(4)))/10}}
	if bothScales && (i == int(3*num.Unit(seed, stream, 9, 0)) || roll(5) < 0.3) {
		c.scale, c.vitals.SpO2 = news.Scale2, 86+float64(int(11*roll(1)))
	}
	c.vitals.Oxygen = roll(6) < 0.45
	for n := range 1 + int(3*roll(7)) {
		c.disturb(news.Parameter(7*roll(8+uint32(n))), roll(20+uint32(n)))
	}
	c.story = "A ward patient; the observations were taken by hand just now. No target saturation is prescribed."
	if c.scale == news.Scale2 {
		c.story = "A patient with COPD whose gases have shown retention of CO2. Target saturation prescribed by the consultant: 88 to 92 %."
	}
	c.score = news.Of(&c.vitals, c.scale)
	return c
}

// disturb makes one observation abnormal, or at least free to be.
func (c *chart) disturb(p news.Parameter, at float64) {
	s := spans[p]
	whole := float64(int(s.low + float64(at*(s.high-s.low))))
	switch p {
	case news.Respiration:
		c.vitals.RR = whole
	case news.Saturation:
		c.vitals.SpO2 = whole
	case news.Oxygen:
		c.vitals.Oxygen = true
	case news.Pressure:
		c.vitals.SBP = whole
	case news.Pulse:
		c.vitals.Pulse = whole
	case news.Consciousness:
		c.vitals.Level = news.Level(1 + int(2.5*at))
	case news.Temperature:
		c.vitals.Temp = float64(int(10*(s.low+float64(at*(s.high-s.low))))) / 10
	}
}

var levelWords = [...]string{"alert", "newly confused", "answers to voice", "answers to pain", "unresponsive"}

func (c *chart) paper() skill.Paper {
	v := &c.vitals
	air := "room air"
	if v.Oxygen {
		air = "on oxygen"
	}
	return skill.Paper{Title: "Observations", Mark: "D", Rows: [][]string{
		{"Breaths", fmt.Sprintf("%.0f /min", v.RR)},
		{"Saturation", fmt.Sprintf("%.0f %%, %s", v.SpO2, air)},
		{"Blood pressure", fmt.Sprintf("%.0f systolic", v.SBP)},
		{"Pulse", fmt.Sprintf("%.0f /min", v.Pulse)},
		{"Consciousness", levelWords[v.Level]},
		{"Temperature", fmt.Sprintf("%.1f °C", v.Temp)},
	}}
}
