package saves_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"downtime/saves"
)

// begun opens a profile and a writer that was given a run's beginning.
func begun(t *testing.T) (*saves.DB, *saves.Writer) {
	t.Helper()
	db := fresh(t)
	w := saves.NewWriter(db)
	t.Cleanup(func() { w.Close(context.Background()) })
	h := header("r")
	w.Submit(saves.Batch{Run: "r", Begin: &h})
	return db, w
}

// fillUp makes the disk full: nothing grows, and no free page is left to hide in.
func fillUp(t *testing.T, db *saves.DB) { saves.LimitPages(t, db, saves.Pages(t, db)) }

func makeRoom(t *testing.T, db *saves.DB) { saves.LimitPages(t, db, 1<<20) }

// long is an input that needs pages of its own.
func long(seq int) saves.Input {
	text := append(append([]byte(`"`), bytes.Repeat([]byte("x"), 20_000)...), '"')
	return saves.Input{Seq: seq, Tick: int64(seq) * 50, Body: text}
}

// await looks at each report of a writer until one is right.
func await(t *testing.T, w *saves.Writer, right func(saves.Progress) bool) saves.Progress {
	t.Helper()
	late := time.After(5 * time.Minute) // then it hangs: nothing is promised of how fast a busy machine is
	for {
		if p := w.Progress(); right(p) {
			return p
		}
		select {
		case <-w.Changed():
		case <-late:
			t.Fatalf("the writer stands at %+v", w.Progress())
		}
	}
}

func TestTheWriterCallsSavedOnlyWhatAnotherProgramCanRead(t *testing.T) {
	db, w := begun(t)
	r, err := saves.OpenReader(t.Context(), db.Path())
	must(t, err)
	defer r.Close()
	const n = 300
	go func() {
		for seq := 1; seq <= n; seq++ {
			w.Submit(saves.Batch{Run: "r", Inputs: inputs(seq, seq), Tick: int64(seq)*50 + 7})
		}
	}()
	await(t, w, func(p saves.Progress) bool {
		if p.Run == "" {
			return false
		}
		run := get[saves.Run](t)(r.Load(t.Context(), "r"))
		if len(run.Inputs) < p.Seq || run.LastTick < p.Saved.Tick {
			t.Fatalf("called saved: input %d, tick %d; stored: input %d, tick %d", p.Seq, p.Saved.Tick, len(run.Inputs), run.LastTick)
		}
		return p.Seq == n
	})
	must(t, w.Close(t.Context()))
	wantInputs(t, get[saves.Run](t)(r.Load(t.Context(), "r")), n)
	if p := w.Progress(); p.Pending != 0 || p.Err != nil || p.Saved != (saves.Saved{Run: "r", Seq: n, Tick: n*50 + 7}) {
		t.Errorf("at the end the writer says %+v", p)
	}
}

func TestOnAFullDiskPlayGoesOnAndARetrySavesAll(t *testing.T) {
	db, w := begun(t)
	w.Submit(saves.Batch{Run: "r", Inputs: []saves.Input{long(1)}})
	must(t, w.Flush(t.Context()))
	fillUp(t, db)

	for seq := 2; seq <= 6; seq++ {
		w.Submit(saves.Batch{Run: "r", Inputs: []saves.Input{long(seq)}})
	}
	err := w.Flush(t.Context())
	wantKind(t, err, saves.ErrFull)
	wantSentence(t, err, db.Path(), "full", "retry")
	p := w.Progress()
	if p.Seq != 1 || p.Pending != 5 || p.Tries == 0 {
		t.Errorf("with a full disk the writer says %+v", p)
	}
	if stored := get[saves.Run](t)(db.Load(t.Context(), "r")); len(stored.Inputs) != 1 {
		t.Errorf("%d inputs are stored, 1 was called saved", len(stored.Inputs))
	}

	whole := get[saves.Run](t)(w.Run(t.Context(), "r")) // what export would write
	if len(whole.Inputs) != 6 || whole.LastTick != 300 {
		t.Errorf("the export holds %d inputs to tick %d, want all 6", len(whole.Inputs), whole.LastTick)
	}

	makeRoom(t, db)
	w.Retry()
	await(t, w, func(p saves.Progress) bool { return p.Seq == 6 && p.Pending == 0 && p.Err == nil })
	if stored := get[saves.Run](t)(db.Load(t.Context(), "r")); len(stored.Inputs) != 6 {
		t.Errorf("%d inputs are stored after the retry, want 6", len(stored.Inputs))
	}
}

