package review

import (
	"regexp"

	"downtime/game/scenario"
)

// Free is what a learner wrote.
type Free struct {
	Learner string `json:"learner"`
	Run     string `json:"run"`
	Case    string `json:"case"`
	Part    string `json:"part"`
	Text    string `json:"text"`
	Warning string `json:"warning,omitempty"` // it may name a person
}

// dated is a date as it stands in free text of a real patient; a scenario has few, so that the forms of scenarios leave it out.
var dated = regexp.MustCompile(`(?i)\b\d{1,2}[/.-]\d{1,2}[/.-](19|20)?\d\d\b|\b\d{1,2}(st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (19|20)\d\d\b`)

// Warn says why a text may name a person; "" if nothing in it looks like it.
func Warn(text string) string {
	what := scenario.Identity(text)
	if what == "" && dated.MatchString(text) {
		what = "date"
	}
	if what == "" {
		return ""
	}
	return "this may name a person: what looks like a real " + what + " stands in it"
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
