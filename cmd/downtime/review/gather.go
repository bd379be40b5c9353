package review

import (
	"context"
	"encoding/json"
	"slices"

	"downtime/game/calibration"
	"downtime/saves/cohort"
)

// Fewest is the smallest number of learners of whom a cell of a report tells.
const Fewest = 5

// data is everything that tables are made of.
type data struct {
	runs    []cohort.Summary
	terms   map[int64]cohort.Term
	byRun   map[int64]int  // a run's number to its place in runs
	first   map[int64]bool // the first run of its learner and case that has ended
	ratings []cohort.Rating
	grade   map[int64]int // the latest of a run, 0 none
	written []cohort.Written
	surveys []cohort.Surveyed
	audit   []cohort.Entry
}

func gather(ctx context.Context, db *cohort.DB, f cohort.Filter) (*data, error) {
	d := &data{byRun: map[int64]int{}, first: map[int64]bool{}, grade: map[int64]int{}}
	var err error
	if d.runs, err = db.Runs(ctx, f); err != nil {
		return nil, err
	}
	if d.terms, err = db.Terms(ctx); err != nil {
		return nil, err
	}
	type pair struct{ learner, scenario string }
	seen := map[pair]bool{}
	for i := range d.runs {
		r := &d.runs[i]
		d.byRun[r.N] = i
		if p := (pair{r.Learner, r.Scenario}); r.Counts() && !seen[p] {
			seen[p], d.first[r.N] = true, true
		}
	}
	if d.ratings, err = db.Ratings(ctx); err != nil {
		return nil, err
	}
	for _, r := range d.ratings {
		if r.Grade > 0 {
			d.grade[r.Run] = r.Grade
		}
	}
	if d.written, err = db.Written(ctx); err != nil {
		return nil, err
	}
	if d.surveys, err = db.Surveys(ctx); err != nil {
		return nil, err
	}
	d.surveys = slices.DeleteFunc(d.surveys, func(s cohort.Surveyed) bool {
		return f.Session != "" && s.Session != f.Session || f.Learner != "" && s.Learner != f.Learner
	})
	d.audit, err = db.Audit(ctx, "")
	return d, err
}

// chosen gives the run of a number if it was chosen; nil if not.
func (d *data) chosen(n int64) *cohort.Summary {
	if i, ok := d.byRun[n]; ok {
		return &d.runs[i]
	}
	return nil
}

// rated are the ratings of the chosen runs, the latest first.
func (d *data) rated() []Rated {
	out := []Rated{}
	for _, x := range slices.Backward(d.ratings) {
		if r := d.chosen(x.Run); r != nil {
			out = append(out, Rated{x, r.Learner, r.Scenario, r.ID})
		}
	}
	return out
}

// label is the words of a term.
func (d *data) label(n int64) string {
	t := d.terms[n]
	if t.Label == "" {
		return t.ID
	}
	return t.Label
}

// points are those of one domain of a run.
type points struct {
	ID             string
	Points, Weight float64
}

func domainsOf(text string) []points {
	var raw [][3]any
	if json.Unmarshal([]byte(text), &raw) != nil {
		return nil
	}
	out := make([]points, 0, len(raw))
	for _, x := range raw {
		id, ok1 := x[0].(string)
		p, ok2 := x[1].(float64)
		w, ok3 := x[2].(float64)
		if ok1 && ok2 && ok3 {
			out = append(out, points{id, p, w})
		}
	}
	return out
}

// trials gives the judgements of every chosen run that counts, by run.
func (d *data) trials(ctx context.Context, db *cohort.DB) (map[int64][]calibration.Trial, error) {
	out := map[int64][]calibration.Trial{}
	err := db.Lists(ctx, cohort.Trials, func(run int64, v []int64) {
		r := d.chosen(run)
		if r == nil || !r.Counts() {
			return
		}
		for ; len(v) > 0; v = v[8:] {
			t := calibration.Trial{
				Pool: calibration.Case, Family: d.terms[v[1]].ID, Kind: kind(r.Kind, v[2] == 1), Faulty: v[2] == 1, Stated: v[3] == 1,
				P: millionth(v[4]), Ideal: millionth(v[5]), From: millionth(v[6]), LR: millionth(v[7]),
			}
			out[run] = append(out[run], t)
		}
	})
	return out, err
}

func millionth(v int64) float64 { return float64(v) / 1e6 }

// kind is the kind of truth of one device's trial, as calibration names it.
func kind(variant string, faulty bool) string {
	if faulty || variant == calibration.Mimic || variant == calibration.Plain {
		return variant
	}
	return calibration.Bystander
}

// learners lists those of the chosen runs, in alphabetical order.
func (d *data) learners() []string {
	return d.each(func(r *cohort.Summary) string { return r.Learner })
}

// scenarios lists the cases that were chosen.
func (d *data) scenarios() []string {
	return d.each(func(r *cohort.Summary) string { return r.Scenario })
}

// each lists what the chosen runs have of something, once each, in alphabetical order.
func (d *data) each(of func(*cohort.Summary) string) []string {
	var out []string
	for i := range d.runs {
		out = append(out, of(&d.runs[i]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
