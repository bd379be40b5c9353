package saves

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"time"
)

// Status says where a run stands.
type Status string

// A run is open until it ends with a card or is abandoned; neither is undone.
const (
	Playing   Status = "open"
	Ended     Status = "ended"
	Abandoned Status = "abandoned"
)

// Header is what a run is, fixed when it begins. Started is kept to the millisecond.
type Header struct {
	ID          string    `json:"id"` // from [NewID]
	Scenario    string    `json:"scenario"`
	Variant     string    `json:"variant"`
	Seed        uint64    `json:"seed,string"` // text in JSON: many readers keep only 53 bits of a number
	Engine      int       `json:"engine"`
	ContentHash string    `json:"content_hash"`
	Pace        string    `json:"pace"`
	Started     time.Time `json:"started"`
	Practice    bool      `json:"practice"`
}

// Input is one thing the trainee did. Seq counts from 1 without a gap; Tick never
// falls. Body is JSON that only the engine understands.
type Input struct {
	Seq  int             `json:"seq"`
	Tick int64           `json:"tick"`
	Body json.RawMessage `json:"body"`
}

// Mark is the hash of the engine's state at Tick, after the first Seq inputs.
type Mark struct {
	Seq  int    `json:"seq"`
	Tick int64  `json:"tick"`
	Hash uint64 `json:"hash,string"`
}

// End is how a run ended: its card and events as JSON, so that they stay readable
// when the engine has moved on, and its score.
type End struct {
	At     time.Time
	Card   json.RawMessage
	Events []json.RawMessage
	Score  float64
}

// Batch is one step of one run, committed whole or not at all: what is set of it
// is applied in the order of its fields.
type Batch struct {
	Run     string
	Begin   *Header // the run begins; its ID is Run
	Inputs  []Input
	Marks   []Mark
	Tick    int64      // the clock has come this far; 0 says nothing
	End     *End       // the run ends
	Abandon *time.Time // or is left, unscored, at this time
	Attempt *Attempt   // a go at a skill as it stands; the batch then holds nothing else

	Reflection *Reflection // what was written in a debrief; the batch then holds nothing else
	Review     *Review     // an answer to a question that comes back; the batch then holds nothing else
}

// Saved says how far a run, or a go at a skill, is on the disk: its last input and its last tick.
type Saved struct {
	Run  string
	Seq  int
	Tick int64
}

// NewID is a random identity for a run or profile: 32 hexadecimal digits.
func NewID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// Begin stores a new run's header. An ID that is taken by another header is ErrExists.
func (d *DB) Begin(ctx context.Context, h Header) error {
	return d.commitOne(ctx, Batch{Run: h.ID, Begin: &h})
}

// Append stores inputs and marks in one transaction. An input that skips a number,
// goes back in time or contradicts a stored one is ErrGap; a closed run is ErrClosed.
func (d *DB) Append(ctx context.Context, run string, inputs []Input, marks []Mark) error {
	return d.commitOne(ctx, Batch{Run: run, Inputs: inputs, Marks: marks})
}

// Advance stores that the clock has come to tick with no input. An earlier tick
// changes nothing.
func (d *DB) Advance(ctx context.Context, run string, tick int64) error {
	return d.commitOne(ctx, Batch{Run: run, Tick: tick})
}

// Finish ends a run with its card.
func (d *DB) Finish(ctx context.Context, run string, end End) error {
	return d.commitOne(ctx, Batch{Run: run, End: &end})
}

// Abandon closes a run without a card. What was played stays readable.
func (d *DB) Abandon(ctx context.Context, run string, at time.Time) error {
	return d.commitOne(ctx, Batch{Run: run, Abandon: &at})
}

func (d *DB) commitOne(ctx context.Context, b Batch) error {
	_, err := d.Commit(ctx, b)
	return err
}

