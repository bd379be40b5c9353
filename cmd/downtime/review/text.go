package review

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
)

// Tables names the tables that can be shown, with what each is.
var Tables = [][2]string{
	{"completion", "who has played what"},
	{"heat", "learners by domains, in per cent"},
	{"judgement", "who leans which way, and how beliefs came true"},
	{"skills", "goes at skills of the lab, over learners"},
	{"items", "scored lines: n, difficulty, item–rest, alpha, SEM"},
	{"clues", "what was missed, and the minute from which it was there"},
	{"answers", "what was answered to each question"},
	{"ranks", "where learners put whom, beside the experts"},
	{"text", "what learners wrote and handed in"},
	{"standards", "every standard that was set"},
	{"survey", "five questions before and after"},
}

// Write writes one table as text, or all of them for "".
func (r *Report) Write(w io.Writer, table, sortBy string) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	tell := map[string]func(*tabwriter.Writer, string){
		"completion": r.completionText, "heat": r.heatText, "judgement": r.judgementText, "items": r.itemsText, "skills": r.skillsText, "clues": r.cluesText,
		"answers": r.answersText, "ranks": r.ranksText, "text": r.freeText, "standards": r.standardsText, "survey": r.surveyText,
	}
	if table != "" {
		do := tell[table]
		if do == nil {
			return fmt.Errorf("there is no table %q; there are %s", table, tableNames())
		}
		orNone(out, sortBy, do)
		return out.Flush()
	}
	fmt.Fprintf(out, "%d learners, %d runs, %d of them scored and ended.\n", r.Learners, r.Runs, r.Scored)
	for _, t := range Tables {
		fmt.Fprintf(out, "\n%s: %s\n\n", strings.ToUpper(t[0]), t[1])
		orNone(out, "", tell[t[0]])
	}
	fmt.Fprintln(out)
	for _, n := range r.Notes {
		fmt.Fprintln(out, n)
	}
	return out.Flush()
}

// orNone tells a table, or that nothing stands in it yet.
func orNone(w *tabwriter.Writer, sortBy string, tell func(*tabwriter.Writer, string)) {
	var text strings.Builder
	into := tabwriter.NewWriter(&text, 0, 0, 0, ' ', 0)
	tell(into, sortBy)
	if into.Flush(); text.Len() == 0 {
		fmt.Fprintln(w, "none yet")
		return
	}
	tell(w, sortBy)
}

func tableNames() string {
	var out []string
	for _, t := range Tables {
		out = append(out, t[0])
	}
	return strings.Join(out, ", ")
}

// figure is a number with so many decimals; a dash where there is none.
func figure(v *float64, decimals int) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf("%.*f", decimals, *v)
}

func percent(v *float64) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf("%.0f", 100**v)
}

func orZero(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}

func (r *Report) completionText(w *tabwriter.Writer, sortBy string) {
	rows := slices.Clone(r.Completion)
	switch sortBy {
	case "mean":
		slices.SortStableFunc(rows, func(a, b Completion) int { return cmp.Compare(orZero(a.Mean), orZero(b.Mean)) })
	case "runs":
		slices.SortStableFunc(rows, func(a, b Completion) int { return cmp.Compare(b.Runs, a.Runs) })
	case "latest":
		slices.SortStableFunc(rows, func(a, b Completion) int { return cmp.Compare(b.Latest, a.Latest) })
	}
	fmt.Fprintln(w, "learner\truns\tended\topen\tcases\tminutes\tmean of first goes\tlatest")
	for _, c := range rows {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%.0f\t%s\t%s\n", c.Learner, c.Runs, c.Ended, c.Open, c.Cases, c.Minutes, figure(c.Mean, 1), c.Latest)
	}
}

// shades show a percentage beside its number, so that a map can be seen at a glance and read without colours.
var shades = []string{"····", "▪···", "▪▪··", "▪▪▪·", "▪▪▪▪"}

func shade(v float64) string { return shades[min(int(max(v, 0)/20), 4)] }

