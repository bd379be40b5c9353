package report

import (
	"fmt"
	"strings"
	"unicode"

	"downtime/game/skill"
)

const (
	fullUntil  = 180 // seconds for the first stage that are worth all of the time (mark D)
	noneFrom   = 420 // seconds from which it is worth nothing
	labelLevel = 2   // from which a device with nearly the same number lies beside it
)

// The steps of a go.
const (
	deviceStep = iota
	eventStep
	stageTwo
	handStep // instead of the rest: to the day team
	over
)

// exercise is one go.
type exercise struct {
	setup  skill.Setup
	plan   plan
	at     int
	forms  [over]skill.Form
	handed bool // to the day team
	left   bool // not reported at all
	asked  bool
	peeks  int
	ticks  int64
	signed int64 // when the first stage, or the handover, was signed
}

func begin(b *Book, s skill.Setup) skill.Exercise {
	e := &exercise{setup: s, plan: b.draw(s)}
	e.forms = e.plan.forms()
	return e
}

// Step lets a tick pass.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	return nil
}

// Apply writes, signs, or hands it on.
func (e *exercise) Apply(in skill.Input) error {
	switch {
	case in.Set != "":
		return e.write(in)
	case in.Do == "ask" && !e.setup.Guided && e.at != stageTwo:
		if e.asked {
			return fmt.Errorf("the card is open already")
		}
		e.asked, e.peeks = true, e.peeks+1
		return nil
	case in.Do == "hand" && e.at <= eventStep:
		e.at, e.handed = handStep, true
		e.carry()
		return nil
	case in.Do == "leave" && e.at <= eventStep:
		e.at, e.left, e.signed = over, true, e.ticks
		return nil
	case in.Do != e.end():
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	return e.next()
}

// carry takes what is filled in already into the handover.
func (e *exercise) carry() {
	for i := range e.forms[handStep].Fields {
		f := &e.forms[handStep].Fields[i]
		for _, from := range [...]int{deviceStep, eventStep} {
			if v := e.forms[from].Value(f.ID); v != "" {
				f.Value = v
			}
		}
	}
}

// end is the control that ends the step.
func (e *exercise) end() string { return [...]string{"next", "sign", "hand-on", "hand-over"}[e.at] }

// write takes numbers only as they can be, and codes without nonsense.
func (e *exercise) write(in skill.Input) error {
	form, value := &e.forms[e.at], strings.TrimSpace(in.Value)
	if in.Set == "serial" && value != "" && strings.IndexFunc(value, unicode.IsDigit) < 0 {
		return fmt.Errorf("%q has no figure in it; the serial number stands on the label, behind SN", value)
	}
	return form.Write(in.Set, in.Value, func(n float64) error {
		if whole := in.Set == "elsewhere"; n < 0 || whole && n != float64(int(n)) {
			return fmt.Errorf("%s cannot be meant here; write 0 or more", value)
		}
		return nil
	})
}

// next goes on. The form may be signed with gaps, as on a ward; only a sheet without anything on it is not one.
func (e *exercise) next() error {
	if untouched(&e.forms[e.at]) {
		return fmt.Errorf("nothing stands on it yet; what you do not know may stay empty, not all of it")
	}
	if e.at == eventStep || e.at == handStep {
		e.signed = e.ticks
	}
	e.asked = false
	switch e.at {
	case stageTwo, handStep:
		e.at = over
	default:
		e.at++
	}
	return nil
}

// Done reports whether it is handed on, handed over, or left.
func (e *exercise) Done() bool { return e.at == over }

// View is the step in hand.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	v := skill.View{
		Step:   [...]string{"Stage 1, 1 of 2: the device", "Stage 1, 2 of 2: what came of it", "Stage 2: handing it on", "Handing it to the day team"}[e.at],
		Say:    e.say(),
		Papers: e.plan.papers(e.setup.Level),
		Fields: e.forms[e.at].Fields,
		Watch:  float64(e.ticks) / skill.TicksPerSecond,
		Controls: []skill.Control{{
			ID: e.end(), Label: [...]string{"Turn the page", "Read back and sign", "Hand it on", "Hand it over"}[e.at], Key: "enter", Big: true,
		}},
	}
	if full := e.setup.Timing.Limit(fullUntil); e.at != stageTwo && e.ticks < full {
		v.Until(full, e.ticks)
	}
	if e.at <= eventStep {
		v.Controls = append(v.Controls,
			skill.Control{ID: "hand", Label: "No time: hand it to the day team properly", Key: "h"},
			skill.Control{ID: "leave", Label: "Leave it: it will not be reported", Key: "l"})
	}
	switch {
	case e.setup.Guided:
		v.Hint = e.hint()
	case e.asked:
		v.Hint = card
	case e.at != stageTwo:
		v.Controls = append(v.Controls, skill.Control{ID: "ask", Label: "Open the card", Key: "a"})
	}
	return v
}

const card = "Patient first. The serial number stands behind SN, not the lot and not the asset tag. One sentence: was set to, did. Suspicion is enough, a near miss counts. " +
	"Keep it as it is: photograph before you touch, nothing cleaned, reset, restarted, swapped, returned, posted or thrown away. Tell people by voice. " +
	"No name, number or date of birth in free text: the report is read far from the ward, and the ward's record keeps the link."

// found are the parts of a text that could make the patient known.
func (e *exercise) found(text string) []string {
	return Identifying(text, e.plan.Name, e.plan.serial)
}

func (e *exercise) say() []string {
	p := &e.plan
	switch e.at {
	case stageTwo:
		return []string{"Signed. The second stage belongs to others: the unique device identifier (UDI) from the packaging, the event log, the national report. To whom do you hand it, and where is the device?"}
	case handStep:
		if !p.Night {
			return []string{"It is day, and you have the three minutes. Still, this is how it would be handed over."}
		}
		return []string{"Others are waiting, and it is night. A handover that names the device, where it lies and who takes it does nearly as much."}
	case deviceStep:
		out := []string{p.Place + ", " + p.Hour + ". Place and time are filled in for you."}
		for _, s := range p.Story {
			out = append(out, p.text(s, p.serial))
		}
		return out
	}
	return []string{p.Place + ", " + p.Hour + ". " + p.text(p.Story[len(p.Story)-1], p.serial)}
}
