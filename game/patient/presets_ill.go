package patient

// Patients who are ill, pregnant or frail, each a change to the healthy adult of presets.go. What
// stands in the comments is how each presents and what becomes of it when nothing is done; tests hold them to
// it. The numbers are textbook values or chosen so that the picture is the usual one; none has been reviewed by
// a clinician.

// illnesses are in the order in which Presets lists them.
var illnesses = [...]struct {
	name  string
	alter func(*Params)
}{
	{"pregnant", pregnant},
	{"frail", frail},
	{"asthma", asthma},
	{"septic-shock", septicShock},
	{"aki-hyperkalaemia", kidneyFailure},
	{"heart-failure", heartFailure},
	{"head-injury", headInjury},
	{"heart-block-paced", heartBlockPaced},
	{"post-mi", postInfarction},
	{"opioid-toxicity", opioidToxicity},
	{"dka", dka},
	{"dka-moderate", dkaModerate},
	{"type-1", typeOne},
}

func illness(name string) (Params, bool) {
	for i := range illnesses {
		if illnesses[i].name == name {
			p := adult()
			illnesses[i].alter(&p)
			return p, true
		}
	}
	return Params{}, false
}

// pregnant is at term, lying on her side: she breathes more, holds less, bleeds from a larger volume. Stable. The
// knob labour brings on contractions, four in ten minutes, and the child's heart at 140.
func pregnant(p *Params) {
	p.Weight, p.Size = 78, 1.1
	p.FRC, p.VO2, p.Shunt, p.Compliance = 1750, 310, 0.04, 50
	p.Hb, p.BE, p.CO2Set = 11.5, -3.5, 31
	p.CO, p.HR, p.MAP = 7, 88, 82
	p.VE, p.VT = 8, 600
	p.Labour = Labour{Seed: 1, Baseline: 140, Variability: 12, Accelerates: true, Contractions: 4, Strength: 60}
}

// frail is 86 years and 50 kg, with a stiff circulation that answers slowly. Stable.
func frail(p *Params) {
	p.Weight, p.Size = 50, 0.75
	p.FRC, p.VO2, p.Shunt, p.DeadSpace = 2100, 175, 0.07, 0.12
	p.Compliance, p.Strength, p.Hb = 45, 22, 11.5
	p.CO, p.HR, p.MAP, p.Stiffness = 3.8, 74, 94, 1.7
	p.BaroLoss, p.Kidney, p.HeartFactor = 0.4, 0.6, 0.95
	p.VE, p.VT = 5, 380
}

// asthma is an acute severe attack in a young adult who still copes, by effort. Stable for an hour.
func asthma(p *Params) {
	p.FRC, p.VO2, p.Shunt, p.DeadSpace = 3400, 300, 0.10, 0.18
	p.Resistance, p.Compliance, p.Strength = 22, 65, 45
	p.HR, p.MAP, p.CO, p.VE, p.VT = 112, 94, 6.5, 8, 380
	p.CO2Set = 34
}

// septicShock is on noradrenaline 0.25 micrograms/kg/min and 40 % oxygen. Stable while it runs; without it
// pressure falls by a half of the whole fall in about two minutes.
func septicShock(p *Params) {
	p.SVRFactor, p.Load, p.BaroLoss = 0.2, 0, 0.65
	p.HR, p.SinusRate, p.VO2, p.Shunt, p.DeadSpace = 70, 95, 300, 0.10, 0.12
	p.Hb, p.BE, p.Temp, p.Kidney, p.Compliance = 10.5, -5, 38.6, 0.6, 50
	p.Running, p.Dose = Noradrenaline, 0.25*p.Weight
}

// kidneyFailure makes little urine and is acidotic, with a potassium of 7.1 and rising.
func kidneyFailure(p *Params) {
	p.Kidney, p.BE, p.Hb, p.Load = 0.08, -8, 9.5, 300
	p.MAP, p.Stiffness, p.Shunt = 98, 1.3, 0.05
	retainedPotassium(p)
}

// heartFailure sits up with a wet lung that grows wetter: without treatment saturation on air falls within the hour.
func heartFailure(p *Params) {
	p.HeartFactor, p.Load, p.Kidney = 0.55, 1500, 0.6
	p.HR, p.MAP, p.CO, p.Stiffness, p.Hb = 100, 92, 5, 1.5, 12.5
	p.Shunt, p.Compliance, p.FRC = 0.06, 50, 2200
	p.Ischaemia = 0.2
}

// headInjury is sedated and ventilated, with no room left in the skull. Stable at a normal carbon dioxide.
func headInjury(p *Params) {
	p.Mass, p.Sedation, p.Resistance, p.Compliance = 9, 0.8, 10, 50
	p.Shunt, p.VO2 = 0.05, 215
}

// heartBlockPaced has no conduction and lives by a pacemaker at 70. Stable while it captures; without it
// stands still for 4 s and goes on at 32.
func heartBlockPaced(p *Params) {
	p.AVBlock, p.Escape, p.PaceRate, p.PaceMargin = true, 32, 70, 2.5
	p.Stiffness, p.BaroLoss, p.Weight = 1.5, 0.2, 74
}

// postInfarction is two days after a large anterior infarct. Stable; fibrillates when it wants oxygen.
func postInfarction(p *Params) {
	p.HeartFactor, p.Ischaemia, p.Load = 0.8, 1, 250
	p.HR, p.MAP, p.CO, p.Stiffness, p.Hb = 84, 84, 4.8, 1.3, 13
	p.Shunt = 0.05
}

// opioidToxicity has a patch and tablets still to come: drowsy with pinpoint pupils at first, and hardly
// breathing within the hour.
func opioidToxicity(p *Params) {
	p.Running, p.Dose, p.Absorb = Morphine, 0.08, 1
	p.Shunt = 0.05
}
