package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/desk"
	"downtime/cmd/downtime/screens/bedside"
	"downtime/game/player"
)

func newWrite(o *options) *cobra.Command {
	var plain bool
	cmd := &cobra.Command{
		Use: "write DIR", Short: "Watch a scenario while you write it, check it at each save, play it from any second", Args: cobra.ExactArgs(1),
		Long: "Checks the scenario in the folder each time it is saved, shows each problem with the line it stands in, and plays its walks once nothing is wrong.\n" +
			"It also plays the case from any second of any truth, with the truth beside the bedside; what is saved meanwhile is played at once, from the same\n" +
			"second. With --plain, and where the screens cannot be drawn, it appends lines and does not play. It writes nothing.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
				return fmt.Errorf("%s is no folder; downtime new ID makes one", args[0])
			}
			lib, err := o.library()
			if err != nil {
				return err
			}
			d := desk.Deps{
				Folder: args[0], Library: lib, Players: players, Who: player.Names(), Bedside: bedside.New, Env: os.Environ(), Now: time.Now,
			}
			if plain || notDrawable(os.Stdout, os.Getenv("TERM")) != "" {
				ticker := time.NewTicker(desk.LookEvery)
				defer ticker.Stop()
				return desk.Watch(cmd.Context(), d, ticker.C, cmd.OutOrStdout())
			}
			return sitDown(cmd.Context(), d)
		},
	}
	cmd.Flags().BoolVar(&plain, "plain", false, "append lines only")
	return cmd
}

// sitDown opens the desk in the whole terminal.
func sitDown(ctx context.Context, d desk.Deps) error {
	if width, height, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		d.Width, d.Height = width, height
	}
	return desk.Run(ctx, d)
}
