package pulse

import (
	"fmt"

	"downtime/game/skill"
)

const patients = 2

// exercise is one go: two patients, one after the other.
type exercise struct {
	setup    skill.Setup
	patients [patients]patient
	at       int
	answers  [patients]answer
	asked    bool // for feedback on the way
}

// answer is what was done and written for one patient.
type answer struct {
	form   skill.Form
	ticks  int64 // since the patient was met
	apex   bool  // the stethoscope is over the heart
	heard  bool  // and was so for long enough to judge by
	listen int64 // ticks for which it was
	now    count // that the watch runs for, or ran last
	pulse  count // by which the pulse was written down
	breath count
	shown  bool // the learner asked how it goes
}

// count is one count against the watch.
type count struct {
	from    int64 // tick
	seconds int64 // 0: none
}

func (c *count) end() int64 { return c.from + c.seconds*skill.TicksPerSecond }

// over reports whether it has run its time at a tick.
func (c *count) over(tick int64) bool { return c.seconds > 0 && tick >= c.end() }

// judgeable is how long somebody must listen at the apex to set its rate against the wrist.
const judgeable = 10 * skill.TicksPerSecond

func begin(s skill.Setup) skill.Exercise {
	e := &exercise{setup: s}
	for i := range e.patients {
		e.patients[i] = draw(s.Seed, i, s.Level)
		e.answers[i].form = e.blank()
	}
	if s.Given != nil {
		e.patients[0] = felt(s)
	}
	return e
}

// beds is how many patients the go has.
func (e *exercise) beds() int {
	if e.setup.Given != nil {
		return 1
	}
	return patients
}

// time is the patient's own: the monitor has seen a little of it before the learner came.
func (a *answer) time() int64 { return before + a.ticks }

// Step lets a tick pass.
func (e *exercise) Step() []skill.Event {
	a, p := &e.answers[e.at], &e.patients[e.at]
	t := a.time()
	var out []skill.Event
	p.heart.reach(t)
	for i := len(p.heart.beats) - 1; i >= 0 && p.heart.beats[i].at >= t; i-- {
		switch b := &p.heart.beats[i]; {
		case b.at > t:
		case a.apex:
			out = append(out, skill.Event{Kind: "sound"})
		case b.felt:
			out = append(out, skill.Event{Kind: "beat"})
		}
	}
	p.chest.reach(float64(t)/skill.TicksPerSecond + 1)
	for i := len(p.chest.breaths) - 1; i >= 0 && p.chest.breaths[i].begins() >= t; i-- {
		if p.chest.breaths[i].begins() == t {
			out = append(out, skill.Event{Kind: "breath"})
		}
	}
	if a.apex {
		a.listen++
		a.heard = a.heard || a.listen >= judgeable
	}
	a.ticks++
	if a.now.seconds > 0 && a.ticks == a.now.end() {
		out = append(out, skill.Event{Kind: "say", Text: fmt.Sprintf("%d seconds.", a.now.seconds)})
	}
	return out
}

// counts are the controls that start the watch.
var counts = [...]struct {
	id, key string
	seconds int64
}{{"count15", "a", 15}, {"count30", "s", 30}, {"count60", "d", 60}}

// Apply starts the watch, moves the stethoscope, writes, or goes on to the next patient.
func (e *exercise) Apply(in skill.Input) error {
	a := &e.answers[e.at]
	if in.Set != "" {
		return e.write(in)
	}
	for _, c := range counts {
		if in.Do == c.id {
			a.now = count{a.ticks, c.seconds}
			return nil
		}
	}
	switch {
	case in.Do == "apex" && e.apex():
		a.apex = !a.apex
		return nil
	case in.Do == "ask" && e.asks():
		a.shown, e.asked = true, true
		return nil
	case in.Do != "sign":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	if gap := a.form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you sign", gap)
	}
	e.at++
	return nil
}

// write takes rates only as they can be, and remembers by which count they were written.
func (e *exercise) write(in skill.Input) error {
	a := &e.answers[e.at]
	err := a.form.Write(in.Set, in.Value, func(x float64) error {
		if most := mostRate(in.Set); x < 0 || x > most || x != float64(int(x)) {
			return fmt.Errorf("a rate is a whole number a minute, from 0 to %.0f", most)
		}
		return nil
	})
	if err != nil || !a.now.over(a.ticks) {
		return err
	}
	switch in.Set {
	case "pulse":
		a.pulse = a.now
	case "breaths":
		a.breath = a.now
	}
	return nil
}

func mostRate(field string) float64 {
	if field == "breaths" {
		return 80
	}
	return 300
}

// Done reports whether all patients are signed for.
func (e *exercise) Done() bool { return e.at == e.beds() }

// apex reports whether a stethoscope is at hand, and asks whether somebody is there to ask.
func (e *exercise) apex() bool { return e.setup.Level > steady || e.setup.Given != nil }
func (e *exercise) asks() bool { return !e.setup.Guided && e.setup.Given == nil }

func (e *exercise) blank() skill.Form {
	if e.setup.Given != nil {
		return skill.Form{Fields: []skill.Field{counted(e.setup.Mode)}}
	}
	f := skill.Form{Fields: []skill.Field{
		{ID: "pulse", Label: "Pulse at the wrist", Unit: "/min", Kind: skill.Number},
		{ID: "breaths", Label: "Breaths", Unit: "/min", Kind: skill.Number},
		{ID: "rhythm", Label: "The pulse is", Kind: skill.Choice, Options: []skill.Option{
			{ID: "regular", Label: "Regular"},
			{ID: "odd", Label: "Regular, but for early or missed beats"},
			{ID: "irregular", Label: "Irregular from beat to beat"},
		}},
	}}
	if e.setup.Level < besideIt {
		return f
	}
	f.Fields = append(f.Fields, skill.Field{ID: "belief", Label: "The monitor", Kind: skill.Choice, Options: []skill.Option{
		{ID: "agree", Label: "Believe it: it has what I count"},
		{ID: "deficit", Label: "Believe it: the heart is that fast, and not every beat reaches the wrist"},
		{ID: "heart", Label: "Not its heart rate"},
		{ID: "breaths", Label: "Not its breaths"},
		{ID: "neither", Label: "Neither: heart rate and breaths are both wrong"},
	}})
	return f
}
