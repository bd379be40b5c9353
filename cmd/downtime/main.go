// Command downtime is a terminal game that trains clinicians for the shift on which the technology fails.
//
// This package owns the command line: one file a verb. It joins content, saves, the engine and the screens, and is the only place that
// touches arguments, signals and exit codes.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is stamped by the build.
var version = "unversioned"

func main() { os.Exit(Main()) }

// Main runs the program with the process's arguments and returns its exit code.
func Main() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	obeyed(os.Stdout)
	obeyed(os.Stderr)
	if err := newRoot().ExecuteContext(ctx); err != nil {
		var quiet *exitError
		if errors.As(err, &quiet) {
			return quiet.code
		}
		fmt.Fprintln(os.Stderr, "downtime: "+explain(err))
		return 1
	}
	return 0
}

// exitError ends the program with a code; what went wrong has been said already.
type exitError struct{ code int }

func (e *exitError) Error() string { return fmt.Sprintf("exit %d", e.code) }

// options are the flags that every verb shares.
type options struct {
	profile string
	content string // a folder of scenarios to use in place of the embedded ones
}

func newRoot() *cobra.Command {
	o := &options{}
	root := &cobra.Command{
		Use:   "downtime",
		Short: "Train for the shift on which the technology fails",
		Long: "Downtime is a terminal game for clinicians: a device may be lying, or innocent. Check it against the patient, choose, and be debriefed.\n" +
			"It is for learning, not for care. Without a verb it plays.",
		Args:          cobra.NoArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.PersistentFlags().StringVar(&o.profile, "profile", "", "profile to use: a name, or the path of its file (DOWNTIME_PROFILE)")
	root.PersistentFlags().StringVar(&o.content, "content", "", "folder of scenarios, one folder each, in place of those of the program")
	root.CompletionOptions.HiddenDefaultCmd = true
	cobra.MousetrapHelpText = "" // a double click plays
	play := newPlay(o)
	root.RunE = play.RunE
	root.AddCommand(play, newList(o), newSkills(), newDrive(o), newBots(o), newCheck(o), newProve(o), newNew(), newWrite(o), newReplay(o), newRuns(o), newCalibration(o), newDebrief(o), newSupport(o), newVersion(), newDoctor(o))
	root.AddCommand(newProgress(o), newGuide(o), newStandard(o))
	root.AddCommand(newHandin(o), newCohort(o), newLab(o), newLock(o), newUnlock(o), newPortfolio(o), newLocal(o))
	plainly(root)
	return root
}
