package scenario

import (
	"slices"

	"downtime/game/engine"
)

// variants compiles the hidden truths of the case.
func (c *compiler) variants() {
	if len(c.doc.Variants) == 0 {
		c.report("variants", CodeMissing, "there is no variant: nothing is true", "add at least one under variants:")
	}
	c.setups = make([][]float64, len(c.doc.Variants))
	for i := range c.doc.Variants {
		v, path := &c.doc.Variants[i], place("variants", i)
		kind, ok := variantKinds.find(v.Kind)
		if !ok {
			c.word(path+".kind", "kind of variant", v.Kind, variantKinds)
		}
		out := engine.Variant{ID: v.ID, Kind: engine.VariantKind(kind), Weight: v.Weight, Truth: v.Truth, Since: v.Since, Tell: v.Tell, Twin: -1}
		if !(v.Weight > 0 && v.Weight <= 1000) {
			c.report(path+".weight", CodeRange, "a weight is more than 0: how often this is drawn", "as in weight: 1")
		}
		c.require(path+".truth", v.Truth, "what was really wrong, for the debrief")
		c.fits(path+".truth", v.Truth, most.paragraph)
		c.fits(path+".tell", v.Tell, most.paragraph)
		c.fits(path+".since", v.Since, most.line)
		if v.Since != "" && len(v.Faulty) == 0 {
			c.report(path+".since", CodeConflict, "no device is at fault, so no fault was there before", "remove since")
		}
		c.faulty(path, v, &out)
		if v.Twin != "" {
			twin, ok := c.sym.variants.find(v.Twin)
			if !ok {
				c.unknown(path+".twin", "variant", v.Twin, c.sym.variants)
			} else if twin == i {
				c.report(path+".twin", CodeConflict, "a variant is its own twin", "name the one most easily taken for it")
			}
			out.Twin = twin
		}
		out.Setup = c.block(path+".setup", v.Setup, giver{variant: i, once: true})
		c.sc.Variants = append(c.sc.Variants, out)
	}
}

// faulty marks the devices at fault, which must fit the variant's kind.
func (c *compiler) faulty(path string, v *Variant, out *engine.Variant) {
	for i, id := range v.Faulty {
		d, ok := c.sym.devices.find(id)
		if !ok {
			c.unknown(place(path+".faulty", i), "device", id, c.sym.devices)
			continue
		}
		if d < len(out.Faulty) {
			out.Faulty[d] = true
		}
	}
	switch {
	case out.Kind.Innocent() && len(v.Faulty) > 0:
		c.report(path+".faulty", CodeFaulty, "in a "+v.Kind+" variant no device is at fault", "remove faulty, or make it silent or overt")
	case !out.Kind.Innocent() && len(v.Faulty) == 0:
		c.report(path+".faulty", CodeFaulty, "in a "+v.Kind+" variant a device is at fault, and none is named", "name it in faulty")
	}
}

// clues compiles the evidence.
func (c *compiler) clues() {
	for i, cl := range c.doc.Clues {
		path := place("clues", i)
		out := engine.Clue{ID: cl.ID, Label: cl.Label, Group: cl.Group, Why: cl.Why, Device: -1, LR: cl.LR}
		c.require(path+".label", cl.Label, "the evidence in a few words")
		c.fits(path+".label", cl.Label, most.line)
		c.fits(path+".why", cl.Why, most.paragraph)
		if cl.Group == "" {
			out.Group = cl.ID
		}
		if cl.Device != "" {
			d, ok := c.sym.devices.find(cl.Device)
			if !ok {
				c.unknown(path+".device", "device", cl.Device, c.sym.devices)
				d = -1
			}
			out.Device = d
			if !(cl.LR > 0 && cl.LR <= 1e4) {
				c.report(path+".lr", CodeRatio, "a likelihood ratio is more than 0: how much likelier this is seen with the fault than without", "as in lr: 8, or lr: 0.1 for evidence of soundness")
			} else if cl.LR == 1 {
				c.report(path+".lr", CodeRatio, "a likelihood ratio of 1 says nothing about the device", "remove device, or give the ratio")
			}
		}
		out.Sign = c.sign(path+".sign", &cl)
		out.Available = c.cond(path+".available", cl.When, scope{})
		c.sc.Clues = append(c.sc.Clues, out)
	}
}

