package patient

import "downtime/game/num"

// Knob is something a scenario may turn during play. Set holds the value within [Low, High].
type Knob struct {
	Name, Unit, Doc string
	Low, High       float64
	Get             func(*State) float64
	Set             func(*State, float64)
}

// KnobIndex finds a knob by name.
func KnobIndex(name string) (int, bool) {
	for i := range Knobs {
		if Knobs[i].Name == name {
			return i, true
		}
	}
	return 0, false
}

// Knobs is all that a scenario may turn.
var Knobs = []Knob{
	knob("resistance", "cmH2O s/L", "airways and tube: 4 healthy, 12 intubated, 60 plugged", 1, 500, func(p *Params) *float64 { return &p.Resistance }),
	knob("compliance", "mL/cmH2O", "lung and chest wall: 60 healthy, 30 stiff", 1, 250, func(p *Params) *float64 { return &p.Compliance }),
	knob("shunt", "fraction", "cardiac output that meets no gas: 0.03 healthy", 0, 0.9, func(p *Params) *float64 { return &p.Shunt }),
	knob("deadspace", "fraction", "alveoli that meet no blood: 0.05 healthy", 0, 0.9, func(p *Params) *float64 { return &p.DeadSpace }),
	knob("peepneed", "cmH2O", "end-expiratory pressure below which this lung collapses; 0 never", 0, 25, func(p *Params) *float64 { return &p.PEEPNeed }),
	knob("obstruction", "fraction", "share of the airway's lumen lost; 0.99 and above is complete", 0, 1, func(p *Params) *float64 { return &p.Obstruction }),
	{
		"tube", "enum", "0 in place, 1 displaced out or in the oesophagus, 2 in one bronchus", 0, 2,
		func(s *State) float64 { return float64(s.Par.Tube) },
		func(s *State, v float64) { s.Par.Tube = Tube(num.Clamp(v, 0, 2)) },
	},
	knob("pneumothorax", "fraction", "0 none to 1 under full tension", 0, 1, func(p *Params) *float64 { return &p.Pneumothorax }),
	knob("sedation", "fraction", "0 awake to 1 deeply anaesthetised, beside what drugs do", 0, 1, func(p *Params) *float64 { return &p.Sedation }),
	knob("agitation", "fraction", "0 calm to 1 fighting", 0, 1, func(p *Params) *float64 { return &p.Agitation }),
	knob("paralysed", "fraction", "0 full strength to 1 no muscle power, beside what drugs do", 0, 1, func(p *Params) *float64 { return &p.Paralysed }),
	knob("vo2", "factor", "oxygen consumption relative to rest: fever, shivering", 0.2, 6, func(p *Params) *float64 { return &p.VO2Factor }),
	knob("svr", "factor", "vascular resistance: 0.4 in septic shock", 0.1, 4, func(p *Params) *float64 { return &p.SVRFactor }),
	knob("heart", "factor", "contractility of the heart: 0.5 in failure", 0.05, 2, func(p *Params) *float64 { return &p.HeartFactor }),
	knob("bloodloss", "mL/min", "bleeding", 0, 2000, func(p *Params) *float64 { return &p.BloodLoss }),
	knob("stress", "fraction", "resistance to insulin: 0 none, 0.5 sepsis, 1 established ketoacidosis", 0, 1, func(p *Params) *float64 { return &p.Stress }),
	knob("awareness", "fraction", "answer to hypoglycaemia: 1 healthy, 0.5 type 1 diabetes, under 0.2 no warning", 0, 1, func(p *Params) *float64 { return &p.CounterReg }),
	knob("potassium_load", "mmol/h", "potassium freed by dying tissue", 0, 600, func(p *Params) *float64 { return &p.PotassiumLoad }),
	knob("be", "mmol/L", "base excess before lactate", -30, 30, func(p *Params) *float64 { return &p.BE }),
	{
		"hb", "g/dL", "haemoglobin", 2, 22,
		func(s *State) float64 { return s.Par.Hb },
		func(s *State, v float64) { s.setHb(num.Clamp(v, 2, 22)) },
	},
	knob("temp", "deg C", "core temperature", 25, 43, func(p *Params) *float64 { return &p.Temp }),
	knob("rate", "/min", "what the heart would beat without reflexes", 20, 200, func(p *Params) *float64 { return &p.SinusRate }),
	knob("baroloss", "fraction", "share of the baroreflex that is lost", 0, 1, func(p *Params) *float64 { return &p.BaroLoss }),
	knob("ischaemia", "fraction", "myocardium that fibrillates when it wants oxygen", 0, 1, func(p *Params) *float64 { return &p.Ischaemia }),
	switched("avblock", "1 when nothing passes from atria to ventricles", func(p *Params) *bool { return &p.AVBlock }),
	knob("escape", "/min", "what the ventricles beat when nothing reaches them; 0 stands still", 0, 60, func(p *Params) *float64 { return &p.Escape }),
	knob("pacerate", "/min", "rate of the patient's own pacemaker; 0 has none", 0, 180, func(p *Params) *float64 { return &p.PaceRate }),
	knob("pacemargin", "factor", "the pacemaker's output relative to the threshold; below 1 nothing is captured", 0, 10, func(p *Params) *float64 { return &p.PaceMargin }),
	knob("kidney", "factor", "function of the kidneys relative to normal", 0, 2, func(p *Params) *float64 { return &p.Kidney }),
	knob("intake", "factor", "what is drunk, fed and dripped without a word, relative to the usual losses", 0, 3, func(p *Params) *float64 { return &p.Intake }),
	knob("mass", "mL", "volume in the skull beyond what it has room for", 0, 60, func(p *Params) *float64 { return &p.Mass }),
	knob("absorb", "mg/min", "morphine or its like entering from gut or patch", 0, 5, func(p *Params) *float64 { return &p.Absorb }),
	switched("labour", "1 while a mother at term is in labour", func(p *Params) *bool { return &p.Labour.On }),
	whole("contractions", "/10 min", "contractions in ten minutes: 3 to 4 usual, above 5 too many", 0, 10, func(p *Params) *uint8 { return &p.Labour.Contractions }),
	whole("contraction_strength", "mmHg", "peak of a contraction above the resting tone", 0, 120, func(p *Params) *uint8 { return &p.Labour.Strength }),
	whole("fetal_rate", "/min", "baseline of the fetal heart: 110 to 160 usual", 90, 200, func(p *Params) *uint8 { return &p.Labour.Baseline }),
	whole("fetal_variability", "/min", "variability of the fetal heart, trough to peak: 5 to 25 usual", 0, 40, func(p *Params) *uint8 { return &p.Labour.Variability }),
	switched("accelerations", "1 while the fetal heart accelerates now and then", func(p *Params) *bool { return &p.Labour.Accelerates }),
	{
		"fetal_pattern", "enum", "what the fetal heart does with contractions: 0 nothing, 1 early, 2 late, 3 variable decelerations, 4 sinusoidal throughout", 0, float64(fetalPatterns - 1),
		func(s *State) float64 { return float64(s.Par.Labour.Pattern) },
		func(s *State, v float64) {
			s.Par.Labour.Pattern = FetalPattern(num.Clamp(v, 0, float64(fetalPatterns-1)))
		},
	},
	hundredths("cord", "compression of the umbilical cord: 0.3 now and then, 1 a prolapse", func(p *Params) *uint8 { return &p.Labour.Cord }),
	hundredths("caval", "compression of the great vessels by the womb: 0 on the side, 1 flat on the back", func(p *Params) *uint8 { return &p.Labour.Caval }),
	hundredths("pain_relief", "pain of labour that is taken away: 1 a good epidural", func(p *Params) *uint8 { return &p.Labour.Relief }),
	switched("eclampsia", "1 while eclampsia may bring seizures", func(p *Params) *bool { return &p.Eclampsia }),
	switched("flicker", "1 while a screen flashes before someone photosensitive", func(p *Params) *bool { return &p.Flicker }),
	{
		"linedead", "mL", "dead space of noradrenaline's line; setting it hangs a new line, primed with fluid", 0, 10,
		func(s *State) float64 { return s.Par.LineDead },
		func(s *State, v float64) { s.connect(num.Clamp(v, 0, 10)) },
	},
	{
		"rhythm", "enum", "0 sinus, 1 pulseless electrical activity, 2 asystole, 3 ventricular fibrillation, 4 pulseless ventricular tachycardia", 0, 4,
		func(s *State) float64 { return float64(s.Circ.Rhythm) },
		func(s *State, v float64) { s.Circ.setRhythm(Rhythm(num.Clamp(v, 0, 4))) },
	},
}

