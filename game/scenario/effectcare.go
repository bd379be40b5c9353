package scenario

import (
	"downtime/game/engine"
	"downtime/game/patient"
)

// Ranges of what hands give.
const (
	mostFluid   = 5000.0 // mL
	mostFlush   = 50.0   // mL
	mostJoules  = 400.0
	mostPacing  = 180.0 // per minute
	mostCurrent = 200.0 // mA
	mostDose    = 1e6
)

// careEffect compiles what hands do to one body: drugs, fluids, compressions, shocks and pads.
func (c *compiler) careEffect(path, verb string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	who, at := e.On, "on"
	switch verb {
	case "flush", "shock", "pace", "compress", "oxygen", "assess":
		who, at = e.Flush+e.Shock+e.Pace+e.Compress+e.Oxygen+e.Assess, verb
	}
	p, ok := c.sym.patients.find(who)
	if !ok {
		c.unknown(path+"."+at, "patient", who, c.sym.patients)
	}
	out.Ref = p
	switch verb {
	case "give":
		return c.giveEffect(path, e, out, g, ok)
	case "infuse":
		return c.infuseEffect(path, e, out, g, ok)
	case "flush":
		out.Kind = engine.FlushLine
		return out, c.amount(path, "ml", e.ML, mostFlush, &out, g) && ok
	case "shock":
		out.Kind = engine.GiveShock
		return out, c.amount(path, "joules", e.Joules, mostJoules, &out, g) && ok
	case "assess":
		out.Kind = engine.Assess
		return out, ok
	case "oxygen":
		out.Kind = engine.GiveOxygen
		if e.To == nil && g.value {
			out.UseValue = true
			return out, ok
		}
		if e.To == nil {
			c.report(path, CodeConflict, "the effect has no fraction", "give to: from 0.21 to 1 (0 takes it off), or give the action a value")
			return out, false
		}
		out.Value = *e.To
		return out, c.within(path+".to", *e.To, 0, 1, "") && ok
	case "pace":
		out.Kind, out.Value = engine.Pace, e.Rate
		fits := c.within(path+".rate", e.Rate, 0, mostPacing, " a minute")
		if e.Rate == 0 && e.Current == nil { // off
			return out, fits && ok
		}
		current := engine.Effect{}
		set := c.amount(path, "current", e.Current, mostCurrent, &current, g)
		out.Current, out.UseValue = current.Value, current.UseValue
		return out, fits && set && ok
	default:
		out.Kind = engine.Compress
		if e.To == nil {
			c.report(path, CodeConflict, "compressions have a quality", "give to: from 0 (stop) to 1 (good)")
			return out, false
		}
		out.Value = *e.To
		return out, c.within(path+".to", *e.To, 0, 1, "") && ok
	}
}

// amount is how much is given: as written, or the number of the act. It is more than 0.
func (c *compiler) amount(path, key string, v *float64, most float64, out *engine.Effect, g giver) bool {
	switch {
	case v != nil && *v > 0 && *v <= most:
		out.Value = *v
		return true
	case v != nil:
		c.report(path+"."+key, CodeRange, key+" is more than 0, and at most "+number(most), "")
		return false
	case g.value:
		out.UseValue = true
		return true
	}
	c.report(path, CodeConflict, "the effect has no "+key, "give it "+key+", or give the action a value")
	return false
}

// giveEffect compiles {give: adrenaline, dose: 1, on: bed4}.
func (c *compiler) giveEffect(path string, e *Effect, out engine.Effect, g giver, ok bool) (engine.Effect, bool) {
	d, known := drugs.find(e.Give)
	if !known {
		c.unknown(path+".give", "drug", e.Give, drugs)
	}
	out.Kind, out.Sub, out.Line = engine.GiveDrug, d, e.Line
	if e.Line && known && patient.Drug(d) != patient.Noradrenaline {
		c.report(path+".line", CodeConflict, "noradrenaline alone has a line with a dead space", "remove it; a flush beside it pushes in what that line holds")
		return out, false
	}
	return out, c.amount(path, "dose", e.Dose, mostDose, &out, g) && known && ok
}

// infuseEffect compiles {infuse: saline, ml: 250, over: 900, on: bed4}.
func (c *compiler) infuseEffect(path string, e *Effect, out engine.Effect, g giver, ok bool) (engine.Effect, bool) {
	f, known := fluids.find(e.Infuse)
	if !known {
		c.unknown(path+".infuse", "fluid", e.Infuse, fluids)
	}
	out.Kind, out.Sub, out.Line, out.Over = engine.Infuse, f, e.Line, c.ticks(path+".over", e.Over)
	if e.ML != nil && *e.ML == 0 { // stops it
		return out, known && ok
	}
	if e.Over < 1 {
		c.report(path+".over", CodeRange, "a fluid takes time to run in", "give over: the seconds in which it runs in; 500 mL under pressure takes 300")
		return out, false
	}
	return out, c.amount(path, "ml", e.ML, mostFluid, &out, g) && known && ok
}
