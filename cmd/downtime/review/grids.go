package review

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"downtime/saves/cohort"
)

// Grids are the tables of a report, and last the runs.
func (r *Report) Grids(runs []cohort.Summary) []Grid {
	return []Grid{
		r.completionGrid(), r.heatGrid(), r.casesGrid(), r.itemsGrid(), r.cluesGrid(), r.answersGrid(), r.ranksGrid(), r.criterionGrid(), r.calibrationGrid(), r.judgementGrid(),
		r.skillsGrid(), r.textGrid(), r.RatingsGrid(), r.standardsGrid(runs), r.surveyGrid(), r.auditGrid(), RunsGrid(runs, "Runs: Enter shows one beside the truth", nil),
	}
}

func (r *Report) completionGrid() Grid {
	g := Grid{Name: "completion", Title: "Who has played what; the mean is of first goes", Columns: []string{"learner", "runs", "ended", "open", "cases", "minutes", "mean", "latest"}}
	for _, c := range r.Completion {
		name := "completion/" + c.Learner
		row := line(c.Learner, c.Runs, c.Ended, c.Open, c.Cases, c.Minutes, c.Mean, c.Latest)
		row = row.at(2, name+"/ended", "ended, of "+c.Learner, c.ended).at(3, name+"/open", "handed in half-way, of "+c.Learner, c.open).at(6, name+"/first", "first goes of "+c.Learner, c.first)
		g.Rows = append(g.Rows, row.leads(name, "of "+c.Learner, c.all))
	}
	return g
}

// heads are the domains, short enough to stand beside one another on 80 cells.
var heads = []string{"outcome", "decis.", "prior.", "verif.", "calibr.", "hands", "escal.", "report", "candour"}

func (r *Report) heatGrid() Grid {
	g := Grid{Name: "heat", Title: "Learners by domains: per cent of what first goes could earn. The fuller the cell the more; marked: under 40", Columns: append([]string{"learner"}, heads...)}
	cells := func(name string, all []Cell) Row {
		row := line(name)
		for k, c := range all {
			f := Field{Text: "-", Share: c.Score, Key: c.Score}
			if c.Score != nil {
				f.Text = fmt.Sprintf("%.0f", *c.Score)
			}
			if c.runs != nil {
				f.Behind = &Behind{Name: "heat/" + name + "/" + strings.TrimSuffix(heads[k], "."), Says: r.Heat.Domains[k] + ", first goes of " + name, Runs: c.runs}
			}
			row.Fields = append(row.Fields, f)
		}
		return row
	}
	for i, h := range r.Heat.Rows {
		row := cells(h.Learner, h.Cells)
		for k := range r.Completion {
			if c := &r.Completion[(i+k)%len(r.Completion)]; c.Learner == h.Learner { // both are in the same order
				row = row.leads("heat/"+h.Learner, "first goes of "+h.Learner, c.first)
				break
			}
		}
		g.Rows = append(g.Rows, row)
	}
	if len(g.Rows) > 0 {
		all := cells("all", r.Heat.Mean)
		all.Whole = true
		g.Rows = append(g.Rows, all)
	}
	return g
}

func (r *Report) casesGrid() Grid {
	g := Grid{Name: "cases", Title: "Cases over first goes, SEM in points. Across: each case as one item; needed: cases for a dependability of 0.8", Columns: []string{"case", "learners", "mean", "SD", "alpha", "items", "SEM", "needed", "note"}}
	for i := range r.Cases {
		c := &r.Cases[i]
		row := line(c.ID, c.Learners, c.Mean, c.SD, c.Scale.Alpha, c.Scale.Items, c.Scale.SEM, "", c.Scale.Note)
		g.Rows = append(g.Rows, row.leads("cases/"+c.ID, "first goes at "+c.ID, c.runs))
	}
	if a := r.Across; a != nil {
		row := line("across", a.Learners, "", "", a.Alpha, a.Items, a.SEM, "", a.Note)
		if a.CasesFor > 0 {
			row.Fields[7] = line(a.CasesFor).Fields[0]
		}
		row.Whole = true
		g.Rows = append(g.Rows, row)
	}
	return g
}

func (r *Report) itemsGrid() Grid {
	g := Grid{Name: "items", Title: "Scored lines: difficulty is the share earned, without: alpha of the other lines; flags are muted below 30 learners", Columns: []string{"line", "case", "domain", "n", "difficulty", "item-rest", "without", "lost by", "flag"}}
	for _, c := range r.Cases {
		for _, it := range c.Items {
			name := "items/" + c.ID + "/" + it.ID
			row := line(it.Label, c.ID, it.Domain, it.N, it.Difficulty, it.Rest, it.Without, len(it.lost), strings.TrimSuffix(it.Flag, " below 30"))
			row = row.at(7, name+"/lost", "lost something of: "+it.Label, it.lost).at(4, name+"/full", "earned in full: "+it.Label, it.kept)
			g.Rows = append(g.Rows, row.leads(name, "had the line: "+it.Label, slices.Concat(it.lost, it.kept)))
		}
	}
	return g
}

