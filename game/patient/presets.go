package patient

// Presets lists the names that Preset knows, in kebab-case.
func Presets() []string {
	names := []string{"adult", "obese", "moderately-ill", "child", "copd", "ards"}
	for i := range illnesses {
		names = append(names, illnesses[i].name)
	}
	return names
}

// Preset returns the parameters of a named patient; false when there is none of that name.
// Stores after Farhi and Rahn 1955 (10.1152/jappl.1955.7.5.472), capacities after Sirian and Wills
// 2009 (10.1093/bjaceaccp/mkp018); the rest are textbook values, or fitted to the published times of
// game/physiology. Not yet reviewed by a clinician.
func Preset(name string) (Params, bool) {
	p := adult()
	switch name {
	case "adult":
	case "obese":
		obese(&p)
	case "moderately-ill":
		p.FRC, p.VO2, p.Shunt, p.Hb = 2000, 300, 0.10, 11
	case "child":
		child(&p)
	case "copd":
		copd(&p)
	case "ards":
		ards(&p)
	default:
		return illness(name)
	}
	return p, true
}

// adult is P70 of the reference: a healthy supine 70 kg adult.
func adult() Params {
	return Params{
		Weight: 70, Size: 1,
		FRC: 2500, VD: 150, DeadSpace: 0.05, Shunt: 0.03,
		Compliance: 60, Resistance: 4, Transmitted: 0.5,
		VO2: 250, RQ: 0.8, Hb: 15, Temp: 37,
		CO: 5, HR: 70, MAP: 90, Stiffness: 1,
		VE: 6.2, VT: 500, Strength: 40, CO2Set: 40,
		Secretion: 1, CounterReg: 1,
		VO2Factor: 1, SVRFactor: 1, HeartFactor: 1, Kidney: 1, Intake: 1,
	}
}

// obese is 127 kg: a small FRC and a large metabolism.
func obese(p *Params) {
	p.Weight, p.Size = 127, 1.2
	p.FRC, p.VO2, p.Shunt = 1450, 345, 0.11
	p.CO, p.HR, p.VE = 6.5, 78, 8.5
	p.Compliance, p.Resistance = 45, 6
}

// child is about one year old, 10 kg.
func child(p *Params) {
	p.Weight, p.Size = 10, 1.0/7
	p.FRC, p.VD, p.VO2, p.Hb = 300, 22, 65, 12
	p.Compliance, p.Resistance = 9, 20
	p.CO, p.HR, p.MAP = 1.6, 120, 65
	p.VE, p.VT, p.Strength = 1.75, 70, 30
}

// copd is a 65 kg adult with severe chronic obstruction who retains carbon dioxide.
func copd(p *Params) {
	p.Weight, p.Size = 65, 0.95
	p.FRC, p.DeadSpace, p.Shunt = 3600, 0.25, 0.12
	p.Compliance, p.Resistance = 70, 15
	p.BE, p.CO2Set, p.VE, p.VT = 5, 52, 6.6, 450
	p.HR, p.Hb, p.Strength, p.Stiffness = 84, 16, 30, 1.4
}

// ards is the man of the first case: 71 years, 170 cm, 66 kg predicted, ventilated at PEEP 14.
func ards(p *Params) {
	p.Weight, p.Size = 78, 1
	p.FRC, p.VD, p.DeadSpace, p.Shunt = 1000, 150, 0.20, 0.34
	p.Compliance, p.Resistance, p.Transmitted = 45, 12, 0.3
	p.PEEPNeed, p.Recruitable = 14, 0.32
	p.Hb, p.CO, p.HR, p.MAP = 10.5, 6, 84, 82
	p.Load, p.Sedation, p.Strength, p.Stiffness = 600, 0.75, 20, 1.5
}
