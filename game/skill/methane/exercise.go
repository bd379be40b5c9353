package methane

import (
	"fmt"
	"slices"
	"strings"

	"downtime/game/skill"
)

const (
	fullUntil   = 180 // seconds for the report and the decision, against the clock, to be worth all of the time (mark D)
	noneFrom    = 360 // seconds from which it is worth nothing
	changesAt   = 40  // seconds: when the situation changes, at the level where it does
	changeLevel = 2
)

// The steps of a go.
const (
	factsStep = iota
	decideStep
	cardStep
	lineStep
	over
)

// exercise is one go.
type exercise struct {
	setup   skill.Setup
	book    *Book
	plan    plan
	at      int
	facts   skill.Form
	decided skill.Form
	rewrite skill.Form
	card    *Card
	deeds   []*Deed
	done    []deedDone
	said    string // what the last deed brought
	updated bool
	asked   bool
	peeks   int
	ticks   int64
	sent    int64 // when the decision was sent
}

// deedDone is a deed and when it was done.
type deedDone struct {
	deed *Deed
	tick int64
}

func begin(b *Book, s skill.Setup) skill.Exercise {
	e := &exercise{setup: s, book: b, plan: b.draw(s)}
	e.facts, e.decided = e.plan.factsForm(), decideForm()
	return e
}

// timed reports whether the clock counts.
func (e *exercise) timed() bool { return e.setup.Level == changeLevel && e.setup.Timing != skill.Off }

// Step lets a tick pass.
func (e *exercise) Step() []skill.Event {
	e.ticks++
	if e.setup.Level == changeLevel && e.at == factsStep && e.ticks == changesAt*skill.TicksPerSecond {
		e.updated = true
		return []skill.Event{{Kind: "say", Text: e.plan.text(e.plan.Update.Say, true)}}
	}
	return nil
}

// Apply writes, does a deed, or goes on.
func (e *exercise) Apply(in skill.Input) error {
	switch {
	case in.Set != "":
		return e.write(in)
	case in.Do == "ask" && !e.setup.Guided && e.at <= decideStep:
		if e.asked {
			return fmt.Errorf("the letters are spelt out already")
		}
		e.asked, e.peeks = true, e.peeks+1
		return nil
	case e.at == cardStep && in.Do != "done":
		return e.act(in.Do)
	case in.Do != e.end():
		return fmt.Errorf("%q is nothing to do here", in.Do)
	}
	return e.next()
}

// end is the control that ends the step.
func (e *exercise) end() string { return [...]string{"send", "decide", "done", "print"}[e.at] }

func (e *exercise) form() *skill.Form {
	switch e.at {
	case factsStep:
		return &e.facts
	case decideStep:
		return &e.decided
	case lineStep:
		return &e.rewrite
	}
	return &skill.Form{}
}

// write takes counts only as they can be.
func (e *exercise) write(in skill.Input) error {
	return e.form().Write(in.Set, in.Value, func(n float64) error {
		if slices.Contains(counts, in.Set) && (n < 0 || n > 999 || n != float64(int(n))) {
			return fmt.Errorf("a count is a whole number from 0 to 999, not %s", in.Value)
		}
		return nil
	})
}

var counts = []string{"units", "exposed", "harmed", "unknown"}

func (e *exercise) next() error {
	f := e.form()
	for _, x := range f.Fields {
		optional := x.Kind == skill.Ticks || x.Kind == skill.Text || e.at == lineStep
		if x.Value == "" && !optional {
			return fmt.Errorf("%q is empty; say what you know, and 0 where there is none", x.Label)
		}
	}
	if e.at == lineStep && f.Value("words") != "" && f.Value("line") == "" {
		return fmt.Errorf("say which line your words replace")
	}
	if e.at == decideStep {
		e.sent = e.ticks
		e.card = e.book.card(f.Value("grade"))
		e.deeds = e.plan.deeds(e.card, e.setup.Seed)
		e.rewrite = rewriteForm(e.card)
	}
	e.at, e.asked = e.at+1, false
	return nil
}

// act does a deed.
func (e *exercise) act(id string) error {
	for _, d := range e.deeds {
		if d.ID != id {
			continue
		}
		if e.did(d) {
			return fmt.Errorf("that is done")
		}
		e.done, e.said = append(e.done, deedDone{d, e.ticks}), d.Does+". "+d.Says
		return nil
	}
	return fmt.Errorf("%q is nothing to do here", id)
}

func (e *exercise) did(d *Deed) bool {
	return slices.ContainsFunc(e.done, func(x deedDone) bool { return x.deed == d })
}

