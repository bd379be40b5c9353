package exercise

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// fieldsIn draws the fields into h lines, and says where the cursor stands. Where they do not fit, lists without the focus are drawn in a line, and
// the rest is moved so that the place where the keys are can be seen. The block is total wide and its lines lie at x, y of the middle.
func (s *Screen) fieldsIn(x, y, w, total, h int) (string, *tea.Cursor) {
	all := s.fieldLines(w-2, false)
	if len(all.lines) > h {
		all = s.fieldLines(w-2, true)
	}
	lines, from := all.lines, 0
	if n := len(lines); n > h {
		from = window(n, h, all.block, all.here)
		lines = slices.Clone(lines[from : from+h])
		if from > 0 {
			lines[0] = s.th.Paint(ui.Key, s.th.Pick("▲", "^")+" more above")
		}
		if from+h < n {
			lines[h-1] = s.th.Paint(ui.Key, s.th.Pick("▼", "v")+" more below")
		}
	}
	cursor := all.cursor
	if cursor != nil {
		cursor.X += x
		cursor.Y += y - from
		if cursor.Y < y || cursor.Y >= y+h {
			cursor = nil
		}
	}
	return ui.Fill(" "+strings.Join(lines, "\n "), total, h), cursor
}

// window is the first of n lines to show in h, whose first and last line are taken by a mark wherever there is more: the first from which all of a
// block can be seen, or else the part of it that the keys are at, in the middle.
func window(n, h int, block, here [2]int) int {
	seen := func(r [2]int, from int) bool {
		return (from == 0 || r[0] > from) && (from+h >= n || r[1] < from+h)
	}
	middle := (here[0] + here[1] - h) / 2
	best := max(0, min(middle, n-h))
	off := n
	for from := range max(0, n-h) + 1 {
		if seen(block, from) {
			return from
		}
		if d := max(from-middle, middle-from); seen(here, from) && d < off {
			best, off = from, d
		}
	}
	return best
}

// inked is all fields as lines: where the cursor stands in them, from where to where the focused one reaches, and what of it the keys are at.
type inked struct {
	lines       []string
	cursor      *tea.Cursor
	block, here [2]int
}

// fieldLines are all fields. The one that had the focus last stays open while the controls have it.
func (s *Screen) fieldLines(w int, brief bool) inked {
	var out inked
	label := s.labelWidth(w)
	for i := range s.form.fields {
		f := &s.form.fields[i]
		is, open := i == s.form.at && !s.pause.on, i == s.form.open()
		from := len(out.lines)
		block, at, here := s.field(f, is, label, w)
		if brief && !open && (f.Kind == skill.Ticks || f.Kind == skill.Order) {
			block = s.summary(f, label, w)
		}
		if at != nil {
			at.Y += from
			out.cursor = at
		}
		out.lines = append(append(out.lines, block...), s.remarks(f, is, w)...)
		if open {
			out.block = [2]int{from, len(out.lines)}
			out.here = [2]int{from + here[0], from + here[1]}
			if here[1] == len(block) { // what is remarked stands under the last line
				out.here[1] = len(out.lines)
			}
		}
	}
	return out
}

// remarks are why the words in a field were refused, and while it has the focus what to know about it.
func (s *Screen) remarks(f *skill.Field, is bool, w int) []string {
	var out []string
	if fault := s.form.faults[f.ID]; fault != "" {
		sign := s.th.Pick("▲ ", "! ")
		for _, l := range strings.Split(ui.Wrap(s.th.Spell(capital(strings.TrimPrefix(fault, f.Label+": "))), w-6), "\n") {
			out = append(out, "    "+s.th.Paint(ui.Unsaved, sign+l))
			sign = "  "
		}
	}
	if is && f.Help != "" {
		for _, l := range strings.Split(ui.Wrap(s.th.Spell(f.Help), w-4), "\n") {
			out = append(out, "    "+s.th.Paint(ui.Dim, l))
		}
	}
	return out
}

// summary is a list in a line: what is ticked, or the order.
func (s *Screen) summary(f *skill.Field, label, w int) []string {
	var words []string
	for _, id := range strings.Split(f.Value, ",") {
		for _, o := range f.Options {
			if o.ID == id {
				words = append(words, o.Label)
			}
		}
	}
	text := fmt.Sprintf("%d: %s", len(words), strings.Join(words, "; "))
	if len(words) == 0 {
		text = s.th.Pick("·· nothing yet", ".. nothing yet")
	}
	lines, head := s.head(f, false, min(ui.Width(text), leastAnswer), label, w)
	return append(lines, head+s.th.Paint(ui.Dim, s.th.Shorten(s.th.Spell(text), w-ui.Width(head))))
}

