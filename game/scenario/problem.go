package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a problem costs.
type Severity uint8

// An Error leaves no scenario to play. A Warning breaks a rule of a good scenario: it can be played while it is being written, and
// does not pass a check.
const (
	Error Severity = iota
	Warning
)

// String gives the word printed beside a problem.
func (s Severity) String() string { return [...]string{"error", "warning"}[s] }

// MarshalText gives the word that stands for it in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is one thing wrong with a Doc.
type Problem struct {
	Path     string // place in the Doc: "actions[3].findings[0].when"; a words file: "brief.md"
	Column   int    // character inside the value at Path, from 1; 0: the whole value
	Code     Code
	Severity Severity
	Message  string
	Fix      string // what to do about it
}

// Error implements error.
func (p Problem) Error() string {
	if p.Fix == "" {
		return fmt.Sprintf("%s: %s %s", p.Path, p.Code, p.Message)
	}
	return fmt.Sprintf("%s: %s %s (fix: %s)", p.Path, p.Code, p.Message, p.Fix)
}

// Problems is everything wrong with a Doc, in the order of its parts.
type Problems []Problem

// Error implements error: one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the problems one by one.
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// Playable reports whether no problem is an Error.
func (ps Problems) Playable() bool {
	return !slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// add keeps a problem once: an action on several targets is compiled several times.
func (ps *Problems) add(p Problem) {
	p.Severity = p.Code.severity()
	if page, ok := PageOf(p.Code); p.Fix == "" && ok {
		p.Fix = page.Brief()
	}
	if !slices.Contains(*ps, p) {
		*ps = append(*ps, p)
	}
}

// sort puts errors before warnings and leaves the order of finding otherwise.
func (ps Problems) sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int { return cmp.Compare(a.Severity, b.Severity) })
}
