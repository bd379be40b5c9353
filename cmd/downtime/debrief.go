package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/printed"
	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
)

func newDebrief(o *options) *cobra.Command {
	var md, html, asJSON bool
	cmd := &cobra.Command{
		Use: "debrief RUN|FILE", Short: "Print the debrief of a run", Args: cobra.ExactArgs(1),
		Long: "Takes the id (or its beginning) of a run in the profile, or an exported run file, simulates it again, and prints its debrief with what\n" +
			"was written in it: as Markdown, as one HTML file that fetches nothing, or as JSON with the ledger, beliefs, clues and counterfactuals.\n" +
			"A run of another version of the program or of its case is printed as it was stored, and the debrief says what is missing.",
		RunE: func(cmd *cobra.Command, args []string) error {
			rep, err := o.debrief(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			switch {
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), &rep)
			case html:
				page, err := printed.HTML(&rep)
				if err != nil {
					return err
				}
				return printPage(cmd.OutOrStdout(), string(page))
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

// debrief is the whole debrief of a run or file, with what was written in it if the run is in the profile.
func (o *options) debrief(ctx context.Context, name string) (debrief.Report, error) {
	stored, err := o.stored(ctx, name)
	if err != nil {
		return debrief.Report{}, err
	}
	rep, err := o.simulated(stored)
	if err != nil {
		return debrief.Report{}, err
	}
	if stored.Practice {
		rep.Unscored()
	}
	if _, err := os.Stat(name); err != nil { // it came out of the profile
		if err := o.told(ctx, stored.ID, &rep); err != nil {
			return debrief.Report{}, err
		}
	}
	return rep, nil
}

// simulated works a debrief out, or gives what was stored of it and says why there is no more.
func (o *options) simulated(stored saves.Run) (debrief.Report, error) {
	sc, r, why := o.rebuilt(stored)
	if why != "" {
		return asStored(stored, sc, why), nil
	}
	rep := debrief.Build(sc, r, score.Grade(sc, &r.State))
	asked, err := debrief.Ask(sc, r)
	if err != nil {
		return rep, err
	}
	rep.AddWhatIf(asked)
	return rep, nil
}

// rebuilt simulates a run again, or says why it cannot.
func (o *options) rebuilt(stored saves.Run) (sc *engine.Scenario, r *run.Run, why string) {
	sc, err := o.scenario(stored.Scenario)
	if err != nil {
		return nil, nil, "The case of this run is not in this program (" + err.Error() + "), so it can be read but not simulated again"
	}
	if r, err = sitting.Rebuild(sc, stored); err != nil {
		return sc, nil, explain(err)
	}
	return sc, r, ""
}

// asStored is what stays readable of a run whose case or engine is another now.
func asStored(stored saves.Run, sc *engine.Scenario, why string) debrief.Report {
	card, ok := sitting.CardOf(stored)
	if !ok {
		card = score.Card{Scenario: stored.Scenario, Variant: stored.Variant}
	}
	clock := func(tick int64) string { return ui.Clock(float64(tick) / engine.TicksPerSecond) }
	if sc != nil {
		clock = sc.Clock
	}
	rep := debrief.Stored(why, card, sitting.Moments(stored, clock))
	if rep.Title = stored.Scenario; sc != nil {
		rep.Title, rep.Place, rep.Questions = sc.Title, sc.Place+", "+sc.Hour, sc.Questions
	}
	return rep
}

// told adds what the profile holds for a run's debrief: the trainee's own words, and where an instructor says to talk.
func (o *options) told(ctx context.Context, id string, rep *debrief.Report) error {
	db, err := o.reader(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	kept, err := db.Reflections(ctx, id)
	if err != nil {
		return err
	}
	parts := map[string]string{}
	for _, k := range kept {
		parts[k.Part] = k.Body
	}
	rep.Reflect(parts)
	rep.Support = sitting.Support(ctx, db)
	if rep.Local, err = sitting.Local(ctx, db); err != nil {
		return err
	}
	rep.Standard = sitting.Standard(ctx, db, rep.Scenario)
	return nil
}
