package main

import (
	"context"
	"os"
	"time"

	"downtime/cmd/downtime/browse"
	"downtime/cmd/downtime/review"
	"downtime/saves/cohort"
)

// browse shows the cohort on a screen.
func (o *options) browse(ctx context.Context, t *teaching) error {
	db, err := t.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Known(ctx, t.filter); err != nil {
		return err
	}
	rep, err := t.gathered(ctx, db)
	if err != nil {
		return err
	}
	name, err := who("")
	if err != nil {
		name = "instructor"
	}
	runs := rep.Read
	byID := map[string]*cohort.Summary{}
	for i := range runs {
		byID[runs[i].ID] = &runs[i]
	}
	return browse.Run(ctx, browse.Deps{
		Env: os.Environ(), Report: rep, Runs: runs,
		Load:    func(id string) (*review.Opened, error) { return o.opened(ctx, db, byID[id]) },
		Compare: func(id, other string) (review.Grid, error) { return review.Compare(ctx, db, byID[id], byID[other]) },
		Rate: func(id string, grade int, note string) (review.Rated, error) {
			return rate(ctx, db, byID[id], cohort.Rating{At: time.Now(), Rater: name, Grade: grade, Note: note})
		},
	})
}
