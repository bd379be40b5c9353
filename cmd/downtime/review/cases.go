package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"

	stats "downtime/game/cohort"
	"downtime/saves/cohort"
)

// Case is one case over its learners.
type Case struct {
	ID       string   `json:"id"`
	Learners int      `json:"learners"`
	Mean     *float64 `json:"mean"`
	SD       *float64 `json:"sd"`
	Scale    Scale    `json:"scale"`
	Items    []Item   `json:"items"`
	Clues    []Clue   `json:"clues"`
	Scenes   []Scene  `json:"scenes"`
	Ranks    []Rank   `json:"ranks"`
	Critical []Count  `json:"criticals"`

	runs []int64
}

// Clue is one piece of evidence.
type Clue struct {
	ID     string   `json:"id"`
	Label  string   `json:"label"`
	LR     float64  `json:"lr"`
	N      int      `json:"n"`                // learners for whom it was there
	Missed *float64 `json:"missed"`           // share of them; null: hidden
	From   float64  `json:"available_minute"` // median
	Found  *float64 `json:"found_minute"`     // median of those who found it
	Few    string   `json:"few,omitempty"`    // what fewer than five did, where that is hidden: missed, or found

	missed, found []int64 // runs
}

// Scene is what was answered to a question.
type Scene struct {
	ID      string  `json:"id"`
	Label   string  `json:"label"`
	N       int     `json:"n"`
	Choices []Count `json:"choices"`
}

// Count is how often something was so; N nil: hidden.
type Count struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	N     *int   `json:"n"`

	runs []int64
}

func counted(id, label string, n int) Count { return Count{ID: id, Label: label, N: &n} }

// of counts the runs in which something was so.
func of(id, label string, runs []int64) Count {
	n := len(runs)
	return Count{id, label, &n, runs}
}

// Rank is where learners put a patient whom the experts put at a place.
type Rank struct {
	ID      string  `json:"id"`
	Patient string  `json:"patient"`
	Expert  int     `json:"expert"`
	Changed int     `json:"changed_from,omitempty"` // the case's own rank, where an instructor has another
	Placed  []int   `json:"placed"`                 // learners by the place they gave, from the first; empty: hidden
	Beside  []Count `json:"beside_experts"`         // learners who put them earlier than the experts, the same, and later

	runs [][]int64 // by place
}

// gatherer collects the lists of one case's first runs.
type gatherer struct {
	d       *data
	earned  map[int64]map[int64][2]float64 // line, run: points earned and possible
	clues   map[int64][]sight
	answers map[int64]map[int64][]int64 // scene, choice (−1 none): runs
	ranks   map[int64]map[int64][]int64 // patient, learner's rank: runs
	experts map[int64]int               // patient: experts' rank
	failed  map[int64][]int64           // critical: runs
}

// sight is a clue in one run: the tick from which it could be found, and that at which it was, 0 never.
type sight struct{ run, from, found int64 }

