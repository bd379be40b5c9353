package review

import "regexp"

// Free is what a learner wrote.
type Free struct {
	Learner string `json:"learner"`
	Run     string `json:"run"`
	Case    string `json:"case"`
	Part    string `json:"part"`
	Text    string `json:"text"`
	Warning string `json:"warning,omitempty"` // it may name a person
}

// identifying is what free text of a real patient tends to hold: ten digits of an NHS number, a date of birth, a hospital number, a mail address.
var identifying = regexp.MustCompile(`(?i)\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b\d{1,2}[/.-]\d{1,2}[/.-](19|20)\d\d\b|\b(hospital|nhs|mrn)\s*(no|number)?[ .:]*\d{4,}|[\w.]+@[\w.]+\.\w+|\b[A-Z]{2}\d{6}[A-D]\b`)

// Warn says why a text may name a person; "" if nothing in it looks like it.
func Warn(text string) string {
	if identifying.MatchString(text) {
		return "this may name a person: a number, a date of birth or an address stands in it"
	}
	return ""
}

func free(d *data) []Free {
	out := []Free{}
	for _, w := range d.written {
		if r := d.chosen(w.Run); r != nil {
			out = append(out, Free{Learner: r.Learner, Run: r.ID, Case: r.Scenario, Part: w.Part, Text: w.Body, Warning: Warn(w.Body)})
		}
	}
	return out
}
