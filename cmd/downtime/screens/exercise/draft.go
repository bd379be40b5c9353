package exercise

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
)

// draft is what is being typed in a field: letters, and where the next one goes.
type draft struct {
	text []rune
	at   int
}

// longest text that a draft takes: more than any field accepts, so that the field itself can say so.
const maxDraft = 600

func newDraft(s string) *draft {
	r := []rune(s)
	return &draft{text: r, at: len(r)}
}

func (d *draft) String() string { return string(d.text) }

// insert puts text in; a line break becomes a space, what cannot be printed is left out.
func (d *draft) insert(s string) {
	var in []rune
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t':
			in = append(in, ' ')
		case unicode.IsPrint(r):
			in = append(in, r)
		}
	}
	in = in[:max(0, min(len(in), maxDraft-len(d.text)))]
	d.text = append(d.text[:d.at:d.at], append(in, d.text[d.at:]...)...)
	d.at += len(in)
}

// edit obeys the keys that move in a line and take away from it.
func (d *draft) edit(name string) bool {
	n := len(d.text)
	switch name {
	case "left":
		d.at = max(0, d.at-1)
	case "right":
		d.at = min(n, d.at+1)
	case "home", "ctrl+a":
		d.at = 0
	case "end", "ctrl+e":
		d.at = n
	case "backspace":
		d.cut(max(0, d.at-1), d.at)
	case "delete", "ctrl+d":
		d.cut(d.at, min(n, d.at+1))
	case "ctrl+u":
		d.cut(0, d.at)
	case "ctrl+k":
		d.cut(d.at, n)
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		d.cut(d.wordBefore(), d.at)
	default:
		return false
	}
	return true
}

func (d *draft) cut(from, to int) {
	d.text = append(d.text[:from:from], d.text[to:]...)
	d.at = from
}

func (d *draft) wordBefore() int {
	i := d.at
	for i > 0 && d.text[i-1] == ' ' {
		i--
	}
	for i > 0 && d.text[i-1] != ' ' {
		i--
	}
	return i
}

// lines breaks the text at words into lines of w cells and says where the cursor stands. The letters of these fields are one cell each wherever
// it matters: a wider one only makes its line break later.
func (d *draft) lines(w int) (lines []string, x, y int) {
	w = max(w, 4)
	start := 0
	for {
		end := min(start+w, len(d.text))
		if end < len(d.text) {
			if cut := lastSpace(d.text[start:end]); cut > 0 {
				end = start + cut + 1
			}
		}
		if d.at >= start && (d.at < end || end == len(d.text)) {
			x, y = d.at-start, len(lines)
		}
		lines = append(lines, strings.TrimRight(string(d.text[start:end]), " "))
		if start = end; start >= len(d.text) {
			break
		}
	}
	if x >= w { // behind the last letter of a full line
		lines, x, y = append(lines, ""), 0, y+1
	}
	return lines, x, y
}

func lastSpace(text []rune) int {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == ' ' {
			return i
		}
	}
	return -1
}

// keysOf are the keys of each kind of field.
var (
	numberKeys = []key.Binding{bind("0", "0-9", "type the number"), bind("enter", "enter", "next"), bind("tab", "tab ↑↓", "field")}
	textKeys   = []key.Binding{bind("", "a-z", "type"), bind("enter", "enter", "next"), bind("tab", "tab ↑↓", "field")}
	choiceKeys = []key.Binding{bind("1", "1-9", "choose"), bind("up", "↑↓ space", "choose"), bind("enter", "enter", "choose, next"), bind("tab", "tab", "field")}
	ticksKeys  = []key.Binding{bind("space", "space", "tick"), bind("1", "1-9", "tick"), bind("up", "↑↓", "line"), bind("enter", "enter", "next"), bind("tab", "tab", "field")}
	orderKeys  = []key.Binding{bind("shift+up", "shift+↑↓ or J K", "move it"), bind("1", "1-9", "to that place"), bind("space", "space", "pick up"), bind("enter", "enter", "this order"), bind("tab", "tab", "field")}
	grabbed    = []key.Binding{bind("up", "↑↓", "move it"), bind("space", "space", "put it down"), bind("enter", "enter", "this order")}
	noFieldKey = []key.Binding{bind("left", "← →", "choose"), bind("enter", "enter", "do it"), bind("tab", "tab", "fields")}
)
