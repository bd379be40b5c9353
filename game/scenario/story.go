package scenario

import (
	"slices"

	"downtime/game/engine"
)

// writing is what may be written with an action.
var writing = names{"say", "report", "rank"}

// acts compiles the actions, each once for each of its targets.
func (c *compiler) acts() {
	if len(c.doc.Actions) == 0 {
		c.report("actions", CodeMissing, "there is nothing to do", "add actions")
	}
	for i := range c.actions {
		c.sc.Actions = append(c.sc.Actions, c.action(&c.actions[i]))
	}
}

func (c *compiler) action(a *expanded) engine.Action {
	path := a.path
	out := engine.Action{
		ID: a.ID, Label: a.Label, Category: a.Category, Key: a.Key, Target: a.target, Voice: a.Voice, Phone: a.Phone, Away: a.Away, Why: a.Why, Once: a.Once,
		Confirm: a.Confirm, Ticks: c.ticks(path+".seconds", a.Seconds), Report: a.Text == "report", Say: a.Text == "say", Rank: a.Text == "rank",
	}
	c.actionWords(path, &a.Action)
	if a.target != "" {
		_, isPatient := c.sym.patients.find(a.target)
		_, isDevice := c.sym.devices.find(a.target)
		if !isPatient && !isDevice {
			c.unknown(path+".targets", "patient or device", a.target, append(c.sym.patients[:len(c.sym.patients):len(c.sym.patients)], c.sym.devices...))
		}
	}
	out.By = c.doers(path+".by", a.By)
	c.onWard(path, &a.Action)
	if a.Value != nil {
		out.HasValue, out.Low, out.High, out.Unit = true, a.Value.Low, a.Value.High, a.Value.Unit
		if !(finite(a.Value.Low) && finite(a.Value.High) && a.Value.Low < a.Value.High) {
			c.report(path+".value", CodeRange, "the value's range is empty", "as in {low: 5, high: 25, unit: cmH2O}")
		}
	}
	out.Skill = c.skilled(path+".skill", &a.Action)
	out.When = c.cond(path+".when", a.When, scope{acting: true, menu: true})
	g := giver{scope: scope{acting: true, value: a.Value != nil}, under: out.When, variant: -1, once: a.Once, again: a.Seconds, by: a.By, voice: a.Voice}
	if len(a.By) == 0 {
		g.by = []string{"you"}
	}
	var before []engine.Expr // the first finding that holds is told: those before it do not
	for i := range a.Findings {
		f := c.finding(place(path+".findings", i), &a.Findings[i], g, before)
		out.Findings = append(out.Findings, f)
		before = append(before, not(f.When))
	}
	out.Starts = c.block(path+".starts", a.Starts, g)
	out.Effects = c.block(path+".effects", a.Effects, g)
	for i, m := range a.Matches {
		out.Matches = append(out.Matches, c.match(place(path+".matches", i), m))
	}
	return out
}

func (c *compiler) actionWords(path string, a *Action) {
	c.require(path+".label", a.Label, "what the trainee reads in the menu")
	c.fits(path+".label", a.Label, most.action)
	c.fits(path+".why", a.Why, most.line)
	c.fits(path+".confirm", a.Confirm, most.line)
	if _, ok := categories.find(a.Category); !ok {
		c.word(path+".category", "category", a.Category, categories)
	}
	if a.When != "" && a.Why == "" {
		c.report(path+".why", CodeMissing, "an action that is not always possible says why", "in a trainee's words")
	}
	switch {
	case a.Text != "" && !slices.Contains(writing, a.Text):
		c.word(path+".text", "kind of written text", a.Text, writing)
	case a.Text == "report" && len(c.doc.Report) == 0:
		c.report(path+".text", CodeConflict, "there are no report fields to fill", "add report:")
	case a.Text == "rank" && !slices.ContainsFunc(c.doc.Rubric, func(r Criterion) bool { return len(r.Rank) > 0 }):
		c.report(path+".text", CodeConflict, "no scored line asks for an order", "give one rank, or remove text")
	case len(a.Matches) > 0 && a.Text != "say":
		c.report(path+".matches", CodeConflict, "nothing is typed in this action", `add text: say`)
	}
}

// doers gives who can do an action: the trainee, unless others are named.
func (c *compiler) doers(path string, by []string) (can [engine.MaxPeople]bool) {
	if len(by) == 0 {
		can[0] = true
	}
	for i, id := range by {
		if p, ok := c.person(place(path, i), id); ok && p < len(can) {
			can[p] = true
		}
	}
	return can
}

// not is the contrary of a condition.
func not(e engine.Expr) engine.Expr {
	if e.Always() {
		return engine.Expr{Ops: []engine.Op{{Code: engine.OpConst}}}
	}
	return engine.Expr{Ops: append(e.Ops[:len(e.Ops):len(e.Ops)], engine.Op{Code: engine.OpNot})}
}

