package proof

import (
	"context"

	"downtime/saves/cohort"
	"downtime/saves/lab"
)

// Found stores sessions as if they had been read from files of these names, in their order.
func (p *Prover) Found(ctx context.Context, db *cohort.DB, names []string, sessions ...*lab.Session) ([]Result, error) {
	var found []session
	for i, s := range sessions {
		found = append(found, session{s, names[i]})
	}
	return p.found(ctx, db, found)
}
