package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/drive"
	"downtime/cmd/downtime/sitting"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/game/skill"
	"downtime/saves"
)

// driving are the flags of drive.
type driving struct {
	scenario, variant, save string
	handin, learner         string
	seed                    uint64
	skill                   string
	setup                   skill.Setup
}

func newDrive(o *options) *cobra.Command {
	d := &driving{}
	cmd := &cobra.Command{
		Use: "drive {--scenario ID | --skill ID} --seed N", Short: "Play a run or a skill headless over JSON lines", Args: cobra.NoArgs,
		Long: "Reads one JSON command a line and writes one JSON reply a line: see docs/driver.md. Touches no profile.\n" +
			"With --handin the run is appended to a hand-in, signed with the key of this machine: for tests of a cohort.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := o.drive(cmd, d)
			if errors.Is(err, context.Canceled) {
				return &exitError{130} // as a shell says of an interrupt
			}
			return err
		},
	}
	f := cmd.Flags()
	f.StringVar(&d.scenario, "scenario", "", "the scenario's id")
	f.Uint64Var(&d.seed, "seed", 0, "the seed")
	f.StringVar(&d.variant, "variant", "", "force a hidden truth by name, instead of letting the seed draw it")
	f.StringVar(&d.save, "save", "", "write the run to this file when it ends")
	f.StringVar(&d.handin, "handin", "", "append the run to this hand-in when it ends, and make it if it is not there")
	f.StringVar(&d.learner, "id", "", "with --handin: the learner's pseudonym (default: the file's name)")
	f.StringVar(&d.skill, "skill", "", "the skill's id (downtime skills lists them)")
	f.IntVar(&d.setup.Level, "level", 0, "level of the skill, 0 for the first")
	f.StringVar((*string)(&d.setup.Timing), "timing", "", "clock of the skill: double, or off (default: usual)")
	f.StringVar(&d.setup.Mode, "mode", "", "mode of a skill that has modes")
	f.BoolVar(&d.setup.Guided, "guided", false, "feedback on the way, in a skill")
	if err := cmd.MarkFlagRequired("seed"); err != nil {
		panic(err) // the flag is defined above
	}
	cmd.MarkFlagsOneRequired("scenario", "skill")
	for _, other := range []string{"scenario", "variant", "save", "handin"} {
		cmd.MarkFlagsMutuallyExclusive("skill", other)
	}
	for _, of := range []string{"level", "timing", "mode", "guided"} {
		cmd.MarkFlagsMutuallyExclusive("scenario", of)
	}
	return cmd
}

func (o *options) drive(cmd *cobra.Command, d *driving) error {
	if d.skill != "" {
		d.setup.Seed = d.seed
		a, err := beginSkill(d.skill, d.setup)
		if err != nil {
			return err
		}
		return drive.Skill(cmd.Context(), a, cmd.InOrStdin(), cmd.OutOrStdout())
	}
	sc, err := o.scenario(d.scenario)
	if err != nil {
		return err
	}
	r, err := run.New(sc, d.seed, d.variant)
	if err != nil {
		return err
	}
	began := time.Now()
	err = drive.Drive(cmd.Context(), r, cmd.InOrStdin(), cmd.OutOrStdout())
	if d.save != "" { // whatever ended it: what was played is played
		err = errors.Join(err, saveRun(r, d.save))
	}
	if d.handin != "" {
		err = errors.Join(err, appendHandin(r, d.handin, d.learner, began))
	}
	return err
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
		err = saves.Replace(tmp, path)
	}
	if err != nil {
		os.Remove(tmp)
		return fmt.Errorf("save run to %s: %w", path, err)
	}
	return nil
}
