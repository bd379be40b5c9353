// Package bag is the skill of breathing for somebody by hand: an adult, a lung that empties slowly, a severe acidosis, a child, an infant, a
// newborn; by tube and by mask; with the kit chosen, the oxygen failing, and another pair of hands to teach.
//
// Nothing of the physics is its own: the bag is game/device's and the body is game/patient's, squeezed tick by tick as the engine does in a case,
// so that what the hands deliver here is what a patient there would get. It owns the patients, the student, and the marking. It may import
// game/num, game/device, game/patient and game/skill.
package bag

import "downtime/game/skill"

var sources = []skill.Source{
	{ID: "rcuk", Text: "Resuscitation Council UK guidelines: rates and tidal volumes of adults, children and newborns (2021; to be checked against 2025)", Mark: "K"},
	{ID: "nls2021", Text: "Newborn life support 2021: five inflations of 2 to 3 s at 30 cmH2O, then about 30 a minute; a term baby starts in air", Mark: "V2"},
	{ID: "khoury2016", Text: "Khoury 2016: 140 professionals with mask and bag: 24.1 (SD 9.5) a minute, 590 (193) mL squeezed, 334 (124) mL delivered", Mark: "V"},
	{ID: "khoury2019", Text: "Khoury 2019: unaided ventilation was adequate in 15 % of 40 providers, with feedback in 85 to 90 %", Mark: "V"},
	{ID: "aufderheide2004", Text: "Aufderheide 2004: too many breaths raise the pressure in the chest and cut what reaches the heart; pigs at 30 a minute died", Mark: "V"},
	{ID: "kit", Text: "Reservoir and 15 L/min, PEEP valve as the ventilator had it, two hands on a mask; a Mapleson C is useless when the oxygen fails", Mark: "K"},
	{ID: "acidosis", Text: "Match the minute volume from before the failure: the lung was holding the pH up", Mark: "K"},
	{ID: "made-up", Text: "Patients, small bodies, points and bands chosen for the simulation", Mark: "D"},
}

// The levels.
const (
	tubed   = iota // an adult with a tube
	others         // any other, with the kit laid out right
	taught         // a student squeezes
	failing        // any, the kit to be chosen, and the oxygen may fail
)

// New is the skill.
func New() skill.Skill {
	return skill.Skill{
		ID: "bag", Title: "Squeeze a bag", Minutes: 3,
		Standard: "Any patient, with kit of your own choice and oxygen that may fail: four fifths of the points for rate, depth, squeeze, carbon dioxide, lung, " +
			"kit and oxygen each, and no gap of 15 s",
		About: "A ventilator that fails leaves a tube, a bag and your hand. One squeeze of a second, until the chest just rises; then let go, and let it " +
			"all come out. An adult wants one every five seconds, and most hands give twice that. A lung that empties slowly wants fewer, an acidosis " +
			"as many as it had, a child more and smaller ones.",
		Levels:  []string{"An adult with a tube", "Slow lungs, acidosis, small patients", "Teach another to do it", "Choose the kit; the oxygen may fail"},
		Untimed: []int{2},
		Sources: sources,
		Begin:   begin,
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}
}
