package scenario

import (
	"slices"

	"downtime/game/engine"
)

// end is the second at which a run ends by itself; never while the case does not say.
func (c *compiler) end() float64 {
	if c.sc.Limit <= 0 {
		return never
	}
	return float64(c.sc.Limit) / engine.TicksPerSecond
}

// byClock reports whether a condition asks for nothing but the time and the hidden truth: nothing that anybody does can change it.
func byClock(e engine.Expr) bool {
	return !e.Always() && !slices.ContainsFunc(e.Ops, func(op engine.Op) bool {
		switch op.Code {
		case engine.OpConst, engine.OpTime, engine.OpVariant, engine.OpKind:
			return false
		}
		return op.Code < engine.OpAdd
	})
}

// ofTruth are the instructions whose answer differs with what is really so.
var ofTruth = []engine.OpCode{
	engine.OpPatient, engine.OpDisplayed, engine.OpOrdered, engine.OpDelivered, engine.OpEffect, engine.OpMode, engine.OpAlarm, engine.OpFlag,
	engine.OpSeen, engine.OpVariant, engine.OpKind, engine.OpHarm, engine.OpBagRate, engine.OpBagVolume, engine.OpBagGap,
	engine.OpNews,
}

// blind reports whether a condition asks for nothing that differs with what is really so.
func blind(e engine.Expr) bool {
	return !slices.ContainsFunc(e.Ops, func(op engine.Op) bool { return slices.Contains(ofTruth, op.Code) })
}

// heldAt reports whether a condition that goes by the clock holds at a second.
func (f *foresight) heldAt(e engine.Expr, second float64) bool {
	var stack []float64
	for _, op := range e.Ops {
		n := len(stack)
		switch {
		case op.Code == engine.OpConst:
			stack = append(stack, op.V)
		case op.Code == engine.OpTime:
			stack = append(stack, second)
		case op.Code < engine.OpAdd:
			stack = append(stack, f.known(op).v)
		case op.Code == engine.OpNeg:
			stack[n-1] = -stack[n-1]
		case op.Code == engine.OpNot:
			stack[n-1] = number01(stack[n-1] == 0)
		default:
			stack = append(stack[:n-2], combined(op.Code, stack[n-2], stack[n-1]))
		}
	}
	return len(stack) == 1 && stack[0] != 0
}

// combined is what an operator makes of two numbers.
func combined(code engine.OpCode, a, b float64) float64 {
	switch {
	case code == engine.OpAnd:
		return number01(a != 0 && b != 0)
	case code == engine.OpOr:
		return number01(a != 0 || b != 0)
	case code < engine.OpLess:
		return arithmetic(code, a, b)
	}
	return number01(compared(code, a, b))
}
