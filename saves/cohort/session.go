package cohort

import (
	"context"
	"database/sql"

	"downtime/saves/handin"
	"downtime/saves/lab"
)

// KeepSession stores a session, by its code, and says whether it was not known before. One that is there already is never overwritten: another under its
// code is a *handin.Refusal.
func (d *DB) KeepSession(ctx context.Context, s *lab.Session) (fresh bool, err error) {
	err = d.store.Do(ctx, func(tx *sql.Tx) error {
		made, err := tx.ExecContext(ctx, `INSERT INTO session (code, body) VALUES (?, ?) ON CONFLICT DO NOTHING`, s.Code, s.Text())
		if err != nil {
			return err
		}
		if n, err := made.RowsAffected(); err != nil || n > 0 {
			fresh = n > 0
			return err
		}
		var body string
		if err := tx.QueryRowContext(ctx, `SELECT body FROM session WHERE code = ?`, s.Code).Scan(&body); err != nil {
			return err
		}
		if body != s.Text() {
			return &handin.Refusal{Why: "it is another session than the " + s.Code + " that this cohort knows, which was left as it is"}
		}
		return nil
	})
	return fresh && err == nil, err
}

// Sessions are those that are known, by code.
func (d *DB) Sessions(ctx context.Context) ([]*lab.Session, error) {
	bodies, err := collect(ctx, d, func(r *sql.Rows) (string, error) {
		var body string
		return body, r.Scan(&body)
	}, `SELECT body FROM session ORDER BY code`)
	var out []*lab.Session
	for _, b := range bodies {
		if s, err := lab.FromText([]byte(b)); err == nil {
			out = append(out, s)
		}
	}
	return out, err
}
