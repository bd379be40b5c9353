package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"downtime/saves/cohort"
)

// Grid is a table as a screen shows it: columns that can be sorted, and rows that lead to the runs behind them.
type Grid struct {
	Name, Title string
	Columns     []string
	Rows        []Row
}

// Row is one line of a grid. Keys are the numbers that a column is sorted by, where it holds numbers.
type Row struct {
	Cells         []string
	Keys          []*float64 // nil where a column holds words
	Learner, Case string     // whose runs are behind it; both "": those of the whole cohort
	Run           string     // the run itself; "": a row leads to a grid of runs
}

func number(v float64) *float64 { return &v }

func ints(n int) (string, *float64) { return fmt.Sprint(n), number(float64(n)) }

// add puts a cell into a row: words, a whole number, or a figure that may be missing.
func (r *Row) add(cells ...any) *Row {
	for _, c := range cells {
		switch v := c.(type) {
		case int:
			s, k := ints(v)
			r.Cells, r.Keys = append(r.Cells, s), append(r.Keys, k)
		case *float64:
			r.Cells, r.Keys = append(r.Cells, figure(v, 2)), append(r.Keys, v)
		default:
			r.Cells, r.Keys = append(r.Cells, fmt.Sprint(v)), append(r.Keys, nil)
		}
	}
	return r
}

// Grids are the tables of a report, and last the runs.
func (r *Report) Grids(runs []cohort.Summary) []Grid {
	learners := Grid{Name: "learners", Title: "Who has played what", Columns: []string{"learner", "runs", "ended", "open", "cases", "mean", "latest"}}
	for _, c := range r.Completion {
		row := Row{Learner: c.Learner}
		learners.Rows = append(learners.Rows, *row.add(c.Learner, c.Runs, c.Ended, c.Open, c.Cases, c.Mean, c.Latest))
	}
	domains := Grid{Name: "domains", Title: "Domains, in per cent of what first goes could earn", Columns: []string{"learner"}}
	for _, d := range r.Heat.Domains {
		domains.Columns = append(domains.Columns, strings.ToLower(strings.Fields(d)[0]))
	}
	for _, h := range r.Heat.Rows {
		row := Row{Learner: h.Learner}
		row.add(h.Learner)
		for _, c := range h.Cells {
			row.add(c.Score)
			if c.Score != nil {
				row.Cells[len(row.Cells)-1] = fmt.Sprintf("%3.0f %s", *c.Score, shade(*c.Score))
			}
		}
		domains.Rows = append(domains.Rows, row)
	}
	return []Grid{learners, domains, r.leanGrid(), r.itemGrid(), r.clueGrid(), r.answerGrid(), r.freeGrid(), RunsGrid(runs)}
}

func (r *Report) leanGrid() Grid {
	g := Grid{Name: "judgement", Title: fmt.Sprintf("Over-trusting %d, balanced %d, trigger-happy %d, too few to say %d", r.Judgement.OverTrusting, r.Judgement.Balanced, r.Judgement.TriggerHappy, r.Judgement.TooFew), Columns: []string{"learner", "lean", "faulty", "sound", "d'", "criterion"}}
	for _, l := range r.Judgement.Leans {
		row := Row{Learner: l.Learner}
		g.Rows = append(g.Rows, *row.add(l.Learner, l.Lean, l.Faulty, l.Sound, l.DPrime, l.Criterion))
	}
	return g
}

func (r *Report) itemGrid() Grid {
	g := Grid{Name: "lines", Title: "Scored lines; flags are muted below 30 learners", Columns: []string{"line", "case", "domain", "n", "difficulty", "item-rest", "flag"}}
	for _, c := range r.Cases {
		for _, it := range c.Items {
			row := Row{Case: c.ID}
			g.Rows = append(g.Rows, *row.add(it.Label, c.ID, it.Domain, it.N, it.Difficulty, it.Rest, it.Flag))
		}
	}
	return g
}

func (r *Report) clueGrid() Grid {
	g := Grid{Name: "clues", Title: "Clues: missed by what share, there from which minute", Columns: []string{"clue", "case", "n", "missed", "from", "found", "ratio"}}
	for _, c := range r.Cases {
		for _, x := range c.Clues {
			row := Row{Case: c.ID}
			g.Rows = append(g.Rows, *row.add(x.Label, c.ID, x.N, x.Missed, number(x.From), x.Found, number(x.LR)))
		}
	}
	return g
}

func (r *Report) answerGrid() Grid {
	g := Grid{Name: "answers", Title: "What was answered", Columns: []string{"asked", "answer", "case", "learners"}}
	for _, c := range r.Cases {
		for _, s := range c.Scenes {
			for _, x := range s.Choices {
				row := Row{Case: c.ID}
				n := 0
				if x.N != nil {
					n = *x.N
				}
				g.Rows = append(g.Rows, *row.add(s.Label, x.Label, c.ID, n))
			}
		}
	}
	return g
}

func (r *Report) freeGrid() Grid {
	g := Grid{Name: "text", Title: "What learners wrote and handed in", Columns: []string{"learner", "part", "text", "look"}}
	for _, x := range r.Free {
		row := Row{Learner: x.Learner, Run: x.Run}
		g.Rows = append(g.Rows, *row.add(x.Learner, x.Part, strings.Join(strings.Fields(x.Text), " "), x.Warning))
	}
	return g
}

// RunsGrid lists runs.
func RunsGrid(runs []cohort.Summary) Grid {
	g := Grid{Name: "runs", Title: "Runs: Enter shows one beside the truth", Columns: []string{"run", "learner", "case", "truth", "score", "minutes", "started"}}
	for i := range runs {
		s := &runs[i]
		row := Row{Learner: s.Learner, Case: s.Scenario, Run: s.ID}
		var score *float64
		if s.Counts() {
			score = number(s.Total)
		}
		row.add(s.ID[:8], s.Learner, s.Scenario, s.Variant, score, number(minutes(float64(s.Ticks))), s.Started.Format("2006-01-02 15:04"))
		if score == nil {
			row.Cells[4] = string(s.Status)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// Behind are the runs that a row leads to.
func Behind(runs []cohort.Summary, row *Row) []cohort.Summary {
	var out []cohort.Summary
	for _, s := range runs {
		if (row.Learner == "" || s.Learner == row.Learner) && (row.Case == "" || s.Scenario == row.Case) {
			out = append(out, s)
		}
	}
	return out
}

// Sorted gives the rows by a column, those that hold the filter's words alone. A column below 0 leaves the order; rows without a number come last.
func (g *Grid) Sorted(column int, down bool, filter string) []Row {
	filter = strings.ToLower(strings.TrimSpace(filter))
	var out []Row
	for _, r := range g.Rows {
		if filter == "" || strings.Contains(strings.ToLower(strings.Join(r.Cells, " ")), filter) {
			out = append(out, r)
		}
	}
	if column < 0 || column >= len(g.Columns) {
		return out
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		x, y := a.Keys[column], b.Keys[column]
		switch {
		case x == nil && y != nil:
			return 1
		case x != nil && y == nil:
			return -1
		}
		by := strings.Compare(a.Cells[column], b.Cells[column])
		if x != nil && y != nil {
			by = cmp.Compare(*x, *y)
		}
		if down {
			return -by
		}
		return by
	})
	return out
}
