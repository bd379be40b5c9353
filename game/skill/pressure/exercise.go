package pressure

import (
	"fmt"

	"downtime/game/num"
	"downtime/game/skill"
)

const (
	patients = 2
	maxRuns  = 12 // that are kept of one patient; more go on uncounted
)

// exercise is one go: two patients, one after the other.
type exercise struct {
	setup skill.Setup
	at    int
	arms  [patients]arm
	asked bool
}

// arm is one patient's arm in the cuff, and what was done and written.
type arm struct {
	patient
	form    skill.Form
	ticks   int64
	cuff    cuff
	ears    bool // the stethoscope is on; the fingers are off the wrist
	next    pulse
	up      bool
	runs    []run
	felt    bool  // the pulse was felt to go under the cuff before anything was heard
	lastFel int64 // tick of the last beat felt at the wrist; -1 none
	sounds  int64
	since   int64 // tick of the last sound
	loud    float64
	shown   bool    // the learner asked how it goes
	highest float64 // mmHg, that the cuff came to
	hurt    bool    // the patient has said so
}

func begin(s skill.Setup) skill.Exercise {
	e := &exercise{setup: s}
	for i := range e.arms {
		a := &e.arms[i]
		a.patient = draw(s.Seed, i, s.Level)
		if s.Given != nil {
			a.patient = felt(s)
		}
		a.form, a.lastFel = blank(), -1
		a.next = a.artery.next()
	}
	return e
}

func blank() skill.Form {
	return skill.Form{Fields: []skill.Field{
		{ID: "felt", Label: "Systolic by palpation", Unit: "mmHg", Kind: skill.Number},
		{ID: "systolic", Label: "First sound", Unit: "mmHg", Kind: skill.Number},
		{ID: "diastolic", Label: "Last sound", Unit: "mmHg", Kind: skill.Number},
	}}
}

// Step lets a tick pass.
func (e *exercise) Step() []skill.Event {
	a := &e.arms[e.at]
	a.cuff.step()
	p := a.cuff.mmHg
	switch {
	case !a.up && p > worn && len(a.runs) < maxRuns:
		a.up = true
		a.runs = append(a.runs, run{})
	case a.up && p < worn/2:
		a.up = false
	}
	if a.up {
		a.last().follow(a.ticks, p, &a.artery, a.ears)
	}
	out := a.pain(p, e.setup.Given != nil)
	for a.next.at <= a.ticks {
		out = append(out, a.beat(p)...)
		a.next = a.artery.next()
	}
	a.ticks++
	return out
}

// A cuff hurts when it goes far above the systolic; chosen for the simulation (mark D).
const (
	hurtsAbove = 60.0  // mmHg over the systolic
	hurtsFrom  = 190.0 // mmHg, never below it
)

// pain is what the patient says of a cuff at p mmHg, once; in a case the patient speaks there.
func (a *arm) pain(p float64, inCase bool) []skill.Event {
	a.highest = max(a.highest, p)
	if a.hurt || inCase || p < max(hurtsFrom, a.artery.systolic+hurtsAbove) {
		return nil
	}
	a.hurt = true
	return []skill.Event{{Kind: "say", Text: "The patient: \"That hurts. Does it have to be so tight?\""}}
}

func (a *arm) last() *run { return &a.runs[len(a.runs)-1] }

// beat is the beat that falls now, under a cuff at p mmHg.
func (a *arm) beat(p float64) []skill.Event {
	loud, word := a.artery.loudness(&a.next, p)
	if a.up {
		a.last().beat(a.ticks, p, loud)
	}
	if !a.ears {
		if a.next.felt(p) {
			a.lastFel = a.ticks
			return []skill.Event{{Kind: "beat"}}
		}
		a.felt = a.felt || !a.heard()
		return nil
	}
	if loud <= 0 {
		return nil
	}
	a.sounds++
	a.since, a.loud = a.ticks, loud
	return []skill.Event{{Kind: "sound", Text: fmt.Sprintf("%s at %.0f", word, nearest(p))}}
}

// heard reports whether anything was listened to yet with the cuff up.
func (a *arm) heard() bool {
	for i := range a.runs {
		if a.runs[i].sounds > 0 {
			return true
		}
	}
	return false
}

// Apply moves bulb, valve and stethoscope, marks, writes, or goes on to the next patient.
func (e *exercise) Apply(in skill.Input) error {
	a := &e.arms[e.at]
	switch {
	case in.Set != "":
		return a.write(in)
	case in.Do == "sign":
		return e.sign()
	case in.Do == "ask" && e.asks():
		a.shown, e.asked = true, true
		return nil
	}
	return a.handle(in)
}

// handle is what the hands do with cuff and stethoscope.
func (a *arm) handle(in skill.Input) error {
	switch in.Do {
	case "pump":
		if a.cuff.valve > 0.5 {
			return fmt.Errorf("the valve is wide open: what you pump in goes out again; shut it first")
		}
		a.cuff.air = min(a.cuff.air+squeeze, float64(2*squeeze))
	case "open":
		return a.turn(in.By, 1)
	case "close":
		return a.turn(in.By, -1)
	case "shut":
		a.cuff.valve = 0
	case "empty":
		a.cuff.valve, a.cuff.air = 1, 0
	case "ears":
		a.ears = !a.ears
	case "first", "last":
		return a.mark(in.Do)
	default:
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	return nil
}

// turn moves the valve.
func (a *arm) turn(by, way float64) error {
	if !(by > 0 && by <= 1) {
		return fmt.Errorf("say how far to turn the valve: more than 0, at most 1")
	}
	a.cuff.valve = num.Clamp(a.cuff.valve+float64(way*by), 0, 1)
	return nil
}

// mark remembers where the needle stood when the learner heard the first or the last sound.
func (a *arm) mark(which string) error {
	if !a.up || !a.ears {
		return fmt.Errorf("there is nothing to mark: the cuff is not up, or the stethoscope is not on")
	}
	i := 0
	if which == "last" {
		i = 1
	}
	a.last().marked[i] = a.cuff.mmHg
	return nil
}

// write takes pressures only as they can be.
func (a *arm) write(in skill.Input) error {
	return a.form.Write(in.Set, in.Value, func(x float64) error {
		if x < 0 || x > gaugeTop || x != float64(int(x)) {
			return fmt.Errorf("a reading is a whole number of mmHg, from 0 to %.0f", gaugeTop)
		}
		return nil
	})
}

func (e *exercise) sign() error {
	a := &e.arms[e.at]
	if gap := a.form.Empty(); gap != "" {
		return fmt.Errorf("fill in %q before you sign", gap)
	}
	systolic, _ := a.form.Number("systolic")
	if diastolic, _ := a.form.Number("diastolic"); diastolic >= systolic && !(e.setup.Given != nil && systolic == 0 && diastolic == 0) {
		return fmt.Errorf("the last sound (%.0f) cannot come above the first (%.0f)", diastolic, systolic)
	}
	e.at++
	return nil
}

// Done reports whether all patients are signed for.
func (e *exercise) Done() bool { return e.at == e.beds() }

// beds is how many patients the go has.
func (e *exercise) beds() int {
	if e.setup.Given != nil {
		return 1
	}
	return patients
}

// asks reports whether somebody is there to ask.
func (e *exercise) asks() bool { return !e.setup.Guided && e.setup.Given == nil }
