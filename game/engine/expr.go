package engine

import "math"

// Expr is a compiled condition or number: a postfix program over the State. The zero Expr is "always" (1).
type Expr struct {
	Ops    []Op
	Source string // as written, for messages
	steady bool   // it can only change when something was done or decided, never by time, bodies and machines alone
}

// NewExpr makes a program ready to run: see Op.Join and State.Moved.
func NewExpr(ops []Op, source string) Expr {
	e := Expr{Ops: joined(ops), Source: source, steady: true}
	for i := range ops {
		e.steady = e.steady && ops[i].Code.steady()
	}
	return e
}

// steady reports whether what the code reads changes by inputs and effects alone.
func (c OpCode) steady() bool {
	switch c {
	case OpTime, OpPatient, OpDisplayed, OpDelivered, OpEffect, OpAlarm, OpSince, OpHarm, OpBagRate, OpBagVolume, OpBagGap, OpNews:
		return false
	}
	return true
}

// Op is one instruction. A and B index what the code names; V is a constant. Join is set on the last instruction of the left side of an and or
// an or: how many instructions further that one stands, so that the right side is left out where the left decides. 0: it is no such side. Or says
// that it is an or, which a true side decides.
type Op struct {
	Code OpCode
	Or   bool
	Join uint16
	A, B int32
	V    float64
}

// OpCode is what an instruction does.
type OpCode uint8

// The instructions. Bools are 1 and 0.
const (
	OpConst OpCode = iota
	OpTime
	OpPatient   // A patient, B quantity
	OpDisplayed // A device, B channel
	OpOrdered
	OpDelivered
	OpEffect
	OpMode   // A device, B mode
	OpAlarm  // A device, B alarm or -1 any
	OpDrives // A patient, B device or -1
	OpHolds  // A person, B device
	OpFree   // A person
	OpHere   // A 0 person 1 device, B index
	OpFlag
	OpDone  // A first action, B number of expanded actions in a row
	OpSince // A, B as OpDone
	OpTimes
	OpOpen  // A scene
	OpChose // A scene, B choice
	OpSeen  // A clue
	OpBelief
	OpVariant
	OpKind
	OpAct     // A device, B act
	OpHarm    // A patient
	OpBy      // A person
	OpValue   // the act's number
	OpBagRate // A patient
	OpBagVolume
	OpBagGap
	OpNews     // A patient, B scale: NEWS2 of what is displayed
	OpReported // A field of the device report
	OpAdd
	OpSub
	OpMul
	OpDiv
	OpNeg
	OpLess
	OpLessEq
	OpGreater
	OpGreaterEq
	OpEqual
	OpNotEqual
	OpAnd
	OpOr
	OpNot
)

// Never is the number of seconds since something that has not happened.
const Never = 1e9

// MaxStack is how deep an expression may nest; the compiler refuses more.
const MaxStack = 24

// Always reports whether e was left empty.
func (e *Expr) Always() bool { return len(e.Ops) == 0 }

// context is what an expression may read besides State: who acts and with what number.
type context struct {
	person int
	value  float64
}

// Holds reports whether a condition is true of s: an empty one is always true. It is for the referees that may see a State (the score, the
// host of the expert, the debrief); a rule of the expert was compiled to name nothing that a trainee cannot perceive.
func Holds(e *Expr, s *State) bool { return e.holds(s, context{}) }

// holds reports whether e is true of s.
func (e *Expr) holds(s *State, c context) bool { return e.Always() || e.eval(s, c) != 0 }

// joined gives the program with the left sides of its ands and ors marked. Conditions change nothing, so that what is left out makes no
// difference.
func joined(ops []Op) []Op {
	var ends []int // the last instruction of each value on the stack
	for i := range ops {
		switch code := ops[i].Code; {
		case code < OpAdd:
			ends = append(ends, i)
		case code == OpNeg, code == OpNot:
			ends[len(ends)-1] = i
		default:
			left := ends[len(ends)-2]
			if ends = ends[:len(ends)-1]; code == OpAnd || code == OpOr {
				ops[left].Join, ops[left].Or = uint16(i-left), code == OpOr
			}
			ends[len(ends)-1] = i
		}
	}
	return ops
}

func (e *Expr) eval(s *State, c context) float64 {
	var stack [MaxStack]float64
	n := 0
	for i := 0; i < len(e.Ops); i++ {
		op := &e.Ops[i]
		switch {
		case op.Code < OpAdd:
			stack[n] = s.read(op, c)
			n++
		case op.Code == OpNeg:
			stack[n-1] = -stack[n-1]
		case op.Code == OpNot:
			stack[n-1] = truth(stack[n-1] == 0)
		default:
			n--
			stack[n-1] = combine(op.Code, stack[n-1], stack[n])
		}
		for op.Join > 0 && (stack[n-1] != 0) == op.Or {
			i += int(op.Join)
			op = &e.Ops[i]
			stack[n-1] = truth(stack[n-1] != 0)
		}
	}
	return stack[0]
}

func combine(code OpCode, a, b float64) float64 {
	switch code {
	case OpAdd:
		return a + b
	case OpSub:
		return a - b
	case OpMul:
		return a * b
	case OpDiv:
		if b == 0 {
			return 0
		}
		return a / b
	case OpLess:
		return truth(a < b)
	case OpLessEq:
		return truth(a <= b)
	case OpGreater:
		return truth(a > b)
	case OpGreaterEq:
		return truth(a >= b)
	case OpEqual:
		return truth(a == b)
	case OpNotEqual:
		return truth(a != b)
	case OpAnd:
		return truth(a != 0 && b != 0)
	default: // OpOr
		return truth(a != 0 || b != 0)
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func seconds(ticks int64) float64 { return float64(ticks) * (1 / float64(TicksPerSecond)) }

// roundTo keeps a number shown in a text to the decimals it is shown with, so that a stored event prints the same for ever.
func roundTo(v float64, decimals int) float64 {
	k := 1.0
	for range decimals {
		k *= 10
	}
	return math.Round(v*k) / k
}