// leastAnswer is the width in which an answer can be told from others.
const leastAnswer = 16

// labelWidth is the column that the labels share. A longer one has more than its column, or lines of its own: none is cut.
func (s *Screen) labelWidth(w int) int {
	n, most := 8, w-leastAnswer-4
	for _, f := range s.form.fields {
		if f.Kind == skill.Text {
			most = min(most, w*2/5)
		}
		if width := ui.Width(s.th.Spell(f.Label)); width <= most && (f.Kind != skill.Ticks && f.Kind != skill.Order || len(s.form.fields) > 2) {
			n = max(n, width)
		}
	}
	return min(n, max(most, 8))
}

// head is the label of a field before an answer that needs so much room, after whatever lines the label has for itself.
func (s *Screen) head(f *skill.Field, is bool, need, label, w int) (lines []string, head string) {
	mark, role, name := "  ", ui.Text, s.th.Spell(capital(f.Label))
	if is {
		mark, role = s.th.Paint(ui.Focus, s.th.Pick("▶", ">"))+" ", ui.Title
	}
	n := ui.Width(name)
	switch {
	case n <= label && label+4+need <= w:
		return nil, mark + s.th.Paint(role, ui.Fit(name, label)) + "  "
	case n+4+need <= w:
		return nil, mark + s.th.Paint(role, name) + "  "
	}
	words := strings.Split(ui.Wrap(name, max(w-3, 8)), "\n")
	for i, l := range words {
		if i > 0 {
			mark = "  "
		}
		if i > 0 && i == len(words)-1 && ui.Width(l)+4+need <= w {
			return lines, mark + s.th.Paint(role, ui.Fit(l, min(max(label, ui.Width(l)), w-4-need))) + "  "
		}
		lines = append(lines, mark+s.th.Paint(role, l))
	}
	return lines, ui.Blank(max(4, min(label+4, w-need)))
}

// field is one field; at is where its cursor stands and here what of it the keys are at, both from its own first line.
func (s *Screen) field(f *skill.Field, is bool, label, w int) (lines []string, at *tea.Cursor, here [2]int) {
	var head string
	switch {
	case f.Kind == skill.Choice && is, f.Kind == skill.Ticks, f.Kind == skill.Order:
		lines, _ = s.head(f, is, w, label, w)
		answers, here := s.optionLines(f, is, w)
		return append(lines, answers...), nil, [2]int{len(lines) + here[0], len(lines) + here[1]}
	case f.Kind == skill.Choice:
		lines, head = s.head(f, is, leastAnswer, label, w)
		lines = append(lines, head+s.chosenLabel(f, w-ui.Width(head)))
		return lines, nil, [2]int{0, len(lines)}
	}
	var box []string
	if f.Kind == skill.Number {
		lines, head = s.head(f, is, numberWidth+3+ui.Width(s.th.Spell(f.Unit)), label, w)
		box, at = s.numberField(f, is, head)
	} else {
		lines, head = s.head(f, is, min(24, w/2), label, w)
		box, at = s.textField(f, is, head, w)
	}
	here = [2]int{0, len(lines) + len(box)}
	if at != nil {
		at.Y += len(lines)
		if here[1] > 4 {
			here[0] = at.Y
			here[1] = at.Y + 1
		}
	}
	return append(lines, box...), at, here
}

// capital begins a label with a capital, as a form does.
func capital(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}

// value is what stands in a typed field: what is being typed, or what was written.
func (s *Screen) value(f *skill.Field) *draft {
	if d := s.form.draft(f.ID); d != nil {
		return d
	}
	return newDraft(f.Value)
}

const numberWidth = 7

func (s *Screen) numberField(f *skill.Field, is bool, head string) ([]string, *tea.Cursor) {
	d := s.value(f)
	text, at := d.text, d.at
	if len(text) > numberWidth {
		from := max(0, min(at-numberWidth+1, len(text)-numberWidth))
		text, at = text[from:min(from+numberWidth, len(text))], at-from
	}
	line := head + s.boxed(ui.Fit(s.th.Spell(string(text)), numberWidth), is) + " " + s.th.Paint(ui.Dim, s.th.Spell(f.Unit))
	if !is {
		return []string{line}, nil
	}
	return []string{line}, tea.NewCursor(ui.Width(head)+1+at, 0)
}

