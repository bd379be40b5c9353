package review

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	stats "downtime/game/cohort"
)

// MutedBelow is the number of learners from which an item may be flagged.
const MutedBelow = 30

// Item is one scored line.
type Item struct {
	ID         string   `json:"id"`
	Label      string   `json:"label"`
	Domain     string   `json:"domain"`
	N          int      `json:"n"`
	Difficulty *float64 `json:"difficulty"` // mean share of what it could earn; null: hidden
	Rest       *float64 `json:"item_rest"`
	Without    *float64 `json:"alpha_without"` // alpha of the other lines; null: not every run has it, or there is but one other
	Flag       string   `json:"flag"`

	lost, kept []int64 // runs that lost something of it, and that earned it in full
}

// Scale is how far a total can be relied on.
type Scale struct {
	Learners int      `json:"learners"`
	Items    int      `json:"items"`
	Alpha    *float64 `json:"alpha"`
	SEM      *float64 `json:"sem"` // of a total or, across cases, of a mean of totals, in points
	CasesFor int      `json:"cases_for_phi_80"`
	Note     string   `json:"note,omitempty"`
}

// items are the scored lines. A line that only some truths have is compared with the rest of what those runs could earn; alpha is of the lines that
// every run has, and taken for that of the totals.
func (g *gatherer) items(runs []int64, totals []float64) ([]Item, Scale) {
	sums := map[int64][2]float64{}
	var common []int64
	lines := slices.Sorted(maps.Keys(g.earned))
	for _, line := range lines {
		worth := false
		for run, e := range g.earned[line] {
			s := sums[run]
			sums[run] = [2]float64{s[0] + e[0], s[1] + e[1]}
			worth = worth || e[1] > 0
		}
		if len(g.earned[line]) == len(runs) && worth {
			common = append(common, line)
		}
	}
	table := make(stats.Table, len(runs))
	for i, run := range runs {
		for _, line := range common {
			table[i] = append(table[i], g.earned[line][run][0])
		}
	}
	of := scale(table, totals)
	without := map[int64]*float64{}
	if of.Alpha != nil && of.Items > 2 {
		for i, alpha := range stats.Without(table) {
			without[common[i]] = some(alpha)
		}
	}
	out := []Item{}
	for _, line := range lines {
		if it := g.line(line, runs, sums); it.N > 0 {
			it.Without = without[line]
			out = append(out, it)
		}
	}
	return out, of
}

// line is one scored line over the runs that had it; N 0: it only deducts. Sums are what each run earned of what it could.
func (g *gatherer) line(line int64, runs []int64, sums map[int64][2]float64) Item {
	it := Item{ID: g.d.terms[line].ID, Label: lineLabel(g.d.terms[line].ID, g.d.label(line)), Domain: g.d.terms[line].Extra}
	var share, rest []float64
	for _, run := range runs { // in their order: sums of floats depend on it
		e := g.earned[line][run]
		if e[1] <= 0 {
			continue
		}
		share = append(share, e[0]/e[1])
		rest = append(rest, (sums[run][0]-e[0])/max(sums[run][1]-e[1], 0.1))
		if e[0] < e[1] {
			it.lost = append(it.lost, run)
		} else {
			it.kept = append(it.kept, run)
		}
	}
	if it.N = len(share); it.N == 0 {
		return it
	}
	if it.Difficulty = some(stats.Mean(share)); it.N > 2 {
		it.Rest = some(stats.Correlation(share, rest))
	}
	it.Flag = flag(&it)
	return it
}

// lineLabel is what a line is called over many runs. A run names a decision about a device by what was done, which is another thing in the next run.
func lineLabel(id, label string) string {
	_, device, named := strings.Cut(label, ": ")
	switch {
	case named && strings.HasPrefix(id, "act-"):
		return "What was done about " + device + ", beside what was so"
	case named && strings.HasPrefix(id, "belief-act-"):
		return "What was done about " + device + ", beside what was believed"
	}
	return label
}

// flag says what to look at, from thirty learners on.
func flag(it *Item) string {
	switch {
	case it.N < MutedBelow:
		return "muted below 30"
	case it.Rest != nil && *it.Rest < 0:
		return "those who do well elsewhere lose it: look at its wording"
	case *it.Difficulty > 0.95:
		return "nearly everybody has it"
	case *it.Difficulty < 0.05:
		return "nearly nobody has it"
	case it.Rest != nil && *it.Rest < 0.2:
		return "tells learners apart poorly"
	}
	return ""
}

// across takes cases for items, of the learners who have played all of those that most have played.
func across(d *data) *Scale {
	totals := map[string]map[string]float64{}
	count := map[string]int{}
	for i := range d.runs {
		r := &d.runs[i]
		if !d.first[r.N] {
			continue
		}
		if totals[r.Learner] == nil {
			totals[r.Learner] = map[string]float64{}
		}
		totals[r.Learner][r.Scenario] = r.Total
		count[r.Scenario]++
	}
	var common []string
	for _, sc := range d.scenarios() {
		if count[sc]*2 >= len(totals) && count[sc] > 1 {
			common = append(common, sc)
		}
	}
	var table stats.Table
	var means []float64
	for _, name := range d.learners() {
		var row []float64
		for _, sc := range common {
			if v, ok := totals[name][sc]; ok {
				row = append(row, v)
			}
		}
		if len(row) == len(common) {
			table, means = append(table, row), append(means, stats.Mean(row))
		}
	}
	if len(common) < 2 || len(table) < 3 {
		return nil
	}
	s := scale(table, means)
	g := stats.Generalise(table)
	s.CasesFor = g.CasesFor(0.8)
	s.Note = strconv.Itoa(len(common)) + " cases as items, of learners who played each"
	return &s
}

// scale is how far scores can be relied on that come of a table.
func scale(t stats.Table, scores []float64) Scale {
	s := Scale{Learners: len(t)}
	if len(t) > 0 {
		s.Items = len(t[0])
	}
	if s.Learners < 3 || s.Items < 2 {
		s.Note = "too few to say"
		return s
	}
	alpha := stats.Alpha(t)
	s.Alpha, s.SEM = some(alpha), some(stats.ErrorOfMeasurement(scores, alpha))
	return s
}