func (r *Report) cluesGrid() Grid {
	g := Grid{Name: "clues", Title: "Clues: missed by what share; there from minute, found at minute (medians); ratio: how many times likelier the clue makes a fault", Columns: []string{"clue", "case", "n", "missed", "there from", "found", "ratio"}}
	for _, c := range r.Cases {
		for _, x := range c.Clues {
			name := "clues/" + c.ID + "/" + x.ID
			row := line(x.Label, c.ID, x.N, percentage(x.Missed), x.From, Field{Text: figure(x.Found, 1), Key: x.Found}, ratio(x.LR))
			row = row.at(3, name+"/missed", "missed: "+x.Label, x.missed).at(5, name+"/found", "found: "+x.Label, x.found)
			row = row.leads(name, "could find: "+x.Label, slices.Concat(x.missed, x.found))
			for _, f := range row.Fields {
				f.Behind.Clue = x.ID
			}
			g.Rows = append(g.Rows, row)
		}
	}
	return g
}

// ratio is a clue's likelihood ratio; one about no device has none.
func ratio(lr float64) Field {
	if lr == 0 {
		return Field{Text: "-"}
	}
	return Field{Text: fmt.Sprintf("%g", lr), Key: &lr}
}

func (r *Report) answersGrid() Grid {
	g := Grid{Name: "answers", Title: "What was answered, and critical failures", Columns: []string{"learners", "answer", "asked", "case"}}
	add := func(c *Case, x *Count, asked, name string) {
		row := line(*x.N, x.Label, asked, c.ID)
		g.Rows = append(g.Rows, row.leads(name, asked+": "+x.Label, x.runs))
	}
	for i := range r.Cases {
		c := &r.Cases[i]
		for _, s := range c.Scenes {
			for k := range s.Choices {
				add(c, &s.Choices[k], s.Label, "answers/"+c.ID+"/"+s.Choices[k].ID)
			}
		}
		for k := range c.Critical {
			add(c, &c.Critical[k], "critical failure", "failures/"+c.ID+"/"+c.Critical[k].ID)
		}
	}
	return g
}

func (r *Report) ranksGrid() Grid {
	g := Grid{Name: "ranks", Title: "In which order patients were seen: learners who put each 1st, 2nd, …", Columns: []string{"case", "patient", "experts", "the case"}}
	most := 0
	for _, c := range r.Cases {
		for _, x := range c.Ranks {
			most = max(most, len(x.Placed))
		}
	}
	for i := range most {
		g.Columns = append(g.Columns, fmt.Sprint(i+1))
	}
	for _, c := range r.Cases {
		for _, x := range c.Ranks {
			name := "ranks/" + c.ID + "/" + x.ID
			row := line(c.ID, x.Patient, x.Expert, "")
			if x.Changed > 0 {
				row.Fields[3].Text = fmt.Sprint(x.Changed)
			}
			for i := range most {
				f := Field{}
				if i < len(x.runs) && len(x.runs[i]) > 0 {
					k := float64(len(x.runs[i]))
					f = Field{fmt.Sprint(len(x.runs[i])), &k, nil, &Behind{Name: fmt.Sprintf("%s/%d", name, i+1), Says: fmt.Sprintf("%s put in place %d", x.Patient, i+1), Runs: x.runs[i]}}
				}
				if place := i + 1; place == x.Expert {
					f.Text += "*"
				}
				row.Fields = append(row.Fields, f)
			}
			g.Rows = append(g.Rows, row.leads(name, "put "+x.Patient+" somewhere", slices.Concat(x.runs...)))
		}
	}
	if most > 0 {
		g.Title += ". * the experts' place"
	}
	return g
}

// judgements are those of cases and of vignettes, which are never put together.
func (r *Report) judgements() []*Judgement {
	out := []*Judgement{&r.Judgement}
	for i := range r.Vignettes {
		out = append(out, &r.Vignettes[i])
	}
	return out
}

// tallied says counts one after another.
func tallied(all []Count) string {
	var out []string
	for _, c := range all {
		out = append(out, c.Label+" "+count(c.N))
	}
	return strings.Join(out, ", ")
}

// step is how wide a bin of the criterion is; edge is where the outer ones begin.
const (
	step = 0.25
	edge = 1.25
)

