package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"downtime/game/scenario"
	"downtime/game/walk"
)

// walksDir is the folder inside a scenario's that holds its scripted tests, one or more in each file NAME.walk.
const walksDir = "walks"

// script is one file of walks.
type script struct {
	name  string
	walks []walk.Walk
}

// readWalks reads the walks of a scenario, and reports every line of them that means nothing.
func (s *Source) readWalks(names *scenario.Names) ([]script, []Problem) {
	entries, err := fs.ReadDir(s.fsys, path.Join(s.at, walksDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []Problem{{File: path.Join(s.dir, walksDir), Line: 1, Column: 1, Code: scenario.CodeFile, Message: "cannot be read: " + reason(err), Fix: "make it a folder of files NAME.walk"}}
	}
	var all []script
	var probs []Problem
	for _, e := range entries {
		name := path.Join(walksDir, e.Name())
		if e.IsDir() || !strings.HasSuffix(name, ".walk") {
			continue
		}
		if bad := s.read(s.fsys, name); len(bad) > 0 {
			probs = append(probs, bad...)
			continue
		}
		walks, bad := walk.Parse(names, string(s.files[name]))
		all = append(all, script{name, walks})
		probs = append(probs, s.placed(name, bad)...)
	}
	return all, probs
}

// placed gives problems of a file of walks their place.
func (s *Source) placed(name string, found []walk.Problem) []Problem {
	out := make([]Problem, 0, len(found))
	for _, p := range found {
		if page, ok := scenario.PageOf(p.Code); p.Fix == "" && ok {
			p.Fix = page.Brief()
		}
		out = append(out, Problem{
			File: path.Join(s.dir, name), Line: p.Line, Column: p.Column, Code: p.Code, Severity: scenario.SeverityOf(p.Code), Message: p.Message, Fix: p.Fix,
		})
	}
	return out
}

// Walk plays every walk beside the scenarios named by id or by folder (of all in the library if none is named), and gives how many there were
// and each that came out otherwise than it expects. A scenario that has errors has no walks.
func (l *Library) Walk(players walk.Players, idsOrDirs ...string) (int, []Problem) {
	if len(idsOrDirs) == 0 {
		idsOrDirs = l.ids
	}
	count, all := 0, []Problem(nil)
	for _, name := range idsOrDirs {
		s, probs := l.source(name)
		if s == nil || len(probs) > 0 {
			continue // a check has named them
		}
		n, bad := s.Walk(players)
		count, all = count+n, append(all, bad...)
	}
	return count, all
}

// Walk plays the walks beside a source.
func (s *Source) Walk(players walk.Players) (int, []Problem) {
	sc, _ := s.Compile()
	if sc == nil {
		return 0, nil
	}
	scripts, probs := s.readWalks(scenario.NamesOf(s.Doc))
	if len(probs) > 0 {
		return 0, probs
	}
	count := 0
	for _, f := range scripts {
		for i := range f.walks {
			count++
			_, bad, err := f.walks[i].Run(sc, players)
			if err != nil {
				bad = append(bad, walk.Problem{Line: f.walks[i].Line, Column: 1, Code: scenario.CodeWalkFail, Message: fmt.Sprint(err)})
			}
			probs = append(probs, s.placed(f.name, bad)...)
		}
	}
	slices.SortStableFunc(probs, func(a, b Problem) int { return strings.Compare(a.File, b.File) })
	return count, probs
}
