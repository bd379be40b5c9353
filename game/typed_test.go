package game_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// typedPackage is one package with its syntax and its types.
type typedPackage struct {
	fset  *token.FileSet
	files []*ast.File
	types *types.Package
	info  *types.Info
}

// typedRules type-checks the non-test files of every package of the rules.
func typedRules(t *testing.T) []typedPackage {
	t.Helper()
	byPackage := map[string][]*ast.File{}
	var fset *token.FileSet
	var order []string
	for _, src := range readTree(t) {
		if src.isTest || !under(src.pkg(), "game/...") {
			continue
		}
		if byPackage[src.pkg()] == nil {
			order = append(order, src.pkg())
		}
		fset = src.fset
		byPackage[src.pkg()] = append(byPackage[src.pkg()], src.file)
	}
	from := compiled(t, fset, "./game/...")
	var all []typedPackage
	for _, pkg := range order {
		all = append(all, typed(t, path.Join(module, pkg), fset, byPackage[pkg], from))
	}
	return all
}

// typedSample type-checks the text of one file that may import the standard library.
func typedSample(t *testing.T, text string, from types.Importer, fset *token.FileSet) typedPackage {
	t.Helper()
	f, err := parser.ParseFile(fset, "sample.go", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return typed(t, "sample", fset, []*ast.File{f}, from)
}

func typed(t *testing.T, pkg string, fset *token.FileSet, files []*ast.File, from types.Importer) typedPackage {
	t.Helper()
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{},
		Defs:  map[*ast.Ident]types.Object{},
		Uses:  map[*ast.Ident]types.Object{},
	}
	conf := types.Config{Importer: from, Sizes: types.SizesFor("gc", "amd64")}
	checked, err := conf.Check(pkg, fset, files, info)
	if err != nil {
		t.Errorf("check the types of %s: %v", pkg, err)
	}
	return typedPackage{fset, files, checked, info}
}

// compiled imports what the patterns and all that they import were compiled to.
func compiled(t *testing.T, fset *token.FileSet, patterns ...string) types.Importer {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-e", "-export", "-deps", "-json=ImportPath,Export"}, patterns...)...)
	list.Dir = root
	var problems strings.Builder
	list.Stderr = &problems
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, problems.String())
	}
	exports := map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
	}
	return importer.ForCompiler(fset, "gc", func(pkg string) (io.ReadCloser, error) {
		return os.Open(exports[pkg])
	})
}
