package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/review"
	"downtime/saves"
	"downtime/saves/cohort"
)

func newCohortRate(t *teaching) *cobra.Command {
	var grade int
	var note, by string
	cmd := &cobra.Command{
		Use: "rate RUN --grade 1-5 --note TEXT", Short: "Give a run a global rating, a note, or both; earlier ones are kept", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, name, err := t.openAs(cmd.Context(), by, t.filter)
			if err != nil {
				return err
			}
			defer db.Close()
			s, err := db.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if _, err := rate(cmd.Context(), db, &s, cohort.Rating{At: time.Now(), Rater: name, Grade: grade, Note: note}); err != nil {
				return err
			}
			if warn := review.Warn(note); warn != "" {
				fmt.Fprintf(cmd.ErrOrStderr(), "downtime: look at the note again: %s\n", warn)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Rated run %s of %s.\n", s.ID[:8], s.Learner)
			return nil
		},
	}
	cmd.Flags().IntVar(&grade, "grade", 0, "1 clear fail, 2 borderline, 3 pass, 4 good, 5 excellent")
	cmd.Flags().StringVar(&note, "note", "", "a note, for who teaches")
	whoFlag(cmd, &by, "rates")
	return cmd
}

// rate keeps a rating of a run. A grade of one that has not ended is refused: it would count in no standard, and what it is about is not all there yet.
func rate(ctx context.Context, db *cohort.DB, s *cohort.Summary, x cohort.Rating) (review.Rated, error) {
	if x.Grade != 0 && s.Status != saves.Ended {
		return review.Rated{}, fmt.Errorf("run %s of %s was handed in half-way, and only a run that has ended is graded; a note alone (--note) may stand", s.ID[:8], s.Learner)
	}
	x.Run = s.N
	return review.Rated{Rating: x, Learner: s.Learner, Case: s.Scenario, ID: s.ID}, db.Rate(ctx, x)
}

// weak is the share of the spread of scores that ratings must go with for a cut to be let stand without a word. Chosen here and not validated.
const weak = 0.25

func newCohortStandard(t *teaching) *cobra.Command {
	var border float64
	var by, why string
	cmd := &cobra.Command{
		Use: "standard [--case ID]", Short: "Set a standard by borderline regression of scores on global ratings", Args: cobra.NoArgs,
		Long: "Regresses the scores of rated runs on their latest global rating and reads the cut at the grade of a learner at the border. It is written to the\n" +
			"audit with who, when and why; earlier ones stay. Formative by default: within cut ± one SEM no score decides anything.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, name, err := t.openAs(cmd.Context(), by, cohort.Filter{Scenario: t.filter.Scenario})
			if err != nil {
				return err
			}
			defer db.Close()
			s, err := review.Set(cmd.Context(), db, t.filter.Scenario, border, name, why, time.Now())
			if err != nil {
				return err
			}
			low, high := s.Grey()
			fmt.Fprintf(cmd.OutOrStdout(), "Cut %.4g (standard error %.4g), slope %.4g, intercept %.4g, R² %.4g, from %d ratings. Grey zone %.1f to %.1f.\n", s.Cut, s.Error, s.Slope, s.Intercept, s.R2, s.Ratings, low, high)
			if s.R2 < weak {
				fmt.Fprintf(cmd.OutOrStdout(), "Look again before you use it: ratings and scores hardly go together (R² %.2f), so that this cut says little of who is at the border.\n", s.R2)
			}
			if s.Case != "" && s.SEM > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "A session brings it to its learners: downtime lab new --case %s --standard %s\n", s.Case, s.Case)
				fmt.Fprintf(cmd.OutOrStdout(), "To show it in one learner's debriefs, on their machine: downtime standard %s --cut %.1f --sem %.1f --by \"%s\"\n", s.Case, s.Cut, s.SEM, s.Who)
			}
			return nil
		},
	}
	cmd.Flags().Float64Var(&border, "border", 2, "the grade of a learner at the border")
	whoFlag(cmd, &by, "sets it")
	cmd.Flags().StringVar(&why, "note", "", "why, for the audit")
	return cmd
}

func newCohortRanks(o *options, t *teaching) *cobra.Command {
	var by, why string
	cmd := &cobra.Command{
		Use: "ranks --case ID PATIENT=RANK…", Short: "Change the experts' ranks that learners' orders are set beside, with an audit", Args: cobra.MinimumNArgs(1),
		Long: "As in: downtime cohort ranks --case treating-blind bed1=2 bed3=1. They hold in the table of ranks from then on, beside the case's own; earlier\n" +
			"ones stay in the audit. Scores are left as they are: a score is what replay gives.",
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := o.newRanks(t.filter.Scenario, args)
			if err != nil {
				return err
			}
			set.Note = why
			db, name, err := t.openAs(cmd.Context(), by, cohort.Filter{Scenario: t.filter.Scenario})
			if err != nil {
				return err
			}
			defer db.Close()
			if err := review.SetRanks(cmd.Context(), db, set, name, time.Now()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "The table of ranks of %s holds these from now on: %s. Scores stay as they are.\n", set.Case, strings.Join(args, ", "))
			return nil
		},
	}
	whoFlag(cmd, &by, "changes them")
	cmd.Flags().StringVar(&why, "note", "", "why, for the audit")
	return cmd
}

