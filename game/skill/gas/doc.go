// Package gas is the skill of judging a blood gas print-out before anybody acts on it: whose it is and when it was taken, whether its numbers can
// belong together, and whether they can belong to this patient. Five print-outs a go, at least two of them sound.
//
// It owns the rules of plausibility (formulas.go, check.go), the print-outs it draws, and the marking. Its patients are content, handed to New.
// It may import game/num and game/skill.
package gas

import (
	"downtime/game/skill"
)

// sources are those of the lines.
var sources = []skill.Source{
	{ID: "hh", Text: "Henderson-Hasselbalch with [H+] = 180 x pCO2 / HCO3 (nmol/L, kPa, mmol/L). Nunn's Applied Respiratory Physiology", Mark: "K"},
	{ID: "winter", Text: "Albert MS, Dell RB, Winters RW. Quantitative displacement of acid-base equilibrium in metabolic acidosis. Ann Intern Med 1967;66:312-322. In kPa: 0.2 x HCO3 + 1.07, give or take 0.27", Mark: "K"},
	{ID: "kelly", Text: "Kelly AM. Can venous blood gas analysis replace arterial in emergency medical care? Emerg Med Australas 2010;22:493-498. doi 10.1111/j.1742-6723.2010.01344.x", Mark: "V"},
	{ID: "storage", Text: "Stability of blood gas samples at room temperature: an hour, lactate half of that. Clin Chem Lab Med 2023. doi 10.1515/cclm-2023-0162", Mark: "V"},
	{ID: "ecg", Text: "Varga C, et al. Hyperkalaemia and the ECG. BMC Emerg Med 2019;19:79. doi 10.1186/s12873-019-0247-0: a changed ECG is treated; a normal one excludes nothing", Mark: "V"},
	{ID: "straw2024", Text: "Straw I, et al. J Med Internet Res 2024;26:e50505. doi 10.2196/50505", Mark: "V"},
	{ID: "made-up", Text: "Limits of the flags, points and time standard chosen for the simulation; patients and values made up for it", Mark: "D"},
}

// New is the skill with the patients of the book.
func New(b Book) (skill.Skill, error) {
	if err := b.check(); err != nil {
		return skill.Skill{}, err
	}
	return skill.Skill{
		ID: "gas", Title: "Judge whether a blood gas is possible", Minutes: 4,
		Standard: "All five print-outs rightly accepted or rejected, or the analyser taken out, and at most one rule misnamed, against the clock, with coherent lies among them",
		About: "An analyser prints what its software says. Whose sample, and when? Then [H+] = 180 x pCO2 / HCO3; pH 7.40 is 40 nmol/L, 7.30 is 50, 7.20 is 63, " +
			"7.10 is 79, 7.00 is 100. In metabolic acidosis pCO2 should be 0.2 x HCO3 + 1.07 kPa. The anion gap, Na - Cl - HCO3, is 8 to 12 and has to make room for " +
			"ketones and lactate. Numbers that all agree can still be another body's: the patient in front of you is the reference. Most odd gases are true, and are the illness. Setting a print-out aside is never waiting: what the ECG and the bedside show is treated now.",
		Levels:  []string{"The sums are done beside it", "Your own sums; lies that hang together", "The same against the clock"},
		Untimed: []int{0, 1},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}
