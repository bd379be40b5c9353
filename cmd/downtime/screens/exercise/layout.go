package exercise

import (
	"fmt"
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// compose draws the step: what is asked, the papers and the picture, the fields, what the hands can do. Whatever the size, the fields and the
// controls are there; papers that do not fit are scrolled.
func (s *Screen) compose() (string, *tea.Cursor) {
	w := s.w
	head := append([]string{s.stepLine(w)}, s.sayLines(w)...)
	foot := s.footLines(w)
	if s.large {
		head, foot = head[:1], nil
	}
	h := max(s.h-len(head)-len(foot), 3)
	middle, cursor := s.middle(w, h)
	if cursor != nil {
		cursor.Y += len(head)
	}
	body := ui.Fill(strings.Join(head, "\n"), w, len(head)) + "\n" + middle
	if len(foot) > 0 {
		body += "\n" + strings.Join(foot, "\n")
	}
	body = ui.Fill(body, w, s.h)
	if s.pause.on {
		return s.box(body), nil
	}
	return body, cursor
}

// stepLine says where in the go this is, and the time.
func (s *Screen) stepLine(w int) string {
	left := " " + s.th.Paint(ui.Title, s.th.Spell(s.view.Step))
	right := ""
	if !s.view.Still {
		right = s.th.Paint(ui.Dim, "watch ") + ui.Clock(math.Floor(s.view.Watch))
	}
	if l := s.view.Left; l != nil {
		role := ui.Text
		if *l < 10 {
			role = ui.Unsaved
		}
		if right != "" {
			right += "   "
		}
		right += s.th.Paint(ui.Dim, "left ") + s.th.Paint(role, ui.Clock(math.Ceil(*l)))
	}
	return ui.Fit(ui.Fit(left, w-ui.Width(right)-1)+right, w)
}

// sayLines are what is asked and what is said. What would take more than a third of the screen stands among the papers instead.
func (s *Screen) sayLines(w int) []string {
	var out []string
	if !s.long() {
		for i, p := range s.view.Say {
			if i > 0 && s.h >= 30 {
				out = append(out, "")
			}
			for _, l := range strings.Split(ui.Wrap(s.th.Spell(p), min(w-3, 110)), "\n") {
				out = append(out, " "+l)
			}
		}
	}
	if s.h >= 26 {
		out = append(out, "")
	}
	return out
}

// long reports whether there is more said than has room above everything else.
func (s *Screen) long() bool {
	n := 0
	for _, p := range s.view.Say {
		n += ui.Height(ui.Wrap(s.th.Spell(p), min(s.w-3, 110)))
	}
	return n > max(3, min(s.h/3-1, s.h-7-len(s.controls(s.w))))
}

// footLines are feedback, what was heard, why a key did nothing, and the controls.
func (s *Screen) footLines(w int) []string {
	var out []string
	add := func(sign string, r ui.Role, text string) {
		if text == "" {
			return
		}
		lines := strings.Split(ui.Wrap(s.th.Spell(text), w-6), "\n")
		if most := s.mostHint(); len(lines) > most {
			lines = append(lines[:most-1], s.th.Shorten(lines[most-1]+s.th.Pick(" …", " ..."), w-24)+s.th.Paint(ui.Key, " ctrl+p in full"))
		}
		for i, l := range lines {
			if i == 0 {
				l = sign + l
			} else {
				l = ui.Blank(ui.Width(sign)) + l
			}
			out = append(out, " "+s.th.Paint(r, l))
		}
	}
	add(s.th.Pick("✎ ", "* "), ui.Good, s.view.Hint)
	add(s.th.Pick("❝ ", "\" "), ui.Title, s.heard)
	add(s.th.Pick("▲ ", "! "), ui.Unsaved, capital(s.says))
	return append(append(out, ui.TitleRule(s.th, "", "", w)), s.controls(w)...)
}

// mostHint is how many lines a piece of feedback may take: in a low window a long one stands whole beside the papers in full.
func (s *Screen) mostHint() int {
	if s.hasReading() && s.h < 26 {
		return 3
	}
	return 8
}

// middle is papers, picture and fields, exactly w by h. A picture stands at the left for its whole height; papers stand beside the fields or over
// them.
func (s *Screen) middle(w, h int) (string, *tea.Cursor) {
	if s.large {
		return s.reading(w, h), nil
	}
	if !s.hasPicture() {
		return s.paperwork(0, w, h)
	}
	if len(s.form.fields) == 0 && !s.hasReading() {
		left := min(w, 64)
		return ui.Columns(w, h, ui.Box{Size: (w - left) / 2}, ui.Box{Size: left, Body: s.picture(left, h)}, ui.Box{}), nil
	}
	left := s.pictureWidth()
	watch := ""
	if tall := s.watchHeight(w-left-1, h); tall > 0 {
		h -= tall
		watch = ui.Watch{Seconds: s.view.Watch}.View(s.th, w-left-3, tall)
	}
	right, cursor := s.paperwork(left+1, w-left-1, h)
	if watch != "" {
		right += "\n  " + strings.ReplaceAll(watch, "\n", "\n  ")
		h += ui.Height(watch)
	}
	return ui.Columns(w, h, ui.Box{Size: left, Body: s.picture(left, h)}, ui.Box{Size: 1}, ui.Box{Body: right}), cursor
}

// watchHeight is the room for a ward watch under what is read and filled in beside a picture, 0 if there is too little.
func (s *Screen) watchHeight(w, h int) int {
	used := 0
	if s.hasReading() {
		used = 1 + len(s.readingLines(w))
	}
	tallest, other := 0, *s
	for other.form.at = range s.form.fields { // the face stays where it is, whichever field is open
		tallest = max(tallest, len(other.fieldLines(w-2, true).lines))
	}
	used += tallest
	if free := h - used; free >= 6 && !s.view.Still {
		return min(free, 9)
	}
	return 0
}

// paperwork is papers and fields, exactly w by h, from column x of the middle.
func (s *Screen) paperwork(x, w, h int) (string, *tea.Cursor) {
	reading, fields := s.hasReading(), len(s.form.fields) > 0
	switch {
	case !reading && !fields:
		return ui.Fill("", w, h), nil
	case !fields:
		return s.reading(w, h), nil
	case !reading:
		return s.fieldsIn(x+1, 0, min(w, 100), w, h)
	}
	left, top := s.share(w, h)
	if left == 0 { // over each other
		lower, cursor := s.fieldsIn(x+1, top, min(w, 100), w, h-top)
		return s.reading(w, top) + "\n" + lower, cursor
	}
	right, cursor := s.fieldsIn(x+left+1, 0, w-left-1, w-left, h)
	return ui.Columns(w, h, ui.Box{Size: left, Body: s.reading(left, h)}, ui.Box{Body: right}), cursor
}

// fieldsLeast is the least width in which fields are filled in with ease.
const fieldsLeast = 40

func (s *Screen) hasReading() bool { return len(s.view.Papers) > 0 || s.long() }

// share is how papers and fields share their place: the papers' width beside the fields, or 0 and their height above them.
func (s *Screen) share(w, h int) (left, top int) {
	if left = s.readingWidth(w, h); w-left >= fieldsLeast && !s.hasPicture() || w-left >= fieldsLeast+8 {
		return left, h
	}
	lines, need := len(s.fieldLines(min(w, 100)-2, true).lines), len(s.readingLines(w))
	return 0, max(min(need, h-lines), min(need, h/2), 3)
}

// readingWidth is how much of the width papers take beside fields.
func (s *Screen) readingWidth(w, h int) int {
	most := max(w-max(fieldsLeast, w*2/5), 24)
	want := 0
	for _, p := range s.view.Papers {
		want = max(want, card(p).Width(s.th, 64)+2)
	}
	if s.long() {
		want = max(want, 40)
	}
	if len(s.view.Papers) > 1 && (s.w >= 110 || len(s.readingLines(want)) > h) {
		two := 1
		for _, p := range s.view.Papers[:2] {
			two += card(p).Width(s.th, 64) + 1
		}
		if two = max(two, want); two <= most {
			want = two
		}
	}
	return min(want, most)
}

func card(p skill.Paper) ui.Card {
	c := ui.Card{Title: p.Title, Rows: p.Rows}
	if p.Mark == "D" {
		c.Note = "numbers made up"
	}
	return c
}

// reading is papers and picture, exactly w by h, from the line that they are scrolled to.
func (s *Screen) reading(w, h int) string {
	lines := s.readingLines(w)
	if len(lines) <= h {
		return ui.Fill(strings.Join(lines, "\n"), w, h)
	}
	from := max(0, min(s.scroll, len(lines)-h+1))
	more := fmt.Sprintf("%d-%d of %d: ctrl+p in full", from+1, from+h-1, len(lines))
	if s.large {
		more = fmt.Sprintf("line %d to %d of %d: PgUp PgDn", from+1, from+h-1, len(lines))
	}
	return ui.Fill(strings.Join(lines[from:from+h-1], "\n")+"\n "+s.th.Paint(ui.Key, s.th.Shorten(more, w-2)), w, h)
}

// overflowing reports whether there is more to read than fits.
func (s *Screen) overflowing() bool {
	if !s.hasReading() {
		return false
	}
	w, h := s.readingBox()
	return len(s.readingLines(w)) > h
}

func (s *Screen) readingBox() (w, h int) {
	if s.large {
		return s.w, s.h - 1
	}
	w, h = s.w, max(s.h-1-len(s.sayLines(s.w))-len(s.footLines(s.w)), 3)
	if s.hasPicture() {
		w -= s.pictureWidth() + 1
	}
	if len(s.form.fields) == 0 {
		return w, h
	}
	left, top := s.share(w, h)
	if left == 0 {
		left = w
	}
	return left, top
}

// readingLines are the papers, as many side by side as fit.
func (s *Screen) readingLines(w int) []string {
	var out []string
	if s.large && s.view.Hint != "" {
		for _, l := range strings.Split(ui.Wrap(s.th.Spell(s.view.Hint), w-3), "\n") {
			out = append(out, " "+s.th.Paint(ui.Good, l))
		}
		out = append(out, "")
	}
	if s.long() {
		for _, p := range s.view.Say {
			for _, l := range strings.Split(ui.Wrap(s.th.Spell(p), w-3), "\n") {
				out = append(out, " "+l)
			}
			out = append(out, "")
		}
	}
	for i := 0; i < len(s.view.Papers); {
		row, used := []ui.Box{}, 1
		tall := 0
		for ; i < len(s.view.Papers); i++ {
			c := card(s.view.Papers[i])
			cw := c.Width(s.th, max(w-2, 12))
			if used+cw > w && len(row) > 0 {
				break
			}
			lines := c.Lines(s.th, cw)
			tall = max(tall, len(lines))
			row = append(row, ui.Box{Size: cw + 1, Body: strings.Join(lines, "\n")})
			used += cw + 1
		}
		out = append(out, strings.Split(ui.Columns(w, tall, append([]ui.Box{{Size: 1}}, row...)...), "\n")...)
	}
	return out
}
