package saves

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

//go:embed migrations/*.sql
var embeddedFiles embed.FS

// embedded are the steps from an empty file to today's schema. Step n, the n-th
// file by name, leads from version n-1 to version n; a released step never changes.
var embedded = under(embeddedFiles, "migrations")

const (
	applicationID = 0x446f776e // "Down": tells our files from other SQLite files
	copyExtension = ".bak"
)

func under(fsys fs.FS, dir string) fs.FS {
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		panic(fmt.Sprintf("saves: %v", err))
	}
	return sub
}

func stepNames(steps fs.FS) []string {
	names, err := fs.Glob(steps, "*.sql") // sorted by name
	if err != nil {
		panic(fmt.Sprintf("saves: %v", err))
	}
	return names
}

// latest is the schema version that the steps lead to.
func latest(steps fs.FS) int { return len(stepNames(steps)) }

// identify reads the schema version from the file's header: 0 for a new file.
// A file of another application is ErrCorrupt, a version above newest ErrTooNew.
func (d *file) identify(ctx context.Context, newest int) (version int, err error) {
	var app, tables int
	if err := d.sql.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app); err != nil {
		return 0, err
	}
	if err := d.sql.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	if err := d.sql.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return 0, err
	}
	isNew := app == 0 && version == 0 && tables == 0
	switch {
	case !isNew && app != d.application:
		return 0, &Error{Kind: ErrCorrupt, Path: d.path, Why: "it belongs to another program"}
	case version > newest:
		return 0, &Error{Kind: ErrTooNew, Path: d.path, Why: fmt.Sprintf("its format is %d, this one reads up to %d", version, newest)}
	}
	return version, nil
}

// migrate takes the remaining steps, each in one transaction, after a copy of a
// file that holds anything. A step that fails leaves the file as it was before it.
func (d *file) migrate(ctx context.Context, steps fs.FS, version int) error {
	names := stepNames(steps)
	if version == len(names) {
		return nil
	}
	if version > 0 {
		if err := d.copyBefore(ctx, version); err != nil {
			return err
		}
	}
	for ; version < len(names); version++ {
		script, err := fs.ReadFile(steps, names[version])
		if err != nil {
			return fmt.Errorf("read migration %s: %w", names[version], err)
		}
		err = d.inTx(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, fmt.Sprintf("%s;\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;", script, d.application, version+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("migrate to version %d: %w", version+1, err)
		}
	}
	return nil
}

// copyBefore keeps a profile of a former version as name.vN.bak. An older copy of
// the same version is from a migration that never finished, and is replaced.
func (d *file) copyBefore(ctx context.Context, version int) error {
	return d.copyTo(ctx, fmt.Sprintf("%s.v%d%s", stem(d.path), version, copyExtension))
}

// copyTo writes a whole, consistent copy of the profile to dst, or nothing.
func (d *file) copyTo(ctx context.Context, dst string) error {
	half := dst + ".part"
	if err := os.Remove(half); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explainable(half, err)
	}
	defer os.Remove(half) // gone already when all went well
	if _, err := d.sql.ExecContext(ctx, "VACUUM INTO ?", half); err != nil {
		return explainable(dst, err)
	}
	if err := syncFile(half); err != nil {
		return explainable(dst, err)
	}
	return explainable(dst, Replace(half, dst))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// inTx runs do in one transaction: all of it is committed, or none.
func (d *file) inTx(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := d.sql.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback() // its own error would say less than the one that caused it
		return err
	}
	return tx.Commit()
}