// sign finds the sign of the field guide that a clue is an example of; "" if it names none. What clears a device is no sign of its failure.
func (c *compiler) sign(path string, cl *Clue) string {
	switch {
	case cl.Sign == "":
	case !slices.Contains(c.doc.Signs, cl.Sign):
		c.unknown(path, "sign in the field guide", cl.Sign, c.doc.Signs)
	case cl.Device != "" && cl.LR < 1:
		c.report(path, CodeConflict, "the clue speaks for a sound device, and sign is a sign of failure", "remove sign, or look at lr")
	}
	return cl.Sign
}

// utilities compiles the price of each act.
func (c *compiler) utilities() {
	var seen names
	for i, u := range c.doc.Utilities {
		path := place("utilities", i)
		if _, ok := dependences.find(u.Dependence); !ok {
			c.word(path+".dependence", "dependence", u.Dependence, dependences)
		} else if slices.Contains(seen, u.Dependence) {
			c.report(path+".dependence", CodeDuplicate, "dependence "+quote(u.Dependence)+" is priced twice", "keep one row")
		}
		seen = append(seen, u.Dependence)
		out := engine.Utility{Dependence: u.Dependence, Source: u.Source}
		for a, name := range actNames {
			v, ok := u.Acts[name]
			if !ok || len(v) != 2 || !finite(v[0]) || !finite(v[1]) {
				c.report(path+".acts."+name, CodeUtility, "the act "+quote(name)+" needs two prices: if faulty, if sound", "as in "+name+": [0.1, 1.0]")
				continue
			}
			out.Act[a] = [2]float64{v[0], v[1]}
		}
		for _, name := range sortedKeys(u.Acts) {
			if _, ok := actNames.find(name); !ok {
				c.word(path+".acts."+name, "decision about a device", name, actNames)
			}
		}
		c.cite(path+".source", u.Source)
		c.sc.Utilities = append(c.sc.Utilities, out)
	}
}

// decisions compiles the points at which the debrief asks what if.
func (c *compiler) decisions() {
	for i := range c.doc.Decisions {
		d, path := &c.doc.Decisions[i], place("decisions", i)
		out := engine.Decision{ID: d.ID, Label: d.Label, Why: d.Why, Scene: -1, Action: -1, By: c.ticks(path+".by", d.By), When: c.cond(path+".when", d.When, scope{})}
		c.require(path+".label", d.Label, "the decision in a few words")
		c.fits(path+".label", d.Label, most.line)
		switch {
		case (d.Scene == "") == (d.Action == ""):
			c.report(path, CodeConflict, "a decision is either a scene's answer or the doing of an action", "give one of scene, action")
		case d.Scene != "":
			out.Scene, out.Expert = c.sceneChoice(path+".scene", path+".expert", d.Scene, d.Expert)
			c.use.chose[d.Scene+"/"+d.Expert] = true
		default:
			out.Action = c.actionOn(path+".action", d.Action, d.Target)
		}
		c.sc.Decisions = append(c.sc.Decisions, out)
	}
}

// sceneChoice finds a scene and one of its choices.
func (c *compiler) sceneChoice(scenePath, choicePath, scene, choice string) (s, ch int) {
	s, ok := c.sym.scenes.find(scene)
	if !ok {
		c.unknown(scenePath, "scene", scene, c.sym.scenes)
		return -1, -1
	}
	ch, ok = c.choiceNames(s).find(choice)
	if !ok {
		c.unknown(choicePath, "choice of "+scene, choice, c.choiceNames(s))
		return s, -1
	}
	return s, ch
}

// actionOn finds one action on one target; -1 if there is none, which is reported.
func (c *compiler) actionOn(path, id, target string) int {
	first, ok := c.sym.actions.find(id)
	if !ok {
		c.unknown(path, "action", id, unique(c.sym.actions))
		return -1
	}
	n := c.runOf(first)
	if target == "" && n == 1 {
		return first
	}
	var targets names
	for i := first; i < first+n; i++ {
		targets = append(targets, c.actions[i].target)
	}
	i, ok := targets.find(target)
	if !ok {
		c.unknown(path, "target of "+id, target, targets)
		return -1
	}
	return first + i
}

func unique(all names) (once names) {
	for _, n := range all {
		if !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	return once
}
