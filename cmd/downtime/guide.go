package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newGuide(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "guide", Short: "Open the field guide of the signs of device failure that you have met", Args: cobra.NoArgs,
		Long: "Twenty general signs of device failure: how each looks, how to check it, and what it is often mistaken for. A page opens when a clue of\n" +
			"its sign is found in a case that is played to its end; the others are empty places.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := o.progress(cmd)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if asJSON {
				return writeJSON(out, map[string]any{"guide": r.Guide})
			}
			for _, l := range r.GuideLines() {
				fmt.Fprintln(out, l)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
