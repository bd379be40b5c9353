package content

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"downtime/game/engine"
	"downtime/game/scenario"
)

// Check gives every problem of the scenarios named by id or by folder; of all in the library if none is named. A name that is both
// an id and a folder means the id; ./name means the folder.
func (l *Library) Check(idsOrDirs ...string) []Problem {
	if len(idsOrDirs) == 0 {
		idsOrDirs = l.ids
	}
	var all []Problem
	for _, name := range idsOrDirs {
		all = append(all, l.checkOne(name)...)
	}
	return all
}

// Compile reads and compiles the scenario named by id or by folder. It is nil if any of its problems is an error.
func (l *Library) Compile(idOrDir string) (*engine.Scenario, []Problem) {
	return compiled(l.source(idOrDir))
}

// mostProblems is how many of one scenario are told: who has so many mends the first and asks again.
const mostProblems = 200

func (l *Library) checkOne(name string) []Problem {
	all := checked(l.source(name))
	if over := len(all) - mostProblems; over > 0 {
		last := all[mostProblems]
		last.Code, last.Path, last.Severity = scenario.CodeTooBig, "", scenario.Error
		last.Message, last.Fix = fmt.Sprintf("and %d more problems", over), "mend those above, and check again"
		all = append(all[:mostProblems:mostProblems], last)
	}
	return all
}

// source reads a scenario by its id or its folder.
func (l *Library) source(name string) (*Source, []Problem) {
	if slices.Contains(l.ids, name) {
		return Load(l.fsys, name)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() || strings.ContainsAny(name, `/\`) {
		return loadDir(name)
	}
	return nil, []Problem{l.unknown(name)}
}

// checked adds the compiler's problems to those of reading, but for what only repeats that a value was not read.
func checked(s *Source, probs []Problem) []Problem {
	if s == nil {
		return probs
	}
	all := slices.Clone(probs)
	for _, p := range s.Check() {
		if !slices.ContainsFunc(probs, func(q Problem) bool { return q.Path != "" && strings.HasPrefix(p.Path, q.Path) }) {
			all = append(all, p)
		}
	}
	return all
}
