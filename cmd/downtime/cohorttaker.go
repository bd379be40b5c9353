package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/wall"
	"downtime/game/engine"
	"downtime/saves/cohort"
)

// taker takes hand-ins in as they come, and reads what they come to. It has the cohort open only while it takes a few files in, or reads, so that other
// commands may use it in between. One goroutine at a time.
type taker struct {
	ctx     context.Context
	t       *teaching
	sc      *engine.Scenario
	path    string // of the cohort
	atOnce  int    // files
	folders []string
	prover  *proof.Prover

	sessions int              // that the prover held hand-ins to
	done     map[string]taken // files, as they were when they were taken in or refused
	stood    []os.FileInfo    // the cohort's files when it was last read
	last     wall.Looked
}

// taken is a file that needs no other look.
type taken struct {
	info    os.FileInfo
	refused bool
}

// fewAtOnce is how many files are taken in before the cohort is given free: about a second's work.
const fewAtOnce = 12

func newTaker(ctx context.Context, o *options, t *teaching, sc *engine.Scenario, folders []string) (*taker, error) {
	lib, skills, err := o.provable()
	if err != nil {
		return nil, err
	}
	x := &taker{ctx: ctx, t: t, sc: sc, folders: folders, atOnce: fewAtOnce, prover: proof.New(lib, skills), done: map[string]taken{}}
	if x.path, err = cohort.Resolve(t.file); err != nil {
		return nil, err
	}
	if len(folders) == 0 { // nothing will make the cohort: it must be there
		db, err := cohort.Read(ctx, x.path)
		if err != nil {
			return nil, err
		}
		return x, db.Close()
	}
	if _, err = os.Stat(folders[0]); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no folder %s", folders[0])
	}
	return x, err
}

// look takes the next few files in, and reads the cohort if anything has changed. What fails is told, and tried again at the next look.
func (x *taker) look() wall.Looked {
	out, err := x.take()
	if err != nil {
		out.Trouble = err.Error()
		x.stood = nil
	}
	if out.Picture != nil {
		x.stood = x.stands()
	} else if stands := x.stands(); x.last.Picture == nil || !alike(stands, x.stood) {
		db, err := cohort.Read(x.ctx, x.path)
		if err == nil {
			out.Picture, err = wall.Read(x.ctx, db, x.t.filter, x.sc)
			db.Close()
		}
		if err != nil && out.Trouble == "" {
			out.Trouble = err.Error()
		} else if err == nil {
			x.stood = stands
		}
	}
	if out.Picture == nil {
		out.Picture = x.last.Picture
	}
	x.last = out
	return out
}

// take takes the next few new files in.
func (x *taker) take() (out wall.Looked, err error) {
	out.Refused = x.last.Refused
	if len(x.folders) == 0 {
		return out, nil
	}
	files, err := proof.Files(x.folders)
	if err != nil {
		return out, err
	}
	infos := map[string]os.FileInfo{}
	for _, f := range files {
		infos[f], _ = os.Lstat(f) // one that has gone meanwhile is refused by its name
	}
	fresh := slices.DeleteFunc(slices.Clone(files), func(f string) bool { return same(x.done[f].info, infos[f]) })
	if _, err := os.Stat(x.path); len(fresh) == 0 && err == nil {
		out.Refused = x.refused(files)
		return out, nil
	}
	db, err := cohort.Open(x.ctx, x.path)
	if err != nil {
		return out, err
	}
	defer db.Close()
	if fresh, err = x.known(db, files, fresh, infos); err != nil {
		return out, err
	}
	err = proof.Import(x.ctx, db, x.prover, fresh[:min(len(fresh), x.atOnce)], time.Now(), func(r proof.Result) error {
		x.done[r.File] = taken{infos[r.File], r.Status == proof.Refused}
		return nil
	})
	out.Left, out.Refused = max(0, len(fresh)-x.atOnce), x.refused(files)
	if err != nil {
		return out, err
	}
	out.Picture, err = wall.Read(x.ctx, db, x.t.filter, x.sc)
	return out, err
}

// known takes sessions in first, and gives the files that are left: with one that came, what was refused is looked at again.
func (x *taker) known(db *cohort.DB, files, fresh []string, infos map[string]os.FileInfo) (rest []string, err error) {
	rest, told, err := x.prover.Sessions(x.ctx, db, files)
	if err != nil {
		return nil, err
	}
	again := x.prover.Known() != x.sessions
	x.sessions = x.prover.Known()
	for _, f := range files {
		if !slices.Contains(rest, f) {
			x.done[f] = taken{info: infos[f]}
		}
	}
	for _, r := range told {
		x.done[r.File] = taken{infos[r.File], r.Status == proof.Refused}
	}
	return slices.DeleteFunc(rest, func(f string) bool { return !slices.Contains(fresh, f) && !(again && x.done[f].refused) }), nil
}

// refused counts the files that lie there and were refused.
func (x *taker) refused(files []string) (n int) {
	for _, f := range files {
		if x.done[f].refused {
			n++
		}
	}
	return n
}

// stands are the cohort's files as they are now. A log without an entry comes and goes with whoever reads.
func (x *taker) stands() (out []os.FileInfo) {
	for _, f := range []string{x.path, x.path + "-wal"} {
		if info, err := os.Stat(f); err == nil && info.Size() > 0 {
			out = append(out, info)
		}
	}
	return out
}

func alike(a, b []os.FileInfo) bool { return slices.EqualFunc(a, b, same) }

// same reports whether a file is what it was; of two that were not there too.
func same(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// write tells the wall in lines: once, or again whenever five more have come, until ctx ends.
func (x *taker) write(w io.Writer, scene string, live bool) error {
	var shown *wall.Picture
	for {
		l := x.look()
		for ; l.Left > 0 && l.Trouble == ""; l = x.look() {
		}
		if l.Trouble != "" && (!live || l.Picture == nil) {
			return fmt.Errorf("%s", l.Trouble)
		}
		if l.Picture != shown && l.Picture.Follows(shown) {
			if err := x.tell(w, l, shown, scene); err != nil {
				return err
			}
			shown = l.Picture
		}
		if !live {
			return nil
		}
		select {
		case <-x.ctx.Done():
			return nil
		case <-time.After(wall.LookEvery):
		}
	}
}

// tell writes one picture, and its twin once: after the first picture of five learners or more.
func (x *taker) tell(w io.Writer, l wall.Looked, before *wall.Picture, scene string) error {
	if err := l.Picture.Write(w, x.sc.Place+", "+x.sc.Hour, scene); err != nil {
		return err
	}
	if before == nil || before.Learners < review.Fewest {
		if err := l.Picture.WriteTwin(w, x.sc); err != nil {
			return err
		}
	}
	if l.Refused > 0 {
		fmt.Fprintf(w, "\n%d refused: downtime cohort import says why.\n", l.Refused)
	}
	return nil
}