// Commit applies batches in order, in one transaction, and says how far the run
// of the last one is then saved. After an error nothing of any of them is stored.
func (d *DB) Commit(ctx context.Context, batches ...Batch) (saved Saved, err error) {
	err = d.inTx(ctx, func(tx *sql.Tx) error {
		for _, b := range batches {
			if saved, err = apply(ctx, tx, b); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Saved{}, explainable(d.path, err)
	}
	return saved, nil
}

// standing is what a transaction knows of the run it writes to.
type standing struct {
	n      int64
	status Status
	seq    int
	tick   int64 // of the last input
	clock  int64
}

func apply(ctx context.Context, tx *sql.Tx, b Batch) (Saved, error) {
	switch {
	case b.Attempt != nil:
		return keepAttempt(ctx, tx, *b.Attempt)
	case b.Reflection != nil:
		return reflected(ctx, tx, *b.Reflection)
	case b.Review != nil:
		return Saved{}, review(ctx, tx, *b.Review)
	}
	if b.Begin != nil {
		if err := begin(ctx, tx, b.Run, *b.Begin); err != nil {
			return Saved{}, err
		}
	}
	s, err := stand(ctx, tx, b.Run)
	if err != nil {
		return Saved{}, err
	}
	for _, in := range b.Inputs {
		if err := s.input(ctx, tx, b.Run, in); err != nil {
			return Saved{}, err
		}
	}
	for _, m := range b.Marks {
		if err := s.mark(ctx, tx, b.Run, m); err != nil {
			return Saved{}, err
		}
	}
	if err := s.advance(ctx, tx, b.Run, b.Tick); err != nil {
		return Saved{}, err
	}
	if b.End != nil {
		err = s.finish(ctx, tx, b.Run, *b.End)
	} else if b.Abandon != nil {
		err = s.abandon(ctx, tx, b.Run, *b.Abandon)
	}
	return Saved{Run: b.Run, Seq: s.seq, Tick: s.clock}, err
}

func begin(ctx context.Context, tx *sql.Tx, run string, h Header) error {
	if h.ID == "" || h.ID != run {
		return refused("a run begins without its identity")
	}
	r, err := tx.ExecContext(ctx, `INSERT INTO run (id, scenario, variant, seed, engine, content_hash, pace, started, practice)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
		h.ID, h.Scenario, h.Variant, int64(h.Seed), h.Engine, h.ContentHash, h.Pace, h.Started.UnixMilli(), h.Practice)
	if err != nil {
		return err
	}
	if made, err := r.RowsAffected(); err != nil || made == 1 {
		return err
	}
	stored, err := scanSummary(tx.QueryRowContext(ctx, selectSummary+` WHERE id = ?`, run))
	if err != nil {
		return err
	}
	h.Started = time.UnixMilli(h.Started.UnixMilli()).UTC()
	if stored.Header != h {
		return &Error{Kind: ErrExists, Why: "run " + run}
	}
	return nil
}

func stand(ctx context.Context, tx *sql.Tx, run string) (*standing, error) {
	var s standing
	err := tx.QueryRowContext(ctx, `SELECT n, status, last_tick FROM run WHERE id = ?`, run).Scan(&s.n, &s.status, &s.clock)
	if err != nil {
		return nil, missing(run, err)
	}
	err = tx.QueryRowContext(ctx, `SELECT seq, tick FROM input WHERE run = ? ORDER BY seq DESC LIMIT 1`, s.n).Scan(&s.seq, &s.tick)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return &s, err
}

func missing(run string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return &Error{Kind: ErrNotFound, Why: "run " + run}
	}
	return err
}

func (s *standing) input(ctx context.Context, tx *sql.Tx, run string, in Input) error {
	if in.Seq >= 1 && in.Seq <= s.seq {
		return s.repeated(ctx, tx, run, in)
	}
	switch {
	case s.status != Playing:
		return &Error{Kind: ErrClosed, Why: "run " + run}
	case in.Seq != s.seq+1:
		return gap(run, "input %d after input %d", in.Seq, s.seq)
	case in.Tick < s.tick:
		return gap(run, "input %d at tick %d after tick %d", in.Seq, in.Tick, s.tick)
	case !json.Valid(in.Body):
		return refused("input %d of run %s is not JSON", in.Seq, run)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO input (run, seq, tick, body) VALUES (?, ?, ?, ?)`, s.n, in.Seq, in.Tick, string(in.Body))
	if err != nil {
		return err
	}
	s.seq, s.tick = in.Seq, in.Tick
	return s.advance(ctx, tx, run, in.Tick)
}

// repeated accepts an input that is stored already: the first time it was sent,
// its caller may not have learned that it arrived.
func (s *standing) repeated(ctx context.Context, tx *sql.Tx, run string, in Input) error {
	var tick int64
	var body string
	err := tx.QueryRowContext(ctx, `SELECT tick, body FROM input WHERE run = ? AND seq = ?`, s.n, in.Seq).Scan(&tick, &body)
	if err == nil && (tick != in.Tick || body != string(in.Body)) {
		return gap(run, "input %d is stored otherwise", in.Seq)
	}
	return err
}

func (s *standing) mark(ctx context.Context, tx *sql.Tx, run string, m Mark) error {
	if m.Seq < 0 || m.Seq > s.seq {
		return gap(run, "mark after input %d, of which %d are stored", m.Seq, s.seq)
	}
	var hash int64
	err := tx.QueryRowContext(ctx, `SELECT hash FROM mark WHERE run = ? AND seq = ? AND tick = ?`, s.n, m.Seq, m.Tick).Scan(&hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		_, err = tx.ExecContext(ctx, `INSERT INTO mark (run, seq, tick, hash) VALUES (?, ?, ?, ?)`, s.n, m.Seq, m.Tick, int64(m.Hash))
	case err == nil && uint64(hash) != m.Hash:
		err = gap(run, "mark at tick %d is stored otherwise", m.Tick)
	}
	return err
}

func (s *standing) advance(ctx context.Context, tx *sql.Tx, run string, tick int64) error {
	if tick <= s.clock {
		return nil
	}
	if s.status != Playing {
		return &Error{Kind: ErrClosed, Why: "run " + run}
	}
	s.clock = tick
	_, err := tx.ExecContext(ctx, `UPDATE run SET last_tick = ? WHERE n = ?`, tick, s.n)
	return err
}

func (s *standing) finish(ctx context.Context, tx *sql.Tx, run string, end End) error {
	if !json.Valid(end.Card) || slices.ContainsFunc(end.Events, func(e json.RawMessage) bool { return !json.Valid(e) }) {
		return refused("the card or an event of run %s is not JSON", run)
	}
	if math.IsNaN(end.Score) || math.IsInf(end.Score, 0) {
		return refused("the score of run %s is not a number", run)
	}
	if s.status != Playing {
		return s.finished(ctx, tx, run, end)
	}
	events, err := pack(end.Events)
	if err != nil {
		return err
	}
	if err := s.close(ctx, tx, Ended, end.At, sql.NullFloat64{Float64: end.Score, Valid: true}); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO result (run, card, events) VALUES (?, ?, ?)`, s.n, string(end.Card), events)
	return err
}

// finished accepts the same end a second time.
func (s *standing) finished(ctx context.Context, tx *sql.Tx, run string, end End) error {
	var card string
	err := tx.QueryRowContext(ctx, `SELECT card FROM result WHERE run = ?`, s.n).Scan(&card)
	if errors.Is(err, sql.ErrNoRows) || err == nil && card != string(end.Card) {
		return &Error{Kind: ErrClosed, Why: "run " + run}
	}
	return err
}

func (s *standing) abandon(ctx context.Context, tx *sql.Tx, run string, at time.Time) error {
	switch s.status {
	case Playing:
		return s.close(ctx, tx, Abandoned, at, sql.NullFloat64{})
	case Abandoned:
		return nil
	default:
		return &Error{Kind: ErrClosed, Why: "run " + run}
	}
}

func (s *standing) close(ctx context.Context, tx *sql.Tx, status Status, at time.Time, score sql.NullFloat64) error {
	s.status = status
	_, err := tx.ExecContext(ctx, `UPDATE run SET status = ?, ended = ?, score = ? WHERE n = ?`, status, at.UnixMilli(), score, s.n)
	return err
}
