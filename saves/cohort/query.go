package cohort

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"downtime/saves"
)

// Filter chooses runs; an empty field chooses all.
type Filter struct {
	Session  string `json:"session,omitempty"`
	Scenario string `json:"case,omitempty"`
	Learner  string `json:"learner,omitempty"`
}

func (f Filter) where() (string, []any) {
	var parts []string
	var args []any
	for _, c := range [][2]string{{"run.session", f.Session}, {"run.scenario", f.Scenario}, {"learner.name", f.Learner}} {
		if c[1] != "" {
			parts, args = append(parts, c[0]+" = ?"), append(args, c[1])
		}
	}
	if len(parts) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(parts, " AND "), args
}

// Summary is a run as tables show it. N is its number in this file.
type Summary struct {
	N                              int64
	ID, Learner, Observer, Session string
	Scenario, Variant, Kind, Pace  string
	Seed                           uint64
	Engine                         int
	Content                        string
	Started, Ended                 time.Time
	Imported                       time.Time
	Status                         saves.Status
	Ticks                          int64
	Inputs                         int
	Scored                         bool
	Total, Uncapped                float64 // once it has ended and is scored
	Ending                         string
	Domains                        string // [[id, points, weight], …]
}

// Who says who held the keys and, of a pair, who observed.
func (s *Summary) Who() string {
	if s.Observer == "" {
		return s.Learner
	}
	return s.Learner + " (keys), " + s.Observer + " (observed)"
}

// Counts reports whether a run counts in figures of scores.
func (s *Summary) Counts() bool { return s.Scored && s.Status == saves.Ended }

// Runs gives the chosen runs, the oldest first.
func (d *DB) Runs(ctx context.Context, f Filter) ([]Summary, error) {
	where, args := f.where()
	return collect(ctx, d, scan, `SELECT run.n, run.id, learner.name, file.observer, run.session, run.scenario, run.variant, run.kind, run.pace, run.seed, run.engine,
		run.content, run.started, run.ended, file.imported, run.status, run.ticks, run.inputs, run.scored, run.total, run.uncapped, run.ending, run.domains
		FROM run JOIN learner ON learner.n = run.learner JOIN file ON file.n = run.file`+where+` ORDER BY run.started, run.n`, args...)
}

func scan(r *sql.Rows) (Summary, error) {
	var s Summary
	var seed, started, imported int64
	var ended sql.NullInt64
	var total, uncapped sql.NullFloat64
	err := r.Scan(&s.N, &s.ID, &s.Learner, &s.Observer, &s.Session, &s.Scenario, &s.Variant, &s.Kind, &s.Pace, &seed, &s.Engine, &s.Content, &started, &ended, &imported,
		&s.Status, &s.Ticks, &s.Inputs, &s.Scored, &total, &uncapped, &s.Ending, &s.Domains)
	s.Seed, s.Started, s.Imported, s.Total, s.Uncapped = uint64(seed), time.UnixMilli(started).UTC(), time.UnixMilli(imported).UTC(), total.Float64, uncapped.Float64
	if ended.Valid {
		s.Ended = time.UnixMilli(ended.Int64).UTC()
	}
	return s, err
}

// Find gives the one run whose identity begins so.
func (d *DB) Find(ctx context.Context, prefix string) (Summary, error) {
	all, err := d.Runs(ctx, Filter{})
	if err != nil {
		return Summary{}, err
	}
	var found []Summary
	for _, s := range all {
		if prefix != "" && strings.HasPrefix(s.ID, prefix) {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		return Summary{}, fmt.Errorf("there is no run %s in this cohort (downtime cohort runs lists them)", prefix)
	case 1:
		return found[0], nil
	}
	return Summary{}, fmt.Errorf("several runs begin with %s; give more of it", prefix)
}

// Terms are the words that lists refer to, by number.
func (d *DB) Terms(ctx context.Context) (map[int64]Term, error) {
	type numbered struct {
		n int64
		t Term
	}
	all, err := collect(ctx, d, func(r *sql.Rows) (x numbered, err error) {
		return x, r.Scan(&x.n, &x.t.Scenario, &x.t.Kind, &x.t.ID, &x.t.Label, &x.t.Extra)
	}, `SELECT n, scenario, kind, id, label, extra FROM term`)
	out := make(map[int64]Term, len(all))
	for _, x := range all {
		out[x.n] = x.t
	}
	return out, err
}

// Lists hands every list of one kind to do: the run's number, and its numbers, which hold only until do returns.
func (d *DB) Lists(ctx context.Context, kind Kind, do func(run int64, numbers []int64)) error {
	rows, err := d.store.SQL().QueryContext(ctx, `SELECT run, body FROM facet WHERE kind = ?`, kind)
	if err != nil {
		return d.store.Explainable(err)
	}
	defer rows.Close()
	var body sql.RawBytes
	var run int64
	var into []int64
	for rows.Next() {
		if err := rows.Scan(&run, &body); err != nil {
			return d.store.Explainable(err)
		}
		into = list(into, body, kind.Width())
		do(run, into)
	}
	return d.store.Explainable(rows.Err())
}

// Text gives a packed text of one run; nil if it has none.
func (d *DB) Text(ctx context.Context, kind Kind, run int64) ([]byte, error) {
	all, err := collect(ctx, d, func(r *sql.Rows) (b []byte, err error) { return b, r.Scan(&b) }, `SELECT body FROM facet WHERE kind = ? AND run = ?`, kind, run)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return unpack(all[0])
}

// Texts hands the packed text of every run to do.
func (d *DB) Texts(ctx context.Context, kind Kind, do func(run int64, text []byte) error) error {
	rows, err := d.store.SQL().QueryContext(ctx, `SELECT run, body FROM facet WHERE kind = ? ORDER BY run`, kind)
	if err != nil {
		return d.store.Explainable(err)
	}
	defer rows.Close()
	var body sql.RawBytes
	var run int64
	for rows.Next() {
		if err := rows.Scan(&run, &body); err != nil {
			return d.store.Explainable(err)
		}
		text, err := unpack(body)
		if err != nil {
			return err
		}
		if err := do(run, text); err != nil {
			return err
		}
	}
	return d.store.Explainable(rows.Err())
}

// Written is what a learner wrote about a run.
type Written struct {
	Run  int64
	Part string
	Body string
	At   time.Time
}

// Written gives everything that was handed in of what was written, the oldest first.
func (d *DB) Written(ctx context.Context) ([]Written, error) {
	return collect(ctx, d, func(r *sql.Rows) (w Written, err error) {
		var at int64
		err = r.Scan(&w.Run, &w.Part, &w.Body, &at)
		w.At = time.UnixMilli(at).UTC()
		return w, err
	}, `SELECT run, part, body, at FROM reflection ORDER BY at, run, part`)
}

// Surveyed is one answer to a questionnaire.
type Surveyed struct {
	Learner, Session, When, Item string
	Choice                       int
}

// Surveys gives every answer.
func (d *DB) Surveys(ctx context.Context) ([]Surveyed, error) {
	return collect(ctx, d, func(r *sql.Rows) (s Surveyed, err error) {
		return s, r.Scan(&s.Learner, &s.Session, &s.When, &s.Item, &s.Choice)
	}, `SELECT learner.name, session, moment, item, choice FROM answer JOIN learner ON learner.n = answer.learner ORDER BY 1, 2, 3, 4`)
}
