// Package drip is the skill of running an infusion by gravity: the rate worked out, the drops counted against a watch, the clamp set, and the drip
// looked at again when it has crept, run low, been bent or slipped; and, before that, the judgement whether a drug may run by drops at all.
//
// The drip is game/device's, the very one that runs in the cases, let down second by second by its own Gravity. It owns the order of a go and the
// marking; orders and drugs are the Book, content/skills/drip.yaml. It may import game/device, game/num, game/patient,
// game/skill, and game/engine for what a case gives.
package drip

import "downtime/game/skill"

var sources = []skill.Source{
	{ID: "formula", Text: "drops a minute = mL x drops in 1 mL / minutes; 20 for crystalloid, 15 for blood, 60 for a paediatric set or burette", Mark: "V"},
	{ID: "technique", Text: "Bag 90 to 100 cm above the site, arm still; 15 s for a first guess, 30 s to adjust, 60 s to accept; look again at 5 and 15 min; a time-tape", Mark: "K"},
	{ID: "tolerance", Text: "10 % good, 20 % acceptable for a plain crystalloid, more than 25 % an error; the bag overrides the count", Mark: "C"},
	{ID: "gol2023", Text: "Army medics, 40 mL/h for an hour: median error 65 % by counting; 70 % of counted infusions more than half off", Mark: "V"},
	{ID: "sps", Text: "NHS Specialist Pharmacy Service: gravity is not the preferred way; assess each patient, consider mouth or bolus first, and only where the rate need not be tight", Mark: "V"},
	{ID: "never", Text: "Which drugs do not run by free gravity, and what instead", Mark: "K"},
	{ID: "oh2025", Text: "Flow falls as the bag empties; height, clamp creep, a bent arm and a slipped cannula change it too", Mark: "V"},
	{ID: "made-up", Text: "Patients, what changes while you are away, time and points chosen for the simulation", Mark: "D"},
}

// New is the skill. An error says what of the book cannot be.
func New(b Book) (skill.Skill, error) {
	if err := b.check(); err != nil {
		return skill.Skill{}, err
	}
	return skill.Skill{
		ID: "drip", Title: "Count a drip", Minutes: 4,
		Standard: "At the top level: what was ordered within 10 % after an hour, mL/h and drops a minute right by the packet, and the drug judged rightly",
		About: "Without pumps there is the clamp, the chamber and a watch. Read the drop factor on the packet, work out the drops, open the clamp slowly, count 15 " +
			"seconds for a guess and a whole minute before you believe it; then come back, for a drip never stays as it was left. And ask first " +
			"whether the drug may run by drops at all.",
		Levels:  []string{"A crystalloid, a 20-drop set", "Any packet; the clamp creeps", "Slow, fast and nearly empty ones; the arm, the stand, the cannula"},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}
