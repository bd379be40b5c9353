package gas

import (
	"strconv"

	"downtime/game/num"
	"downtime/game/skill"
)

// playWell tries every rule on what is printed.
func playWell(a *skill.Attempt) {
	e := a.Exercise.(*exercise)
	for !e.Done() {
		it := &e.items[e.at]
		rule := None
		if found := Check(&it.slip); len(found) > 0 {
			rule = found[0].Rule
		}
		answer(a, it.verdict(), rule, 0)
	}
}

// playAsMost believes the print-out until something is plainly amiss, and after that believes none, as the clinicians of Straw et al. 2024 did. What
// catches the eye is a name, a time, a number that another machine contradicts; three in ten of the sums are wrong (71 % of gases were described
// rightly in O'Sullivan and Jeavons, Emerg Med J 2005;22:391; trainees had 2.5 of 6 equations in Austin, Emerg Med Australas 2010;22:159). How
// often each is noticed is chosen (mark D).
func playAsMost(a *skill.Attempt) {
	e := a.Exercise.(*exercise)
	shaken := false
	for !e.Done() {
		it, n := &e.items[e.at], int64(e.at)
		unit := func(k uint32) float64 { return num.Unit(a.Setup.Seed, stream+1, n, k) }
		verdict, rule := Accept, None
		for _, f := range Check(&it.slip) {
			if unit(1) < noticed(f.Rule) {
				verdict, rule = f.Verdict, f.Rule
				break
			}
		}
		if verdict == Accept && shaken && unit(2) < 0.7 {
			verdict, rule = Quarantine, Patient
		}
		shaken = shaken || verdict != Accept
		off := 0.0
		if unit(3) < 0.29 {
			off = 5
		}
		answer(a, verdict, rule, off)
	}
}

func noticed(r Rule) float64 {
	switch r {
	case Identity, Other:
		return 0.6
	case Time, Sample:
		return 0.4
	case Patient:
		return 0.3
	case None, Same, HH, Winter, Gap:
	}
	return 0.1
}

// answer fills in a print-out and signs it, in 40 seconds.
func answer(a *skill.Attempt, verdict string, rule Rule, off float64) {
	set := func(id, value string) { _ = a.Do(skill.Input{Set: id, Value: value}) }
	e := a.Exercise.(*exercise)
	it := &e.items[e.at]
	set("sum", strconv.FormatFloat(asks[it.sum].of(&it.slip.Print.Values)+off, 'f', 1, 64))
	set("verdict", verdict)
	set("rule", string(rule))
	a.Wait(40 * skill.TicksPerSecond)
	_ = a.Do(skill.Input{Do: "sign"})
}
