package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/review"
	"downtime/saves/cohort"
	"downtime/saves/handin"
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
			wall := &wall{o: o, t: t, folders: args, scene: scene, live: !once && term.IsTerminal(int(os.Stdout.Fd()))}
			for {
				if err := wall.draw(cmd); err != nil || !wall.live {
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

// wall is what a room looks at, and what is remembered from one look to the next.
type wall struct {
	o       *options
	t       *teaching
	folders []string
	scene   string
	live    bool

	prover   *proof.Prover
	sessions int               // that the prover held hand-ins to
	refused  map[[32]byte]bool // sums of files that were refused: what is not changed is not simulated again
}

// draw takes new hand-ins in and draws the wall. A folder that cannot be read now, as when a share blinks, is told on the live wall and tried again.
func (w *wall) draw(cmd *cobra.Command) error {
	if w.t.filter.Scenario == "" {
		return errors.New("name the case with --case")
	}
	ctx := cmd.Context()
	path, err := cohort.Resolve(w.t.file)
	if err != nil {
		return err
	}
	db, err := cohort.Open(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	missed := w.takeNew(ctx, db)
	if missed != nil && (!w.live || ctx.Err() != nil) {
		return missed
	}
	p, err := review.Show(ctx, db, w.t.filter, w.o.place(w.t.filter.Scenario), w.scene)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if w.live {
		fmt.Fprint(out, "\x1b[2J\x1b[H")
	}
	if err := p.Write(out); err != nil {
		return err
	}
	if n := len(w.refused); n > 0 {
		fmt.Fprintf(out, "\n%d refused: downtime cohort import says why.\n", n)
	}
	if missed != nil {
		fmt.Fprintf(out, "\nNothing new could be taken in, and it is tried again: %v\n", missed)
	}
	return nil
}

// takeNew proves what is new in the folders and takes it in.
func (w *wall) takeNew(ctx context.Context, db *cohort.DB) error {
	if len(w.folders) == 0 {
		return nil
	}
	files, err := proof.Files(w.folders)
	if err != nil {
		return err
	}
	if err := w.ready(); err != nil {
		return err
	}
	files, told, err := w.prover.Sessions(ctx, db, files)
	if err != nil {
		return err
	}
	before := w.refused
	if n := w.prover.Known(); n != w.sessions { // one has come: what was refused is looked at again
		w.sessions, before = n, nil
	}
	w.refused = map[[32]byte]bool{}
	for _, r := range told {
		if r.Status == proof.Refused {
			w.refused[sha256.Sum256([]byte(r.File+r.Reason))] = true
		}
	}
	sums := map[string][32]byte{}
	files = slices.DeleteFunc(files, func(path string) bool {
		text, err := handin.ReadBytes(path, handin.MaxFile)
		if err != nil {
			text = []byte(path + err.Error()) // a link, a pipe: refused by its name
		}
		sum := sha256.Sum256(text)
		sums[path] = sum
		if before[sum] {
			w.refused[sum] = true
		}
		return before[sum]
	})
	return proof.Import(ctx, db, w.prover, files, time.Now(), func(r proof.Result) error {
		if r.Status == proof.Refused {
			w.refused[sums[r.File]] = true
		}
		return nil
	})
}

// ready makes the prover once.
func (w *wall) ready() error {
	if w.prover != nil {
		return nil
	}
	lib, skills, err := w.o.provable()
	if err != nil {
		return err
	}
	w.prover = proof.New(lib, skills)
	return nil
}
