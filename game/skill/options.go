package skill

import (
	"slices"
	"strings"
)

// Offered reports whether an id is one of some options.
func Offered(options []Option, id string) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.ID == id })
}

// Label is the label of an option, "" if there is none of that id.
func Label(options []Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Label
		}
	}
	return ""
}

// Labels are those of some options, in the order of the ids.
func Labels(options []Option, ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, Label(options, id))
	}
	return out
}

// Chosen are the ids that stand in a field, nil if none do.
func (f *Form) Chosen(id string) []string {
	if v := f.Value(id); v != "" {
		return strings.Split(v, ",")
	}
	return nil
}
