package bedside

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// A ward has a board: every patient at a glance. A digit goes to a bedside, Tab comes back; what is done there is offered there.

// manyBeds is from how many patients on a place has a board, whatever it calls itself.
const manyBeds = 4

// ward reports whether there is a board here.
func (s *Screen) ward() bool { return s.sc.Ward || len(s.sc.Patients) >= manyBeds }

// onBoard reports whether the board lies before you now.
func (s *Screen) onBoard() bool { return s.board && s.ward() && s.bout == nil }

// beds lists the patients as the board and the bedside draw them.
func (s *Screen) beds() []panel.Bed {
	out := make([]panel.Bed, len(s.obs.Patients))
	for i := range s.obs.Patients {
		p := &s.obs.Patients[i]
		out[i] = panel.Bed{Place: s.sc.TargetLabel(p.ID), Key: s.digit(i), Patient: p, With: s.labels(p.With)}
		if who := s.labels([]string{p.Press}); len(who) > 0 {
			out[i].Press = who[0]
		} else {
			out[i].Press = p.Press // others
		}
	}
	for i := range s.obs.Devices {
		d := &s.obs.Devices[i]
		if j := slices.IndexFunc(out, func(b panel.Bed) bool { return b.Patient.ID == d.Patient }); j >= 0 {
			out[j].Devices = append(out[j].Devices, d)
		}
	}
	return out
}

// digit is the key of a patient by their place on the board.
func (s *Screen) digit(i int) string { return s.digitOf(s.obs.Patients[i].ID) }

// digitOf is the key that goes to a patient: the number of their bed where all have one digit of their own, else their place on the board.
func (s *Screen) digitOf(id string) string {
	at := slices.IndexFunc(s.sc.Patients, func(p engine.Patient) bool { return p.ID == id })
	var numbers []string
	for i := range s.sc.Patients {
		bed := s.sc.Patients[i].ID
		n := bed[len(strings.TrimRight(bed, "0123456789")):]
		if len(n) != 1 || n == "0" || slices.Contains(numbers, n) {
			return fmt.Sprint(at + 1)
		}
		numbers = append(numbers, n)
	}
	return numbers[at]
}

// labels are the names of people by their ids.
func (s *Screen) labels(ids []string) []string {
	var out []string
	for _, id := range ids {
		for i := range s.obs.People {
			if s.obs.People[i].ID == id {
				out = append(out, s.obs.People[i].Label)
			}
		}
	}
	return out
}

// overview is the board of the ward now.
func (s *Screen) overview() panel.Board {
	b := panel.Board{Beds: s.beds(), Selected: s.bed}
	for i := range s.obs.Devices {
		if d := &s.obs.Devices[i]; d.Shared() {
			b.Shared = append(b.Shared, d)
		}
	}
	return b
}

// stand brings the bed to the front at which you are: a run that is taken up again begins where it was left.
func (s *Screen) stand() {
	if len(s.obs.People) == 0 {
		return
	}
	at := s.obs.People[0].At
	if i := slices.IndexFunc(s.obs.Patients, func(p engine.PatientView) bool { return p.ID == at }); i >= 0 {
		s.bed = i
	}
}

// goTo shows the bedside that a digit stands for. It costs nothing to look up; the way is part of what is done there.
func (s *Screen) goTo(name string) tea.Cmd {
	i := slices.IndexFunc(s.obs.Patients, func(p engine.PatientView) bool { return s.digitOf(p.ID) == name })
	if !s.ward() || i < 0 {
		return nil
	}
	s.bed, s.board = i, false
	s.arrive()
	return nil
}

// turnBoard goes from the bedside to the board, or to the bedside chosen on it.
func (s *Screen) turnBoard() tea.Cmd {
	if !s.ward() {
		return nil
	}
	if s.board = !s.board; !s.board {
		s.arrive()
	}
	s.seq++
	return nil
}

// arrive begins the pictures of the bed shown, and says what it takes to get there.
func (s *Screen) arrive() {
	s.seq++
	for _, d := range s.shown() {
		s.scope(d)
	}
	p := s.patient()
	if p == nil || s.obs.Walk == 0 || len(s.obs.People) == 0 {
		return
	}
	if s.obs.People[0].At != p.ID {
		s.says = fmt.Sprintf("You are not at %s yet: going there adds %.0f s to the first thing you do.", s.sc.TargetLabel(p.ID), s.obs.Walk)
	}
}

// otherRow chooses the next bed, or the one before: on the board, or its bedside.
func (s *Screen) otherRow(next bool) tea.Cmd {
	n := len(s.obs.Patients)
	if !s.ward() || n < 2 {
		return nil
	}
	step := n - 1
	if next {
		step = 1
	}
	s.bed = (s.bed + step) % n
	s.seq++
	if !s.onBoard() {
		s.arrive()
	}
	return nil
}

