package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/review"
	"downtime/game/debrief"
	"downtime/saves"
)

// ownWords names the parts of a debrief that a learner writes in their own words.
var ownWords = map[string]string{
	debrief.ReactionPart: "In one line", debrief.ThoughtPart: "What I thought was happening", debrief.TellPart: "What would have told me apart", debrief.PlanPart: "If, then",
}

// newPortfolio prints what a learner wrote, for a portfolio of their own.
func newPortfolio(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "portfolio", Short: "Print what you wrote in your debriefs, as a reflection for a portfolio", Args: cobra.NoArgs,
		Long: "Markdown: for each case that you wrote about its date, what it was, and your own words. No score stands in it; what looks like a patient's\n" +
			"identity is pointed out, for you to take out before anybody reads it.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			db, err := o.reader(ctx)
			if err != nil {
				return err
			}
			defer db.Close()
			runs, err := db.List(ctx)
			if err != nil {
				return err
			}
			texts, err := db.Reflections(ctx, "")
			if err != nil {
				return err
			}
			by := map[string][]saves.Reflection{}
			for _, t := range texts {
				if ownWords[t.Part] != "" {
					by[t.Run] = append(by[t.Run], t)
				}
			}
			w := cmd.OutOrStdout()
			fmt.Fprintln(w, "# Reflections on simulated cases\n\nFrom Downtime, a simulation of failing technology. Formative; not evidence of competence, and no statement about care given to patients.")
			said := 0
			for i := len(runs) - 1; i >= 0; i-- { // the oldest first
				mine := by[runs[i].ID]
				if len(mine) == 0 || runs[i].Status != saves.Ended {
					continue
				}
				said++
				title := runs[i].Scenario
				if sc, err := o.scenario(runs[i].Scenario); err == nil {
					title = sc.Title
				}
				fmt.Fprintf(w, "\n## %s, %s\n", runs[i].Started.Local().Format("2 January 2006"), title)
				for _, t := range mine {
					fmt.Fprintf(w, "\n**%s:**\n\n> %s\n", ownWords[t.Part], strings.ReplaceAll(strings.TrimSpace(t.Body), "\n", "\n> "))
					if warn := review.Warn(t.Body); warn != "" {
						fmt.Fprintf(w, "\n*Look before you pass this on: %s.*\n", warn)
					}
				}
			}
			if said == 0 {
				fmt.Fprintln(w, "\nYou have written nothing yet: the debrief of each case asks what you thought, and for a plan.")
			}
			return nil
		},
	}
}