func cases(ctx context.Context, db *cohort.DB, d *data) ([]Case, error) {
	by := map[string]*gatherer{}
	out := []Case{}
	for _, id := range d.scenarios() {
		by[id] = &gatherer{
			d: d, earned: map[int64]map[int64][2]float64{}, clues: map[int64][]sight{}, answers: map[int64]map[int64][]int64{}, ranks: map[int64]map[int64][]int64{}, experts: map[int64]int{}, failed: map[int64][]int64{},
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

func (g *gatherer) clue(run int64, v []int64) {
	g.clues[v[0]] = append(g.clues[v[0]], sight{run, v[1], v[2]})
}

func (g *gatherer) answer(run int64, v []int64) {
	if g.answers[v[0]] == nil {
		g.answers[v[0]] = map[int64][]int64{}
	}
	choice := v[1]
	if v[3] == 0 {
		choice = -1 // its deadline answered
	}
	g.answers[v[0]][choice] = append(g.answers[v[0]][choice], run)
}

func (g *gatherer) rank(run int64, v []int64) {
	if g.ranks[v[0]] == nil {
		g.ranks[v[0]] = map[int64][]int64{}
	}
	g.ranks[v[0]][v[2]] = append(g.ranks[v[0]][v[2]], run)
	g.experts[v[0]] = int(v[1])
}

func (g *gatherer) critical(run int64, v []int64) { g.failed[v[0]] = append(g.failed[v[0]], run) }

// made puts a case's tables together.
func (g *gatherer) made(id string) Case {
	c := Case{ID: id}
	var totals []float64
	for i := range g.d.runs {
		if r := &g.d.runs[i]; r.Scenario == id && g.d.first[r.N] {
			totals, c.runs = append(totals, r.Total), append(c.runs, r.N)
		}
	}
	if c.Learners = len(totals); c.Learners == 0 {
		return c
	}
	if c.Mean = some(stats.Mean(totals)); c.Learners > 1 {
		c.SD = some(stats.SD(totals))
	}
	c.Items, c.Scale = g.items(c.runs, totals)
	c.Clues, c.Scenes, c.Ranks, c.Critical = g.clueTable(), g.scenes(), g.rankTable(changed(g.d.audit, id)), g.criticals()
	return c
}

func (g *gatherer) clueTable() []Clue {
	out := []Clue{}
	for _, n := range slices.Sorted(maps.Keys(g.clues)) {
		lr, err := strconv.ParseFloat(g.d.terms[n].Extra, 64)
		if err != nil {
			lr = 0
		}
		c := Clue{ID: g.d.terms[n].ID, Label: g.d.label(n), LR: lr, N: len(g.clues[n])}
		var from, found []float64
		for _, s := range g.clues[n] {
			from = append(from, float64(s.from))
			if s.found > 0 {
				found, c.found = append(found, float64(s.found)), append(c.found, s.run)
			} else {
				c.missed = append(c.missed, s.run)
			}
		}
		if c.Missed, c.From = some(float64(len(c.missed))/float64(c.N)), minutes(stats.Median(from)); len(found) > 0 {
			m := minutes(stats.Median(found))
			c.Found = &m
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Clue) int {
		return cmp.Or(-cmp.Compare(*a.Missed, *b.Missed), -cmp.Compare(a.N, b.N), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (g *gatherer) scenes() []Scene {
	out := []Scene{}
	for _, n := range slices.Sorted(maps.Keys(g.answers)) {
		s := Scene{ID: g.d.terms[n].ID, Label: g.d.label(n)}
		for _, c := range slices.Sorted(maps.Keys(g.answers[n])) {
			id, label := s.ID+"/none", "no answer until it answered itself"
			if c >= 0 {
				id, label = g.d.terms[c].ID, g.d.label(c)
			}
			s.Choices = append(s.Choices, of(id, label, g.answers[n][c]))
			s.N += len(g.answers[n][c])
		}
		mostFirst(s.Choices)
		out = append(out, s)
	}
	return out
}

func mostFirst(all []Count) {
	slices.SortStableFunc(all, func(a, b Count) int { return cmp.Compare(*b.N, *a.N) })
}

func (g *gatherer) rankTable(changed map[string]int) []Rank {
	out := []Rank{}
	for _, n := range slices.Sorted(maps.Keys(g.ranks)) {
		r := Rank{ID: g.d.terms[n].ID, Patient: g.d.label(n), Expert: g.experts[n]}
		for place, runs := range g.ranks[n] {
			if place < 1 || place > 64 {
				continue
			}
			for int64(len(r.runs)) < place {
				r.runs = append(r.runs, nil)
			}
			r.runs[place-1] = runs
		}
		if to := changed[r.ID]; to > 0 {
			r.Changed, r.Expert = r.Expert, to
		}
		for _, runs := range r.runs {
			r.Placed = append(r.Placed, len(runs))
		}
		out = append(out, r)
	}
	for i := range out {
		out[i].beside(out)
	}
	slices.SortFunc(out, func(a, b Rank) int { return cmp.Or(cmp.Compare(a.Expert, b.Expert), cmp.Compare(a.Patient, b.Patient)) })
	return out
}

// beside counts who put a patient earlier than the experts, the same, and later. Patients of equal rank share as many places as they are.
func (r *Rank) beside(all []Rank) {
	last := r.Expert - 1
	for i := range all {
		if all[i].Expert == r.Expert {
			last++
		}
	}
	var early, same, late []int64
	for i, runs := range r.runs {
		switch place := i + 1; {
		case place < r.Expert:
			early = append(early, runs...)
		case place > last:
			late = append(late, runs...)
		default:
			same = append(same, runs...)
		}
	}
	r.Beside = []Count{of("earlier", "earlier", early), of("same", "the same", same), of("later", "later", late)}
}

func (g *gatherer) criticals() []Count {
	out := []Count{}
	for _, n := range slices.Sorted(maps.Keys(g.failed)) {
		out = append(out, of(g.d.terms[n].ID, g.d.label(n), g.failed[n]))
	}
	mostFirst(out)
	return out
}
