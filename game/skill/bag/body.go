package bag

import (
	"downtime/game/device"
	"downtime/game/patient"
)

// kind is who is breathed for.
type kind uint8

// The kinds of patient.
const (
	adult kind = iota
	masked
	slow
	acidotic
	child
	infant
	newborn
	numKinds
)

// band is a range that is right.
type band struct{ low, high float64 }

func (b band) middle() float64 { return float64((b.low + b.high) * 0.5) }

// need is what a patient is and needs. Rates are usual ones by age and illness, volumes 6 to 8 mL for each kg of predicted weight in adults and 5 to 7 in
// children, a little widened (mark C). CO2 is in kPa: either a band, or so far from what it was before.
type need struct {
	who, why string
	before   string // how the ventilator had it
	rate     band   // per minute
	volume   band   // mL into the lung
	squeeze  band   // s
	co2      band
	within   float64
	vent     patient.Ventilation
	bag      uint8
	oxygen   string // id of the right answer
	peep     string
	mask     bool
	source   string
}

var needs = [numKinds]need{
	adult: {
		who: "A man of 59, 170 cm, 66 kg predicted, two days after bowel surgery. A tube at 23 cm, sedated and paralysed.", why: "His ventilator has gone dark.",
		before: "14 a minute, 470 mL", rate: band{10, 16}, volume: band{380, 540}, squeeze: band{0.8, 1.2}, co2: band{4.5, 6},
		vent: patient.Ventilation{Rate: 14, VT: 470, Ti: 1, PEEP: 5, FiO2: 0.5}, bag: device.AdultBag, oxygen: "15", peep: "5", source: "rcuk",
	},
	masked: {
		who: "A woman of 47, 168 cm, 60 kg predicted, who has stopped breathing after a seizure. No tube; a mask.", why: "The team with the tube is on its way.",
		before: "not ventilated", rate: band{10, 16}, volume: band{340, 520}, squeeze: band{0.8, 1.2}, co2: band{4.3, 6.2},
		vent: patient.Ventilation{Rate: 13, VT: 440, Ti: 1, PEEP: 0, FiO2: 0.3}, bag: device.AdultBag, oxygen: "15", peep: "5", mask: true, source: "rcuk",
	},
	slow: {
		who: "A man of 71 with severe COPD, 172 cm, 68 kg predicted. A tube; the bag fills against him, and it takes him long to empty.",
		why: "His ventilator alarms and gives nothing.", before: "9 a minute, 500 mL, a long time to breathe out; saturation 88 to 92 % is prescribed",
		rate: band{6, 10}, volume: band{380, 560}, squeeze: band{0.8, 1.3}, within: 0.9,
		vent: patient.Ventilation{Rate: 9, VT: 500, Ti: 1, PEEP: 5, FiO2: 0.28}, bag: device.AdultBag, oxygen: "4", peep: "5", source: "rcuk",
	},
	acidotic: {
		who: "A woman of 34, 70 kg, intubated in severe ketoacidosis: pH 6.95 an hour ago.", why: "Her ventilator restarts by itself every minute.",
		before: "25 a minute, 540 mL: 13.5 L/min", rate: band{20, 28}, volume: band{440, 620}, squeeze: band{0.7, 1.1}, within: 0.5,
		vent: patient.Ventilation{Rate: 25, VT: 540, Ti: 0.9, PEEP: 5, FiO2: 0.5}, bag: device.AdultBag, oxygen: "15", peep: "5", source: "acidosis",
	},
	child: {
		who: "A girl of 14 months, 10 kg, with a chest infection. A tube.", why: "Her ventilator shows a blue screen.",
		before: "20 a minute, 65 mL", rate: band{16, 24}, volume: band{48, 80}, squeeze: band{0.7, 1.2}, within: 0.9,
		vent: patient.Ventilation{Rate: 20, VT: 65, Ti: 1, PEEP: 5, FiO2: 0.5}, bag: device.ChildBag, oxygen: "15", peep: "5", source: "rcuk",
	},
	infant: {
		who: "A boy of 8 weeks, 5 kg, who has stopped breathing with bronchiolitis. No tube; a mask.", why: "The paediatric team is on its way.",
		before: "not ventilated", rate: band{20, 30}, volume: band{23, 40}, squeeze: band{0.6, 1.1}, within: 0.9,
		vent: patient.Ventilation{Rate: 26, VT: 33, Ti: 0.8, PEEP: 0, FiO2: 0.4}, bag: device.ChildBag, oxygen: "15", peep: "5", mask: true, source: "rcuk",
	},
	newborn: {
		who: "A girl born at term a minute ago, 3.4 kg, dried and wrapped, not breathing, heart rate 60. A mask.", why: "The resuscitaire is being rebooted.",
		before: "never ventilated: her lungs are full of fluid", rate: band{24, 38}, volume: band{14, 30}, squeeze: band{0.5, 1.1},
		vent: patient.Ventilation{Rate: 32, VT: 20, Ti: 0.8, PEEP: 0, FiO2: 0.21}, bag: device.InfantBag, oxygen: "0", peep: "5", mask: true, source: "nls2021",
	},
}

