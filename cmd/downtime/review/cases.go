package review

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	stats "downtime/game/cohort"
	"downtime/game/engine"
	"downtime/saves/cohort"
)

// MutedBelow is the number of learners from which an item may be flagged.
const MutedBelow = 30

// gatherer collects the lists of one case's first runs.
type gatherer struct {
	d       *data
	earned  map[int64]map[int64][2]float64 // line, run: points earned and possible
	clues   map[int64][][2]int64           // clue: from, found
	answers map[int64]map[int64]int        // scene, choice (−1 none): learners
	ranks   map[int64]map[[2]int64]int     // patient, experts' rank and learner's: learners
	failed  map[int64]int                  // critical: learners
}

func cases(ctx context.Context, db *cohort.DB, d *data) ([]Case, error) {
	by := map[string]*gatherer{}
	out := []Case{}
	for _, id := range d.scenarios() {
		by[id] = &gatherer{
			d: d, earned: map[int64]map[int64][2]float64{}, clues: map[int64][][2]int64{}, answers: map[int64]map[int64]int{}, ranks: map[int64]map[[2]int64]int{}, failed: map[int64]int{},
		}
	}
	for kind, take := range map[cohort.Kind]func(*gatherer, int64, []int64){
		cohort.Items: (*gatherer).item, cohort.Clues: (*gatherer).clue, cohort.Answers: (*gatherer).answer, cohort.Ranks: (*gatherer).rank, cohort.Criticals: (*gatherer).critical,
	} {
		err := db.Lists(ctx, kind, func(run int64, v []int64) {
			r := d.chosen(run)
			if r == nil || !d.first[run] {
				return
			}
			for ; len(v) > 0; v = v[kind.Width():] {
				take(by[r.Scenario], run, v)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	for _, id := range d.scenarios() {
		if c := by[id].made(id); c.Learners > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}

func (g *gatherer) item(run int64, v []int64) {
	if g.earned[v[0]] == nil {
		g.earned[v[0]] = map[int64][2]float64{}
	}
	g.earned[v[0]][run] = [2]float64{float64(v[1]) / 10, float64(v[2]) / 10}
}

func (g *gatherer) clue(_ int64, v []int64) {
	g.clues[v[0]] = append(g.clues[v[0]], [2]int64{v[1], v[2]})
}

func (g *gatherer) answer(_ int64, v []int64) {
	if g.answers[v[0]] == nil {
		g.answers[v[0]] = map[int64]int{}
	}
	choice := v[1]
	if v[3] == 0 {
		choice = -1 // its deadline answered
	}
	g.answers[v[0]][choice]++
}

func (g *gatherer) rank(_ int64, v []int64) {
	if g.ranks[v[0]] == nil {
		g.ranks[v[0]] = map[[2]int64]int{}
	}
	g.ranks[v[0]][[2]int64{v[1], v[2]}]++
}

func (g *gatherer) critical(_ int64, v []int64) { g.failed[v[0]]++ }

// made puts a case's tables together.
func (g *gatherer) made(id string) Case {
	var totals []float64
	var runs []int64
	for i := range g.d.runs {
		if r := &g.d.runs[i]; r.Scenario == id && g.d.first[r.N] {
			totals, runs = append(totals, r.Total), append(runs, r.N)
		}
	}
	c := Case{ID: id, Learners: len(totals), Items: []Item{}, Clues: []Clue{}, Scenes: []Scene{}, Ranks: []Rank{}, Critical: []Count{}}
	if len(totals) == 0 {
		return c
	}
	c.Mean = some(mean(totals))
	if len(totals) > 1 {
		c.SD = some(sd(totals))
	}
	c.Items, c.Scale = g.items(runs)
	c.Clues, c.Scenes, c.Ranks, c.Critical = g.clueTable(), g.scenes(), g.rankTable(changed(g.d.audit, id)), g.criticals()
	return c
}

// items are the scored lines. A line that only some truths have is compared with the rest of what those runs could earn; alpha is of the lines that
// every run has.
func (g *gatherer) items(runs []int64) ([]Item, Scale) {
	sums := map[int64][2]float64{}
	var common []int64
	lines := sorted(g.earned)
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
	out := []Item{}
	for _, line := range lines {
		var share, rest []float64
		for _, run := range runs { // in their order: sums of floats depend on it
			e, ok := g.earned[line][run]
			if !ok || e[1] <= 0 {
				continue
			}
			share = append(share, e[0]/e[1])
			rest = append(rest, (sums[run][0]-e[0])/max(sums[run][1]-e[1], 0.1))
		}
		if len(share) == 0 {
			continue // it only deducts
		}
		it := Item{ID: g.d.terms[line].ID, Label: g.d.label(line), Domain: g.d.terms[line].Extra, N: len(share), Difficulty: some(mean(share))}
		if len(share) > 2 {
			it.Rest = some(correlation(share, rest))
		}
		it.Flag = flag(&it)
		out = append(out, it)
	}
	return out, scale(table)
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

func correlation(x, y []float64) float64 {
	mx, my := mean(x), mean(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

func minutes(tick float64) float64 { return math.Round(tick/engine.TicksPerSecond/6) / 10 }

func (g *gatherer) clueTable() []Clue {
	out := []Clue{}
	for _, n := range sorted(g.clues) {
		lr, err := strconv.ParseFloat(g.d.terms[n].Extra, 64)
		if err != nil {
			lr = 0
		}
		var from, found []float64
		for _, c := range g.clues[n] {
			from = append(from, float64(c[0]))
			if c[1] > 0 {
				found = append(found, float64(c[1]))
			}
		}
		c := Clue{ID: g.d.terms[n].ID, Label: g.d.label(n), LR: lr, N: len(from), Missed: some(1 - float64(len(found))/float64(len(from))), From: minutes(median(from))}
		if len(found) > 0 {
			m := minutes(median(found))
			c.Found = &m
		}
		out = append(out, c)
	}
	slices.SortFunc(out, byMissed)
	return out
}

func (g *gatherer) scenes() []Scene {
	out := []Scene{}
	for _, n := range sorted(g.answers) {
		s := Scene{ID: g.d.terms[n].ID, Label: g.d.label(n)}
		for _, c := range sorted(g.answers[n]) {
			count := g.answers[n][c]
			label := "no answer until it answered itself"
			if c >= 0 {
				label = g.d.label(c)
			}
			s.N += count
			s.Choices = append(s.Choices, Count{label, &count})
		}
		slices.SortStableFunc(s.Choices, func(a, b Count) int { return cmp.Compare(*b.N, *a.N) })
		out = append(out, s)
	}
	return out
}

func (g *gatherer) rankTable(changed map[string]int) []Rank {
	out := []Rank{}
	for _, n := range sorted(g.ranks) {
		r := Rank{Patient: g.d.label(n)}
		for k, count := range g.ranks[n] {
			r.Expert = int(k[0])
			place := int(k[1])
			if place < 1 || place > 64 {
				continue
			}
			for len(r.Placed) < place {
				r.Placed = append(r.Placed, 0)
			}
			r.Placed[place-1] += count
		}
		if to := changed[g.d.terms[n].ID]; to > 0 {
			r.Changed, r.Expert = r.Expert, to
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b Rank) int { return cmp.Or(cmp.Compare(a.Expert, b.Expert), cmp.Compare(a.Patient, b.Patient)) })
	return out
}

func (g *gatherer) criticals() []Count {
	out := []Count{}
	for _, n := range sorted(g.failed) {
		count := g.failed[n]
		out = append(out, Count{g.d.label(n), &count})
	}
	slices.SortStableFunc(out, func(a, b Count) int { return cmp.Compare(*b.N, *a.N) })
	return out
}

// sorted gives the keys of a map in order.
func sorted[V any](m map[int64]V) []int64 {
	out := make([]int64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
