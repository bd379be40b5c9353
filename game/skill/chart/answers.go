package chart

import (
	"math"

	"downtime/game/skill"
)

// The answers that a chart prints for ticking.
var (
	routes = []skill.Option{
		{ID: "oral", Label: "by mouth"},
		{ID: "iv", Label: "into a vein, pushed by hand"},
		{ID: "infusion", Label: "into a vein, as an infusion"},
		{ID: "sc", Label: "under the skin"},
		{ID: "im", Label: "into a muscle"},
	}
	oftens = []skill.Option{
		{ID: "once", Label: "once only"},
		{ID: "24", Label: "once a day"},
		{ID: "12", Label: "every 12 hours"},
		{ID: "8", Label: "every 8 hours"},
		{ID: "6", Label: "every 6 hours"},
		{ID: "running", Label: "running, until reviewed"},
	}
	watches = []skill.Option{
		{ID: "hourly", Label: "capillary glucose every hour"},
		{ID: "meals", Label: "before meals and at bedtime"},
		{ID: "daily", Label: "with the morning bloods"},
	}
	basals = []skill.Option{
		{ID: "continue", Label: "long-acting insulin goes on"},
		{ID: "stop", Label: "long-acting insulin is stopped"},
		{ID: "none", Label: "takes none"},
	}
	bags = []skill.Option{
		{ID: "saline", Label: "sodium chloride 0.9 %"},
		{ID: "saline-k", Label: "sodium chloride 0.9 % with potassium 40 mmol/L, ready-mixed"},
		{ID: "ampoules", Label: "sodium chloride 0.9 %, potassium ampoules added on the ward"},
		{ID: "hartmann", Label: "Hartmann's solution"},
		{ID: "glucose-10", Label: "glucose 10 %"},
		{ID: "glucose-5", Label: "glucose 5 %"},
	}
	checks = []skill.Option{
		{ID: string(UnitU), Label: "U or IU for units"},
		{ID: string(Micro), Label: "µg, mcg or ng"},
		{ID: string(Trailing), Label: "trailing zero"},
		{ID: string(Leading), Label: "no leading zero"},
		{ID: string(PerKg), Label: "per kg, not the total"},
		{ID: "dose", Label: "dose does not follow from the weight shown"},
		{ID: "allergy", Label: "clashes with the allergy"},
		{ID: "route", Label: "no route"},
		{ID: "when", Label: "no time, or no most in 24 h if as required"},
		{ID: "signed", Label: "not signed"},
		{ID: "altered", Label: "altered, not rewritten"},
		{ID: "checker", Label: "no second check, where one is due"},
	}
)

// body is what a dose is worked out from.
type body struct{ kg, cm float64 }

// exact is the dose by the sum, in the unit of the amount.
func (a *Amount) exact(b body) float64 {
	x := a.Each
	switch a.Of {
	case "kg":
		x = a.Each * b.kg
	case "m2":
		x = a.Each * BSA(b.cm, b.kg)
	}
	if a.Most > 0 {
		x = min(x, a.Most)
	}
	return x
}

// rounded is the dose as it is given.
func (a *Amount) rounded(b body) float64 {
	steps := math.Round(a.exact(b) / a.Round)
	return math.Round(1000*steps*a.Round) / 1000
}

// factor turns the amount's unit into the one that ReadDose gives.
func (a *Amount) factor() (unit string, times float64) {
	switch a.Unit {
	case "g":
		return "mg", 1000
	case "microgram":
		return "mg", 1e-3
	}
	return a.Unit, 1
}
