package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/drive"
	"downtime/cmd/downtime/sitting"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

func newDrive(o *options) *cobra.Command {
	var id, variant, save string
	var seed uint64
	cmd := &cobra.Command{
		Use: "drive --scenario ID --seed N", Short: "Play a run headless over JSON lines", Args: cobra.NoArgs,
		Long: "Reads one JSON command a line and writes one JSON reply a line: see docs/driver.md. Touches no profile.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			sc, err := o.scenario(id)
			if err != nil {
				return err
			}
			r, err := run.New(sc, seed, variant)
			if err != nil {
				return err
			}
			err = drive.Drive(cmd.Context(), r, cmd.InOrStdin(), cmd.OutOrStdout())
			if save != "" { // whatever ended it: what was played is played
				err = errors.Join(err, saveRun(r, save))
			}
			if errors.Is(err, context.Canceled) {
				return &exitError{130} // as a shell says of an interrupt
			}
			return err
		},
	}
	cmd.Flags().StringVar(&id, "scenario", "", "the scenario's id")
	cmd.Flags().Uint64Var(&seed, "seed", 0, "the seed")
	cmd.Flags().StringVar(&variant, "variant", "", "force a hidden truth by name, instead of letting the seed draw it")
	cmd.Flags().StringVar(&save, "save", "", "write the run to this file when it ends")
	for _, name := range []string{"scenario", "seed"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(err) // the flag is defined above
		}
	}
	return cmd
}

// saveRun writes a run to a file, whole or not at all.
func saveRun(r *run.Run, path string) error {
	rec, err := sitting.Record(r, score.Grade(r.Scenario, &r.State))
	if err != nil {
		return err
	}
	tmp := path + ".part"
	f, err := os.Create(tmp)
	if err != nil {
		return fmt.Errorf("save run: %w", err)
	}
	err = saves.WriteRun(f, rec)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err != nil {
		os.Remove(tmp)
		return fmt.Errorf("save run to %s: %w", path, err)
	}
	return nil
}
