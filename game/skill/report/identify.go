package report

import (
	"regexp"
	"strconv"
	"strings"
)

// What in free text can make a patient known. A report is read far from the ward, by people who may not know who it was; nothing is lost without it,
// since the ward's own record keeps the link.
var (
	titled    = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Miss|Master)\.? [A-Z][\p{L}'-]+`)
	longDigit = regexp.MustCompile(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b\d{3}[ -]?\d{4}\b`)
	dated     = regexp.MustCompile(`\b\d{1,2}[./-]\d{1,2}[./-](\d{4})\b`)
)

// youngest is the last year of birth that a date is taken for.
const youngest = 2025

// Identifying finds the parts of a text that could make a patient known: the patient's names, a titled name, a number as long as an NHS or hospital
// number, a date that could be of birth. The serial number of the device is none of them.
func Identifying(text, name, serial string) []string {
	text = strings.ReplaceAll(text, serial, "")
	var out []string
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,.;:()/\"", r) })
	for _, part := range strings.Fields(name) {
		for _, w := range words {
			if strings.EqualFold(strings.TrimSuffix(w, "'s"), part) {
				out = append(out, w)
			}
		}
	}
	out = append(out, titled.FindAllString(text, -1)...)
	out = append(out, longDigit.FindAllString(text, -1)...)
	for _, m := range dated.FindAllStringSubmatch(text, -1) {
		if year, err := strconv.Atoi(m[1]); err == nil && year <= youngest {
			out = append(out, m[0])
		}
	}
	return out
}

// withheld is a text without what was found in it.
func withheld(text string, found []string) string {
	for _, f := range found {
		text = strings.ReplaceAll(text, f, "[removed]")
	}
	return text
}
