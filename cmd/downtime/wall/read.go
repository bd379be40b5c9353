package wall

import (
	"cmp"
	"context"
	"math"

	"downtime/game/engine"
	"downtime/saves/cohort"
)

// read is what a picture is made of.
type read struct {
	sc    *engine.Scenario
	first map[int64]cohort.Summary // the first run of each learner that has ended and counts, by its number
	terms map[int64]cohort.Term
	last  int64 // tick at which the longest of them ends
}

func readFrom(ctx context.Context, db *cohort.DB, f cohort.Filter, sc *engine.Scenario) (*read, error) {
	f.Scenario = sc.ID
	r := &read{sc: sc, first: map[int64]cohort.Summary{}, last: 1}
	runs, err := db.Runs(ctx, f)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, x := range runs {
		if x.Counts() && !seen[x.Learner] {
			seen[x.Learner], r.first[x.N] = true, x
			r.last = max(r.last, x.Ticks)
		}
	}
	r.terms, err = db.Terms(ctx)
	return r, err
}

// each hands every entry of a kind of list of the first runs to do.
func (r *read) each(ctx context.Context, db *cohort.DB, kind cohort.Kind, do func(run int64, v []int64)) error {
	return db.Lists(ctx, kind, func(run int64, v []int64) {
		if _, is := r.first[run]; !is {
			return
		}
		for ; len(v) > 0; v = v[kind.Width():] {
			do(run, v)
		}
	})
}

// id and label are of a term.
func (r *read) id(n int64) string { return r.terms[n].ID }

func (r *read) label(n int64) string { return cmp.Or(r.terms[n].Label, r.terms[n].ID) }

// minutes is a tick in minutes, to the tenth.
func minutes(tick float64) float64 { return tenth(tick / engine.TicksPerSecond / 60) }

func tenth(x float64) float64 { return math.Round(10*x) / 10 }
