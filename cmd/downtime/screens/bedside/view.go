package bedside

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// memo keeps the last drawing of a block with what it was drawn from.
type memo[K comparable] struct {
	key   K
	body  string
	drawn bool
}

func (m *memo[K]) get(k K, draw func() string) string {
	if !m.drawn || m.key != k {
		m.key, m.body, m.drawn = k, draw(), true
	}
	return m.body
}

// blockKey is what most blocks depend on: the theme, the Observation, the bed shown and the size.
type blockKey struct {
	theme     ui.Theme
	seq, bed  int
	w, h      int
	highlight bool
}

type storyKey struct {
	theme           ui.Theme
	seq, back, w, h int
}

type questionKey struct {
	block blockKey
	typed string
	p     float64
	at    int
}

// blocks are the drawings that stay the same from frame to frame: only traces, and a bag that moves, are drawn anew.
type blocks struct {
	numerics, vent, quick, people memo[blockKey]
	board                         memo[blockKey]
	story, record                 memo[storyKey]
	question                      memo[questionKey]
}

func (s *Screen) block(r rect) blockKey { return blockKey{s.theme, s.seq, s.bed, r.w, r.h, false} }

// compose draws the body and says where a text cursor stands.
func (s *Screen) compose() (string, *tea.Cursor) {
	var sh sheet
	if s.layer != nil {
		sh = s.layer.view(s)
	}
	whole := rect{w: s.w, h: s.h}
	body := sh.body
	if s.layer == nil || sh.area != whole {
		body = s.bedside(s.plan())
		if s.layer != nil {
			body = ui.Over(body, s.w, s.h, sh.body, sh.area.x, sh.area.y, sh.area.w, sh.area.h)
		}
	}
	if s.clock.paused {
		body = s.stamp(body)
	}
	if sh.cursor == nil || s.clock.paused {
		return body, nil
	}
	c := *sh.cursor
	c.X, c.Y = c.X+sh.area.x, c.Y+sh.area.y
	return body, &c
}

// stamp lays the word of a pause over the picture.
func (s *Screen) stamp(body string) string {
	w := min(44, s.w)
	text := ui.FitCentre(s.theme.Paint(ui.Title, "Paused")+" at "+s.obs.Clock, w-4) + "\n" +
		ui.FitCentre(s.theme.Paint(ui.Key, "p")+" goes on   "+s.theme.Paint(ui.Key, "q")+" leaves, the run is kept", w-4)
	return ui.Over(body, s.w, s.h, ui.Frame(s.theme, "", text, w, 4), (s.w-w)/2, max(s.h/2-2, 0), w, 4)
}

// bedside draws everything that is not a layer.
func (s *Screen) bedside(p plan) string {
	switch {
	case p.board:
		return s.boardBody(p)
	case p.sheet:
		return s.sheetBody(p)
	}
	if p.wide {
		left := ui.Rows(p.monitor.w, p.h, ui.Box{Size: p.monitor.h, Body: s.drawMonitor(p.monitor)},
			ui.Box{Size: p.bag.h, Body: s.drawBag(p.bag)}, ui.Box{Size: p.story.h, Body: s.drawStory(p.story, true)})
		right := ui.Rows(p.vent.w, p.h, ui.Box{Size: p.vent.h, Body: s.drawVent(p.vent)},
			ui.Box{Size: p.quick.h, Body: s.drawQuick(p.quick)}, ui.Box{Size: p.people.h, Body: s.drawPeople(p.people)})
		return ui.Columns(p.w, p.h, ui.Box{Size: p.monitor.w, Body: left}, ui.Box{Size: 2}, ui.Box{Size: p.vent.w, Body: right})
	}
	story := s.drawStory(p.story, false)
	if p.quick.h > 0 {
		story = ui.Columns(p.w, p.story.h, ui.Box{Size: p.story.w, Body: story}, ui.Box{Size: p.w - p.story.w - p.quick.w},
			ui.Box{Size: p.quick.w, Body: s.drawQuick(p.quick)})
	}
	boxes := make([]ui.Box, 0, 5)
	for _, b := range []ui.Box{
		{Size: p.monitor.h, Body: s.drawMonitor(p.monitor)},
		{Size: p.vent.h, Body: s.drawVent(p.vent)},
		{Size: p.bag.h, Body: s.drawBag(p.bag)},
		{Size: p.story.h, Body: story},
		{Size: p.people.h, Body: s.lastLine(p.people.w)},
	} {
		if b.Size > 0 {
			boxes = append(boxes, b)
		}
	}
	return ui.Rows(p.w, p.h, boxes...)
}

