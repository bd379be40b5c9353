package scenario

import (
	"github.com/expr-lang/expr/ast"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// identifier compiles a bare name: t or value.
func (x *exprCompiler) identifier(n *ast.IdentifierNode) kindOf {
	switch n.Value {
	case "t":
		x.push(engine.Op{Code: engine.OpTime})
		return numeric
	case "value":
		if !x.scope.value {
			x.report(n, CodeNoActor, "value has no meaning here", "use it in the findings and effects of an action that has a value")
			return broken
		}
		x.push(engine.Op{Code: engine.OpValue})
		return numeric
	}
	s := &x.c.sym
	if _, ok := s.patients.find(n.Value); ok {
		x.report(n, CodeExprName, "which quantity of "+n.Value+"?", "as in "+n.Value+".spo2")
		return broken
	}
	if _, ok := s.devices.find(n.Value); ok {
		x.report(n, CodeExprName, "which channel of "+n.Value+"?", "as in "+n.Value+".vte")
		return broken
	}
	known := append(append(append(names{"t", "value"}, s.patients...), s.devices...), functionNames...)
	x.report(n, CodeExprName, "there is no name "+quote(n.Value), Suggest(n.Value, known))
	return broken
}

// member compiles bed4.spo2, vent4.vte, vent4.ordered.vt.
func (x *exprCompiler) member(n *ast.MemberNode) kindOf {
	path, ok := dotted(n)
	if !ok {
		x.report(n, CodeForbidden, "a name is a patient or device, a dot, and a quantity or channel", "as in bed4.spo2, vent4.vte, vent4.delivered.vt")
		return broken
	}
	s := &x.c.sym
	if p, ok := s.patients.find(path[0]); ok && len(path) == 2 {
		return x.quantity(n, p, path[1])
	}
	if d, ok := s.devices.find(path[0]); ok {
		return x.channel(n, d, path[1:])
	}
	if _, ok := s.patients.find(path[0]); ok {
		x.report(n, CodeExprName, "a patient has quantities and no layers", "as in "+path[0]+".spo2")
		return broken
	}
	x.report(n, CodeExprName, "there is no patient or device "+quote(path[0]), Suggest(path[0], append(append(names{}, s.patients...), s.devices...)))
	return broken
}

// dotted gives the parts of a.b or a.b.c.
func dotted(n *ast.MemberNode) ([]string, bool) {
	prop, ok := n.Property.(*ast.StringNode)
	if !ok || n.Optional || n.Method {
		return nil, false
	}
	switch base := n.Node.(type) {
	case *ast.IdentifierNode:
		return []string{base.Value, prop.Value}, true
	case *ast.MemberNode:
		first, ok := dotted(base)
		return append(first, prop.Value), ok && len(first) == 2
	}
	return nil, false
}

func (x *exprCompiler) quantity(n ast.Node, p int, name string) kindOf {
	q, ok := patient.QuantityIndex(name)
	if !ok {
		x.report(n, CodeExprName, "a patient has no quantity "+quote(name), Suggest(name, quantityNames()))
		return broken
	}
	if x.hidden(n, "the true "+name+" of a patient", "name what a device displays, as in mon4."+name) {
		return broken
	}
	x.push(engine.Op{Code: engine.OpPatient, A: int32(p), B: int32(q)})
	return numeric
}

// layers are the values of a channel that are named after the device; what it displays has no name of its own.
var layers = map[string]engine.OpCode{"ordered": engine.OpOrdered, "delivered": engine.OpDelivered, "effect": engine.OpEffect}

func (x *exprCompiler) channel(n ast.Node, d int, rest []string) kindOf {
	code, name := engine.OpDisplayed, rest[0]
	if len(rest) == 2 {
		layer, ok := layers[rest[0]]
		if !ok {
			x.report(n, CodeExprName, "there is no layer "+quote(rest[0]), Suggest(rest[0], names{"ordered", "delivered", "effect"}))
			return broken
		}
		code, name = layer, rest[1]
	}
	kind := x.c.sym.kinds[d]
	if kind == device.None {
		x.failed = true // the kind itself has been reported
		return broken
	}
	ch, ok := device.ChannelNamed(kind, name)
	if !ok {
		x.report(n, CodeExprName, "a "+kind.String()+" has no channel "+quote(name), Suggest(name, channelNames(kind)))
		return broken
	}
	if (code == engine.OpDelivered || code == engine.OpEffect) && x.hidden(n, "what a device really does", "name what it displays or was ordered") {
		return broken
	}
	x.push(engine.Op{Code: code, A: int32(d), B: int32(ch)})
	return numeric
}

// hidden reports a quantity that no trainee can see, where one would be told it: in a rule of the expert, or in what is offered.
func (x *exprCompiler) hidden(n ast.Node, what, fix string) bool {
	switch {
	case x.scope.expert:
		x.report(n, CodeHidden, "the expert cannot see "+what, fix)
	case x.scope.menu:
		x.report(n, CodeMenu, "what is offered would tell "+what, "offer the same whatever is so, and let the findings differ; or "+fix)
	default:
		return false
	}
	return true
}
