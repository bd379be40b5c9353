package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/proof"
)

func newCohortNotes(o *options, t *teaching) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "notes", Short: "List what a person should look at: what was noted of hand-ins and never judged", Args: cobra.NoArgs,
		Long: "What only the learner's clock says of a session (opening hours, hard stop, order), and what was taken in before its session was known and is not of\n" +
			"it. The times in a hand-in are those of the machine that wrote it, and prove nothing.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := t.read(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			lib, skills, err := o.provable()
			if err != nil {
				return err
			}
			all, err := proof.New(lib, skills).Notes(cmd.Context(), db, t.filter)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), all)
			}
			for _, n := range all {
				fmt.Fprintf(cmd.OutOrStdout(), "%s%s: %s\n", n.Learner, inSession(n.Session), n.Text)
			}
			if len(all) == 0 {
				fmt.Fprintln(cmd.OutOrStdout(), "There is nothing to look at.")
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func inSession(code string) string {
	if code == "" {
		return ""
	}
	return " in " + code
}
