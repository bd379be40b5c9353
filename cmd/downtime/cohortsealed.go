package main

import (
	"context"
	"errors"
	"path/filepath"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/room"
	"downtime/saves"
	"downtime/saves/handin"
)

// sealed parts files from the hand-ins of learners whose profile on this machine shows nothing yet: a cohort of their own would show it to them.
func (o *options) sealed(ctx context.Context, files []string) (open []string, told []proof.Result) {
	shut := o.sealedHere(ctx)
	if len(shut) == 0 {
		return files, nil
	}
	for _, file := range files {
		f, err := handin.Read(file)
		if err == nil && shut[f.Header.Session][f.Header.Learner] {
			told = append(told, proof.Result{
				File: file, Status: proof.Refused, Learner: f.Header.Learner, Session: f.Header.Session, Runs: len(f.Runs), Goes: len(f.Goes),
				Reason: f.Header.Learner + " plays session " + f.Header.Session + " on this machine, and its feedback is not released yet: import it on another, or after the release",
			})
			continue
		}
		open = append(open, file)
	}
	return open, told
}

// sealedHere are the learners, by session, whose profile on this machine shows nothing yet.
func (o *options) sealedHere(ctx context.Context) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	all, _ := filepath.Glob(filepath.Join(saves.Dir(), "lab *.db")) // a folder that no pattern fits holds none
	for _, path := range all {
		db, err := saves.OpenReader(ctx, path)
		if err != nil {
			continue // what cannot be read shows nothing
		}
		var seal *room.SealedError
		if errors.As(room.Sealed(ctx, db, o.scenario), &seal) {
			if out[seal.Code] == nil {
				out[seal.Code] = map[string]bool{}
			}
			out[seal.Code][seal.Learner] = true
		}
		db.Close()
	}
	return out
}
