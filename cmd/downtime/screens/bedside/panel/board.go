package panel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// Board is a ward at a glance: a row for each patient with who is with them, what runs on what, and what is due; under them what serves everybody.
type Board struct {
	Beds     []Bed
	Shared   []*engine.DeviceView // on no patient: records, clouds, telephones
	Selected int
}

// Bed is one patient on the board, or the sheet at the end of their bed.
type Bed struct {
	Place   string // "bed 3"
	Key     string // the digit that goes there
	Patient *engine.PatientView
	With    []string             // who is at the bed
	Press   string               // who presses on the chest, if somebody does
	Devices []*engine.DeviceView // that are on this patient
}

// keyColumn is the width of the digits.
const keyColumn = 3

// columns are the widths of the others; a board on which nobody is scored has none for the score.
type columns struct{ name, news, with, devices, due int }

// columns shares a width among the columns.
func (b Board) columns(w int) columns {
	c := columns{with: 10}
	if slices.ContainsFunc(b.Beds, func(x Bed) bool { return x.Patient.News != nil }) {
		c.news = 5
	}
	if w >= 100 {
		c.with = 16
	}
	rest := max(w-keyColumn-c.news-c.with-3, 24)
	c.name = min(max(rest*31/100, 14), 44)
	c.due = min(max((rest-c.name)*47/100, 16), 40)
	c.devices = rest - c.name - c.due
	return c
}

// Height is how many lines a board wants with so many lines to a bed.
func (b Board) Height(each int) int {
	n := 1 + each*len(b.Beds)
	if len(b.Shared) > 0 {
		n++
	}
	return n
}

// View draws the board and says where its beds can be clicked. Where there is no room for all beds it keeps the one chosen in sight.
func (b Board) View(th ui.Theme, w, h int) (string, []Spot) {
	if h < 1 || len(b.Beds) == 0 {
		return ui.Fill("", w, h), nil
	}
	each := 1
	if h >= b.Height(2) && w >= 100 {
		each = 2
	}
	foot := 0
	if len(b.Shared) > 0 && h > b.Height(1)-2 {
		foot = 1
	}
	rows := max((h-1-foot)/each, 1)
	first := max(0, min(b.Selected-rows/2, len(b.Beds)-rows))
	last := min(first+rows, len(b.Beds))
	out := []string{b.head(th, first, last, w)}
	var spots []Spot
	for i := first; i < last; i++ {
		spots = append(spots, Spot{Y: len(out), W: w, Key: b.Beds[i].Key})
		out = append(out, b.Beds[i].row(th, b.columns(w), i == b.Selected, w, each)...)
	}
	if foot > 0 {
		out = append(out, shared(th, b.Shared, w))
	}
	return ui.Fill(strings.Join(out, "\n"), w, h), spots
}

// head names the columns; where not all beds have a row it says how many have, and the loudest alarm of those that have none.
func (b Board) head(th ui.Theme, first, last, w int) string {
	c := b.columns(w)
	patient := "patient"
	if n := len(b.Beds); last-first < n {
		loudest := ui.Quiet
		for i := range b.Beds {
			for _, d := range b.Beds[i].Devices {
				if i < first || i >= last {
					loudest = max(loudest, Loudest(d))
				}
			}
		}
		patient = fmt.Sprintf("%d of %d beds %s", last-first, n, loudest.Mark())
	}
	cell := func(s string, n int) string { return ui.Fit(s, n) + " " }
	return th.Paint(ui.Dim, ui.Fit(ui.Blank(keyColumn)+cell(patient, c.name)+ui.Fit("NEWS", c.news)+cell("with", c.with)+
		cell("runs on  (~ network)", c.devices)+ui.Fit("due in", c.due), w))
}

