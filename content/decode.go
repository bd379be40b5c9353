package content

import (
	"errors"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	yaml "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"downtime/game/scenario"
)

// decoder fills a Doc from a syntax tree. The library's own decoder stops at the first thing it dislikes and forgets where values
// stood; an author wants all of it, with positions.
type decoder struct {
	file  string
	where map[string]span
	probs []Problem
}

// decode parses scenario.yaml into the Doc; false if it is not YAML.
func (s *Source) decode() ([]Problem, bool) {
	d := &decoder{file: path.Join(s.dir, structure), where: s.where}
	root, ok := d.parse(s.files[structure])
	if ok {
		d.mapping(root, reflect.ValueOf(s.Doc).Elem(), "")
		s.checkFolder(d)
	}
	return d.probs, ok
}

func (s *Source) checkFolder(d *decoder) {
	if at := s.where["id"]; s.Doc.ID != "" && s.Doc.ID != path.Base(s.dir) {
		d.report(at, "id", scenario.CodeFolder, fmt.Sprintf("the id is %q and the folder is %q", s.Doc.ID, path.Base(s.dir)), "give both one name")
	}
}

// parse gives the mapping that the file is. The parser has panicked on hostile text before, so it is not trusted to return.
func (d *decoder) parse(text []byte) (root ast.Node, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			d.report(span{1, 1}, "", scenario.CodeSyntax, "the file is not YAML that can be read", "look for unbalanced quotes and brackets")
			root, ok = nil, false
		}
	}()
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		at, message := span{1, 1}, err.Error()
		var ye yaml.Error
		if errors.As(err, &ye) {
			message = ye.GetMessage()
			if tk := ye.GetToken(); tk != nil && tk.Position != nil {
				at = span{tk.Position.Line, tk.Position.Column}
			}
		}
		at, fix := syntaxHelp(text, at, message)
		d.report(at, "", scenario.CodeSyntax, message, fix)
		return nil, false
	}
	if len(file.Docs) != 1 {
		d.report(second(file.Docs), "", scenario.CodeYAMLForm, "the file holds more than one document or a directive", "remove --- and %")
		return nil, false
	}
	body := file.Docs[0].Body
	switch body.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return body, true
	}
	d.report(span{1, 1}, "", scenario.CodeValue, "the file holds no keys", "begin with id: and title:")
	return nil, false
}

// second is where the second document of a file begins.
func second(docs []*ast.DocumentNode) span {
	if len(docs) > 1 && docs[1].Start != nil && docs[1].Start.Position != nil {
		return span{docs[1].Start.Position.Line, docs[1].Start.Position.Column}
	}
	return span{1, 1}
}

func (d *decoder) report(at span, path string, code scenario.Code, message, fix string) {
	d.probs = append(d.probs, Problem{File: d.file, Line: max(at.line, 1), Column: max(at.column, 1), Code: code, Message: message, Fix: fix, Path: path})
}

// mapping fills a struct or a map from keys and values.
func (d *decoder) mapping(n ast.Node, v reflect.Value, path string) {
	entries, ok := pairs(n)
	if !ok {
		d.wrongType(n, path, "keys with values")
		return
	}
	if d.tooMany(n, path, len(entries)) {
		return
	}
	var seen []string
	for _, e := range entries {
		name, at, ok := d.key(e)
		if !ok {
			continue
		}
		inside := strings.TrimPrefix(path+"."+name, ".")
		if slices.Contains(seen, name) {
			d.report(at, inside, scenario.CodeTwice, fmt.Sprintf("the key %q is written twice", name), "keep one")
			continue
		}
		seen = append(seen, name)
		if v.Kind() == reflect.Map {
			d.entry(e.Value, v, name, inside)
			continue
		}
		field, ok := fieldOf(v, name)
		if !ok {
			d.report(at, inside, scenario.CodeKey, fmt.Sprintf("there is no key %q here", name), scenario.Suggest(name, keysOf(v.Type())))
			continue
		}
		d.value(e.Value, field, inside)
	}
}

// tooMany refuses what no case has so many of: the engine's own caps are told by the compiler, which takes its time over each.
func (d *decoder) tooMany(n ast.Node, path string, count int) bool {
	if count <= maxEntries {
		return false
	}
	d.report(at(n), path, scenario.CodeTooBig, fmt.Sprintf("%d entries stand here", count), fmt.Sprintf("no part of a case has more than %d", maxEntries))
	return true
}

// key gives the plain word that a key is.
func (d *decoder) key(e *ast.MappingValueNode) (string, span, bool) {
	at := at(e.Key)
	s, ok := e.Key.(*ast.StringNode)
	if !ok {
		if i, isInt := e.Key.(*ast.IntegerNode); isInt {
			return i.GetToken().Value, at, true
		}
		d.report(at, "", scenario.CodeYAMLForm, "a key is a plain word", "no ? keys, no << merges, no anchors")
		return "", at, false
	}
	return s.Value, at, true
}

// entry puts one value into a map of numbers, lists or words.
func (d *decoder) entry(n ast.Node, m reflect.Value, name, path string) {
	if m.IsNil() {
		m.Set(reflect.MakeMap(m.Type()))
	}
	v := reflect.New(m.Type().Elem()).Elem()
	d.value(n, v, path)
	m.SetMapIndex(reflect.ValueOf(name), v)
}

func pairs(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// fieldOf finds the field of a struct by its key.
func fieldOf(v reflect.Value, key string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if tag := v.Type().Field(i).Tag.Get("yaml"); tag == key && tag != "-" {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func keysOf(t reflect.Type) (keys []string) {
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("yaml"); tag != "-" {
			keys = append(keys, tag)
		}
	}
	return keys
}
