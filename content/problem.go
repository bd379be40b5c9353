package content

import (
	"fmt"

	"downtime/game/scenario"
)

// Problem is one thing wrong with a scenario, where it stands in its file.
type Problem struct {
	File     string            `json:"file"`
	Line     int               `json:"line"` // from 1
	Column   int               `json:"column"`
	Code     scenario.Code     `json:"code"`
	Severity scenario.Severity `json:"severity"`
	Message  string            `json:"message"`
	Fix      string            `json:"fix,omitempty"`
	Path     string            `json:"path,omitempty"` // place in the scenario: "actions[3].label"
}

// String gives the line that a compiler would print.
func (p Problem) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s %s", p.File, p.Line, p.Column, p.Code, p.Message)
	if p.Fix != "" {
		s += " (fix: " + p.Fix + ")"
	}
	return s
}
