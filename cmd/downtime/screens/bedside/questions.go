package bedside

import (
	"math"
	"slices"
	"time"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/game/engine"
)

// grace is how long a question that has just come up takes no key: the finger was on its way to something else.
const grace = 400 * time.Millisecond

// questions are the open scenes in the order in which they came, the newest shown.
type questions struct {
	order  []int // Scenario.Scenes indices
	passed []int // belief moments that were let pass
	at     int
	since  time.Time
	typed  string
	p      float64
}

// follow keeps the queue in step with what is open.
func (q *questions) follow(open []engine.SceneView, now time.Time) {
	still := q.order[:0]
	for _, i := range q.order {
		if slices.ContainsFunc(open, func(v engine.SceneView) bool { return v.Index == i }) {
			still = append(still, i)
		}
	}
	shown := q.shown()
	q.order = still
	for _, v := range open {
		if !slices.Contains(q.order, v.Index) && !slices.Contains(q.passed, v.Index) {
			q.order = append(q.order, v.Index)
			q.at, q.since = len(q.order)-1, now
		}
	}
	q.at = min(q.at, max(len(q.order)-1, 0))
	if q.shown() != shown {
		q.typed, q.p = "", 0
	}
}

func (q *questions) shown() int {
	if q.at < len(q.order) {
		return q.order[q.at]
	}
	return -1
}

func (q *questions) skipGrace() { q.since = time.Time{} }

// current is the question shown; nil if none is open.
func (q *questions) current(open []engine.SceneView) *engine.SceneView {
	for i := range open {
		if open[i].Index == q.shown() {
			return &open[i]
		}
	}
	return nil
}

func (q *questions) turn(step int) {
	if n := len(q.order); n > 0 {
		q.at = (q.at + step + n) % n
		q.typed, q.p = "", 0
	}
}

// letPass puts a belief moment away; it closes by itself.
func (q *questions) letPass(scene int) {
	q.passed = append(q.passed, scene)
	q.order = slices.DeleteFunc(q.order, func(i int) bool { return i == scene })
	q.at = max(len(q.order)-1, 0)
	q.typed, q.p = "", 0
}

// pressQuestion takes the keys of the question shown. It reports whether the key was one.
func (s *Screen) pressQuestion(name string) bool {
	v := s.open.current(s.obs.Scenes)
	if v == nil {
		return false
	}
	if name == "[" || name == "]" {
		s.open.turn(map[string]int{"[": -1, "]": 1}[name])
		s.seq++
		return true
	}
	if v.Asks != "" {
		return s.pressBelief(v, name)
	}
	if len(name) != 1 || name < "1" || name > "9" {
		return false
	}
	if s.now().Sub(s.open.since) < grace {
		return true
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
		s.open.letPass(v.Index)
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
			s.open.letPass(v.Index)
			return true
		}
		if _, ok := s.do(engine.Input{Kind: engine.Believe, Device: d.Index, P: p}); ok {
			s.goOn()
		}
		return true
	}
	if s.now().Sub(s.open.since) < grace {
		return isScaleKey(name)
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

// card of the question shown, as it is drawn.
func (s *Screen) question(v *engine.SceneView) panel.Question {
	q := panel.Question{
		Scene: *v, Deadline: float64(s.sc.Scenes[v.Index].Deadline) / engine.TicksPerSecond,
		At: s.open.at + 1, Of: len(s.open.order), Typed: s.open.typed, P: s.open.p, Dimmed: s.layer != nil,
	}
	if d := s.device(v.Asks); d != nil {
		q.Asked, q.Last = d.Label, d.Belief
	}
	return q
}
