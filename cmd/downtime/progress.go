package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/judgement"
	"downtime/cmd/downtime/progress"
	"downtime/content"
)

func newProgress(o *options) *cobra.Command {
	return told(&cobra.Command{
		Use: "progress", Short: "Say how a profile is coming along, and what to practise next",
		Long: "What to practise today and why, ten minutes at most; the domains by case; which way the beliefs lean over time, no surer than the interval;\n" +
			"the skills, mastered and rusty; the plans made in debriefs and what became of them. Formative: no pass mark is set.\n" +
			"docs/progress.md explains each.",
	}, func(cmd *cobra.Command) (any, []judgement.Section, error) {
		r, err := o.progress(cmd)
		return r, r.Sections(), err
	})
}

// told makes a verb that says what a profile holds, in sections of sentences or as JSON.
func told(cmd *cobra.Command, read func(cmd *cobra.Command) (any, []judgement.Section, error)) *cobra.Command {
	var asJSON bool
	cmd.Args = cobra.NoArgs
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		value, sections, err := read(cmd)
		if err != nil {
			return err
		}
		out := cmd.OutOrStdout()
		if asJSON {
			return writeJSON(out, value)
		}
		for i, s := range sections {
			if i > 0 {
				fmt.Fprintln(out)
			}
			fmt.Fprintln(out, s.Title)
			for _, l := range s.Lines {
				fmt.Fprintln(out, "  "+l)
			}
		}
		return nil
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (o *options) progress(cmd *cobra.Command) (progress.Report, error) {
	db, err := o.reader(cmd.Context())
	if err != nil {
		return progress.Report{}, err
	}
	defer db.Close()
	stored, err := progress.Read(cmd.Context(), db)
	if err != nil {
		return progress.Report{}, err
	}
	lib, skills, err := o.provable()
	if err != nil {
		return progress.Report{}, err
	}
	signs, err := content.Signs()
	if err != nil {
		return progress.Report{}, err
	}
	return progress.Of(&stored, &progress.Library{Cases: lib.List(), Questions: lib.Questions, Skills: skills, Signs: signs}, time.Now()), nil
}
