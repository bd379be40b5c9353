package content

import (
	"path"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"downtime/game/scenario"
)

// span is where a value begins, from 1.
type span struct{ line, column int }

// at is where a node begins. A mapping begins at its first key, not at the colon behind it.
func at(n ast.Node) span {
	switch m := n.(type) {
	case *ast.MappingNode:
		if !m.IsFlowStyle && len(m.Values) > 0 {
			return at(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return at(m.Key)
	}
	tk := n.GetToken()
	if tk == nil || tk.Position == nil {
		return span{1, 1}
	}
	return span{tk.Position.Line, tk.Position.Column}
}

// locate gives each problem of the compiler its file, line and column.
func (s *Source) locate(found scenario.Problems) []Problem {
	out := make([]Problem, 0, len(found))
	for _, p := range found {
		q := Problem{Code: p.Code, Severity: p.Severity, Message: p.Message, Fix: p.Fix, Path: p.Path}
		if strings.HasSuffix(p.Path, ".md") {
			q.File = path.Join(s.dir, p.Path)
			q.Line, q.Column = lineColumn(s.files[p.Path], p.Column)
		} else {
			q.File = path.Join(s.dir, structure)
			at := s.position(p.Path, p.Column)
			q.Line, q.Column = at.line, at.column
		}
		out = append(out, q)
	}
	return out
}

// position finds where the value at path stands, or the nearest thing around it that does; column counts characters inside it.
func (s *Source) position(path string, column int) span {
	for at := path; at != ""; at = around(at) {
		found, ok := s.where[at]
		if !ok {
			continue
		}
		if at == path && column > 1 {
			return s.inside(found, column)
		}
		return found
	}
	return span{1, 1}
}

// inside moves to a character of a value, if the value is written on one line as it is read.
func (s *Source) inside(start span, column int) span {
	line := []rune(string(lineOf(s.files[structure], start.line)))
	i := start.column - 1
	if i < 0 || i >= len(line) {
		return start
	}
	if line[i] == '"' || line[i] == '\'' {
		i++
	}
	if line[start.column-1] == '|' || line[start.column-1] == '>' || i+column-1 > len(line) {
		return start
	}
	return span{start.line, i + column}
}

// around is the path of what holds the value at path.
func around(path string) string {
	i := strings.LastIndexAny(path, ".[")
	if i < 0 {
		return ""
	}
	return path[:i]
}

// lineColumn turns a character of a text, counted from 1, into line and column.
func lineColumn(text []byte, column int) (line, col int) {
	line, col = 1, 1
	for n := 1; n < column && len(text) > 0; n++ {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
	}
	return line, col
}
