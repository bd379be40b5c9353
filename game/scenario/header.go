package scenario

import (
	"strings"

	"downtime/game/engine"
)

// header compiles what the case is called, where it plays, and who answers for it.
func (c *compiler) header() {
	d, sc := c.doc, c.sc
	sc.ID, sc.Title, sc.Place, sc.Hour, sc.Specialty, sc.Grade = d.ID, d.Title, d.Place, d.Hour, d.Specialty, d.Grade
	sc.Author, sc.Reviewer, sc.SourcesDate, sc.ReviewBy = d.Author, d.Reviewer, d.SourcesDate, d.ReviewBy
	sc.Warning, sc.Summary, sc.Credits = d.Warning, d.Summary, d.Credits
	sc.Brief, sc.Debrief, sc.HowTo, sc.ActionCard = d.Brief, d.Debrief, d.HowTo, d.ActionCard
	sc.Minutes, sc.Ward, sc.Unscored = d.Minutes, d.Setting == "ward", d.Unscored
	sc.Limit = c.ticks("limit", float64(d.Limit))
	c.walk()
	c.checkID("id", d.ID, isKebab, nil)
	c.require("title", d.Title, "the case's real title; it is shown only in the debrief")
	c.require("place", d.Place, `as in "ICU, bed 4"`)
	c.require("specialty", d.Specialty, `as in "intensive care"`)
	c.require("grade", d.Grade, "the trainee's grade in the case")
	c.require("summary", d.Summary, "one line for the home screen that gives nothing away")
	if d.Limit == 0 {
		c.report("limit", CodeMissing, "limit is missing: the seconds after which the run ends by itself", "as in limit: 900")
	} else if d.Limit < 60 {
		c.report("limit", CodeRange, "the run must end by itself, after a minute at the earliest", "as in limit: 1500")
	}
	if d.Minutes == 0 {
		c.report("minutes", CodeMissing, "minutes is missing: how long a play usually takes", "as in minutes: 8")
	} else {
		c.within("minutes", float64(d.Minutes), 1, 240, " minutes")
	}
	c.within("order", float64(d.Order), 0, 99, "")
	if _, ok := settings.find(d.Setting); !ok {
		c.word("setting", "setting", d.Setting, settings)
	}
	second, ok := clock(d.Hour)
	if d.Hour == "" {
		c.report("hour", CodeMissing, "hour is missing: the time of day at which the case begins", `as in hour: "03:14"`)
	} else if !ok {
		c.report("hour", CodeDate, quote(d.Hour)+" is not an hour of the day", `as in "03:14"`)
	}
	sc.StartSecond = second
	c.review()
}

// review checks who wrote and reviewed the case, and when it is to be looked at again.
func (c *compiler) review() {
	d := c.doc
	for _, f := range []struct{ path, value, fix string }{
		{"author", d.Author, "who wrote the case"},
		{"reviewer", d.Reviewer, `"not yet reviewed" until a clinician has`},
		{"sources-date", d.SourcesDate, "the day the sources were looked at"},
		{"review-by", d.ReviewBy, "the day by which the case is to be reviewed"},
	} {
		if f.value == "" {
			c.report(f.path, CodeNoReview, f.path+" is missing", f.fix)
		}
	}
	for _, f := range []struct{ path, value string }{{"sources-date", d.SourcesDate}, {"review-by", d.ReviewBy}} {
		if f.value != "" && !isDate(f.value) {
			c.report(f.path, CodeDate, quote(f.value)+" is not a day", "as in 2026-11-21")
		}
	}
	if isDate(d.SourcesDate) && isDate(d.ReviewBy) && d.ReviewBy <= d.SourcesDate {
		c.report("review-by", CodeDate, "the review is due before the sources were looked at", "a year or two later")
	} else if isDate(d.SourcesDate) && isDate(d.ReviewBy) {
		read, _ := digits(d.SourcesDate[:4])
		if due, _ := digits(d.ReviewBy[:4]); due > read+5 {
			c.report("review-by", CodeDate, "the review is due more than five years after the sources were looked at", "a year or two later: guidance changes")
		}
	}
}

// clock reads "03:14" as seconds after midnight.
func clock(s string) (int, bool) {
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	h, okH := digits(s[:2])
	m, okM := digits(s[3:])
	return (h*60 + m) * 60, okH && okM && h < 24 && m < 60
}

// isDate reports whether s is a day of the calendar, as 2026-11-21.
func isDate(s string) bool {
	parts := strings.Split(s, "-")
	if len(s) != 10 || len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) != 2 {
		return false
	}
	y, okY := digits(parts[0])
	m, okM := digits(parts[1])
	d, okD := digits(parts[2])
	if !okY || !okM || !okD || m < 1 || m > 12 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m-1]
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		days = 29
	}
	return d >= 1 && d <= days
}

func digits(s string) (int, bool) {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, s != ""
}

// sources compiles the references of the case.
func (c *compiler) sources() {
	for i, s := range c.doc.Sources {
		path := place("sources", i)
		c.require(path+".text", s.Text, "author, title, journal and year")
		c.marked(path+".mark", s.Mark)
		c.sc.Sources = append(c.sc.Sources, engine.Source{ID: s.ID, Text: s.Text, DOI: s.DOI, Mark: s.Mark})
	}
}

// marked checks how well something is said to be known.
func (c *compiler) marked(path, mark string) {
	if mark == "" {
		c.report(path, CodeMark, "it has no mark", "V seen in the source, V2 in a secondary copy, K general knowledge, C computed, D chosen for the simulation")
	} else if _, ok := marks.find(mark); !ok {
		c.word(path, "mark", mark, marks)
	}
}

// cite finds a source by id; -1 if it is missing or unknown, which is reported.
func (c *compiler) cite(path, id string) int {
	if id == "" {
		if !c.doc.Unscored {
			c.report(path, CodeSourced, "it names no source", "give the id of one of the sources")
		}
		return -1
	}
	i, ok := c.sym.sources.find(id)
	if !ok {
		c.report(path, CodeSource, "there is no source "+quote(id), Suggest(id, c.sym.sources))
		return -1
	}
	return i
}
