package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/review"
	"downtime/saves/cohort"
)

// gathered is everything that is told of the chosen runs, for the eyes of who teaches: nothing in it is hidden.
func (t *teaching) gathered(ctx context.Context, db *cohort.DB) (*review.Report, error) {
	return review.Make(ctx, db, t.filter, version, time.Now(), false)
}

// show writes tables to the terminal of who teaches: nothing in them is hidden. Whole: in lines as long as they are, which a screen reader reads out.
func (t *teaching) show(cmd *cobra.Command, table, sortBy string, whole bool) error {
	db, err := t.read(cmd.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	r, err := t.gathered(cmd.Context(), db)
	if err != nil {
		return err
	}
	if !whole {
		r.Wide = textWidth()
	}
	if err := r.Write(cmd.OutOrStdout(), r.Read, table, sortBy); err != nil {
		return err
	}
	if n, err := db.Overdue(cmd.Context(), time.Now()); err == nil && n > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "downtime: %s have been kept for longer than they should be: downtime cohort expire removes them\n", counted(n, "hand-in"))
	}
	return nil
}

// textWidth is how many cells a line of a table has; 0, as many as it takes, where no terminal would break it.
func textWidth() int {
	w, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return 0
	}
	return w
}

func newCohortShow(t *teaching) *cobra.Command {
	var sortBy string
	cmd := &cobra.Command{
		Use: "show [TABLE]", Short: "Show a table of the cohort, or all", Args: cobra.MaximumNArgs(1),
		Long: "Tables: " + strings.Join(review.TableNames(), ", ") + ".\nA figure leads to the runs that it was made of with downtime cohort runs --behind, as in clues/CASE/CLUE/missed.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return t.show(cmd, strings.Join(args, ""), sortBy, false)
		},
	}
	cmd.Flags().StringVar(&sortBy, "sort", "", "a column of the table to sort by; with a minus before it, the highest first")
	return cmd
}

// choice says which runs are listed.
type choice struct {
	below, above float64
	behind       string
}

func newCohortRuns(t *teaching) *cobra.Command {
	var asJSON bool
	var c choice
	cmd := &cobra.Command{
		Use: "runs", Short: "List the runs of the cohort, or those that a figure was made of", Args: cobra.NoArgs,
		Long: "--behind names a figure, and lists exactly the runs that it was made of: TABLE/ROW/COLUMN with the ids of the case's text, as in\n" +
			"  completion/LEARNER/ended                 ranks/CASE/PATIENT/PLACE\n" +
			"  clues/CASE/CLUE/missed, or …/found       answers/CASE/SCENE/CHOICE, …/SCENE/none\n" +
			"  items/CASE/LINE/lost, or …/full          failures/CASE/FAILURE\n" +
			"  calibration/case/80, or …/80/fault       heat/LEARNER/calibr",
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := t.read(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			all, err := t.chosen(cmd.Context(), db, c)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), runLinesOf(all))
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, s := range runLinesOf(all) {
				score := s.Status
				if s.Score != nil {
					score = fmt.Sprintf("%.1f", *s.Score)
				}
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", s.ID[:8], s.who, s.Scenario, s.Variant, s.Started, score)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().Float64Var(&c.below, "at-most", 100, "only scores of at most so much")
	cmd.Flags().Float64Var(&c.above, "at-least", 0, "only scores of at least so much")
	cmd.Flags().StringVar(&c.behind, "behind", "", "only those behind a figure: TABLE/ROW/COLUMN")
	return cmd
}

// chosen are the runs that a choice takes.
func (t *teaching) chosen(ctx context.Context, db *cohort.DB, c choice) ([]cohort.Summary, error) {
	var behind *review.Behind
	if c.behind != "" {
		r, err := t.gathered(ctx, db)
		if err != nil {
			return nil, err
		}
		if behind = review.Find(r.Grids(r.Read), c.behind); behind == nil {
			why := "they are TABLE/ROW/COLUMN with ids, such as clues/CASE/CLUE/missed (downtime cohort runs --help)"
			if near := review.Near(r.Grids(r.Read), c.behind); len(near) > 0 {
				why = "the nearest are " + strings.Join(near, ", ")
			}
			return nil, fmt.Errorf("there is no figure %q; %s", c.behind, why)
		}
	}
	all, err := db.Runs(ctx, t.filter)
	return slices.DeleteFunc(all, func(s cohort.Summary) bool {
		return s.Counts() && (s.Total < c.above || s.Total > c.below) || behind != nil && !slices.Contains(behind.Runs, s.N)
	}), err
}

// cohortRun is a run of a cohort as other programs read it.
type cohortRun struct {
	Learner  string `json:"learner"`            // who held the keys
	Observer string `json:"observer,omitempty"` // of a pair
	Session  string `json:"session"`
	runLine
	who string
}

func runLinesOf(all []cohort.Summary) []cohortRun {
	out := []cohortRun{}
	for i := range all {
		s := &all[i]
		l := cohortRun{s.Learner, s.Observer, s.Session, runLine{
			ID: s.ID, Scenario: s.Scenario, Started: s.Started.Format("2006-01-02T15:04:05Z"), Status: string(s.Status), Seconds: float64(s.Ticks) * 0.02, Variant: s.Variant,
		}, s.Who()}
		if s.Counts() {
			l.Score = &s.Total
		}
		out = append(out, l)
	}
	return out
}
