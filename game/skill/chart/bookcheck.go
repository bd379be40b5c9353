package chart

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"downtime/game/skill"
)

// fewest of each kind, so that goes differ.
const fewest = 6

// check refuses a book that a go could not be drawn from, or whose answers are none that a chart prints.
func (b *Book) check() error {
	if len(b.Patients) < fewest || len(b.Drugs) < fewest || len(b.Insulins) < 2 || len(b.Fluids) < 2 || len(b.Lines) < fewest {
		return fmt.Errorf("a book needs %d patients, drugs and lines, and 2 insulins and fluids", fewest)
	}
	var errs []error
	note := func(what, id string, err error) {
		if err != nil {
			errs = append(errs, fmt.Errorf("%s %q: %w", what, id, err))
		}
	}
	for i := range b.Patients {
		note("patient", b.Patients[i].ID, b.Patients[i].check())
	}
	for i := range b.Drugs {
		note("drug", b.Drugs[i].ID, b.checkOrder(&b.Drugs[i]))
	}
	for i := range b.Insulins {
		note("insulin", b.Insulins[i].ID, b.checkOrder(&b.Insulins[i]))
	}
	for i := range b.Fluids {
		note("fluid", b.Fluids[i].ID, b.Fluids[i].check())
	}
	for i := range b.Lines {
		note("line", b.Lines[i].ID, b.Lines[i].check())
	}
	return errors.Join(append(errs, b.checkLevels(), b.checkTogether())...)
}

// levels is how many levels a go has.
const levels = 3

// checkTogether asks of every patient and every drug that one may have for an insulin or a fluid that contradicts neither.
func (b *Book) checkTogether() error {
	for i := range b.Patients {
		for j := range b.Drugs {
			for level := b.Drugs[j].Level; level < levels; level++ {
				p := plan{patient: &b.Patients[i], asked: &b.Drugs[j]}
				fits := slices.ContainsFunc(b.Insulins, func(o Order) bool { return p.takesInsulin(&o, level) }) ||
					slices.ContainsFunc(b.Fluids, func(f Fluid) bool { return p.takesFluid(&f, level) })
				if p.patient.takesDrug(p.asked, level) && !fits {
					return fmt.Errorf("no insulin and no fluid goes with %q for %s at level %d", p.asked.ID, p.patient.Name, level)
				}
			}
		}
	}
	return nil
}

// pronoun is the first word of a text that says he or she of somebody, "" if there is none. Of is "f", "m" or "" for both.
func pronoun(text, of string) string {
	words := map[string][]string{"f": {"she", "her", "hers", "herself"}, "m": {"he", "him", "his", "himself"}}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, sex := range [...]string{"f", "m"} {
			if (of == "" || of == sex) && slices.Contains(words[sex], w) {
				return w
			}
		}
	}
	return ""
}

// checkLevels asks for something to draw at the easiest level, whatever the patient's allergy.
func (b *Book) checkLevels() error {
	first := func(o Order) bool { return o.Level == 0 && o.Class == "" && len(o.Not) == 0 }
	if !slices.ContainsFunc(b.Drugs, first) || !slices.ContainsFunc(b.Insulins, first) ||
		!slices.ContainsFunc(b.Fluids, func(f Fluid) bool { return f.Level == 0 }) {
		return errors.New("level 0 needs a drug and an insulin without a class, and a fluid")
	}
	for i := range b.Patients {
		if c := b.Patients[i].Class; c != "" && !slices.ContainsFunc(b.Drugs, func(o Order) bool { return o.Class == c && b.Patients[i].takesDrug(&o, 1) }) {
			return fmt.Errorf("no drug is of the class %q, which %s is allergic to", c, b.Patients[i].Name)
		}
	}
	return nil
}

var other = map[string]string{"f": "m", "m": "f"}

func (p *Patient) check() error {
	switch {
	case slices.Contains([]string{p.ID, p.Name, p.Twin, p.Born, p.Place, p.Story, p.Allergy}, "") || p.Name == p.Twin:
		return errors.New("id, name, another twin, born, place, story and allergy are all needed")
	case p.Height < 50 || p.Weight < 30:
		return errors.New("height is in cm, weight in kg")
	case p.Sex != "f" && p.Sex != "m":
		return fmt.Errorf("sex is f or m, not %q", p.Sex)
	case pronoun(p.Story, other[p.Sex]) != "":
		return fmt.Errorf("the story of somebody of sex %s says %q", p.Sex, pronoun(p.Story, other[p.Sex]))
	case len(p.Means) == 0 || (p.Class != "") != (len(p.ReactWords) > 0):
		return errors.New("means are the words that name the allergy, or that there is none; react those of its reaction, if there is one")
	}
	return nil
}

