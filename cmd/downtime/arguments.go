package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// helpSays ends what is said of a slip in the arguments.
const helpSays = " (--help says more)"

// plainly lets cmd and every verb below it say how it is written where something is missing or too much, since nobody at a bedside counts arguments.
func plainly(cmd *cobra.Command) {
	for _, c := range cmd.Commands() {
		plainly(c)
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		said, _, _ := strings.Cut(err.Error(), ": strconv.")
		return errors.New(said + helpSays)
	})
	cmd.SuggestionsMinimumDistance = 2 // letters
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error { return slip(cmd, args, check(cmd, args)) }
	}
}

// slip says in plain words what is wrong with the arguments of a verb; err is what the library says of them.
func slip(cmd *cobra.Command, args []string, err error) error {
	group := cmd.ValidateFlagGroups()
	switch {
	case err != nil && cmd.HasSubCommands() && len(args) > 0:
		if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
			return fmt.Errorf("%w; did you mean %s?", err, strings.Join(near, " or "))
		}
		return errors.New(err.Error() + helpSays)
	case err != nil && !strings.Contains(err.Error(), "arg(s)") && !strings.HasPrefix(err.Error(), "unknown command"):
		return err
	case err != nil || cmd.ValidateRequiredFlags() != nil || group != nil && strings.Contains(group.Error(), "at least one"):
		return errors.New("it is written " + strings.TrimSuffix(cmd.UseLine(), " [flags]") + helpSays)
	case group != nil && strings.Contains(group.Error(), "none of the others"):
		_, given, _ := strings.Cut(group.Error(), "; [")
		given, _, _ = strings.Cut(given, "]")
		return errors.New("--" + strings.ReplaceAll(given, " ", " and --") + " do not go together" + helpSays)
	}
	return nil
}
