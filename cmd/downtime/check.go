package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"downtime/game/scenario"
)

func newCheck(o *options) *cobra.Command {
	var explain string
	cmd := &cobra.Command{
		Use: "check [ID|DIR…]", Short: "Report every problem of scenarios, with its place and a fix",
		Long: "Checks the scenarios named by id or folder (all of them if none is named) without playing them. Each problem is printed as\n" +
			"file:line:col: code message (fix: …). Exit code 1 if there is any. --explain S054 says what a code means and how to mend it.",
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
			return nil
		},
	}
	cmd.Flags().StringVar(&explain, "explain", "", "print the page of one code, as S054")
	return cmd
}

func explainCode(w io.Writer, code string) error {
	p, ok := scenario.PageOf(scenario.Code(strings.ToUpper(code)))
	if !ok {
		return fmt.Errorf("there is no code %s; they run from S001 to S092, with gaps", code)
	}
	fmt.Fprint(w, p.Markdown())
	return nil
}
