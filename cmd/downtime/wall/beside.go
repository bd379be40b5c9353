package wall

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/ui"
	"downtime/game/counterfactual"
	"downtime/game/engine"
)

// viewTwin is the same patient in two truths: how they looked before and after they part, and once that is asked for, which is which.
func (m *Wall) viewTwin(w, h int) string {
	t := &m.twin
	switch {
	case t.why != "":
		return m.centred(t.why, w, h)
	case t.got == nil:
		return m.centred("One moment: both truths are lived through.", w, h)
	}
	pairs := paired(m.deps.Scenario)
	note := fmt.Sprintf("%d of %d", slices.Index(pairs, t.was.of)+1, len(pairs))
	title := ui.Box{Size: 1, Body: ui.TitleRule(m.theme, "The same patient, another truth", note, w)}
	switch {
	case t.said == nothing:
		clock := 4
		if m.theme.Glyphs == ui.ASCII { // its large letters are higher
			clock = 6
		}
		charts := max(7, (h-5)/2)
		return ui.Rows(w, h, title, ui.Box{Size: clock, Body: m.parting(w, clock)}, ui.Box{Size: charts, Body: m.courses(w, charts)},
			ui.Box{Body: m.sideBySide(w, h-1-clock-charts)})
	case h >= roomy:
		return ui.Rows(w, h, title, ui.Box{Size: h / 2, Body: m.truths(w, h/2)}, ui.Box{Body: m.found(w, h-1-h/2)})
	case t.said == truths:
		return ui.Rows(w, h, title, ui.Box{Body: m.truths(w, h-1)})
	}
	return ui.Rows(w, h, title, ui.Box{Body: m.found(w, h-1)})
}

// parting is the second at which they part, in large type.
func (m *Wall) parting(w, h int) string {
	t := &m.twin
	hands := "nobody acts"
	if t.hands {
		hands = "as the expert acts"
	}
	sc := m.deps.Scenario
	if t.got.Parted < 0 {
		return ui.Large(m.theme, ui.Text, "They never part for who only looks and listens, "+hands+". What was there to be found is behind r.", 0, w, h)
	}
	const clock = 34
	words := []string{
		"", "Alike until here, " + hands + ".",
		fmt.Sprintf("%s from the beginning. Open: %s.", ui.Clock(secondsOf(t.got.Parted)), sc.Clock(t.got.Moments[t.moment].Tick)),
	}
	for i := range words {
		words[i] = m.theme.Spell(words[i])
	}
	return ui.Columns(w, h, ui.Box{Size: clock, Body: ui.Large(m.theme, ui.Unsaved, sc.Clock(t.got.Parted), 1, clock-2, h-1)}, ui.Box{Body: joined(words)})
}

func secondsOf(tick int64) float64 { return float64(tick) / engine.TicksPerSecond }

// names are what the two are called: nothing that would say which is which, until that is asked for.
var names = [2]string{"ONE", "THE OTHER"}

// valueWidth is a column of numbers.
const valueWidth = 16

// sideBySide sets what could be perceived at the open moment side by side, where it differs: numbers first, then what was told.
func (m *Wall) sideBySide(w, h int) string {
	at := &m.twin.got.Moments[m.twin.moment]
	lines := []string{ui.Columns(w, 1,
		ui.Box{Size: w - 2*valueWidth, Body: ui.TitleRule(m.theme, "At "+m.deps.Scenario.Clock(at.Tick), "", w-2*valueWidth)},
		ui.Box{Size: valueWidth, Body: ui.FitRight(m.theme.Paint(ui.SpO2, names[0]), valueWidth)},
		ui.Box{Size: valueWidth, Body: ui.FitRight(m.theme.Paint(ui.Shown, names[1]), valueWidth)})}
	numbers, told := unlike(at), toldApart(at)
	for _, n := range numbers {
		label := m.cut(n.label, w-2*valueWidth, 1)[0]
		lines = append(lines, ui.Fit(label, w-2*valueWidth)+ui.FitRight(m.theme.Spell(n.values[0]), valueWidth)+ui.FitRight(m.theme.Spell(n.values[1]), valueWidth))
	}
	if len(numbers)+len(told) == 0 {
		lines = append(lines, m.theme.Paint(ui.Dim, "Nothing that can be seen or heard differs."))
	}
	if len(told) > 0 {
		lines = append(lines, m.abreast(told, w)...)
	}
	if len(lines) > h && h > 1 {
		lines[h-1] = m.theme.Paint(ui.Dim, fmt.Sprintf("%d more lines differ.", len(lines)-h+1))
	}
	return ui.Fill(joined(lines), w, h)
}

