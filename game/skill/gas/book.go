package gas

import (
	"errors"
	"fmt"
	"slices"
)

// Book is content/skills/gas.yaml: the patients whose gases are printed.
type Book struct {
	Cases []Case `yaml:"cases"`
}

// Case is one patient: what is true of the blood, what the bedside shows, and the lies that an analyser may tell of it.
type Case struct {
	ID     string `yaml:"id"`
	Name   string `yaml:"name"`
	Twin   string `yaml:"twin"` // a name that could be taken for it
	Place  string `yaml:"place"`
	Story  string `yaml:"story"`
	Venous bool   `yaml:"venous"`
	True   Values `yaml:"blood"` // without pH, which follows
	Bed    Bed    `yaml:"bed"`
	Sound  string `yaml:"sound"` // why the true print-out is to be believed, for the debrief
	Lies   []Lie  `yaml:"lies"`
}

// Lie is a print-out that is not this patient's blood.
type Lie struct {
	Rule  Rule   `yaml:"rule"` // that finds it
	Print Values `yaml:"print"`
	Vein  bool   `yaml:"vein"` // drawn from a vein and called arterial
}

// fewest is how many patients a book needs: five a go, and one whose print-out came before.
const fewest = 6

// check refuses a book with a patient whose true gas breaks a rule, or a lie that breaks none.
func (b *Book) check() error {
	if len(b.Cases) < fewest {
		return fmt.Errorf("%d patients; a go needs at least %d", len(b.Cases), fewest)
	}
	coherent := 0
	for i := range b.Cases {
		c := &b.Cases[i]
		for j := range i {
			if b.Cases[j].ID == c.ID || b.Cases[j].Name == c.Name {
				return fmt.Errorf("%q and %q have one id or one name", b.Cases[j].ID, c.ID)
			}
		}
		if err := c.check(); err != nil {
			return fmt.Errorf("%q: %w", c.ID, err)
		}
		if len(c.coherent()) > 0 {
			coherent++
		}
	}
	if coherent < 1 {
		return fmt.Errorf("no patient has a lie of the rule %q", Patient)
	}
	return nil
}

func (c *Case) check() error {
	t := &c.True
	if slices.Contains([]string{c.ID, c.Name, c.Twin, c.Place, c.Story, c.Sound, c.Bed.Breathing, c.Bed.Oxygen}, "") || c.Twin == c.Name {
		return errors.New("id, name, another twin, place, story, sound, breathing and oxygen are all needed")
	}
	if slices.Min([]float64{t.PCO2, t.PO2, t.HCO3, t.Na, t.K, t.Cl, t.Glucose, t.Lactate, t.Hb, c.Bed.RR, c.Bed.SpO2}) <= 0 {
		return errors.New("a true value, the breathing rate or the saturation is missing")
	}
	s := Slip{Print: c.print(c.True), Bed: c.bed()}
	if broken := Check(&s); len(broken) > 0 {
		return fmt.Errorf("the true gas breaks the rule %q: %s", broken[0].Rule, broken[0].Why)
	}
	for _, l := range c.Lies {
		s.Print = c.print(l.over(c.True))
		s.Print.Venous = s.Print.Venous && !l.Vein
		broken := Check(&s)
		if len(broken) == 0 || broken[0].Rule != l.Rule {
			return fmt.Errorf("the lie for %q breaks %v first", l.Rule, broken)
		}
	}
	return nil
}

// print is a print-out of values, with the pH that they make.
func (c *Case) print(v Values) Print {
	if v.PH == 0 {
		v.PH = hundredths(PH(HydrogenIons(v.PCO2, v.HCO3)))
	}
	return Print{Values: v, Name: c.Name, Venous: c.Venous}
}

func (c *Case) bed() Bed {
	b := c.Bed
	b.Name = c.Name
	return b
}

// coherent are the lies that only the patient exposes.
func (c *Case) coherent() []Lie {
	var out []Lie
	for _, l := range c.Lies {
		if l.Rule == Patient {
			out = append(out, l)
		}
	}
	return out
}

// over lays what a lie prints over the truth.
func (l *Lie) over(v Values) Values {
	p := &l.Print
	for _, x := range []struct {
		to   *float64
		from float64
	}{
		{&v.PH, p.PH},
		{&v.PCO2, p.PCO2},
		{&v.PO2, p.PO2},
		{&v.HCO3, p.HCO3},
		{&v.Na, p.Na},
		{&v.K, p.K},
		{&v.Cl, p.Cl},
		{&v.Glucose, p.Glucose},
		{&v.Lactate, p.Lactate},
		{&v.Hb, p.Hb},
	} {
		if x.from != 0 {
			*x.to = x.from
		}
	}
	return v
}
