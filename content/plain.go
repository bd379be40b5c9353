package content

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"downtime/game/scenario"
)

// Limits of one file. They are far beyond any scenario and keep a hostile one from costing more than a moment.
const (
	maxFile  = 512 << 10
	maxLine  = 4000
	maxDepth = 60 // brackets open at one time

	maxLines   = 10_000
	maxEntries = 1000 // of one list, or keys of one place
)

// plain refuses bytes that are not text, and text so large or so deep that no one wrote it.
func plain(text []byte, yaml bool) (Problem, bool) {
	if len(text) > maxFile {
		return Problem{Line: 1, Column: 1, Code: scenario.CodeTooBig, Message: fmt.Sprintf("the file is larger than %d kB", maxFile>>10), Fix: "a scenario is text; split it"}, false
	}
	line, column, depth := 1, 1, 0
	for rest := text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if message, fix := foul(r, size, yaml); message != "" {
			return Problem{Line: line, Column: column, Code: scenario.CodeBytes, Message: message, Fix: fix}, false
		}
		switch r {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if yaml && (depth > maxDepth || column > maxLine) {
			return Problem{Line: line, Column: column, Code: scenario.CodeTooBig, Message: "the line is too long or its brackets too deep", Fix: "write lists and maps on lines of their own"}, false
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		if line > maxLines {
			return Problem{Line: line, Column: 1, Code: scenario.CodeTooBig, Message: fmt.Sprintf("the file has more than %d lines", maxLines), Fix: "a scenario is text; split it"}, false
		}
		rest = rest[size:]
	}
	return Problem{}, true
}

// foul says what is wrong with one character of a text file.
func foul(r rune, size int, yaml bool) (message, fix string) {
	switch {
	case r == utf8.RuneError && size <= 1:
		return "the file is not UTF-8 text", "save it as UTF-8"
	case r == '\uFEFF':
		return "the file holds a byte order mark", "save it as UTF-8 without one"
	case r == '\t' && yaml:
		return "a tab", "indent with spaces"
	case r == 0:
		return "the file holds a NUL: it is not text", "save it as UTF-8"
	case r < ' ' && r != '\n' && r != '\t', r == 0x7f, r >= 0x80 && r < 0xa0:
		return fmt.Sprintf("a control character, U+%04X", r), "remove it"
	case unicode.Is(turning, r):
		return fmt.Sprintf("a character that turns the direction of writing, U+%04X", r), "remove it"
	case unicode.Is(unseen, r):
		return fmt.Sprintf("a character that cannot be seen, U+%04X", r), "remove it"
	}
	return "", ""
}

// turning are the characters that turn the direction of writing, and unseen those that nobody sees.
var (
	turning = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x202a, Hi: 0x202e, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1}}}
	unseen  = &unicode.RangeTable{
		R16:         []unicode.Range16{{Lo: 0xad, Hi: 0xad, Stride: 1}, {Lo: 0x200b, Hi: 0x200f, Stride: 1}, {Lo: 0x2028, Hi: 0x2029, Stride: 1}, {Lo: 0x2060, Hi: 0x2064, Stride: 1}},
		LatinOffset: 1,
	}
)

// foulWords says what is wrong with the words that one value came to: an escape can bring in what the file does not hold.
func foulWords(words string) (message, fix string) {
	for _, r := range words {
		if r == '\n' {
			return "a line break inside words", "write them on one line, or fold several lines with >-"
		}
		if message, fix = foul(r, utf8.RuneLen(r), true); message != "" {
			return message, fix
		}
	}
	return "", ""
}

// lineOf gives line n of text, counted from 1, without its end.
func lineOf(text []byte, n int) []byte {
	for ; n > 1; n-- {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return nil
		}
		text = text[i+1:]
	}
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return text[:i]
	}
	return text
}
