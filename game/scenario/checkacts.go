package scenario

import (
	"slices"
	"strings"
	"unicode/utf8"

	"downtime/game/device"
	"downtime/game/engine"
)

// checkActs judges the acts on devices: that they do what they say, and that a fallback takes somebody.
func (c *compiler) checkActs() {
	for i := range c.sc.Actions {
		a, at := &c.sc.Actions[i], c.actions[i].path
		c.checkDeed(at, "the action "+quote(a.ID), a.Starts, a.Effects)
		if (a.Ticks == 0 || a.Voice) && c.fallsBack(a.Starts, a.Effects) {
			c.report(at, CodeFreeHands, "the action "+quote(a.ID)+" falls back on somebody and takes nobody", "give it seconds and no voice, or let a person hold what replaces the device")
		}
	}
	for i := range c.sc.Scenes {
		for j := range c.sc.Scenes[i].Choices {
			ch := &c.sc.Scenes[i].Choices[j]
			c.checkDeed(place(place("scenes", i)+".choices", j), "the choice "+quote(ch.ID), ch.Effects)
		}
	}
}

// checkDeed wants a decision about a device to change something there: to disconnect takes it off, to replace it brings something.
func (c *compiler) checkDeed(at, who string, blocks ...engine.Block) {
	for _, b := range blocks {
		for _, e := range c.sc.Effects[b.From:b.To] {
			if e.Kind != engine.DecideAct {
				continue
			}
			act, id := engine.Act(e.Sub), c.sc.Devices[e.Ref].ID
			switch {
			case act == engine.Disconnect && !c.does(blocks, func(x engine.Effect) bool {
				return x.Kind == engine.SetMode && x.Ref == e.Ref || x.Kind == engine.Connect
			}):
				c.report(at, CodeNoDeed, who+" disconnects "+quote(id)+", and it goes on as before", "add {device: "+id+", mode: disconnected}, or connect something else or none")
			case (act == engine.Safe || act == engine.Manual) && !c.does(blocks, func(x engine.Effect) bool { return !slices.Contains(wordsAlone, x.Kind) }):
				c.report(at, CodeNoDeed, who+" says "+quote(act.String())+" of "+quote(id)+", and nothing is done", "add what takes its place: a mode, a connection, hands, another device")
			}
		}
	}
}

// wordsAlone are the effects that change nothing at the bedside.
var wordsAlone = []engine.EffectKind{engine.DecideAct, engine.Note, engine.SeeClue, engine.GiveFact, engine.ShowPage, engine.ShowLog, engine.QuietAlarms}

func (c *compiler) does(blocks []engine.Block, deed func(engine.Effect) bool) bool {
	return slices.ContainsFunc(blocks, func(b engine.Block) bool { return slices.ContainsFunc(c.sc.Effects[b.From:b.To], deed) })
}

// fallsBack reports whether effects put something in the place of a device, and hands on nothing.
func (c *compiler) fallsBack(blocks ...engine.Block) bool {
	instead := func(e engine.Effect) bool {
		return e.Kind == engine.DecideAct && (engine.Act(e.Sub) == engine.Safe || engine.Act(e.Sub) == engine.Manual)
	}
	return c.does(blocks, instead) && !c.does(blocks, func(e engine.Effect) bool { return e.Kind == engine.HoldBag })
}

// checkMenu looks at how the actions are written: what reads alike, what takes longer than the case, and the numbers they carry.
func (c *compiler) checkMenu() {
	var labels names
	for i := range c.doc.Actions {
		a, at := &c.doc.Actions[i], place("actions", i)
		if j, twice := labels.find(a.Label); twice && a.Label != "" {
			c.report(at+".label", CodeDuplicate, "it reads as the action "+quote(c.doc.Actions[j].ID)+" does", "say how they differ")
		}
		labels = append(labels, a.Label)
		if a.Seconds >= c.end() && a.Seconds <= longest {
			c.report(at+".seconds", CodeRange, "it takes "+number(a.Seconds)+" s, and the case ends at "+number(c.end()), "shorten it")
		}
		if utf8.RuneCountInString(a.Key) == 1 && !isKeyOfMenu(a.Key[0]) && !strings.Contains(keysInUse, a.Key) {
			c.report(at+".key", CodeKeyTaken, "the key "+quote(a.Key)+" is no letter that every keyboard has", "choose a letter from a to z, or leave key out")
		}
		if a.Value != nil {
			c.require(at+".value.unit", a.Value.Unit, "as in unit: mL")
			c.fits(at+".value.unit", a.Value.Unit, most.unit)
		}
		c.once(at+".by", "this person", a.By)
		c.once(at+".targets", "this target", a.Targets)
	}
	for i := range c.doc.Scenes {
		var said names
		for j, ch := range c.doc.Scenes[i].Choices {
			if _, twice := said.find(ch.Label); twice && ch.Label != "" {
				c.report(place(place("scenes", i)+".choices", j)+".label", CodeDuplicate, "another choice of the scene reads the same", "say how they differ")
			}
			said = append(said, ch.Label)
		}
	}
	for i := range c.doc.Questions {
		c.once(place("questions", i)+".answers", "this answer", c.doc.Questions[i].Answers)
	}
	c.checkCarried()
}

// once reports what a list names twice.
func (c *compiler) once(path, what string, all []string) {
	for i, s := range all {
		if slices.Contains(all[:i], s) {
			c.report(place(path, i), CodeDuplicate, what+" stands in the list twice", "remove it")
		}
	}
}

func isKeyOfMenu(k byte) bool {
	return k >= 'a' && k <= 'z' || k >= 'A' && k <= 'Z' || k >= '0' && k <= '9'
}

// checkCarried wants the number that an action carries to be one that its setting can take.
func (c *compiler) checkCarried() {
	for i := range c.actions {
		a := &c.actions[i]
		if a.Value == nil {
			continue
		}
		for _, e := range append(slices.Clone(a.Starts), a.Effects...) {
			d, known := c.sym.devices.find(e.Device)
			if e.Set == "" || e.To != nil || !known {
				continue
			}
			ch, ok := device.ChannelNamed(c.sym.kinds[d], e.Set)
			if !ok {
				continue // reported where it is set
			}
			info := device.Channels(c.sym.kinds[d])[ch]
			c.within(a.path+".value.low", a.Value.Low, info.Low, info.High, " "+info.Unit)
			c.within(a.path+".value.high", a.Value.High, info.Low, info.High, " "+info.Unit)
		}
	}
}
