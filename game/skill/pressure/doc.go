// Package pressure is the skill of taking a blood pressure by cuff and ear: the systolic estimated by palpation, the cuff blown up above it and let
// down slowly, the first and the last sound, and the reading written as the gauge has it and not as a round number.
//
// It owns the arteries that it draws, the cuff, the sounds and the marking. What a learner can hear follows from the beats: a sound comes with a
// beat whose systolic is above the cuff and whose diastolic is below it, so that a cuff let down too fast misses by as much as the needle falls
// from beat to beat. It may import game/num and game/skill.
package pressure

import "downtime/game/skill"

var sources = []skill.Source{
	{ID: "bihs", Text: "British and Irish Hypertension Society, manual measurement: systolic by palpation first, 30 mmHg above it, 2 to 3 mmHg a second, " +
		"first and last sound, to the nearest 2 mmHg", Mark: "V2"},
	{ID: "obrien2003", Text: "O'Brien E, et al. European Society of Hypertension recommendations. J Hypertens 2003;21:821-848: the auscultatory gap; " +
		"repeated measurement and slow deflation in atrial fibrillation", Mark: "K"},
	{ID: "nice", Text: "NICE hypertension guideline (CG127 2011, kept in NG136): palpate first; with an irregular pulse measure by hand", Mark: "V2"},
	{ID: "lusignan2004", Text: "J Hum Hypertens 2004;18:261-265: of 85 000 readings in English general practice 64 % of systolics and 59 % of diastolics ended in 0", Mark: "V"},
	{ID: "nietert2006", Text: "Am J Hypertens 2006;19:147-152: 0 ended 45 % of systolics and 48 % of diastolics in 85 practices", Mark: "V"},
	{ID: "rakotz2017", Text: "Rakotz MK, et al. J Clin Hypertens 2017;19:614-619: one of 159 students did all of 11 steps right, the mean was 4.1", Mark: "V"},
	{ID: "made-up", Text: "Patients, cuff, tolerances and points chosen for the simulation; the error by deflation computed from the beats", Mark: "D"},
}

// The levels.
const (
	plain  = iota // even, easy to hear
	gaps          // one has an auscultatory gap
	uneven        // one is in atrial fibrillation
)

// New is the skill.
func New() skill.Skill {
	return skill.Skill{
		ID: "pressure", Title: "Take a blood pressure by cuff", Minutes: 4,
		Standard: "On two patients, one of them irregular: palpated first, 20 to 30 mmHg above that, let down at 2 to 3 mmHg a second, both numbers within " +
			"4 mmHg (8 in an irregular pulse, measured twice), read to 2 mmHg",
		About: "Fingers on the wrist: pump until the pulse goes, and note where. Let the air out. Stethoscope over the artery, 30 mmHg above that, and " +
			"down at 2 to 3 mmHg a second: the first sound is the systolic, the last the diastolic. Read to the nearest 2 mmHg. Without the " +
			"fingers first, a silent gap below the true systolic can hide it; and a machine that measures by oscillation is no help in atrial fibrillation.",
		Levels:  []string{"Easy to hear", "A silent gap", "An irregular pulse too"},
		Untimed: []int{0, 1, 2},
		Sources: sources,
		Begin:   begin,
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}
}
