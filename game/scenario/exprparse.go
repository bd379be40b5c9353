package scenario

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"downtime/game/engine"
)

// Caps of one expression.
const (
	maxExprLength = 600
	maxExprNodes  = 200
)

// scope says what an expression may name, by where it stands.
type scope struct {
	acting   bool // somebody acts: by() has a meaning
	value    bool // the act carries a number
	expert   bool // observable names only
	menu     bool // decides what is offered: may not name the variant
	endsWith kindOf
}

// kindOf is the type of an expression.
type kindOf uint8

const (
	broken kindOf = iota // already reported
	numeric
	logical
)

func (k kindOf) String() string { return [...]string{"nothing", "a number", "yes or no"}[k] }

// cond compiles a condition. An empty one always holds.
func (c *compiler) cond(path, src string, s scope) engine.Expr {
	s.endsWith = logical
	return c.expression(path, src, 0, s)
}

// expression compiles src, which begins before characters into the value at path.
func (c *compiler) expression(path, src string, before int, s scope) engine.Expr {
	if strings.TrimSpace(src) == "" {
		return engine.Expr{}
	}
	x := exprCompiler{c: c, path: path, before: before, scope: s}
	tree := x.parse(src)
	if tree == nil {
		return engine.Expr{}
	}
	got := x.emit(tree)
	if got != broken && got != s.endsWith {
		fix := "compare it, as in … > 0"
		if s.endsWith == numeric {
			fix = "use a number"
		}
		x.report(tree, CodeType, "this gives "+got.String()+", but "+s.endsWith.String()+" is wanted", fix)
	}
	if x.deepest > engine.MaxStack {
		x.report(tree, CodeTooComplex, "the expression is nested too deeply", "use a flag for a part of it")
	}
	if x.failed || got == broken {
		return engine.Expr{}
	}
	return engine.NewExpr(x.ops, src)
}

// exprCompiler turns one syntax tree into a postfix program.
type exprCompiler struct {
	c       *compiler
	path    string
	before  int
	scope   scope
	ops     []engine.Op
	depth   int
	deepest int
	failed  bool
}

// parse gives the syntax tree, or nil after reporting why there is none.
func (x *exprCompiler) parse(src string) ast.Node {
	if len(src) > maxExprLength {
		x.reportAt(0, CodeTooComplex, "the expression is longer than "+number(maxExprLength)+" characters", "use a flag for a part of it")
		return nil
	}
	if i := strings.IndexByte(src, '@'); i >= 0 {
		x.reportAt(len([]rune(src[:i]))+1, CodeAt, `"@" stands for a target's number, and there is no target here`, "use it only in an action with targets")
		return nil
	}
	tree, err := parser.ParseWithConfig(src, x.c.grammar)
	if err != nil {
		var at *file.Error
		column := 0
		message := err.Error()
		if errors.As(err, &at) {
			column, message = at.From+1, at.Message
		}
		x.reportAt(column, CodeExpr, "the expression cannot be read: "+message, "")
		return nil
	}
	return tree.Node
}

// grammar is the expression language with all its built-ins and its if switched off.
func grammar() *conf.Config {
	g := conf.CreateNew()
	for _, name := range sortedKeys(g.Builtins) {
		g.Disabled[name] = true
	}
	g.MaxNodes = maxExprNodes
	g.DisableIfOperator = true
	return g
}

func (x *exprCompiler) report(n ast.Node, code Code, message, fix string) {
	x.reportAt(n.Location().From+1, code, message, fix)
}

func (x *exprCompiler) reportAt(column int, code Code, message, fix string) {
	x.failed = true
	if column > 0 {
		column += x.before
	}
	x.c.probs.add(Problem{Path: x.path, Column: column, Code: code, Message: message, Fix: fix})
}

// push adds an instruction that leaves one more number on the stack.
func (x *exprCompiler) push(op engine.Op) {
	x.ops = append(x.ops, op)
	x.depth++
	x.deepest = max(x.deepest, x.depth)
}

// combine adds an instruction that takes two numbers and leaves one.
func (x *exprCompiler) combine(code engine.OpCode) {
	x.ops = append(x.ops, engine.Op{Code: code})
	x.depth--
}
