package patient

import "downtime/game/num"

// Drugs in the blood: each one compartment with first-order clearance and a sigmoid effect,
//
//	A' = rate - (CL/V) A;  E = C^g/(EC50^g + C^g),  C = A/V
//
// and each effect weighted onto the organs. Noradrenaline: Beloeil 2005 (10.1093/bja/aei259), CL 2.0 L/min,
// V 5.8 L, EC50 50 nmol/L (8.5 micrograms/L), Emax shape Oualha 2014 (10.1111/bcp.12412). Adrenaline: clearance
// of 127 L/h at 70 kg (10.1186/cc7972). The others are of textbook size, chosen so that a usual dose has its usual
// effect, and await a clinical reviewer.
//
// Units: amounts in DrugUnit, volumes and clearances for 70 kg and scaled by weight.
// Propofol blunts the baroreflex, so that pressure falls without a faster pulse. A deep opioid breath is slow
// rather than shallow (breathing.go).
//
// Left out: effect-site lag, active metabolites, tolerance, interactions other than naloxone's. The line: line.go.

// Drug is a substance that devices and hands can give.
type Drug uint8

// The drugs.
const (
	Noradrenaline Drug = iota // micrograms
	Adrenaline                // micrograms
	Metaraminol               // mg
	Propofol                  // mg
	Morphine                  // mg
	Naloxone                  // micrograms
	Rocuronium                // mg
	Salbutamol                // micrograms into the blood or lung, as one
	Atropine                  // micrograms
	Isoprenaline              // micrograms
	Furosemide                // mg; acts through the kidney
	Lorazepam                 // mg
	Calcium                   // mmol: 10 mL of gluconate 10 % hold 2.2, of chloride 10 % 6.8
	Insulin                   // units into the blood
	InsulinSkin               // units of a rapid analogue under the skin
	Carbohydrate              // g by mouth
	numHeld                   // what follows goes straight into the body's own stores: dissolve

	InsulinMuscle     Drug = iota - 1 // units into muscle
	Dextrose                          // g of glucose into the blood
	PotassiumChloride                 // mmol into the blood
	SodiumBicarbonate                 // mmol into the blood
	NumDrugs
)

// drugKind is the kinetics and the effect at full action of one drug.
type drugKind struct {
	name, unit              string
	volume, clearance       float64 // L, L/min at 70 kg
	half, hill              float64 // unit/L, exponent
	tone, veins, heart      float64 // SVR fraction, reflex units, contractility fraction
	rate                    float64 // per minute
	sedation, breath, block float64 // 0 to 1
	dilation                float64 // share of airway resistance taken
	blunt                   float64 // share of the baroreflex taken
}

var drugKinds = [NumDrugs]drugKind{
	Noradrenaline: {name: "noradrenaline", unit: "micrograms", volume: 5.8, clearance: 2, half: 8.5, hill: 1.3, tone: 2.2, veins: 1, heart: 0.15},
	Adrenaline:    {name: "adrenaline", unit: "micrograms", volume: 10, clearance: 2, half: 12, hill: 1.2, tone: 2.0, veins: 1, heart: 0.6, rate: 90, dilation: 0.3},
	Metaraminol:   {name: "metaraminol", unit: "mg", volume: 20, clearance: 1.4, half: 0.06, hill: 1.3, tone: 1.2, veins: 0.7, heart: 0.05},
	Propofol:      {name: "propofol", unit: "mg", volume: 20, clearance: 1.8, half: 3, hill: 2, tone: -0.35, veins: -0.5, heart: -0.25, sedation: 1, breath: 0.98, blunt: 0.7},
	Morphine:      {name: "morphine", unit: "mg", volume: 200, clearance: 1.2, half: 0.065, hill: 2, tone: -0.1, veins: -0.3, sedation: 0.65, breath: 0.99},
	Naloxone:      {name: "naloxone", unit: "micrograms", volume: 150, clearance: 2.5, half: 0.3, hill: 1},
	Rocuronium:    {name: "rocuronium", unit: "mg", volume: 14, clearance: 0.28, half: 0.9, hill: 4, block: 1},
	Salbutamol:    {name: "salbutamol", unit: "micrograms", volume: 100, clearance: 0.5, half: 8, hill: 1, tone: -0.1, rate: 25, dilation: 0.45},
	Atropine:      {name: "atropine", unit: "micrograms", volume: 150, clearance: 0.9, half: 3, hill: 1.5, rate: 45},
	Isoprenaline:  {name: "isoprenaline", unit: "micrograms", volume: 15, clearance: 3, half: 0.8, hill: 1, tone: -0.4, heart: 0.4, rate: 70},
	Furosemide:    {name: "furosemide", unit: "mg", volume: 10.5, clearance: 0.14, half: 1.5, hill: 1.5},
	Lorazepam:     {name: "lorazepam", unit: "mg", volume: 90, clearance: 0.08, half: 0.03, hill: 1.5, sedation: 0.5, breath: 0.25},
	Calcium:       {name: "calcium", unit: "mmol", volume: 14, clearance: 0.32, half: 0.2, hill: 2},

	// moved by metabolism.go
	Insulin:           {name: "insulin", unit: "units"},
	InsulinSkin:       {name: "insulin-subcutaneous", unit: "units"},
	Carbohydrate:      {name: "carbohydrate", unit: "g"},
	InsulinMuscle:     {name: "insulin-intramuscular", unit: "units"},
	Dextrose:          {name: "glucose", unit: "g"},
	PotassiumChloride: {name: "potassium-chloride", unit: "mmol"},
	SodiumBicarbonate: {name: "sodium-bicarbonate", unit: "mmol"},
}

