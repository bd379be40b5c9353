package scenario

import (
	"downtime/game/patient"
)

// sane is what one dose of a drug lies between, in its own unit: a twentieth of the smallest usual single dose of an adult and ten times the
// largest, so that what lies outside is a mistaken unit (milligrams for micrograms) and not an overdose that a case is about. The usual doses are
// general knowledge, mark K: those of any national formulary.
var sane = [patient.NumDrugs][2]float64{
	patient.Noradrenaline: {0.5, 1000}, patient.Adrenaline: {2, 10_000}, patient.Metaraminol: {0.02, 100}, patient.Propofol: {1, 2500},
	patient.Morphine: {0.05, 200}, patient.Naloxone: {2, 20_000}, patient.Rocuronium: {0.5, 1000}, patient.Salbutamol: {5, 50_000},
	patient.Atropine: {15, 30_000}, patient.Isoprenaline: {0.05, 200}, patient.Furosemide: {1, 2500}, patient.Lorazepam: {0.05, 80},
	patient.Calcium: {0.1, 70}, patient.Insulin: {0.05, 1000}, patient.InsulinSkin: {0.05, 3000}, patient.Carbohydrate: {0.5, 750},
	patient.InsulinMuscle: {0.05, 200}, patient.Dextrose: {0.25, 500}, patient.PotassiumChloride: {0.5, 400}, patient.SodiumBicarbonate: {0.5, 1500},
}

// checkDoses names doses that no one gives in that unit.
func (c *compiler) checkDoses() {
	c.everyEffect(func(path string, e *Effect) {
		d, ok := drugs.find(e.Give)
		if !ok || e.Dose == nil || *e.Dose <= 0 {
			return
		}
		low, high, unit := sane[d][0], sane[d][1], patient.DrugUnit(patient.Drug(d))
		if *e.Dose < low || *e.Dose > high {
			c.report(path+".dose", CodeRange, number(*e.Dose)+" "+unit+" of "+e.Give+" is no dose that is given", "doses of it stand in "+unit+", from "+number(low)+" to "+number(high))
		}
	})
}
