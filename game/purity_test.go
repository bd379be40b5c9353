package game_test

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// A compiler may turn x*y + z into one fused instruction with one rounding, and on some processors
// Go's does: across statements, through variables, and after inlining. Only an explicit conversion
// forbids it (Go specification, "Floating-point operators"). So each product that feeds a sum is
// written float64(x*y). Doubling is a sum too: the compiler makes x + x of x*2. This test reads the source and names the places; `make fused` reads the
// machine code and so also finds what reaches a sum through a call.
func TestTheRulesAreTheSameOnEveryMachine(t *testing.T) {
	for _, p := range typedRules(t) {
		for _, f := range impurities(p) {
			t.Errorf("%s: %s", f.at, f.what)
		}
	}
}

// finding is one place where the rules could read the world or differ between two machines.
type finding struct{ at, what string }

// mathAllowed are the functions of package math that are exact, and so equal on every processor.
// Cbrt is not among them: it ends in t + t*r, which arm64 fuses: 2 results of 30 million tried differ.
var mathAllowed = []string{
	"Sqrt", "Floor", "Ceil", "Abs", "Min", "Max", "Trunc", "Round",
	"Float64bits", "Float64frombits", "Inf", "IsNaN", "IsInf",
}

// worldly are packages whose functions no rule may call, whoever imported them.
var worldly = []string{"time", "os", "math/rand", "math/rand/v2", "crypto/rand", "sync", "sync/atomic"}

// reader collects the findings of one package.
type reader struct {
	typedPackage
	carried  map[types.Object]ast.Expr // local variables that hold an unrounded product
	sorted   map[ast.Node]bool         // calls whose order does not matter: arguments of slices.Sorted
	findings []finding
}

func impurities(p typedPackage) []finding {
	r := &reader{typedPackage: p, carried: map[types.Object]ast.Expr{}, sorted: map[ast.Node]bool{}}
	for _, f := range p.files {
		ast.Inspect(f, r.noteCarried)
	}
	for _, f := range p.files {
		ast.Inspect(f, r.read)
	}
	return r.findings
}

func (r *reader) report(n ast.Node, what string) {
	f := finding{strings.TrimPrefix(r.fset.Position(n.Pos()).String(), root+"/"), what}
	if !slices.Contains(r.findings, f) {
		r.findings = append(r.findings, f)
	}
}

// noteCarried remembers each local variable that is given an unrounded product.
func (r *reader) noteCarried(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			if len(n.Lhs) == len(n.Rhs) {
				r.carry(left, n.Rhs[i], n.Tok == token.MUL_ASSIGN)
			}
		}
	case *ast.ValueSpec:
		for i, left := range n.Names {
			if len(n.Names) == len(n.Values) {
				r.carry(left, n.Values[i], false)
			}
		}
	}
	return true
}

func (r *reader) carry(left, right ast.Expr, times bool) {
	id, ok := ast.Unparen(left).(*ast.Ident)
	if !ok {
		return
	}
	obj := r.info.ObjectOf(id)
	if obj == nil || obj.Parent() == r.types.Scope() {
		return
	}
	if times && r.isVariableFloat(left) {
		r.carried[obj] = left
	} else if p := r.product(right); p != nil {
		r.carried[obj] = p
	}
}

func (r *reader) read(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD || n.Op == token.SUB || r.doubles(n.Op, n.X, n.Y) {
			r.term(n.X)
			r.term(n.Y)
		}
	case *ast.AssignStmt:
		if n.Tok == token.ADD_ASSIGN || n.Tok == token.SUB_ASSIGN || r.doubles(n.Tok, nil, n.Rhs[0]) {
			r.term(n.Lhs[0])
			r.term(n.Rhs[0])
		}
		r.readTargets(n.Lhs)
	case *ast.IncDecStmt:
		r.readTargets([]ast.Expr{n.X})
	case *ast.CallExpr:
		r.readCall(n)
	case *ast.RangeStmt:
		r.readRange(n)
	default:
		r.readConcurrency(n)
	}
	return true
}

// doubles tells whether an operation is x*2, 2*x or x/0.5, which the compiler turns into x + x.
func (r *reader) doubles(op token.Token, x, y ast.Expr) bool {
	switch op {
	case token.MUL, token.MUL_ASSIGN:
		return r.isConstant(x, 2) || r.isConstant(y, 2)
	case token.QUO, token.QUO_ASSIGN:
		return r.isConstant(y, 0.5)
	default:
		return false
	}
}