func (r *Report) heatText(w *tabwriter.Writer, _ string) {
	fmt.Fprint(w, "learner")
	used := make([]bool, len(r.Heat.Domains))
	for k, d := range r.Heat.Domains {
		for _, row := range r.Heat.Rows {
			used[k] = used[k] || row.Cells[k].Score != nil
		}
		if used[k] {
			fmt.Fprintf(w, "\t%s", strings.Fields(d)[0])
		}
	}
	fmt.Fprintln(w)
	line := func(name string, cells []Cell) {
		fmt.Fprint(w, name)
		for k, c := range cells {
			switch {
			case !used[k]:
			case c.Score == nil:
				fmt.Fprint(w, "\t-")
			default:
				fmt.Fprintf(w, "\t%3.0f %s", *c.Score, shade(*c.Score))
			}
		}
		fmt.Fprintln(w)
	}
	for _, row := range r.Heat.Rows {
		line(row.Learner, row.Cells)
	}
	line("mean", r.Heat.Mean)
}

func (r *Report) judgementText(w *tabwriter.Writer, sortBy string) {
	fmt.Fprintln(w, "Cases:")
	r.Judgement.text(w, sortBy)
	for i := range r.Vignettes {
		fmt.Fprintf(w, "\nVignettes, %s:\n", r.Vignettes[i].Pool)
		r.Vignettes[i].text(w, sortBy)
	}
}

func (j *Judgement) text(w *tabwriter.Writer, sortBy string) {
	fmt.Fprintf(w, "over-trusting %d, balanced %d, trigger-happy %d, no lean can be told %d, too few judgements to say %d\n", j.OverTrusting, j.Balanced, j.TriggerHappy, j.NotToldApart, j.TooFew)
	fmt.Fprintf(w, "mean of learners: d' %s, criterion %s (above 0: slow to call a fault). Learners are never pooled into one criterion.\n", figure(j.MeanDPrime, 2), figure(j.MeanC, 2))
	fmt.Fprintf(w, "judgements: %d hits, %d misses, %d false alarms, %d correct rejections, %d not stated. Brier %s (0 is best, 0.25 a coin).\n\n", j.Hits, j.Misses, j.FalseAlarms, j.Rejections, j.Unstated, figure(j.Brier, 3))
	fmt.Fprintln(w, "said\tat fault\tlearners\tjudgements\tas learners allow")
	for _, p := range j.Curve {
		fmt.Fprintf(w, "%.0f %%\t%s %%\t%d\t%d\t%.0f to %.0f %%\n", 100*p.Said, percent(p.Observed), p.Learners, p.N, 100*p.Interval.Low, 100*p.Interval.High)
	}
	rows := slices.Clone(j.Leans)
	if sortBy == "criterion" {
		slices.SortStableFunc(rows, func(a, b Lean) int { return cmp.Compare(orZero(a.Criterion), orZero(b.Criterion)) })
	}
	fmt.Fprintln(w, "\nlearner\tlean\tfaulty\tsound\td'\tcriterion")
	for _, l := range rows {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%s\t%s\n", l.Learner, l.Lean, l.Faulty, l.Sound, figure(l.DPrime, 2), figure(l.Criterion, 2))
	}
}

func (r *Report) itemsText(w *tabwriter.Writer, sortBy string) {
	for _, c := range r.Cases {
		fmt.Fprintf(w, "%s: %d learners, mean %s, SD %s; alpha %s of %d lines, SEM %s points. %s\n", c.ID, c.Learners, figure(c.Mean, 1), figure(c.SD, 1), figure(c.Scale.Alpha, 2), c.Scale.Items, figure(c.Scale.SEM, 1), c.Scale.Note)
		rows := slices.Clone(c.Items)
		switch sortBy {
		case "difficulty":
			slices.SortStableFunc(rows, func(a, b Item) int { return cmp.Compare(orZero(a.Difficulty), orZero(b.Difficulty)) })
		case "rest":
			slices.SortStableFunc(rows, func(a, b Item) int { return cmp.Compare(orZero(a.Rest), orZero(b.Rest)) })
		case "n":
			slices.SortStableFunc(rows, func(a, b Item) int { return cmp.Compare(b.N, a.N) })
		}
		fmt.Fprintln(w, "line\tdomain\tn\tdifficulty\titem–rest\tflag")
		for _, it := range rows {
			fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\t%s\n", it.Label, it.Domain, it.N, figure(it.Difficulty, 2), figure(it.Rest, 2), it.Flag)
		}
		fmt.Fprintln(w)
	}
	if a := r.Across; a != nil {
		fmt.Fprintf(w, "Across cases: alpha %s, SEM %s (%s, %d learners); cases needed for a dependability of 0.8: %d.\n", figure(a.Alpha, 2), figure(a.SEM, 1), a.Note, a.Learners, a.CasesFor)
	}
}

