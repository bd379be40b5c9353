// Package walk owns scripted tests of scenarios: a few readable lines that play one course through a case and say what must come of it. It reads
// them, and plays them on the same engine as a trainee does.
//
// It may import game/device, game/engine, game/scenario, game/run and game/score. It reads no file: package content does.
//
// The lines are described in docs/walks.md.
package walk

import "downtime/game/scenario"

// Problem is one thing wrong with a walk, or one expectation that did not come true, where it stands in its text.
type Problem struct {
	Line, Column int // from 1
	Code         scenario.Code
	Message, Fix string
}

// Walk is one course through a case.
type Walk struct {
	Title   string
	Variant string
	Seed    uint64
	Line    int // where it begins
	steps   []step
}