// row is one bed in so many lines.
func (b Bed) row(th ui.Theme, c columns, chosen bool, w, each int) []string {
	runs, dues := machines(th, b.Devices, c.devices, each), dueCells(th, b.Patient.Due, c.due, each)
	key := " " + th.Paint(ui.Key, b.Key) + " "
	if chosen {
		key = th.Pick("▸", ">") + th.Paint(ui.Focus, b.Key) + " "
	}
	out := make([]string, each)
	for i := range out {
		left := key + ui.Fit(th.Paint(ui.Title, th.Shorten(b.called(th, c.name), c.name)), c.name) + " " +
			ui.Fit(newsCell(th, b.Patient.News), c.news) + ui.Fit(b.withCell(th, c.with), c.with)
		if i > 0 {
			left = ui.Blank(keyColumn) + th.Paint(ui.Dim, th.Shorten(th.Spell(b.Patient.Story), c.name+c.news+c.with+1))
		}
		out[i] = ui.Fit(ui.Fit(left, keyColumn+c.name+c.news+c.with+1)+" "+ui.Fit(runs[i], c.devices)+" "+ui.Fit(dues[i], c.due), w)
	}
	return out
}

// called is the patient's name, where they lie if the digit does not say it, and their age if there is room.
func (b Bed) called(th ui.Theme, w int) string {
	name := th.Spell(b.Patient.Name)
	if !strings.HasSuffix(b.Place, " "+b.Key) {
		name = th.Spell(b.Place) + " " + name
	}
	if ui.Width(name) > w {
		name, _, _ = strings.Cut(name, ",")
	}
	return name
}

// newsCell is the early warning score in a few cells: with a plus if something is not shown, with a mark from 5 on.
func newsCell(th ui.Theme, n *engine.NewsView) string {
	if n == nil {
		return ""
	}
	text, pen := fmt.Sprint(n.Total), ui.Text
	switch {
	case len(n.Missing) >= unscored || tooThin(n): // little or nothing is shown: it is no score
		return th.Paint(ui.Dim, "--")
	case len(n.Missing) > 0:
		text += "+"
	}
	switch {
	case n.Total >= 7:
		text, pen = text+"!!", ui.Bad
	case n.Total >= 5 || n.Red:
		text, pen = text+"!", ui.Unsaved
	}
	return th.Paint(pen, text)
}

// unscored is how many of the seven parameters are missing where no machine shows any.
const unscored = 5

// withCell is who is at the bed, whoever presses on the chest before the others.
func (b Bed) withCell(th ui.Theme, w int) string {
	who := strings.Join(b.With, ", ")
	switch {
	case b.Press != "":
		who = "CPR " + b.Press
		for _, p := range b.With {
			if p != b.Press {
				who += ", " + p
			}
		}
	case who == "":
		return th.Paint(ui.Dim, "nobody")
	}
	return th.Shorten(th.Spell(who), w)
}

// machines packs the devices of a bed into lines: the loudest first, each with its alarm's shape, and what it is in if it is not in service.
func machines(th ui.Theme, all []*engine.DeviceView, w, each int) []string {
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *engine.DeviceView) int { return int(Loudest(b)) - int(Loudest(a)) })
	out, line, used := make([]string, each), 0, 0
	for i, d := range order {
		words, painted := inShort(th, d)
		n := ui.Width(words)
		room := w - used
		if line == each-1 && i < len(order)-1 {
			room -= 4
		}
		if used > 0 && n+1 > room {
			if line == each-1 {
				out[line] += th.Paint(ui.Dim, fmt.Sprintf(" +%d", len(order)-i))
				break
			}
			line, used = line+1, 0
		}
		if used > 0 {
			out[line] += " "
			used++
		}
		out[line] += painted
		used += n
	}
	if len(order) == 0 {
		out[0] = th.Paint(ui.Dim, "no device")
	}
	return out
}

// inShort is one device in a word or two.
func inShort(th ui.Theme, d *engine.DeviceView) (words, painted string) {
	words = th.Spell(Short(d))
	if d.Network {
		words += "~"
	}
	painted = words
	if p := Loudest(d); p > ui.Quiet {
		painted, words = words+th.Paint(p.Role(), p.Mark()), words+p.Mark()
	}
	if s := State(d); s != "" {
		painted, words = painted+" "+th.Paint(statePen(d), s), words+" "+s
	}
	return words, painted
}

