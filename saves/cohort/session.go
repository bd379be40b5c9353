package cohort

import (
	"context"
	"database/sql"

	"downtime/saves/lab"
)

// KeepSession stores a session, by its code.
func (d *DB) KeepSession(ctx context.Context, s *lab.Session) error {
	return d.store.Do(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO session (code, body) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET body = excluded.body`, s.Code, s.Text())
		return err
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
