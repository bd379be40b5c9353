package wave_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// drawing is what makes a trace. A rule may say what is to be drawn (Params and its kin); what was drawn is for eyes alone.
var drawing = []string{"Phase", "Sample", "Channel", "ECG", "Pleth", "Arterial", "CVP", "CO2", "Paw", "Flow", "FHR", "Toco"}

func TestNoRuleReadsATraceThatWasDrawn(t *testing.T) {
	said := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) == "../wave" {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "wave" && pkg.Obj == nil {
				said++
				if slices.Contains(drawing, sel.Sel.Name) {
					t.Errorf("%s uses wave.%s", fset.Position(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || said == 0 {
		t.Fatalf("%d mentions of wave under game, %v: the test reads nothing", said, err)
	}
}
