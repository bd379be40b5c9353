package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/wall"
	"downtime/game/engine"
)

func newCohortPlenary(o *options, t *teaching) *cobra.Command {
	var scene string
	var once, lines bool
	cmd := &cobra.Command{
		Use: "plenary --case ID [FOLDER]", Short: "Show the room what it did, anonymous, live from the hand-in folder", Args: cobra.MaximumNArgs(1),
		Long: "For the wall, in large type: the clue that most missed and the minute from which it was there, the beliefs of all laid over one another, what was\n" +
			"answered to each question (--scene opens one), and the twin, which the room plays on from the second at which it parts. New hand-ins in FOLDER are\n" +
			"proved and taken in as they come. Nothing is told of fewer than five, nor what would let it be worked out. Where the output is no terminal, or\n" +
			"with --once, it is written once, as text; --plain appends it anew whenever five more have come.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if t.filter.Scenario == "" {
				return errors.New("name the case with --case")
			}
			sc, err := o.scenario(t.filter.Scenario)
			if err != nil {
				return err
			}
			if scene != "" && !slices.ContainsFunc(sc.Scenes, func(s engine.Scene) bool { return s.ID == scene }) {
				return fmt.Errorf("nobody is asked %q in this case", scene)
			}
			x, err := newTaker(cmd.Context(), o, t, sc, args)
			if err != nil {
				return err
			}
			if !once && !lines && notDrawable(os.Stdout, os.Getenv("TERM")) == "" {
				return onTheWall(cmd, x, scene)
			}
			return x.write(cmd.OutOrStdout(), scene, lines && !once && term.IsTerminal(int(os.Stdout.Fd())))
		},
	}
	cmd.Flags().StringVar(&scene, "scene", "", "id of the question whose answers are shown first")
	cmd.Flags().BoolVar(&once, "once", false, "write it once, as text")
	cmd.Flags().BoolVar(&lines, "plain", false, "append lines only, instead of the screen")
	return cmd
}

// onTheWall shows it in the whole terminal. Who leaves while a file is being taken in waits for that one.
func onTheWall(cmd *cobra.Command, x *taker, scene string) error {
	ctx, leave := context.WithCancel(x.ctx)
	x.ctx = ctx
	var busy sync.Mutex
	d := wall.Deps{Scenario: x.sc, Scene: scene, Bedside: bedside.New, Env: os.Environ(), Now: time.Now}
	d.Look = func() wall.Looked {
		busy.Lock()
		defer busy.Unlock()
		return x.look()
	}
	if width, height, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		d.Width, d.Height = width, height
	}
	err := wall.Run(cmd.Context(), d)
	leave()
	busy.Lock() // the cohort is closed
	return err
}