// abreast sets pairs of words beside one another.
func (m *Wall) abreast(pairs [][2]string, w int) (out []string) {
	half := (w - 3) / 2
	for _, p := range pairs {
		var side [2][]string
		for i := range 2 {
			side[i] = m.cut(p[i], half, 3)
		}
		for y := range max(len(side[0]), len(side[1])) {
			out = append(out, ui.Fit(nth(side[0], y), half)+"   "+nth(side[1], y))
		}
	}
	return out
}

// toldApart is what was told in one of the two and not in the other since the moment before.
func toldApart(at *counterfactual.Moment) (out [][2]string) {
	var told [2][]string
	for i := range 2 {
		for _, l := range at.Told[i] {
			if !slices.ContainsFunc(at.Told[1-i], func(x engine.Line) bool { return x.Text == l.Text && x.Who == l.Who }) {
				told[i] = append(told[i], strings.TrimPrefix(l.Who+": "+l.Text, ": "))
			}
		}
	}
	for n := range max(len(told[0]), len(told[1])) {
		out = append(out, [2]string{nth(told[0], n), nth(told[1], n)})
	}
	return out
}

// number is one that differs, as both screens show it.
type number struct {
	label  string
	values [2]string
}

// unlike are the devices and the numbers that differ at a moment.
func unlike(at *counterfactual.Moment) (out []number) {
	for i := range at.Seen[0].Devices {
		a := &at.Seen[0].Devices[i]
		b := deviceOf(&at.Seen[1], a.ID)
		if b == nil {
			out = append(out, number{a.Label, [2]string{"here", "not here"}})
			continue
		}
		if a.Mode != b.Mode {
			out = append(out, number{a.Label, [2]string{a.Mode, b.Mode}})
			continue
		}
		for k := range a.Readings {
			r := &a.Readings[k]
			s := panel.Reading(b, r.Name)
			if s != nil && panel.Value(r) != panel.Value(s) {
				out = append(out, number{a.Label + ", " + strings.TrimSpace(r.Label+" "+r.Unit), [2]string{panel.Value(r), panel.Value(s)}})
			}
		}
	}
	return out
}

func nth(list []string, n int) string {
	if n < len(list) {
		return list[n]
	}
	return ""
}

func deviceOf(o *engine.Observation, id string) *engine.DeviceView {
	for i := range o.Devices {
		if o.Devices[i].ID == id {
			return &o.Devices[i]
		}
	}
	return nil
}

// course is one number of a device in both truths.
type course struct {
	device, reading string
	title, unit     string
	points          [2][]ui.Point
	apart           float64 // how far the two are apart in the mean, beside how large they are
}

// courses draws the numbers that come apart most.
func (m *Wall) courses(w, h int) string {
	t := m.twin.got
	all := coursesOf(t)
	var charts []ui.Chart
	for _, c := range all[:min(len(all), max(1, w/56)*max(1, h/10))] {
		chart := ui.Chart{Title: c.title, Unit: c.unit, From: 0, To: secondsOf(t.Moments[len(t.Moments)-1].Tick)}
		for i, role := range []ui.Role{ui.SpO2, ui.Shown} {
			chart.Series = append(chart.Series, ui.Series{Name: strings.ToLower(names[i]), Role: role, Points: c.points[i], Dotted: i == 1})
		}
		if t.Parted >= 0 {
			chart.Marks = []ui.Mark{{At: secondsOf(t.Parted), Label: "they part"}}
		}
		charts = append(charts, chart)
	}
	if len(charts) == 0 {
		return m.centred("No number on any screen differs.", w, h)
	}
	return ui.Multiples(m.theme, charts, w, h)
}

