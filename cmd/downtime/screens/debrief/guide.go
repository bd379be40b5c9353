package debrief

import (
	"fmt"
	"math"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
)

// part is one step of the guided debrief.
type part uint8

// The parts, in their order. Nothing of the score or the truth is shown before dutyPart is answered or skipped.
const (
	safetyPart part = iota
	reactionPart
	thoughtPart
	dutyPart
	timelinePart
	beliefsPart
	cluesPart
	rightPart
	gapsPart
	whatIfPart
	twinPart
	owedPart
	beforePart
	planPart
	questionsPart
	replayPart
	supportPart
	partCount
)

// parts name the steps. The id is kept in the profile; minutes are what a step takes most people (mark D).
var parts = [partCount]struct {
	id, title string
	minutes   float64
}{
	{"safety", "Before we look back", 0.2},
	{"reaction", "How was it?", 0.3},
	{"thought", "Before any feedback", 0.8},
	{"duty", "Whose duty was it?", 0.4},
	{"timeline", "What happened", 1.5},
	{"beliefs", "What you believed", 0.5},
	{"clues", "What could be found", 0.5},
	{"right", "What went right", 0.3},
	{"gaps", "Questions to take away", 0.8},
	{"whatif", "What if", 0.8},
	{"twin", "The twin case", 0.7},
	{"owed", "Who owed what", 0.5},
	{"before", "Your plan from before", 0.2},
	{"plan", "Your plan", 0.5},
	{"questions", "Questions to keep", 1},
	{"replay", "The decision again", 0.5},
	{"support", "Before you go", 0.2},
}

// What is kept under the names of no part of the trainee's own words: LeftAt holds where the debrief was left, or GoneThrough.
const (
	LeftAt      = "at"
	GoneThrough = "done"
)

// guide is the way through the parts.
type guide struct {
	on     bool // it is on the screen, and not the free pages
	open   bool // feedback may be seen
	at     part
	kept   map[string]string // what was written, by reflection part
	disk   map[string]string // what of it is known to be on the disk
	landed map[string]int    // the number of the last word about each part
	lost   string            // why the last of it is not
	fields []*field          // of the part, if it asks for words
	focus  int
	told   bool // the twin case may be seen
	quiz   quiz
	duty   duty
	from   int // first line shown
}

// begin takes up the guide where it was left. Practice, whose truth is known, begins with the free pages.
func (s *Screen) begin(kept map[string]string) {
	g := &s.guide
	if g.kept == nil {
		g.kept, g.disk, g.landed = map[string]string{}, map[string]string{}, map[string]int{}
	}
	for k, v := range kept {
		g.kept[k], g.disk[k] = v, v
	}
	g.on, g.open = s.run.Guided && s.why == "", !s.run.Guided || s.why != ""
	switch left := kept[LeftAt]; left {
	case "":
		return
	case GoneThrough:
		g.on, g.open, g.at = false, true, supportPart
	default:
		for p := range partCount {
			if parts[p].id == left {
				s.enter(p)
			}
		}
	}
}

// has reports whether the debrief of this run has a part.
func (s *Screen) has(p part) bool {
	switch p {
	case dutyPart, owedPart:
		return s.divides()
	case beforePart:
		return s.plan != nil
	}
	return true
}

// enter goes to a part, and opens the feedback from thoughtPart on.
func (s *Screen) enter(p part) {
	g := &s.guide
	g.at, g.from, g.told, g.focus = p, 0, false, 0
	g.open = g.open || p > dutyPart
	g.fields = s.fieldsOf(p)
	g.duty = duty{given: debrief.ReadDivision(g.kept[debrief.DutyPart])}
	g.quiz = s.firstOpen()
	s.cached = cache{}
	if p == timelinePart && s.scrub.at == nil && s.report != nil {
		s.happened(s.report.Moment.Tick)
	}
}

// step goes a part on or back, and remembers it. After the last one come the free pages.
func (s *Screen) step(by int) tea.Cmd {
	p := int(s.guide.at) + by
	for p > 0 && p < int(partCount) && !s.has(part(p)) {
		p += by
	}
	if p >= int(partCount) {
		s.guide.on, s.guide.open, s.page = false, true, scorePage
		return s.keep(LeftAt, GoneThrough)
	}
	s.enter(part(max(p, 0)))
	return s.keep(LeftAt, parts[s.guide.at].id)
}

