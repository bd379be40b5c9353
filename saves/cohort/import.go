package cohort

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"downtime/saves"
	"downtime/saves/handin"
)

// Taken is one hand-in that was proved: what its file says, and its runs.
type Taken struct {
	Sum         [32]byte
	Header      handin.Header
	Runs        []Run
	Goes        []Go
	Reflections []handin.Reflection
	Answers     []handin.Answer
	Most        Most // of the session; nil if it is not known
}

// Most is how many goes a session gives each learner, by the id of the case or of the skill.
type Most map[string]int

// Outcome says what became of a hand-in. New and Known count runs; a file that brought nothing new is a duplicate.
type Outcome struct {
	New, Longer, Known int
	Notes              []string // what an instructor should look at
}

// Duplicate reports whether everything in the file was there already.
func (o *Outcome) Duplicate() bool { return o.New == 0 && o.Longer == 0 }

// Import takes a proved hand-in in, in one transaction: all of it or nothing. A run that is known is left alone; one that goes on from what is known
// takes its place; one that contradicts it, or that another learner handed in, refuses the file (a *handin.Refusal).
func (d *DB) Import(ctx context.Context, t *Taken, at time.Time) (Outcome, error) {
	im := importer{ctx: ctx, taken: t, at: at, known: d.terms, found: map[Term]int64{}}
	err := d.store.Do(ctx, func(tx *sql.Tx) error {
		im.tx = tx
		return im.all()
	})
	if err == nil {
		maps.Copy(d.terms, im.found)
	}
	if errors.Is(err, saves.ErrFull) || errors.Is(err, saves.ErrIO) {
		err = fmt.Errorf("the disk that holds %s is full or does not answer: this hand-in was not taken in, and all that were said to be accepted are; mend it and import again", d.Path())
	}
	return im.out, err
}

type importer struct {
	ctx           context.Context
	tx            *sql.Tx
	taken         *Taken
	at            time.Time
	learner, file int64
	known, found  map[Term]int64 // terms committed before, and those of this transaction
	out           Outcome
}

func (im *importer) all() error {
	if err := im.begin(); err != nil {
		return err
	}
	for i := range im.taken.Runs {
		if err := im.run(&im.taken.Runs[i]); err != nil {
			return err
		}
	}
	for i := range im.taken.Goes {
		if err := im.attempt(&im.taken.Goes[i]); err != nil {
			return err
		}
	}
	if err := im.within(); err != nil {
		return err
	}
	return im.words()
}

// within refuses a file with which its learner would have had more goes than the session gives, of all that they handed in. One that was left half-way
// has not been had.
func (im *importer) within() error {
	h := &im.taken.Header
	if h.Session == "" || im.taken.Most == nil {
		return nil
	}
	rows, err := im.tx.QueryContext(im.ctx, `SELECT what, count(*), group_concat(substr(id, 1, 8), ', ') FROM (
			SELECT scenario AS what, id, n FROM run WHERE learner = ?1 AND session = ?2 AND status <> 'open'
			UNION ALL SELECT skill, id, n FROM attempt WHERE learner = ?1 AND session = ?2 ORDER BY n)
		GROUP BY what ORDER BY what`, im.learner, h.Session)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var what, which string
		var had int
		if err := rows.Scan(&what, &had, &which); err != nil {
			return err
		}
		if most := im.taken.Most[what]; had > most {
			why := fmt.Sprintf("with it %s would have had %d goes at %s (%s), and session %s gives %d", h.Learner, had, what, which, h.Session, most)
			return &handin.Refusal{Why: strings.Join(append([]string{why}, im.out.Notes...), "; ")}
		}
	}
	return rows.Err()
}

// words stores what was written and answered: of two of the same, the newer stays, in whatever order their files come. An answer is as old as its file.
func (im *importer) words() error {
	for _, r := range im.taken.Reflections {
		_, err := im.tx.ExecContext(im.ctx, `INSERT INTO reflection (run, part, body, at) SELECT n, ?, ?, ? FROM run WHERE id = ?
			ON CONFLICT (run, part) DO UPDATE SET body = excluded.body, at = excluded.at WHERE excluded.at > reflection.at`, r.Part, r.Body, r.At.UnixMilli(), r.Run)
		if err != nil {
			return err
		}
	}
	h := &im.taken.Header
	for _, a := range im.taken.Answers {
		_, err := im.tx.ExecContext(im.ctx, `INSERT INTO answer (learner, session, moment, item, choice) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (learner, session, moment, item) DO UPDATE SET choice = excluded.choice
			WHERE NOT EXISTS (SELECT 1 FROM file WHERE learner = ?1 AND session = ?2 AND made > ?6)`,
			im.learner, h.Session, a.When, a.Item, a.Choice, h.Made.UnixMilli())
		if err != nil {
			return err
		}
	}
	return nil
}

// begin finds the learner and files the file.
func (im *importer) begin() error {
	h := &im.taken.Header
	gone, err := wasErased(im.ctx, im.tx, h.Learner)
	if err != nil {
		return err
	}
	if gone {
		return &handin.Refusal{Why: fmt.Sprintf("%s asked to be erased from this cohort, and stays so", h.Learner)}
	}
	observer := h.Observer
	if gone, err = wasErased(im.ctx, im.tx, observer); err != nil {
		return err
	}
	if gone {
		observer = ""
	}
	if _, err := im.tx.ExecContext(im.ctx, `INSERT INTO learner (name) VALUES (?) ON CONFLICT DO NOTHING`, h.Learner); err != nil {
		return err
	}
	if err := im.tx.QueryRowContext(im.ctx, `SELECT n FROM learner WHERE name = ?`, h.Learner).Scan(&im.learner); err != nil {
		return err
	}
	if err := im.namesakes(); err != nil {
		return err
	}
	_, err = im.tx.ExecContext(im.ctx, `INSERT INTO file (sum, learner, observer, session, made, imported, program, engine, machine)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sum) DO NOTHING`,
		im.taken.Sum[:], im.learner, observer, h.Session, h.Made.UnixMilli(), im.at.UnixMilli(), h.Program, h.Engine, h.Key)
	if err != nil {
		return err
	}
	return im.tx.QueryRowContext(im.ctx, `SELECT n FROM file WHERE sum = ?`, im.taken.Sum[:]).Scan(&im.file)
}

