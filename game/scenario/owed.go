package scenario

import "downtime/game/engine"

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
