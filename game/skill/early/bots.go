package early

import (
	"downtime/game/news"
	"downtime/game/num"
	"downtime/game/skill"
)

// playWell reads the paper and knows the chart.
func playWell(a *skill.Attempt) { play(a, 0) }

// playAsMost slips a band now and then and adds up from memory: about one score in five on paper is wrong (mark D; audits of paper charts vary
// widely).
func playAsMost(a *skill.Attempt) { play(a, 0.12) }

// play fills in each chart. It looks into the exercise for the patient: what it reads there is what the paper says.
func play(a *skill.Attempt, slip float64) {
	e := a.Exercise.(*exercise)
	for n := uint32(0); !e.Done(); n++ {
		c := e.patients[e.at]
		set := func(id, value string) { _ = a.Do(skill.Input{Set: id, Value: value}) }
		slips := func(i uint32) bool { return num.Unit(a.Setup.Seed, stream+1, int64(n), i) < slip }
		scale := c.scale
		if slips(90) {
			scale = news.Scale1
		}
		s := news.Of(&c.vitals, scale)
		for p := range s.Points {
			if slips(uint32(p)) {
				s.Points[p] = (s.Points[p] + 1) % 4
			}
		}
		total := 0
		for p, got := range s.Points {
			set(fieldOf(news.Parameter(p)), points(got))
			total += got
		}
		s.Total = total
		set("scale", points(int(scale)+1))
		set("total", points(total))
		set("response", responseOf(&s))
		a.Wait(40 * skill.TicksPerSecond)
		_ = a.Do(skill.Input{Do: "sign"})
	}
}
