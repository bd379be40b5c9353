package bedside

// rect is a part of the body, in cells.
type rect struct{ x, y, w, h int }

// plan says where everything lies. A part that is not shown has no height.
type plan struct {
	w, h                                     int
	wide, board, sheet                       bool // the layout of a large screen; of a ward's board; of one of its beds
	strip                                    int  // rows at the top for what calls from other beds
	monitor, vent, bag, story, quick, people rect
}

// The sizes of body from which there is more to see.
const (
	mediumWidth, mediumHeight = 100, 26
	wideWidth, wideHeight     = 116, 34
)

// plan lays out the bedside for its size and for what goes on.
func (s *Screen) plan() plan {
	p := plan{w: s.w, h: s.h}
	switch {
	case s.onBoard():
		s.planBoard(&p)
	case s.sheeted():
		s.planSheet(&p)
	case s.w >= wideWidth && s.h >= wideHeight:
		s.planWide(&p)
	case s.w >= mediumWidth && s.h >= mediumHeight:
		s.planMedium(&p)
	default:
		s.planCompact(&p)
	}
	return p
}

// actions is where the list of actions lies when it has the keys.
func (p plan) actions() rect {
	switch {
	case p.wide && p.quick.h > 0:
		return rect{p.quick.x, p.quick.y, p.quick.w, p.people.y - p.quick.y}
	case p.quick.h > 0:
		return p.quick
	}
	return rect{0, p.story.y, p.w, p.h - p.story.y}
}

// box is the width of questions and short lists: they lie on the story.
func (p plan) box() int { return max(p.story.w, 12) }

// planCompact: numbers and two traces, the ventilator in three lines, the story, the people in one line. In a bout the bag takes the
// place of the traces and of the ventilator.
func (s *Screen) planCompact(p *plan) {
	w, h := s.w, s.h
	extra := max(h-22, 0)
	top, vent, bag := 7+extra/2, 3, 0
	if _, ok := s.paper(); ok { // numbers of the mother, and the paper
		top, vent = 4, 8+extra/2
	}
	if s.monitor() == nil { // its rows are the story's
		top = 0
	}
	if s.bout != nil {
		top, vent, bag = min(top, 3), 0, 10+extra/2
	}
	need := s.needed(w)
	short := func(part *int, least int) {
		if lack := need - (h - 1 - top - vent - bag); lack > 0 {
			*part = max(least, *part-lack)
		}
	}
	if bag > 0 {
		short(&bag, 5)
	}
	short(&top, min(top, 3))
	short(&vent, 3)
	p.monitor = rect{0, 0, w, top}
	p.vent = rect{0, top, w, vent}
	p.bag = rect{0, top, w, bag}
	y := top + vent + bag
	p.story = rect{0, y, w, max(h-1-y, 0)}
	p.people = rect{0, h - 1, w, 1}
}

// planMedium adds a third trace and the actions at the right of the story.
func (s *Screen) planMedium(p *plan) {
	w, h := s.w, s.h
	_, choosing := s.layer.(*menu)
	right := 38
	if choosing {
		right = 52
	}
	top, vent, bag := 10+max(h-28, 0)/3, 3, 0
	if _, ok := s.paper(); ok {
		top, vent = 7, 9+max(h-28, 0)/3
	}
	if s.monitor() == nil {
		top = 0
	}
	if s.bout != nil {
		vent, bag, right = 0, 11, 0
	}
	if choosing && s.bout != nil {
		right = 52
	}
	if lack := s.needed(w-right) - (h - 1 - top - vent - bag); lack > 0 {
		top = max(min(top, 7), top-lack)
	}
	if lack := s.needed(w-right) - (h - 1 - top - vent - bag); lack > 0 {
		vent = max(min(3, vent), vent-lack)
	}
	if lack := s.needed(w-right) - (h - 1 - top - vent - bag); lack > 0 && bag > 0 {
		bag = max(5, bag-lack)
	}
	y := top + vent + bag
	p.monitor, p.vent, p.bag = rect{0, 0, w, top}, rect{0, top, w, vent}, rect{0, top, w, bag}
	p.story = rect{0, y, w - right - min(right, 2), h - 1 - y}
	p.people = rect{0, h - 1, w, 1}
	if right > 0 {
		p.quick = rect{w - right, y, right, h - 1 - y}
	}
}

// planWide is a bedside: the monitor, the ventilator beside it, the story, the actions and the hands.
func (s *Screen) planWide(p *plan) {
	w, h := s.w, s.h
	p.wide = true
	right := min(max(w*38/100, 46), 66)
	left := w - right - 2
	top := min(max(h*45/100, 17), 33)
	if m := s.patient(); m != nil && m.News != nil {
		top++ // the score has a row of its own
	}
	side := top // the right column: only a ventilator or a paper needs as much as the traces beside it
	if _, vent := s.vent(); !vent && s.ofKind("ctg") == nil {
		side = min(top, len(s.machines().Rows)+2)
	}
	if s.monitor() == nil {
		top = 0
	}
	p.monitor = rect{0, 0, left, top}
	p.vent = rect{left + 2, 0, right, side}
	if s.bout != nil {
		p.bag = rect{0, top, left, min(12, h-top-s.needed(left))}
	}
	y := top + p.bag.h
	p.story = rect{0, y, left, h - y}
	hands := min(s.handsHeight(), h-side-6)
	p.people = rect{left + 2, h - hands, right, hands}
	p.quick = rect{left + 2, side, right, h - side - hands}
}
