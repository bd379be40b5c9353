package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/sitting"
)

// mostSupport is the longest text, in characters, that a debrief has room for.
const mostSupport = 500

func newSupport(o *options) *cobra.Command {
	var reset bool
	cmd := &cobra.Command{
		Use: "support [TEXT]", Short: "Say or set whom debriefs name for somebody who was upset", Args: cobra.MaximumNArgs(1),
		Long: "Every debrief ends with where to talk if the case was upsetting. Without TEXT this prints the words of the profile; with TEXT an\n" +
			"instructor puts a contact of their own in their place; --reset takes it back. The words are kept in the profile and sent nowhere.",
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if len(args) == 0 && !reset {
				said, err := o.support(ctx)
				if err == nil {
					fmt.Fprintln(cmd.OutOrStdout(), said)
				}
				return err
			}
			text := ""
			if len(args) > 0 {
				text = strings.Join(strings.Fields(args[0]), " ")
			}
			if len([]rune(text)) > mostSupport {
				return fmt.Errorf("the words have %d characters; a debrief has room for %d", len([]rune(text)), mostSupport)
			}
			if text == "" && !reset {
				return fmt.Errorf("there are no words; --reset takes yours back")
			}
			return o.setSupport(ctx, text)
		},
	}
	cmd.Flags().BoolVar(&reset, "reset", false, "go back to the words of the program")
	return cmd
}

func (o *options) support(ctx context.Context) (string, error) {
	db, err := o.reader(ctx)
	if err != nil {
		return "", err
	}
	defer db.Close()
	return sitting.Support(ctx, db), nil
}

func (o *options) setSupport(ctx context.Context, text string) error {
	db, err := o.writer(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return db.SetSetting(ctx, sitting.SettingSupport, text)
}
