package scenario

import (
	"reflect"
	"slices"

	"downtime/game/device"
	"downtime/game/engine"
)

// checkSet judges the truths of the case against one another, and what hangs on each: a device to be judged, a decision by a time, a fault of the
// right sort.
func (c *compiler) checkSet(ahead []foresight) {
	c.checkAlike()
	for v := range c.sc.Variants {
		c.checkGuilty(&ahead[v])
	}
	c.checkBeginning(ahead)
	c.checkHelpPays()
	c.checkSetting()
}

// openingSeconds is how long after the first look nothing is told that tells the truths apart.
const openingSeconds = 10

// checkBeginning wants all truths to begin alike in what is said: the first words give none of them away.
func (c *compiler) checkBeginning(ahead []foresight) {
	differs := func(e engine.Expr) bool { return byClock(e) && saidInSome(ahead, e) }
	const fix = "let what is said begin alike in every variant, and differ once the truth shows at the bedside"
	for i := range c.sc.Scenes {
		if differs(c.sc.Scenes[i].When) {
			c.report(place("scenes", i)+".when", CodeMenu, "the scene opens at once, and not in every variant", fix)
		}
	}
	for i := range c.sc.Triggers {
		if tr := &c.sc.Triggers[i]; tr.Hold < openingSeconds*engine.TicksPerSecond && differs(tr.When) && c.tells(tr.Effects) {
			c.report(place("triggers", i)+".when", CodeMenu, "what the trigger tells is told at once, and not in every variant", fix)
		}
	}
	for i := range c.doc.Variants {
		for j, e := range c.doc.Variants[i].Setup {
			if said := e.Note + e.Open + e.Clue + e.End; said != "" && e.After < openingSeconds && len(c.doc.Variants) > 1 {
				c.report(place(place("variants", i)+".setup", j), CodeMenu, "it is told at once, and in this variant alone", fix)
			}
		}
	}
}

// saidInSome reports whether a condition holds at once in some truths and not in others.
func saidInSome(ahead []foresight, e engine.Expr) bool {
	said := 0
	for i := range ahead {
		if ahead[i].soonest(e) < openingSeconds {
			said++
		}
	}
	return said > 0 && said < len(ahead)
}

// tells reports whether effects say something.
func (c *compiler) tells(b engine.Block) bool {
	return slices.ContainsFunc(c.sc.Effects[b.From:b.To], func(e engine.Effect) bool {
		return e.Kind == engine.Note || e.Kind == engine.OpenScene || e.Kind == engine.SeeClue || e.Kind == engine.EndRun
	})
}

// checkAlike names variants that are one under two names.
func (c *compiler) checkAlike() {
	for i := range c.doc.Variants {
		for j := range c.doc.Variants[:i] {
			a, b := &c.doc.Variants[j], &c.doc.Variants[i]
			same := a.Kind == b.Kind && reflect.DeepEqual(a.Setup, b.Setup) && c.sc.Variants[i].Faulty == c.sc.Variants[j].Faulty
			if same && !c.use.named[a.ID] && !c.use.named[b.ID] {
				c.report(place("variants", i), CodeAlike, quote(b.ID)+" is "+quote(a.ID)+" under another name: nothing differs in it", "let its setup differ, or give the other more weight")
			}
		}
	}
}

// checkGuilty wants of a variant with a fault that it can be judged, decided about by a time, and that a silent one does not shout.
func (c *compiler) checkGuilty(f *foresight) {
	v, at := &c.sc.Variants[f.variant], place("variants", f.variant)
	var guilty []int
	for d := range c.sc.Devices {
		if v.Faulty[d] {
			guilty = append(guilty, d)
		}
	}
	if len(guilty) == 0 {
		return
	}
	if !slices.ContainsFunc(guilty, func(d int) bool { return c.sc.Devices[d].Scored }) {
		c.report(at+".faulty", CodeNoJudge, "no device at fault in "+quote(v.ID)+" is scored: nobody can be right about it", "give scored: true to the device in question")
	}
	decided := func(d int) bool {
		return slices.ContainsFunc(c.sc.Decisions, func(dec engine.Decision) bool { return dec.By > 0 && f.possible(dec.When) && c.concerns(&dec, d) })
	}
	if !slices.ContainsFunc(guilty, decided) {
		c.report(at, CodeNoDecision, "in "+quote(v.ID)+" no decision is about the device at fault", "give one whose action or choices act on it, with by: the second at which waiting harms")
	}
	loud := 0
	for _, e := range c.sc.Effects[v.Setup.From:v.Setup.To] {
		switch {
		case e.Kind != engine.BeginFault:
		case e.Fault.Kind == device.Unavailable:
			loud++
		default:
			return
		}
	}
	if loud > 0 && v.Kind == engine.Silent {
		c.report(at+".kind", CodeFaulty, "the only fault of "+quote(v.ID)+" announces itself", "make the variant overt, or the fault one that says nothing, as silent-unavailable")
	}
}