// switched builds a Knob over one condition that is present or not: 1 from a half up.
func switched(name, doc string, field func(*Params) *bool) Knob {
	return Knob{
		name, "flag", doc, 0, 1,
		func(s *State) float64 { return flag(*field(&s.Par)) },
		func(s *State, v float64) { *field(&s.Par) = v >= 0.5 },
	}
}

// whole builds a Knob over a small whole number.
func whole(name, unit, doc string, low, high float64, field func(*Params) *uint8) Knob {
	return Knob{
		name, unit, doc, low, high,
		func(s *State) float64 { return float64(*field(&s.Par)) },
		func(s *State, v float64) { *field(&s.Par) = uint8(num.Clamp(v, low, high) + 0.5) },
	}
}

// hundredths builds a Knob over a fraction that is kept in hundredths.
func hundredths(name, doc string, field func(*Params) *uint8) Knob {
	return Knob{
		name, "fraction", doc, 0, 1,
		func(s *State) float64 { return float64(*field(&s.Par)) / 100 },
		func(s *State, v float64) { *field(&s.Par) = uint8(float64(100*num.Clamp(v, 0, 1)) + 0.5) },
	}
}

// knob builds a Knob over one number of Params.
func knob(name, unit, doc string, low, high float64, field func(*Params) *float64) Knob {
	return Knob{
		name, unit, doc, low, high,
		func(s *State) float64 { return *field(&s.Par) },
		func(s *State, v float64) { *field(&s.Par) = num.Clamp(v, low, high) },
	}
}
