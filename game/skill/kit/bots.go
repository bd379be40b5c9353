package kit

import (
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// playWell packs what is needed and reads every label in the bag.
func playWell(a *skill.Attempt) { play(a, 0, 0) }

// playAsMost forgets a quarter of the things, takes what looks useful, and looks at half of the labels. How well bags are packed has not been
// measured: this bot is a guess (mark D).
func playAsMost(a *skill.Attempt) { play(a, 0.25, 0.5) }

func play(a *skill.Attempt, slip, blind float64) {
	e := a.Exercise.(*exercise)
	chance := func(n int64, i int) float64 { return num.Unit(a.Setup.Seed, stream+2, n, uint32(i)) }
	var pack, wrong []string
	for i, x := range e.shelf {
		if (x.Kind != no) != (chance(0, i) < slip) {
			pack = append(pack, x.ID)
		}
	}
	for i, f := range e.bag {
		if f.fault != nil && chance(1, i) >= blind {
			wrong = append(wrong, f.item.ID)
		}
	}
	_ = a.Do(skill.Input{Set: "pack", Value: strings.Join(pack, ",")})
	a.Wait(40 * skill.TicksPerSecond)
	_ = a.Do(skill.Input{Do: "close"})
	if e.Done() {
		return
	}
	_ = a.Do(skill.Input{Set: "wrong", Value: strings.Join(wrong, ",")})
	_ = a.Do(skill.Input{Set: "mend", Value: strings.Join(wrong, ",")})
	a.Wait(40 * skill.TicksPerSecond)
	_ = a.Do(skill.Input{Do: "close"})
}
