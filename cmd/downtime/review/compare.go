package review

import (
	"fmt"

	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/track"
	"downtime/saves/cohort"
)

// Opened is a run of the cohort, simulated again. Of one that this program cannot simulate Run and Track are nil, and Report.Why says why.
type Opened struct {
	Of     cohort.Summary
	Report debrief.Report
	Run    *run.Run
	Track  *track.Track // nil too where nobody asked for it
}

// Compare sets two runs side by side. Each side leads to its run.
func Compare(a, b *Opened) Grid {
	c := comparison{Grid{Name: "compare", Title: "Two runs side by side; ≠ where they differ", Columns: []string{"what", "", a.title(), b.title()}}, a, b}
	c.add("case", a.Of.Scenario, b.Of.Scenario)
	c.add("truth", a.Of.Variant, b.Of.Variant)
	c.add("score", a.score(), b.score())
	c.add("ended", a.Report.Ended, b.Report.Ended)
	both(&c, "", domains(a), domains(b))
	both(&c, "critical: ", criticals(a), criticals(b))
	both(&c, "believed of ", beliefs(a), beliefs(b))
	both(&c, "clue: ", clues(a), clues(b))
	both(&c, "asked: ", answers(a), answers(b))
	return c.Grid
}

// comparison is a grid of two runs on its way.
type comparison struct {
	Grid
	a, b *Opened
}

func (c *comparison) add(what, a, b string) {
	mark := ""
	if a != b {
		mark = "≠"
	}
	row := line(what, mark, a, b)
	for i, x := range []*Opened{c.a, c.b} {
		row = row.at(2+i, "", x.title(), []int64{x.Of.N})
	}
	row.Text = fmt.Sprintf("%s\n\n%s:\n  %s\n\n%s:\n  %s", what, c.a.title(), a, c.b.title(), b)
	c.Rows = append(c.Rows, row)
}

func (x *Opened) title() string { return x.Of.Learner + ", " + x.Of.ID[:8] }

func (x *Opened) score() string {
	if !x.Of.Counts() {
		return string(x.Of.Status)
	}
	return fmt.Sprintf("%.1f", x.Of.Total)
}

// part is one thing of a run: what it is called, and how it stood.
type part struct{ id, label, is string }

// both adds what either run has, in the order of the first.
func both(c *comparison, before string, a, b []part) {
	of := func(all []part, id string) string {
		for _, p := range all {
			if p.id == id {
				return p.is
			}
		}
		return "-"
	}
	for _, p := range a {
		c.add(before+p.label, p.is, of(b, p.id))
	}
	for _, p := range b {
		if of(a, p.id) == "-" {
			c.add(before+p.label, "-", p.is)
		}
	}
}

func domains(x *Opened) (out []part) {
	for _, d := range x.Report.Card.Domains {
		out = append(out, part{d.ID, d.Label, fmt.Sprintf("%.1f of %.1f", d.Points, d.Weight)})
	}
	return out
}

func criticals(x *Opened) (out []part) {
	for _, f := range x.Report.Card.Criticals {
		out = append(out, part{f.ID, f.Label, "at " + f.Clock})
	}
	return out
}

func beliefs(x *Opened) (out []part) {
	for _, b := range x.Report.Beliefs {
		is := "nothing said"
		if n := len(b.Stated); n > 0 {
			is = percentage(b.Stated[n-1].Value).Text + " at last"
		}
		out = append(out, part{b.Device, b.Label, is + map[bool]string{true: "; it was at fault", false: "; it was sound"}[b.Faulty]})
	}
	return out
}

func clues(x *Opened) (out []part) {
	for i := range x.Report.Clues {
		c := &x.Report.Clues[i]
		is := "found " + c.At
		if c.Missed() {
			is = "missed, there from " + c.From
		}
		out = append(out, part{c.ID, c.Label, is})
	}
	return out
}

func answers(x *Opened) (out []part) {
	if x.Run == nil {
		return nil
	}
	sc := x.Run.Scenario
	for _, e := range x.Run.Events {
		if e.Kind != engine.SceneChosen && e.Kind != engine.ScenePassed {
			continue
		}
		s := &sc.Scenes[e.Ref]
		is := "no answer"
		if e.Kind == engine.SceneChosen && e.By >= 0 {
			is = sc.Clock(e.Tick) + " " + s.Choices[e.Sub].Label
		}
		out = append(out, part{s.ID, s.Speaker + ", " + s.ID, is})
	}
	return out
}