// acts are the targets of an entry that are offered here: at a bedside of a ward, what is done at that bed or anywhere.
func (s *Screen) acts(e *entry) []int {
	if !s.ward() || s.onBoard() {
		return e.actions
	}
	var out []int
	for _, a := range e.actions {
		if bed := s.sit.Bed(a); bed < 0 || bed == s.bed {
			out = append(out, a)
		}
	}
	return out
}

// elsewhereOf finds an entry at the other beds of a ward, while one of its bedsides is shown: at each bed by the words of the entry and of the bed.
func (s *Screen) elsewhereOf(e *entry, want []string) []found {
	if len(want) == 0 || !s.ward() || s.onBoard() {
		return nil
	}
	var out []found
	for bed := range s.obs.Patients {
		f := found{entry: e, bed: bed}
		for _, a := range e.actions {
			if bed != s.bed && s.sit.Bed(a) == bed {
				f.acts = append(f.acts, a)
			}
		}
		if len(f.acts) > 0 && holdsAll(s.bedsOf(f)+e.label, want) {
			out = append(out, f)
		}
	}
	return out
}

// followAct brings the bed of an act that was just begun to the front.
func (s *Screen) followAct(action int) {
	if bed := s.sit.Bed(action); s.ward() && bed >= 0 && bed < len(s.obs.Patients) {
		s.bed = bed
	}
}

// drawBoard draws the board.
func (s *Screen) drawBoard(r rect) string {
	return s.blocks.board.get(s.block(r), func() string {
		body, _ := s.overview().View(s.theme, r.w, r.h)
		return body
	})
}

// drawSheet draws the sheet at the end of the bed shown.
func (s *Screen) drawSheet(r rect) string {
	beds := s.beds()
	if s.bed >= len(beds) || r.h < 1 {
		return ui.Fill("", r.w, r.h)
	}
	return s.blocks.vent.get(s.block(r), func() string { return beds[s.bed].Sheet(s.theme, r.w, r.h) })
}

// elsewhere is one line of what calls from other beds.
func (s *Screen) elsewhere(w int) string { return panel.Elsewhere(s.theme, s.beds(), s.bed, w) }

// sheeted reports whether the bed shown is drawn with a sheet: one of a ward without a ventilator or paper of its own.
func (s *Screen) sheeted() bool {
	if !s.ward() {
		return false
	}
	_, vent := s.vent()
	_, paper := s.paper()
	return !vent && !paper
}

// planBoard gives the board what it wants at the top, and the story what a question needs.
func (s *Screen) planBoard(p *plan) {
	p.board, p.wide = true, s.w >= wideWidth && s.h >= wideHeight
	board := s.overview()
	right := s.rightColumn()
	left := s.w - right - min(right, 2)
	top := board.Height(1)
	if s.h >= wideHeight-4 && s.w >= mediumWidth {
		top = board.Height(2)
	}
	if lack := s.needed(left) - (s.h - 1 - top); lack > 0 {
		top = max(min(top, 4), top-lack)
	}
	top = max(min(top, s.h-3), 0)
	p.monitor = rect{0, 0, s.w, top}
	s.planFoot(p, top, left, right)
}

// planSheet lays out a bed of a ward: what calls elsewhere, its monitor if it has one, the sheet, the story. Where no monitor is, the sheet has its
// place; on a large screen the sheet stands beside the monitor.
func (s *Screen) planSheet(p *plan) {
	w, h := s.w, s.h
	p.sheet, p.wide = true, w >= wideWidth && h >= wideHeight
	if s.elsewhere(w) != "" {
		p.strip = 1
	}
	right := s.rightColumn()
	left := w - right - min(right, 2)
	across := w
	if p.wide && s.monitor() != nil {
		across = right
	}
	top, sheet, bag := 0, 0, 0
	if s.bed < len(s.obs.Patients) {
		sheet = s.beds()[s.bed].SheetHeight(s.theme, across)
	}
	if s.monitor() != nil {
		top = min(7+max(h-22, 0)/2, 18)
	}
	if s.bout != nil {
		top, bag = min(top, 3), 10
	}
	stacked := func() int {
		if across < w {
			return max(top, sheet)
		}
		return top + sheet
	}
	short := func(part *int, least int) {
		if lack := max(s.needed(left), storyLeast) - (h - 1 - p.strip - stacked() - bag); lack > 0 {
			*part = max(min(least, *part), *part-lack)
		}
	}
	short(&top, 3)
	short(&sheet, 3)
	short(&bag, 5)
	y := p.strip
	if across < w {
		head := stacked()
		p.monitor, p.vent = rect{0, y, left, head}, rect{left + 2, y, right, head}
	} else {
		p.monitor, p.vent = rect{0, y, w, top}, rect{0, y + top, w, sheet}
	}
	y += stacked()
	p.bag = rect{0, y, w, bag}
	s.planFoot(p, y+bag, left, right)
}

