package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"downtime/saves"
)

// runLine is one run in the list for other programs.
type runLine struct {
	ID       string   `json:"id"`
	Scenario string   `json:"scenario"`
	Started  string   `json:"started"` // RFC 3339
	Status   string   `json:"status"`
	Seconds  float64  `json:"seconds"` // simulated time played
	Practice bool     `json:"practice"`
	Score    *float64 `json:"score"`   // null until the run has ended, and of practice, which is not scored
	Variant  string   `json:"variant"` // empty until the run has ended
}

func newRuns(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "runs", Short: "List the runs of a profile, newest first", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := o.reader(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			all, err := db.List(cmd.Context())
			if err != nil {
				return err
			}
			lines := make([]runLine, len(all))
			for i, s := range all {
				lines[i] = lineOf(s)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), lines)
			}
			return o.sayRuns(cmd, all, lines)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// sayRuns prints the list for people: the case by its id and as it is called in play, the hour by their own clock.
func (o *options) sayRuns(cmd *cobra.Command, all []saves.Summary, lines []runLine) error {
	if len(lines) == 0 {
		fmt.Fprintln(cmd.OutOrStdout(), "No run yet. Every run that you begin is kept here, also one that you leave in the middle.")
		return nil
	}
	lib, err := o.library()
	if err != nil {
		return err
	}
	called := map[string]string{}
	for _, c := range lib.List() {
		called[c.ID] = c.Place + ", " + c.Hour
	}
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "run\tbegun\tcase\tcalled\tresult")
	for i, l := range lines {
		name := called[l.Scenario]
		if name == "" {
			name = "not in this program"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", l.ID[:8], all[i].Started.Local().Format("2006-01-02 15:04"), l.Scenario, name, l.result())
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(cmd.OutOrStdout(), "downtime debrief RUN prints the debrief of one; downtime replay RUN tells it again.")
	return nil
}

// result is what came of a run, in a word or two.
func (l *runLine) result() string {
	switch {
	case l.Score != nil:
		return fmt.Sprintf("%.0f of 100", *l.Score)
	case l.Status == string(saves.Playing):
		return "unfinished"
	case l.Status == string(saves.Abandoned):
		return "closed, unscored"
	}
	return "unscored"
}

func lineOf(s saves.Summary) runLine {
	l := runLine{
		ID: s.ID, Scenario: s.Scenario, Started: s.Started.UTC().Format("2006-01-02T15:04:05Z"), Status: string(s.Status),
		Seconds: float64(s.LastTick) * 0.02, Practice: s.Practice,
	}
	if s.Status == saves.Ended {
		l.Variant = s.Variant
		if !s.Practice {
			l.Score = &s.Score
		}
	}
	return l
}

// findRun finds the one run whose id begins so.
func findRun(ctx context.Context, db *saves.DB, prefix string) (string, error) {
	all, err := db.List(ctx)
	if err != nil {
		return "", err
	}
	found := ""
	for _, s := range all {
		switch {
		case !strings.HasPrefix(s.ID, prefix):
		case found != "":
			return "", fmt.Errorf("several runs begin with %s; give more of the id (downtime runs lists them)", prefix)
		default:
			found = s.ID
		}
	}
	if found == "" {
		return "", fmt.Errorf("there is no file and no run %s (downtime runs lists the runs)", prefix)
	}
	return found, nil
}
