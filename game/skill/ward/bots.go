package ward

import (
	"slices"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// playWell ranks by the rule, and looks at what is exposed.
func playWell(a *skill.Attempt) {
	play(a, func(r *round) ([]int, []string) { return r.order(), r.off() })
}

// playAsMost ranks by how ill people look (the early warning score, roughly), as one does on any other night, and leaves nobody off the list. How people rank by
// dependence on technology has not been measured: this bot is a guess (mark D).
func playAsMost(a *skill.Attempt) {
	n := uint32(0)
	play(a, func(r *round) ([]int, []string) {
		n++
		ill := func(i int) float64 {
			return float64(r.patients[i].Early) + float64(2*num.Normal(a.Setup.Seed, stream+2, int64(n), uint32(i)))
		}
		order := []int{0, 1, 2, 3, 4, 5}
		slices.SortStableFunc(order, func(x, y int) int {
			if ill(x) > ill(y) {
				return -1
			}
			return 1
		})
		return order, nil
	})
}

func play(a *skill.Attempt, think func(*round) (order []int, off []string)) {
	e := a.Exercise.(*exercise)
	for !e.Done() {
		r := &e.rounds[e.at]
		order, off := think(r)
		ids := make([]string, inWard)
		for i, p := range order {
			ids[i] = r.patients[p].ID
		}
		for _, in := range []skill.Input{
			{Set: "order", Value: strings.Join(ids, ",")}, {Set: "off", Value: strings.Join(off, ",")}, {Set: "act", Value: ids[0]},
		} {
			_ = a.Do(in)
		}
		a.Wait(60 * skill.TicksPerSecond)
		_ = a.Do(skill.Input{Do: "hand"})
	}
}
