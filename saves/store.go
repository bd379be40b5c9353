package saves

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
)

// Form says what a [Store] is: the number in its header, which no other kind of file has, and the steps from an empty file to today's schema.
type Form struct {
	Application int
	Steps       fs.FS
}

// Store is a SQLite file that another package of memory owns. It is had as safely as a profile: one program at a time writes it, a committed
// transaction survives a kill, a file of another kind is left alone, and migrations go forward, each in one transaction, after a copy was made.
type Store struct{ file }

// OpenStore opens a store to write, and makes it if there is none. Errors are those of [Open].
func OpenStore(ctx context.Context, path string, form Form) (*Store, error) {
	s := &Store{}
	nothing := func(context.Context) error { return nil }
	if err := s.open(ctx, path, form.Application, form.Steps, nothing); err != nil {
		return nil, err
	}
	return s, nil
}

// ReadStore opens a store to read alone, also while another program writes it. One of an older schema is first brought up to date.
func ReadStore(ctx context.Context, path string, form Form) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, explainable(path, err)
	}
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	s := &Store{reading(path, form.Application)}
	version, err := s.identify(ctx, latest(form.Steps))
	if errors.Is(explainable(path, err), ErrReadOnly) && !leftOpen(path) {
		// Where no journal can lie, nobody writes either: on a read-only share or disc it is read as it stands.
		s.Close()
		s = &Store{file{sql: connect(dsn(path, "mode=ro", "immutable=1")), path: path, application: form.Application}}
		version, err = s.identify(ctx, latest(form.Steps))
	}
	if err != nil {
		err = explainable(path, errors.Join(err, s.Close()))
		return nil, err
	}
	if version < latest(form.Steps) {
		s.Close()
		return OpenStore(ctx, path, form)
	}
	return s, nil
}

// SQL is the database, to be read.
func (s *Store) SQL() *sql.DB { return s.sql }

// Do runs one transaction: all of it is committed, or none.
func (s *Store) Do(ctx context.Context, do func(*sql.Tx) error) error {
	return explainable(s.path, s.inTx(ctx, do))
}

// Explainable wraps an error of this store once, with its kind and place, so that [Explain] can say what happened.
func (s *Store) Explainable(err error) error { return explainable(s.path, err) }

// Compact gives the room of what was deleted back, and leaves no trace of it in the file.
func (s *Store) Compact(ctx context.Context) error {
	_, err := s.sql.ExecContext(ctx, `VACUUM`)
	if err == nil {
		_, err = s.sql.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	}
	return explainable(s.path, err)
}
