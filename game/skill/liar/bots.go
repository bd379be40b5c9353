package liar

import (
	"strconv"

	"downtime/game/skill"
)

// playWell looks at everything and says what it supports.
func playWell(a *skill.Attempt) {
	play(a, func(x *vignette, prior float64) (looks int, p func() float64) {
		return len(x.pair.Checks), func() float64 { return x.ideal(prior) }
	})
}

// playAsMost believes the screen: clinicians of the workshop would not expect a device to fail ("99.9 %", Straw 2024).
func playAsMost(a *skill.Attempt) {
	play(a, func(*vignette, float64) (int, func() float64) { return 0, func() float64 { return 0.02 } })
}

// playInDoubt is the same people after somebody has planted a doubt: everything is at fault.
func playInDoubt(a *skill.Attempt) {
	play(a, func(*vignette, float64) (int, func() float64) { return 0, func() float64 { return 0.95 } })
}

func play(a *skill.Attempt, think func(x *vignette, prior float64) (looks int, p func() float64)) {
	e := a.Exercise.(*exercise)
	for !e.Done() {
		if e.told {
			_ = a.Do(skill.Input{Do: "on"})
			continue
		}
		x := &e.vignettes[e.at]
		looks, belief := think(x, e.prior())
		for i := range looks {
			_ = a.Do(skill.Input{Do: x.pair.Checks[i].ID})
		}
		a.Wait(20 * skill.TicksPerSecond)
		p := belief()
		_ = a.Do(skill.Input{Set: "p", Value: strconv.FormatFloat(float64(int(float64(100*p)+0.5)), 'f', -1, 64)})
		_ = a.Do(skill.Input{Set: "act", Value: decision(p >= 0.5)})
		_ = a.Do(skill.Input{Do: "sign"})
	}
}
