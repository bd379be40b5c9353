package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCheck(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "check [ID|DIR…]", Short: "Report every problem of scenarios, with its place and a fix",
		Long: "Checks the scenarios named by id or folder (all of them if none is named) without playing them. Each problem is printed as\n" +
			"file:line:col: code message (fix: …). Exit code 1 if there is any.",
		RunE: func(cmd *cobra.Command, args []string) error {
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
			return nil
		},
	}
}
