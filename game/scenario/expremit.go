package scenario

import (
	"github.com/expr-lang/expr/ast"

	"downtime/game/engine"
)

// emit compiles one node and gives its type; broken means that the problem has been reported.
func (x *exprCompiler) emit(n ast.Node) kindOf {
	switch n := n.(type) {
	case *ast.IntegerNode:
		x.push(engine.Op{Code: engine.OpConst, V: float64(n.Value)})
		return numeric
	case *ast.FloatNode:
		x.push(engine.Op{Code: engine.OpConst, V: n.Value})
		return numeric
	case *ast.BoolNode:
		v := 0.0
		if n.Value {
			v = 1
		}
		x.push(engine.Op{Code: engine.OpConst, V: v})
		return logical
	case *ast.UnaryNode:
		return x.unary(n)
	case *ast.BinaryNode:
		return x.binary(n)
	case *ast.IdentifierNode:
		return x.identifier(n)
	case *ast.MemberNode:
		return x.member(n)
	case *ast.CallNode:
		return x.call(n)
	case *ast.StringNode:
		x.report(n, CodeType, "words in quotes stand only inside the brackets of a function", `as in done("suction")`)
	case *ast.BuiltinNode:
		x.unknownFunction(n, n.Name)
	case *ast.ConditionalNode:
		x.report(n.Cond, CodeForbidden, `conditions have no "? :"`, "write two findings or effects, each with its own when")
	default:
		x.report(n, CodeForbidden, "conditions have numbers, comparisons, and, or, not, and the names of the language page, and nothing else", "")
	}
	return broken
}

func (x *exprCompiler) unary(n *ast.UnaryNode) kindOf {
	wants, code := logical, engine.OpNot
	switch n.Operator {
	case "-":
		wants, code = numeric, engine.OpNeg
	case "+":
		got := x.emit(n.Node)
		return x.want(n.Node, got, numeric, "+")
	}
	got := x.want(n.Node, x.emit(n.Node), wants, n.Operator)
	x.ops = append(x.ops, engine.Op{Code: code})
	return got
}

// operators maps each binary operator to its instruction, what it takes and what it gives.
var operators = map[string]struct {
	code         engine.OpCode
	takes, gives kindOf
}{
	"+": {engine.OpAdd, numeric, numeric}, "-": {engine.OpSub, numeric, numeric},
	"*": {engine.OpMul, numeric, numeric}, "/": {engine.OpDiv, numeric, numeric},
	"<": {engine.OpLess, numeric, logical}, "<=": {engine.OpLessEq, numeric, logical},
	">": {engine.OpGreater, numeric, logical}, ">=": {engine.OpGreaterEq, numeric, logical},
	"==": {engine.OpEqual, broken, logical}, "!=": {engine.OpNotEqual, broken, logical},
	"and": {engine.OpAnd, logical, logical}, "&&": {engine.OpAnd, logical, logical},
	"or": {engine.OpOr, logical, logical}, "||": {engine.OpOr, logical, logical},
}

func (x *exprCompiler) binary(n *ast.BinaryNode) kindOf {
	op, ok := operators[n.Operator]
	if !ok {
		x.report(n, CodeForbidden, "conditions have no operator "+quote(n.Operator), "use + - * / < <= > >= == != and or not")
		return broken
	}
	left, right := x.emit(n.Left), x.emit(n.Right)
	x.combine(op.code)
	if left == broken || right == broken {
		return broken
	}
	if op.takes == broken { // == and !=: both sides alike
		if left != right {
			x.report(n, CodeType, n.Operator+" compares "+left.String()+" with "+right.String(), "compare like with like")
			return broken
		}
		return op.gives
	}
	if n.Operator == "/" && isZero(n.Right) {
		x.report(n, CodeForbidden, "division by zero", "")
	}
	if x.want(n.Left, left, op.takes, n.Operator) == broken || x.want(n.Right, right, op.takes, n.Operator) == broken {
		return broken
	}
	return op.gives
}

// want reports an operand of the wrong type.
func (x *exprCompiler) want(n ast.Node, got, wanted kindOf, operator string) kindOf {
	if got == broken || got == wanted {
		return got
	}
	fix := "compare it, as in … > 0"
	if wanted == numeric {
		fix = "use a number; true and false are none"
	}
	x.report(n, CodeType, quote(operator)+" takes "+wanted.String()+", and this is "+got.String(), fix)
	return broken
}

func isZero(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return n.Value == 0
	case *ast.FloatNode:
		return n.Value == 0
	}
	return false
}
