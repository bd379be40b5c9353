package cohort

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"downtime/saves/handin"
)

// Go is one finished and proved go at a skill. Trials is JSON: [[family, kind, faulty, stated, p, ideal], …].
type Go struct {
	ID, Skill, Mode, Timing string
	Version, Level          int
	Guided                  bool
	Seed                    uint64
	Started                 time.Time
	Seconds, Score          float64
	Met                     bool
	Trials                  string
	Learner, Session        string // read: whose it is
}

// attempt stores a go once; one that another learner handed in refuses the file.
func (im *importer) attempt(g *Go) error {
	var learner int64
	var score float64
	err := im.tx.QueryRowContext(im.ctx, `SELECT learner, score FROM attempt WHERE id = ?`, g.ID).Scan(&learner, &score)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return err
	case learner != im.learner:
		return im.anothers("attempt", g.ID)
	case score != g.Score:
		return &handin.Refusal{Why: fmt.Sprintf("go %s was handed in with another score before", g.ID[:8])}
	default:
		im.out.Known++
		return nil
	}
	im.out.New++
	_, err = im.tx.ExecContext(im.ctx, `INSERT INTO attempt (id, learner, file, session, skill, version, level, mode, timing, guided, seed, started, seconds, score, met, trials)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		g.ID, im.learner, im.file, im.taken.Header.Session, g.Skill, g.Version, g.Level, g.Mode, g.Timing, g.Guided, int64(g.Seed), g.Started.UnixMilli(), g.Seconds, g.Score, g.Met, g.Trials)
	return err
}

// Goes gives the goes of the learners and sessions chosen, the oldest first. A filter by case chooses none.
func (d *DB) Goes(ctx context.Context, f Filter) ([]Go, error) {
	if f.Scenario != "" {
		return nil, nil
	}
	return collect(ctx, d, func(r *sql.Rows) (g Go, err error) {
		var seed, started int64
		err = r.Scan(&g.ID, &g.Learner, &g.Session, &g.Skill, &g.Version, &g.Level, &g.Mode, &g.Timing, &g.Guided, &seed, &started, &g.Seconds, &g.Score, &g.Met, &g.Trials)
		g.Seed, g.Started = uint64(seed), time.UnixMilli(started).UTC()
		return g, err
	}, `SELECT attempt.id, learner.name, attempt.session, skill, version, level, mode, timing, guided, seed, started, seconds, score, met, trials
		FROM attempt JOIN learner ON learner.n = attempt.learner WHERE (?1 = '' OR attempt.session = ?1) AND (?2 = '' OR learner.name = ?2)
		ORDER BY started, attempt.n`, f.Session, f.Learner)
}
