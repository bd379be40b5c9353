package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/review"
	"downtime/saves/handin"
)

// reporting are the flags of cohort report.
type reporting struct{ csv, json, html, xapi, gradebook bool }

func newCohortReport(t *teaching) *cobra.Command {
	x := &reporting{}
	cmd := &cobra.Command{
		Use: "report {--csv|--json|--html|--xapi|--gradebook}… OUT", Short: "Write what leaves the room: tables, a report, statements, a gradebook", Args: oneOut,
		Long: "--csv writes a folder: cases.csv, events.csv, goes.csv, learners.csv and dictionary.csv. The others write one file each, or with several at once into the\n" +
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

// places says where each format is written: several by their names into one folder, which is made.
func (x *reporting) places(out string) (at func(name string) string, err error) {
	several := 0
	for _, on := range []bool{x.csv, x.json, x.html, x.xapi, x.gradebook} {
		if on {
			several++
		}
	}
	switch {
	case out == "-" && (several > 1 || x.csv):
		return nil, errors.New("standard output takes one format, and not --csv, which is a folder: name OUT")
	case several == 1:
		return func(string) string { return out }, nil
	}
	if err := os.MkdirAll(out, 0o750); err != nil {
		return nil, fmt.Errorf("write report: %w", err)
	}
	return func(name string) string { return filepath.Join(out, name) }, nil
}

func (t *teaching) report(cmd *cobra.Command, x *reporting, out string) error {
	ctx := cmd.Context()
	db, err := t.read(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	at, err := x.places(out)
	if err != nil {
		return err
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

func newCohortCertificate(o *options, t *teaching) *cobra.Command {
	var html bool
	var name string
	cmd := &cobra.Command{
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
			text, err := review.Certificate(args[0], name, version, runs, titles, time.Now())
			if err != nil {
				return err
			}
			if html {
				page, err := review.CertificateHTML(text)
				if err != nil {
					return err
				}
				return printPage(cmd.OutOrStdout(), page)
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), text)
			return err
		},
	}
	cmd.Flags().BoolVar(&html, "html", false, "one page to print")
	cmd.Flags().StringVar(&name, "name", "", "the name that stands on it; without it, a line to write on")
	return cmd
}
