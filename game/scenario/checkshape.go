package scenario

import "strings"

// checkShape finds parts of the case that nothing reaches, that lead nowhere, or that change nothing.
func (c *compiler) checkShape() {
	c.checkActions()
	for i := range c.doc.Scenes {
		c.checkScene(place("scenes", i), &c.doc.Scenes[i])
	}
	for i, e := range c.doc.Endings {
		if e.When == "" && !c.use.ended[e.ID] {
			c.report(place("endings", i), CodeEnding, "nothing ever leads to the ending "+quote(e.ID), "give it when, or end with it in an effect")
		}
	}
	for i, f := range c.doc.Flags {
		switch {
		case !c.use.set[f.ID]:
			c.report(place("flags", i), CodeFlag, "nothing ever sets the flag "+quote(f.ID), "set it in an effect, or remove it")
		case !c.use.read[f.ID]:
			c.report(place("flags", i), CodeFlag, "nothing ever reads the flag "+quote(f.ID), "use it in a condition, or remove it")
		}
	}
}

// keysInUse belong to the screens of play.
const keysInUse = "? / q b : esc tab enter space"

func (c *compiler) checkActions() {
	taken := map[string]string{}
	for i := range c.doc.Actions {
		a, path := &c.doc.Actions[i], place("actions", i)
		if len(a.Findings)+len(a.Effects)+len(a.Starts)+len(a.Matches) == 0 && a.Text == "" && a.Category != "wait" {
			c.report(path, CodeIdle, "the action "+quote(a.ID)+" tells nothing and does nothing", "give it findings or effects")
		}
		c.checkFindings(path, a.Findings)
		switch other, twice := taken[a.Key]; {
		case a.Key == "":
		case twice:
			c.report(path+".key", CodeKeyTaken, "the key "+quote(a.Key)+" is already that of "+quote(other), "choose another, or leave key out")
		case len([]rune(a.Key)) != 1:
			c.report(path+".key", CodeKeyTaken, "a key is one character", "as in key: l")
		case strings.Contains(" "+keysInUse+" ", " "+a.Key+" "):
			c.report(path+".key", CodeKeyTaken, "the key "+quote(a.Key)+" belongs to the screen", "choose another")
		}
		taken[a.Key] = a.ID
	}
}

// checkFindings names findings that can never be told: those after one that always holds.
func (c *compiler) checkFindings(path string, all []Finding) {
	for i, f := range all {
		if f.When == "" && i < len(all)-1 {
			c.report(place(path+".findings", i+1), CodeUnreachable, "the finding before this one has no when: this is never told", "put the one without when last")
			return
		}
	}
}

func (c *compiler) checkScene(path string, s *Scene) {
	if s.When == "" && !c.use.opened[s.ID] {
		c.report(path, CodeUnreachable, "nothing ever opens the scene "+quote(s.ID), "give it when, or open it in an effect")
	}
	if s.Deadline == 0 {
		c.report(path, CodeDeadline, "the scene "+quote(s.ID)+" would wait for ever", "give it a deadline, in seconds")
	}
	if s.Asks != "" {
		return
	}
	if len(s.Choices) == 0 {
		c.report(path, CodeDeadEnd, "the scene "+quote(s.ID)+" cannot be answered", "give it choices; for words alone use a note")
		return
	}
	c.checkDefault(path, s)
	for i := range s.Choices {
		ch := &s.Choices[i]
		if len(ch.Effects) == 0 && !c.use.chose[s.ID+"/"+ch.ID] {
			c.report(place(path+".choices", i), CodeNoChange, "the choice "+quote(ch.ID)+" changes nothing", "give it effects, or let a condition ask chose("+quote(s.ID)+", "+quote(ch.ID)+")")
		}
	}
}

// checkDefault asks for an answer that is always open when the deadline comes.
func (c *compiler) checkDefault(path string, s *Scene) {
	if s.Default == "" {
		c.report(path, CodeDefault, "the scene "+quote(s.ID)+" has no default: what happens when nobody answers?", "name the choice that stands for silence in default")
		return
	}
	for i := range s.Choices {
		if s.Choices[i].ID == s.Default && s.Choices[i].When != "" {
			c.report(path+".default", CodeDefault, "the default "+quote(s.Default)+" is not always possible", "choose one without when")
		}
	}
}
