package scenario

import (
	"math"

	"downtime/game/engine"
)

// never is the second at which something happens that cannot.
var never = math.Inf(1)

// outlook is what can be said of a part of a condition before anything has been played. A number may be known up to some second; a
// yes-or-no may not be so before some second, nor cease to be so before another. All seconds are lower bounds: what an outlook calls
// impossible is impossible in every play, and what it calls possible need not be.
type outlook struct {
	clock bool       // it is t itself
	v     float64    // the number
	until float64    // second up to which it is known to be v; 0: never known
	soon  [2]float64 // second from which it may be no, and may be yes
}

var unforeseen = outlook{} // nothing is known

func fixed(v float64) outlook { return outlook{v: v, until: never, soon: answer(v != 0, never)} }

// answer is the outlook of a yes-or-no that is known until a second.
func answer(yes bool, until float64) [2]float64 {
	if yes {
		return [2]float64{until, 0}
	}
	return [2]float64{0, until}
}

// knowledge gives what is known of one instruction that reads something.
type knowledge func(op engine.Op) outlook

// foresee gives the outlook of a condition.
func foresee(e engine.Expr, known knowledge) outlook {
	if e.Always() {
		return fixed(1)
	}
	var stack []outlook
	for _, op := range e.Ops {
		n := len(stack)
		switch {
		case op.Code == engine.OpConst:
			stack = append(stack, fixed(op.V))
		case op.Code == engine.OpTime:
			stack = append(stack, outlook{clock: true})
		case op.Code < engine.OpAdd:
			stack = append(stack, known(op))
		case op.Code == engine.OpNeg:
			o := stack[n-1]
			stack[n-1] = outlook{v: -o.v, until: o.until}
		case op.Code == engine.OpNot:
			o := stack[n-1]
			stack[n-1] = outlook{soon: [2]float64{o.soon[1], o.soon[0]}}
		default:
			stack = append(stack[:n-2], joined(op.Code, stack[n-2], stack[n-1]))
		}
	}
	return stack[0]
}

// joined is the outlook of two parts with an operator between them.
func joined(code engine.OpCode, a, b outlook) outlook {
	switch {
	case code == engine.OpAnd:
		return outlook{soon: [2]float64{min(a.soon[0], b.soon[0]), max(a.soon[1], b.soon[1])}}
	case code == engine.OpOr:
		return outlook{soon: [2]float64{max(a.soon[0], b.soon[0]), min(a.soon[1], b.soon[1])}}
	case code < engine.OpLess: // arithmetic
		if a.clock || b.clock {
			return unforeseen
		}
		return outlook{v: arithmetic(code, a.v, b.v), until: min(a.until, b.until)}
	case a.clock && math.IsInf(b.until, 1):
		return ticking(code, b.v)
	case b.clock && math.IsInf(a.until, 1):
		return ticking(mirrored(code), a.v)
	case a.clock || b.clock:
		return unforeseen
	}
	return outlook{soon: answer(compared(code, a.v, b.v), min(a.until, b.until))}
}

func arithmetic(code engine.OpCode, a, b float64) float64 {
	switch {
	case code == engine.OpAdd:
		return a + b
	case code == engine.OpSub:
		return a - b
	case code == engine.OpMul:
		return a * b
	case b == 0:
		return 0
	}
	return a / b
}

func compared(code engine.OpCode, a, b float64) bool {
	switch code {
	case engine.OpLess:
		return a < b
	case engine.OpLessEq:
		return a <= b
	case engine.OpGreater:
		return a > b
	case engine.OpGreaterEq:
		return a >= b
	case engine.OpEqual:
		return a == b
	}
	return a != b
}

// ticking is the outlook of the clock compared with a constant second.
func ticking(code engine.OpCode, at float64) outlook {
	if compared(code, 0, at) { // it begins as yes
		return outlook{soon: [2]float64{after(code, at), 0}}
	}
	return outlook{soon: [2]float64{0, after(code, at)}}
}

// after is the second from which the clock's comparison with at may turn.
func after(code engine.OpCode, at float64) float64 {
	if at < 0 || at == 0 && (code == engine.OpGreaterEq || code == engine.OpLess) {
		return never
	}
	return at
}

func mirrored(code engine.OpCode) engine.OpCode {
	switch code {
	case engine.OpLess:
		return engine.OpGreater
	case engine.OpLessEq:
		return engine.OpGreaterEq
	case engine.OpGreater:
		return engine.OpLess
	case engine.OpGreaterEq:
		return engine.OpLessEq
	}
	return code
}
