package scenario

import (
	"slices"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
)

// skillNames are the skills that an action can be done by.
var skillNames = func() (all names) {
	for i := range engine.HandSkills {
		all = append(all, engine.HandSkills[i].ID)
	}
	return all
}()

// elsewhere are the skills of the lab that stand in a case in another way.
var elsewhere = map[string]string{
	"bag":    "attach a device of kind bag and let a person hold it",
	"rank":   "write text: rank",
	"report": "write text: report",
}

// skilled compiles the skill by which an action is done.
func (c *compiler) skilled(path string, a *Action) engine.Skill {
	s := &a.Skill
	k, ok := c.skillNamed(path, s)
	if !ok {
		return engine.Skill{}
	}
	if a.Value == nil {
		c.report(path, CodeSkill, "what the hands find has nowhere to go: the action carries no value", "add value: {low: 0, high: 200, unit: /min}, with the range of what can be found")
	}
	if s.Level < 0 || s.Level >= k.Levels {
		c.report(path+".level", CodeRange, quote(s.ID)+" has no level "+number(float64(s.Level)), "from 0 to "+number(float64(k.Levels-1)))
	}
	if s.Mode != "" && !slices.Contains(k.Modes, s.Mode) {
		c.word(path+".mode", "way to do "+quote(s.ID), s.Mode, k.Modes)
	}
	out := engine.Skill{ID: s.ID, Mode: s.Mode, Level: s.Level, Given: c.given(path, s, k)}
	if out.Mode == "" && len(k.Modes) > 0 {
		out.Mode = k.Modes[0]
	}
	if s.ID == "drip" {
		c.stand(path, a, &out)
	} else if s.Device != "" {
		c.report(path+".device", CodeSkill, "only the skill drip is done at a device", "remove device")
	}
	return out
}

// skillNamed finds a skill; an action without one names none.
func (c *compiler) skillNamed(path string, s *Skill) (*engine.HandSkill, bool) {
	if s.ID == "" {
		if s.Level != 0 || s.Mode != "" || s.Device != "" || len(s.Given) > 0 {
			c.report(path+".id", CodeMissing, "no skill is named", "one of: "+strings.Join(skillNames, "; "))
		}
		return nil, false
	}
	if fix := elsewhere[s.ID]; fix != "" {
		c.report(path+".id", CodeSkill, quote(s.ID)+" is used in a case without this key", fix)
		return nil, false
	}
	k, ok := engine.HandSkillNamed(s.ID)
	if !ok {
		c.unknown(path+".id", "skill of the hands", s.ID, skillNames)
	}
	return k, ok
}

// given compiles the true quantities that the hands perceive.
func (c *compiler) given(path string, s *Skill, k *engine.HandSkill) []engine.Expr {
	if len(s.Given) != len(k.Given) {
		c.report(path+".given", CodeSkill, quote(s.ID)+" is given "+number(float64(len(k.Given)))+" numbers, and "+number(float64(len(s.Given)))+" stand here",
			"in this order: "+strings.Join(k.Given, "; "))
	}
	var all []engine.Expr
	for i, src := range s.Given {
		at := place(path+".given", i)
		c.require(at, src, "a number, or a name as in bed4.pulse")
		all = append(all, c.expression(at, src, 0, scope{endsWith: numeric}))
	}
	return all
}

// stand adds what decides how the named drip runs, so that the exercise has the drip of the case under its hands.
func (c *compiler) stand(path string, a *Action, out *engine.Skill) {
	id := a.Skill.Device
	d, ok := c.sym.devices.find(id)
	switch {
	case !ok:
		c.unknown(path+".device", "drip", id, c.sym.devices)
		return
	case c.sym.kinds[d] != device.Drip:
		c.report(path+".device", CodeSkill, quote(id)+" is no drip", "name a device of kind drip")
		return
	}
	p, ok := c.sym.patients.find(c.doc.Devices[d].Patient)
	if !ok {
		c.report(path+".device", CodeSkill, quote(id)+" runs into nobody", "give the drip a patient")
		return
	}
	if !slices.ContainsFunc(append(slices.Clone(a.Starts), a.Effects...), func(e Effect) bool { return e.Device == id && e.Set == "clamp" && e.To == nil }) {
		c.report(path, CodeSkill, "what the hands set is set nowhere", "add the effect {device: "+id+", set: clamp}")
	}
	ends := c.doc.Patients[p].ID + ".cvp"
	for _, src := range []string{
		id + ".ordered.factor", id + ".ordered.bag", id + ".effect.volume", id + ".ordered.height", id + ".ordered.gauge", id + ".ordered.arm",
		id + ".ordered.clamp", id + ".effect.clamp", ends,
	} {
		out.Given = append(out.Given, c.expression(path+".device", src, 0, scope{endsWith: numeric}))
	}
}
