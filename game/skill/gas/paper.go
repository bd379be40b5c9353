package gas

import (
	"fmt"

	"downtime/game/skill"
)

// papers are the print-out, the bedside, and beside them the print-out before or the sums, by level.
func (e *exercise) papers(it *item) []skill.Paper {
	out := []skill.Paper{it.slip.Print.paper(), it.slip.Bed.paper()}
	if e.setup.Level == 0 {
		return append(out, sumsPaper(&it.slip.Print.Values))
	}
	return append(out, beforePaper(&it.slip.Before))
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60) }

func (p *Print) paper() skill.Paper {
	vessel := "arterial"
	if p.Venous {
		vessel = "venous"
	}
	return skill.Paper{Title: "Blood gas print-out", Mark: "D", Rows: [][]string{
		{"Name", p.Name},
		{"Number", p.Number},
		{"Printed", clock(p.Printed) + ", " + vessel},
		{"pH", fmt.Sprintf("%.2f", p.PH)},
		{"pCO2", fmt.Sprintf("%.1f kPa", p.PCO2)},
		{"pO2", fmt.Sprintf("%.1f kPa", p.PO2)},
		{"HCO3", fmt.Sprintf("%.1f mmol/L", p.HCO3)},
		{"Na", fmt.Sprintf("%.0f mmol/L", p.Na)},
		{"K", fmt.Sprintf("%.1f mmol/L", p.K)},
		{"Cl", fmt.Sprintf("%.0f mmol/L", p.Cl)},
		{"Glucose", fmt.Sprintf("%.1f mmol/L", p.Glucose)},
		{"Lactate", fmt.Sprintf("%.1f mmol/L", p.Lactate)},
		{"Hb", fmt.Sprintf("%.0f g/L", p.Hb)},
	}}
}

func (b *Bed) paper() skill.Paper {
	rows := [][]string{
		{"Wristband", b.Name},
		{"Number", b.Number},
		{"Sample at", clock(b.Taken)},
		{"Breaths", fmt.Sprintf("%.0f /min", b.RR)},
		{"Breathing", b.Breathing},
		{"Probe", fmt.Sprintf("%.0f %%, %s", b.SpO2, b.Oxygen)},
	}
	if b.ECG != "" {
		rows = append(rows, []string{"ECG", b.ECG})
	}
	switch {
	case b.Meter > meterHigh:
		rows = append(rows, []string{"Glucose", "HI by meter"})
	case b.Meter > 0:
		rows = append(rows, []string{"Glucose", fmt.Sprintf("%.1f by meter", b.Meter)})
	}
	if b.Ketones > 0 {
		rows = append(rows, []string{"Ketones", fmt.Sprintf("%.1f by meter", b.Ketones)})
	}
	if b.LabK > 0 {
		rows = append(rows, []string{"Lab K", fmt.Sprintf("%.1f, %s", b.LabK, clock(b.Taken-25))})
	}
	if b.LabHb > 0 {
		rows = append(rows, []string{"Lab Hb", fmt.Sprintf("%.0f, %s", b.LabHb, clock(b.Taken-25))})
	}
	if b.Second != "" {
		rows = append(rows, []string{"Also", b.Second})
	}
	return skill.Paper{Title: "At the bedside, by hand", Rows: rows}
}

func beforePaper(p *Print) skill.Paper {
	return skill.Paper{Title: "The print-out before", Mark: "D", Rows: [][]string{
		{"Name", p.Name},
		{"Printed", clock(p.Printed)},
		{"pH", fmt.Sprintf("%.2f", p.PH)},
		{"pCO2", fmt.Sprintf("%.1f kPa", p.PCO2)},
		{"HCO3", fmt.Sprintf("%.1f mmol/L", p.HCO3)},
		{"Na", fmt.Sprintf("%.0f mmol/L", p.Na)},
		{"K", fmt.Sprintf("%.1f mmol/L", p.K)},
	}}
}

func sumsPaper(v *Values) skill.Paper {
	h := HydrogenIons(v.PCO2, v.HCO3)
	rows := [][]string{
		{"[H+]", fmt.Sprintf("180 x %.1f / %.1f = %.0f", v.PCO2, v.HCO3, h)},
		{"so pH", fmt.Sprintf("%.2f", PH(h))},
		{"Gap", fmt.Sprintf("%.0f - %.0f - %.1f = %.1f", v.Na, v.Cl, v.HCO3, AnionGap(v.Na, v.Cl, v.HCO3))},
	}
	if v.HCO3 < acidosis {
		w := WinterPCO2(v.HCO3)
		rows = append(rows, []string{"Winter", fmt.Sprintf("pCO2 %.1f to %.1f", w-WinterMargin, w+WinterMargin)})
	}
	return skill.Paper{Title: "The sums", Rows: rows}
}
