package scenario

import (
	"downtime/game/device"
	"downtime/game/engine"
)

// What a ward has beside a bed: ways to walk, lines that may be dead, errands, and a board of what is due.

// walk compiles how long it takes from bed to bed.
func (c *compiler) walk() {
	d := c.doc
	if d.Walk == 0 {
		return
	}
	if c.within("walk", float64(d.Walk), 1, 300, " seconds") {
		c.sc.Walk = c.ticks("walk", float64(d.Walk))
	}
	if len(d.Patients) < 2 {
		c.report("walk", CodeConflict, "there is one bed, and nowhere to walk", "remove walk")
	}
}

// line checks a telephone: it can be dead, so it is a device of the kind that has no patient and no numbers.
func (c *compiler) line(path string, d *Device, kind device.Kind) {
	if d.Line && kind != device.System && kind != device.None {
		c.report(path+".line", CodeConflict, "a "+kind.String()+" is no telephone", "a line is a device of kind system")
	}
}

// onWard checks what an action does to who is where.
func (c *compiler) onWard(path string, a *Action) {
	switch {
	case a.Away && a.Voice:
		c.report(path+".away", CodeConflict, "nobody leaves by voice", "remove voice, or away")
	case a.Away && len(a.Targets) > 0:
		c.report(path+".targets", CodeConflict, "an errand is off the ward, and at no bed", "remove targets, or away")
	case a.Away && a.Seconds == 0:
		c.report(path+".seconds", CodeMissing, "an errand takes time", "say how many seconds until they are back")
	}
	if a.Phone && !a.Voice {
		c.report(path+".voice", CodeConflict, "a call is made by voice", "add voice: true")
	}
}

// dues compiles what is due, for the board.
func (c *compiler) dues() {
	collect(c, "due", c.doc.Due, 64, isKebab, func(x Due) string { return x.ID })
	for i := range c.doc.Due {
		d, path := &c.doc.Due[i], place("due", i)
		out := engine.Due{ID: d.ID, Label: d.Label, When: c.cond(path+".when", d.When, scope{expert: true}), Done: c.cond(path+".done", d.Done, scope{expert: true})}
		c.require(path+".label", d.Label, "as it stands on the board")
		c.fits(path+".label", d.Label, most.label)
		c.require(path+".done", d.Done, `when it has been done, as in done("folinic")`)
		p, ok := c.sym.patients.find(d.Patient)
		if !ok {
			c.unknown(path+".patient", "patient", d.Patient, c.sym.patients)
		}
		out.Patient = p
		if c.within(path+".at", float64(d.At), 0, float64(max(c.doc.Limit, 60)), " seconds, the end of the case") {
			out.At = c.ticks(path+".at", float64(d.At))
		}
		c.sc.Dues = append(c.sc.Dues, out)
	}
}
