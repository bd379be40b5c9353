package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/review"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// read opens the cohort to read what is chosen of it.
func (t *teaching) read(ctx context.Context) (*cohort.DB, error) {
	path, err := cohort.Resolve(t.file)
	if err != nil {
		return nil, err
	}
	db, err := cohort.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := db.Known(ctx, t.filter); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// open opens the cohort, which must be there, to change it.
func (t *teaching) open(ctx context.Context) (*cohort.DB, error) {
	path, err := cohort.Resolve(t.file)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("there is no cohort %s yet: downtime cohort import FOLDER makes it", path)
	}
	return cohort.Open(ctx, path)
}

// show writes tables to the terminal of who teaches: nothing in them is hidden.
func (t *teaching) show(cmd *cobra.Command, table, sortBy string) error {
	db, err := t.read(cmd.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	r, err := review.Make(cmd.Context(), db, t.filter, version, time.Now(), false)
	if err != nil {
		return err
	}
	if err := r.Write(cmd.OutOrStdout(), table, sortBy); err != nil {
		return err
	}
	if n, err := db.Overdue(cmd.Context(), time.Now()); err == nil && n > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "downtime: %s have been kept for longer than they should be: downtime cohort expire removes them\n", counted(n, "hand-in"))
	}
	return nil
}

func newCohortShow(t *teaching) *cobra.Command {
	var sortBy string
	var names []string
	for _, x := range review.Tables {
		names = append(names, x[0]+" ("+x[1]+")")
	}
	cmd := &cobra.Command{
		Use: "show [TABLE]", Short: "Show a table of the cohort, or all", Args: cobra.MaximumNArgs(1),
		Long: "Tables: " + strings.Join(names, "; ") + ".\nA number leads to the runs behind it with: downtime cohort runs --case ID --learner NAME.",
		RunE: func(cmd *cobra.Command, args []string) error { return t.show(cmd, strings.Join(args, ""), sortBy) },
	}
	cmd.Flags().StringVar(&sortBy, "sort", "", "completion: mean, runs, latest; items: difficulty, rest, n; judgement: criterion")
	return cmd
}