// criterionGrid is how many learners lean how far, a bar a bin.
func (r *Report) criterionGrid() Grid {
	g := Grid{
		Name: "criterion", Title: "Learners by criterion: " + tallied(r.Judgement.Verdicts),
		Columns: []string{"of", "criterion", "leans", "learners", "drawn"}, Empty: "No learner has ten faulty and ten sound judgements yet.",
	}
	for _, j := range r.judgements() {
		by := map[int][]Lean{}
		for _, l := range j.Leans {
			if l.Criterion != nil {
				c := min(max(*l.Criterion, -edge), edge)
				by[int(math.Floor(c/step))] = append(by[int(math.Floor(c/step))], l)
			}
		}
		for k := int(-edge / step); len(by) > 0 && k <= edge/step; k++ {
			from := float64(k) * step
			lean := map[bool]string{true: "slow to call a fault", false: "quick to call a fault"}[from >= 0]
			row := line(j.Pool, Field{Text: fmt.Sprintf("%+.2f to %+.2f", from, from+step), Key: &from}, lean, len(by[k]), strings.Repeat("█", min(len(by[k]), 40)))
			var runs []int64
			for _, l := range by[k] {
				runs = slices.Concat(runs, l.faulty, l.sound)
			}
			g.Rows = append(g.Rows, row.leads(fmt.Sprintf("criterion/%s/%+.2f", j.Pool, from), fmt.Sprintf("of learners with a criterion from %+.2f to %+.2f", from, from+step), runs))
		}
	}
	return g
}

// calibrationGrid is the calibration curve, lying down: a line a bin, with what was said, what was so, and how sure so many learners make it.
func (r *Report) calibrationGrid() Grid {
	g := Grid{Name: "calibration", Title: "What was said (o), how often it was at fault (●), and what that may be (─): each learner counts once in a line", Columns: []string{"of", "said", "at fault", "learners", "judged", "may be", "0 %                   100 %"}}
	for _, j := range r.judgements() {
		for _, p := range j.Curve {
			name := fmt.Sprintf("calibration/%s/%.0f", j.Pool, 100*p.Said)
			row := line(j.Pool, percentage(&p.Said), percentage(&p.Observed), p.Learners, p.N, fmt.Sprintf("%.0f to %.0f %%", 100*p.Interval.Low, 100*p.Interval.High), drawn(&p))
			row = row.at(2, name+"/fault", fmt.Sprintf("said %.0f %%, and it was at fault", 100*p.Said), p.hit)
			g.Rows = append(g.Rows, row.leads(name, fmt.Sprintf("said %.0f %%", 100*p.Said), p.runs))
		}
	}
	if b := r.Judgement.Brier; b != nil {
		g.Title += ". Brier " + figure(b, 3)
	}
	return g
}

// drawn is a point of the curve on a line from 0 to 100 per cent.
func drawn(p *Point) string {
	const wide = 27
	cell := func(v float64) int { return int(math.Round(v * (wide - 1))) }
	out := []rune(strings.Repeat("·", wide))
	for i := cell(p.Interval.Low); i <= cell(p.Interval.High); i++ {
		out[i] = '─'
	}
	out[cell(p.Said)] = 'o'
	out[cell(p.Observed)] = '●'
	return string(out)
}

func (r *Report) judgementGrid() Grid {
	g := Grid{Name: "judgement", Title: "Judgements of cases: " + tallied(r.Judgement.Tally), Columns: []string{"learner", "of", "leans", "faulty", "sound", "d'", "criterion"}}
	for _, j := range r.judgements() {
		for _, l := range j.Leans {
			name := "judgement/" + l.Learner + "/" + j.Pool
			row := line(l.Learner, j.Pool, l.Lean, l.Faulty, l.Sound, l.DPrime, l.Criterion)
			row = row.at(3, name+"/faulty", "a faulty device judged by "+l.Learner, l.faulty).at(4, name+"/sound", "a sound device judged by "+l.Learner, l.sound)
			g.Rows = append(g.Rows, row.leads(name, "judged by "+l.Learner, slices.Concat(l.faulty, l.sound)))
		}
		if j.told > 0 {
			row := line("all", j.Pool, fmt.Sprintf("mean of %d", j.told), "", "", j.MeanDPrime, j.MeanC)
			row.Whole = true
			g.Rows = append(g.Rows, row)
		}
	}
	return g
}

