package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/sitting"
	"downtime/game/debrief"
)

func newStandard(o *options) *cobra.Command {
	var s debrief.Standard
	var reset bool
	cmd := &cobra.Command{
		Use: "standard CASE", Short: "Say or set an instructor's standard for a case", Args: cobra.ExactArgs(1),
		Long: "Debriefs are formative unless an instructor has set a standard for the case. Without --cut this prints the one of the profile; with\n" +
			"--cut, --sem and --by it is set: the debrief then shows the cut and one standard error of measurement either way as a grey zone in\n" +
			"which a score decides nothing. --reset takes it back. downtime cohort works a cut and its error out of ratings.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := o.scenario(args[0]); err != nil {
				return err
			}
			set := cmd.Flags().Changed("cut")
			if !set && !reset {
				return o.sayStandard(cmd, args[0])
			}
			if set && reset {
				return errors.New("--cut sets a standard and --reset takes it back: give one of them")
			}
			s.Day = time.Now().Format("2006-01-02")
			if why := s.Valid(); set && why != "" {
				return errors.New(why)
			}
			db, err := o.writer(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			if reset {
				return sitting.SetStandard(cmd.Context(), db, args[0], nil)
			}
			return sitting.SetStandard(cmd.Context(), db, args[0], &s)
		},
	}
	cmd.Flags().Float64Var(&s.Cut, "cut", 0, "the cut, of 100")
	cmd.Flags().Float64Var(&s.SEM, "sem", 0, "standard error of measurement, in points of the total; 0: not known")
	cmd.Flags().StringVar(&s.By, "by", "", "who sets it")
	cmd.Flags().BoolVar(&reset, "reset", false, "take the standard back")
	return cmd
}

func (o *options) sayStandard(cmd *cobra.Command, scenario string) error {
	db, err := o.reader(cmd.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	s := sitting.Standard(cmd.Context(), db, scenario)
	if s == nil {
		fmt.Fprintln(cmd.OutOrStdout(), debrief.NoStandard)
		return nil
	}
	low, high := s.Grey()
	fmt.Fprintf(cmd.OutOrStdout(), "Set by %s on %s: %.0f of 100, grey zone %.1f to %.1f.\n", s.By, s.Day, s.Cut, low, high)
	return nil
}
