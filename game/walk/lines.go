package walk

import (
	"regexp"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/scenario"
	"downtime/game/score"
)

// shapes say how each line is written, for the fix of one that is not.
var shapes = map[string]string{
	"do": "do ACTION [on TARGET] [by PERSON] [to NUMBER]", "refuse": "refuse ACTION [on TARGET] [by PERSON] [to NUMBER]",
	"wait": "wait SECONDS", "until": "until SECOND", "finish": "finish", "choose": "choose SCENE CHOICE", "believe": "believe DEVICE PROBABILITY",
	"bag": "bag RATE ML SECONDS", "say": "say ACTION WORDS", "report": "report ACTION FIELD: WORDS; FIELD: WORDS",
	"rank":  "rank ACTION PATIENT PATIENT …, the first to be seen first",
	"limit": "limit DEVICE ALARM LOW HIGH, with - for one that is off", "play": "play PLAYER [until SECOND]",
	"expect": "expect CONDITION [by SECOND]", "never": "never CONDITION",
}

// forms are how the lines that do or expect something are read: how many words follow the first, at least and at most, and by what.
var forms = map[string]struct {
	least, most int
	read        func(*reader, []word) (step, bool)
}{
	"do": {1, 7, (*reader).act}, "refuse": {1, 7, (*reader).act}, "wait": {1, 1, (*reader).time}, "until": {1, 1, (*reader).time},
	"finish": {0, 0, (*reader).finish}, "choose": {2, 2, (*reader).choose}, "believe": {2, 2, (*reader).believe}, "bag": {3, 3, (*reader).bag},
	"say": {2, anyNumber, (*reader).speak}, "report": {2, anyNumber, (*reader).speak}, "rank": {3, 1 + engine.MaxPatients, (*reader).rank}, "limit": {4, 4, (*reader).limit}, "play": {1, 3, (*reader).play},
	"expect": {1, anyNumber, (*reader).expects}, "never": {1, anyNumber, (*reader).expects},
}

const anyNumber = 1000

// step reads a line that does or expects something.
func (r *reader) step(all []word) (step, bool) {
	f := forms[all[0].text]
	if n := len(all) - 1; n < f.least || n > f.most {
		r.incomplete(all[0])
		return step{}, false
	}
	return f.read(r, all)
}

func (r *reader) incomplete(w word) {
	r.unreadable(w.column, "the line is not complete, or says too much", "as in "+shapes[w.text])
}

func (r *reader) finish([]word) (step, bool) { return step{verb: finish}, true }

func (r *reader) time(all []word) (step, bool) {
	s := step{verb: wait}
	if all[0].text == "until" {
		s.verb = until
	}
	var ok bool
	s.ticks, ok = r.seconds(all[1])
	return s, ok
}

// act reads "ACTION on TARGET by PERSON to NUMBER".
func (r *reader) act(all []word) (step, bool) {
	s := step{verb: someone, column: all[1].column, input: engine.Input{Kind: engine.DoAct}}
	var target, by, to word
	for i := 2; i < len(all); i += 2 {
		into := map[string]*word{"on": &target, "by": &by, "to": &to}[all[i].text]
		if into == nil || i+1 >= len(all) {
			r.unreadable(all[i].column, "after the action stand on, by and to, each with its word", "as in "+shapes[all[0].text])
			return s, false
		}
		*into = all[i+1]
	}
	var ok bool
	if s.input.Action, ok = r.action(all[1], target); !ok {
		return s, false
	}
	if by.text != "" {
		s.verb = doInput
		if s.input.By, ok = find(r, by, "person", r.sc.People, func(p engine.Person) string { return p.ID }); !ok {
			return s, false
		}
	}
	a := &r.sc.Actions[s.input.Action]
	switch {
	case a.HasValue && a.Skill.ID == "" && to.text == "":
		r.unreadable(all[1].column, a.ID+" takes a number", "add to and the number")
		return s, false
	case !a.HasValue && to.text != "":
		r.unreadable(to.column, a.ID+" takes no number", "remove it")
		return s, false
	case to.text != "":
		s.input.Found = a.Skill.ID != ""
		if s.input.Value, ok = r.number(to, a.Low, a.High); !ok {
			return s, false
		}
	}
	if all[0].text == "refuse" {
		s.verb = refuse
	}
	return s, true
}

