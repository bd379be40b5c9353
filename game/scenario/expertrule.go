package scenario

import (
	"strconv"
	"strings"

	"downtime/game/engine"
)

// expert compiles the expert's rules: observable conditions, each with one input.
func (c *compiler) expert() {
	if len(c.doc.Expert) == 0 && !c.doc.Unscored {
		c.report("expert", CodeExpertEmpty, "there is no expert: nothing shows that the case can be played well", "add rules under expert:")
	}
	for i := range c.doc.Expert {
		r, path := &c.doc.Expert[i], place("expert", i)
		out := engine.Rule{When: c.cond(path+".when", r.When, scope{expert: true}), Once: r.Once, Why: r.Why}
		if c.ruleInput(path, r, &out) {
			c.sc.Expert = append(c.sc.Expert, out)
			c.rules = append(c.rules, i)
		}
	}
}

// ruleInput compiles the one thing that a rule does.
func (c *compiler) ruleInput(path string, r *Rule, out *engine.Rule) bool {
	var verbs names
	for _, v := range []struct {
		name string
		set  bool
	}{{"do", r.Do != ""}, {"choose", r.Choose != ""}, {"believe", r.Believe != ""}, {"bag", r.Bag != ""}, {"wait", r.Wait != 0}} {
		if v.set {
			verbs = append(verbs, v.name)
		}
	}
	if len(verbs) != 1 {
		c.report(path, CodeConflict, "a rule does one thing; this does "+number(float64(len(verbs))), "give one of: do choose believe bag wait")
		return false
	}
	if verbs[0] != "do" && (r.On != "" || r.By != "" || r.Value != nil || r.Fields != nil || r.Order != nil || r.Text != "") {
		c.report(path, CodeConflict, "on, by, value, text, fields and order belong to do", "remove them")
	}
	switch verbs[0] {
	case "do":
		return c.ruleDoes(path, r, &out.Input)
	case "choose":
		return c.ruleChooses(path, r, &out.Input)
	case "believe":
		return c.ruleBelieves(path, r, &out.Input)
	case "bag":
		return c.ruleBags(path, r, out)
	default:
		out.Input.Kind, out.Input.Ticks = engine.Wait, c.ticks(path+".wait", r.Wait)
		return c.within(path+".wait", r.Wait, 0.02, 3600, " seconds")
	}
}

func (c *compiler) ruleDoes(path string, r *Rule, in *engine.Input) bool {
	a := c.actionOn(path+".do", r.Do, r.On)
	if a < 0 {
		return false
	}
	in.Kind, in.Action, in.Text, in.Fields = engine.DoAct, a, r.Text, r.Fields
	act := &c.actions[a]
	if r.By != "" {
		p, ok := c.person(path+".by", r.By)
		if !ok {
			return false
		}
		if can := c.sc.Actions[a].By; p < len(can) && !can[p] {
			c.report(path+".by", CodeConflict, quote(r.By)+" cannot do "+quote(r.Do), "name one of the action's by")
		}
		in.By = p
	} else if !c.sc.Actions[a].By[0] {
		c.report(path+".by", CodeMissing, "the trainee cannot do "+quote(r.Do)+" and the rule names nobody", "name one of the action's by")
	}
	switch {
	case act.Value == nil && r.Value != nil:
		c.report(path+".value", CodeConflict, quote(r.Do)+" carries no number", "remove value")
	case act.Value != nil && r.Value == nil && act.Skill.ID == "":
		c.report(path+".value", CodeMissing, quote(r.Do)+" carries a number, and the rule gives none", "give value")
	case r.Value != nil:
		in.Value, in.Found = *r.Value, act.Skill.ID != ""
		c.within(path+".value", *r.Value, act.Value.Low, act.Value.High, " "+act.Value.Unit)
	}
	c.ruleOrders(path, r, &c.sc.Actions[a], in)
	for _, id := range sortedKeys(r.Fields) {
		if _, ok := c.sym.facts.find(id); !ok {
			c.unknown(path+".fields."+id, "field of the report", id, c.sym.facts)
		}
	}
	return true
}

func (c *compiler) ruleChooses(path string, r *Rule, in *engine.Input) bool {
	scene, choice, ok := strings.Cut(r.Choose, "/")
	if !ok {
		c.report(path+".choose", CodeConflict, "choose names a scene and a choice", "as in nurse-asks/wait")
		return false
	}
	s, ch := c.sceneChoice(path+".choose", path+".choose", scene, choice)
	in.Kind, in.Scene, in.Choice = engine.Choose, s, ch
	return s >= 0 && ch >= 0
}

func (c *compiler) ruleBelieves(path string, r *Rule, in *engine.Input) bool {
	d, ok := c.sym.devices.find(r.Believe)
	if !ok {
		c.unknown(path+".believe", "device", r.Believe, c.sym.devices)
		return false
	}
	if !c.doc.Devices[d].Scored {
		c.report(path+".believe", CodeConflict, quote(r.Believe)+" is not scored: no belief about it is kept", "add scored: true to the device")
	}
	in.Kind, in.Device, in.P = engine.Believe, d, r.P
	return c.within(path+".p", r.P, 0, 1, "")
}

// ruleBags reads "12 500 1.0": breaths a minute, mL, seconds of squeeze.
func (c *compiler) ruleBags(path string, r *Rule, out *engine.Rule) bool {
	out.Input.Kind = engine.Squeeze
	words := strings.Fields(r.Bag)
	into := []*float64{&out.BagRate, &out.BagML, &out.BagSeconds}
	for i, w := range words {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil || i >= len(into) {
			words = nil
			break
		}
		*into[i] = v
	}
	if len(words) != len(into) {
		c.report(path+".bag", CodeConflict, "bag is three numbers: breaths a minute, mL, seconds", `as in bag: "12 500 1.0"`)
		return false
	}
	return c.within(path+".bag", out.BagRate, 1, 60, " a minute") && c.within(path+".bag", out.BagML, 5, 1500, " mL") &&
		c.within(path+".bag", out.BagSeconds, 0.1, 5, " seconds")
}
