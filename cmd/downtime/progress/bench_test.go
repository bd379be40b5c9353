package progress_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"downtime/cmd/downtime/progress"
	"downtime/saves"
)

// wellUsed is a profile of years: n runs with whole cards, and plans, goes and answers with them.
func wellUsed(t testing.TB, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ann.db")
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	var all []saves.Batch
	for i := range n {
		id := fmt.Sprintf("%032x", i+1)
		c := card(float64(40+i%60), judged(i%2 == 0, float64(i%11)/10), judged(i%3 == 0, float64(i%7)/10), judged(false, 0.1))
		all = append(all, ended(t, id, []string{"vent", "ward"}[i%2], (n-i)/4, c))
		if i%3 == 0 {
			all = append(all, plan(id, "thought", "A plug, I thought, since the pressure rose and the chest did not.", (n-i)/4),
				plan(id, "plan", "If set and exhaled volume differ,\nthen I look at the chest and take him onto the bag.", (n-i)/4))
		}
		if i%5 == 0 {
			all = append(all, goOf([]string{"drip", "bag"}[i%2], 1, float64(60+i%40), i%4 == 0, (n-i)/4),
				saves.Batch{Review: &saves.Review{Item: "question/vent/q-vent", At: tonight.Add(-time.Duration(n-i) * 6 * time.Hour), Grade: 3}})
		}
	}
	keep(t, db, all...)
	must(t, db.Close())
	return path
}

// BenchmarkProgressOverFiveThousandRuns is the way from a closed profile on the disk to every line of the report.
func BenchmarkProgressOverFiveThousandRuns(b *testing.B) {
	path, lib := wellUsed(b, 5000), library()
	for b.Loop() {
		db, err := saves.OpenReader(b.Context(), path)
		must(b, err)
		s, err := progress.Read(b.Context(), db)
		must(b, err)
		r := progress.Of(&s, lib, tonight)
		if r.Runs.Scored != 5000 || len(r.Sections()) == 0 {
			b.Fatalf("%+v", r.Runs)
		}
		must(b, db.Close())
	}
}
