package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/printed"
	"downtime/cmd/downtime/review"
	"downtime/game/debrief"
	"downtime/game/score"
	"downtime/game/track"
	"downtime/saves"
	"downtime/saves/cohort"
)

// opened simulates a run of the cohort again and lays it out, so that every second of it can be looked at. What would have happened otherwise, which
// takes longer, is left to printed.
func (o *options) opened(ctx context.Context, db *cohort.DB, s *cohort.Summary) (*review.Opened, error) {
	text, err := db.Text(ctx, cohort.Body, s.N)
	if err != nil {
		return nil, err
	}
	stored, err := saves.ReadRun(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	x := &review.Opened{Of: *s}
	sc, r, why := o.rebuilt(stored)
	if why != "" {
		x.Report = asStored(stored, sc, why)
		return x, review.Kept(ctx, db, s, &x.Report)
	}
	x.Run, x.Report = r, debrief.Build(sc, r, score.Grade(sc, &r.State))
	if x.Track, err = track.Of(r); err != nil {
		return nil, fmt.Errorf("go back in the run: %w", err)
	}
	x.Report.Standard, err = review.InForce(ctx, db, s.Scenario)
	return x, err
}

// found opens the one run whose identity begins so.
func (o *options) found(ctx context.Context, t *teaching, prefix string) (*review.Opened, error) {
	db, err := t.read(ctx)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	s, err := db.Find(ctx, prefix)
	if err != nil {
		return nil, err
	}
	return o.opened(ctx, db, &s)
}

func newCohortRun(o *options, t *teaching) *cobra.Command {
	var html bool
	var export string
	cmd := &cobra.Command{
		Use: "run RUN", Short: "Replay a learner's run beside the truth: what was shown, what was so, clue by clue", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if export != "" {
				return t.export(cmd.Context(), args[0], export)
			}
			x, err := o.found(cmd.Context(), t, args[0])
			if err != nil {
				return err
			}
			if x.Track != nil {
				best, err := debrief.Expert(x.Run.Scenario, x.Run)
				if err != nil {
					return err
				}
				x.Report.AddWhatIf(debrief.AskBeside(x.Track, best))
			}
			if html {
				page, err := printed.HTML(&x.Report)
				if err != nil {
					return err
				}
				return printPage(cmd.OutOrStdout(), string(page))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Run %s of %s.\n\n%s", x.Of.ID[:8], x.Of.Who(), x.Report.Markdown())
			return nil
		},
	}
	cmd.Flags().BoolVar(&html, "html", false, "print one self-contained HTML file")
	cmd.Flags().StringVar(&export, "export", "", "write the run to this file instead, for downtime replay")
	return cmd
}

func (t *teaching) export(ctx context.Context, prefix, path string) error {
	db, err := t.read(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := db.Find(ctx, prefix)
	if err != nil {
		return err
	}
	text, err := db.Text(ctx, cohort.Body, s.N)
	if err != nil {
		return err
	}
	return whole(path, text)
}

func newCohortCompare(t *teaching) *cobra.Command {
	return &cobra.Command{
		Use: "compare RUN RUN", Short: "Two runs side by side: domains, judgements, clues, answers and lines", Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, err := t.read(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			var sides [2]cohort.Summary
			for i := range sides {
				if sides[i], err = db.Find(cmd.Context(), args[i]); err != nil {
					return err
				}
			}
			both, err := review.Compare(cmd.Context(), db, &sides[0], &sides[1])
			if err != nil {
				return err
			}
			return both.Write(cmd.OutOrStdout(), "", textWidth())
		},
	}
}
