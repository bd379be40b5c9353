package scenario

import (
	"math"

	"downtime/game/engine"
)

// checkExpert names rules of the expert that are themselves a critical failure: what such a rule does is all that the failure asks for.
func (c *compiler) checkExpert(ahead []foresight) {
	for i := range c.sc.Expert {
		r := &c.sc.Expert[i]
		if d := c.takesOff(&r.Input); d >= 0 {
			c.report(place("expert", c.rules[i]), CodeExpertFails, "this rule disconnects "+quote(c.sc.Devices[d].ID)+" and puts nothing in its place", "let the expert keep it, put it in its safe mode, or replace it")
		}
		for j := range c.sc.Critical {
			for v := range ahead {
				if ahead[v].possible(r.When) && ahead[v].commits(&r.Input, &c.sc.Critical[j]) {
					c.report(place("expert", c.rules[i]), CodeExpertFails, "this rule commits the critical failure "+quote(c.sc.Critical[j].ID)+" in "+quote(c.sc.Variants[v].ID),
						"let the expert do something else, or ask more of the failure")
					break
				}
			}
		}
	}
}

// commits reports whether a failure is certain once an input has been taken.
func (f *foresight) commits(in *engine.Input, failure *engine.Critical) bool {
	so := f.brings(in)
	known := func(op engine.Op) outlook {
		if v, ok := so(op); ok {
			return fixed(v)
		}
		return f.known(op)
	}
	return !failure.When.Always() && !byClock(failure.When) && math.IsInf(foresee(failure.When, known).soon[0], 1)
}

// brings gives what is so once an input has been taken: the deed itself, and what its effects do without a condition.
func (f *foresight) brings(in *engine.Input) func(engine.Op) (float64, bool) {
	var effects []engine.Effect
	add := func(b engine.Block) { effects = append(effects, f.c.sc.Effects[b.From:b.To]...) }
	switch in.Kind {
	case engine.DoAct:
		add(f.c.sc.Actions[in.Action].Starts)
		add(f.c.sc.Actions[in.Action].Effects)
	case engine.Choose:
		add(f.c.sc.Scenes[in.Scene].Choices[in.Choice].Effects)
	}
	return func(op engine.Op) (float64, bool) {
		if did(in, op) {
			return 1, true
		}
		v, found := 0.0, false
		for i := range effects {
			if so, ok := brought(&effects[i], op); ok {
				v, found = so, true
			}
		}
		return v, found
	}
}

// did reports whether an instruction asks for the very thing that an input does.
func did(in *engine.Input, op engine.Op) bool {
	switch op.Code {
	case engine.OpDone:
		return in.Kind == engine.DoAct && in.Action >= int(op.A) && in.Action < int(op.A+op.B)
	case engine.OpChose:
		return in.Kind == engine.Choose && in.Scene == int(op.A) && in.Choice == int(op.B)
	}
	return false
}

// brought gives what an unconditional effect makes of what an instruction reads.
func brought(e *engine.Effect, op engine.Op) (float64, bool) {
	switch {
	case !e.When.Always() || e.Ref != int(op.A):
	case op.Code == engine.OpFlag && e.Kind == engine.SetFlag:
		return e.Value, true
	case op.Code == engine.OpAct && e.Kind == engine.DecideAct:
		return number01(e.Sub == int(op.B)), true
	}
	return 0, false
}

// takesOff is the device that an input disconnects without a fallback; -1 none.
func (c *compiler) takesOff(in *engine.Input) int {
	var blocks []engine.Block
	switch in.Kind {
	case engine.DoAct:
		blocks = []engine.Block{c.sc.Actions[in.Action].Starts, c.sc.Actions[in.Action].Effects}
	case engine.Choose:
		blocks = []engine.Block{c.sc.Scenes[in.Scene].Choices[in.Choice].Effects}
	}
	off := -1
	for _, b := range blocks {
		for _, e := range c.sc.Effects[b.From:b.To] {
			switch {
			case e.Kind != engine.DecideAct:
			case engine.Act(e.Sub) == engine.Disconnect && e.When.Always():
				off = e.Ref
			case e.Ref == off:
				off = -1 // it is replaced by what follows
			}
		}
	}
	return off
}
