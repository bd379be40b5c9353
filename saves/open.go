package saves

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver named sqlite
)

const lockSuffix = "-lock"

// DB is one open profile. Its methods may be called from any goroutine; they
// take turns on one connection, so a caller that must never wait (a screen's
// update) calls them from a command or uses a [Writer].
type DB struct {
	file
	profile Profile
}

// file is one SQLite file of ours, whatever it holds.
type file struct {
	sql         *sql.DB
	lock        *sql.DB // nil for a reader
	path        string
	application int // which of our files it is
}

// Open opens the profile at path, makes it if there is none, and brings its
// schema up to date. The folder must exist, except [Dir], which is made. While it
// is open no other program can open it to write. Errors: ErrCorrupt, ErrReadOnly,
// ErrTooNew, ErrLocked, ErrFull, ErrNotFound (the folder), ErrIO.
func Open(ctx context.Context, path string) (*DB, error) {
	return open(ctx, path, embedded)
}

func open(ctx context.Context, path string, steps fs.FS) (*DB, error) {
	db := &DB{}
	err := db.open(ctx, path, applicationID, steps, db.own)
	if err != nil {
		return nil, err
	}
	return db, nil
}

// open opens the file to write, makes it if there is none, and brings its schema up to date; own is what its owner does at last.
func (d *file) open(ctx context.Context, path string, application int, steps fs.FS, own func(context.Context) error) error {
	path, err := place(path)
	if err != nil {
		return err
	}
	litter := missingFiles(path, path+lockSuffix)
	if slices.Contains(litter, path) {
		litter = append(litter, path+"-wal", path+"-shm", path+"-journal")
	}
	lock, err := acquire(ctx, path)
	if err != nil {
		return err
	}
	unclean := leftOpen(path)
	*d = file{sql: connect(writeDSN(path)), lock: lock, path: path, application: application}
	err = d.prepare(ctx, steps, unclean)
	if err == nil {
		err = own(ctx)
	}
	if err != nil {
		err = explainable(path, err) // before the disk is tidied, which may cure it
		d.Close()
		for _, p := range litter {
			os.Remove(p)
		}
	}
	return err
}

// missingFiles are those that are not there: what an attempt to open that failed
// made of them is litter, and would be listed as an empty profile.
func missingFiles(paths ...string) (missing []string) {
	for _, p := range paths {
		if _, err := os.Lstat(p); errors.Is(err, fs.ErrNotExist) {
			missing = append(missing, p)
		}
	}
	return missing
}

// openExisting opens a profile that must be there already.
func openExisting(ctx context.Context, path string) (*DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, explainable(path, err)
	}
	return Open(ctx, path)
}

// OpenReader opens a profile for reading alone, also while a game has it open,
// and makes nothing: a missing profile is ErrNotFound. A profile of an older
// schema is first brought up to date as [Open] does.
func OpenReader(ctx context.Context, path string) (*DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, explainable(path, err)
	}
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	db := &DB{file: reading(path, applicationID)}
	version, err := db.identify(ctx, latest(embedded))
	if err == nil && version < latest(embedded) {
		db.Close()
		return Open(ctx, path)
	}
	if err == nil {
		err = db.readProfile(ctx)
	}
	if err != nil {
		db.Close()
		return nil, explainable(path, err)
	}
	return db, nil
}

// reading is a file that is opened to read alone.
func reading(path string, application int) file {
	return file{sql: connect(dsn(path, "mode=ro")), path: path, application: application}
}

// place makes a path absolute, makes our own data folder if need be, and refuses
// a folder that is not there: it is more likely a slip of the pen or a stick that
// was pulled out than a wish.
func place(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", explainable(path, err)
	}
	dir := filepath.Dir(abs)
	if dir == filepath.Clean(Dir()) {
		return abs, explainable(dir, os.MkdirAll(dir, 0o700))
	}
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = &Error{Kind: ErrNotFound, Path: dir, Why: "it is not a folder"}
	}
	return abs, explainable(dir, err)
}

// acquire takes the lock that one program at a time may hold on a profile.
func acquire(ctx context.Context, path string) (*sql.DB, error) {
	lock := connect(dsn(path+lockSuffix, "_pragma=journal_mode(MEMORY)")) // or a journal would lie there too
	if _, err := lock.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		lock.Close()
		return nil, explainable(path, err)
	}
	return lock, nil
}

// leftOpen reports whether the last program to write a profile did not close it:
// a clean close removes the journal.
func leftOpen(path string) bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

func connect(dsn string) *sql.DB {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		panic(fmt.Sprintf("saves: the sqlite driver is not registered: %v", err))
	}
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1) // never recycled: the lock lives on its connection
	return db
}

func writeDSN(path string) string {
	return dsn(path,
		"_pragma=busy_timeout(1000)",
		"_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)",
		"_pragma=trusted_schema(0)", // a file may come from anyone
		"_txlock=immediate")
}

// dsn names a file so that a space, a question mark or a percent sign in its path
// is a letter and not syntax.
func dsn(path string, params ...string) string {
	p := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/x is /C:/x in a file URI
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: strings.Join(params, "&")}
	return u.String()
}

// setJournal is apart from the DSN, whose pragmas run on connecting: it may write
// to the file, and a file that is not ours must stay as it is.
func (d *file) setJournal(ctx context.Context) error {
	mode := "WAL"
	if onNetwork(d.path) {
		mode = "DELETE"
	}
	_, err := d.sql.ExecContext(ctx, "PRAGMA journal_mode = "+mode)
	return err
}

// prepare recognises the file before it writes to it.
func (d *file) prepare(ctx context.Context, steps fs.FS, unclean bool) error {
	version, err := d.identify(ctx, latest(steps))
	if err != nil {
		return err
	}
	if unclean {
		if err := d.check(ctx); err != nil {
			return err
		}
	}
	if err := d.setJournal(ctx); err != nil {
		return err
	}
	return d.migrate(ctx, steps, version)
}

// own makes the profile's one row, in a new file, and reads it.
func (d *DB) own(ctx context.Context) error {
	_, err := d.sql.ExecContext(ctx, `INSERT INTO profile (one, id, name, created) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING`,
		NewID(), filepath.Base(stem(d.path)), time.Now().UnixMilli())
	if err != nil {
		return err
	}
	return d.readProfile(ctx)
}

// check reads the whole file and looks for damage.
func (d *file) check(ctx context.Context) error {
	var verdict string
	if err := d.sql.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return &Error{Kind: ErrCorrupt, Path: d.path, Why: verdict}
	}
	return nil
}

func (d *DB) readProfile(ctx context.Context) error {
	var created int64
	err := d.sql.QueryRowContext(ctx, `SELECT id, name, created FROM profile`).Scan(&d.profile.ID, &d.profile.Name, &created)
	d.profile.Created = time.UnixMilli(created).UTC()
	return err
}

// Profile says whose file this is.
func (d *DB) Profile() Profile { return d.profile }

// Path is where the file lies.
func (d *file) Path() string { return d.path }

// Close folds the write-ahead log into the file and lets another program in.
func (d *file) Close() error {
	err := d.sql.Close()
	if d.lock != nil {
		err = errors.Join(err, d.lock.Close())
	}
	return explainable(d.path, err)
}
