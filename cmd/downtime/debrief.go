package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/printed"
	"downtime/cmd/downtime/sitting"
	"downtime/game/debrief"
	"downtime/game/score"
)

func newDebrief(o *options) *cobra.Command {
	var md, html, asJSON bool
	cmd := &cobra.Command{
		Use: "debrief RUN|FILE", Short: "Print the debrief of a run", Args: cobra.ExactArgs(1),
		Long: "Takes the id (or its beginning) of a run in the profile, or an exported run file, simulates it again, and prints its debrief: as\n" +
			"Markdown, as one HTML file that fetches nothing, or as JSON with the ledger, beliefs, clues and counterfactuals.",
		RunE: func(cmd *cobra.Command, args []string) error {
			stored, err := o.stored(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			sc, err := o.scenario(stored.Scenario)
			if err != nil {
				return err
			}
			r, err := sitting.Rebuild(sc, stored)
			if err != nil {
				return err
			}
			rep := debrief.Build(sc, r, score.Grade(sc, &r.State))
			asked, err := debrief.Ask(sc, r)
			if err != nil {
				return err
			}
			rep.AddWhatIf(asked)
			switch {
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), &rep)
			case html:
				page, err := printed.HTML(&rep)
				if err != nil {
					return err
				}
				_, err = cmd.OutOrStdout().Write(page)
				return err
			}
			fmt.Fprint(cmd.OutOrStdout(), rep.Markdown())
			return nil
		},
	}
	cmd.Flags().BoolVar(&md, "md", false, "print Markdown (this is what no flag does)")
	cmd.Flags().BoolVar(&html, "html", false, "print one self-contained HTML file")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.MarkFlagsMutuallyExclusive("md", "html", "json")
	return cmd
}
