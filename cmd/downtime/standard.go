package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/sitting"
	"downtime/game/debrief"
	"downtime/saves/cohort"
	"downtime/saves/lab"
)

// day is how a standard says when it was set.
const day = "2006-01-02"

func newStandard(o *options) *cobra.Command {
	var s debrief.Standard
	var reset bool
	cmd := &cobra.Command{
		Use: "standard [CASE]", Short: "Say or set an instructor's standard for a case",
		Long: "Debriefs are formative unless an instructor has set a standard for the case. This prints those of the profile, or the one of CASE; with\n" +
			"--cut, --sem and --by it is set: the debrief then shows the cut and one standard error of measurement either way as a grey zone in\n" +
			"which a score decides nothing. --reset takes it back. A session brings its own: downtime lab new --standard CASE takes it out of the\n" +
			"cohort, where downtime cohort standard works a cut and its error out of ratings.",
		RunE: func(cmd *cobra.Command, args []string) error {
			set := cmd.Flags().Changed("cut")
			switch {
			case len(args) > 1:
				return fmt.Errorf("name one case, not %s", strings.Join(args, " and "))
			case len(args) == 0 && (set || reset):
				return errors.New("name the case: downtime standard CASE --cut 60 (downtime list shows the cases)")
			case set && reset:
				return errors.New("--cut sets a standard and --reset takes it back: give one of them")
			case len(args) == 0:
				return o.sayStandards(cmd)
			}
			if _, err := o.scenario(args[0]); err != nil {
				return err
			}
			if !set && !reset {
				return o.sayStandard(cmd, args[0])
			}
			s.Day = time.Now().Format(day)
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
	fmt.Fprintln(cmd.OutOrStdout(), standardWords(s))
	return nil
}

// sayStandards prints those of every case of the profile.
func (o *options) sayStandards(cmd *cobra.Command) error {
	lib, err := o.library()
	if err != nil {
		return err
	}
	db, err := o.reader(cmd.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	none := true
	for _, id := range lib.IDs() {
		if s := sitting.Standard(cmd.Context(), db, id); s != nil {
			none = false
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", id, standardWords(s))
		}
	}
	if none {
		fmt.Fprintln(cmd.OutOrStdout(), "No standard is set for any case in this profile: its debriefs are formative.")
	}
	return nil
}

func standardWords(s *debrief.Standard) string {
	low, high := s.Grey()
	return fmt.Sprintf("Set by %s on %s: %.0f of 100, grey zone %.1f to %.1f.", s.By, s.Day, s.Cut, low, high)
}

// standards are those that a session brings to its learners: as given, or as they stand in the instructor's cohort.
func (o *options) standards(ctx context.Context, n *setting) (out []lab.Standard, err error) {
	for _, text := range n.standards {
		id, cut, given := strings.Cut(text, "=")
		sc, err := o.scenario(id)
		if err != nil {
			return nil, err
		}
		var s *debrief.Standard
		if given {
			s, err = cutOf(text, cut, n.by)
		} else {
			s, err = inForce(ctx, n.cohort, sc.ID)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, lab.Standard{Scenario: sc.ID, Cut: s.Cut, SEM: s.SEM, By: s.By, Day: s.Day})
	}
	return out, nil
}

// cutOf reads CUT±SEM, or CUT alone.
func cutOf(text, cut, by string) (*debrief.Standard, error) {
	name, err := who(by)
	if err != nil {
		return nil, err
	}
	s := &debrief.Standard{By: name, Day: time.Now().Format(day)}
	number, sem, errs := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(cut, "+/-", "±"), "+-", "±"), "±")
	if s.Cut, err = strconv.ParseFloat(number, 64); err == nil && errs {
		s.SEM, err = strconv.ParseFloat(sem, 64)
	}
	if err != nil {
		return nil, fmt.Errorf("--standard %s: it is CASE=CUT±SEM, as in %s=60±4.5", text, strings.TrimSuffix(text, "="+cut))
	}
	if why := s.Valid(); why != "" {
		return nil, fmt.Errorf("--standard %s: %s", text, why)
	}
	return s, nil
}

// inForce takes the standard of a case out of a cohort.
func inForce(ctx context.Context, name, id string) (*debrief.Standard, error) {
	path, err := cohort.Resolve(name)
	if err != nil {
		return nil, err
	}
	db, err := cohort.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	s, err := review.InForce(ctx, db, id)
	if err == nil && s == nil {
		err = fmt.Errorf("the cohort %s holds no standard for %s: downtime cohort standard --case %s works one out of ratings, or give it as %s=CUT±SEM", path, id, id, id)
	}
	return s, err
}
