package saves

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// maxEvents bounds what a run's events may unpack to, in bytes: the file may come
// from anyone, and a small archive can hold a large nothing.
const maxEvents = 64 << 20

// Summary is a run as a list shows it. Score and EndedAt mean something once the
// run has ended; EndedAt also when it was abandoned.
type Summary struct {
	Header
	Status   Status
	LastTick int64 // the clock when it was last saved: a run resumes here
	EndedAt  time.Time
	Score    float64
}

// Run is everything stored of one run. Card and Events are nil until it has ended.
type Run struct {
	Summary
	Inputs []Input
	Marks  []Mark
	Events []json.RawMessage
	Card   json.RawMessage
}

const (
	summaryColumns = `id, scenario, variant, seed, engine, content_hash, pace, started, practice, status, last_tick, ended, score`
	selectSummary  = `SELECT ` + summaryColumns + ` FROM run`
)

// scanSummary reads the columns of a summary, and more behind them.
func scanSummary(row interface{ Scan(...any) error }, more ...any) (Summary, error) {
	var s Summary
	var seed, started int64
	var ended sql.NullInt64
	var score sql.NullFloat64
	err := row.Scan(append([]any{
		&s.ID, &s.Scenario, &s.Variant, &seed, &s.Engine, &s.ContentHash, &s.Pace, &started, &s.Practice, &s.Status, &s.LastTick, &ended, &score,
	}, more...)...)
	s.Seed, s.Started, s.Score = uint64(seed), time.UnixMilli(started).UTC(), score.Float64
	if ended.Valid {
		s.EndedAt = time.UnixMilli(ended.Int64).UTC()
	}
	return s, err
}

// List gives every run, newest first.
func (d *DB) List(ctx context.Context) ([]Summary, error) {
	return d.summaries(ctx, selectSummary+` ORDER BY started DESC, n DESC`)
}

// Unfinished gives the runs that can be resumed, newest first.
func (d *DB) Unfinished(ctx context.Context) ([]Summary, error) {
	return d.summaries(ctx, selectSummary+` WHERE status = 'open' ORDER BY started DESC, n DESC`)
}

// NotEnded gives the runs without a Card, newest first: those that can be resumed, and those that were abandoned.
func (d *DB) NotEnded(ctx context.Context) ([]Summary, error) {
	return d.summaries(ctx, selectSummary+` WHERE status != 'ended' ORDER BY started DESC, n DESC`)
}

func (d *DB) summaries(ctx context.Context, query string) ([]Summary, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (Summary, error) { return scanSummary(r) }, query)
	return list, explainable(d.path, err)
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func collect[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// Load gives a whole run, or ErrNotFound. It is one consistent view, also while
// another program writes.
func (d *DB) Load(ctx context.Context, id string) (Run, error) {
	tx, err := d.sql.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Run{}, explainable(d.path, err)
	}
	defer func() { _ = tx.Rollback() }() // it only read
	run, err := load(ctx, tx, id)
	if err != nil {
		return Run{}, explainable(d.path, err)
	}
	return run, nil
}

func load(ctx context.Context, tx *sql.Tx, id string) (run Run, err error) {
	if run.Summary, err = scanSummary(tx.QueryRowContext(ctx, selectSummary+` WHERE id = ?`, id)); err != nil {
		return run, missing(id, err)
	}
	run.Inputs, err = collect(ctx, tx, func(r *sql.Rows) (in Input, err error) {
		return in, r.Scan(&in.Seq, &in.Tick, (*[]byte)(&in.Body))
	}, `SELECT seq, tick, body FROM input WHERE run = (SELECT n FROM run WHERE id = ?) ORDER BY seq`, id)
	if err != nil {
		return run, err
	}
	run.Marks, err = collect(ctx, tx, func(r *sql.Rows) (m Mark, err error) {
		var hash int64
		err = r.Scan(&m.Seq, &m.Tick, &hash)
		m.Hash = uint64(hash)
		return m, err
	}, `SELECT seq, tick, hash FROM mark WHERE run = (SELECT n FROM run WHERE id = ?) ORDER BY tick, seq`, id)
	if err != nil || run.Status != Ended {
		return run, err
	}
	var events []byte
	err = tx.QueryRowContext(ctx, `SELECT card, events FROM result WHERE run = (SELECT n FROM run WHERE id = ?)`, id).Scan((*[]byte)(&run.Card), &events)
	if err != nil {
		return run, err
	}
	run.Events, err = unpack(events)
	return run, err
}

// pack makes one small blob of a run's events: they are many, alike, and read
// together or not at all.
func pack(events []json.RawMessage) ([]byte, error) {
	if events == nil {
		events = []json.RawMessage{}
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := errors.Join(encode(z, events), z.Close()); err != nil {
		return nil, fmt.Errorf("pack events: %w", err)
	}
	return b.Bytes(), nil
}

func unpack(blob []byte) ([]json.RawMessage, error) {
	damaged := func(err error) error { return &Error{Kind: ErrCorrupt, Why: "events", Err: err} }
	z, err := gzip.NewReader(bytes.NewReader(blob))
	if err != nil {
		return nil, damaged(err)
	}
	text, err := io.ReadAll(io.LimitReader(z, maxEvents+1))
	if err != nil {
		return nil, damaged(err)
	}
	if len(text) > maxEvents {
		return nil, damaged(errors.New("larger than any run"))
	}
	var events []json.RawMessage
	if err := json.Unmarshal(text, &events); err != nil {
		return nil, damaged(err)
	}
	return events, nil
}

// encode writes JSON with its text as it is, so that bodies keep their bytes.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