func (r *Report) cluesText(w *tabwriter.Writer, _ string) {
	for _, c := range r.Cases {
		fmt.Fprintf(w, "%s\nclue\tn\tmissed\tthere from minute\tfound at minute\tlikelihood ratio\n", c.ID)
		for _, x := range c.Clues {
			fmt.Fprintf(w, "%s\t%d\t%s %%\t%.1f\t%s\t%g\n", x.Label, x.N, percent(x.Missed), x.From, figure(x.Found, 1), x.LR)
		}
		fmt.Fprintln(w)
	}
}

func count(n *int) string {
	if n == nil {
		return fmt.Sprintf("fewer than %d", Fewest)
	}
	return fmt.Sprint(*n)
}

func (r *Report) answersText(w *tabwriter.Writer, _ string) {
	for _, c := range r.Cases {
		fmt.Fprintln(w, c.ID)
		for _, s := range c.Scenes {
			fmt.Fprintf(w, "%s (%d)\n", s.Label, s.N)
			for _, x := range s.Choices {
				fmt.Fprintf(w, "  %s\t%s\n", count(x.N), x.Label)
			}
		}
		for _, x := range c.Critical {
			fmt.Fprintf(w, "critical failure: %s\t%s\n", x.Label, count(x.N))
		}
		fmt.Fprintln(w)
	}
}

func (r *Report) ranksText(w *tabwriter.Writer, _ string) {
	for _, c := range r.Cases {
		if len(c.Ranks) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s\nexperts\tpatient\tlearners who put them 1st, 2nd, …\n", c.ID)
		for _, x := range c.Ranks {
			fmt.Fprintf(w, "%d\t%s", x.Expert, x.Patient)
			if x.Changed > 0 {
				fmt.Fprintf(w, " (the case: %d)", x.Changed)
			}
			for _, n := range x.Placed {
				fmt.Fprintf(w, "\t%d", n)
			}
			fmt.Fprintln(w)
		}
	}
}

// harmless leaves out what would steer a terminal, or turn the direction of the line: of what nobody sees only the ends of lines stay.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r != '\n' && unicode.In(r, unicode.C):
			return -1
		}
		return r
	}, text)
}

func (r *Report) freeText(w *tabwriter.Writer, _ string) {
	for _, x := range r.Free {
		fmt.Fprintf(w, "%s, run %s, %s, %s:\n  %s\n", x.Learner, x.Run[:8], x.Case, x.Part, strings.ReplaceAll(harmless(x.Text), "\n", "\n  "))
		if x.Warning != "" {
			fmt.Fprintf(w, "  LOOK: %s\n", x.Warning)
		}
	}
}

func (r *Report) standardsText(w *tabwriter.Writer, _ string) {
	for _, s := range r.Standards {
		low, high := s.Grey()
		what := s.Case
		if what == "" {
			what = "all cases"
		}
		fmt.Fprintf(w, "%s\t%s\t%s: cut %.1f (SE %.1f), grey zone %.1f to %.1f, from %d ratings at grade %g, R² %.2f. %s\n", s.At.Format("2006-01-02 15:04"), s.Who, what, s.Cut, s.Error, low, high, s.Ratings, s.Border, s.R2, s.Note)
	}
}

func (r *Report) surveyText(w *tabwriter.Writer, _ string) {
	for _, s := range r.Survey {
		fmt.Fprintf(w, "%s\tbefore %s\tafter %s\tlater %s\t(%d answered before and after)\n", s.Text, figure(s.Before, 1), figure(s.After, 1), figure(s.Later, 1), s.N)
	}
}
