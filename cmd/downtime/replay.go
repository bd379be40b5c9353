package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

func newReplay(o *options) *cobra.Command {
	var verify bool
	cmd := &cobra.Command{
		Use: "replay FILE|RUN", Short: "Simulate a stored run again, and say whether it gives the same", Args: cobra.ExactArgs(1),
		Long: "Takes an exported run file, or the id (or its beginning) of a run in the profile. Prints what happened in words.\n" +
			"With --verify it prints only whether States and score are the same; exit code 1 if not.",
		RunE: func(cmd *cobra.Command, args []string) error {
			stored, err := o.stored(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			sc, err := o.scenario(stored.Scenario)
			if err != nil {
				return err
			}
			r, err := sitting.Rebuild(sc, stored)
			if err != nil {
				return err
			}
			if !verify {
				for _, l := range r.Lines(0) {
					fmt.Fprintln(cmd.OutOrStdout(), sayLine(l))
				}
			}
			said, err := verdict(r, stored)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), said)
			return nil
		},
	}
	cmd.Flags().BoolVar(&verify, "verify", false, "say only whether the run gives the same States and score")
	return cmd
}

func sayLine(l engine.Line) string {
	if l.Who != "" {
		return l.Clock + "  " + l.Who + ": " + l.Text
	}
	return l.Clock + "  " + l.Text
}

// verdict compares the score that replay gives with the one stored.
func verdict(r *run.Run, stored saves.Run) (string, error) {
	card := score.Grade(r.Scenario, &r.State)
	at := fmt.Sprintf("%d inputs, %d states compared, to tick %d", len(r.Inputs), len(r.Marks), r.State.Tick)
	if len(r.Marks) == 0 {
		return "", errors.New("this run holds no state to compare with: it can be read, and proves nothing")
	}
	if stored.Status != saves.Ended {
		return "verified: " + at + "; the run has not ended", nil
	}
	if stored.Practice {
		return "verified: " + at + "; practice, which is not scored", nil
	}
	var was struct { // a run that came out of a cohort holds no more of its Card than was claimed
		Total float64 `json:"total"`
	}
	if err := json.Unmarshal(stored.Card, &was); err != nil {
		return "", fmt.Errorf("read stored card: %w", err)
	}
	for _, total := range []float64{was.Total, stored.Score} {
		if math.Abs(card.Total-total) > 1e-9 {
			return "", fmt.Errorf("the states are the same, but the stored score is %.1f and the run gives %.1f", total, card.Total)
		}
	}
	return fmt.Sprintf("verified: %s; score %.1f", at, card.Total), nil
}

// stored reads a run from a file, or from the profile by its id or the beginning of it.
func (o *options) stored(ctx context.Context, name string) (saves.Run, error) {
	f, err := os.Open(name)
	if err == nil {
		defer f.Close()
		return saves.ReadRun(f)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return saves.Run{}, fmt.Errorf("read run: %w", err)
	}
	db, err := o.reader(ctx)
	if errors.Is(err, saves.ErrNotFound) {
		return saves.Run{}, fmt.Errorf("there is no file %s, and no profile that could hold a run of that name", name)
	}
	if err != nil {
		return saves.Run{}, err
	}
	defer db.Close()
	id, err := findRun(ctx, db, name)
	if err != nil {
		return saves.Run{}, err
	}
	return db.Load(ctx, id)
}

// reader opens the profile to read only. One whose session tells nothing yet is a *room.SealedError.
func (o *options) reader(ctx context.Context) (*saves.DB, error) {
	path, err := saves.Resolve(o.profile)
	if err != nil {
		return nil, err
	}
	db, err := saves.OpenReader(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(admitted(ctx, db), room.Sealed(ctx, db, o.scenario)); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// writer opens the profile to change it; it is made if there is none.
func (o *options) writer(ctx context.Context) (*saves.DB, error) {
	path, err := saves.Resolve(o.profile)
	if err != nil {
		return nil, err
	}
	db, err := saves.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := admitted(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
