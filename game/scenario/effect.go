package scenario

import (
	"slices"
	"strings"

	"downtime/game/engine"
)

// verbs are the effects an author can write: the key that names each, and the other keys it may have beside when and after.
var verbs = []struct {
	name string
	with names
	set  func(*Effect) bool
}{
	{"flag", names{"to", "add"}, func(e *Effect) bool { return e.Flag != "" }},
	{"knob", names{"to", "times", "over"}, func(e *Effect) bool { return e.Knob != "" }},
	{"set", names{"device", "to"}, func(e *Effect) bool { return e.Set != "" }},
	{"mode", names{"device"}, func(e *Effect) bool { return e.Mode != "" }},
	{"connect", names{"on"}, func(e *Effect) bool { return e.Connect != "" }},
	{"fetch", nil, func(e *Effect) bool { return e.Fetch != "" }},
	{"act", names{"device"}, func(e *Effect) bool { return e.Act != "" }},
	{"page", names{"device"}, func(e *Effect) bool { return e.Page }},
	{"logs", names{"device"}, func(e *Effect) bool { return e.Logs }},
	{"quiet", names{"device"}, func(e *Effect) bool { return e.Quiet }},
	{"undock", names{"device"}, func(e *Effect) bool { return e.Undock }},
	{"fault", names{"device", "channel", "a", "b", "on"}, func(e *Effect) bool { return e.Fault != "" }},
	{"mend", names{"device"}, func(e *Effect) bool { return e.Mend != "" }},
	{"sample", names{"on"}, func(e *Effect) bool { return e.Sample != "" }},
	{"hold", names{"person"}, func(e *Effect) bool { return e.Hold != "" }},
	{"drop", nil, func(e *Effect) bool { return e.Drop != "" }},
	{"teach", nil, func(e *Effect) bool { return e.Teach != "" }},
	{"compress", names{"to", "person"}, func(e *Effect) bool { return e.Compress != "" }},
	{"give", names{"dose", "on", "line"}, func(e *Effect) bool { return e.Give != "" }},
	{"infuse", names{"ml", "over", "on", "line"}, func(e *Effect) bool { return e.Infuse != "" }},
	{"oxygen", names{"to"}, func(e *Effect) bool { return e.Oxygen != "" }},
	{"assess", nil, func(e *Effect) bool { return e.Assess != "" }},
	{"flush", names{"ml"}, func(e *Effect) bool { return e.Flush != "" }},
	{"shock", names{"joules"}, func(e *Effect) bool { return e.Shock != "" }},
	{"pace", names{"rate", "current"}, func(e *Effect) bool { return e.Pace != "" }},
	{"open", nil, func(e *Effect) bool { return e.Open != "" }},
	{"close", nil, func(e *Effect) bool { return e.Close != "" }},
	{"note", nil, func(e *Effect) bool { return e.Note != "" }},
	{"clue", nil, func(e *Effect) bool { return e.Clue != "" }},
	{"fact", nil, func(e *Effect) bool { return e.Fact != "" }},
	{"end", nil, func(e *Effect) bool { return e.End != "" }},
}

// modifiers are the keys that belong to some verbs only.
var modifiers = []struct {
	name string
	set  func(*Effect) bool
}{
	{"to", func(e *Effect) bool { return e.To != nil }},
	{"add", func(e *Effect) bool { return e.Add != 0 }},
	{"times", func(e *Effect) bool { return e.Times != nil }},
	{"over", func(e *Effect) bool { return e.Over != 0 }},
	{"device", func(e *Effect) bool { return e.Device != "" }},
	{"on", func(e *Effect) bool { return e.On != "" }},
	{"channel", func(e *Effect) bool { return e.Channel != "" }},
	{"a", func(e *Effect) bool { return e.A != 0 }},
	{"b", func(e *Effect) bool { return e.B != 0 }},
	{"person", func(e *Effect) bool { return e.Person != "" }},
	{"dose", func(e *Effect) bool { return e.Dose != nil }},
	{"line", func(e *Effect) bool { return e.Line }},
	{"ml", func(e *Effect) bool { return e.ML != nil }},
	{"joules", func(e *Effect) bool { return e.Joules != nil }},
	{"rate", func(e *Effect) bool { return e.Rate != 0 }},
	{"current", func(e *Effect) bool { return e.Current != nil }},
}

// giver says where effects stand: what they may name, who gives the clues in them, and how often they can be under way at once.
type giver struct {
	scope
	under   engine.Expr // the condition under which all of them happen
	variant int         // whose setup they are; -1: nobody's
	once    bool        // the effects come once at most
	again   float64     // else: seconds after which they may come again
	by      []string    // in a repeatable action: who can do it
	voice   bool        // and that it needs no hands
}

