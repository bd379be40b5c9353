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

// checking are the flags of check.
type checking struct {
	explain       string
	walks, asJSON bool
}

// checked is what check --json prints: docs/checks.md.
type checked struct {
	Checked  int               `json:"checked"`
	Walked   int               `json:"walked"`
	Clean    bool              `json:"clean"`
	Problems []content.Problem `json:"problems"`
}

func newCheck(o *options) *cobra.Command {
	c := &checking{}
	cmd := &cobra.Command{
		Use: "check [ID|DIR…]", Short: "Report every problem of scenarios, with its place and a fix",
		Long: "Checks the scenarios named by id or folder (all of them if none is named) without playing them. Each problem is printed as\n" +
			"file:line:col: code message (fix: …). Exit code 1 if there is any. --explain S054 says what a code means and how to mend it.\n" +
			"With --walks it then plays the walks beside each scenario: docs/walks.md. --json prints it all as JSON: docs/checks.md.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if c.explain != "" {
				return explainCode(cmd.OutOrStdout(), c.explain)
			}
			lib, err := o.library()
			if err != nil {
				return err
			}
			return c.all(cmd.OutOrStdout(), lib, args)
		},
	}
	cmd.Flags().BoolVar(&c.walks, "walks", false, "also play the walks, and say what came out otherwise")
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "print JSON")
	cmd.Flags().StringVar(&c.explain, "explain", "", "print the page of one code, as S054")
	return cmd
}

// all checks what is named, and walks what is clean if walks are asked for.
func (c *checking) all(w io.Writer, lib *content.Library, args []string) error {
	v := checked{Checked: len(args), Problems: []content.Problem{}}
	if len(args) == 0 {
		v.Checked = len(lib.IDs())
	}
	v.Problems = append(v.Problems, lib.Check(args...)...)
	unwalked := len(v.Problems) > 0
	if c.walks && !unwalked {
		n, bad := lib.Walk(players, args...)
		v.Walked, v.Problems = n, append(v.Problems, bad...)
	}
	v.Clean = len(v.Problems) == 0
	if c.asJSON {
		if err := writeJSON(w, v); err != nil {
			return err
		}
	} else {
		v.say(w, c.walks && !unwalked)
	}
	if !v.Clean {
		return &exitError{1}
	}
	return nil
}

// say prints a checked for people and editors.
func (v *checked) say(w io.Writer, walked bool) {
	for _, p := range v.Problems {
		fmt.Fprintln(w, p)
	}
	if v.Clean {
		fmt.Fprintf(w, "%d checked, no problems\n", v.Checked)
	}
	if v.Clean && walked {
		fmt.Fprintf(w, "%d walked, all as expected\n", v.Walked)
	}
}

// players lets a walk hand its run to a player.
func players(name string, r *run.Run, seed uint64) (walk.Play, error) {
	return player.On(name, r, seed)
}

func explainCode(w io.Writer, code string) error {
	number := strings.TrimLeft(code, "sS0") // 54, s54 and S054 are one
	p, ok := scenario.PageOf(scenario.Code("S" + strings.Repeat("0", max(0, 3-len(number))) + number))
	if !ok {
		all := scenario.Pages()
		return fmt.Errorf("there is no code %s; they run from %s to %s, with gaps", code, all[0].Code, all[len(all)-1].Code)
	}
	fmt.Fprint(w, p.Markdown())
	return nil
}
