package chart

import (
	"fmt"
	"strconv"
	"strings"
)

// Fault is an error of writing that has harmed people.
type Fault string

// The errors of writing.
const (
	UnitU    Fault = "unit-u"
	Micro    Fault = "micro"
	Trailing Fault = "trailing"
	Leading  Fault = "leading"
	PerKg    Fault = "per-kg"
	NoUnit   Fault = "no-unit"
	Brand    Fault = "brand"
	Capitals Fault = "capitals"
)

// said is what each error is called, and why it matters.
var said = map[Fault]string{
	UnitU:    "U or IU for units: 10U has been read as 100; write units",
	Micro:    "micrograms or nanograms shortened: µg and mcg have been read as mg; write it in full",
	Trailing: "a trailing zero: 5.0 has been read as 50; write 5",
	Leading:  "no leading zero: .5 has been read as 5; write 0.5",
	PerKg:    "a dose per kilogram or square metre: whoever gives it needs the total",
	NoUnit:   "no unit",
	Brand:    "a brand; write the approved name",
	Capitals: "the name is not in capitals",
}

// Dose is a dose as somebody wrote it.
type Dose struct {
	Amount float64
	Unit   string // "mg", "unit", "mmol", "mL" or ""
	Hourly bool
	Faults []Fault
}

// word is one way to write a unit.
type word struct {
	unit  string
	times float64
	fault Fault
}

var words = map[string]word{
	"mg": {"mg", 1, ""}, "mgs": {"mg", 1, ""}, "milligram": {"mg", 1, ""}, "milligrams": {"mg", 1, ""},
	"g": {"mg", 1000, ""}, "gram": {"mg", 1000, ""}, "grams": {"mg", 1000, ""},
	"microgram": {"mg", 1e-3, ""}, "micrograms": {"mg", 1e-3, ""},
	"mcg": {"mg", 1e-3, Micro}, "µg": {"mg", 1e-3, Micro}, "μg": {"mg", 1e-3, Micro}, "ug": {"mg", 1e-3, Micro},
	"nanogram": {"mg", 1e-6, ""}, "nanograms": {"mg", 1e-6, ""}, "ng": {"mg", 1e-6, Micro},
	"unit": {"unit", 1, ""}, "units": {"unit", 1, ""}, "u": {"unit", 1, UnitU}, "iu": {"unit", 1, UnitU},
	"mmol": {"mmol", 1, ""}, "ml": {"mL", 1, ""},
	"": {"", 1, NoUnit},
}

// ReadDose reads a dose as written, with its errors of writing. What is no dose at all is an error for whoever wrote it.
func ReadDose(text string) (Dose, error) {
	text = strings.TrimSpace(text)
	cut := 0
	for cut < len(text) && strings.ContainsRune("0123456789., ", rune(text[cut])) {
		cut++
	}
	var d Dose
	if cut == 0 {
		return Dose{}, fmt.Errorf("%q has no number in front; begin with the number, then the unit in full, such as 250 mg", text)
	}
	if err := d.number(strings.TrimSpace(text[:cut])); err != nil {
		return Dose{}, err
	}
	rest := strings.NewReplacer(" per ", "/", " an ", "/").Replace(strings.ToLower(strings.TrimSpace(text[cut:])))
	parts := strings.Split(rest, "/")
	w, known := words[strings.TrimSpace(parts[0])]
	if !known {
		return Dose{}, fmt.Errorf("%q is no unit of a dose; write a number and its unit, such as 250 mg", parts[0])
	}
	d.Amount, d.Unit = d.Amount*w.times, w.unit
	if w.fault != "" {
		d.Faults = append(d.Faults, w.fault)
	}
	return d, d.per(parts[1:])
}

// number reads the figures, thousands apart or not.
func (d *Dose) number(text string) error {
	whole, part, hasPoint := strings.Cut(text, ".")
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || r == ' ' })
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && len(g) > 3 {
			return fmt.Errorf("%q is not one number; write it with a point, not a comma", text)
		}
	}
	figures := strings.Join(groups, "")
	x, err := strconv.ParseFloat(figures+"."+part+"0", 64)
	switch {
	case figures+part == "" || err != nil:
		return fmt.Errorf("%q: begin with the number, then the unit in full, such as 250 mg", text)
	case x > 1e6:
		return fmt.Errorf("%q cannot be meant as one dose", text)
	}
	d.Amount = x
	if hasPoint && figures == "" {
		d.Faults = append(d.Faults, Leading)
	}
	if hasPoint && (part == "" || strings.HasSuffix(part, "0")) {
		d.Faults = append(d.Faults, Trailing)
	}
	return nil
}

// per reads what a dose is for each of.
func (d *Dose) per(parts []string) error {
	for _, p := range parts {
		switch p = strings.TrimSpace(p); p {
		case "h", "hr", "hour":
			d.Hourly = true
		case "kg", "m2", "m²":
			d.Faults = append(d.Faults, PerKg)
		default:
			return fmt.Errorf("a dose for each %q cannot be given; write the total, or an amount/hour for an infusion", p)
		}
	}
	return nil
}

// write is an amount as it should be written: in full, no zero too many and none too few. Unit is "mg", "microgram", "g" or "unit".
func write(amount float64, unit string, hourly bool) string {
	out := strconv.FormatFloat(amount, 'f', -1, 64) + " " + unit
	if unit == "microgram" || unit == "unit" {
		out += "s"
	}
	if hourly {
		out += "/hour"
	}
	return out
}