// block compiles a run of effects, which stand together in the Scenario.
func (c *compiler) block(path string, all []Effect, g giver) engine.Block {
	compiled := make([]engine.Effect, 0, len(all))
	for i := range all {
		if e, ok := c.effect(place(path, i), &all[i], g); ok {
			compiled = append(compiled, e)
		}
	}
	from := len(c.sc.Effects)
	c.sc.Effects = append(c.sc.Effects, compiled...)
	return engine.Block{From: from, To: len(c.sc.Effects)}
}

func (c *compiler) effect(path string, e *Effect, g giver) (engine.Effect, bool) {
	verb, ok := c.verb(path, e)
	if !ok {
		return engine.Effect{}, false
	}
	out := engine.Effect{When: c.cond(path+".when", e.When, g.scope), After: c.ticks(path+".after", e.After)}
	c.delayed(path+".after", e.After, g)
	switch verb {
	case "flag":
		return c.flagEffect(path, e, out, g)
	case "knob":
		return c.knobEffect(path, e, out)
	case "oxygen", "assess", "give", "infuse", "flush", "shock", "pace", "compress":
		return c.careEffect(path, verb, e, out, g)
	case "connect", "hold", "drop", "fetch", "teach":
		return c.handsEffect(path, verb, e, out)
	case "sample":
		return c.sampleEffect(path, e, out)
	case "open", "close", "end", "note", "clue", "fact":
		return c.storyEffect(path, verb, e, out, g)
	default:
		return c.deviceEffect(path, verb, e, out, g)
	}
}

// verb gives the one verb of an effect, after reporting none, two, or a key that does not belong to it.
func (c *compiler) verb(path string, e *Effect) (string, bool) {
	var all, found, with names
	for _, v := range verbs {
		all = append(all, v.name)
		if v.set(e) {
			found, with = append(found, v.name), v.with
		}
	}
	if len(found) == 0 {
		c.report(path, CodeConflict, "the effect does nothing: it has no verb", "give it one of: "+strings.Join(all, " "))
		return "", false
	}
	if len(found) > 1 {
		c.report(path, CodeConflict, "the effect has two verbs: "+strings.Join(found, ", "), "write two effects")
		return "", false
	}
	for _, m := range modifiers {
		if m.set(e) && !slices.Contains(with, m.name) {
			c.report(path+"."+m.name, CodeConflict, quote(m.name)+" means nothing beside "+quote(found[0]), "remove it")
		}
	}
	return found[0], true
}

func (c *compiler) flagEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	i, ok := c.sym.flags.find(e.Flag)
	if !ok {
		c.unknown(path+".flag", "flag", e.Flag, c.sym.flags)
		return out, false
	}
	c.use.set[e.Flag] = true
	out.Kind, out.Ref, out.Value = engine.SetFlag, i, 1
	switch {
	case e.To != nil && e.Add != 0:
		c.report(path, CodeConflict, "a flag is either set to a value or added to", "write two effects")
	case e.To != nil:
		out.Value = *e.To
	case e.Add != 0:
		out.Kind, out.Value = engine.AddFlag, e.Add
	}
	c.use.sets = append(c.use.sets, setting{flag: i, variant: g.variant, value: out.Value, adds: out.Kind == engine.AddFlag, after: e.After})
	return out, true
}

// storyEffect compiles what opens, ends and tells.
func (c *compiler) storyEffect(path, verb string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	switch verb {
	case "open", "close":
		id := e.Open + e.Close
		i, ok := c.sym.scenes.find(id)
		if !ok {
			c.unknown(path+"."+verb, "scene", id, c.sym.scenes)
			return out, false
		}
		out.Kind, out.Ref = engine.CloseScene, i
		if verb == "open" {
			out.Kind = engine.OpenScene
			c.use.opened[id] = true
		}
	case "end":
		i, ok := c.sym.endings.find(e.End)
		if !ok {
			c.unknown(path+".end", "ending", e.End, c.sym.endings)
			return out, false
		}
		c.use.ended[e.End] = true
		out.Kind, out.Ref = engine.EndRun, i
	case "note":
		out.Kind, out.Ref = engine.Note, c.text(path+".note", e.Note, g.scope, most.note)
	case "clue":
		i, ok := c.clue(path+".clue", e.Clue, g.under, out.When)
		if !ok {
			return out, false
		}
		out.Kind, out.Ref = engine.SeeClue, i
	case "fact":
		i, ok := c.sym.facts.find(e.Fact)
		if !ok {
			c.unknown(path+".fact", "report field", e.Fact, c.sym.facts)
			return out, false
		}
		out.Kind, out.Ref = engine.GiveFact, i
	}
	return out, true
}

// clue gives the number of a clue that is given under all the conditions of when.
func (c *compiler) clue(path, id string, when ...engine.Expr) (int, bool) {
	i, ok := c.sym.clues.find(id)
	if !ok {
		c.unknown(path, "clue", id, c.sym.clues)
		return -1, false
	}
	c.use.given[id] = true
	c.use.gives = append(c.use.gives, giving{i, when})
	return i, true
}
