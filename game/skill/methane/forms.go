package methane

import "downtime/game/skill"

func (p *plan) factsForm() skill.Form {
	ticks := func(id, label string, options []skill.Option, help string) skill.Field {
		return skill.Field{ID: id, Label: label, Kind: skill.Ticks, Options: options, Help: help}
	}
	number := func(id, label, unit string) skill.Field {
		return skill.Field{ID: id, Label: label, Unit: unit, Kind: skill.Number}
	}
	return skill.Form{Fields: []skill.Field{
		{ID: "m", Label: "M: major incident", Kind: skill.Choice, Options: declarations},
		{ID: "where", Label: "E: exact location", Kind: skill.Choice, Options: p.places},
		number("units", "E: how many", p.Device),
		ticks("type", "T: type", types, "all that hold"),
		ticks("hazards", "H: hazards", hazards, "told, or plainly to come"),
		ticks("working", "A: access, what still works", working, "only what has been tried"),
		number("exposed", "N: exposed", "patients"),
		number("harmed", "N: harmed", "patients"),
		number("unknown", "N: not known yet", "patients"),
		ticks("need", "E: needed here", needs, "who can do something about this"),
	}}
}

func decideForm() skill.Form {
	return skill.Form{Fields: []skill.Field{
		{ID: "grade", Label: "It is a", Kind: skill.Choice, Options: grades},
		{ID: "reasons", Label: "Because", Kind: skill.Ticks, Options: reasons, Help: "what makes it that grade"},
		{ID: "ask", Label: "Who is asked to declare it", Kind: skill.Choice, Options: asks},
		{ID: "words", Label: "In your words", Kind: skill.Text, Help: "not marked; may stay empty"},
	}}
}

func rewriteForm(c *Card) skill.Form {
	options := make([]skill.Option, len(c.Lines))
	for i, l := range c.Lines {
		options[i] = skill.Option{ID: l.ID, Label: l.Line}
	}
	return skill.Form{Fields: []skill.Field{
		{ID: "line", Label: "Line to rewrite", Kind: skill.Choice, Options: options, Help: "the one you would have worded otherwise"},
		{ID: "words", Label: "As it should read", Kind: skill.Text, Help: "may stay empty; it is printed, not marked"},
	}}
}