// newRanks reads PATIENT=RANK of a case, of the patients whose order it asks for.
func (o *options) newRanks(id string, args []string) (review.Ranks, error) {
	set := review.Ranks{Ranks: map[string]int{}}
	if id == "" {
		return set, errors.New("name the case with --case")
	}
	sc, err := o.scenario(id)
	if err != nil {
		return set, err
	}
	var ranked []string
	for _, p := range sc.Ranked() {
		ranked = append(ranked, sc.Patients[p].ID)
	}
	if len(ranked) == 0 {
		return set, fmt.Errorf("%s asks for no order of its patients, so that there are no ranks to change", sc.ID)
	}
	set.Case = sc.ID
	for _, a := range args {
		patient, rank, ok := strings.Cut(a, "=")
		n, err := strconv.Atoi(rank)
		switch {
		case !ok || err != nil:
			return set, fmt.Errorf("%q is not PATIENT=RANK, such as %s=1", a, ranked[0])
		case !slices.Contains(ranked, patient):
			return set, fmt.Errorf("%s has no rank in %s; those who have one are %s", patient, sc.ID, strings.Join(ranked, ", "))
		}
		set.Ranks[patient] = n
	}
	return set, nil
}

func newCohortErase(t *teaching) *cobra.Command {
	var by string
	var yes bool
	cmd := &cobra.Command{
		Use: "erase PSEUDONYM", Short: "Remove everything of one learner, for good", Args: cobra.ExactArgs(1),
		Long: "Removes runs, texts, ratings and answers of a learner. What stays is a keyed hash of the pseudonym, so that importing the same folder again does\n" +
			"not bring them back, and a line of the audit that names nobody. Reports and copies that were made before are yours to delete. It asks for the\n" +
			"pseudonym once more, unless --yes is given.",
		RunE: func(cmd *cobra.Command, args []string) error {
			db, name, err := t.openAs(cmd.Context(), by, cohort.Filter{})
			if err != nil {
				return err
			}
			defer db.Close()
			if !yes && !saidAgain(cmd, args[0]) {
				return errors.New("that was not the same pseudonym, and nothing was erased")
			}
			n, err := db.Erase(cmd.Context(), args[0], name, time.Now())
			if errors.Is(err, saves.ErrNotFound) {
				return fmt.Errorf("there is no learner %s in this cohort", args[0])
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Erased: %s.\n", counted(n, "run"))
			return nil
		},
	}
	whoFlag(cmd, &by, "erases")
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

// saidAgain asks for a pseudonym once more: what is erased cannot be taken in again.
func saidAgain(cmd *cobra.Command, pseudonym string) bool {
	fmt.Fprintf(cmd.OutOrStdout(), "This cannot be undone, and nothing is taken in as %s in this cohort again.\nType %s once more to erase it: ", pseudonym, pseudonym)
	said, _ := bufio.NewReader(typing{cmd.Context(), cmd.InOrStdin()}).ReadString('\n') // what came before the end is what was said
	return strings.TrimSpace(said) == pseudonym
}

func newCohortExpire(t *teaching) *cobra.Command {
	var months int
	var by string
	cmd := &cobra.Command{
		Use: "expire", Short: "Remove what has been kept for longer than it should be", Args: cobra.NoArgs,
		Long: fmt.Sprintf("Runs are kept for %d months after they were taken in, or as --months sets from now on. Whatever is older is removed for good.", cohort.DefaultMonths),
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, name, err := t.openAs(cmd.Context(), by, cohort.Filter{})
			if err != nil {
				return err
			}
			defer db.Close()
			if cmd.Flags().Changed("months") {
				if err := db.Retain(cmd.Context(), months, name, time.Now()); err != nil {
					return err
				}
			}
			n, err := db.Expire(cmd.Context(), name, time.Now())
			if err != nil {
				return err
			}
			kept, err := db.Months(cmd.Context())
			fmt.Fprintf(cmd.OutOrStdout(), "Removed: %s. Runs are kept for %d months.\n", counted(n, "run"), kept)
			return err
		},
	}
	cmd.Flags().IntVar(&months, "months", 0, "from now on keep runs for so many months")
	whoFlag(cmd, &by, "decides")
	return cmd
}

func newCohortAudit(t *teaching) *cobra.Command {
	return &cobra.Command{
		Use: "audit", Short: "List every standard, erasure and expiry, with who and when", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := t.read(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			all, err := db.Audit(cmd.Context(), "")
			for _, e := range all {
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %s  %s  %s\n", e.At.Format("2006-01-02T15:04:05Z"), e.Who, e.What, review.Told(e.Body))
			}
			return err
		},
	}
}
