package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"downtime/content"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/scenario"
	"downtime/game/walk"
)

func newCheck(o *options) *cobra.Command {
	var explain string
	var walks bool
	cmd := &cobra.Command{
		Use: "check [ID|DIR…]", Short: "Report every problem of scenarios, with its place and a fix",
		Long: "Checks the scenarios named by id or folder (all of them if none is named) without playing them. Each problem is printed as\n" +
			"file:line:col: code message (fix: …). Exit code 1 if there is any. --explain S054 says what a code means and how to mend it.\n" +
			"With --walks it then plays the walks beside each scenario: docs/walks.md.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if explain != "" {
				return explainCode(cmd.OutOrStdout(), explain)
			}
			lib, err := o.library()
			if err != nil {
				return err
			}
			problems := lib.Check(args...)
			for _, p := range problems {
				fmt.Fprintln(cmd.OutOrStdout(), p)
			}
			if len(problems) > 0 {
				return &exitError{1}
			}
			n := len(args)
			if n == 0 {
				n = len(lib.IDs())
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d checked, no problems\n", n)
			if walks {
				return walkAll(cmd.OutOrStdout(), lib, args)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&walks, "walks", false, "also play the walks, and say what came out otherwise")
	cmd.Flags().StringVar(&explain, "explain", "", "print the page of one code, as S054")
	return cmd
}

// walkAll plays the walks beside scenarios.
func walkAll(w io.Writer, lib *content.Library, args []string) error {
	n, problems := lib.Walk(players, args...)
	for _, p := range problems {
		fmt.Fprintln(w, p)
	}
	if len(problems) > 0 {
		return &exitError{1}
	}
	fmt.Fprintf(w, "%d walked, all as expected\n", n)
	return nil
}

// players lets a walk hand its run to a player.
func players(name string, r *run.Run, seed uint64) (walk.Play, error) {
	return player.On(name, r, seed)
}

func explainCode(w io.Writer, code string) error {
	p, ok := scenario.PageOf(scenario.Code(strings.ToUpper(code)))
	if !ok {
		return fmt.Errorf("there is no code %s; they run from S001 to S092, with gaps", code)
	}
	fmt.Fprint(w, p.Markdown())
	return nil
}