// Done reports whether the card is printed.
func (e *exercise) Done() bool { return e.at == over }

// View is the step in hand.
func (e *exercise) View() skill.View {
	if e.Done() {
		return skill.View{Still: true}
	}
	v := skill.View{
		Step:   [...]string{"1 of 4: the report", "2 of 4: the decision", "3 of 4: the action card", "4 of 4: the debrief"}[e.at],
		Say:    e.say(),
		Papers: e.papers(),
		Fields: e.form().Fields,
		Watch:  float64(e.ticks) / skill.TicksPerSecond,
		Still:  e.setup.Level < changeLevel,
	}
	if full := e.setup.Timing.Limit(fullUntil); e.timed() && e.at <= decideStep && e.ticks < full {
		v.Until(full, e.ticks)
	}
	v.Controls = e.controls()
	switch {
	case e.at > decideStep:
	case e.setup.Guided:
		v.Hint = e.hint()
	case e.asked:
		v.Hint = letters
	}
	return v
}

// keys are given to the deeds of a card; the first letters of the alphabet, without q.
const keys = "abcdefghijklm"

func (e *exercise) controls() []skill.Control {
	var out []skill.Control
	if e.at == cardStep {
		for i, d := range e.deeds {
			if !e.did(d) {
				out = append(out, skill.Control{ID: d.ID, Label: d.Does, Key: keys[i : i+1]})
			}
		}
	}
	label := [...]string{"Send the report", "Ring with the decision", "The card is done, as far as it is due", "Print the card"}[e.at]
	out = append(out, skill.Control{ID: e.end(), Label: label, Key: "enter", Big: true})
	if e.at <= decideStep && !e.setup.Guided && !e.asked {
		out = append(out, skill.Control{ID: "ask", Label: "Spell the letters out", Key: "a"})
	}
	return out
}

const letters = "Major incident: you ask for it, you do not declare it; below it the report is ETHANE. Exact location: wards, devices, how many alike. Type: " +
	"lost, or wrong while it works; one or many; attack, supplier. Hazards: present and to come. Access: which phones, bleeps, runners, paper. Number: exposed, harmed, " +
	"not known. Everybody: who is needed. Critical: a critical service is lost, patients may have been harmed, or the place is unsafe. Business continuity: disrupted, workarounds hold."

// hint says which letter to look at again, without giving it.
func (e *exercise) hint() string {
	if e.at == decideStep {
		return letters
	}
	for _, l := range e.letters() {
		if l.score < 2 && l.begun {
			return fmt.Sprintf("Look again at %s: not all of it is there, or not all of it is so.", l.name)
		}
	}
	return letters
}

func (e *exercise) say() []string {
	p := &e.plan
	switch e.at {
	case factsStep:
		out := []string{p.Title + "."}
		for _, s := range p.Say {
			out = append(out, p.text(s, false))
		}
		if e.updated {
			out = append(out, "New: "+p.text(p.Update.Say, true))
		}
		return append(out, "Put the report together; you will ring with it.")
	case decideStep:
		return []string{
			"What is it, why, and who is to declare it? Then say it as you would on the phone: nobody marks your words; you compare them with a model afterwards.",
		}
	case cardStep:
		out := []string{"You take the action card. What is due on it now is done, and ticked by being done; the rest can wait."}
		if e.said != "" {
			out = append(out, e.said)
		}
		return out
	}
	return e.debrief()
}

func (e *exercise) papers() []skill.Paper {
	if e.at >= cardStep {
		return []skill.Paper{e.cardPaper()}
	}
	var out []skill.Paper
	for _, s := range e.plan.Papers {
		rows := make([][]string, len(s.Rows))
		for i, r := range s.Rows {
			for _, cell := range r {
				rows[i] = append(rows[i], e.plan.text(cell, false))
			}
		}
		out = append(out, skill.Paper{Title: s.Title, Rows: rows, Mark: "D"})
	}
	return out
}

func (e *exercise) cardPaper() skill.Paper {
	p := skill.Paper{Title: e.card.Title, Rows: [][]string{{"To", e.card.Reports}}, Mark: "D"}
	phase := ""
	for i := range e.card.Lines {
		l := &e.card.Lines[i]
		if l.Phase != phase {
			phase = l.Phase
			p.Rows = append(p.Rows, []string{strings.ToUpper(phase)})
		}
		tick := "[ ] "
		if e.did(l) {
			tick = "[x] "
		}
		p.Rows = append(p.Rows, []string{tick + l.Line})
	}
	return p
}
