package chart

import (
	"fmt"
	"strings"

	"downtime/game/skill"
)

// written is the chart as it stands on paper.
func (p *plan) written(forms *[sheets]skill.Form) string {
	var b strings.Builder
	b.WriteString("PAPER CHART - FOR LEARNING, NOT FOR CARE\n")
	for i := headSheet; i < checkSheet; i++ {
		for _, f := range forms[i].Fields {
			value := f.Value
			if f.Kind == skill.Choice {
				value = skill.Label(f.Options, value)
			}
			if value == "" {
				value = "-"
			}
			fmt.Fprintf(&b, "%-20s %s\n", f.Label, strings.TrimSpace(value+" "+f.Unit))
		}
		b.WriteString("\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// model is the chart as it could be written.
func (p *plan) model() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nAllergies: %s\nWeight: %.0f kg, today\n\n", skill.Label(p.labels, p.label()), p.patient.Allergy, p.now.kg)
	b.WriteString(p.modelLine(p.drug))
	if p.fluid != nil {
		rate, hours := p.rate()
		fmt.Fprintf(&b, "%s, %.0f mL over %.2g h, %.0f mL/h, %s", skill.Label(bags, p.fluid.Bag), p.fluid.Volume, hours, rate, clock(p.time))
		return b.String()
	}
	b.WriteString(p.modelLine(p.insulin))
	fmt.Fprintf(&b, "%s; %s", skill.Label(watches, p.insulin.Watch), skill.Label(basals, p.insulin.Basal))
	return b.String()
}

func (p *plan) modelLine(o *Order) string {
	a, first := &o.Dose, p.time
	if strings.Contains(o.Asked, "{due}") {
		first += soon
	}
	return fmt.Sprintf("%s %s, %s, %s, first at %s\n", strings.ToUpper(o.Names[0]), write(a.rounded(p.now), a.Unit, a.Hourly),
		skill.Label(routes, o.Routes[0]), skill.Label(oftens, o.Often[0]), clock(first))
}
