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
	var fits bool
	switch verb {
	case "give":
		out, fits = c.giveEffect(path, e, out, g)
	case "infuse":
		out, fits = c.infuseEffect(path, e, out, g)
	case "pace":
		out, fits = c.paceEffect(path, e, out, g)
	case "oxygen":
		out, fits = c.oxygenEffect(path, e, out, g)
	case "flush":
		out.Kind = engine.FlushLine
		fits = c.amount(path, "ml", e.ML, mostFlush, &out, g)
	case "shock":
		out.Kind = engine.GiveShock
		fits = c.amount(path, "joules", e.Joules, mostJoules, &out, g)
	case "assess":
		out.Kind, fits = engine.Assess, true
	default:
		out, fits = c.compressEffect(path, e, out, g)
	}
	return out, fits && ok
}

// compressEffect compiles {compress: bed4, to: 0.8, person: nurse}. In an act of the hands whoever acts presses, elsewhere nobody of the case.
func (c *compiler) compressEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	out.Kind, out.Sub = engine.Compress, engine.Nobody
	if g.acting && !g.voice {
		out.Sub = -1
	}
	if e.Person != "" {
		p, ok := c.person(path+".person", e.Person)
		if !ok {
			return out, false
		}
		out.Sub = p
	}
	if e.To == nil {
		c.report(path, CodeConflict, "compressions have a quality", "give to: from 0 (stop) to 1 (good)")
		return out, false
	}
	out.Value = *e.To
	return out, c.within(path+".to", *e.To, 0, 1, "")
}

// oxygenEffect compiles {oxygen: bed4, to: 0.4}.
func (c *compiler) oxygenEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	out.Kind = engine.GiveOxygen
	switch {
	case e.To != nil:
		out.Value = *e.To
		return out, c.within(path+".to", *e.To, 0, 1, "")
	case g.value:
		out.UseValue = true
		return out, true
	}
	c.report(path, CodeConflict, "the effect has no fraction", "give to: from 0.21 to 1 (0 takes it off), or give the action a value")
	return out, false
}

// paceEffect compiles {pace: bed4, rate: 70, current: 90}; without rate and current the pads come off.
func (c *compiler) paceEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	out.Kind, out.Value = engine.Pace, e.Rate
	fits := c.within(path+".rate", e.Rate, 0, mostPacing, " a minute")
	if e.Rate == 0 && e.Current == nil {
		return out, fits
	}
	current := engine.Effect{}
	fits = c.amount(path, "current", e.Current, mostCurrent, &current, g) && fits
	out.Current, out.UseValue = current.Value, current.UseValue
	return out, fits
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
func (c *compiler) giveEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	d, known := drugs.find(e.Give)
	if !known {
		c.unknown(path+".give", "drug", e.Give, drugs)
	}
	out.Kind, out.Sub, out.Line = engine.GiveDrug, d, e.Line
	if e.Line && known && patient.Drug(d) != patient.Noradrenaline {
		c.report(path+".line", CodeConflict, "noradrenaline alone has a line with a dead space", "remove it; a flush beside it pushes in what that line holds")
		return out, false
	}
	fits := c.amount(path, "dose", e.Dose, mostDose, &out, g)
	return out, fits && known
}

// infuseEffect compiles {infuse: saline, ml: 250, over: 900, on: bed4}.
func (c *compiler) infuseEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	f, known := fluids.find(e.Infuse)
	if !known {
		c.unknown(path+".infuse", "fluid", e.Infuse, fluids)
	}
	out.Kind, out.Sub, out.Line, out.Over = engine.Infuse, f, e.Line, c.ticks(path+".over", e.Over)
	if e.ML != nil && *e.ML == 0 { // stops it
		return out, known
	}
	if e.Over < 1 {
		c.report(path+".over", CodeRange, "a fluid takes time to run in", "give over: the seconds in which it runs in; 500 mL under pressure takes 300")
		return out, false
	}
	fits := c.amount(path, "ml", e.ML, mostFluid, &out, g)
	return out, fits && known
}
