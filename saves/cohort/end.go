package cohort

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
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
		if _, err := tx.ExecContext(ctx, `DELETE FROM file WHERE imported < ?`, before); err != nil {
			return err
		}
		for _, q := range []string{
			`DELETE FROM learner WHERE n NOT IN (SELECT learner FROM file)`,
			`DELETE FROM answer WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.learner = answer.learner AND file.session = answer.session)`,
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
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

// Erase removes everything under one pseudonym, for good, also where it observed, and remembers only its keyed hash, so that a folder that is imported
// again does not bring it back. The audit says that it was done, never of whom.
func (d *DB) Erase(ctx context.Context, pseudonym, who string, at time.Time) (runs int, err error) {
	err = d.store.Do(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM run JOIN learner ON learner.n = run.learner WHERE name = ?`, pseudonym).Scan(&runs); err != nil {
			return err
		}
		gone := int64(0)
		for _, q := range []string{`DELETE FROM learner WHERE name = ?`, `UPDATE file SET observer = '' WHERE observer = ?`} {
			made, err := tx.ExecContext(ctx, q, pseudonym)
			if err != nil {
				return err
			}
			n, err := made.RowsAffected()
			if err != nil {
				return err
			}
			gone += n
		}
		if gone == 0 {
			return &saves.Error{Kind: saves.ErrNotFound, Path: pseudonym}
		}
		hash, err := pseudonymHash(ctx, tx, pseudonym)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO erased (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING`, hash, at.UnixMilli()); err != nil {
			return err
		}
		return note(ctx, tx, who, "erase", map[string]int{"runs": runs}, at)
	})
	if err != nil {
		return 0, err
	}
	return runs, d.store.Compact(ctx)
}

// wasErased looks a pseudonym up among those who asked to be erased.
func wasErased(ctx context.Context, tx *sql.Tx, name string) (bool, error) {
	hash, err := pseudonymHash(ctx, tx, name)
	if err != nil {
		return false, err
	}
	var n int
	err = tx.QueryRowContext(ctx, `SELECT count(*) FROM erased WHERE hash = ?`, hash).Scan(&n)
	return n > 0, err
}

// pseudonymHash is keyed with a number that this cohort alone holds.
func pseudonymHash(ctx context.Context, tx *sql.Tx, name string) ([]byte, error) {
	const key = "erasure key"
	var salt string
	err := tx.QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&salt)
	if errors.Is(err, sql.ErrNoRows) {
		var b [16]byte
		rand.Read(b[:]) // never fails
		salt = hex.EncodeToString(b[:])
		err = set(ctx, tx, key, salt)
	}
	if err != nil {
		return nil, err
	}
	mac := hmac.New(sha256.New, []byte(salt))
	mac.Write([]byte(name))
	return mac.Sum(nil), nil
}
