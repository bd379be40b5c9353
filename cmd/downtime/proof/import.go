package proof

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"downtime/saves/cohort"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// Status is what became of one file.
type Status string

// The three things that can become of a file.
const (
	Accepted  Status = "accepted"
	Duplicate Status = "duplicate"
	Refused   Status = "refused"
)

// Result says what became of one file, and why.
type Result struct {
	File    string   `json:"file"`
	Status  Status   `json:"status"`
	Learner string   `json:"learner,omitempty"`
	Session string   `json:"session,omitempty"`
	Program string   `json:"program,omitempty"`
	Engine  int      `json:"engine,omitempty"`
	Runs    int      `json:"runs"`
	Goes    int      `json:"goes"` // at skills
	New     int      `json:"new"`
	Longer  int      `json:"longer"` // that go on from what was known
	Known   int      `json:"known"`
	Unheld  string   `json:"unheld,omitempty"` // why its runs were not held to its session
	Reason  string   `json:"reason,omitempty"`
	Notes   []string `json:"notes,omitempty"`
}

// maxFiles bounds one import.
const maxFiles = 50_000

// Files lists what there is to import: files as named, and of folders every file in them. Links are never followed, and come back as they are to be
// refused by name, and so do folders that cannot be read; hidden files and half-written ones are left out.
func Files(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		info, err := os.Lstat(p)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("there is no file or folder %s", p)
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", p, err)
		}
		if !info.IsDir() {
			out = append(out, p)
			continue
		}
		err = filepath.WalkDir(p, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				out = append(out, path)
			case path != p && (strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), ".part")):
				if e.IsDir() {
					return fs.SkipDir
				}
			case !e.IsDir():
				out = append(out, path)
			}
			if len(out) > maxFiles {
				return fmt.Errorf("there are more than %d files in it", maxFiles)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", p, err)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// looked is a file that was read and proved, or why it was not.
type looked struct {
	n      int
	result Result
	taken  *cohort.Taken
	notes  []string
}

// Import proves files on every core and takes them into the cohort one after another, in their order, each in one transaction. Every result is handed
// to tell as it comes. The error is one of the cohort's own file, or of ctx: what was told as accepted until then is in it.
func Import(ctx context.Context, db *cohort.DB, p *Prover, files []string, now time.Time, tell func(Result) error) error {
	known, err := db.Sums(ctx)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	ahead := make(chan struct{}, 16*runtime.GOMAXPROCS(0)) // files read and not yet taken in
	proved, wait := p.lookAhead(ctx, files, known, ahead)
	defer wait()
	defer cancel()
	waiting := map[int]looked{}
	for n := range files {
		l, err := inTurn(ctx, n, proved, waiting)
		if err != nil {
			return err
		}
		<-ahead
		if err := take(ctx, db, &l, now); err != nil {
			return err
		}
		if err := tell(l.result); err != nil {
			return err
		}
	}
	return nil
}

// lookAhead reads and proves files on every core, in any order, as long as there is room ahead. Until ctx ends it waits for whoever takes them.
func (p *Prover) lookAhead(ctx context.Context, files []string, known map[[32]byte]bool, ahead chan<- struct{}) (proved <-chan looked, wait func()) {
	next, done := make(chan int), make(chan looked)
	var workers sync.WaitGroup
	workers.Go(func() {
		defer close(next)
		for n := range files {
			select {
			case ahead <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case next <- n:
			case <-ctx.Done():
				return
			}
		}
	})
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := range next {
				select {
				case done <- p.look(n, files[n], known):
				case <-ctx.Done():
					return
				}
			}
		})
	}
	return done, workers.Wait
}

// inTurn waits for the file whose turn it is, and keeps those that come before theirs.
func inTurn(ctx context.Context, n int, proved <-chan looked, waiting map[int]looked) (looked, error) {
	for {
		if l, here := waiting[n]; here {
			delete(waiting, n)
			return l, nil
		}
		select {
		case l := <-proved:
			waiting[l.n] = l
		case <-ctx.Done():
			return looked{}, ctx.Err()
		}
	}
}

// look reads and proves one file.
func (p *Prover) look(n int, path string, known map[[32]byte]bool) looked {
	l := looked{n: n, result: Result{File: path, Status: Refused}}
	text, err := handin.ReadBytes(path, handin.MaxFile)
	if err != nil {
		if l.result.Reason = err.Error(); isFolder(path) {
			l.result.Reason = "this folder cannot be read, so nothing that lies in it was taken in"
		}
		return l
	}
	sum := sha256.Sum256(text)
	f, err := handin.Parse(text)
	if err != nil {
		if l.result.Reason = err.Error(); strings.HasSuffix(path, lab.Extension) {
			if _, err := lab.Parse(text); err != nil {
				l.result.Reason = err.Error()
			}
		}
		return l
	}
	h := f.Header
	l.result.Learner, l.result.Session, l.result.Program, l.result.Engine, l.result.Runs, l.result.Goes = h.Learner, h.Session, h.Program, h.Engine, len(f.Runs), len(f.Goes)
	if known[sum] {
		l.result.Status, l.result.Known = Duplicate, len(f.Runs)
		l.result.Reason = "this very file was taken in before"
		return l
	}
	if l.taken, err = p.Prove(&f, sum); err != nil {
		l.result.Reason = err.Error()
		return l
	}
	l.result.Unheld = p.unheld(h.Session)
	l.notes = p.notesOn(&f)
	return l
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

// take commits what was proved.
func take(ctx context.Context, db *cohort.DB, l *looked, now time.Time) error {
	if l.taken == nil {
		return nil
	}
	o, err := db.Import(ctx, l.taken, now)
	var refusal *handin.Refusal
	switch {
	case errors.As(err, &refusal):
		l.result.Reason = refusal.Why
		return nil
	case err != nil:
		return err
	}
	l.result.Status, l.result.New, l.result.Longer, l.result.Known, l.result.Notes = Accepted, o.New, o.Longer, o.Known, append(o.Notes, l.notes...)
	if l.result.Unheld != "" {
		l.result.Notes = append(l.result.Notes, l.result.Unheld)
	}
	if o.Duplicate() && len(l.taken.Runs)+len(l.taken.Goes) > 0 {
		l.result.Status, l.result.Reason = Duplicate, "every run in it was taken in before"
	}
	return nil
}