// Short is a device's label without the bed it stands at.
func Short(d *engine.DeviceView) string {
	name, _, _ := strings.Cut(d.Label, ",")
	return name
}

// State says in a word in what mode a device is, if it is not simply in service.
func State(d *engine.DeviceView) string {
	switch {
	case d.Mode == "failed" && d.Line:
		return "DEAD"
	case d.Mode == "failed":
		return "FAILED"
	case Out(d) != "":
		return Out(d)
	case d.Mode == "safe":
		return "fixed"
	}
	return ""
}

// disorder ranks what is out of order: a device that has failed before one that is not simply in service.
func disorder(d *engine.DeviceView) int {
	switch {
	case d.Mode == "failed":
		return 2
	case State(d) != "":
		return 1
	}
	return 0
}

func statePen(d *engine.DeviceView) ui.Role {
	if d.Mode == "failed" {
		return ui.Bad
	}
	return ui.Dim
}

// Loudest is the priority of a device's loudest alarm that still has its cause.
func Loudest(d *engine.DeviceView) ui.Alarm {
	loudest := ui.Quiet
	for i := range d.Alarms {
		if !d.Alarms[i].Ended {
			loudest = max(loudest, Priority(d.Alarms[i].Priority))
		}
	}
	return loudest
}

// dueCells are the next things due, a line each; what has been done goes last.
func dueCells(th ui.Theme, all []engine.DueView, w, each int) []string {
	out := make([]string, each)
	open := Undone(all)
	for i := range out {
		switch {
		case i < len(open):
			out[i] = dueCell(th, &open[i], w, i == each-1 && len(open) > each, len(open)-each)
		case i == 0 && len(all) > 0:
			out[i] = th.Paint(ui.Dim, th.Shorten(th.Pick("✓ ", "ok ")+th.Spell(all[len(all)-1].Label), w))
		}
	}
	return out
}

func dueCell(th ui.Theme, d *engine.DueView, w int, more bool, n int) string {
	when, pen := dueWords(d), duePen(d)
	tail := ""
	if more {
		tail = th.Paint(ui.Dim, fmt.Sprintf(" +%d", n))
	}
	room := w - ui.Width(when) - 1 - ui.Width(tail)
	if ui.Width(th.Spell(d.Label)) > room {
		room, tail = room+ui.Width(tail), ""
	}
	return th.Shorten(th.Spell(d.Label), max(room, 4)) + " " + th.Paint(pen, when) + tail
}

// dueWords says how long there is still, or how late it is.
func dueWords(d *engine.DueView) string {
	switch {
	case d.Left < 0:
		return "LATE " + clock(-d.Left)
	case d.Left < 1:
		return "now"
	}
	return clock(d.Left)
}

func duePen(d *engine.DueView) ui.Role {
	switch {
	case d.Left < 0:
		return ui.Bad
	case d.Left < soon:
		return ui.Unsaved
	}
	return ui.Good
}

// soon is how many seconds before its time something due is marked.
const soon = 120

// clock writes a stretch of time as minutes and seconds.
func clock(s float64) string {
	n := int(s + 0.999)
	return fmt.Sprintf("%d:%02d", n/60, n%60)
}

// Undone lists what is still to be done, the first due first.
func Undone(all []engine.DueView) []engine.DueView {
	var out []engine.DueView
	for _, d := range all {
		if !d.Done {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b engine.DueView) int { return cmp.Compare(a.Left, b.Left) })
	return out
}

// shared is what serves the whole ward, in one line, what is out of order first.
func shared(th ui.Theme, all []*engine.DeviceView, w int) string {
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *engine.DeviceView) int { return cmp.Compare(disorder(b), disorder(a)) })
	line := " " + th.Paint(ui.Title, "Ward")
	for i, d := range order {
		words, painted := inShort(th, d)
		if ui.Width(line)+ui.Width(words)+6 > w {
			return ui.Fit(line+th.Paint(ui.Dim, fmt.Sprintf("  +%d", len(order)-i)), w)
		}
		line += "  " + painted
	}
	return ui.Fit(line, w)
}