func newCohortRuns(t *teaching) *cobra.Command {
	var asJSON bool
	var below, above float64
	cmd := &cobra.Command{
		Use: "runs", Short: "List the runs of the cohort", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := t.read(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			all, err := db.Runs(cmd.Context(), t.filter)
			if err != nil {
				return err
			}
			kept := all[:0]
			for _, s := range all {
				if s.Counts() && (s.Total < above || s.Total > below) {
					continue
				}
				kept = append(kept, s)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), runLinesOf(kept))
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, s := range runLinesOf(kept) {
				score := s.Status
				if s.Score != nil {
					score = fmt.Sprintf("%.1f", *s.Score)
				}
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", s.ID[:8], s.Learner, s.Scenario, s.Variant, s.Started, score)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().Float64Var(&below, "at-most", 100, "only scores of at most so much")
	cmd.Flags().Float64Var(&above, "at-least", 0, "only scores of at least so much")
	return cmd
}

// cohortRun is a run of a cohort as other programs read it.
type cohortRun struct {
	Learner string `json:"learner"`
	Session string `json:"session"`
	runLine
}

func runLinesOf(all []cohort.Summary) []cohortRun {
	out := []cohortRun{}
	for i := range all {
		s := &all[i]
		l := cohortRun{s.Learner, s.Session, runLine{
			ID: s.ID, Scenario: s.Scenario, Started: s.Started.Format("2006-01-02T15:04:05Z"), Status: string(s.Status), Seconds: float64(s.Ticks) * 0.02, Variant: s.Variant,
		}}
		if s.Counts() {
			l.Score = &s.Total
		}
		out = append(out, l)
	}
	return out
}

// reporting are the flags of cohort report.
type reporting struct{ csv, json, html, xapi, gradebook bool }

func newCohortReport(t *teaching) *cobra.Command {
	x := &reporting{}
	cmd := &cobra.Command{
		Use: "report {--csv|--json|--html|--xapi|--gradebook}… OUT", Short: "Write what leaves the room: tables, a report, statements, a gradebook", Args: oneOut,
		Long: "--csv writes a folder: cases.csv, events.csv, learners.csv and dictionary.csv. The others write one file each, or with several at once into the\n" +
			"folder OUT; - is standard output. In reports what concerns fewer than five learners is left out. Texts that could begin a formula are guarded.\n" +
			"Statements have the shape of xAPI 2.0, one a line, with ids that stay the same; they are no cmi5.",
		RunE: func(cmd *cobra.Command, args []string) error { return t.report(cmd, x, args[0]) },
	}
	f := cmd.Flags()
	f.BoolVar(&x.csv, "csv", false, "tidy tables with a data dictionary")
	f.BoolVar(&x.json, "json", false, "the whole report for programs")
	f.BoolVar(&x.html, "html", false, "one page with charts, to read or print")
	f.BoolVar(&x.xapi, "xapi", false, "statements in the shape of xAPI 2.0")
	f.BoolVar(&x.gradebook, "gradebook", false, "a row a learner and case")
	cmd.MarkFlagsOneRequired("csv", "json", "html", "xapi", "gradebook")
	return cmd
}

// oneOut wants one place for everything that is written.
func oneOut(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return errors.New("name OUT at the end: a folder for --csv or for several formats, else a file, or - for standard output")
	case len(args) > 1:
		return fmt.Errorf("there are %d places to write to (%s), and all formats share one folder, named once at the end: downtime cohort report --csv --json OUT", len(args), strings.Join(args, ", "))
	}
	return nil
}

func (t *teaching) report(cmd *cobra.Command, x *reporting, out string) error {
	ctx := cmd.Context()
	db, err := t.read(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	several := 0
	for _, on := range []bool{x.csv, x.json, x.html, x.xapi, x.gradebook} {
		if on {
			several++
		}
	}
	if several > 1 {
		if err := os.MkdirAll(out, 0o750); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	at := func(name string) string {
		if several > 1 {
			return filepath.Join(out, name)
		}
		return out
	}
	var r *review.Report
	if x.json || x.html {
		if r, err = review.Make(ctx, db, t.filter, version, time.Now(), true); err != nil {
			return err
		}
	}
	for _, job := range []struct {
		on   bool
		name string
		do   func(path string) error
	}{
		{x.csv, "", func(dir string) error { return review.WriteCSV(ctx, db, t.filter, dir) }},
		{x.json, "report.json", func(path string) error {
			return toFile(cmd, path, func(w io.Writer) error { return writeJSON(w, r) })
		}},
		{x.html, "report.html", func(path string) error {
			return toFile(cmd, path, func(w io.Writer) error {
				text, err := r.HTML()
				if err == nil {
					_, err = w.Write(text)
				}
				return err
			})
		}},
		{x.xapi, "statements.ndjson", func(path string) error {
			return toFile(cmd, path, func(w io.Writer) error { return review.WriteXAPI(ctx, db, t.filter, w) })
		}},
		{x.gradebook, "gradebook.csv", func(path string) error {
			return toFile(cmd, path, func(w io.Writer) error { return review.WriteGradebook(ctx, db, t.filter, w) })
		}},
	} {
		if !job.on {
			continue
		}
		if err := job.do(at(job.name)); err != nil {
			return err
		}
	}
	return nil
}

// toFile writes a file whole or not at all: what fails leaves an earlier one as it was. With - it writes to standard output.
func toFile(cmd *cobra.Command, path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(cmd.OutOrStdout())
	}
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return err
	}
	return whole(path, text.Bytes())
}

// whole writes a file whole or not at all; what is no file, such as a pipe, is written to as it is.
func whole(path string, text []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		return nil
	}
	if err := folderThere(filepath.Dir(path)); err != nil {
		return err
	}
	return handin.WriteWhole(path, text, 0o600)
}

// folderThere refuses, by its name, a folder that is not there: none is made where somebody may have mistyped one.
func folderThere(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("there is no folder %s: make it first, or name another", dir)
	}
	return nil
}
