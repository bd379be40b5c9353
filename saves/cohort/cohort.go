package cohort

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"downtime/saves"
)

//go:embed migrations/*.sql
var migrations embed.FS

// application tells a cohort from every other SQLite file: "DowC".
const application = 0x446f7743

// Extension is the ending of a cohort's file.
const Extension = ".cohort"

func form() saves.Form {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		panic("cohort: " + err.Error()) // it is embedded above
	}
	return saves.Form{Application: application, Steps: sub}
}

// DB is one open cohort. One goroutine at a time imports.
type DB struct {
	store *saves.Store
	terms map[Term]int64 // that were stored, so that each word is looked up once
}

// Resolve finds a cohort's file: a value with a separator or a dot is a path, any other a name in the data folder; with nothing given it is
// DOWNTIME_COHORT, and then the cohort named cohort.
func Resolve(nameOrPath string) (string, error) {
	if nameOrPath == "" {
		nameOrPath = os.Getenv("DOWNTIME_COHORT")
	}
	if nameOrPath == "" {
		nameOrPath = "cohort"
	}
	if strings.ContainsAny(nameOrPath, `/\.`) {
		return filepath.Abs(nameOrPath)
	}
	if err := saves.CheckName(nameOrPath); err != nil {
		return "", err
	}
	return filepath.Join(saves.Dir(), nameOrPath+Extension), nil
}

// Open opens a cohort to write, and makes it if there is none.
func Open(ctx context.Context, path string) (*DB, error) {
	s, err := saves.OpenStore(ctx, path, form())
	return wrap(s, err, path)
}

// Read opens a cohort to read alone; one that is not there is an error that says how it is made.
func Read(ctx context.Context, path string) (*DB, error) {
	s, err := saves.ReadStore(ctx, path, form())
	return wrap(s, err, path)
}

// wrap says of a file that is none what it should have been.
func wrap(s *saves.Store, err error, path string) (*DB, error) {
	switch {
	case errors.Is(err, saves.ErrCorrupt):
		return nil, fmt.Errorf("%s is damaged, or is no cohort of Downtime, and was left as it is; name another with --cohort", path)
	case errors.Is(err, saves.ErrLocked):
		return nil, fmt.Errorf("the cohort %s is open in another Downtime, or in another program; close that one and try again", path)
	case errors.Is(err, saves.ErrReadOnly):
		return nil, fmt.Errorf("the cohort %s cannot be written to; make the file and its folder writable, or name another with --cohort", path)
	case errors.Is(err, saves.ErrNotFound):
		return nil, fmt.Errorf("there is no cohort %s yet: downtime cohort import FOLDER makes it, in a folder that is there", path)
	case err != nil:
		return nil, err
	}
	return &DB{store: s, terms: map[Term]int64{}}, nil
}

// Path is where the file lies.
func (d *DB) Path() string { return d.store.Path() }

// Close closes the cohort.
func (d *DB) Close() error { return d.store.Close() }

// Setting reads a setting; "" if it was never set.
func (d *DB) Setting(ctx context.Context, key string) (string, error) {
	var v string
	err := d.store.SQL().QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, d.store.Explainable(err)
}

func set(ctx context.Context, tx *sql.Tx, key, value string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, d *DB, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := d.store.SQL().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, d.store.Explainable(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, d.store.Explainable(err)
		}
		all = append(all, one)
	}
	return all, d.store.Explainable(rows.Err())
}