func (r *reader) isConstant(e ast.Expr, want float64) bool {
	v := r.info.Types[e].Value
	if v == nil {
		return false
	}
	got, _ := constant.Float64Val(constant.ToFloat(v))
	return got == want
}

// term reports an operand of a sum that is an unrounded product, or a variable that holds one.
func (r *reader) term(e ast.Expr) {
	if p := r.product(e); p != nil {
		r.report(p, "a product that feeds a sum may be fused with it: write float64(x*y)")
		return
	}
	id, ok := strip(e).(*ast.Ident)
	if !ok {
		return
	}
	if p := r.carried[r.info.ObjectOf(id)]; p != nil {
		r.report(p, "this product feeds a sum through "+id.Name+", and may be fused with it: write float64(x*y)")
	}
}

// product is the multiplication that an expression is, behind parentheses and signs, or nil.
func (r *reader) product(e ast.Expr) ast.Expr {
	p, ok := strip(e).(*ast.BinaryExpr)
	if ok && p.Op == token.MUL && r.isVariableFloat(p) {
		return p
	}
	return nil
}

// strip takes away parentheses and signs, which no rounding comes with.
func strip(e ast.Expr) ast.Expr {
	for {
		e = ast.Unparen(e)
		u, ok := e.(*ast.UnaryExpr)
		if !ok || u.Op != token.SUB && u.Op != token.ADD {
			return e
		}
		e = u.X
	}
}

func (r *reader) isVariableFloat(e ast.Expr) bool {
	tv := r.info.Types[e]
	if tv.Type == nil {
		tv.Type = r.info.TypeOf(e)
	}
	if tv.Value != nil || tv.Type == nil {
		return false
	}
	b, ok := tv.Type.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsFloat|types.IsComplex) != 0
}

// readTargets reports an assignment to a variable of the package: state that is not in State.
func (r *reader) readTargets(targets []ast.Expr) {
	for _, e := range targets {
		id := base(e)
		if id == nil {
			continue
		}
		if v, ok := r.info.ObjectOf(id).(*types.Var); ok && v.Parent() == r.types.Scope() {
			r.report(e, "assigns to the package variable "+id.Name+": what changes belongs in State")
		}
	}
}

// base is the variable that an assignment's target is, or is a part of.
func base(e ast.Expr) *ast.Ident {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}

func (r *reader) readCall(call *ast.CallExpr) {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := r.info.Uses[id].(*types.Builtin); ok && strings.HasPrefix(b.Name(), "print") {
			r.report(call, b.Name()+" writes to the world")
		}
	}
	pkg, name := r.callee(call.Fun)
	switch {
	case pkg == "math" && !slices.Contains(mathAllowed, name):
		r.report(call, "math."+name+" is not the same on every processor: use game/num")
	case slices.Contains(worldly, pkg):
		r.report(call, pkg+"."+name+" is not a function of its arguments")
	case pkg == "fmt" && (strings.HasPrefix(name, "Print") || strings.Contains(name, "can")):
		r.report(call, "fmt."+name+" reads or writes the world")
	case pkg == "slices" && strings.HasPrefix(name, "Sorted"):
		for _, arg := range call.Args {
			r.sorted[ast.Unparen(arg)] = true
		}
	case pkg == "maps" && slices.Contains([]string{"Keys", "Values", "All"}, name) && !r.sorted[call]:
		r.report(call, "maps."+name+" has no order: sort it at once with slices.Sorted")
	}
}

// callee is the package and name of a package-level function of another package.
func (r *reader) callee(fun ast.Expr) (pkg, name string) {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	f, ok := r.info.Uses[sel.Sel].(*types.Func)
	if !ok || f.Pkg() == nil || f.Signature().Recv() != nil {
		return "", ""
	}
	return f.Pkg().Path(), f.Name()
}

func (r *reader) readRange(n *ast.RangeStmt) {
	t := r.info.TypeOf(n.X)
	if t == nil {
		return
	}
	switch t.Underlying().(type) {
	case *types.Map:
		r.report(n, "a map has no order: range over sorted keys")
	case *types.Chan:
		r.report(n, "receives from a channel")
	}
}

func (r *reader) readConcurrency(n ast.Node) {
	switch n := n.(type) {
	case *ast.GoStmt:
		r.report(n, "starts a goroutine")
	case *ast.SelectStmt:
		r.report(n, "selects among channels, which has no order")
	case *ast.SendStmt:
		r.report(n, "sends on a channel")
	case *ast.ChanType:
		r.report(n, "names a channel")
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			r.report(n, "receives from a channel")
		}
	}
}
