package bedside

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/game/engine"
)

// grace is how long a question that has just come up takes no key: the finger was on its way to something else.
const grace = 400 * time.Millisecond

// questions are the open scenes, the most urgent first. One of them is shown in full; a new one never takes its place.
type questions struct {
	order   []int // Scenario.Scenes indices
	passed  []int // belief moments that were let pass
	seen    []int // those that lay in full before somebody for long enough to be read
	waved   []int // those for which the clock need not hold any more
	aside   []int // those that were put aside: one line instead of the card
	at      int
	since   time.Time // when the one shown came up
	ignored time.Time // when a key was last ignored
	typed   string
	p       float64
}

// follow keeps the queue in step with what is open.
func (q *questions) follow(open []engine.SceneView, now time.Time) {
	shown := q.shown()
	q.order = q.order[:0]
	for _, v := range open {
		if !slices.Contains(q.passed, v.Index) {
			q.order = append(q.order, v.Index)
		}
	}
	slices.SortStableFunc(q.order, func(a, b int) int { return cmp.Compare(left(open, a), left(open, b)) })
	at := max(slices.Index(q.order, shown), 0)
	if at < len(q.order) && q.putAside(q.order[at]) { // whoever is put aside makes room for who is not
		at = q.next()
	}
	q.show(at, shown, now)
}

// next is the most urgent question that was not put aside; the most urgent one if all were.
func (q *questions) next() int {
	return max(slices.IndexFunc(q.order, func(i int) bool { return !q.putAside(i) }), 0)
}

func (q *questions) putAside(scene int) bool { return slices.Contains(q.aside, scene) }

// left is how many seconds a question still waits.
func left(open []engine.SceneView, scene int) float64 {
	for i := range open {
		if open[i].Index == scene && open[i].Left > 0 {
			return open[i].Left
		}
	}
	return math.Inf(1)
}

// show brings a question to the top. If it is another than was shown before, what was typed is gone and its time to be read begins.
func (q *questions) show(at, before int, now time.Time) {
	q.at = at
	if q.shown() != before {
		q.typed, q.p, q.since = "", 0, now
	}
}

func (q *questions) shown() int {
	if q.at < len(q.order) {
		return q.order[q.at]
	}
	return -1
}

func (q *questions) skipGrace() { q.since = time.Time{} }

// tooSoon reports whether a key can hardly be meant for the question shown, or is the rest of what was typed too soon.
func (q *questions) tooSoon(now time.Time) bool {
	if now.Sub(q.since) >= grace && now.Sub(q.ignored) >= grace {
		return false
	}
	q.ignored = now
	return true
}

// read notes that the question shown has lain open for long enough to be read.
func (q *questions) read(now time.Time) {
	if i := q.shown(); i >= 0 && now.Sub(q.since) >= grace && !slices.Contains(q.seen, i) {
		q.seen = append(q.seen, i)
	}
}

// known reports whether a question was read, or turned away.
func (q *questions) known(scene int) bool {
	return slices.Contains(q.seen, scene) || slices.Contains(q.passed, scene)
}

// current is the question whose card lies open; nil if there is none.
func (q *questions) current(open []engine.SceneView) *engine.SceneView {
	for i := range open {
		if open[i].Index == q.shown() && !q.putAside(open[i].Index) {
			return &open[i]
		}
	}
	return nil
}

// turn brings up the next question, or takes up again the one that was put aside.
func (q *questions) turn(step int, now time.Time) {
	n := len(q.order)
	if n == 0 {
		return
	}
	if !q.putAside(q.shown()) {
		q.show((q.at+step+n)%n, q.shown(), now)
	}
	shown := q.shown()
	q.aside = slices.DeleteFunc(q.aside, func(i int) bool { return i == shown })
}

// fold puts a question aside: it waits in one line, and the next one comes up.
func (q *questions) fold(scene int, now time.Time) {
	q.aside = append(q.aside, scene)
	if !slices.Contains(q.seen, scene) {
		q.seen = append(q.seen, scene)
	}
	q.show(q.next(), scene, now)
}

// letPass puts a belief moment away; it closes by itself.
func (q *questions) letPass(scene int, now time.Time) {
	q.passed = append(q.passed, scene)
	q.order = slices.DeleteFunc(q.order, func(i int) bool { return i == scene })
	q.show(q.next(), scene, now)
}

