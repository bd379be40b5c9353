// Package pulse is the skill of taking a pulse and a respiratory rate by count against a watch: how long to count, what the rhythm is, and whether
// the monitor beside the bed agrees with the patient.
//
// It owns the hearts and chests that it draws, the monitor that may lie about them, and the marking. The rate that counts is what a full minute from
// the start of the learner's own count would have brought, so that a whole minute counted well is right by definition, and what a shorter count
// loses can be shown on the same minute. It may import game/num and game/skill.
package pulse

import "downtime/game/skill"

var sources = []skill.Source{
	{ID: "rimbi2019", Text: "Rimbi M, et al. Respiratory rates observed over 15 and 30 s compared with rates measured over 60 s. QJM 2019;112:513-517", Mark: "V"},
	{ID: "hollerbach1990", Text: "Hollerbach AD, Sneed NV. Accuracy of radial pulse assessment by length of counting interval. Heart Lung 1990;19:258-264", Mark: "V"},
	{ID: "jaakkola2017", Text: "Jaakkola J, et al. Reliability of pulse palpation in the detection of atrial fibrillation. Scand J Prim Health Care 2017;35:293-298", Mark: "V"},
	{ID: "badawy2017", Text: "Badawy J, et al. Is everyone really breathing 20 times a minute? BMJ Qual Saf 2017;26:832-836", Mark: "V"},
	{ID: "monitors", Text: "What monitors count by mistake: tall T waves, movement, small breaths not at all; the deficit between heart and wrist", Mark: "K"},
	{ID: "made-up", Text: "Patients, tolerances and points chosen for the simulation", Mark: "D"},
}

// The levels.
const (
	steady   = iota // regular hearts, no monitor
	uneven          // irregular ones too
	besideIt        // with a monitor that may lie
)

// New is the skill.
func New() skill.Skill {
	return skill.Skill{
		ID: "pulse", Title: "Count a pulse and breaths", Minutes: 4,
		Standard: "Beside a monitor that may lie, on two patients: pulse to 4 % and breaths to 2 a minute, the rhythm right, and the monitor believed " +
			"where it is right and only there",
		About: "A finger on the wrist, an eye on the chest, a watch. Count a steady pulse for 30 s; count an uneven one, and always the breaths, for " +
			"a whole minute: 15 s times four multiplies every miss by four. A monitor counts what its electrodes see, and that may be a T wave, a " +
			"moving arm, or the beats that never reach the wrist.",
		Levels:  []string{"Steady pulses", "Uneven ones too", "With a monitor that may lie"},
		Untimed: []int{0, 1, 2},
		Sources: sources,
		Begin:   begin,
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}
}
