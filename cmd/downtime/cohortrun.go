package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/user"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/printed"
	"downtime/cmd/downtime/review"
	"downtime/game/debrief"
	"downtime/saves"
	"downtime/saves/cohort"
)

// behind reads the stored run behind a summary.
func behind(ctx context.Context, db *cohort.DB, s *cohort.Summary) (saves.Run, error) {
	text, err := db.Text(ctx, cohort.Body, s.N)
	if err != nil {
		return saves.Run{}, err
	}
	return saves.ReadRun(bytes.NewReader(text))
}

// debriefed simulates a run of the cohort again.
func (o *options) debriefed(ctx context.Context, t *teaching, prefix string) (cohort.Summary, debrief.Report, error) {
	db, err := t.read(ctx)
	if err != nil {
		return cohort.Summary{}, debrief.Report{}, err
	}
	defer db.Close()
	s, err := db.Find(ctx, prefix)
	if err != nil {
		return s, debrief.Report{}, err
	}
	stored, err := behind(ctx, db, &s)
	if err != nil {
		return s, debrief.Report{}, err
	}
	rep, err := o.simulated(stored)
	if err != nil {
		return s, rep, err
	}
	rep.Standard, err = review.InForce(ctx, db, s.Scenario)
	return s, rep, err
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
			s, rep, err := o.debriefed(cmd.Context(), t, args[0])
			if err != nil {
				return err
			}
			if html {
				page, err := printed.HTML(&rep)
				if err != nil {
					return err
				}
				_, err = cmd.OutOrStdout().Write(page)
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Run %s of %s.\n\n", s.ID[:8], s.Learner)
			fmt.Fprint(cmd.OutOrStdout(), rep.Markdown())
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

func newCohortCompare(o *options, t *teaching) *cobra.Command {
	return &cobra.Command{
		Use: "compare RUN RUN", Short: "Two runs side by side: domains, clues and answers", Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			a, ra, err := o.debriefed(cmd.Context(), t, args[0])
			if err != nil {
				return err
			}
			b, rb, err := o.debriefed(cmd.Context(), t, args[1])
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintf(w, "\t%s, %s\t%s, %s\n", a.Learner, a.ID[:8], b.Learner, b.ID[:8])
			fmt.Fprintf(w, "case\t%s\t%s\ntruth\t%s\t%s\ntotal\t%.1f\t%.1f\n", a.Scenario, b.Scenario, a.Variant, b.Variant, a.Total, b.Total)
			for _, d := range ra.Card.Domains {
				other := "-"
				if x := rb.Card.Domain(d.ID); x != nil {
					other = fmt.Sprintf("%.1f of %.1f", x.Points, x.Weight)
				}
				fmt.Fprintf(w, "%s\t%.1f of %.1f\t%s\n", d.Label, d.Points, d.Weight, other)
			}
			found := map[string]string{}
			for i := range rb.Clues {
				found[rb.Clues[i].ID] = clueSaid(&rb.Clues[i])
			}
			for i := range ra.Clues {
				c := &ra.Clues[i]
				fmt.Fprintf(w, "clue: %s\t%s\t%s\n", c.Label, clueSaid(c), found[c.ID])
			}
			return w.Flush()
		},
	}
}

func clueSaid(c *debrief.Clue) string {
	if c.Missed() {
		return "missed, there from " + c.From
	}
	return "found " + c.At
}

// who is the name under which somebody rates or decides: as given, else that of the account.
func who(name string) (string, error) {
	if name != "" {
		return name, nil
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username, nil
	}
	return "", errors.New("say who decides, with --by")
}

// whoFlag adds the flag that says who does it.
func whoFlag(cmd *cobra.Command, by *string, does string) {
	cmd.Flags().StringVar(by, "by", "", "who "+does+" (default: the account's name)")
}

// openAs opens the cohort, which must be there, to change it under a name: as given, else that of the account.
func (t *teaching) openAs(ctx context.Context, name string) (db *cohort.DB, by string, err error) {
	if by, err = who(name); err != nil {
		return nil, "", err
	}
	db, err = t.open(ctx)
	return db, by, err
}

func newCohortRate(t *teaching) *cobra.Command {
	var grade int
	var note, by string
	cmd := &cobra.Command{
		Use: "rate RUN --grade 1-5 --note TEXT", Short: "Give a run a global rating, a note, or both; earlier ones are kept", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, name, err := t.openAs(cmd.Context(), by)
			if err != nil {
				return err
			}
			defer db.Close()
			s, err := db.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if err := ratable(&s, grade); err != nil {
				return err
			}
			if err := db.Rate(cmd.Context(), cohort.Rating{Run: s.N, At: time.Now(), Rater: name, Grade: grade, Note: note}); err != nil {
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

// ratable refuses a grade of a run that has not ended: it would count in no standard, and what it is about is not all there yet.
func ratable(s *cohort.Summary, grade int) error {
	if grade != 0 && s.Status != saves.Ended {
		return fmt.Errorf("run %s of %s was handed in half-way, and only a run that has ended is graded; a note alone (--note) may stand", s.ID[:8], s.Learner)
	}
	return nil
}

func newCohortStandard(t *teaching) *cobra.Command {
	var border float64
	var by, why string
	cmd := &cobra.Command{
		Use: "standard [--case ID]", Short: "Set a standard by borderline regression of scores on global ratings", Args: cobra.NoArgs,
		Long: "Regresses the scores of rated runs on their latest global rating and reads the cut at the grade of a learner at the border. It is written to the\n" +
			"audit with who, when and why; earlier ones stay. Formative by default: within cut ± one SEM no score decides anything.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, name, err := t.openAs(cmd.Context(), by)
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
			if s.Case != "" && s.SEM > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "To show it in a learner's debriefs, on their machine: downtime standard %s --cut %.1f --sem %.1f --by %q\n", s.Case, s.Cut, s.SEM, s.Who)
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
			db, name, err := t.openAs(cmd.Context(), by)
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
	cmd := &cobra.Command{
		Use: "erase PSEUDONYM", Short: "Remove everything of one learner, for good", Args: cobra.ExactArgs(1),
		Long: "Removes runs, texts, ratings and answers of a learner. What stays is a keyed hash of the pseudonym, so that importing the same folder again does\n" +
			"not bring them back, and a line of the audit that names nobody. Reports and copies that were made before are yours to delete.",
		RunE: func(cmd *cobra.Command, args []string) error {
			db, name, err := t.openAs(cmd.Context(), by)
			if err != nil {
				return err
			}
			defer db.Close()
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
	return cmd
}

func newCohortExpire(t *teaching) *cobra.Command {
	var months int
	var by string
	cmd := &cobra.Command{
		Use: "expire", Short: "Remove what has been kept for longer than it should be", Args: cobra.NoArgs,
		Long: fmt.Sprintf("Runs are kept for %d months after they were taken in, or as --months sets from now on. Whatever is older is removed for good.", cohort.DefaultMonths),
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, name, err := t.openAs(cmd.Context(), by)
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
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %s  %s  %s\n", e.At.Format("2006-01-02T15:04:05Z"), e.Who, e.What, e.Body)
			}
			return err
		},
	}
}

func newCohortCertificate(o *options, t *teaching) *cobra.Command {
	return &cobra.Command{
		Use: "certificate PSEUDONYM", Short: "Print what a learner has played, and what that is not", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, err := t.read(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			f := t.filter
			f.Learner = args[0]
			runs, err := db.Runs(cmd.Context(), f)
			if err != nil {
				return err
			}
			titles := map[string]string{}
			for _, r := range runs {
				if sc, err := o.scenario(r.Scenario); err == nil {
					titles[r.Scenario] = sc.Title
				}
			}
			text, err := review.Certificate(args[0], version, runs, titles, time.Now())
			if err != nil {
				return err
			}
			fmt.Fprint(cmd.OutOrStdout(), strings.TrimLeft(text, "\n"))
			return nil
		},
	}
}