func (b *Book) checkOrder(o *Order) error {
	switch {
	case slices.Contains([]string{o.ID, o.Asked, o.Why}, "") || len(o.Names) == 0 || len(o.Card) == 0:
		return errors.New("id, asked, card, names and why are all needed")
	case pronoun(o.Asked+" "+o.Why, "") != "":
		return fmt.Errorf("anybody may be given it, and it says %q", pronoun(o.Asked+" "+o.Why, ""))
	case (o.Class != "") != (o.Instead != "") || o.Instead != "" && b.drug(o.Instead) == nil:
		return fmt.Errorf("a class of drugs that people are allergic to needs an order instead, and there is no drug %q", o.Instead)
	case !sourced(o.Source):
		return fmt.Errorf("there is no source %q", o.Source)
	}
	if err := o.checkAnswers(); err != nil {
		return err
	}
	return b.checkDose(o)
}

// checkAnswers holds the right answers against those that a chart prints.
func (o *Order) checkAnswers() error {
	if len(o.Routes) == 0 || len(o.Often) == 0 {
		return errors.New("routes and often are needed")
	}
	for _, r := range o.Routes {
		if !skill.Offered(routes, r) {
			return fmt.Errorf("there is no route %q", r)
		}
	}
	for _, x := range o.Often {
		if !skill.Offered(oftens, x) {
			return fmt.Errorf("there is no %q to give it", x)
		}
	}
	if (o.Watch == "") != (o.Basal == "") || o.Watch != "" && !(skill.Offered(watches, o.Watch) && skill.Offered(basals, o.Basal)) {
		return errors.New("watch and basal go together and are answers of the chart")
	}
	return nil
}

// checkDose refuses a step so coarse that the rounded dose leaves the band.
func (b *Book) checkDose(o *Order) error {
	d := &o.Dose
	if !slices.Contains([]string{"", "kg", "m2"}, d.Of) || !slices.Contains([]string{"mg", "g", "microgram", "unit"}, d.Unit) || d.Each <= 0 || d.Round <= 0 {
		return errors.New("the dose needs each, a unit, and a step that it is rounded to")
	}
	for i := range b.Patients {
		for kg := b.Patients[i].Weight - shift; kg <= b.Patients[i].Weight+shift; kg++ {
			p := body{kg: kg, cm: b.Patients[i].Height}
			if !InBand(d.rounded(p), d.exact(p)) {
				return fmt.Errorf("rounded to %g it leaves the band for %s at %.0f kg", d.Round, b.Patients[i].Name, kg)
			}
		}
	}
	return nil
}

func (b *Book) drug(id string) *Order {
	for i := range b.Drugs {
		if b.Drugs[i].ID == id {
			return &b.Drugs[i]
		}
	}
	return nil
}

func (f *Fluid) check() error {
	switch {
	case slices.Contains([]string{f.ID, f.Asked, f.Why}, "") || len(f.Card) == 0 || f.Volume <= 0 || (f.Hours > 0) == (f.Litres > 0):
		return errors.New("id, asked, card, why, volume, and hours or litres are all needed")
	case pronoun(f.Asked+" "+f.Why, "") != "":
		return fmt.Errorf("anybody may be given it, and it says %q", pronoun(f.Asked+" "+f.Why, ""))
	case !skill.Offered(bags, f.Bag):
		return fmt.Errorf("there is no bag %q", f.Bag)
	case !sourced(f.Source):
		return fmt.Errorf("there is no source %q", f.Source)
	}
	return nil
}

func (l *Line) check() error {
	if l.ID == "" || len(l.Rows) == 0 || l.Why == "" {
		return errors.New("id, rows and why are needed")
	}
	for _, e := range l.Errors {
		if !skill.Offered(checks, e) {
			return fmt.Errorf("%q is no error that can be ticked", e)
		}
	}
	return nil
}

func sourced(id string) bool {
	return slices.ContainsFunc(sources, func(s skill.Source) bool { return s.ID == id })
}
