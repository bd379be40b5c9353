package scenario

import (
	"math"

	"downtime/game/engine"
)

// bound is what one part of a condition asks of one thing that it reads.
type bound struct {
	of                engine.Op // what is read; its V is 0
	low, high         float64
	lowOpen, highOpen bool // the end itself is not meant
}

// claim is a part of a condition as far as contradictions go: a constant, something read, or what must all hold together.
type claim struct {
	constant, reads, joined bool
	v                       float64
	op                      engine.Op
	all                     []bound
}

// contradicts reports whether a condition asks for two things that cannot be at one time, as t > 300 and t < 200.
func contradicts(e engine.Expr) bool {
	var stack []claim
	for _, op := range e.Ops {
		n := len(stack)
		switch {
		case op.Code == engine.OpConst:
			stack = append(stack, claim{constant: true, v: op.V})
		case op.Code < engine.OpAdd:
			op.V = 0
			stack = append(stack, claim{reads: true, op: op})
		case op.Code == engine.OpNot:
			stack[n-1] = denied(stack[n-1])
		case op.Code == engine.OpNeg:
			stack[n-1] = claim{constant: stack[n-1].constant, v: -stack[n-1].v}
		case op.Code == engine.OpAnd:
			stack = append(stack[:n-2], claim{joined: true, all: append(held(stack[n-2]), held(stack[n-1])...)})
		case op.Code >= engine.OpLess && op.Code <= engine.OpNotEqual:
			stack = append(stack[:n-2], comparison(op.Code, stack[n-2], stack[n-1]))
		default:
			stack = append(stack[:n-2], claim{})
		}
	}
	return len(stack) == 1 && empty(stack[0].all)
}

// held is what a part asks for: a yes-or-no that stands alone must be yes.
func held(c claim) []bound {
	if c.reads {
		return []bound{{of: c.op, low: 1, high: 1}}
	}
	return c.all
}

func denied(c claim) claim {
	if c.reads {
		return claim{joined: true, all: []bound{{of: c.op}}}
	}
	return claim{}
}

func comparison(code engine.OpCode, a, b claim) claim {
	if a.constant && b.reads {
		a, b, code = b, a, mirrored(code)
	}
	if !a.reads || !b.constant {
		return claim{}
	}
	at := bound{of: a.op, low: math.Inf(-1), high: math.Inf(1)}
	switch code {
	case engine.OpLess, engine.OpLessEq:
		at.high, at.highOpen = b.v, code == engine.OpLess
	case engine.OpGreater, engine.OpGreaterEq:
		at.low, at.lowOpen = b.v, code == engine.OpGreater
	case engine.OpEqual:
		at.low, at.high = b.v, b.v
	default:
		return claim{}
	}
	return claim{joined: true, all: []bound{at}}
}

// empty reports whether two of the bounds leave nothing between them.
func empty(all []bound) bool {
	for i, a := range all {
		for _, b := range all[:i] {
			if a.of == b.of && (apart(a, b) || apart(b, a)) {
				return true
			}
		}
	}
	return false
}

// apart reports whether all of a lies below all of b.
func apart(a, b bound) bool {
	return a.high < b.low || a.high == b.low && (a.highOpen || b.lowOpen)
}
