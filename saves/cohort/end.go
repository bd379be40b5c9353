package cohort

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"downtime/saves"
)

// DefaultMonths is how long runs are kept where nobody has said otherwise.
const DefaultMonths = 12

const settingMonths = "retention months"

// Months is how many months a run is kept after it was taken in.
func (d *DB) Months(ctx context.Context) (int, error) {
	text, err := d.Setting(ctx, settingMonths)
	if err != nil || text == "" {
		return DefaultMonths, err
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return DefaultMonths, fmt.Errorf("read retention: %w", err)
	}
	return n, nil
}

// Retain sets for how many months runs are kept, 1 to 120.
func (d *DB) Retain(ctx context.Context, months int, who string, at time.Time) error {
	if months < 1 || months > 120 {
		return &saves.Error{Kind: saves.ErrRefused, Why: "runs are kept for 1 to 120 months"}
	}
	return d.store.Do(ctx, func(tx *sql.Tx) error {
		if err := set(ctx, tx, settingMonths, strconv.Itoa(months)); err != nil {
			return err
		}
		return note(ctx, tx, who, "retention", map[string]int{"months": months}, at)
	})
}

// Overdue counts the files whose time is over.
func (d *DB) Overdue(ctx context.Context, now time.Time) (files int, err error) {
	months, err := d.Months(ctx)
	if err != nil {
		return 0, err
	}
	err = d.store.SQL().QueryRowContext(ctx, `SELECT count(*) FROM file WHERE imported < ?`, now.AddDate(0, -months, 0).UnixMilli()).Scan(&files)
	return files, d.store.Explainable(err)
}

// Expire removes everything whose time is over, for good, and says how many runs that were.
func (d *DB) Expire(ctx context.Context, who string, now time.Time) (runs int, err error) {
	months, err := d.Months(ctx)
	if err != nil {
		return 0, err
	}
	before := now.AddDate(0, -months, 0).UnixMilli()
	err = d.store.Do(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM run WHERE file IN (SELECT n FROM file WHERE imported < ?)`, before).Scan(&runs); err != nil {
			return err
		}
		for _, q := range []string{`DELETE FROM file WHERE imported < ?`, `DELETE FROM learner WHERE n NOT IN (SELECT learner FROM file) AND ? > 0`} {
			if _, err := tx.ExecContext(ctx, q, before); err != nil {
				return err
			}
		}
		return note(ctx, tx, who, "expire", map[string]int{"months": months, "runs": runs}, now)
	})
	if err != nil {
		return 0, err
	}
	return runs, d.store.Compact(ctx)
}

// Erase removes everything of one learner, for good, and remembers only a keyed hash of the pseudonym, so that a folder that is imported again does
// not bring it back. The audit says that it was done, never of whom.
func (d *DB) Erase(ctx context.Context, learner, who string, at time.Time) (runs int, err error) {
	err = d.store.Do(ctx, func(tx *sql.Tx) error {
		var n int64
		err := tx.QueryRowContext(ctx, `SELECT n FROM learner WHERE name = ?`, learner).Scan(&n)
		if errors.Is(err, sql.ErrNoRows) {
			return &saves.Error{Kind: saves.ErrNotFound, Path: learner}
		}
		if err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM run WHERE learner = ?`, n).Scan(&runs); err != nil {
			return err
		}
		hash, err := pseudonymHash(ctx, tx, learner)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO erased (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, hash, at.UnixMilli()); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE file SET observer = '' WHERE observer = ?`, learner); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM learner WHERE n = ?`, n); err != nil {
			return err
		}
		return note(ctx, tx, who, "erase", map[string]int{"runs": runs}, at)
	})
	if err != nil {
		return 0, err
	}
	return runs, d.store.Compact(ctx)
}
