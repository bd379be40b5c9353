package patient

// dka is a woman of 24 in severe diabetic ketoacidosis: pH 7.08, PCO2 2.2 kPa, bicarbonate 4.8, glucose 34, potassium 5.2.
func dka(p *Params) {
	p.Weight, p.VE, p.VT, p.VO2Factor = 70, 8, 350, 1.1
	p.HR, p.Load, p.BE = 108, -1000, -4
	p.Glucose, p.Ketones, p.Potassium = 34, 14, 5.2
	p.Secretion, p.CounterReg, p.Stress = 0, 0.5, 1
}

// retainedPotassium is the potassium of a failed kidney in a man on a beta-blocker whose muscle dies after a day on the
// floor: 7.1 mmol/L, a slow pulse and wide complexes, and fibrillation within the hour unless it is treated.
func retainedPotassium(p *Params) {
	p.Potassium, p.PotassiumLoad = 7.1, 80
	p.HR, p.CO, p.BaroLoss = 50, 4.6, 0.5
	p.Stress = 0.7 // uraemia resists insulin
}

// typeOne is a man of 70 kg with type 1 diabetes, whose pump or closed loop gives BasalInsulin.
func typeOne(p *Params) {
	p.Glucose, p.Secretion, p.CounterReg, p.Stress = 7, 0, 0.5, 0.25
}

// dkaModerate recasts her: pH 7.22, PCO2 3.0 kPa, bicarbonate 9.
func dkaModerate(p *Params) {
	dka(p)
	p.HR, p.Load, p.BE = 90, -500, -8.3
	p.Glucose, p.Ketones, p.Potassium = 26, 6.2, 4.9
}