// action finds an action on a target.
func (r *reader) action(w, target word) (int, bool) {
	first, ok := find(r, w, "action", r.sc.Actions, func(a engine.Action) string { return a.ID })
	if !ok {
		return 0, false
	}
	var targets []string
	for i := first; i < len(r.sc.Actions); i++ {
		if a := &r.sc.Actions[i]; a.ID == w.text {
			if a.Target == target.text {
				return i, true
			}
			targets = append(targets, a.Target)
		}
	}
	at := w.column
	if target.text != "" {
		at = target.column
	}
	r.unknown(at, "target of "+w.text, target.text, targets)
	return 0, false
}

func (r *reader) choose(all []word) (step, bool) {
	s := step{verb: doInput, column: all[1].column, input: engine.Input{Kind: engine.Choose}}
	var ok bool
	if s.input.Scene, ok = find(r, all[1], "scene", r.sc.Scenes, func(x engine.Scene) string { return x.ID }); !ok {
		return s, false
	}
	s.input.Choice, ok = find(r, all[2], "choice of "+all[1].text, r.sc.Scenes[s.input.Scene].Choices, func(c engine.Choice) string { return c.ID })
	return s, ok
}

func (r *reader) device(w word) (int, bool) {
	return find(r, w, "device", r.sc.Devices, func(d engine.Device) string { return d.ID })
}

func (r *reader) believe(all []word) (step, bool) {
	s := step{verb: doInput, column: all[1].column, input: engine.Input{Kind: engine.Believe}}
	var ok bool
	if s.input.Device, ok = r.device(all[1]); !ok {
		return s, false
	}
	s.input.P, ok = r.number(all[2], 0, 1)
	return s, ok
}

// bag reads breaths a minute, mL, and for how many seconds.
func (r *reader) bag(all []word) (step, bool) {
	s := step{verb: bag, column: all[1].column, input: engine.Input{Kind: engine.Squeeze, Seconds: 1}}
	var ok bool
	if s.rate, ok = r.number(all[1], 1, 60); !ok {
		return s, false
	}
	if s.input.ML, ok = r.number(all[2], 5, device.SqueezeMax); !ok {
		return s, false
	}
	if s.rate > 45 {
		s.input.Seconds = 0.6
	}
	s.ticks, ok = r.seconds(all[3])
	return s, ok
}

// speak reads what is said in an action's own words, or written into its report.
func (r *reader) speak(all []word) (step, bool) {
	s := step{verb: doInput, column: all[1].column, input: engine.Input{Kind: engine.DoAct}}
	var ok bool
	if s.input.Action, ok = r.action(all[1], word{}); !ok {
		return s, false
	}
	a := &r.sc.Actions[s.input.Action]
	if all[0].text == "say" {
		s.input.Text = r.rest(all[2])
		if !a.Say {
			r.unreadable(all[1].column, a.ID+" takes no words", "use do")
		}
		return s, a.Say
	}
	if !a.Report {
		r.unreadable(all[1].column, a.ID+" is no report", "use do")
		return s, false
	}
	s.input.Fields = map[string]string{}
	for _, part := range strings.Split(r.rest(all[2]), ";") {
		field, words, colon := strings.Cut(part, ":")
		w := word{strings.TrimSpace(field), all[2].column}
		if !colon {
			r.unreadable(w.column, "a field of a report has a colon after it", "as in "+shapes["report"])
			return s, false
		}
		if _, ok := find(r, w, "field of the report", r.sc.Report, func(f engine.Fact) string { return f.ID }); !ok {
			return s, false
		}
		s.input.Fields[w.text] = strings.TrimSpace(words)
	}
	return s, true
}

// rank reads the order that a ranking gives.
func (r *reader) rank(all []word) (step, bool) {
	s := step{verb: doInput, column: all[1].column, input: engine.Input{Kind: engine.DoAct}}
	var ok bool
	if s.input.Action, ok = r.action(all[1], word{}); !ok {
		return s, false
	}
	if a := &r.sc.Actions[s.input.Action]; !a.Rank {
		r.unreadable(all[1].column, a.ID+" takes no order", "use do")
		return s, false
	}
	for _, w := range all[2:] {
		p, ok := find(r, w, "patient", r.sc.Patients, func(p engine.Patient) string { return p.ID })
		if !ok {
			return s, false
		}
		s.input.Order = append(s.input.Order, p)
	}
	return s, true
}