// saying is what the last key could not do, or why time stands still.
func (s *Screen) saying() string {
	if s.says != "" {
		return s.says
	}
	return s.holds()
}

// lastLine is what the last key could not do, or else everybody's hands.
func (s *Screen) lastLine(w int) string {
	if says := s.saying(); says != "" {
		return " " + s.theme.Paint(ui.Unsaved, s.theme.Shorten(s.theme.Spell(says), max(w-2, 0)))
	}
	return panel.Crowd(s.theme, s.obs.People, w)
}

func (s *Screen) drawMonitor(r rect) string {
	d := s.monitor()
	if d == nil || r.h < 1 {
		return ui.Fill("", r.w, r.h)
	}
	if p := s.patient(); p.News != nil && r.h > 3 {
		r.h--
		return s.drawSignals(d, r) + "\n" + panel.News(s.theme, p.News, r.w)
	}
	return s.drawSignals(d, r)
}

// drawSignals draws the monitor itself: its name, traces and numbers.
func (s *Screen) drawSignals(d *engine.DeviceView, r rect) string {
	title := d.Label
	if len(s.obs.Patients) > 1 && !s.sheeted() {
		title += s.otherBeds()
	}
	out := panel.Out(d)
	note := out
	if note == "" && d.Mode != "in-service" {
		note = panel.Mode(d)
	}
	rule := panel.Rule(s.theme, title, note, d.Alarms, s.clears(d), r.w)
	rows := r.h - 1
	numbers := 24
	if rows < 5 { // too low for a trace that can be read: numbers only
		numbers = r.w
	}
	chosen := panel.Signals(d, rows)
	traces := max(r.w-numbers-2, 0)
	area := rect{w: numbers, h: rows}
	num := s.blocks.numerics.get(s.block(area), func() string { return panel.Numerics(s.theme, d, chosen, numbers, rows) })
	if numbers == r.w {
		return rule + "\n" + num
	}
	if out != "" {
		return rule + "\n" + ui.Columns(r.w, rows, ui.Box{Size: traces + 1, Body: panel.NoCurves(s.theme, out, traces+1, rows)}, ui.Box{Size: 1}, ui.Box{Size: numbers, Body: num})
	}
	return rule + "\n" + ui.Columns(r.w, rows, ui.Box{Size: 1}, ui.Box{Size: traces, Body: panel.Traces(s.theme, s.scope(d), chosen, traces, rows)},
		ui.Box{Size: 1}, ui.Box{Size: numbers, Body: num})
}

