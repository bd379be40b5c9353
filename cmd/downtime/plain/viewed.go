package plain

import (
	"fmt"
	"strings"

	going "downtime/cmd/downtime/practice"
	"downtime/game/skill"
)

// read says everything of a view.
func (p *practice) read(v *skill.View) {
	if v.Step != "" {
		p.say("Heading: %s.", v.Step)
	}
	for _, s := range v.Say {
		p.tell(s)
	}
	for _, paper := range v.Papers {
		p.paper(&paper)
	}
	p.moving(v)
	for i := range v.Fields {
		p.field(i+1, &v.Fields[i])
	}
	for _, c := range v.Controls {
		p.say("You can: %s. Type %s.", c.Label, c.ID)
	}
	if v.Left != nil {
		p.say("You have %s.", seconds(*v.Left))
	}
	if v.Hint != "" {
		p.tell(v.Hint)
	}
}

func (p *practice) paper(paper *skill.Paper) {
	made := ""
	if paper.Mark == "D" {
		made = " Its numbers were made up for the simulation."
	}
	p.say("Paper: %s.%s", paper.Title, made)
	for _, row := range paper.Rows {
		p.tell(strings.Join(row, ": ") + ".")
	}
}

func (p *practice) field(n int, f *skill.Field) {
	unit := ""
	if f.Unit != "" {
		unit = ", in " + spokenUnit(f.Unit)
	}
	p.say("Line %d: %s%s. Now: %s.", n, f.Label, unit, answer(f))
	if f.Help != "" {
		p.tell(f.Help)
	}
	if len(f.Options) > 0 {
		p.options(f)
	}
}

func (p *practice) options(f *skill.Field) {
	var all []string
	for i, o := range f.Options {
		all = append(all, fmt.Sprintf("%d, %s", i+1, o.Label))
	}
	p.say("Answers: %s.", strings.Join(all, "; "))
}

// moving says what a live picture shows, in words.
func (p *practice) moving(v *skill.View) {
	if d := v.Drip; d != nil {
		p.drip(d)
	}
	if b := v.Bag; b != nil {
		p.say("The bag feels %s. It is %s full.", b.Feel, percent(b.Full))
		p.readings(b.Number)
	}
	if u := v.Pulse; u != nil {
		hand := "Your finger is on the pulse"
		if u.Apex {
			hand = "You listen over the heart"
		}
		p.say("%s; you can see the chest. watch 15 lets you count.", hand)
		p.readings(u.Monitor)
	}
	if c := v.Cuff; c != nil {
		felt := "You feel no pulse at the wrist."
		switch {
		case c.Ears:
			felt = "You listen over the artery."
		case c.Pulse:
			felt = "You feel the pulse at the wrist."
		}
		p.say("The gauge stands at %.0f mmHg. The valve is %s open. %s", c.Gauge, percent(c.Valve), felt)
	}
}

func (p *practice) drip(d *skill.Drip) {
	runs := "Drops fall; watch 15 lets you count them."
	switch {
	case d.Stream:
		runs = "It runs in a stream: drops cannot be counted."
	case d.Clamp == 0:
		runs = "Nothing drips: the clamp is shut."
	}
	arm := "straight"
	if d.Bent {
		arm = "bent at the cannula"
	}
	p.say("The clamp is %.1f %% open. %s %.0f of %.0f mL are left in the bag, by its marks. It hangs %.0f cm above the site; the arm is %s.",
		100*d.Clamp, runs, d.Left, d.Bag, d.Height, arm)
	for _, m := range d.Tape {
		p.say("Time-tape: at %s, %.0f mL should be left.", m.Label, m.Left)
	}
}

func (p *practice) readings(all []skill.Reading) {
	for _, r := range all {
		p.say("%s: %s", r.Label, strings.TrimSpace(r.Value+" "+r.Unit))
	}
}

func percent(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }

// result says what the go came to.
func (p *practice) result() {
	r := p.attempt.Exercise.Result()
	met := "The standard is met."
	if !r.Met {
		met = "The standard is not met yet."
	}
	p.say("This go: %.0f of 100. %s %s", r.Score, met, r.Summary)
	if why := going.Unmet(p.attempt.Skill, p.attempt.Setup, r); why != "" {
		p.tell(why)
	}
	if r.Met && p.attempt.Setup.Guided {
		p.say("It was guided: only unguided goes count towards mastery.")
	}
	if r.Critical != "" {
		p.say("Held at 49: %s", sentence(r.Critical))
	}
	for _, l := range r.Lines {
		p.say("%.1f of %.1f. %s. %s", l.Points, l.Of, l.Label, sentence(l.Why))
	}
	if sum := going.Sum(r); sum != "" {
		p.say("Together %s", sum)
	}
	if r.Words != "" {
		p.say("What you said:")
		p.tell(r.Words)
		p.say("A model to compare it with:")
		p.tell(r.Model)
		r.Model = "" // it is told
	}
	if r.Written != "" {
		p.say("What you wrote:")
		p.tell(r.Written)
	}
	if r.Model != "" {
		p.say("To compare it with:")
		p.tell(r.Model)
	}
	if r.Later != "" {
		p.say("What came of it:")
		p.tell(r.Later)
	}
}
