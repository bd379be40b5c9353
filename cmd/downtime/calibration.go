package main

import (
	"github.com/spf13/cobra"

	"downtime/cmd/downtime/judgement"
)

func newCalibration(o *options) *cobra.Command {
	return told(&cobra.Command{
		Use: "calibration", Short: "Say how well a profile's beliefs about devices came true",
		Long: "Over all scored runs of a profile: hits, misses, false alarms and correct rejections by device and by kind of fault; d' and criterion with\n" +
			"intervals once there are enough; how stated probabilities came true; how far beliefs moved on evidence. docs/calibration.md explains each.\n" +
			"Cases, drills and shifts are never put together.",
	}, func(cmd *cobra.Command) (any, []judgement.Section, error) {
		db, err := o.reader(cmd.Context())
		if err != nil {
			return nil, nil, err
		}
		defer db.Close()
		rec, err := judgement.Read(cmd.Context(), db)
		return rec, rec.Sections(), err
	})
}
