package cohort

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"

	"downtime/saves"
)

// maxNote is the longest note of an instructor, in bytes.
const maxNote = 4 << 10

// Rating is what an instructor said of a run. Grade is 1 to 5, or 0 where there is only a note.
type Rating struct {
	Run   int64
	At    time.Time
	Rater string
	Grade int
	Note  string
}

// Rate adds a rating; earlier ones stay as its history.
func (d *DB) Rate(ctx context.Context, r Rating) error {
	if r.Grade < 0 || r.Grade > 5 || r.Grade == 0 && r.Note == "" || len(r.Note) > maxNote || !utf8.ValidString(r.Note) || r.Rater == "" {
		return &saves.Error{Kind: saves.ErrRefused, Why: "a rating names who rates, and is a grade from 1 to 5, a note, or both"}
	}
	return d.store.Do(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO rating (run, at, rater, grade, note) VALUES (?, ?, ?, nullif(?, 0), ?)`, r.Run, r.At.UnixMilli(), r.Rater, r.Grade, r.Note)
		return err
	})
}

// Ratings gives every rating, the oldest first.
func (d *DB) Ratings(ctx context.Context) ([]Rating, error) {
	return collect(ctx, d, func(r *sql.Rows) (x Rating, err error) {
		var at int64
		var grade sql.NullInt64
		err = r.Scan(&x.Run, &at, &x.Rater, &grade, &x.Note)
		x.At, x.Grade = time.UnixMilli(at).UTC(), int(grade.Int64)
		return x, err
	}, `SELECT run, at, rater, grade, note FROM rating ORDER BY n`)
}

// Entry is one line of the audit: who decided what, and when.
type Entry struct {
	At   time.Time       `json:"at"`
	Who  string          `json:"who"`
	What string          `json:"what"`
	Body json.RawMessage `json:"body"`
}

// Note adds an entry to the audit. Nothing there is ever changed.
func (d *DB) Note(ctx context.Context, who, what string, body any, at time.Time) error {
	return d.store.Do(ctx, func(tx *sql.Tx) error { return note(ctx, tx, who, what, body, at) })
}

func note(ctx context.Context, tx *sql.Tx, who, what string, body any, at time.Time) error {
	text, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("write audit: %w", err)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO audit (at, who, what, body) VALUES (?, ?, ?, ?)`, at.UnixMilli(), who, what, string(text))
	return err
}

// Audit gives the entries of a sort, the oldest first; "" all.
func (d *DB) Audit(ctx context.Context, what string) ([]Entry, error) {
	return collect(ctx, d, func(r *sql.Rows) (e Entry, err error) {
		var at int64
		err = r.Scan(&at, &e.Who, &e.What, (*[]byte)(&e.Body))
		e.At = time.UnixMilli(at).UTC()
		return e, err
	}, `SELECT at, who, what, body FROM audit WHERE ?1 = '' OR what = ?1 ORDER BY n`, what)
}
