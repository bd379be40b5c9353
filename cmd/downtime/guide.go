package main

import (
	"github.com/spf13/cobra"

	"downtime/cmd/downtime/judgement"
)

func newGuide(o *options) *cobra.Command {
	return told(&cobra.Command{
		Use: "guide", Short: "Open the field guide of the signs of device failure that you have met",
		Long: "Twenty general signs of device failure: how each looks, how to check it, and what it is easily confused with. A page opens when a clue of\n" +
			"its sign is found in a case that is played to its end; the others are empty places.",
	}, func(cmd *cobra.Command) (any, []judgement.Section, error) {
		r, err := o.progress(cmd)
		return map[string]any{"guide": r.Guide}, r.GuideSections(), err
	})
}
