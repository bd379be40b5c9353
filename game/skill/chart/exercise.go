package chart

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"downtime/game/skill"
)

const (
	limit      = 300 // seconds for the four sheets, against the clock (mark D)
	clockLevel = 2
	sheets     = 4
)

// The sheets of a go.
const (
	headSheet = iota
	drugSheet
	secondSheet
	checkSheet
)

// exercise is one go: four sheets, one after the other.
type exercise struct {
	setup skill.Setup
	plan  plan
	forms [sheets]skill.Form
	at    int
	asked bool
	peeks int
	ticks int64
}

func begin(b *Book, s skill.Setup) skill.Exercise {
	e := &exercise{setup: s, plan: b.draw(s)}
	e.forms = e.plan.forms()
	return e
}

// limit is 0 at the levels without a clock.
func (e *exercise) limit() int64 {
	if e.setup.Level < clockLevel {
		return 0
	}
	return e.setup.Timing.Limit(limit)
}

// Step lets a tick pass; when the time is up the chart is taken as it stands.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	if l := e.limit(); l > 0 && e.ticks >= l {
		e.at = sheets
		return []skill.Event{{Kind: "say", Text: "Time. The chart is taken as it stands."}}
	}
	return nil
}

// Apply writes, hands a sheet on, or opens the card of rules.
func (e *exercise) Apply(in skill.Input) error {
	form := &e.forms[e.at]
	switch {
	case in.Set != "":
		if err := sense(in.Set, strings.TrimSpace(in.Value)); err != nil {
			return err
		}
		return form.Set(in.Set, in.Value)
	case in.Do == "ask" && !e.setup.Guided:
		if e.asked {
			return fmt.Errorf("the card of rules is open already")
		}
		e.asked, e.peeks = true, e.peeks+1
		return nil
	case in.Do != "sign":
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	for _, must := range [...]string{"label", "drug", "dose", "bag", "sum"} {
		if f, ok := fieldOf(form, must); ok && f.Value == "" {
			return fmt.Errorf("%q is empty; nobody can act on a sheet without it", f.Label)
		}
	}
	e.at, e.asked = e.at+1, false
	return nil
}

func fieldOf(form *skill.Form, id string) (skill.Field, bool) {
	for _, f := range form.Fields {
		if f.ID == id {
			return f, true
		}
	}
	return skill.Field{}, false
}

// sense refuses what cannot be meant, before it is written. An error of prescribing is no nonsense: it is taken, as paper takes it.
func sense(field, value string) error {
	if value == "" {
		return nil
	}
	switch field {
	case "dose":
		_, err := ReadDose(value)
		return err
	case "at":
		if _, ok := minutes(value); !ok {
			return fmt.Errorf("%q is no time; write the 24-hour clock, such as 14:30", value)
		}
	case "allergy", "drug", "signed":
		if letters(value) < 2 {
			return fmt.Errorf("%q says nothing here; write it in words", value)
		}
	}
	return nil
}

// letters is how many letters a text has: figures alone name no drug and sign nothing.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// minutes reads HH:MM, with a point or nothing for the colon.
func minutes(text string) (int, bool) {
	digits := strings.NewReplacer(":", "", ".", "").Replace(text)
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) < 3 || len(digits) > 4 || n < 0 || n >= 2400 || n%100 > 59 {
		return 0, false
	}
	return n/100*60 + n%100, true
}

// Done reports whether the chart is handed in.
func (e *exercise) Done() bool { return e.at == sheets }

// View is the sheet in hand.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	v := skill.View{
		Step:   fmt.Sprintf("Sheet %d of %d", e.at+1, sheets),
		Say:    e.plan.say(e.at),
		Papers: e.papers(),
		Fields: e.forms[e.at].Fields,
		Watch:  float64(e.ticks) / skill.TicksPerSecond,
		Controls: []skill.Control{
			{ID: "sign", Label: [...]string{"Take the next sheet", "Take the next sheet", "On to the second check", "Hand the chart in"}[e.at], Key: "enter", Big: true},
		},
		Still: e.limit() == 0,
	}
	v.Until(e.limit(), e.ticks)
	switch {
	case e.setup.Guided:
		v.Hint = e.hint()
	case e.asked:
		v.Hint = rules
	default:
		v.Controls = append(v.Controls, skill.Control{ID: "ask", Label: "Open the card of rules", Key: "a"})
	}
	return v
}

const rules = "Label against wristband. Allergy and what it did. Weight and when. Approved name in capitals. The total dose, units, micrograms and nanograms in full; " +
	"0.5 and never .5, 5 and never 5.0. Route, time, signature. Surface = sqrt(cm x kg / 3600). mL/h = micrograms/kg/min x kg x 60 / (micrograms/mL). " +
	"Calvert: AUC x (GFR + 25). Clearance = (140 - age) x kg x 1.23 for men or 1.04 for women / creatinine."

// hint names an error of writing as soon as it stands there, and otherwise a rule to go by.
func (e *exercise) hint() string {
	for _, f := range e.forms[e.at].Fields {
		if f.ID != "dose" || f.Value == "" {
			continue
		}
		if d, err := ReadDose(f.Value); err == nil && len(d.Faults) > 0 {
			return "Look at the dose again: " + said[d.Faults[0]] + "."
		}
	}
	return rules
}