// String names the drug as a chart does.
func (d Drug) String() string { return drugKinds[d].name }

// DrugUnit is the unit in which a drug's rates (per minute) and boluses are given.
func DrugUnit(d Drug) string { return drugKinds[d].unit }

// Drugs is what is in the blood and what it does, beside the knobs.
type Drugs struct {
	Amount     [numHeld]float64
	Sedation   float64 // 0 to 1 with the knob
	Block      float64 // 0 to 1 with the knob
	Tone       float64 // added to SVR, fraction
	Venous     float64 // venous tone in units of the full reflex
	Heart      float64 // added to contractility, fraction
	Rate       float64 // added to heart rate, per minute
	Depression float64 // of breathing, 0 to 1, from drugs
	Dilation   float64 // of airways, 0 to 1
	Blunt      float64 // of the baroreflex, 0 to 1
	Line       Line
}

// takeIn adds what some minutes deliver.
func (s *State) takeIn(in *Inputs, minutes float64) {
	if !in.Quiet {
		s.takeDrugs(in, minutes)
		s.infuse(&in.Fluid, minutes)
	}
	if in.Shock > 0 {
		s.defibrillate(in.Shock)
	}
}

// takeDrugs adds each drug to the blood, the line or the body's own stores.
func (s *State) takeDrugs(in *Inputs, minutes float64) {
	for i := range in.Drug {
		if in.Drug[i] == 0 && in.Bolus[i] == 0 {
			continue
		}
		given := float64(in.Drug[i] * minutes)
		if Drug(i) >= numHeld {
			s.dissolve(Drug(i), given+in.Bolus[i])
			continue
		}
		if Drug(i) != Noradrenaline {
			s.Drugs.Amount[i] += given
		}
		s.Drugs.Amount[i] += in.Bolus[i]
	}
	s.Drugs.Amount[Noradrenaline] += s.through(float64(in.Drug[Noradrenaline]*minutes), &in.Line, minutes)
}

// clearDrugs advances kinetics and effects by one second.
func (s *State) clearDrugs() {
	d, p := &s.Drugs, &s.Par
	d.Amount[Morphine] += float64(p.Absorb * (slowSeconds / 60))
	d.Tone, d.Venous, d.Heart, d.Rate, d.Dilation, d.Blunt = 0, 0, 0, 0, 0, 0
	awake, breathing, power := 1-p.Sedation, 1.0, 1-p.Paralysed
	for i := range d.Amount {
		k := &drugKinds[i]
		if k.clearance == 0 {
			continue
		}
		if d.Amount[i] < 1e-9 {
			d.Amount[i] = 0
			continue
		}
		e := d.effect(Drug(i), p.Weight)
		if Drug(i) == Morphine {
			e = d.opioid(p.Weight)
		}
		d.Tone += float64(e * k.tone)
		d.Venous += float64(e * k.veins)
		d.Heart += float64(e * k.heart)
		d.Rate += float64(e * k.rate)
		d.Blunt = max(d.Blunt, float64(e*k.blunt))
		d.Dilation = max(d.Dilation, float64(e*k.dilation))
		awake = float64(awake * (1 - float64(e*k.sedation)))
		breathing = float64(breathing * (1 - float64(e*k.breath)))
		power = float64(power * (1 - float64(e*k.block)))
		d.Amount[i] -= float64(d.Amount[i] * k.clearance / k.volume * (slowSeconds / 60))
	}
	d.Sedation, d.Depression, d.Block = 1-awake, 1-breathing, 1-power
}

// effect is E of one drug, 0 to 1.
func (d *Drugs) effect(drug Drug, weight float64) float64 {
	k := &drugKinds[drug]
	if d.Amount[drug] <= 0 {
		return 0
	}
	ratio := num.Pow(d.Amount[drug]*70/float64(k.volume*weight*k.half), k.hill)
	return ratio / (1 + ratio)
}

// opioid is the effect of morphine that naloxone leaves, 0 to 1. Naloxone competes for the receptor: it multiplies
// the concentration needed by 1 + C/half (Gaddum 1937). It goes sooner than morphine does, and the effect comes back.
func (d *Drugs) opioid(weight float64) float64 {
	k, n := &drugKinds[Morphine], &drugKinds[Naloxone]
	if d.Amount[Morphine] <= 0 {
		return 0
	}
	shift := 1 + float64(d.Amount[Naloxone]*70/float64(n.volume*weight*n.half))
	ratio := num.Pow(d.Amount[Morphine]*70/float64(k.volume*weight*k.half*shift), k.hill)
	return ratio / (1 + ratio)
}

// breathing is what drugs and sedation leave of the drive to breathe.
func (s *State) breathing() float64 {
	knob := s.Par.Sedation
	return float64((1 - s.Drugs.Depression) * (1 - knob) * (1 - float64(0.5*knob)))
}

// beta2 is the stimulation of beta-2 receptors by drugs, 0 to 1: what draws potassium into cells.
func (s *State) beta2() float64 {
	w := s.Par.Weight
	return max(s.Drugs.effect(Salbutamol, w), s.Drugs.effect(Adrenaline, w), s.Drugs.effect(Isoprenaline, w))
}