// checkHelpPays wants marks for whoever asks a senior to come.
func (c *compiler) checkHelpPays() {
	acts := []engine.OpCode{engine.OpDone, engine.OpSince, engine.OpTimes, engine.OpChose}
	asks := func(e engine.Expr) bool {
		return slices.ContainsFunc(e.Ops, func(op engine.Op) bool { return slices.Contains(acts, op.Code) })
	}
	pays := func(cr engine.Criterion) bool {
		return domains[cr.Domain] == "escalation" && cr.Points > 0 && slices.ContainsFunc(cr.Any, asks)
	}
	switch {
	case len(c.sc.Criteria) == 0:
		c.report("rubric", CodeHelpUnpaid, "there is no scored line at all", "add lines under rubric:, each with its reason and its source")
	case !slices.ContainsFunc(c.sc.Criteria, pays):
		c.report("rubric", CodeHelpUnpaid, "nothing is earned by asking for help", "give a line in the domain escalation that asks whether a senior was called, in time and with something to tell")
	}
}

// checkSetting wants a ward to be one, and lines in domains that the setting has.
func (c *compiler) checkSetting() {
	if c.sc.Ward && len(c.sc.Patients) == 1 {
		c.report("setting", CodeConflict, "a ward has several patients, and this has one", "setting: bed, or add patients")
	}
	for i := range c.sc.Criteria {
		if !c.sc.Ward && domains[c.sc.Criteria[i].Domain] == "prioritisation" {
			c.report(place("rubric", i)+".domain", CodeUnearned, "a single bed has no marks for prioritisation", "setting: ward, or another domain")
		}
	}
}

// checkTimes wants the times of lines and decisions to lie inside the case, and lines and failures to hang on what somebody does.
func (c *compiler) checkTimes(ahead []foresight) {
	by := func(path string, ticks int64) {
		if s := float64(ticks) / engine.TicksPerSecond; s > c.end() {
			c.report(path, CodeRange, "by is "+number(s)+" s, and the case ends at "+number(c.end()), "name a second of the case, or leave it out")
		}
	}
	for i := range c.sc.Decisions {
		by(place("decisions", i)+".by", c.sc.Decisions[i].By)
	}
	for i := range c.sc.Criteria {
		cr, at := &c.sc.Criteria[i], place("rubric", i)
		by(at+".by", cr.By)
		if len(cr.Any) > 0 && (cr.If.Always() || byClock(cr.If)) && !slices.ContainsFunc(cr.Any, func(e engine.Expr) bool { return !byClock(e) }) {
			c.report(at, CodeUnearned, "nothing that anybody does decides the line "+quote(cr.ID), "ask for what was done, seen, said or prevented")
		}
	}
	for i := range c.sc.Critical {
		cr, at := &c.sc.Critical[i], place("critical", i)+".when"
		switch {
		case byClock(cr.When):
			c.report(at, CodeUnearned, "nothing that anybody does decides the critical failure "+quote(cr.ID), "ask for the act, or the patient's state")
		case len(ahead) > 0 && !slices.ContainsFunc(ahead, func(f foresight) bool { return f.soonest(cr.When) < c.end() }):
			c.report(at, CodeUnearned, "no run can have the critical failure "+quote(cr.ID), "look for a variant, a flag or a time that cannot be so, or remove it")
		}
	}
}
