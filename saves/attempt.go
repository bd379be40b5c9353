package saves

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"math"
	"time"
)

// Attempt is one go at one skill, as far as it is known. Started and EndedAt are kept to the millisecond.
type Attempt struct {
	ID      string // from [NewID]
	Skill   string
	Version int // of the skills
	Level   int
	Mode    string
	Timing  string
	Guided  bool
	Asked   bool // for feedback on the way
	Seed    uint64
	Before  uint64 // seed of the last go at this skill, 0 if there was none
	Started time.Time

	Status  Status
	EndedAt time.Time // once it has ended or was abandoned
	Tick    int64     // how far its clock has come
	Score   float64   // once it has ended, 0 to 100
	Met     bool      // the standard, once it has ended
	Seq     int       // number of inputs

	Inputs json.RawMessage // an array; nil in a list
	Trials json.RawMessage // judgements of devices; nil if there are none
	Result json.RawMessage // once it has ended; nil in a list
}

// KeepAttempt stores a go as it stands: the first time it begins it, later it may only go on. What is stored already and equal is left alone; an
// earlier tick or fewer inputs than are stored change nothing; a closed go that would change is ErrClosed.
func (d *DB) KeepAttempt(ctx context.Context, a Attempt) error {
	return d.commitOne(ctx, Batch{Attempt: &a})
}

// Attempts gives every go, newest first, without inputs and results.
func (d *DB) Attempts(ctx context.Context) ([]Attempt, error) {
	return d.attempts(ctx, selectAttempt+` FROM skill_attempt ORDER BY started DESC, n DESC`)
}

// OpenAttempts gives the goes that can be taken up again, newest first, without inputs.
func (d *DB) OpenAttempts(ctx context.Context) ([]Attempt, error) {
	return d.attempts(ctx, selectAttempt+` FROM skill_attempt WHERE status = 'open' ORDER BY started DESC, n DESC`)
}

func (d *DB) attempts(ctx context.Context, query string) ([]Attempt, error) {
	list, err := collect(ctx, d.sql, func(r *sql.Rows) (Attempt, error) { return scanAttempt(r) }, query)
	return list, explainable(d.path, err)
}

// Attempt gives a whole go, or ErrNotFound.
func (d *DB) Attempt(ctx context.Context, id string) (Attempt, error) {
	var inputs string
	var result sql.NullString
	row := d.sql.QueryRowContext(ctx, selectAttempt+`, inputs, result FROM skill_attempt WHERE id = ?`, id)
	a, err := scanAttempt(row, &inputs, &result)
	if err != nil {
		return Attempt{}, explainable(d.path, missingAttempt(id, err))
	}
	a.Inputs = json.RawMessage(inputs)
	if result.Valid {
		a.Result = json.RawMessage(result.String)
	}
	return a, nil
}

func missingAttempt(id string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return &Error{Kind: ErrNotFound, Why: "go " + id}
	}
	return err
}

const selectAttempt = `SELECT id, skill, version, level, mode, timing, guided, asked, seed, before, started, status, ended, tick, score, met, seq, trials`

func scanAttempt(row interface{ Scan(...any) error }, more ...any) (Attempt, error) {
	var a Attempt
	var seed, before, started int64
	var ended sql.NullInt64
	var score sql.NullFloat64
	var met sql.NullBool
	var trials sql.NullString
	err := row.Scan(append([]any{
		&a.ID, &a.Skill, &a.Version, &a.Level, &a.Mode, &a.Timing, &a.Guided, &a.Asked, &seed, &before, &started, &a.Status, &ended, &a.Tick, &score, &met, &a.Seq, &trials,
	}, more...)...)
	a.Seed, a.Before, a.Started, a.Score, a.Met = uint64(seed), uint64(before), time.UnixMilli(started).UTC(), score.Float64, met.Bool
	if ended.Valid {
		a.EndedAt = time.UnixMilli(ended.Int64).UTC()
	}
	if trials.Valid {
		a.Trials = json.RawMessage(trials.String)
	}
	return a, err
}

