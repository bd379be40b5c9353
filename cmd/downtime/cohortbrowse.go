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
	rep, err := review.Make(ctx, db, t.filter, version, time.Now(), false)
	if err != nil {
		return err
	}
	runs, err := db.Runs(ctx, t.filter)
	if err != nil {
		return err
	}
	name, err := who("")
	if err != nil {
		name = "instructor"
	}
	byID := map[string]*cohort.Summary{}
	for i := range runs {
		byID[runs[i].ID] = &runs[i]
	}
	return browse.Run(ctx, browse.Deps{
		Env: os.Environ(), Report: rep, Runs: runs,
		Load: func(id string) (string, error) {
			stored, err := behind(ctx, db, byID[id])
			if err != nil {
				return "", err
			}
			rep, err := o.simulated(stored)
			if err != nil {
				return "", err
			}
			if rep.Standard, err = review.InForce(ctx, db, rep.Scenario); err != nil {
				return "", err
			}
			return rep.Markdown(), nil
		},
		Rate: func(id string, grade int) error {
			if err := ratable(byID[id], grade); err != nil {
				return err
			}
			return db.Rate(ctx, cohort.Rating{Run: byID[id].N, At: time.Now(), Rater: name, Grade: grade})
		},
	})
}