// pressQuestion takes the keys of the question shown. It reports whether the key was one.
func (s *Screen) pressQuestion(name string) bool {
	if (name == "[" || name == "]") && len(s.open.order) > 0 {
		s.open.turn(map[string]int{"[": -1, "]": 1}[name], s.now())
		s.seq++
		return true
	}
	v := s.open.current(s.obs.Scenes)
	if v == nil {
		return false
	}
	if (name == "enter" || name == "esc" || isScaleKey(name)) && s.open.tooSoon(s.now()) {
		s.says = "A question has just come up. Read it first."
		return true
	}
	if v.Asks != "" {
		return s.pressBelief(v, name)
	}
	if name == "esc" {
		s.open.fold(v.Index, s.now())
		s.seq++
		return true
	}
	if len(name) != 1 || name < "1" || name > "9" {
		return false
	}
	i := int(name[0] - '1')
	if i >= len(v.Choices) {
		return true
	}
	s.answer(v, i)
	return true
}

func (s *Screen) answer(v *engine.SceneView, i int) {
	if !v.Choices[i].Legal {
		s.says = "You cannot say that now."
		return
	}
	if _, ok := s.do(engine.Input{Kind: engine.Choose, Scene: v.Index, Choice: v.Choices[i].Index}); ok {
		s.goOn()
	}
}

// pressBelief is a key on the scale of a belief moment.
func (s *Screen) pressBelief(v *engine.SceneView, name string) bool {
	switch name {
	case "esc":
		s.open.letPass(v.Index, s.now())
		s.seq++
		s.goOn()
		return true
	case "enter":
		if s.open.typed == "" {
			return false
		}
		p := s.open.p
		d := s.device(v.Asks)
		s.open.typed = ""
		if d == nil {
			s.open.letPass(v.Index, s.now())
			return true
		}
		if _, ok := s.do(engine.Input{Kind: engine.Believe, Device: d.Index, P: p}); ok {
			s.goOn()
		}
		return true
	}
	typed, p, ok := scaleKey(name, s.open.typed, s.open.p)
	if ok {
		s.open.typed, s.open.p = typed, p
	}
	return ok
}

func isScaleKey(name string) bool {
	_, _, ok := scaleKey(name, "", 0)
	return ok
}

// scaleKey moves a probability by one key: 7 is 70 %, 7 5 is 75 %, 0 7 is 7 %, = is 100 %, arrows move by 5 %.
func scaleKey(name, typed string, p float64) (string, float64, bool) {
	switch {
	case name == "=":
		return "=", 1, true
	case name == "left" || name == "right":
		step := map[string]float64{"left": -0.05, "right": 0.05}[name]
		if typed == "" {
			p = 0.5 - step
		}
		return "~", math.Round(min(max(p+step, 0), 1)*100) / 100, true
	case name == "backspace":
		return "", 0, true
	case len(name) != 1 || name[0] < '0' || name[0] > '9':
		return typed, p, false
	}
	d := float64(name[0] - '0')
	switch {
	case len(typed) == 1 && typed >= "0" && typed <= "9":
		return typed + name, (float64(typed[0]-'0')*10 + d) / 100, true
	case typed == "10" && d == 0:
		return "100", 1, true
	}
	return name, d / 10, true
}

// waiting lists who else waits for an answer, the most urgent first.
func (s *Screen) waiting() []panel.Waiting {
	var out []panel.Waiting
	for _, i := range s.open.order {
		for j := range s.obs.Scenes {
			if v := &s.obs.Scenes[j]; v.Index == i && (i != s.open.shown() || s.open.putAside(i)) {
				out = append(out, panel.Waiting{Who: v.Speaker, Left: v.Left})
			}
		}
	}
	return out
}

// card of the question shown, as it is drawn.
func (s *Screen) question(v *engine.SceneView) panel.Question {
	q := panel.Question{
		Scene: *v, Deadline: float64(s.sc.Scenes[v.Index].Deadline) / engine.TicksPerSecond,
		Waiting: s.waiting(), Typed: s.open.typed, P: s.open.p, Dimmed: s.layer != nil,
	}
	if d := s.device(v.Asks); d != nil {
		q.Asked, q.Last, q.Count = d.Label, d.Belief, s.judged()
	}
	return q
}

// judged counts the devices about which a belief was stated, of those that are scored; "" in a bed that is not.
func (s *Screen) judged() string {
	list := scored(s.obs.Devices)
	if s.sc.Unscored || len(list) == 0 {
		return ""
	}
	n := 0
	for _, d := range list {
		if d.Belief != nil {
			n++
		}
	}
	return fmt.Sprintf("%d of %d devices judged; unstated earns nothing.", n, len(list))
}
