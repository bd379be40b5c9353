package chart

import (
	"strconv"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// playWell knows the rules and does the sums.
func playWell(a *skill.Attempt) { play(a, habit{}) }

// playAsMost writes as paper charts have been found. 94 % of the charts of 715 medical admissions held at least one simple error, and allergies were
// poorly documented in 29 % (Barton et al., Clin Med 2012;12:119, doi 10.7861/clinmedicine.12-2-119); doctors had 72.5 % of dose calculations right
// (Simpson et al., Med J Aust 2009;190:117, doi 10.5694/j.1326-5377.2009.tb02308.x). How the slips are spread is chosen (mark D).
func playAsMost(a *skill.Attempt) {
	play(a, habit{allergy: 0.29, weight: 0.3, sum: 0.275, short: 0.6, small: 0.7, sign: 0.35, missed: 0.5})
}

// habit is how often each thing goes wrong.
type habit struct{ allergy, weight, sum, short, small, sign, missed float64 }

// play fills in the sheets from what they print.
func play(a *skill.Attempt, h habit) {
	e := a.Exercise.(*exercise)
	w := writer{a: a, plan: &e.plan, habit: h}
	for !e.Done() {
		switch e.at {
		case headSheet:
			w.head()
		case drugSheet:
			w.prescription(e.plan.drug)
		case secondSheet:
			w.second()
		case checkSheet:
			w.check()
		}
		a.Wait(55 * skill.TicksPerSecond)
		_ = a.Do(skill.Input{Do: "sign"})
	}
}

type writer struct {
	a     *skill.Attempt
	plan  *plan
	habit habit
	kg    float64 // the weight that it goes by
	draw  uint32
}

func (w *writer) set(id, value string) { _ = w.a.Do(skill.Input{Set: id, Value: value}) }

// slips reports whether one more thing goes wrong.
func (w *writer) slips(often float64) bool {
	w.draw++
	return num.Unit(w.a.Setup.Seed, stream+1, 0, w.draw) < often
}

func (w *writer) head() {
	p := w.plan
	w.set("label", p.label())
	if !w.slips(w.habit.allergy) {
		w.set("allergy", p.patient.Allergy)
	}
	w.kg = p.now.kg
	if w.slips(w.habit.weight) {
		w.kg = p.old.kg
	}
	w.set("weight", strconv.FormatFloat(w.kg, 'f', -1, 64))
	w.set("weighed", "today")
}

func (w *writer) prescription(o *Order) {
	name := strings.ToUpper(o.Names[0])
	if w.slips(w.habit.small) {
		name = o.Names[0]
	}
	amount := o.Dose.rounded(body{w.kg, w.plan.now.cm})
	if o.Dose.Of != "" && w.slips(w.habit.sum) {
		amount *= 1.5
	}
	dose := write(amount, o.Dose.Unit, o.Dose.Hourly)
	if w.slips(w.habit.short) {
		dose = shorten(dose)
	}
	w.set("drug", name)
	w.set("dose", dose)
	if !w.slips(w.habit.sign) {
		w.set("route", o.Routes[0])
	}
	w.set("often", o.Often[0])
	w.end()
}

// shorten writes a dose as hands in a hurry do.
func shorten(dose string) string {
	number, unit, _ := strings.Cut(dose, " ")
	if !strings.Contains(number, ".") && unit == "mg" {
		number += ".0"
	}
	if strings.HasPrefix(number, "0.") {
		number = number[1:]
	}
	return number + " " + strings.NewReplacer("micrograms", "mcg", "units", "U").Replace(unit)
}

func (w *writer) end() {
	w.set("at", clock(w.plan.time+15))
	if !w.slips(w.habit.sign) {
		w.set("signed", "A. Rees")
	}
}

func (w *writer) second() {
	p := w.plan
	if p.insulin != nil {
		w.prescription(p.insulin)
		w.set("watch", p.insulin.Watch)
		w.set("basal", p.insulin.Basal)
		return
	}
	rate, hours := p.rate()
	if w.slips(w.habit.sum) {
		rate *= 1.3
	}
	w.set("bag", p.fluid.Bag)
	w.set("volume", strconv.FormatFloat(p.fluid.Volume, 'f', -1, 64))
	w.set("hours", strconv.FormatFloat(hours, 'f', 2, 64))
	w.set("rate", strconv.FormatFloat(rate, 'f', 0, 64))
	w.end()
}

func (w *writer) check() {
	for i, l := range w.plan.lines {
		var ticked []string
		for _, e := range l.Errors {
			if !w.slips(w.habit.missed) {
				ticked = append(ticked, e)
			}
		}
		w.set("line"+strconv.Itoa(i+1), strings.Join(ticked, ","))
	}
	answer := w.plan.sum.answer
	if w.slips(w.habit.sum) {
		answer *= 1.3
	}
	w.set("sum", strconv.FormatFloat(answer, 'f', 2, 64))
}
