package saves

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"
)

// Judged is what the figures over many runs read of one run that has ended. What follows Score was copied out of the run's card when it came in.
type Judged struct {
	ID, Scenario string
	Engine       int
	Started      time.Time
	Practice     bool
	Score        float64

	Scored sql.NullBool // not valid: the card does not say
	Kind   string       // of the truth
	// Trials are the judgements of devices, one a line, their fields parted by tabs: family, faulty, stated (0 or 1), p, ideal, from, lr.
	Trials string
	// Domains holds of each domain its id, the points it gave and those it could give: [[id, points, weight], …].
	Domains json.RawMessage
	Signs   string // of device failure, met in the run: their ids, parted by spaces
}

// Judged gives every run that has ended, oldest first. Thousands of them take some tens of milliseconds.
func (d *DB) Judged(ctx context.Context) ([]Judged, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (j Judged, err error) {
		var started int64
		err = r.Scan(&j.ID, &j.Scenario, &j.Engine, &started, &j.Practice, &j.Score, &j.Scored, &j.Kind, &j.Trials, (*[]byte)(&j.Domains), &j.Signs)
		j.Started = time.UnixMilli(started).UTC()
		return j, err
	}, `SELECT id, scenario, engine, started, practice, score, scored, coalesce(kind, ''), coalesce(trials, ''), domains, coalesce(signs, '')
		FROM run WHERE status = 'ended' ORDER BY started, n`)
	return list, explainable(d.path, err)
}