func (r *reader) limit(all []word) (step, bool) {
	s := step{verb: doInput, column: all[1].column, input: engine.Input{Kind: engine.MoveLimit}}
	var ok bool
	if s.input.Device, ok = r.device(all[1]); !ok {
		return s, false
	}
	kind := r.sc.Devices[s.input.Device].Spec.Kind
	a, known := device.AlarmNamed(kind, all[2].text)
	if !known {
		r.unknown(all[2].column, "alarm of a "+kind.String(), all[2].text, ids(device.Alarms(kind), func(a device.AlarmInfo) string { return a.Name }))
		return s, false
	}
	s.input.Alarm = int(a)
	for i, side := range []struct {
		v  *float64
		on *bool
	}{{&s.input.Low, &s.input.LowOn}, {&s.input.High, &s.input.HighOn}} {
		if w := all[3+i]; w.text != "-" {
			if *side.v, ok = r.number(w, -1e6, 1e6); !ok {
				return s, false
			}
			*side.on = true
		}
	}
	return s, true
}

func (r *reader) play(all []word) (step, bool) {
	s := step{verb: play, column: all[1].column, player: all[1].text, ticks: r.sc.Limit}
	if len(all) == 2 {
		return s, true
	}
	if len(all) != 4 || all[2].text != "until" {
		r.incomplete(all[0])
		return s, false
	}
	var ok bool
	s.ticks, ok = r.seconds(all[3])
	return s, ok
}

var (
	byWhen  = regexp.MustCompile(`\s+by\s+([0-9.]+)$`)
	counted = regexp.MustCompile(`^(score|uncapped|line|[a-z]+)(?:\s+([a-z0-9-]+))?\s*(>=|<=|==|!=|>|<)\s*(-?[0-9.]+)$`)
	latched = regexp.MustCompile(`^(not\s+)?(failed|met|ended)\(\s*(?:"([^"]*)")?\s*\)$`)
)

// expects reads what expect and never ask.
func (r *reader) expects(all []word) (step, bool) {
	s := step{verb: expect, column: all[1].column}
	src := r.rest(all[1])
	if all[0].text == "never" {
		s.verb = never
	} else if m := byWhen.FindStringSubmatchIndex(src); m != nil {
		var ok bool
		if s.ticks, ok = r.seconds(word{src[m[2]:m[3]], all[1].column + len([]rune(src[:m[2]]))}); !ok {
			return s, false
		}
		src = src[:m[0]]
	}
	if m := latched.FindStringSubmatch(src); m != nil {
		return s, r.latch(&s, m)
	}
	if m := counted.FindStringSubmatch(src); m != nil {
		if known, ok := r.count(&s, m); known {
			return s, ok
		}
	}
	e, probs := r.names.Condition(src)
	for _, p := range probs {
		r.report(all[1].column+max(p.Column-1, 0), scenario.CodeWalkName, p.Message, p.Fix)
	}
	s.want = expectation{kind: condition, when: e}
	return s, len(probs) == 0
}

// latch reads failed("id"), met("id") and ended("id").
func (r *reader) latch(s *step, m []string) bool {
	s.want.not = m[1] != ""
	w, ok := word{m[3], s.column}, true
	switch m[2] {
	case "failed":
		s.want.kind = failed
		s.want.index, ok = find(r, w, "critical failure", r.sc.Critical, func(c engine.Critical) string { return c.ID })
	case "met":
		s.want.kind = met
		s.want.index, ok = find(r, w, "scored line", r.sc.Criteria, func(c engine.Criterion) string { return c.ID })
	default:
		s.want.kind, s.want.index = ended, -1
		if m[3] != "" {
			s.want.index, ok = find(r, w, "ending", r.sc.Endings, func(e engine.Ending) string { return e.ID })
		}
	}
	return ok
}

// count reads a comparison with the Card; known is false if it is a condition of the case after all.
func (r *reader) count(s *step, m []string) (known, ok bool) {
	s.want.op, s.want.line = m[3], m[2]
	s.want.than, ok = r.number(word{m[4], s.column}, -1000, 1000)
	switch {
	case m[1] == "score" && m[2] == "":
		s.want.kind = total
	case m[1] == "uncapped" && m[2] == "":
		s.want.kind = uncapped
	case m[1] == "line" && m[2] != "":
		s.want.kind = ledger
	case m[2] == "" && m[1] != "t":
		s.want.kind, s.want.line = domain, m[1]
		for d := range engine.NumDomains {
			if score.DomainID(d) == m[1] {
				return true, ok
			}
		}
		return false, false
	default:
		return false, false
	}
	return true, ok
}