// namesakes notes what else goes by this pseudonym: a hand-in from another machine, and a pseudonym that differs in capitals alone.
func (im *importer) namesakes() error {
	h := &im.taken.Header
	var others int
	if err := im.tx.QueryRowContext(im.ctx, `SELECT count(DISTINCT machine) FROM file WHERE learner = ? AND machine <> ?`, im.learner, h.Key).Scan(&others); err != nil {
		return err
	}
	if others > 0 {
		im.out.Notes = append(im.out.Notes, fmt.Sprintf("%s handed in from another machine before: the same person moved, or two use one pseudonym", h.Learner))
	}
	var alike string
	err := im.tx.QueryRowContext(im.ctx, `SELECT name FROM learner WHERE n <> ? AND lower(name) = lower(?) LIMIT 1`, im.learner, h.Learner).Scan(&alike)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	im.out.Notes = append(im.out.Notes, fmt.Sprintf("%s and %s differ in capitals alone, and are two learners here", h.Learner, alike))
	return err
}

func (im *importer) run(r *Run) error {
	var n, learner int64
	err := im.tx.QueryRowContext(im.ctx, `SELECT n, learner FROM run WHERE id = ?`, r.ID).Scan(&n, &learner)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		im.out.New++
		if err := im.same(r); err != nil {
			return err
		}
		return im.store(r)
	case err != nil:
		return err
	case learner != im.learner:
		return im.anothers("run", r.ID)
	}
	later, err := im.continues(n, r)
	if err != nil {
		return err
	}
	if !later {
		im.out.Known++
		return nil
	}
	im.out.Longer++
	return im.replace(n, r)
}

// same notes that what was played was played before, to the tick, under another identity: by the same hands, or copied.
func (im *importer) same(r *Run) error {
	if r.Inputs == 0 {
		return nil
	}
	var id, who string
	err := im.tx.QueryRowContext(im.ctx, `SELECT run.id, learner.name FROM run JOIN learner ON learner.n = run.learner WHERE play = ? LIMIT 1`, r.Play[:]).Scan(&id, &who)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		im.out.Notes = append(im.out.Notes, fmt.Sprintf("run %s has the same seed and the same inputs at the same ticks as run %s of %s", r.ID[:8], id[:8], who))
	}
	return err
}

// store adds a run that was not there.
func (im *importer) store(r *Run) error {
	made, err := im.tx.ExecContext(im.ctx, `INSERT INTO run (file, session, kind, engine, pace, ended, status, ticks, inputs, scored, total, uncapped, ending, play, domains,
		id, learner, scenario, variant, seed, content, started) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		append(im.changing(r), r.ID, im.learner, r.Scenario, r.Variant, int64(r.Seed), r.Content, r.Started.UnixMilli())...)
	if err != nil {
		return err
	}
	n, err := made.LastInsertId()
	if err != nil {
		return err
	}
	return im.facets(n, r)
}

// replace puts a later moment of a run in the place of an earlier one. Its row stays: ratings, notes and what was written hang on it.
func (im *importer) replace(n int64, r *Run) error {
	_, err := im.tx.ExecContext(im.ctx, `UPDATE run SET file = ?, session = ?, kind = ?, engine = ?, pace = ?, ended = ?, status = ?, ticks = ?, inputs = ?, scored = ?,
		total = ?, uncapped = ?, ending = ?, play = ?, domains = ? WHERE n = ?`, append(im.changing(r), n)...)
	if err != nil {
		return err
	}
	if _, err := im.tx.ExecContext(im.ctx, `DELETE FROM facet WHERE run = ?`, n); err != nil {
		return err
	}
	return im.facets(n, r)
}

// changing are the columns of a run that a later moment of it changes.
func (im *importer) changing(r *Run) []any {
	var ended sql.NullInt64
	var total, uncapped sql.NullFloat64
	if !r.Ended.IsZero() {
		ended = sql.NullInt64{Int64: r.Ended.UnixMilli(), Valid: true}
	}
	if r.Scored && r.Status == saves.Ended {
		total, uncapped = sql.NullFloat64{Float64: r.Total, Valid: true}, sql.NullFloat64{Float64: r.Uncapped, Valid: true}
	}
	return []any{
		im.file, im.taken.Header.Session, r.Kind, r.Engine, r.Pace, ended, r.Status, r.Ticks, r.Inputs, r.Scored, total, uncapped, r.Ending, r.Play[:], r.Domains,
	}
}

// Sums are those of every file that was taken in.
func (d *DB) Sums(ctx context.Context) (map[[32]byte]bool, error) {
	all, err := collect(ctx, d, func(r *sql.Rows) ([]byte, error) {
		var b []byte
		return b, r.Scan(&b)
	}, `SELECT sum FROM file`)
	out := make(map[[32]byte]bool, len(all))
	for _, b := range all {
		if len(b) == 32 {
			out[[32]byte(b)] = true
		}
	}
	return out, err
}
