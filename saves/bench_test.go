package saves_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"downtime/saves"
)

// wellUsed makes a profile of n ended runs with thirty inputs each.
func wellUsed(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "ann.db")
	db, err := saves.Open(b.Context(), path)
	must(b, err)
	e := end()
	batches := make([]saves.Batch, n)
	for i := range batches {
		h := header(fmt.Sprintf("%032x", i))
		h.Started = h.Started.Add(time.Duration(i) * time.Minute)
		batches[i] = saves.Batch{Run: h.ID, Begin: &h, Inputs: inputs(1, 30), End: &e}
	}
	_, err = db.Commit(b.Context(), batches...)
	must(b, err)
	must(b, db.Close())
	return path
}

func BenchmarkOpenAProfileOfAThousandRuns(b *testing.B) {
	path := wellUsed(b, 1000)
	for b.Loop() {
		db, err := saves.Open(b.Context(), path)
		must(b, err)
		must(b, db.Close())
	}
}

func BenchmarkOpenANewProfile(b *testing.B) {
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		db, err := saves.Open(b.Context(), filepath.Join(dir, fmt.Sprintf("p%d.db", i)))
		must(b, err)
		must(b, db.Close())
	}
}

func BenchmarkListFiveThousandRuns(b *testing.B) {
	db, err := saves.Open(b.Context(), wellUsed(b, 5000))
	must(b, err)
	defer db.Close()
	for b.Loop() {
		list, err := db.List(b.Context())
		must(b, err)
		if len(list) != 5000 {
			b.Fatal(len(list))
		}
	}
}

func BenchmarkCommitOneInput(b *testing.B) {
	db := fresh(b)
	must(b, db.Begin(b.Context(), header("r")))
	for seq := 1; b.Loop(); seq++ {
		must(b, db.Append(b.Context(), "r", inputs(seq, seq), nil))
	}
}
