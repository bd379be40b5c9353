package skill

import "strings"

// Sentence is a text with a full stop, and without those that it had too many.
func Sentence(text string) string {
	text = strings.TrimRight(text, " .")
	if text == "" || strings.ContainsAny(text[len(text)-1:], "?!") {
		return text
	}
	return text + "."
}

// Finish gives the reason of every line its full stop.
func (r *Result) Finish() {
	for i := range r.Lines {
		r.Lines[i].Why = Sentence(r.Lines[i].Why)
	}
}
