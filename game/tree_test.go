package game_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "downtime"
	root   = ".."
)

// source is one parsed Go file of this module. Every file counts, whatever platform it is for: an
// import that only Windows has is an import all the same.
type source struct {
	path   string // slash-separated, from the module's root
	file   *ast.File
	fset   *token.FileSet
	isTest bool
}

// pkg is the path of the file's package below the module, "" for the root.
func (s source) pkg() string {
	if dir := path.Dir(s.path); dir != "." {
		return dir
	}
	return ""
}

// at is "path:line:column" of a node, as an editor can open it.
func (s source) at(n ast.Node) string {
	p := s.fset.Position(n.Pos())
	return s.path + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

func (s source) lines() int { return s.fset.File(s.file.Pos()).LineCount() }

// readTree parses every Go file of the module. The files are read in this process, not by a tool,
// so that the test cache notices when one of them changes.
func readTree(t *testing.T) []source {
	t.Helper()
	var all []source
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skipDir(name, d.Name())
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		all = append(all, source{path: rel, file: f, fset: fset, isTest: strings.HasSuffix(rel, "_test.go")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func skipDir(name, base string) error {
	hidden := strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")
	if name != root && (hidden || slices.Contains([]string{"bin", "dist", "testdata"}, base)) {
		return filepath.SkipDir
	}
	return nil
}

// imported is the path that an import names: below the module for our own packages ("game/num"),
// as written for all others.
func imported(spec *ast.ImportSpec) string {
	p, _ := strconv.Unquote(spec.Path.Value)
	return strings.TrimPrefix(p, module+"/")
}

// under tells whether a package is the named one or, for a pattern ending in "/...", inside it.
func under(pkg, pattern string) bool {
	base, deep := strings.CutSuffix(pattern, "/...")
	return pkg == base || deep && strings.HasPrefix(pkg, base+"/")
}

func underAny(pkg string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return under(pkg, p) })
}
