package pressure

import "downtime/game/skill"

// asystole is the interval, in s, of a heart that does not beat: longer than any go.
const asystole = 1e6

// felt is the patient of a case: systolic and diastolic, mmHg, and beats a minute. The pulse is regular and there is no silent gap.
func felt(s skill.Setup) patient {
	given := [3]float64{}
	copy(given[:], s.Given)
	p := patient{artery: artery{seed: s.Seed, stream: stream + 1, systolic: given[0], diastolic: given[1], interval: asystole}}
	if given[2] >= 1 {
		p.artery.interval = 60 / given[2]
	}
	return p
}

// found is what a measurement in a case comes to: the systolic that was written, right or wrong. Where nothing is to be heard it is 0 over 0.
func (e *exercise) found() skill.Result {
	x, _ := e.arms[0].form.Number("systolic")
	return skill.Result{Found: &x, Summary: "Measured."}
}
