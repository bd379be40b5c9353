package content

import (
	"strings"
)

// syntaxHelp says how to mend what the YAML parser stumbled over, and where it more likely began: a quote or bracket that nobody closed is noticed
// lines later.
func syntaxHelp(text []byte, at span, message string) (where span, fix string) {
	lines := strings.Split(string(text), "\n")
	if strings.Contains(message, "end token") { // noticed at the end of the file alone
		lines = append(lines[:min(at.line, len(lines))], "", "")
		at.line = len(lines)
	}
	open := unclosed(lines, at.line)
	switch {
	case open.what == '"' || open.what == '\'':
		return open.at, "close this quote on its own line; inside double quotes write \\\" for one"
	case open.what != 0:
		return open.at, "close this bracket; words that hold , # : [ ] { or } stand in quotes"
	case strings.Contains(message, "mapping value"):
		return at, "put words that hold a colon in quotes; indent with plain spaces"
	case strings.Contains(message, "tag") || strings.Contains(message, "character") || strings.Contains(message, "token"):
		return at, "put words that begin with ! & * @ % ` | or > in quotes"
	}
	return at, "look here and in the line above for a bracket that is open, a colon inside words without quotes, or lines not indented alike"
}

// opened is a quote or bracket and where it stands; what 0: none.
type opened struct {
	what rune
	at   span
}

// scanner reads the quotes and brackets of YAML, and nothing else of it.
type scanner struct {
	quote  opened
	stack  []opened // brackets
	begins bool     // a value may begin here
}

// unclosed finds what was left open before a line: the first quote that does not end on its line up to that one, else the outermost bracket of those
// still open when the line begins.
func unclosed(lines []string, line int) opened {
	var s scanner
	for i := 0; i < len(lines) && i < line; i++ {
		if s.quote.what == 0 && len(s.stack) > 0 && i == line-1 {
			return s.stack[0]
		}
		s.begins = true
		s.read(lines[i], i+1)
		if s.quote.what != 0 {
			return s.quote
		}
		if len(s.stack) == 0 && foldsBelow(lines[i]) {
			i = skipFolded(lines, i)
		}
	}
	return opened{}
}

// read takes in one line.
func (s *scanner) read(text string, line int) {
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r, here := runes[i], span{line, i + 1}
		next := ' '
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case s.quote.what != 0:
			i += s.quoted(r, next)
		case r == '#' && (i == 0 || runes[i-1] == ' '):
			return
		default:
			s.bare(r, next, here)
		}
	}
}

// quoted takes in a character inside quotes, and gives how many after it belong to it.
func (s *scanner) quoted(r, next rune) int {
	switch {
	case s.quote.what == '"' && r == '\\', s.quote.what == '\'' && r == '\'' && next == '\'':
		return 1
	case r == s.quote.what:
		s.quote = opened{}
	}
	return 0
}

// bare takes in a character outside of quotes.
func (s *scanner) bare(r, next rune, here span) {
	begins := false
	switch r {
	case ' ':
		return
	case '"', '\'':
		if s.begins {
			s.quote = opened{r, here}
		}
	case '[', '{':
		if begins = s.begins; begins {
			s.stack = append(s.stack, opened{r, here})
		}
	case ']', '}':
		if len(s.stack) > 0 {
			s.stack = s.stack[:len(s.stack)-1]
		}
	case ',':
		begins = len(s.stack) > 0
	case ':':
		begins = next == ' '
	case '-':
		begins = s.begins && next == ' '
	}
	s.begins = begins
}

// foldsBelow reports whether the lines below are one block of words.
func foldsBelow(line string) bool {
	line = strings.TrimRight(line, " +-")
	return strings.HasSuffix(line, ": |") || strings.HasSuffix(line, ": >") || strings.HasSuffix(line, "- |") || strings.HasSuffix(line, "- >")
}

// skipFolded gives the last line of the block that begins below line i.
func skipFolded(lines []string, i int) int {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	own := indent(lines[i])
	for i+1 < len(lines) && (strings.TrimSpace(lines[i+1]) == "" || indent(lines[i+1]) > own) {
		i++
	}
	return i
}
