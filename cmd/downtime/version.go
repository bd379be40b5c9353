package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"downtime/game/engine"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Run: func(cmd *cobra.Command, _ []string) {
			fmt.Fprintf(cmd.OutOrStdout(), "downtime %s, engine %d, %s %s/%s\n", version, engine.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		},
	}
}
