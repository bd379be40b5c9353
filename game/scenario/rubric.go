package scenario

import (
	"maps"
	"slices"
	"strings"

	"downtime/game/engine"
)

// criteria compiles the scored lines.
func (c *compiler) criteria() {
	for i := range c.doc.Rubric {
		r, path := &c.doc.Rubric[i], place("rubric", i)
		domain, ok := domains.find(r.Domain)
		if !ok {
			c.word(path+".domain", "domain of the Card", r.Domain, domains)
		}
		out := engine.Criterion{
			ID: r.ID, Label: r.Label, Reason: r.Reason, Domain: engine.Domain(domain), Points: r.Points, Late: r.Late,
			If: c.cond(path+".if", r.If, scope{}), By: c.ticks(path+".by", r.By), Source: c.justify(path, r.Reason, r.Source),
		}
		c.require(path+".label", r.Label, "the line as the trainee reads it")
		c.fits(path+".label", r.Label, most.line)
		if !finite(r.Points) || r.Points == 0 {
			c.report(path+".points", CodeRange, "a scored line earns or loses points", "as in points: 5, or points: -5 for a deduction")
		}
		c.within(path+".late", r.Late, 0, 1, "")
		if r.Late > 0 && r.By == 0 {
			c.report(path+".late", CodeConflict, "late means nothing without by", "give by, in seconds")
		}
		if len(r.Rank) > 0 || len(r.Disputed) > 0 {
			c.ranking(path, r, &out)
		} else {
			out.Any, out.Need = c.anyOf(path, r)
		}
		c.sc.Criteria = append(c.sc.Criteria, out)
	}
}

// anyOf compiles what a criterion asks for: when, or need of any.
func (c *compiler) anyOf(path string, r *Criterion) ([]engine.Expr, int) {
	switch {
	case (r.When == "") == (len(r.Any) == 0):
		c.report(path, CodeConflict, "a criterion asks for one of when, any and rank", "give one of them")
		return nil, 0
	case r.When != "":
		if r.Need > 1 {
			c.report(path+".need", CodeConflict, "need counts the conditions of any", "remove it")
		}
		return []engine.Expr{c.cond(path+".when", r.When, scope{})}, 1
	}
	var all []engine.Expr
	for i, src := range r.Any {
		at := place(path+".any", i)
		c.require(at, src, "a condition")
		all = append(all, c.cond(at, src, scope{}))
	}
	need := max(r.Need, 1)
	if r.Need < 0 || need > len(all) {
		c.report(path+".need", CodeRange, "need is "+number(float64(r.Need))+", and any has "+number(float64(len(all)))+" conditions", "")
	}
	return all, need
}

// justify checks that a scored line carries its reason and its source.
func (c *compiler) justify(path, reason, source string) int {
	if reason == "" && !c.doc.Unscored {
		c.report(path+".reason", CodeReason, "a scored line gives its reason", "say in a sentence why it matters to a patient")
	}
	c.fits(path+".reason", reason, most.paragraph)
	return c.cite(path+".source", source)
}

// critical compiles the failures that cap a Card.
func (c *compiler) critical() {
	for i, f := range c.doc.Critical {
		path := place("critical", i)
		c.require(path+".label", f.Label, "the failure as the trainee reads it")
		c.fits(path+".label", f.Label, most.line)
		c.require(path+".when", f.When, "the condition that makes it so")
		c.sc.Critical = append(c.sc.Critical, engine.Critical{
			ID: f.ID, Label: f.Label, Reason: f.Reason, When: c.cond(path+".when", f.When, scope{}), Source: c.justify(path, f.Reason, f.Source),
		})
	}
}

// facts compiles the fields of the device report.
func (c *compiler) facts() {
	for i, f := range c.doc.Report {
		path := place("report", i)
		c.require(path+".label", f.Label, "the field's name on the form")
		c.fits(path+".label", f.Label, most.short)
		c.sc.Report = append(c.sc.Report, engine.Fact{ID: f.ID, Label: f.Label, Critical: f.Critical, Any: folded(f.Any), Source: c.cite(path+".source", f.Source)})
	}
}

// questions compiles the retrieval questions of the debrief.
func (c *compiler) questions() {
	for i, q := range c.doc.Questions {
		path := place("questions", i)
		c.require(path+".ask", q.Ask, "the question")
		c.require(path+".because", q.Because, "why the right answer is right")
		c.fits(path+".ask", q.Ask, most.scene)
		c.fits(path+".because", q.Because, most.paragraph)
		if len(q.Answers) < 2 {
			c.report(path+".answers", CodeMissing, "a question has at least two answers", "")
		}
		for j, a := range q.Answers {
			c.fits(place(path+".answers", j), a, most.line)
		}
		if q.Right < 0 || q.Right >= len(q.Answers) {
			c.report(path+".right", CodeRange, "right is the number of the right answer, counted from 0", "")
		}
		c.sc.Questions = append(c.sc.Questions, engine.Question{ID: q.ID, Ask: q.Ask, Because: q.Because, Answers: q.Answers, Right: q.Right, Source: c.cite(path+".source", q.Source)})
	}
}

// folded is words in lower case, as the engine compares them.
func folded(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(strings.TrimSpace(w))
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
