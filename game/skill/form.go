package skill

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Form is the fields of an exercise and the way they are filled in: it explains nonsense, and never swallows it.
type Form struct{ Fields []Field }

// maxText is the longest text that a field takes, in characters.
const maxText = 500

// Set fills in a field. An empty value clears it.
func (f *Form) Set(id, value string) error {
	i := f.index(id)
	if i < 0 {
		return fmt.Errorf("there is nothing called %q to fill in here", id)
	}
	canonical, err := f.Fields[i].parse(strings.TrimSpace(value))
	if err != nil {
		return err
	}
	f.Fields[i].Value = canonical
	return nil
}

// Write is Set for numbers that have bounds: one that fits refuses is explained, and leaves the field as it was.
func (f *Form) Write(id, value string, fits func(x float64) error) error {
	old := f.Value(id)
	if err := f.Set(id, value); err != nil {
		return err
	}
	if x, ok := f.Number(id); ok {
		if err := fits(x); err != nil {
			_ = f.Set(id, old) // it was there a moment ago
			return err
		}
	}
	return nil
}

func (f *Field) parse(value string) (string, error) {
	switch {
	case value == "":
		return "", nil
	case f.Kind == Number:
		return f.number(value)
	case f.Kind == Text:
		if n := len([]rune(value)); n > maxText {
			return "", fmt.Errorf("%s: %d characters do not fit; the most is %d", f.Label, n, maxText)
		}
		return value, nil
	case f.Kind == Choice:
		return value, f.known([]string{value})
	}
	ids := strings.Split(value, ",")
	if err := f.known(ids); err != nil {
		return "", err
	}
	if f.Kind == Order && len(ids) != len(f.Options) {
		return "", fmt.Errorf("%s: put all %d in order, not %d", f.Label, len(f.Options), len(ids))
	}
	return value, nil
}

// number takes a decimal number, and says of a comma or a unit what to do about it.
func (f *Field) number(value string) (string, error) {
	x, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil && strings.Contains(value, ","):
		return "", fmt.Errorf("%s: write %q with a point, not a comma", f.Label, value)
	case err != nil && strings.ContainsAny(value[:1], "0123456789.-+") && strings.ContainsFunc(value, inWords):
		return "", fmt.Errorf("%s: %q is more than a number; leave the unit out%s", f.Label, value, f.inUnit())
	case err != nil && strings.ContainsAny(value[:1], "0123456789.-+"):
		return "", fmt.Errorf("%s: %q is not one number: write it like 12 or 12.5%s", f.Label, value, f.inUnit())
	case err != nil:
		return "", fmt.Errorf("%s: %q is not a number%s", f.Label, value, f.inUnit())
	case x != x || x > 1e6 || x < -1e6:
		return "", fmt.Errorf("%s: %q cannot be meant%s", f.Label, value, f.inUnit())
	}
	return strconv.FormatFloat(x, 'f', -1, 64), nil
}

// inWords reports whether a character belongs to a unit or a word, not to figures.
func inWords(r rune) bool { return unicode.IsLetter(r) || strings.ContainsRune("/%°µ", r) }

func (f *Field) inUnit() string {
	if f.Unit == "" {
		return ""
	}
	return " (it is in " + f.Unit + ")"
}

func (f *Field) known(ids []string) error {
	for i, id := range ids {
		if !Offered(f.Options, id) {
			return fmt.Errorf("%s: %q is none of the answers", f.Label, id)
		}
		if slices.Contains(ids[:i], id) {
			return fmt.Errorf("%s: %q stands twice", f.Label, id)
		}
	}
	return nil
}

// Value is what stands in a field, "" if nothing does.
func (f *Form) Value(id string) string {
	if i := f.index(id); i >= 0 {
		return f.Fields[i].Value
	}
	return ""
}

func (f *Form) index(id string) int {
	return slices.IndexFunc(f.Fields, func(x Field) bool { return x.ID == id })
}

// Number is what stands in a number field, and whether anything does. Figures in a field of another kind are no number.
func (f *Form) Number(id string) (float64, bool) {
	i := f.index(id)
	if i < 0 || f.Fields[i].Kind != Number {
		return 0, false
	}
	x, err := strconv.ParseFloat(f.Fields[i].Value, 64)
	return x, err == nil
}

// Empty is the label of the first field without a value, "" if all are filled in. A ticks field may be empty: nothing ticked is an answer.
func (f *Form) Empty() string {
	for i := range f.Fields {
		if f.Fields[i].Value == "" && f.Fields[i].Kind != Ticks {
			return f.Fields[i].Label
		}
	}
	return ""
}
