package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

// plainly lets every verb below cmd say how it is written where something is missing or too much, since nobody at a bedside counts arguments.
func plainly(cmd *cobra.Command) {
	for _, c := range cmd.Commands() {
		plainly(c)
	}
	check := cmd.Args
	if check == nil {
		return
	}
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		err := check(cmd, args)
		if err != nil && !strings.Contains(err.Error(), "arg(s)") {
			return err
		}
		group := cmd.ValidateFlagGroups()
		if err != nil || cmd.ValidateRequiredFlags() != nil || group != nil && strings.Contains(group.Error(), "at least one") {
			return errors.New("it is written " + strings.TrimSuffix(cmd.UseLine(), " [flags]") + " (--help says more)")
		}
		return nil
	}
}
