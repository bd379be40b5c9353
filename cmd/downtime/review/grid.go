package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"downtime/saves/cohort"
)

// Grid is a table: columns that it can be sorted by, and figures that lead to the runs behind them.
type Grid struct {
	Name, Title string
	Columns     []string
	Rows        []Row
	Empty       string // what is said where there are no rows
}

// Nothing says why a table has no rows.
func (g *Grid) Nothing() string { return or(g.Empty, "none yet") }

// Row is one line of a grid.
type Row struct {
	Fields []Field
	Run    string // the run itself; "": its fields lead to grids
	Text   string // what is read in full
	Under  *Grid  // what lies behind it that is no run
	Whole  bool   // it is of all rows together, and stays at the end
}

// Field is one cell: words or a figure, and what is behind it.
type Field struct {
	Text   string
	Key    *float64 // what it is sorted by, where it is a number
	Share  *float64 // 0 to 100 in a heat map
	Behind *Behind  // nil: what is behind its row
}

// Behind are the runs that a figure was made of. Name is by what cohort runs --behind calls for them; Says are the words for them. Clue is the id of the
// clue that the figure is about, at which such a run opens; "" none.
type Behind struct {
	Name, Says string
	Runs       []int64
	Clue       string
}

// line makes a row of words, whole numbers and figures that may be missing.
func line(cells ...any) Row {
	var r Row
	for _, c := range cells {
		f := Field{}
		switch v := c.(type) {
		case Field:
			f = v
		case int:
			k := float64(v)
			f = Field{Text: fmt.Sprint(v), Key: &k}
		case float64:
			f = Field{Text: fmt.Sprintf("%.1f", v), Key: &v}
		case *float64:
			f = Field{Text: figure(v, 2), Key: v}
		case time.Time:
			f.Text = v.Format("2006-01-02 15:04")
		default:
			f.Text = fmt.Sprint(v)
		}
		r.Fields = append(r.Fields, f)
	}
	return r
}

// leads has all fields lead to these runs; those that lead elsewhere are left.
func (r Row) leads(name, says string, runs []int64) Row {
	b := &Behind{Name: name, Says: says, Runs: runs}
	for i := range r.Fields {
		if r.Fields[i].Behind == nil {
			r.Fields[i].Behind = b
		}
	}
	return r
}

// at has one field lead to these runs.
func (r Row) at(i int, name, says string, runs []int64) Row {
	r.Fields[i].Behind = &Behind{Name: name, Says: says, Runs: runs}
	return r
}

// percentage is a share as a figure in per cent.
func percentage(v *float64) Field {
	f := Field{Text: "-"}
	if v != nil {
		k := 100 * *v
		f = Field{Text: fmt.Sprintf("%.0f %%", k), Key: &k}
	}
	return f
}

// figure is a number with so many decimals; a dash where there is none.
func figure(v *float64, decimals int) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprintf("%.*f", decimals, *v)
}

// RunsGrid lists runs; with keep, those alone that it holds.
func RunsGrid(runs []cohort.Summary, title string, keep []int64) Grid {
	g := Grid{Name: "runs", Title: title, Columns: []string{"run", "learner", "case", "truth", "score", "minutes", "started"}}
	kept := map[int64]bool{}
	for _, n := range keep {
		kept[n] = true
	}
	for i := range runs {
		s := &runs[i]
		if keep != nil && !kept[s.N] {
			continue
		}
		score := Field{Text: string(s.Status)}
		if s.Counts() {
			score = Field{Text: fmt.Sprintf("%.1f", s.Total), Key: &s.Total}
		}
		r := line(s.ID[:8], s.Learner, s.Scenario, s.Variant, score, minutes(float64(s.Ticks)), s.Started)
		r.Run = s.ID
		g.Rows = append(g.Rows, r)
	}
	return g
}

// Find gives what has that name behind it; nil if nothing has.
func Find(grids []Grid, name string) *Behind {
	for i := range grids {
		for k := range grids[i].Rows {
			for _, f := range grids[i].Rows[k].Fields {
				if f.Behind != nil && f.Behind.Name == name {
					return f.Behind
				}
			}
		}
	}
	return nil
}

// Near are the names of figures that begin like one that is not there, as far along as any does, and from there by one part more: those of its case, or
// the cases of its table, with … where a name goes on. They are in the order of the tables, none twice.
func Near(grids []Grid, name string) []string {
	for at := strings.LastIndex(name, "/"); at > 0; at = strings.LastIndex(name[:at], "/") {
		var out []string
		for i := range grids {
			for k := range grids[i].Rows {
				for _, f := range grids[i].Rows[k].Fields {
					if f.Behind == nil || !strings.HasPrefix(f.Behind.Name, name[:at+1]) {
						continue
					}
					near := f.Behind.Name
					if part, _, more := strings.Cut(near[at+1:], "/"); more {
						near = name[:at+1] + part + "/…"
					}
					if !slices.Contains(out, near) && !slices.Contains(out, strings.TrimSuffix(near, "/…")) {
						out = append(out, near)
					}
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// Sorted gives the rows by a column, those that hold the filter's words alone. A column below 0 leaves the order; rows without a number come last.
func (g *Grid) Sorted(column int, down bool, filter string) []Row {
	filter = strings.ToLower(strings.TrimSpace(filter))
	var out []Row
	for _, r := range g.Rows {
		if filter == "" || r.holds(filter) {
			out = append(out, r)
		}
	}
	if column < 0 || column >= len(g.Columns) {
		return out
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		x, y := &a.Fields[column], &b.Fields[column]
		switch {
		case a.Whole || b.Whole:
			return cmp.Compare(truth(a.Whole), truth(b.Whole))
		case x.Key == nil && y.Key != nil:
			return 1
		case x.Key != nil && y.Key == nil:
			return -1
		}
		by := strings.Compare(x.Text, y.Text)
		if x.Key != nil && y.Key != nil {
			by = cmp.Compare(*x.Key, *y.Key)
		}
		if down {
			return -by
		}
		return by
	})
	return out
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (r *Row) holds(words string) bool {
	return slices.ContainsFunc(r.Fields, func(f Field) bool { return strings.Contains(strings.ToLower(f.Text), words) })
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