func TestTheWriterTriesAgainByItself(t *testing.T) {
	db, w := begun(t)
	must(t, w.Flush(t.Context()))
	fillUp(t, db)
	w.Submit(saves.Batch{Run: "r", Inputs: []saves.Input{long(1)}})
	await(t, w, func(p saves.Progress) bool { return p.Tries >= 2 }) // nobody asked for the second
	makeRoom(t, db)
	await(t, w, func(p saves.Progress) bool { return p.Seq == 1 && p.Err == nil })
}

func TestARunThatCouldNotEvenBeginIsExportedWhole(t *testing.T) {
	db := fresh(t)
	fillUp(t, db)
	w := saves.NewWriter(db)
	t.Cleanup(func() { w.Close(context.Background()) })
	h, e := header(saves.NewID()), end()
	w.Submit(saves.Batch{Run: h.ID, Begin: &h, Inputs: inputs(1, 500)})
	w.Submit(saves.Batch{Run: h.ID, Marks: []saves.Mark{{Seq: 500, Tick: 25_000, Hash: 5}}, Tick: 26_000})
	w.Submit(saves.Batch{Run: h.ID, End: &e})
	wantKind(t, w.Flush(t.Context()), saves.ErrFull)
	whole := get[saves.Run](t)(w.Run(t.Context(), h.ID))
	var file bytes.Buffer
	must(t, saves.WriteRun(&file, whole))

	run := get[saves.Run](t)(saves.ReadRun(&file))
	wantInputs(t, run, 500)
	if run.LastTick != 26_000 || run.Score != 71.5 || len(run.Marks) != 1 || len(run.Events) != 2 {
		t.Errorf("the run arrived as %+v", run.Summary)
	}
	_, err := w.Run(t.Context(), "nobody's")
	wantKind(t, err, saves.ErrNotFound)
}

func TestABatchThatCanNeverBeSavedKeepsBackNoneBeforeIt(t *testing.T) {
	db, w := begun(t)
	for _, b := range []saves.Batch{
		{Run: "r", Inputs: inputs(1, 1)},
		{Run: "r", Inputs: inputs(2, 2)},
		{Run: "r", Inputs: inputs(4, 4)}, // a gap
	} {
		w.Submit(b)
	}
	w.Flush(t.Context())
	w.Retry()
	p := await(t, w, func(p saves.Progress) bool { return p.Seq == 2 && p.Err != nil })
	wantKind(t, p.Err, saves.ErrGap)
	wantSentence(t, p.Err, "export")
	wantInputs(t, get[saves.Run](t)(db.Load(t.Context(), "r")), 2)
}

func TestClosingFlushesAndSaysWhatIsLeft(t *testing.T) {
	db, w := begun(t)
	w.Submit(saves.Batch{Run: "r", Inputs: inputs(1, 50)})
	must(t, w.Close(t.Context()))
	wantInputs(t, get[saves.Run](t)(db.Load(t.Context(), "r")), 50)
	must(t, w.Close(t.Context())) // twice is harmless
	w.Submit(saves.Batch{Run: "r", Inputs: inputs(51, 51)})
	if err := w.Flush(t.Context()); err == nil || w.Progress().Pending != 1 {
		t.Error("a batch after closing is said to be saved")
	}
}
