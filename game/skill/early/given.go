package early

import (
	"math"

	"downtime/game/engine"
	"downtime/game/news"
	"downtime/game/skill"
)

// taken is the patient of a case, as the observations are charted: whole numbers, and the temperature to a tenth.
func taken(given []float64) chart {
	all := [8]float64{}
	copy(all[:], given)
	c := chart{story: "The observations as they were taken by hand just now. No target saturation is prescribed."}
	c.vitals, c.scale = engine.Vitals(all[:])
	if c.scale == news.Scale2 {
		c.story = "The observations as they were taken by hand just now. Target saturation prescribed by the consultant: 88 to 92 %."
	}
	v := &c.vitals
	for _, x := range [...]*float64{&v.RR, &v.SpO2, &v.SBP, &v.Pulse} {
		*x = math.Round(*x)
	}
	v.Temp = math.Round(10*v.Temp) / 10
	c.score = news.Of(v, c.scale)
	return c
}

// found is what a chart in a case comes to: the total that was written, right or wrong.
func (e *exercise) found() skill.Result {
	x, _ := e.answers[0].form.Number("total")
	return skill.Result{Found: &x, Summary: "Charted."}
}
