package saves

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

const (
	firstRetry = 250 * time.Millisecond
	lastRetry  = 15 * time.Second
	groupSize  = 64 // batches in one transaction: one sync for all that waited for the last one
)

// Writer saves batches in the order they were submitted, on a goroutine of its
// own, so that a screen never waits for a disk. What cannot be saved is kept, in
// order, and tried again: nothing is lost while the program lives.
type Writer struct {
	db      *DB
	changed chan struct{}
	wake    chan struct{}
	retry   chan struct{}
	flush   chan chan error
	stop    chan struct{}
	done    chan struct{}
	once    sync.Once

	mu    sync.Mutex
	queue []Batch
	now   Progress
}

// Progress is how a Writer stands.
type Progress struct {
	Saved         // the last commit; zero before the first
	Pending int   // batches not yet saved
	Err     error // why the last try failed; nil when it did not
	Tries   int   // failures since the last commit
}

// NewWriter starts a writer on an open profile. Close it before the profile.
func NewWriter(db *DB) *Writer {
	w := &Writer{
		db:      db,
		changed: make(chan struct{}, 1),
		wake:    make(chan struct{}, 1),
		retry:   make(chan struct{}, 1),
		flush:   make(chan chan error),
		stop:    make(chan struct{}),
		done:    make(chan struct{}),
	}
	go w.loop()
	return w
}

// Submit takes a batch and returns at once. The caller must not change what the
// batch refers to any more.
func (w *Writer) Submit(b Batch) {
	w.mu.Lock()
	w.queue = append(w.queue, b)
	w.now.Pending = len(w.queue)
	w.mu.Unlock()
	signal(w.wake)
}

// Retry tries again now, without waiting for the next time.
func (w *Writer) Retry() { signal(w.retry) }

// Progress says what is saved, what waits, and why.
func (w *Writer) Progress() Progress {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// Changed receives after a commit or a failure; several may share one signal, so
// look at [Writer.Progress]. It has room for one and never holds the writer up.
func (w *Writer) Changed() <-chan struct{} { return w.changed }

// Flush tries once, now, to save all that was submitted, and says whether it is.
// After an error the batches are still kept.
func (w *Writer) Flush(ctx context.Context) error {
	reply := make(chan error, 1)
	select {
	case w.flush <- reply:
	case <-w.done:
		if w.Progress().Pending > 0 {
			return errors.New("flush: the writer is closed")
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-reply:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close flushes and stops the writer. Its error means that something is not
// saved and now never will be by this writer: a caller that wants to ask first
// calls Flush.
func (w *Writer) Close(ctx context.Context) error {
	err := w.Flush(ctx)
	w.once.Do(func() { close(w.stop) })
	select {
	case <-w.done:
	case <-ctx.Done():
		err = errors.Join(err, ctx.Err())
	}
	return err
}

// Run is a run as it stands with everything submitted, saved or not: what to
// export when the disk is full.
func (w *Writer) Run(ctx context.Context, id string) (Run, error) {
	w.mu.Lock()
	waiting := slices.Clone(w.queue) // before loading: a commit in between is then seen twice, not missed
	w.mu.Unlock()
	run, err := w.db.Load(ctx, id)
	begun := err == nil
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Run{}, err
	}
	for _, b := range waiting {
		if b.Run == id {
			begun = begun || b.Begin != nil
			run.fold(b)
		}
	}
	if !begun {
		return Run{}, err
	}
	return run, nil
}

// fold does to a run in memory what apply does to a stored one.
func (r *Run) fold(b Batch) {
	if b.Begin != nil && r.ID == "" {
		r.Header, r.Status = *b.Begin, Playing
	}
	for _, in := range b.Inputs {
		if in.Seq == len(r.Inputs)+1 {
			r.Inputs = append(r.Inputs, in)
			r.LastTick = max(r.LastTick, in.Tick)
		}
	}
	for _, m := range b.Marks {
		if !slices.Contains(r.Marks, m) {
			r.Marks = append(r.Marks, m)
		}
	}
	r.LastTick = max(r.LastTick, b.Tick)
	switch {
	case r.Status != Playing:
	case b.End != nil:
		r.Status, r.EndedAt, r.Score, r.Card, r.Events = Ended, b.End.At, b.End.Score, b.End.Card, b.End.Events
	case b.Abandon != nil:
		r.Status, r.EndedAt = Abandoned, *b.Abandon
	}
}

func (w *Writer) loop() {
	defer close(w.done)
	for {
		wake, again := w.wake, (<-chan time.Time)(nil)
		if tries := w.Progress().Tries; tries > 0 { // new batches then wait for the next try
			wake, again = nil, time.After(pause(tries))
		}
		var reply chan error
		select {
		case <-wake:
		case <-again:
		case <-w.retry:
		case reply = <-w.flush:
		case <-w.stop:
			return
		}
		err := w.drain() // the progress tells of an error; a flush is also answered with it
		if reply != nil {
			reply <- err
		}
	}
}

// pause doubles from firstRetry to lastRetry.
func pause(tries int) time.Duration {
	return min(lastRetry, firstRetry<<min(tries-1, 10))
}

// drain saves until the queue is empty or something fails.
func (w *Writer) drain() error {
	for {
		group := w.group()
		if len(group) == 0 {
			return nil
		}
		saved, err := w.db.Commit(context.Background(), group...)
		w.mu.Lock()
		if err == nil {
			w.queue = slices.Delete(w.queue, 0, len(group))
			w.now = Progress{Saved: saved}
		} else {
			w.now.Err = err
			w.now.Tries++
		}
		w.now.Pending = len(w.queue)
		w.mu.Unlock()
		signal(w.changed)
		if err != nil {
			return err
		}
	}
}

// group is what to save next. After a failure it is one batch at a time, so that
// one that can never be saved does not keep back those before it.
func (w *Writer) group() []Batch {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := min(len(w.queue), groupSize)
	if w.now.Tries > 0 {
		n = min(n, 1)
	}
	return slices.Clone(w.queue[:n])
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