// params is the body: the presets of game/patient where there are any. Infant and newborn are the child's body scaled to their weights by the
// textbook figures per kg (FRC 30 mL, dead space 2.2 mL, oxygen 7 mL/min, compliance about 1 mL/cmH2O; mark K) and not reviewed by a
// clinician. All are passive: sedated and paralysed, or apnoeic.
func (k kind) params() patient.Params {
	preset := [...]string{adult: "adult", masked: "adult", slow: "copd", acidotic: "dka", child: "child", infant: "child", newborn: "child"}[k]
	p, _ := patient.Preset(preset)
	switch k {
	case adult:
		p.Resistance, p.Compliance = 10, 50
	case masked:
		p.Resistance, p.Compliance = 6, 55
	case slow:
		p.Resistance = 22
	case infant:
		p.Weight, p.Size = 5, 1.0/14
		p.FRC, p.VD, p.VO2, p.Hb = 150, 11, 36, 11.5
		p.Compliance, p.Resistance = 5, 30
		p.CO, p.HR, p.MAP = 0.9, 135, 58
		p.VE, p.VT, p.Strength = 1, 33, 25
	case newborn:
		p.Weight, p.Size = 3.4, 1.0/20
		p.FRC, p.VD, p.VO2, p.Hb = 95, 8, 23, 16
		p.Compliance, p.Resistance = 4, 35
		p.CO, p.HR, p.MAP = 0.7, 140, 45
		p.VE, p.VT, p.Strength = 0.7, 22, 25
	}
	p.Sedation, p.Paralysed = 0.7, 1
	return p
}

// opening is what the first breaths of a newborn do: the fluid goes out of the lung while a pressure toward 30 cmH2O stands longer than a
// second, and the lung becomes four times as soft; the heart follows once air moves. A design for the simulation (mark D) after the course that the
// guideline describes; nothing in game/patient depends on it.
type opening struct {
	aerated float64 // 0 to 1
	stands  float64 // s for which this pressure has stood
	heart   float64 // per minute
}

const (
	opensAt    = 20.0 // cmH2O
	opensAfter = 1.0  // s
	opensIn    = 4.5  // s of such pressure, after the first second of each inflation
	wetShare   = 0.25 // of the compliance of a lung full of fluid
	firstHeart = 60.0
	goodHeart  = 145.0
	heartTau   = 9.0 // s
)

// step lets the lung take one tick under a pressure at its mouth, and returns the compliance that it then has.
func (o *opening) step(paw, dry float64) float64 {
	o.stands += tickSeconds
	if paw < opensAt {
		o.stands = 0
	}
	if o.stands > opensAfter {
		o.aerated = min(1, o.aerated+tickSeconds/opensIn)
	}
	target := firstHeart + float64((goodHeart-firstHeart)*max(0, (o.aerated-0.4)/0.6))
	o.heart += float64((target - o.heart) * (tickSeconds / heartTau))
	return float64(dry * (wetShare + float64((1-wetShare)*o.aerated)))
}

const tickSeconds = patient.TickSeconds
