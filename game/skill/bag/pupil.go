package bag

import (
	"fmt"

	"downtime/game/num"
	"downtime/game/skill"
)

// pupil is a student with the bag: hands that do as they are told, more or less, and drift back. Habits are drawn from Khoury 2016
// (24.1, SD 9.5, a minute; 590, SD 193, mL squeezed); how much of a sentence is taken up and how fast it fades is a design (mark D).
type pupil struct {
	seed    uint64
	rate    float64 // per minute
	ml      float64
	seconds float64
	drift   float64 // breaths a minute gained each minute; habit pulls upwards
	next    int64   // tick of the next squeeze
	told    int64   // tick until which the last sentence sinks in
	count   bool    // was given a count in seconds
	depth   bool    // was told what to look at
	back    bool    // has told it back
	vague   int     // sentences that told nothing
	said    int
}

const (
	pupilDrift   = 2.5
	guarded      = 0.4 // of the drift is left when the pupil watches chest and trace
	sinksIn      = 3   // s
	alone        = 90  // s that the pupil goes on when the teacher has stepped back
	teachingTime = 90  // s at the most with the teacher
)

func newPupil(seed uint64) pupil {
	draw := func(n uint32) float64 { return num.Normal(seed, stream+3, 0, n) }
	return pupil{
		seed: seed, rate: num.Clamp(24.1+float64(9.5*draw(0)), 9, 40), ml: num.Clamp(590+float64(193*draw(1)), 250, 800),
		seconds: num.Clamp(0.8+float64(0.2*draw(2)), 0.45, 1.4), drift: pupilDrift,
	}
}

// phrases are what can be said to a pupil.
var phrases = [...]struct{ id, key, label string }{
	{"count", "c", "\"Count aloud with me: one squeeze every … seconds\" (write how many)"},
	{"chest", "v", "\"Over one second, until you just see the chest rise, then let go\""},
	{"slower", "s", "\"Slower\""},
	{"faster", "f", "\"Faster\""},
	{"gentler", "g", "\"Gentler\""},
	{"more", "m", "\"A little more\""},
	{"watch", "w", "\"Watch the chest and the trace; shout if either changes\""},
	{"back", "b", "\"Tell me what you are doing\""},
	{"fine", "o", "\"You are doing fine\""},
	{"properly", "p", "\"Bag properly!\""},
}

func teachForm() skill.Form {
	return skill.Form{Fields: []skill.Field{{ID: "every", Label: "One squeeze every", Unit: "s", Kind: skill.Number}}}
}

// pupilSqueeze gives the pupil's next squeeze if it is due.
func (e *exercise) pupilSqueeze() {
	p, h := &e.pupil, &e.hand
	if h.ticks < p.next {
		return
	}
	p.rate = min(p.rate+p.drift/p.rate, 42)
	period := 60 / p.rate * (1 + float64(0.06*num.Normal(p.seed, stream+3, h.ticks, 9)))
	h.press(p.ml*(1+float64(0.08*num.Normal(p.seed, stream+3, h.ticks, 10))), min(p.seconds, period*0.6))
	p.next = h.ticks + max(20, int64(period*skill.TicksPerSecond))
}

func (e *exercise) teachStep() []skill.Event {
	e.pupilSqueeze()
	e.hand.step()
	out := append(e.hand.told(), e.bedside()...)
	if e.hand.ticks >= teachingTime*skill.TicksPerSecond {
		e.stepBack()
		out = append(out, skill.Event{Kind: "say", Text: "You are called away. Tom goes on by himself."})
	}
	return out
}

// stepBack lets the pupil go on alone, at once.
func (e *exercise) stepBack() {
	h := &e.hand
	h.breaths, h.trapped, h.since = nil, 0, h.ticks
	for h.ticks < h.since+alone*skill.TicksPerSecond {
		e.pupilSqueeze()
		h.step()
	}
	e.stage = over
}

// teach is something said to the pupil, or the number that goes with it.
func (e *exercise) teach(in skill.Input) error {
	p := &e.pupil
	switch {
	case in.Set != "":
		return e.writeEvery(in)
	case in.Do == "leave":
		e.stepBack()
		return nil
	case e.hand.ticks < p.told:
		return fmt.Errorf("one thing at a time: Tom is still on your last sentence")
	}
	known := false
	for _, f := range phrases {
		known = known || f.id == in.Do
	}
	if !known {
		return fmt.Errorf("%q is nothing to say here", in.Do)
	}
	every, ok := e.form.Number("every")
	if in.Do == "count" && !ok {
		return fmt.Errorf("write first how many seconds there are from squeeze to squeeze")
	}
	p.hear(in.Do, every, e.hand.need)
	p.told = e.hand.ticks + sinksIn*skill.TicksPerSecond
	return nil
}

func (e *exercise) writeEvery(in skill.Input) error {
	return e.form.Write(in.Set, in.Value, func(x float64) error {
		if x < 1 || x > 12 {
			return fmt.Errorf("from 1 to 12 seconds from squeeze to squeeze, not %v", x)
		}
		return nil
	})
}

// hear is what a sentence does to the pupil's hands.
func (p *pupil) hear(what string, every float64, n *need) {
	p.said++
	switch what {
	case "count":
		p.rate, p.count = 60/every, true
		p.drift *= 0.6
	case "chest":
		p.ml, p.seconds, p.depth = n.volume.middle(), n.squeeze.middle(), true
	case "slower":
		p.rate *= 0.86
	case "faster":
		p.rate *= 1.14
	case "gentler":
		p.ml *= 0.86
	case "more":
		p.ml = min(800, p.ml*1.14)
	case "watch":
		p.drift *= guarded
	case "back":
		p.drift *= 0.6
		p.back = p.count
	case "fine":
		p.vague++
	case "properly":
		p.rate, p.ml = min(42, p.rate*1.2), min(800, p.ml*1.1)
		p.vague++
	}
}

// tells is what the pupil says of what he does: of what he was told, if he was told anything that can be said.
func (p *pupil) tells() string {
	switch {
	case p.said == 0:
		return "Tom squeezes as he saw it on television."
	case p.back && p.depth:
		return fmt.Sprintf("Tom: \"One every %.0f seconds, over a second, until I just see the chest rise.\"", 60/p.rate)
	case p.back:
		return fmt.Sprintf("Tom: \"One every %.0f seconds. How deep?\"", 60/p.rate)
	case p.count:
		return "Tom counts under his breath."
	}
	return "Tom nods and goes on."
}
