package sitting

import (
	"context"
	"time"

	"downtime/game/score"
	"downtime/saves"
)

// Stored is the run as it stands in its stored form, with everything given until now, saved or not: what to export when nothing can be saved.
func (s *Sitting) Stored(ctx context.Context) (saves.Run, error) {
	if s.writer != nil {
		s.hand()
		return s.writer.Run(ctx, s.ID)
	}
	rec, err := Record(s.Run, score.Grade(s.Run.Scenario, &s.Run.State))
	if err != nil || s.Run.State.Over {
		return rec, err
	}
	rec.Status, rec.EndedAt, rec.Score, rec.Card, rec.Events = saves.Playing, time.Time{}, 0, nil, nil
	return rec, nil
}