// coursesOf are the numbers that differ at any moment, those that come apart most first.
func coursesOf(t *counterfactual.Twins) (out []course) {
	for _, d := range t.Moments[0].Seen[0].Devices {
		for _, r := range d.Readings {
			if r.Setting {
				continue
			}
			c := course{device: d.ID, reading: r.Name, title: d.Label + ", " + r.Label, unit: r.Unit}
			if c.follow(t); c.apart > 0 {
				out = append(out, c)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b course) int {
		switch {
		case a.apart > b.apart:
			return -1
		case a.apart < b.apart:
			return 1
		}
		return 0
	})
	return out
}

// follow reads the number at every moment.
func (c *course) follow(t *counterfactual.Twins) {
	sum, size := 0.0, 1e-9
	for i := range t.Moments {
		var v [2]float64
		for side := range 2 {
			v[side] = math.NaN()
			if d := deviceOf(&t.Moments[i].Seen[side], c.device); d != nil {
				if r := panel.Reading(d, c.reading); r != nil && r.Value != nil {
					v[side] = *r.Value
					size = math.Max(size, math.Abs(v[side]))
				}
			}
			c.points[side] = append(c.points[side], ui.Point{At: secondsOf(t.Moments[i].Tick), Value: v[side]})
		}
		if d := math.Abs(v[0] - v[1]); !math.IsNaN(d) {
			sum += d
		}
	}
	c.apart = sum / float64(len(t.Moments)) / size
}

// sort says in few words what sort of truth a variant is.
func sort(k engine.VariantKind) string {
	return [...]string{"a silent fault", "a fault that shows", "sound devices, an illness", "sound devices"}[k]
}

// truths says which is which, and what would have told them apart.
func (m *Wall) truths(w, h int) string {
	t, sc := m.twin.got, m.deps.Scenario
	half := (w - 3) / 2
	tell := m.cut("What would have told them apart: "+sc.Variants[t.Variants[0]].Tell, w, max(4, h/3))
	var boxes []ui.Box
	for i, v := range t.Variants {
		lines := append([]string{ui.TitleRule(m.theme, names[i]+": "+sort(sc.Variants[v].Kind), "", half)}, m.cut(sc.Variants[v].Truth, half, h-len(tell)-2)...)
		boxes = append(boxes, ui.Box{Size: half, Body: joined(lines)}, ui.Box{Size: 3})
	}
	return ui.Rows(w, h, ui.Box{Body: ui.Columns(w, h-len(tell), boxes[:3]...)}, ui.Box{Size: len(tell), Body: m.theme.Paint(ui.Title, joined(tell))})
}

// found is what was there to be found in one and not in the other, and from when on.
func (m *Wall) found(w, h int) string {
	t, sc := m.twin.got, m.deps.Scenario
	half := (w - 3) / 2
	var boxes []ui.Box
	for i := range t.Variants {
		var all [][]string
		lines := []string{ui.TitleRule(m.theme, "To be found in "+names[i], "from", half)}
		for _, c := range t.Clues {
			if from := c.From[i]; from > 0 && c.From[1-i] == 0 {
				const clock = 6
				words := m.cut(sc.Clues[c.Clue].Label, half-clock, 2)
				words[0] = ui.Fit(words[0], half-clock) + ui.FitRight(m.theme.Paint(ui.Dim, ui.Clock(secondsOf(from))), clock)
				all = append(all, words)
			}
		}
		for n, words := range all {
			if len(lines)+len(words) > h-1 && n < len(all)-1 {
				lines = append(lines, m.theme.Paint(ui.Dim, fmt.Sprintf("and %d more", len(all)-n)))
				break
			}
			lines = append(lines, words...)
		}
		boxes = append(boxes, ui.Box{Size: half, Body: joined(lines)}, ui.Box{Size: 3})
	}
	return ui.Columns(w, h, boxes[:3]...)
}
