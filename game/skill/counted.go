package skill

import (
	"strconv"
	"strings"
)

// Counted fills a number into a text: "{name}" becomes the figures, and of "[name: none came|one came|# came]" that form stays which fits none, one or
// more, with the figures for its #. A form that is not closed, or has not three parts, stays as it is.
func Counted(text, name string, n int) string {
	figures := strconv.Itoa(n)
	text = strings.ReplaceAll(text, "{"+name+"}", figures)
	before, rest, found := strings.Cut(text, "["+name+": ")
	if !found {
		return text
	}
	inside, after, closed := strings.Cut(rest, "]")
	forms := strings.Split(inside, "|")
	if !closed || len(forms) != 3 {
		return text
	}
	return before + strings.ReplaceAll(forms[max(0, min(2, n))], "#", figures) + Counted(after, name, n)
}

// Counts reports whether a text tells a number by Counted.
func Counts(text, name string) bool {
	return strings.Contains(text, "{"+name+"}") || strings.Contains(text, "["+name+": ")
}
