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
// the rest is moved so that the focused one is whole. The block is total wide and its lines lie at x, y of the middle.
func (s *Screen) fieldsIn(x, y, w, total, h int) (string, *tea.Cursor) {
	lines, cursor, focus := s.fieldLines(w-2, false)
	if len(lines) > h {
		lines, cursor, focus = s.fieldLines(w-2, true)
	}
	from := 0
	if len(lines) > h {
		from = max(0, min(focus[0]-1, len(lines)-h))
		if focus[1]-focus[0] < h && focus[1] <= h {
			from = 0
		}
		lines = slices.Clone(lines[from : from+h])
		if from > 0 {
			lines[0] = s.th.Paint(ui.Dim, s.th.Pick("▲", "^")+" more above")
		}
		if left := focus[1]; left < from+h {
			lines[h-1] = s.th.Paint(ui.Dim, s.th.Pick("▼", "v")+" more below")
		}
	}
	if cursor != nil {
		cursor.X += x
		cursor.Y += y - from
		if cursor.Y < y || cursor.Y >= y+h {
			cursor = nil
		}
	}
	return ui.Fill(" "+strings.Join(lines, "\n "), total, h), cursor
}

// fieldLines are all fields, where the cursor stands in them, and from where to where the focused one reaches.
func (s *Screen) fieldLines(w int, brief bool) (lines []string, cursor *tea.Cursor, focus [2]int) {
	label := s.labelWidth(w)
	for i := range s.form.fields {
		f := &s.form.fields[i]
		is := i == s.form.at && !s.pause.on
		from := len(lines)
		block, at := s.field(f, is, label, w)
		if brief && !is && (f.Kind == skill.Ticks || f.Kind == skill.Order) {
			block = s.summary(f, label, w)
		}
		if at != nil {
			at.Y += from
			cursor = at
		}
		lines = append(lines, block...)
		if fault := s.form.faults[f.ID]; fault != "" {
			sign := s.th.Pick("▲ ", "! ")
			for _, l := range strings.Split(ui.Wrap(s.th.Spell(capital(strings.TrimPrefix(fault, f.Label+": "))), w-6), "\n") {
				lines = append(lines, "    "+s.th.Paint(ui.Unsaved, sign+l))
				sign = "  "
			}
		}
		if is && f.Help != "" {
			for _, l := range strings.Split(ui.Wrap(s.th.Spell(f.Help), w-4), "\n") {
				lines = append(lines, "    "+s.th.Paint(ui.Dim, l))
			}
		}
		if is {
			focus = [2]int{from, len(lines)}
		}
	}
	return lines, cursor, focus
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
	head := "  " + s.th.Shorten(s.th.Spell(capital(f.Label)), label) + "  "
	return []string{head + s.th.Paint(ui.Dim, s.th.Shorten(s.th.Spell(text), w-ui.Width(head)))}
}

func (s *Screen) labelWidth(w int) int {
	n, most := 8, w-numberWidth-7 // a number and its unit need little
	for _, f := range s.form.fields {
		if f.Kind == skill.Number {
			most = min(most, w-numberWidth-7-ui.Width(s.th.Spell(f.Unit)))
		}
		if f.Kind == skill.Text {
			most = min(most, w*2/5)
		}
		if f.Kind == skill.Number || f.Kind == skill.Text || f.Kind == skill.Choice || len(s.form.fields) > 2 {
			n = max(n, ui.Width(s.th.Spell(f.Label)))
		}
	}
	return min(n, max(most, 8))
}

// field is one field; at is where its cursor stands, from its own first line.
func (s *Screen) field(f *skill.Field, is bool, label, w int) (lines []string, at *tea.Cursor) {
	mark, role, name := "  ", ui.Text, s.th.Spell(capital(f.Label))
	if is {
		mark, role = s.th.Paint(ui.Focus, s.th.Pick("▶", ">"))+" ", ui.Title
	}
	head := mark + s.th.Paint(role, s.th.Shorten(name, label)) + "  "
	var whole []string // the label, where it has to be read in full
	for _, l := range strings.Split(ui.Wrap(name, max(w-3, 8)), "\n") {
		whole = append(whole, mark+s.th.Paint(role, l))
		mark = "  "
	}
	switch {
	case f.Kind == skill.Choice && is, f.Kind == skill.Ticks, f.Kind == skill.Order:
		return append(whole, s.optionLines(f, is, w)...), nil
	case f.Kind == skill.Choice:
		return []string{head + s.chosenLabel(f, w-ui.Width(head))}, nil
	case is && ui.Width(name) > label:
		head = ui.Blank(label + 4)
	default:
		whole = nil
	}
	if f.Kind == skill.Number {
		lines, at = s.numberField(f, is, head)
	} else {
		lines, at = s.textField(f, is, head, w)
	}
	if at != nil {
		at.Y += len(whole)
	}
	return append(whole, lines...), at
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

// optionLines are the answers of a field, one below the other, long ones wrapped.
func (s *Screen) optionLines(f *skill.Field, is bool, w int) []string {
	order := make([]string, len(f.Options))
	for i, o := range f.Options {
		order[i] = o.ID
	}
	if f.Kind == skill.Order {
		order = strings.Split(shownOrder(f, s.form.draft(f.ID)), ",")
	}
	var out []string
	for i, id := range order {
		j := slices.IndexFunc(f.Options, func(o skill.Option) bool { return o.ID == id })
		if j < 0 {
			continue
		}
		out = append(out, s.optionLine(f, i, f.Options[j], is, w)...)
	}
	return out
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
