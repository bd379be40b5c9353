package panel

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Sheet is what stands at the end of one bed of a ward: the story, who is there, a line for each device, and what is due.
func (b Bed) Sheet(th ui.Theme, w, h int) string {
	return ui.Fill(strings.Join(b.sheet(th, w), "\n"), w, h)
}

// SheetHeight is how many lines the sheet wants.
func (b Bed) SheetHeight(th ui.Theme, w int) int { return len(b.sheet(th, w)) }

func (b Bed) sheet(th ui.Theme, w int) []string {
	who := "nobody is with them"
	if len(b.With) > 0 {
		who = "with " + strings.Join(b.With, ", ")
	}
	if b.Press != "" {
		who = "chest compressions: " + b.Press
		if len(b.With) > 1 || len(b.With) == 1 && b.With[0] != b.Press {
			who += "; " + strings.Join(b.With, ", ") + " here"
		}
	}
	out := []string{ui.TitleRule(th, th.Spell(b.Place+"  "+b.Patient.Name), th.Spell(who), w)}
	for _, l := range lines(ui.Wrap(th.Spell(b.Patient.Story), max(w-2, 8))) {
		out = append(out, " "+th.Paint(ui.Dim, l))
	}
	if o := b.Patient.Oxygen; o > 0 {
		out = append(out, " "+th.Paint(ui.Dim, "oxygen by mask ")+fmt.Sprintf("%.0f %%", o*100))
	}
	name := 0
	for _, d := range b.Devices {
		if !drawn(d) {
			name = max(name, min(ui.Width(th.Spell(Short(d))), w*2/5))
		}
	}
	for _, d := range b.Devices {
		if !drawn(d) {
			out = append(out, deviceLines(th, d, name, w)...)
		}
	}
	for i := range b.Patient.Due {
		out = append(out, dueLine(th, &b.Patient.Due[i], w))
	}
	return out
}

// drawn reports whether a device has a picture of its own beside the sheet.
func drawn(d *engine.DeviceView) bool {
	return d.Kind == "monitor" || d.Kind == "ventilator" || d.Kind == "ctg"
}

// deviceLines is one device: its name, what it shows, what it is in, whether it is on the network, what you decided, its alarms; what does not fit
// goes on a second line.
func deviceLines(th ui.Theme, d *engine.DeviceView, name, w int) []string {
	line := " " + th.Paint(ui.Title, ui.Fit(th.Shorten(th.Spell(Short(d)), name), name))
	if State(d) != "FAILED" && State(d) != "DEAD" {
		line += "  " + numbers(th, d, 3)
	}
	var notes []string
	if s := State(d); s != "" {
		notes = append(notes, s)
	}
	if d.Network {
		notes = append(notes, "on the network")
	}
	if d.Act != "" {
		notes = append(notes, "you: "+d.Act)
	}
	right := ""
	if len(d.Alarms) > 0 {
		right = Alarms(th, d.Alarms, "", w/2)
	}
	words := strings.Join(notes, ", ")
	room := w - ui.Width(right) - 1
	if words != "" && ui.Width(line)+2+ui.Width(words) > room {
		return []string{between(ui.Fit(line, max(room, 0)), right, w), "   " + th.Paint(ui.Dim, th.Shorten(words, max(w-4, 4)))}
	}
	return []string{between(ui.Fit(line+"  "+th.Paint(ui.Dim, words), max(room, 0)), right, w)}
}

// numbers are the first n readings of a device with their units, what it measures before what it is set to; of a pump its rate and what is left.
func numbers(th ui.Theme, d *engine.DeviceView, n int) string {
	var out []string
	shows := append(pick(d, false), pick(d, true)...)
	if d.Kind == "syringe-pump" {
		shows = []*engine.Reading{Reading(d, "rate"), Reading(d, "volume")}
	}
	for _, r := range shows {
		if r == nil || r.Value == nil || len(out) == n {
			continue
		}
		text := value(th, r)
		if r.Unit != "" && r.Says == "" {
			text += " " + th.Paint(ui.Dim, th.Spell(r.Unit))
		}
		out = append(out, th.Paint(ui.Dim, label(r))+" "+text)
	}
	return strings.Join(out, "  ")
}

// dueLine is one thing due, by the ward clock and by how long there is.
func dueLine(th ui.Theme, d *engine.DueView, w int) string {
	at := d.At[:len("09:40")]
	if d.Done {
		return ui.Fit(" "+th.Paint(ui.Dim, th.Pick("✓ ", "ok ")+th.Spell(d.Label)+", due "+at+": done"), w)
	}
	return ui.Fit(" "+th.Paint(ui.Title, "Due ")+th.Spell(d.Label)+" "+th.Paint(ui.Dim, at)+"  "+th.Paint(duePen(d), dueWords(d)), w)
}

// Elsewhere is what calls from other beds in one line; "" if nothing does.
func Elsewhere(th ui.Theme, beds []Bed, here, w int) string {
	line, n := " "+th.Paint(ui.Title, "Elsewhere"), 0
	for i, b := range beds {
		if i == here {
			continue
		}
		words, painted := calls(th, b)
		if words == "" {
			continue
		}
		if n++; ui.Width(line)+ui.Width(words)+3 > w {
			return ui.Fit(line+th.Paint(ui.Dim, " ..."), w)
		}
		line += "  " + painted
	}
	if n == 0 {
		return ""
	}
	return ui.Fit(line, w)
}

// calls is the loudest alarm of a bed, or what is late there.
func calls(th ui.Theme, b Bed) (words, painted string) {
	var loud *engine.DeviceView
	for _, d := range b.Devices {
		if Loudest(d) > ui.Quiet && (loud == nil || Loudest(d) > Loudest(loud)) {
			loud = d
		}
	}
	head := th.Paint(ui.Key, b.Key) + " "
	if loud != nil {
		p := Loudest(loud)
		words = b.Key + " " + p.Mark() + " " + th.Spell(Short(loud))
		return words, head + th.Paint(p.Role(), p.Mark()) + " " + th.Spell(Short(loud))
	}
	if open := Undone(b.Patient.Due); len(open) > 0 && open[0].Left < 0 {
		words = b.Key + " " + th.Spell(open[0].Label) + " " + dueWords(&open[0])
		return words, head + th.Spell(open[0].Label) + " " + th.Paint(ui.Bad, dueWords(&open[0]))
	}
	return "", ""
}
