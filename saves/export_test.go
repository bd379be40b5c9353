package saves

import (
	"context"
	"io/fs"
	"strconv"
	"testing"
)

// OpenWith opens a profile with other migrations than the embedded ones.
func OpenWith(ctx context.Context, path string, steps fs.FS) (*DB, error) {
	return open(ctx, path, steps)
}

// Steps are the embedded migrations.
func Steps() fs.FS { return embedded }

// LimitPages makes the database refuse to grow beyond n pages, with the very
// error of a full disk; a large n lifts the limit.
func LimitPages(t testing.TB, db *DB, n int) {
	t.Helper()
	var now int
	if err := db.sql.QueryRow("PRAGMA max_page_count = " + strconv.Itoa(n)).Scan(&now); err != nil {
		t.Fatalf("limit pages: %v", err)
	}
}

// Pages is the number of pages in use.
func Pages(t testing.TB, db *DB) (n int) {
	t.Helper()
	if err := db.sql.QueryRow("PRAGMA page_count").Scan(&n); err != nil {
		t.Fatalf("count pages: %v", err)
	}
	return n
}

// Exec runs SQL behind the package's back.
func Exec(t testing.TB, db *DB, query string) {
	t.Helper()
	if _, err := db.sql.Exec(query); err != nil {
		t.Fatalf("exec %s: %v", query, err)
	}
}

// Pragma reads a pragma as text.
func Pragma(t testing.TB, db *DB, name string) (s string) {
	t.Helper()
	if err := db.sql.QueryRow("PRAGMA " + name).Scan(&s); err != nil {
		t.Fatalf("pragma %s: %v", name, err)
	}
	return s
}

// Schema is the text of every table and index.
func Schema(t testing.TB, db *DB) (s string) {
	t.Helper()
	if err := db.sql.QueryRow("SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema ORDER BY name)").Scan(&s); err != nil {
		t.Fatalf("read schema: %v", err)
	}
	return s
}
