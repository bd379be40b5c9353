package cohort

import (
	"context"
	"database/sql"

	"downtime/saves/handin"
	"downtime/saves/lab"
)

// KeepSession stores a session, by its code. One that is there already is never overwritten: another under its code is a *handin.Refusal.
func (d *DB) KeepSession(ctx context.Context, s *lab.Session) error {
	return d.store.Do(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO session (code, body) VALUES (?, ?) ON CONFLICT DO NOTHING`, s.Code, s.Text()); err != nil {
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
