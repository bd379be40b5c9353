package review

import (
	"context"
	"fmt"

	"downtime/game/engine"
	"downtime/game/score"
	"downtime/saves/cohort"
)

// Compare sets two runs side by side, by what was taken out of them when they were proved: neither needs to be simulated. Each side leads to its run.
func Compare(ctx context.Context, db *cohort.DB, a, b *cohort.Summary) (Grid, error) {
	c := &comparison{a: a, b: b, Grid: Grid{
		Name: "compare", Title: "Two runs side by side; ≠ where they differ, minutes of the case", Columns: []string{"what", "", titled(a), titled(b)},
	}}
	c.add("case", a.Scenario, b.Scenario)
	c.add("truth", a.Variant, b.Variant)
	c.add("score", scored(a), scored(b))
	c.add("ended", fmt.Sprintf("%s at %.1f", a.Ending, minutes(float64(a.Ticks))), fmt.Sprintf("%s at %.1f", b.Ending, minutes(float64(b.Ticks))))
	for i := range engine.NumDomains {
		id := score.DomainID(i)
		c.both("", part{id, score.DomainLabel(i), domain(a, id)}, part{id, score.DomainLabel(i), domain(b, id)})
	}
	terms, err := db.Terms(ctx)
	if err != nil {
		return c.Grid, err
	}
	for _, x := range []struct {
		kind   cohort.Kind
		before string
		say    func(terms map[int64]cohort.Term, v []int64) string
	}{
		{cohort.Criticals, "critical: ", critically},
		{cohort.Trials, "", judgedOf},
		{cohort.Clues, "clue: ", sighted},
		{cohort.Answers, "asked: ", answered},
		{cohort.Ranks, "order: ", placed},
		{cohort.Items, "line: ", lineOf},
	} {
		parts := map[int64][]part{}
		err := db.Lists(ctx, x.kind, func(run int64, v []int64) {
			for ; (run == a.N || run == b.N) && len(v) > 0; v = v[x.kind.Width():] {
				t := terms[v[0]]
				label := or(t.Label, t.ID)
				if x.kind == cohort.Items {
					label = lineLabel(t.ID, label)
				}
				parts[run] = append(parts[run], part{t.ID, label, x.say(terms, v)})
			}
		})
		if err != nil {
			return c.Grid, err
		}
		c.all(x.before, parts[a.N], parts[b.N])
	}
	return c.Grid, nil
}

// comparison is a grid of two runs on its way.
type comparison struct {
	Grid
	a, b *cohort.Summary
}

// part is one thing of a run: what it is called, and how it stood; nothing said: the run had it not.
type part struct{ id, label, is string }

// all adds what either run has, in the order of the first.
func (c *comparison) all(before string, a, b []part) {
	of := func(all []part, id string) part {
		for _, p := range all {
			if p.id == id {
				return p
			}
		}
		return part{}
	}
	for _, p := range a {
		c.both(before, p, of(b, p.id))
	}
	for _, p := range b {
		if of(a, p.id) == (part{}) {
			c.both(before, part{}, p)
		}
	}
}

func (c *comparison) both(before string, a, b part) {
	if a.is != "" || b.is != "" {
		c.add(before+or(a.label, b.label), or(a.is, "-"), or(b.is, "-"))
	}
}

func (c *comparison) add(what, a, b string) {
	mark := ""
	if a != b {
		mark = "≠"
	}
	row := line(what, mark, a, b).at(2, "", titled(c.a), []int64{c.a.N}).at(3, "", titled(c.b), []int64{c.b.N})
	row.Text = fmt.Sprintf("%s\n\n%s:\n%s\n\n%s:\n%s", what, titled(c.a), a, titled(c.b), b)
	c.Rows = append(c.Rows, row)
}

func titled(s *cohort.Summary) string { return s.Learner + ", " + s.ID[:8] }

func scored(s *cohort.Summary) string {
	if !s.Counts() {
		return string(s.Status)
	}
	return fmt.Sprintf("%.1f", s.Total)
}

func domain(s *cohort.Summary, id string) string {
	for _, p := range domainsOf(s.Domains) {
		if p.ID == id {
			return fmt.Sprintf("%.1f of %.1f", p.Points, p.Weight)
		}
	}
	return ""
}

func critically(_ map[int64]cohort.Term, v []int64) string {
	return fmt.Sprintf("at minute %.1f", minutes(float64(v[1])))
}

func judgedOf(_ map[int64]cohort.Term, v []int64) string {
	is := map[int64]string{0: "sound", 1: "at fault"}[v[2]]
	if v[3] == 0 {
		return "nothing said; it was " + is
	}
	return fmt.Sprintf("said %.0f %% at fault; it was %s", 100*millionth(v[4]), is)
}

func sighted(_ map[int64]cohort.Term, v []int64) string {
	from := minutes(float64(v[1]))
	if v[2] == 0 {
		return fmt.Sprintf("missed, there from minute %.1f", from)
	}
	return fmt.Sprintf("found at minute %.1f, there from %.1f", minutes(float64(v[2])), from)
}

func answered(terms map[int64]cohort.Term, v []int64) string {
	if v[3] == 0 {
		return "no answer"
	}
	return fmt.Sprintf("%s (minute %.1f)", terms[v[1]].Label, minutes(float64(v[2])))
}

func placed(_ map[int64]cohort.Term, v []int64) string {
	return fmt.Sprintf("put in place %d; the case's experts %d", v[2], v[1])
}

func lineOf(_ map[int64]cohort.Term, v []int64) string {
	return fmt.Sprintf("%.1f of %.1f", float64(v[1])/10, float64(v[2])/10)
}