// rightColumn is the width of the column at the right under the board or the bed; 0 on a small screen.
func (s *Screen) rightColumn() int {
	if s.w < mediumWidth {
		return 0
	}
	right := min(max(s.w*38/100, 38), 66)
	if _, choosing := s.layer.(*menu); choosing {
		right = max(right, 52)
	}
	return right
}

// planFoot lays out the story from row y on, the actions beside it, and everybody's hands.
func (s *Screen) planFoot(p *plan, y, left, right int) {
	w, h := s.w, s.h
	if !p.wide {
		p.story, p.people = rect{0, y, left, max(h-1-y, 0)}, rect{0, h - 1, w, 1}
		if right > 0 {
			p.quick = rect{w - right, y, right, max(h-1-y, 0)}
		}
		return
	}
	people := min(s.handsHeight(), max(h-y-8, 1))
	p.story = rect{0, y, left, h - y}
	p.people = rect{w - right, h - people, right, people}
	p.quick = rect{w - right, y, right, h - y - people}
}

// foot draws what planFoot lays out.
func (s *Screen) foot(p plan) []ui.Box {
	story := s.drawStory(p.story, p.wide)
	switch {
	case p.wide:
		right := ui.Rows(p.quick.w, p.story.h, ui.Box{Size: p.quick.h, Body: s.drawQuick(p.quick)}, ui.Box{Size: p.people.h, Body: s.drawPeople(p.people)})
		return []ui.Box{{Size: p.story.h, Body: ui.Columns(p.w, p.story.h, ui.Box{Size: p.story.w, Body: story}, ui.Box{Size: 2}, ui.Box{Size: p.quick.w, Body: right})}}
	case p.quick.w > 0:
		story = ui.Columns(p.w, p.story.h, ui.Box{Size: p.story.w, Body: story}, ui.Box{Size: 2}, ui.Box{Size: p.quick.w, Body: s.drawQuick(p.quick)})
	}
	return []ui.Box{{Size: p.story.h, Body: story}, {Size: 1, Body: s.lastLine(p.people.w)}}
}

// stack puts boxes under each other, those without a height left out.
func (p plan) stack(boxes ...ui.Box) string {
	var out []ui.Box
	for _, b := range boxes {
		if b.Size > 0 {
			out = append(out, b)
		}
	}
	return ui.Rows(p.w, p.h, out...)
}

// boardBody puts the board and what lies under it together.
func (s *Screen) boardBody(p plan) string {
	return p.stack(append([]ui.Box{{Size: p.monitor.h, Body: s.drawBoard(p.monitor)}}, s.foot(p)...)...)
}

// sheetBody puts a bed of the ward together.
func (s *Screen) sheetBody(p plan) string {
	boxes := []ui.Box{{Size: p.strip, Body: s.elsewhere(p.w)}}
	if p.vent.w < p.w {
		boxes = append(boxes, ui.Box{Size: p.monitor.h, Body: ui.Columns(p.w, p.monitor.h, ui.Box{Size: p.monitor.w, Body: s.drawMonitor(p.monitor)},
			ui.Box{Size: 2}, ui.Box{Size: p.vent.w, Body: s.drawSheet(p.vent)})})
	} else {
		boxes = append(boxes, ui.Box{Size: p.monitor.h, Body: s.drawMonitor(p.monitor)}, ui.Box{Size: p.vent.h, Body: s.drawSheet(p.vent)})
	}
	return p.stack(append(append(boxes, ui.Box{Size: p.bag.h, Body: s.drawBag(p.bag)}), s.foot(p)...)...)
}

// whereabouts says in the list of who can do a thing at whose bed they are and what keeps them, or that they are away.
func (s *Screen) whereabouts(id string) string {
	i := slices.IndexFunc(s.obs.People, func(p engine.PersonView) bool { return p.ID == id })
	if i < 0 || !s.ward() {
		return ""
	}
	p := &s.obs.People[i]
	if p.Away {
		return " (away, " + panel.Seconds(p.Left) + ")"
	}
	var is []string
	if p.At != "" {
		is = append(is, s.sc.TargetLabel(p.At))
	}
	switch {
	case p.Doing != "":
		is = append(is, "busy")
	case p.Press != "":
		is = append(is, "on the chest")
	case p.Voice != "":
		is = append(is, "talking")
	}
	if len(is) == 0 {
		return ""
	}
	return " (" + strings.Join(is, ", ") + ")"
}

// wardKeys are the keys between the board and the beds.
func (s *Screen) wardKeys() []key.Binding {
	out := []key.Binding{keys.board}
	if s.onBoard() {
		out = []key.Binding{bind("tab", "its bedside", "tab")}
	}
	if q := s.open.current(s.obs.Scenes); q == nil {
		out = append(out, keys.bed)
	}
	return out
}

// hereOnly names in the list of actions where it is that they are offered.
func (s *Screen) hereOnly() string {
	if p := s.patient(); s.ward() && !s.onBoard() && p != nil {
		return strings.TrimSpace(s.sc.TargetLabel(p.ID)) + ", "
	}
	return ""
}
