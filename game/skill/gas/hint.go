package gas

import (
	"strings"

	"downtime/game/skill"
)

// hint leads through a print-out by what stands on the form alone: it says how to test what was chosen, and is the same whether that is right or wrong.
// How the last print-out should have gone is told before anything is chosen on this one.
func (e *exercise) hint() string {
	form := &e.forms[e.at]
	verdict, rule := form.Value("verdict"), Rule(form.Value("rule"))
	switch {
	case verdict == "" && rule == "" && e.at > 0:
		last := &e.items[e.at-1]
		return "The last one: " + last.markVerdict(e.at-1, &e.forms[e.at-1]).Why
	case verdict == "" && rule == "":
		return pocketCard
	case rule == "":
		return "And why? Go through the rules in order: whose, when, repeated values, its own sums, which vessel, the other machines, and last the body. " + wards[verdict]
	case verdict == "":
		return tests[rule] + " And what follows from it, for this print-out and for the analyser?"
	case (verdict == Accept) != (rule == None):
		return "Those two do not go together: a print-out is accepted when no rule breaks, and only then. " + tests[rule]
	}
	return tests[rule] + " " + wards[verdict] + " Sign when the test comes out as you say."
}

// tests say how each rule is tested, whatever comes out.
var tests = map[Rule]string{
	None:     "Before you rely on it: name and number figure by figure, both times, its sums, the vessel, every other machine, and the patient.",
	Identity: "Hold name and number against the wristband, letter by letter and figure by figure.",
	Time:     "Take the time of the sample from that of the print-out: it has to be between 0 and 60 minutes.",
	Same:     "Hold every value against the print-out before, and not only one of them.",
	HH:       "Work it out: 180 x pCO2 / HCO3 gives [H+]; how far is the pH that belongs to it from the one printed?",
	Sample:   "Hold pO2 against the probe, and look which vessel it calls itself.",
	Winter:   "Work it out: 0.2 x HCO3 + 1.07, in a metabolic acidosis. Does the bedside explain what is left over?",
	Gap:      "Work it out: Na - Cl - HCO3. Is there room in it for the ketones?",
	Other:    "Hold potassium, haemoglobin and glucose against the laboratory and the meter, one by one.",
	Patient:  "Hold pCO2 against how the patient breathes, and potassium against the ECG.",
}

// wards say what each verdict sets going.
var wards = map[string]string{
	Accept:     "Accepting it means that somebody is treated by it.",
	Repeat:     "Rejecting it means a fresh sample; the analyser goes on serving others.",
	Quarantine: "Taking the analyser out means that nobody has it until quality control.",
}

// head is what stands before the colon of an option's label: its short name.
func head(options []skill.Option, id string) string {
	name, _, _ := strings.Cut(skill.Label(options, id), ":")
	return name
}
