// Package chart is the skill of writing a drug chart on paper: whose it is, what may not be given, what the patient weighs; a drug and its dose; a
// fluid or insulin; and the second check of what somebody else wrote.
//
// It owns the reading of a dose as it was written and its errors (dose.go), dose arithmetic (sums.go), the charts it draws and the marking. Patients,
// orders and other people's lines are content, handed to New. It may import game/num and game/skill. For learning, not for care.
package chart

import "downtime/game/skill"

// sources are those of the lines. A book's orders may name these only.
var sources = []skill.Source{
	{ID: "standards", Text: "Academy of Medical Royal Colleges. Standards for the design of hospital in-patient prescription charts. 2011", Mark: "V"},
	{ID: "writing", Text: "NHS Highland, good prescription writing: units, micrograms and nanograms in full; a leading zero, no trailing zero; rewrite, never alter", Mark: "V"},
	{ID: "second-check", Text: "Independent second check for insulin, anticoagulants, opioids and chemotherapy: NPSA alerts 2002-2010", Mark: "K"},
	{ID: "band", Text: "NICE KTT22: dose bands within 6 % of the calculated dose", Mark: "V"},
	{ID: "mosteller", Text: "Mosteller RD. Simplified calculation of body-surface area. N Engl J Med 1987;317:1098", Mark: "K"},
	{ID: "calvert", Text: "Calvert AH, et al. Carboplatin dosage. J Clin Oncol 1989;7:1748-1756", Mark: "K"},
	{ID: "cockcroft", Text: "Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine. Nephron 1976;16:31-41", Mark: "K"},
	{ID: "arithmetic", Text: "Checked arithmetic: dose x kg x 60 / strength; load / fastest rate; litres per m2 a day / 24", Mark: "C"},
	{ID: "jbds", Text: "JBDS 02, management of diabetic ketoacidosis in adults, March 2023", Mark: "V2"},
	{ID: "ukka", Text: "UK Kidney Association, hyperkalaemia guideline 2023", Mark: "V2"},
	{ID: "umpierrez", Text: "Umpierrez GE, et al. Subcutaneous lispro in diabetic ketoacidosis. Am J Med 2004;117:291-296", Mark: "V"},
	{ID: "formulary", Text: "Usual adult doses of UK formularies, from general knowledge; the local formulary and a pharmacist outrank them", Mark: "K"},
	{ID: "npsa-k", Text: "Potassium in ready-mixed bags only: a never event otherwise", Mark: "K"},
	{ID: "made-up", Text: "Patients, policies on the ward cards, points and time standard made up for the simulation", Mark: "D"},
}

// New is the skill with the patients, orders and lines of the book.
func New(b Book) (skill.Skill, error) {
	if err := b.check(); err != nil {
		return skill.Skill{}, err
	}
	return skill.Skill{
		ID: "chart", Title: "Write a paper chart", Minutes: 4,
		Standard: "Label, allergy and weight right, both doses right and written so that nobody can misread them, and nothing missed in the second check, against the clock",
		About: "When prescribing goes back to paper nothing checks you but you and the next pair of eyes. Whose label? What must never be given, and what did it do? " +
			"What do they weigh, today? Approved name in capitals; the total dose with units, micrograms and nanograms in full; 0.5 and never .5, 5 and never 5.0; " +
			"route, time, signature. A second person works it out again without looking at your sum. For learning, not for care: the patients and the ward cards are made up.",
		Levels:  []string{"Plain doses", "By weight, with allergies that clash", "All the sums, against the clock"},
		Untimed: []int{0, 1},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}
