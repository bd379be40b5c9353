package chart

import (
	"fmt"
	"strings"

	"downtime/game/skill"
)

// forms are the four blank sheets.
func (p *plan) forms() [sheets]skill.Form {
	text := func(id, label, help string) skill.Field {
		return skill.Field{ID: id, Label: label, Kind: skill.Text, Help: help}
	}
	choice := func(id, label string, options []skill.Option) skill.Field {
		return skill.Field{ID: id, Label: label, Kind: skill.Choice, Options: options}
	}
	number := func(id, label, unit string) skill.Field {
		return skill.Field{ID: id, Label: label, Unit: unit, Kind: skill.Number}
	}
	prescription := []skill.Field{
		text("drug", "Drug", "approved name, in capitals"), text("dose", "Dose", "number and unit in full"),
		choice("route", "Route", routes), choice("often", "How often", oftens),
	}
	end := []skill.Field{text("at", "First at", "24-hour clock"), text("signed", "Signed", "signature and printed name")}
	var out [sheets]skill.Form
	out[headSheet].Fields = []skill.Field{
		choice("label", "Label", p.labels), text("allergy", "Allergies", "to what, and what it did; or none known"),
		number("weight", "Weight", "kg"), choice("weighed", "Weighed", weighed),
	}
	out[drugSheet].Fields = join(prescription, end)
	out[secondSheet].Fields = join(prescription, []skill.Field{choice("watch", "Glucose", watches), choice("basal", "Long-acting insulin", basals)}, end)
	if p.fluid != nil {
		out[secondSheet].Fields = join([]skill.Field{
			choice("bag", "Bag", bags), number("volume", "Volume", "mL"), number("hours", "Over", "hours"), number("rate", "Rate", "mL/h"),
		}, end)
	}
	out[checkSheet].Fields = []skill.Field{
		{ID: "line1", Label: "Wrong in line 1 (tick none if nothing is)", Kind: skill.Ticks, Options: checks},
		{ID: "line2", Label: "Wrong in line 2 (tick none if nothing is)", Kind: skill.Ticks, Options: checks},
		number("sum", p.sum.label, p.sum.unit),
	}
	return out
}

// weighed are the ways in which a weight came about.
var weighed = []skill.Option{
	{ID: "today", Label: "today, on the bed scales"},
	{ID: "letter", Label: "from a letter, 2023"},
	{ID: "guess", Label: "estimated"},
}

func join(parts ...[]skill.Field) []skill.Field {
	var out []skill.Field
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// say is what is told with a sheet.
func (p *plan) say(sheet int) []string {
	switch sheet {
	case headSheet:
		return []string{
			fmt.Sprintf("%s, %s. %s", p.patient.Place, clock(p.time), p.patient.Story),
			"Electronic prescribing is down, so you begin a paper chart: its head first. For learning, not for care.",
		}
	case drugSheet:
		return []string{p.told(p.asked.Asked), "Write the line, if it may be given; what the ward card puts in its place, if not. It is " + clock(p.time) + "."}
	case secondSheet:
		if p.fluid != nil {
			return []string{p.told(p.fluid.Asked), "It is " + clock(p.time) + "."}
		}
		return []string{p.told(p.insulin.Asked), "It is " + clock(p.time) + "."}
	}
	return []string{"A colleague asks you to check two lines on the charts of other patients before they are given, and to work one thing out without looking at the sum that was made."}
}

func (e *exercise) papers() []skill.Paper {
	p := &e.plan
	switch e.at {
	case headSheet:
		return []skill.Paper{p.wristband(), p.notes()}
	case drugSheet:
		return []skill.Paper{{Title: "Ward card", Rows: p.asked.Card, Mark: "D"}, p.notes()}
	case secondSheet:
		if p.fluid != nil {
			return []skill.Paper{{Title: "Ward card", Rows: p.fluid.Card, Mark: "D"}, p.notes()}
		}
		return []skill.Paper{{Title: "Ward card", Rows: p.insulin.Card, Mark: "D"}, p.notes()}
	}
	return []skill.Paper{
		{Title: "Line 1", Rows: p.lineRows(0), Mark: "D"}, {Title: "Line 2", Rows: p.lineRows(1), Mark: "D"}, {Title: "To work out", Rows: p.sum.rows, Mark: "D"},
	}
}

// told is an order with the hour at which it is due.
func (p *plan) told(asked string) string {
	return strings.ReplaceAll(asked, "{due}", clock(p.time+soon))
}

// soon is how many minutes from now things are due that are due soon.
const soon = 30

// lineRows are the rows of somebody else's line, to be given soon.
func (p *plan) lineRows(i int) [][]string {
	out := make([][]string, len(p.lines[i].Rows))
	for k, row := range p.lines[i].Rows {
		for _, cell := range row {
			out[k] = append(out[k], strings.ReplaceAll(cell, "{soon}", clock(p.time+soon)))
		}
	}
	return out
}

func (p *plan) wristband() skill.Paper {
	return skill.Paper{Title: "Wristband", Rows: [][]string{{"Name", p.patient.Name}, {"Born", p.patient.Born}, {"Number", p.number}}}
}

// notes are what can be found out of weight and allergies; some of it no longer holds.
func (p *plan) notes() skill.Paper {
	rows := [][]string{
		{"Bed scales, today", fmt.Sprintf("%.0f kg", p.now.kg)},
		{"Letter of 2023", fmt.Sprintf("%.0f kg", p.old.kg)},
		{"Height", fmt.Sprintf("%.0f cm", p.now.cm)},
		{"Asked about allergies:"},
		{"  " + p.patient.Allergy},
	}
	if p.patient.Trap != "" {
		rows = append(rows, []string{"Saved screen, 03:10:"}, []string{"  " + p.patient.Trap})
	}
	return skill.Paper{Title: "What can be found", Rows: rows, Mark: "D"}
}
