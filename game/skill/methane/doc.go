// Package methane is the skill of reporting a digital incident by METHANE: the facts letter by letter, the grade of the incident and why, whom to ask
// to declare it, and the action card that follows, ticked by doing. At the end the learner rewrites one line of the card and prints it.
//
// It owns the drawing of a situation, its facts, and the marking. Facts score; the learner's own words never do: they are set beside a model for the
// learner to compare. Situations and cards are content, handed to New. It may import game/num and game/skill.
package methane

import "downtime/game/skill"

// sources are those of the lines.
var sources = []skill.Source{
	{ID: "jesip", Text: "JESIP. Joint Doctrine: the interoperability framework, edition 3, 2021: M/ETHANE", Mark: "V"},
	{ID: "types", Text: "NHS types of incident (business continuity, critical, major), as given by East Midlands Ambulance Service", Mark: "V"},
	{ID: "declares", Text: "Juniors trigger, the site team and the executive on call declare; site and IT by voice, early, and no national body", Mark: "K"},
	{ID: "synnovis", Text: "Synnovis 2024: the trusts declared critical incidents, NHS London a regional one; so critical or major is accepted", Mark: "V"},
	{ID: "cards", Text: "Action cards with standby, declared and stand down: Arch Dis Child Educ Pract, examples of action cards; RCEM Learning 2015", Mark: "V"},
	{ID: "straw2024", Text: "Straw I, et al. J Med Internet Res 2024;26:e50505. doi 10.2196/50505", Mark: "V"},
	{ID: "made-up", Text: "Situations, the digital reading of each letter, points and time standard made up for the simulation", Mark: "D"},
}

// New is the skill with the situations and cards of the book.
func New(b Book) (skill.Skill, error) {
	if err := b.check(); err != nil {
		return skill.Skill{}, err
	}
	return skill.Skill{
		ID: "methane", Title: "Give METHANE for a digital incident", Minutes: 4,
		Standard: "At least 12 of 14 for the letters and none at nothing, the grade and whom to ask right, every due line of the card done and nothing harmful, on a case that changes as you write",
		About: "Systems fail, and somebody on a ward is first to see how far it goes. METHANE puts it in order: Major incident declared? Exact location. Type. " +
			"Hazards. Access: what still works. Number of patients. Everybody present and needed. Below a major incident the same is sent as ETHANE. You do not declare; " +
			"you ask the site manager, by voice, and say why. Your own words are for you to compare with a model; no machine marks them.",
		Levels:  []string{"A plain situation, no clock", "Any situation, no clock", "It changes as you write, against the clock"},
		Untimed: []int{0, 1},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}
