package main

import (
	"errors"
	"fmt"
	"runtime"
	"sync"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"downtime/game/engine"
	"downtime/game/player"
)

func newBots(o *options) *cobra.Command {
	var seeds int
	var asJSON bool
	cmd := &cobra.Command{
		Use: "bots ID", Short: "Let the players play a scenario and show what they score", Args: cobra.ExactArgs(1),
		Long: "Plays every player in every variant, with the seeds 1 to N, and then says which gates of a fair scenario the table does not pass.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if seeds < 1 || seeds > 10000 {
				return errors.New("--seeds takes a number from 1 to 10000")
			}
			sc, err := o.scenario(args[0])
			if err != nil {
				return err
			}
			table, err := playTable(sc, seeds)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), table)
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', tabwriter.AlignRight)
			fmt.Fprintln(w, "variant\tkind\tplayer\tmean\tmin\tmax\t")
			for _, r := range table {
				fmt.Fprintf(w, "%s\t%s\t%s\t%.1f\t%.1f\t%.1f\t\n", r.Variant, r.Kind, r.Player, r.Mean, r.Min, r.Max)
			}
			if err := w.Flush(); err != nil {
				return err
			}
			findings := player.Gates(table)
			for _, f := range findings {
				fmt.Fprintln(cmd.OutOrStdout(), f.Words)
			}
			if len(findings) == 0 {
				fmt.Fprintln(cmd.OutOrStdout(), "every gate is passed")
			}
			return nil
		},
	}
	cmd.Flags().IntVar(&seeds, "seeds", 20, "how many seeds each player plays each variant with")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// playTable plays all cells of the table on every processor; the order of the result does not depend on which is done first.
func playTable(sc *engine.Scenario, seeds int) ([]player.Result, error) {
	names := player.Names()
	table := make([]player.Result, len(sc.Variants)*len(names))
	errs := make([]error, len(table))
	cells := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range cells {
				table[i], errs[i] = player.Cell(sc, sc.Variants[i/len(names)].ID, names[i%len(names)], seeds)
			}
		})
	}
	for i := range table {
		cells <- i
	}
	close(cells)
	workers.Wait()
	return table, errors.Join(errs...)
}
