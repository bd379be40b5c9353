package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/review"
	"downtime/content"
	"downtime/saves/cohort"
)

// lookAgain is how often the hand-in folder is looked at.
const lookAgain = 2 * time.Second

func newCohortPlenary(o *options, t *teaching) *cobra.Command {
	var scene string
	var once bool
	cmd := &cobra.Command{
		Use: "plenary --case ID [FOLDER]", Short: "Show the room what it did, anonymous, live from the hand-in folder", Args: cobra.MaximumNArgs(1),
		Long: "For the wall: the most missed clue and the minute from which it was there, the beliefs of all laid over one another, and what was answered to a\n" +
			"question (--scene, or the one that most have answered). New hand-ins in FOLDER are proved and taken in as they come. Nothing is shown of fewer\n" +
			"than five. Ctrl+c ends it; where the output is no terminal, or with --once, it is written once.",
		RunE: func(cmd *cobra.Command, args []string) error {
			live := !once && term.IsTerminal(int(os.Stdout.Fd()))
			for {
				if err := o.plenary(cmd, t, args, scene, live); err != nil || !live {
					return err
				}
				select {
				case <-cmd.Context().Done():
					return nil
				case <-time.After(lookAgain):
				}
			}
		},
	}
	cmd.Flags().StringVar(&scene, "scene", "", "id of the question whose answers are shown")
	cmd.Flags().BoolVar(&once, "once", false, "write it once")
	return cmd
}

// plenary takes new hand-ins in and draws the wall.
func (o *options) plenary(cmd *cobra.Command, t *teaching, folders []string, scene string, live bool) error {
	if t.filter.Scenario == "" {
		return errors.New("name the case with --case")
	}
	ctx := cmd.Context()
	path, err := cohort.Resolve(t.file)
	if err != nil {
		return err
	}
	db, err := cohort.Open(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	if len(folders) > 0 {
		if err := o.takeNew(ctx, db, folders); err != nil {
			return err
		}
	}
	p, err := review.Show(ctx, db, t.filter, o.place(t.filter.Scenario), scene)
	if err != nil {
		return err
	}
	if live {
		fmt.Fprint(cmd.OutOrStdout(), "\x1b[2J\x1b[H")
	}
	return p.Write(cmd.OutOrStdout())
}

func (o *options) takeNew(ctx context.Context, db *cohort.DB, folders []string) error {
	files, err := proof.Files(folders)
	if err != nil {
		return err
	}
	lib, err := o.library()
	if err != nil {
		return err
	}
	skills, err := content.Skills()
	if err != nil {
		return err
	}
	sessions, files := proof.Sessions(files)
	if _, err := proof.Keep(ctx, db, sessions); err != nil {
		return err
	}
	rules, err := o.rules(ctx, db)
	if err != nil {
		return err
	}
	return proof.Import(ctx, db, proof.New(lib, skills, rules), files, time.Now(), func(proof.Result) error { return nil })
}
