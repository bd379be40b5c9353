package pulse

import "downtime/game/skill"

// breathing is the mode of a go in a case in which the breaths are what is wanted; in any other it is the pulse.
const breathing = "breaths"

// stopped is the interval, in s, of what does not beat or breathe: longer than any go.
const stopped = 1e6

// felt is the patient of a case: pulse and breaths a minute, and 1 if the pulse is irregular. The pulse is what can be felt, so that
// no beat is lost on the way to the wrist; a regular one beats as evenly as those of the lab.
func felt(s skill.Setup) patient {
	given := [3]float64{}
	copy(given[:], s.Given)
	p := patient{belief: "agree"}
	p.heart = heart{seed: s.Seed, stream: stream + 1, all: true}
	p.chest = chest{seed: s.Seed, stream: stream + 11, mean: every(given[1])}
	p.beat(sinus, 60)
	if given[2] > 0 {
		p.beat(fibrillates, 60)
	}
	p.heart.mean = every(given[0])
	return p
}

// every is the interval of a rate a minute.
func every(rate float64) float64 {
	if rate < 1 {
		return stopped
	}
	return 60 / rate
}

// counted is the one number that is wanted of a count in a case.
func counted(mode string) skill.Field {
	if mode == breathing {
		return skill.Field{ID: "breaths", Label: "Breaths", Unit: "/min", Kind: skill.Number}
	}
	return skill.Field{ID: "pulse", Label: "Pulse at the wrist", Unit: "/min", Kind: skill.Number}
}

// found is what a count in a case comes to: the rate that was written, right or wrong.
func (e *exercise) found() skill.Result {
	x, _ := e.answers[0].form.Number(counted(e.setup.Mode).ID)
	return skill.Result{Found: &x, Summary: "Counted."}
}
