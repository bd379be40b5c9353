package scenario

import (
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"
)

// checkWords looks through everything that is written: words that are missing, and words that could reach somebody real.
func (c *compiler) checkWords() {
	files := []struct{ name, words string }{
		{"brief.md", c.doc.Brief}, {"debrief.md", c.doc.Debrief}, {"howto.md", c.doc.HowTo}, {"action-card.md", c.doc.ActionCard},
	}
	for i, f := range files {
		if strings.TrimSpace(f.words) == "" && (i == 0 || !c.doc.Unscored) {
			c.report(f.name, CodeNoWords, f.name+" is missing or empty", "write it beside scenario.yaml")
		}
		c.contacts(f.name, f.words)
		c.checkPages(f.name, f.words)
	}
	for path, words := range written(reflect.ValueOf(*c.doc), "") {
		c.contacts(path, words)
		c.checkBraces(path, words)
	}
	for _, f := range []struct {
		path, words string
		longest     int
	}{
		{"title", c.doc.Title, most.line},
		{"place", c.doc.Place, most.label},
		{"specialty", c.doc.Specialty, most.short},
		{"grade", c.doc.Grade, most.short},
		{"summary", c.doc.Summary, most.line},
		{"warning", c.doc.Warning, most.scene},
		{"credits", c.doc.Credits, most.paragraph},
	} {
		c.fits(f.path, f.words, f.longest)
	}
}

// notWords are the fields that hold conditions, ids and addresses of papers.
var notWords = names{"when", "if", "available", "doi", "sources-date", "review-by", "hour", "bag", "-"}

// written goes through every text of a Doc with its path, in order.
func written(v reflect.Value, path string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) { walkWords(v, path, yield) }
}

func walkWords(v reflect.Value, path string, yield func(string, string) bool) bool {
	switch v.Kind() {
	case reflect.String:
		return yield(path, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			if !walkWords(v.Index(i), place(path, i), yield) {
				return false
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return walkWords(v.Elem(), path, yield)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			key := v.Type().Field(i).Tag.Get("yaml")
			if _, skip := notWords.find(key); skip {
				continue
			}
			if !walkWords(v.Field(i), strings.TrimPrefix(path+"."+key, "."), yield) {
				return false
			}
		}
	default: // numbers, and maps of numbers
	}
	return true
}

// contactForms are what a real telephone number, bleep, address or identifier looks like. 2222 is the cardiac arrest number of every
// hospital and may be dialled.
var contactForms = []struct {
	form *regexp.Regexp
	what string
}{
	{regexp.MustCompile(`(?:\+|\b00)[1-9][0-9]{0,2}[ \-.(]{0,2}[0-9][0-9 \-.()]{5,14}[0-9]`), "telephone number"},
	{regexp.MustCompile(`(?:^|[^0-9./])\(?0[1-9][0-9]{1,3}\)?[ \-.]?[0-9]{3,4}[ \-.]?[0-9]{3,4}\b`), "telephone number"},
	{regexp.MustCompile(`(?:^|[^0-9./])0[ .\-]?[1-9](?:[ .\-]?[0-9]){8,9}\b`), "telephone number"},
	{regexp.MustCompile(`(?i)\b(?:bleep|pager|ext\.?|extension|dial|tel\.?|telephone|phone|ring|call)(?: +| *[:#] *)(?:number +|no\.? +|on +)?#?([0-9]{3,6})\b`), "internal telephone or bleep number"},
	{regexp.MustCompile(`(?:^|[^0-9.,])[0-9]{3}[ \-][0-9]{3}[ \-][0-9]{4}\b`), "NHS number"},
	{regexp.MustCompile(`(?:^|[^0-9.,/:])[0-9]{10}(?:[^0-9./]|\.(?:[^0-9]|$)|$)`), "NHS or telephone number"},
	{regexp.MustCompile(`(?i)\b(?:hospital|patient|record|case|MRN|CHI) *(?:number|no\.?|id)?[ :#]+[A-Z]{0,2}[0-9]{5,10}\b`), "hospital number"},
	{regexp.MustCompile(`(?i)\b(?:GMC|NMC|HCPC)\b[^0-9]{0,12}[0-9]{2}[A-Z]?[0-9]{4,5}[A-Z]?\b`), "professional registration number"},
	{regexp.MustCompile(`(?i)\b(?:born|dob|date of birth)\b[^0-9]{0,12}[0-9]{1,2}[./\- ](?:[0-9]{1,2}|[a-z]{3,9})[./\- ][0-9]{2,4}\b`), "date of birth"},
	{regexp.MustCompile(`\b(?:[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-Z]?) [0-9][ABD-HJLNP-UW-Z]{2}\b`), "postcode"},
	{regexp.MustCompile(`\b(?:[A-CEGHJ-PR-TW-Z]{2}) ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b`), "National Insurance number"},
	{regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^ )>]+`), "address on the web"},
	{regexp.MustCompile(`(?:^|[^0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}\b`), "address in a network"},
	{regexp.MustCompile(`[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+\.[A-Za-z]{2,}`), "e-mail address"},
}

// Identity says what in a text looks like a real person's; "" nothing. Numbers within a house, and addresses on the web or in a network, name nobody.
func Identity(words string) string {
	if !strings.ContainsAny(words, "0123456789@") {
		return ""
	}
	for _, f := range contactForms {
		switch f.what {
		case "internal telephone or bleep number", "address on the web", "address in a network":
			continue
		}
		if f.form.MatchString(words) {
			return f.what
		}
	}
	return ""
}

// contacts reports what could reach a real person.
func (c *compiler) contacts(path, words string) {
	if !strings.ContainsAny(words, "0123456789@/") && !strings.Contains(words, "www.") {
		return
	}
	cited := strings.HasPrefix(path, "sources[") || path == "credits" // an address there is where to read on
	said := -1                                                        // end of the last one reported
	for _, f := range contactForms {
		for _, m := range f.form.FindAllStringSubmatchIndex(words, 4) {
			if len(m) == 4 && words[m[2]:m[3]] == "2222" || m[0] < said || cited && f.what == "address on the web" {
				continue
			}
			said = m[1]
			c.probs.add(Problem{
				Path: path, Column: utf8.RuneCountInString(words[:m[0]]) + 1, Code: CodeContact,
				Message: quote(strings.TrimSpace(words[m[0]:m[1]])) + " looks like a real " + f.what,
				Fix:     "use none: say whom, not which number (2222 may stand)",
			})
		}
	}
}

// measure is a number with a clinical unit.
var measure = regexp.MustCompile(`[0-9] ?(?:%|kPa|mmHg|cmH2O|cmH₂O|mL|ml|mmol|mg|micrograms?|mcg|L\b|litres?|kg|bpm|/min|per minute|a minute|breaths|beats|cm\b|mm\b|°C|degrees|seconds?|minutes?)`)

var hole = regexp.MustCompile(`\{[^{}]*\}`)

// hasMeasure reports whether a text states a measured number of its own, beside those it takes from the simulation.
func hasMeasure(text string) bool { return measure.MatchString(hole.ReplaceAllString(text, "…")) }
