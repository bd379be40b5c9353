package saves

import (
	"context"
	"database/sql"
	"fmt"
	"time"
	"unicode/utf8"
)

// maxReflection is the longest text of one part of a debrief, in bytes.
const maxReflection = 8 << 10

// Reflection is what a trainee wrote in one part of a run's debrief. An empty Body takes back what was written.
type Reflection struct {
	Run  string
	Part string // "thought", "plan", …: the debrief's own names
	Body string
	At   time.Time
}

// Review is one answer to a question that comes back: Grade is 1 (again) to 4 (easy).
type Review struct {
	Item  string
	At    time.Time
	Grade int
}

// Reflect stores a reflection, in the place of an earlier one.
func (d *DB) Reflect(ctx context.Context, r Reflection) error {
	return d.commitOne(ctx, Batch{Reflection: &r})
}

// AddReview adds a line to the log of answers.
func (d *DB) AddReview(ctx context.Context, r Review) error {
	return d.commitOne(ctx, Batch{Review: &r})
}

// Reflections are what was written in the debrief of a run, by part; of run "" those of every run, the oldest first.
func (d *DB) Reflections(ctx context.Context, run string) ([]Reflection, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (Reflection, error) {
		var x Reflection
		var at int64
		err := r.Scan(&x.Run, &x.Part, &x.Body, &at)
		x.At = time.UnixMilli(at).UTC()
		return x, err
	}, `SELECT run.id, part, body, at FROM reflection JOIN run ON run.n = reflection.run WHERE ?1 = '' OR run.id = ?1 ORDER BY at, run.n, part`, run)
	return list, explainable(d.path, err)
}

// Written is a reflection with the case of its run.
type Written struct {
	Reflection
	Scenario string
	Ended    bool // the run was played to its end
}

// Written are the reflections of every run in two parts, the oldest first: to read all that was ever written for the sake of a few lines would keep
// somebody waiting.
func (d *DB) Written(ctx context.Context, part, other string) ([]Written, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (Written, error) {
		var x Written
		var at int64
		err := r.Scan(&x.Run, &x.Part, &x.Body, &at, &x.Scenario, &x.Ended)
		x.At = time.UnixMilli(at).UTC()
		return x, err
	}, `SELECT run.id, part, body, at, scenario, status = 'ended' FROM reflection JOIN run ON run.n = reflection.run WHERE part IN (?, ?) ORDER BY at, run.n, part`, part, other)
	return list, explainable(d.path, err)
}

// Reviews are the whole log of answers, oldest first.
func (d *DB) Reviews(ctx context.Context) ([]Review, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (Review, error) {
		var x Review
		var at int64
		err := r.Scan(&x.Item, &at, &x.Grade)
		x.At = time.UnixMilli(at).UTC()
		return x, err
	}, `SELECT item, at, grade FROM review ORDER BY at, n`)
	return list, explainable(d.path, err)
}

func reflect(ctx context.Context, tx *sql.Tx, r Reflection) error {
	if r.Part == "" || len(r.Body) > maxReflection || !utf8.ValidString(r.Body) {
		return fmt.Errorf("a reflection has a part, and a text of at most %d bytes", maxReflection)
	}
	var n int64
	if err := tx.QueryRowContext(ctx, `SELECT n FROM run WHERE id = ?`, r.Run).Scan(&n); err != nil {
		return missing(r.Run, err)
	}
	if r.Body == "" {
		_, err := tx.ExecContext(ctx, `DELETE FROM reflection WHERE run = ? AND part = ?`, n, r.Part)
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO reflection (run, part, body, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (run, part) DO UPDATE SET body = excluded.body, at = excluded.at`, n, r.Part, r.Body, r.At.UnixMilli())
	return err
}

// reflected stores a reflection and says how far its run is saved: as far as it was.
func reflected(ctx context.Context, tx *sql.Tx, r Reflection) (Saved, error) {
	if err := reflect(ctx, tx, r); err != nil {
		return Saved{}, err
	}
	s, err := stand(ctx, tx, r.Run)
	if err != nil {
		return Saved{}, err
	}
	return Saved{Run: r.Run, Seq: s.seq, Tick: s.clock}, nil
}

// review is written once: a batch that is tried again after a failure has stored nothing before.
func review(ctx context.Context, tx *sql.Tx, r Review) error {
	if r.Item == "" || r.Grade < 1 || r.Grade > 4 {
		return fmt.Errorf("a review has an item, and a grade from 1 to 4")
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO review (item, at, grade) VALUES (?, ?, ?)`, r.Item, r.At.UnixMilli(), r.Grade)
	return err
}
