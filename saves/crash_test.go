package saves_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"downtime/saves"
)

const streamRun = "00000000000000000000000000000001"

// stream plays a run without end and says of each input when it is saved.
func stream(path string) int {
	db, err := saves.Open(context.Background(), path)
	if err != nil {
		fmt.Println(saves.Explain(err))
		return 1
	}
	w := saves.NewWriter(db)
	h := header(streamRun)
	w.Submit(saves.Batch{Run: streamRun, Begin: &h})
	go func() {
		for seq := 1; ; seq++ {
			mark := saves.Mark{Seq: seq, Tick: int64(seq) * 50, Hash: uint64(seq)}
			w.Submit(saves.Batch{Run: streamRun, Inputs: inputs(seq, seq), Marks: []saves.Mark{mark}, Tick: int64(seq)*50 + 25})
			if seq%40 == 0 {
				w.Flush(context.Background())
			}
		}
	}()
	for range w.Changed() {
		fmt.Println(w.Progress().Seq, w.Progress().Saved.Tick)
	}
	return 0
}

func TestNothingThatWasCalledSavedIsLostByKillMinusNine(t *testing.T) {
	for round, enough := range []int{3, 200, 700} {
		path := filepath.Join(t.TempDir(), fmt.Sprintf("ann%d.db", round))
		cmd, out := child(t, "stream", path)
		var seq int
		var tick int64
		for seq < enough && out.Scan() {
			if _, err := fmt.Sscan(out.Text(), &seq, &tick); err != nil {
				t.Fatalf("the child says %q", out.Text())
			}
		}
		must(t, cmd.Process.Kill())
		for out.Scan() { // what it said while it died counts too
			if _, err := fmt.Sscan(out.Text(), &seq, &tick); err != nil {
				break // its last line may be cut off
			}
		}
		_ = cmd.Wait() // it was killed
		t.Logf("killed after input %d at tick %d was called saved", seq, tick)
		wantRecovered(t, path, seq, tick)
	}
}

func wantRecovered(t *testing.T, path string, seq int, tick int64) {
	t.Helper()
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	open := get[[]saves.Summary](t)(db.Unfinished(t.Context()))
	if len(open) != 1 || open[0].ID != streamRun || open[0].LastTick < tick {
		t.Fatalf("unfinished runs %+v, want one at tick %d or later", open, tick)
	}
	run := get[saves.Run](t)(db.Load(t.Context(), streamRun))
	wantInputs(t, run, seq)
	if len(run.Marks) != len(run.Inputs) {
		t.Errorf("%d marks for %d inputs: a batch was stored in part", len(run.Marks), len(run.Inputs))
	}
	next := len(run.Inputs) + 1
	must(t, db.Append(t.Context(), streamRun, inputs(next, next), nil)) // and play goes on
}
