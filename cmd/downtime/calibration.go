package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/judgement"
)

func newCalibration(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "calibration", Short: "Say how well a profile's beliefs about devices came true", Args: cobra.NoArgs,
		Long: "Over all scored runs of a profile: hits, misses, false alarms and correct rejections by device and by kind of fault; d' and criterion with\n" +
			"intervals once there are enough; how stated probabilities came true; how far beliefs moved on evidence. docs/calibration.md explains each.\n" +
			"Cases, drills and shifts are never put together.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := o.reader(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			rec, err := judgement.Read(cmd.Context(), db)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if asJSON {
				return writeJSON(out, rec)
			}
			for i, s := range rec.Sections() {
				if i > 0 {
					fmt.Fprintln(out)
				}
				fmt.Fprintln(out, s.Title)
				for _, l := range s.Lines {
					fmt.Fprintln(out, "  "+l)
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