// otherBeds names the other monitors in sight, with their loudest alarm.
func (s *Screen) otherBeds() string {
	var out []string
	for i := range s.obs.Patients {
		for j := range s.obs.Devices {
			d := &s.obs.Devices[j]
			if i != s.bed && d.Kind == "monitor" && d.Patient == s.obs.Patients[i].ID {
				out = append(out, s.sc.TargetLabel(d.Patient)+marks(d))
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "  ( , . " + strings.Join(out, ", ") + " )"
}

func (s *Screen) drawVent(r rect) string {
	if p, ok := s.paper(); ok && r.h > 0 {
		return s.blocks.vent.get(s.block(r), func() string { return p.View(s.theme, r.w, r.h) })
	}
	v, ok := s.vent()
	if r.h < 1 {
		return ui.Fill("", r.w, r.h)
	}
	if !ok && s.ward() {
		return s.drawSheet(r)
	}
	if !ok {
		return s.blocks.vent.get(s.block(r), func() string { return s.machines().View(s.theme, r.w, r.h) })
	}
	if r.h < 8 {
		return s.blocks.vent.get(s.block(r), func() string { return v.Rows(s.theme, r.w, r.h) })
	}
	head := s.blocks.vent.get(s.block(r), func() string { return strings.Join(v.Head(s.theme, r.w), "\n") })
	n := min(ui.Height(head), r.h)
	return ui.Rows(r.w, r.h, ui.Box{Size: n, Body: head}, ui.Box{Body: v.Curves(s.theme, s.scope(v.Device), r.w, r.h-n)})
}

func (s *Screen) drawBag(r rect) string {
	if s.bout == nil || s.obs.Bag == nil || r.h < 1 {
		return ui.Fill("", r.w, r.h)
	}
	return s.drawnBout().View(s.theme, r.w, r.h)
}

// storyLeast is how many rows of the story stay in sight over an open question: what was just found must be seen.
const storyLeast = 3

// asked is the question whose card lies open; nil if there is none, or if the list that judges every device stands in its place.
func (s *Screen) asked() *engine.SceneView {
	v := s.open.current(s.obs.Scenes)
	if _, judging := s.layer.(*suspicion); v == nil || s.obs.Over || judging && v.Asks != "" {
		return nil
	}
	return v
}

// folded reports whether questions wait in one line and no card lies open.
func (s *Screen) folded() bool {
	return !s.obs.Over && len(s.open.order) > 0 && s.open.current(s.obs.Scenes) == nil
}

// needed is how many rows the open question and the end of the story want at a width.
func (s *Screen) needed(w int) int {
	v := s.asked()
	switch {
	case v != nil:
		return s.question(v).Height(s.theme, w) + storyLeast
	case s.folded():
		return 1 + storyLeast
	}
	return 0
}

// drawStory draws the last of the story, and under it the open question.
func (s *Screen) drawStory(r rect, saying bool) string {
	card, n := "", 0
	if v := s.asked(); v != nil {
		n = min(s.question(v).Height(s.theme, r.w), r.h)
		k := questionKey{s.block(rect{w: r.w, h: n}), s.open.typed, s.open.p, s.open.at}
		k.block.highlight = s.layer != nil
		card = s.blocks.question.get(k, func() string {
			body, _ := s.question(v).View(s.theme, r.w, n)
			return body
		})
	} else if s.folded() && r.h > 0 {
		card, n = panel.Aside(s.theme, s.waiting(), r.w), 1
	}
	says := 0
	if saying && s.saying() != "" && r.h > n {
		says = 1
	}
	rule := 0
	if r.h > n+says+2 {
		rule = 1
	}
	rows := max(r.h-n-says-rule, 0)
	told := s.blocks.story.get(storyKey{s.theme, s.seq, 0, r.w, rows}, func() string { return panel.Story(s.theme, s.unasked(), 0, r.w, rows) })
	var parts []string
	if rule > 0 {
		note := ""
		if s.plan().quick.h == 0 {
			note = "letters act at once (Enter lists them)"
		}
		parts = append(parts, ui.TitleRule(s.theme, "What happens", note, r.w))
	}
	if rows > 0 {
		parts = append(parts, told)
	}
	if says > 0 {
		parts = append(parts, s.lastLine(r.w))
	}
	if n > 0 {
		parts = append(parts, card)
	}
	return ui.Fill(strings.Join(parts, "\n"), r.w, r.h)
}

// unasked is the story without the words of the question whose card lies open under it.
func (s *Screen) unasked() []engine.Line {
	v := s.asked()
	if v == nil {
		return s.told
	}
	from := max(0, len(s.told)-64)
	out := make([]engine.Line, 0, len(s.told)-from)
	for _, l := range s.told[from:] {
		if l.Kind != "scene" || l.ID != v.ID {
			out = append(out, l)
		}
	}
	return out
}

// quickItems are the actions that one key does from the bedside.
func (s *Screen) quickItems() []panel.Item {
	var out []panel.Item
	for i := range s.keys {
		if f := (found{&s.keys[i], s.acts(&s.keys[i]), -1}); f.hot != "" && len(f.acts) > 0 {
			out = append(out, s.item(f, f.hot, anyone))
		}
	}
	return out
}

func (s *Screen) drawQuick(r rect) string {
	if _, choosing := s.layer.(*menu); choosing || r.h < 1 {
		return ui.Fill("", r.w, r.h) // the list itself lies here
	}
	return s.blocks.quick.get(s.block(r), func() string {
		body, _ := panel.Quick(s.theme, s.quickItems(), r.w, r.h)
		return body
	})
}

func (s *Screen) handsHeight() int { return panel.PeopleHeight(s.obs.People, s.obs.Bag) }

func (s *Screen) drawPeople(r rect) string {
	draw := func() string { return panel.People(s.theme, s.obs.People, s.obs.Bag, s.clock.shown, r.w, r.h) }
	if b := s.obs.Bag; b != nil && !b.Yours {
		return draw() // somebody squeezes: it moves
	}
	return s.blocks.people.get(s.block(r), draw)
}