// keepAttempt is the whole life of a go: it begins, goes on, and closes once.
func keepAttempt(ctx context.Context, tx *sql.Tx, a Attempt) (Saved, error) {
	if err := a.verify(); err != nil {
		return Saved{}, err
	}
	var now Attempt
	var seed int64
	err := tx.QueryRowContext(ctx, `SELECT skill, seed, status, tick, seq FROM skill_attempt WHERE id = ?`, a.ID).Scan(&now.Skill, &seed, &now.Status, &now.Tick, &now.Seq)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		_, err = tx.ExecContext(ctx, `INSERT INTO skill_attempt (id, skill, version, level, mode, timing, guided, asked, seed, before, started, tick, seq, inputs)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '[]')`,
			a.ID, a.Skill, a.Version, a.Level, a.Mode, a.Timing, a.Guided, a.Asked, int64(a.Seed), int64(a.Before), a.Started.UnixMilli())
		now.Status = Playing
	case err == nil && (now.Skill != a.Skill || uint64(seed) != a.Seed):
		return Saved{}, &Error{Kind: ErrExists, Why: "go " + a.ID}
	}
	if err != nil {
		return Saved{}, err
	}
	if now.Status != Playing {
		if a.Status != now.Status && a.Status != Playing || a.Seq > now.Seq {
			return Saved{}, &Error{Kind: ErrClosed, Why: "go " + a.ID}
		}
		return Saved{Run: a.ID, Seq: now.Seq, Tick: now.Tick}, nil
	}
	if a.Seq < now.Seq {
		return Saved{Run: a.ID, Seq: now.Seq, Tick: now.Tick}, nil
	}
	return Saved{Run: a.ID, Seq: a.Seq, Tick: max(a.Tick, now.Tick)}, a.write(ctx, tx)
}

func (a *Attempt) write(ctx context.Context, tx *sql.Tx) error {
	var ended sql.NullInt64
	var score sql.NullFloat64
	var met sql.NullBool
	if a.Status != Playing {
		ended = sql.NullInt64{Int64: a.EndedAt.UnixMilli(), Valid: true}
	}
	if a.Status == Ended {
		score, met = sql.NullFloat64{Float64: a.Score, Valid: true}, sql.NullBool{Bool: a.Met, Valid: true}
	}
	_, err := tx.ExecContext(ctx, `UPDATE skill_attempt SET asked = ?, status = ?, ended = ?, tick = max(tick, ?), score = ?, met = ?, seq = ?, inputs = ?, trials = ?, result = ? WHERE id = ?`,
		a.Asked, a.Status, ended, a.Tick, score, met, a.Seq, string(a.Inputs), text(a.Trials), text(a.Result), a.ID)
	return err
}

func text(body json.RawMessage) sql.NullString {
	return sql.NullString{String: string(body), Valid: body != nil}
}

func isArray(body json.RawMessage) bool {
	var list []json.RawMessage
	return json.Unmarshal(body, &list) == nil
}

func (a *Attempt) verify() error {
	switch {
	case a.ID == "" || a.Skill == "":
		return refused("a go is stored without its identity or its skill")
	case a.Status != Playing && a.Status != Ended && a.Status != Abandoned:
		return refused("the go %s is neither open nor closed", a.ID)
	case a.Tick < 0 || a.Seq < 0 || !isArray(a.Inputs):
		return refused("the inputs of the go %s are not a list, or its clock stands before its beginning", a.ID)
	}
	return a.verifyEnd()
}

func (a *Attempt) verifyEnd() error {
	switch {
	case a.Trials != nil && !isArray(a.Trials):
		return refused("the trials of the go %s are not a list", a.ID)
	case (a.Status == Ended) != (a.Result != nil) || a.Result != nil && !json.Valid(a.Result):
		return refused("the go %s has a result that is not one, or no result", a.ID)
	case math.IsNaN(a.Score) || math.IsInf(a.Score, 0):
		return refused("the score of the go %s is not a number", a.ID)
	}
	return nil
}
