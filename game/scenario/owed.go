package scenario

import (
	"slices"
	"strings"

	"downtime/game/engine"
)

// owed compiles who owed what. A case that is scored says it of all four, so that the debrief can stand beside the trainee's own division.
func (c *compiler) owed() {
	if c.doc.Owed == nil {
		if !c.doc.Unscored {
			c.report("owed", CodeOwed, "the case does not say who owed what", "add owed: with clinician, trust, maker and regulator, a few sentences each")
		}
		return
	}
	o := c.doc.Owed
	c.sc.Owed = engine.Owed{Clinician: o.Clinician, Trust: o.Trust, Maker: o.Maker, Regulator: o.Regulator}
	texts := c.sc.Owed.By()
	for i, party := range engine.Parties() {
		c.require("owed."+party, texts[i], "what they could have done, or that they had done it")
		c.fits("owed."+party, texts[i], most.paragraph)
	}
}

// promises are the ids of the five promises of the oath for connected medical devices.
var promises = func() names { all := engine.Promises(); return all[:] }()

// oath compiles which promises the device of the case kept. A case that says it says it of all five, each once.
func (c *compiler) oath() {
	var said names
	for i, p := range c.doc.Oath {
		path := place("oath", i)
		if !slices.Contains(promises, p.Promise) {
			c.word(path+".promise", "promise of the oath", p.Promise, promises)
		} else if slices.Contains(said, p.Promise) {
			c.report(path+".promise", CodeDuplicate, quote(p.Promise)+" is told twice", "keep one")
		}
		said = append(said, p.Promise)
		out := engine.Promise{Promise: p.Promise, Verdict: c.verdict(path, Verdict{p.Kept, p.Why})}
		if p.Innocent != nil {
			out.Innocent = c.verdict(path+".innocent", *p.Innocent)
		}
		c.sc.Oath = append(c.sc.Oath, out)
	}
	if silent := slices.DeleteFunc(slices.Clone(promises), func(p string) bool { return slices.Contains(said, p) }); len(said) > 0 && len(silent) > 0 {
		c.report("oath", CodeMissing, "it says nothing of "+strings.Join(silent, ", "), "say of each of the five promises whether it was kept, and why")
	}
}

func (c *compiler) verdict(path string, v Verdict) engine.Verdict {
	if v.Kept == nil {
		c.report(path+".kept", CodeMissing, "kept is missing", "true or false")
		return engine.Verdict{}
	}
	c.require(path+".why", v.Why, "what the device did or lacked that shows it")
	c.fits(path+".why", v.Why, most.scene)
	return engine.Verdict{Kept: *v.Kept, Why: v.Why}
}