// pressGuide takes the keys while the guide is on the screen.
func (s *Screen) pressGuide(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	g := &s.guide
	switch {
	case key.Matches(k, keys.leave):
		return nil, nav.Back{}
	case key.Matches(k, keys.skip):
		if g.at == twinPart && !g.told {
			g.told, s.cached = true, cache{}
			return nil, nil
		}
		return s.step(1), nil
	case key.Matches(k, keys.back):
		return s.step(-1), nil
	case s.writing():
		return s.write(k), nil
	case g.at == dutyPart && !key.Matches(k, keys.on):
		return s.divide(k), nil
	case g.at == questionsPart && s.asking():
		return s.answer(k), nil
	case key.Matches(k, keys.on):
		return s.step(1), nil
	}
	return s.pressPart(k)
}

// pressPart takes the keys that are a part's own.
func (s *Screen) pressPart(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	g := &s.guide
	switch {
	case g.open && key.Matches(k, keys.page):
		g.on = false
		s.page = page(k.String()[0] - '1')
		return nil, nil
	case g.open && key.Matches(k, keys.words):
		s.inWords = !s.inWords
		return nil, nil
	case g.at == timelinePart:
		return s.pressTimeline(k)
	case g.at == whatIfPart:
		s.pressWhatIf(k)
		return nil, nil
	case g.at == replayPart && key.Matches(k, keys.play):
		return s.replay()
	case g.at == beforePart:
		s.tick(k)
		return nil, nil
	}
	s.scrollGuide(k)
	return nil, nil
}

func (s *Screen) scrollGuide(k tea.KeyPressMsg) {
	by, room := 0, s.guideRoom()
	switch {
	case key.Matches(k, keys.up):
		by = -1
	case key.Matches(k, keys.down):
		by = 1
	case key.Matches(k, keys.pgup):
		by = 2 - room
	case key.Matches(k, keys.pgdown):
		by = room - 2
	}
	s.guide.from = max(0, min(s.guide.from+by, len(s.lines())-room))
}

// guideRoom is the number of lines under the progress and above the foot.
func (s *Screen) guideRoom() int { return max(1, s.height-3) }

// guideKeys are those of the part that is on the screen.
func (s *Screen) guideKeys() []key.Binding {
	g := &s.guide
	if s.writing() {
		return []key.Binding{keys.on, keys.skip, keys.leave, keys.back}
	}
	var out []key.Binding
	switch {
	case g.at == dutyPart:
		return []key.Binding{keys.choose, keys.weigh, keys.on, keys.skip, keys.leave, keys.back}
	case g.at == questionsPart && s.asking():
		out = append(out, keys.choose, keys.say, keys.skip)
	case g.at == timelinePart:
		out = append(out, keys.second, keys.ten, keys.event, keys.play, keys.on, keys.skip)
	case g.at == whatIfPart:
		out = append(out, keys.choose, keys.on, keys.words, keys.skip)
	case g.at == replayPart && s.toReplay() != nil:
		out = append(out, keys.play, keys.on, keys.skip)
	case g.at == beforePart:
		out = append(out, keys.kept, keys.notKept, keys.noOccasion, keys.on, keys.skip)
	case g.at == beliefsPart:
		out = append(out, keys.on, keys.words, keys.skip, keys.down)
	default:
		out = append(out, keys.on, keys.skip, keys.down)
	}
	if g.open {
		out = append(out, keys.page)
	}
	out = append(out, keys.leave, keys.back)
	if g.at == timelinePart {
		out = append(out, keys.minute, keys.ends, keys.bed)
	}
	return out
}

// progress is the quiet line over every part: where one is, and about how long there is to go.
func (s *Screen) progress() string {
	g, left := &s.guide, 0.0
	dots, at, all := "", 0, 0
	for p := range partCount {
		if !s.has(p) {
			continue
		}
		if all++; p >= g.at {
			left += parts[p].minutes
		} else {
			at++
		}
		switch {
		case p < g.at:
			dots += s.th.Pick("●", "#")
		case p == g.at:
			dots += s.th.Pick("◉", "O")
		default:
			dots += s.th.Pick("○", ".")
		}
	}
	text := fmt.Sprintf("%d of %d", at+1, all)
	if m := int(math.Ceil(left)); m > 1 {
		text += fmt.Sprintf(", about %d min left", m)
	} else {
		text += ", nearly done"
	}
	head := "  " + s.th.Paint(ui.Title, s.th.Spell(parts[g.at].title))
	tail := s.th.Paint(ui.Dim, dots+"  "+text) + " "
	return ui.Fit(head, max(0, s.width-ui.Width(tail))) + tail
}