// boxed is a place to write in: brackets, so that it is one without colour.
func (s *Screen) boxed(text string, is bool) string {
	role := ui.Rule
	if is {
		role = ui.Key
	}
	return s.th.Paint(role, "[") + s.th.Paint(ui.Title, text) + s.th.Paint(role, "]")
}

// textField is one line of words; while it is written in, as many lines as they need.
func (s *Screen) textField(f *skill.Field, is bool, head string, w int) ([]string, *tea.Cursor) {
	room := w - ui.Width(head) - 2
	d := s.value(f)
	if !is {
		text := s.th.Shorten(s.th.Spell(d.String()), room)
		return []string{head + s.boxed(text, false)}, nil
	}
	words, x, y := d.lines(room)
	var out []string
	for i, l := range words {
		before := head
		if i > 0 {
			before = ui.Blank(ui.Width(head))
		}
		out = append(out, before+s.boxed(ui.Fit(s.th.Spell(l), room), true))
	}
	return out, tea.NewCursor(ui.Width(head)+1+x, y)
}

// chosenLabel is the answer that stands in a choice.
func (s *Screen) chosenLabel(f *skill.Field, w int) string {
	for _, o := range f.Options {
		if o.ID == f.Value {
			return s.th.Shorten(s.th.Spell(o.Label), w)
		}
	}
	return s.th.Paint(ui.Dim, s.th.Pick("·· not chosen", ".. not chosen"))
}

// optionLines are the answers of a field, one below the other, long ones wrapped, and which lines are the one that the keys are at.
func (s *Screen) optionLines(f *skill.Field, is bool, w int) (out []string, here [2]int) {
	order := make([]string, len(f.Options))
	for i, o := range f.Options {
		order[i] = o.ID
	}
	if f.Kind == skill.Order {
		order = strings.Split(shownOrder(f, s.form.draft(f.ID)), ",")
	}
	for i, id := range order {
		j := slices.IndexFunc(f.Options, func(o skill.Option) bool { return o.ID == id })
		if j < 0 {
			continue
		}
		from := len(out)
		out = append(out, s.optionLine(f, i, f.Options[j], is, w)...)
		if i == max(0, s.form.option) {
			here = [2]int{from, len(out)}
		}
	}
	return out, here
}

func (s *Screen) optionLine(f *skill.Field, i int, o skill.Option, is bool, w int) []string {
	here := is && i == s.form.option
	mark := "    "
	if here {
		mark = "  " + s.th.Paint(ui.Focus, s.th.Pick("▸", ">")) + " "
	}
	number := s.th.Paint(ui.Key, fmt.Sprintf("%d", (i+1)%10))
	if !is || i >= 10 {
		number = " "
	}
	carried := here && f.Kind == skill.Order && s.form.grab
	head := mark + number + " " + s.sign(f, o.ID) + " "
	switch {
	case carried:
		head = mark + s.th.Pick(" ⇅ ", "<->") + " "
	case f.Kind == skill.Order:
		head = mark + ui.FitRight(fmt.Sprintf("%d.", i+1), 3) + " "
	}
	words := strings.Split(ui.Wrap(s.th.Spell(o.Label), max(w-ui.Width(head), 10)), "\n")
	var out []string
	for j, l := range words {
		switch {
		case carried:
			l = s.th.Paint(ui.Focus, l)
		case here:
			l = s.th.Paint(ui.Title, l)
		}
		if j == 0 {
			out = append(out, head+l)
		} else {
			out = append(out, ui.Blank(ui.Width(head))+l)
		}
	}
	return out
}

// sign says whether an answer is chosen, or a line ticked.
func (s *Screen) sign(f *skill.Field, id string) string {
	on := slices.Contains(strings.Split(f.Value, ","), id)
	switch {
	case f.Kind == skill.Choice && on:
		return s.th.Pick("◉", "(*)")
	case f.Kind == skill.Choice:
		return s.th.Pick("○", "( )")
	case on:
		return "[" + s.th.Pick("✓", "x") + "]"
	}
	return "[ ]"
}
