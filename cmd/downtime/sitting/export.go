package sitting

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"downtime/game/score"
	"downtime/saves"
)

// Stored hands over everything given until now and returns what reads the run in its stored form, saved or not. That may wait for the disk, and
// may be called while play goes on. A profile that cannot be read, or is closed by now, does not stand in the way.
func (s *Sitting) Stored() func(context.Context) (saves.Run, error) {
	rec, err := s.unsaved()
	if s.writer == nil {
		return func(context.Context) (saves.Run, error) { return rec, err }
	}
	s.hand()
	return func(ctx context.Context) (saves.Run, error) {
		r, werr := s.writer.Run(ctx, s.ID)
		if werr == nil || ctx.Err() != nil {
			return r, werr
		}
		return rec, err
	}
}

// unsaved is the run in its stored form, made without a writer.
func (s *Sitting) unsaved() (saves.Run, error) {
	rec, err := Record(s.Run, score.Grade(s.Run.Scenario, &s.Run.State))
	if err != nil {
		return rec, err
	}
	rec.Started = s.started
	if s.Run.State.Over {
		rec.EndedAt = s.ended
		return rec, nil
	}
	rec.Status, rec.EndedAt, rec.Score, rec.Card, rec.Events = saves.Playing, time.Time{}, 0, nil, nil
	return rec, nil
}

// Export writes a run as JSON into a folder, under a name that says which run and never overwrites. It gives the file's path.
func Export(folder string, r saves.Run) (string, error) {
	var b bytes.Buffer
	if err := saves.WriteRun(&b, r); err != nil {
		return "", err
	}
	name := fmt.Sprintf("downtime-%s-%s-%s", r.Scenario, r.Started.Format("2006-01-02"), r.ID[:min(8, len(r.ID))])
	return NewFile(folder, name, ".json", b.Bytes())
}

// NewFile writes a file that is not there yet: name, or name-2 and so on. It gives the file's path.
func NewFile(folder, name, extension string, data []byte) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(folder, name+extension)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, extension))
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if os.IsExist(err) && n < 100 {
			continue
		}
		if err != nil {
			return "", fmt.Errorf("make file: %w", err)
		}
		_, err = f.Write(data)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			os.Remove(path) // half a run would be taken for one
			return "", fmt.Errorf("write %s: %w", path, err)
		}
		return path, nil
	}
}