// guideView is the body while the guide is on.
func (s *Screen) guideView() (string, *tea.Cursor) {
	w, h := s.width, s.height-1
	switch {
	case s.writing():
		body, cursor := s.writeView(w, h)
		return s.progress() + "\n" + body, cursor
	case s.guide.at == timelinePart && s.scrub.at != nil:
		return s.progress() + "\n" + s.timelineView(w, h), nil
	case s.guide.at == whatIfPart:
		return s.progress() + "\n" + s.whatIfView(w, h), nil
	}
	lines, room := s.lines(), s.guideRoom()
	from := max(0, min(s.guide.from, len(lines)-room))
	var shown []string
	for _, l := range lines[from:min(len(lines), from+room)] {
		shown = append(shown, "  "+l)
	}
	return s.progress() + "\n" + ui.Fill(ui.Fill("\n"+strings.Join(shown, "\n"), w, room+1)+"\n "+s.foot(from, room, len(lines)), w, h), nil
}

// foot says what was just done, or where one is in a text.
func (s *Screen) foot(from, room, all int) string {
	switch {
	case s.said != "":
		return s.th.Shorten(s.th.Spell(s.said), s.width-2)
	case from+room < all:
		return s.th.Paint(ui.Dim, fmt.Sprintf("%s %d more lines", s.th.Pick("↓", "v"), all-from-room))
	}
	return ""
}

// guideLines is what a part that is only read says.
func (s *Screen) guideLines(w int) []string {
	switch {
	case s.guide.at == safetyPart:
		return s.safety(w)
	case s.guide.at == dutyPart:
		return s.dutyLines(w)
	case s.report == nil:
		return []string{s.th.Paint(ui.Dim, s.th.Spell("One moment: the run is being simulated again…"))}
	}
	switch s.guide.at {
	case timelinePart:
		if s.unlaid != "" {
			return s.cannot(w, "")
		}
		return []string{s.th.Paint(ui.Dim, s.th.Spell("One moment: the run is being laid out, so that every second of it is at hand…"))}
	case beliefsPart:
		return s.believed(w)
	case cluesPart:
		return s.clues(w)[1:]
	case rightPart:
		return s.orElse(s.body(w, "right"), w, "No line of the Card was earned in full this time. What you saw and tried still counts: it is what the next parts build on.")
	case gapsPart:
		return s.orElse(s.body(w, "gaps"), w, "The Card asks nothing here: no line of it was lost.")
	default:
		return s.laterLines(w)
	}
}

// laterLines are those of the parts after the what-ifs.
func (s *Screen) laterLines(w int) []string {
	switch s.guide.at {
	case twinPart:
		return s.orElse(s.body(w, "twin"), w, "This case has no twin.")
	case owedPart:
		return s.owedLines(w)
	case beforePart:
		return s.planLines(w)
	case questionsPart:
		return s.quizLines(w)
	case replayPart:
		return s.replayLines(w)
	case supportPart:
		return s.supportLines(w)
	}
	return nil
}

// orElse is a text, or other words where there is none.
func (s *Screen) orElse(lines []string, w int, words string) []string {
	if strings.TrimSpace(strings.Join(lines, "")) == "" {
		return wrapped(s.th, words, w, "")
	}
	return lines
}

func (s *Screen) safety(w int) []string {
	out := append(wrapped(s.th, debrief.Safety, w, ""), "")
	total, n := 0.0, 0
	for p := range partCount {
		if s.has(p) {
			total += parts[p].minutes
			n++
		}
	}
	out = append(out, wrapped(s.th, fmt.Sprintf("%d short parts, about %.0f minutes. Tab skips any of them. Esc leaves; you come back to the part where you left.", n, math.Round(total)), w, "")...)
	out = append(out, "", s.th.Paint(ui.Dim, ui.Wrap(s.th.Spell("First it is your turn: nothing of the score or of what was really so is shown until you have said, or skipped, what you thought."), w)))
	return strings.Split(strings.Join(append(out, "", s.th.Paint(ui.Key, "Enter")+" begins"), "\n"), "\n")
}

// supportLines end the debrief: where to talk, the number with its reason, and what can be done next.
func (s *Screen) supportLines(w int) []string {
	var out []string
	if here := s.body(w, "local"); here != nil {
		out = append(append(out, s.th.Paint(ui.Title, "At your own hospital"), ""), append(here, "")...)
	}
	out = append(out, append(wrapped(s.th, s.report.Support, w, ""), "")...)
	if c := s.run.Card; c != nil && c.Scored {
		out = append(out, wrapped(s.th, fmt.Sprintf("%.1f of 100. %s", c.Total, s.because(c)), w, "")...)
		out = append(out, wrapped(s.th, s.standard(c), w, "")...)
	} else {
		out = append(out, "Practice: not scored.")
	}
	out = append(out, "", s.th.Paint(ui.Key, "Enter")+" shows the Card, line by line; there "+s.th.Paint(ui.Key, "a")+" tries again and "+s.th.Paint(ui.Key, "g")+" comes back here")
	return out
}
