package report

import "downtime/game/skill"

// forms are the sheets: two pages of the first stage, the second stage, and the handover.
func (p *plan) forms() [over]skill.Form {
	choice := func(id, label string, options []skill.Option) skill.Field {
		return skill.Field{ID: id, Label: label, Kind: skill.Choice, Options: options}
	}
	text := func(id, label, help string) skill.Field {
		return skill.Field{ID: id, Label: label, Kind: skill.Text, Help: help}
	}
	number := func(id, label, unit, help string) skill.Field {
		return skill.Field{ID: id, Label: label, Unit: unit, Kind: skill.Number, Help: help}
	}
	words := text("words", "In a few words", "not marked; may stay empty; no name, number or date of birth")
	var out [over]skill.Form
	out[deviceStep].Fields = []skill.Field{
		choice("safe", "The patient is", safes), choice("device", "Device", p.devices), text("serial", "Serial number", "from the label"),
		text("version", "Software", "or: not visible"), number("asked", p.Asked, p.Unit, ""), number("found", p.Found, p.Unit, ""), words,
	}
	out[eventStep].Fields = []skill.Field{
		choice("harm", "Harm", harms), number("elsewhere", "The same elsewhere", "devices", "0 if none is known"), choice("action", "The device was", actions),
		{ID: "evidence", Label: "Kept, and done with it", Kind: skill.Ticks, Options: p.evidence, Help: "tick what you do"},
		{ID: "told", Label: "Told", Kind: skill.Ticks, Options: people, Help: "whom this one needs"},
	}
	out[stageTwo].Fields = []skill.Field{choice("taker", "Second stage", takers), choice("place", "The device lies", places)}
	out[handStep].Fields = []skill.Field{
		choice("safe", "The patient is", safes), choice("device", "Device", p.devices), choice("place", "The device lies", places),
		{ID: "evidence", Label: "Kept, and done with it", Kind: skill.Ticks, Options: p.evidence, Help: "tick what you do"},
		choice("day", "Handed to", dayTeam), choice("when", "When", whens), words,
	}
	return out
}

// papers are what lies on the desk. From labelLevel on, so does the device's neighbour.
func (p *plan) papers(level int) []skill.Paper {
	label := [][]string{{p.Devices[0]}, {"SN", p.serial}}
	if level > 0 {
		label = append(label, []string{"LOT", p.lot}, []string{"Asset", p.asset})
	}
	version := p.Version
	if version == "" {
		version = "not visible"
	}
	label = append(label, []string{"Software", version})
	saw := make([][]string, len(p.Saw))
	for i, r := range p.Saw {
		for _, cell := range r {
			saw[i] = append(saw[i], p.text(cell, p.serial))
		}
	}
	out := []skill.Paper{{Title: "Label of the device", Rows: label, Mark: "D"}, {Title: "What was seen", Rows: saw, Mark: "D"}}
	if level >= labelLevel {
		out = append(out, skill.Paper{Title: "Label of its neighbour, sound", Rows: [][]string{{p.Devices[0]}, {"SN", p.beside}, {"LOT", p.lot}}, Mark: "D"})
	}
	return out
}
