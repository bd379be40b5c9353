package saves

import (
	"context"
	"database/sql"
	"encoding/json"
)

// Judged is what the figures over many runs read of one run that has ended.
type Judged struct {
	Summary
	// Card holds of the run's card what concerns judgement, and nothing else: scored, kind and trials, each null if the card has none.
	Card json.RawMessage
	// Domains holds of each domain of the card its id, the points it gave and those it could give: [[id, points, weight], …].
	Domains json.RawMessage
}

// Judged gives every run that has ended, oldest first, each with the judgements and the domains of its card. Thousands of them take some tens of milliseconds.
func (d *DB) Judged(ctx context.Context) ([]Judged, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (j Judged, err error) {
		j.Summary, err = scanSummary(r, (*[]byte)(&j.Card), (*[]byte)(&j.Domains))
		return j, err
	}, `SELECT `+summaryColumns+`, judged, domains FROM run WHERE status = 'ended' ORDER BY started, n`)
	return list, explainable(d.path, err)
}