func (c *compiler) finding(path string, f *Finding, g giver, before []engine.Expr) engine.Finding {
	out := engine.Finding{When: c.cond(path+".when", f.When, g.scope), Clue: -1, Mark: f.Mark}
	c.require(path+".text", f.Text, "what is found")
	out.Text = c.text(path+".text", f.Text, g.scope, most.finding)
	if f.Clue != "" {
		out.Clue, _ = c.clue(path+".clue", f.Clue, append([]engine.Expr{g.under, out.When}, before...)...)
	}
	if f.Mark != "" {
		c.marked(path+".mark", f.Mark)
	} else if hasMeasure(f.Text) {
		c.report(path+".text", CodeMark, "the finding states a measured number and has no mark", "add mark: V, V2, K, C or D")
	}
	return out
}

func (c *compiler) match(path string, m Match) engine.Match {
	i, ok := c.sym.flags.find(m.Flag)
	if !ok {
		c.unknown(path+".flag", "flag", m.Flag, c.sym.flags)
	}
	c.use.set[m.Flag] = true
	c.use.sets = append(c.use.sets, setting{flag: i, variant: -1, value: 1})
	if len(m.Any) == 0 {
		c.report(path+".any", CodeMissing, "no words to look for", "give some")
	}
	return engine.Match{Flag: i, Any: folded(m.Any)}
}

// scenes compiles the branch points.
func (c *compiler) scenes() {
	for i := range c.doc.Scenes {
		s, path := &c.doc.Scenes[i], place("scenes", i)
		out := engine.Scene{
			ID: s.ID, Speaker: s.Speaker, Phone: s.Phone, Default: -1, Asks: -1,
			When: c.cond(path+".when", s.When, scope{}), Deadline: c.ticks(path+".deadline", s.Deadline),
		}
		c.require(path+".text", s.Text, "what is said")
		c.fits(path+".speaker", s.Speaker, most.short)
		out.Text = c.text(path+".text", s.Text, scope{}, most.scene)
		if s.Asks != "" {
			out.Asks = c.asked(path, s)
		}
		if len(s.Choices) > engine.MaxChoices {
			c.report(path+".choices", CodeCap, "a scene has at most 8 choices", "drop some")
		}
		ids := collect(c, path+".choices", s.Choices, engine.MaxChoices, isKebab, func(x Choice) string { return x.ID })
		begun, deepest := c.pending, c.pending
		for j := range s.Choices {
			c.pending = begun // only one choice is taken
			out.Choices = append(out.Choices, c.choice(place(path+".choices", j), &s.Choices[j]))
			deepest = max(deepest, c.pending)
		}
		c.pending = deepest
		if s.Default != "" {
			d, ok := ids.find(s.Default)
			if !ok {
				c.unknown(path+".default", "choice", s.Default, ids)
			}
			out.Default = d
		}
		c.sc.Scenes = append(c.sc.Scenes, out)
	}
}

// asked finds the device of a belief moment.
func (c *compiler) asked(path string, s *Scene) int {
	d, ok := c.sym.devices.find(s.Asks)
	switch {
	case !ok:
		c.unknown(path+".asks", "device", s.Asks, c.sym.devices)
	case !c.doc.Devices[d].Scored:
		c.report(path+".asks", CodeConflict, quote(s.Asks)+" is not scored: no belief about it is kept", "add scored: true to the device")
	case len(s.Choices) > 0:
		c.report(path+".choices", CodeConflict, "a belief moment has no choices", "remove them, or asks")
	}
	return d
}

func (c *compiler) choice(path string, ch *Choice) engine.Choice {
	out := engine.Choice{ID: ch.ID, Label: ch.Label, Reply: -1, When: c.cond(path+".when", ch.When, scope{menu: true})}
	c.require(path+".label", ch.Label, "what the trainee says")
	c.fits(path+".label", ch.Label, most.choice)
	if ch.Reply != "" {
		out.Reply = c.text(path+".reply", ch.Reply, scope{}, most.reply)
	}
	out.Effects = c.block(path+".effects", ch.Effects, giver{under: out.When, variant: -1, once: true})
	return out
}

// triggers compiles what happens by itself.
func (c *compiler) triggers() {
	for i := range c.doc.Triggers {
		t, path := &c.doc.Triggers[i], place("triggers", i)
		out := engine.Trigger{ID: t.ID, When: c.cond(path+".when", t.When, scope{}), Hold: c.ticks(path+".hold", t.Hold), Repeat: t.Repeat}
		c.require(path+".when", t.When, "when it happens")
		g := giver{under: out.When, variant: -1, once: !t.Repeat, again: max(t.Hold, 1)}
		if len(t.Effects) == 0 {
			c.report(path+".effects", CodeIdle, "the trigger does nothing", "give it effects, or remove it")
		}
		out.Effects = c.block(path+".effects", t.Effects, g)
		c.sc.Triggers = append(c.sc.Triggers, out)
	}
}

// endings compiles how the run ends by itself.
func (c *compiler) endings() {
	for i, e := range c.doc.Endings {
		path := place("endings", i)
		c.require(path+".text", e.Text, "what the trainee reads at the end")
		c.fits(path+".text", e.Text, most.ending)
		c.sc.Endings = append(c.sc.Endings, engine.Ending{ID: e.ID, Text: e.Text, When: c.cond(path+".when", e.When, scope{}), Hold: c.ticks(path+".hold", e.Hold)})
	}
}