func (r *Report) skillsGrid() Grid {
	g := Grid{Name: "skills", Title: "Goes at skills of the lab; mean and standard are of unguided ones", Columns: []string{"skill", "learners", "goes", "unguided", "mean of latest", "met", "highest level"}}
	for _, s := range r.Skills {
		row := line(s.ID, s.Learners, s.Goes, s.Unguided, s.Mean, percentage(s.Met), s.Level)
		row.Under = &Grid{Name: "goes", Title: "Goes at " + s.ID, Columns: []string{"learner", "level", "mode", "guided", "score", "met", "started"}}
		for _, x := range s.goes {
			row.Under.Rows = append(row.Under.Rows, line(x.Learner, x.Level, x.Mode, yes(x.Guided), x.Score, yes(x.Met), x.Started))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func yes(is bool) string { return map[bool]string{true: "yes", false: "no"}[is] }

func (r *Report) textGrid() Grid {
	g := Grid{Name: "text", Title: "What learners wrote and handed in", Columns: []string{"learner", "look", "part", "case", "text"}}
	for _, x := range r.Free {
		look := ""
		if x.Warning != "" {
			look = "! look"
		}
		text := harmless(x.Text)
		row := line(x.Learner, look, x.Part, x.Case, strings.Join(strings.Fields(text), " "))
		row.Run, row.Text = x.Run, text
		if x.Warning != "" {
			row.Text = "LOOK: " + x.Warning + ".\n\n" + row.Text
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// RatingsGrid are the grades and notes that were given.
func (r *Report) RatingsGrid() Grid {
	g := Grid{Name: "ratings", Title: "Grades and notes, the latest first; of a run the latest grade counts", Columns: []string{"at", "by", "learner", "case", "grade", "note"}}
	for _, x := range r.Rated {
		grade := Field{}
		if x.Grade > 0 {
			k := float64(x.Grade)
			grade = Field{Text: fmt.Sprint(x.Grade), Key: &k}
		}
		note := harmless(x.Note)
		row := line(x.At, x.Rater, x.Learner, x.Case, grade, strings.Join(strings.Fields(note), " "))
		row.Run, row.Text = x.ID, note
		g.Rows = append(g.Rows, row)
	}
	return g
}

func (r *Report) standardsGrid(runs []cohort.Summary) Grid {
	g := Grid{Name: "standards", Title: "Standards by borderline regression, the oldest first: the last of a case is in force", Columns: []string{"set", "by", "case", "cut", "error", "grey zone", "ratings", "R2", "why"}}
	graded := map[string]bool{}
	for _, x := range r.Rated {
		graded[x.ID] = graded[x.ID] || x.Grade > 0
	}
	for i, s := range r.Standards {
		low, high := s.Grey()
		row := line(s.At, s.Who, or(s.Case, "all cases"), s.Cut, s.Error, fmt.Sprintf("%.1f to %.1f", low, high), s.Ratings, &s.R2, s.Note)
		var behind []int64
		for k := range runs {
			if x := &runs[k]; graded[x.ID] && (s.Case == "" || s.Case == x.Scenario) {
				behind = append(behind, x.N)
			}
		}
		g.Rows = append(g.Rows, row.leads(fmt.Sprintf("standards/%d", i+1), "graded now, of "+or(s.Case, "all cases"), behind))
	}
	return g
}

func (r *Report) surveyGrid() Grid {
	g := Grid{Name: "survey", Title: "Questions about oneself, 1 not at all to 5 fully", Columns: []string{"question", "before", "after", "later", "both"}}
	for _, s := range r.Survey {
		both := 0
		if s.N != nil {
			both = *s.N
		}
		g.Rows = append(g.Rows, line(s.Text, s.Before, s.After, s.Later, both))
	}
	return g
}

func (r *Report) auditGrid() Grid {
	g := Grid{Name: "audit", Title: "What was decided about this cohort; nothing here is ever changed", Columns: []string{"at", "by", "what", "how"}}
	for _, e := range r.Audit {
		row := line(e.At, harmless(e.Who), e.What, Told(e.Body))
		row.Text = row.Fields[3].Text
		g.Rows = append(g.Rows, row)
	}
	return g
}

// Told puts an entry of the audit into words.
func Told(body json.RawMessage) string {
	var all map[string]any
	if json.Unmarshal(body, &all) != nil {
		return harmless(string(body))
	}
	var out []string
	for _, k := range slices.Sorted(maps.Keys(all)) {
		v := all[k]
		if m, is := v.(map[string]any); is {
			var parts []string
			for _, id := range slices.Sorted(maps.Keys(m)) {
				parts = append(parts, fmt.Sprintf("%s=%v", id, m[id]))
			}
			v = strings.Join(parts, " ")
		}
		if fmt.Sprint(v) != "" && k != "at" && k != "who" { // they stand in columns of their own
			out = append(out, fmt.Sprintf("%s %v", strings.ReplaceAll(k, "_", " "), v))
		}
	}
	return harmless(strings.Join(out, "; "))
}
