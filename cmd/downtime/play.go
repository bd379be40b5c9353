package main

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/plain"
	"downtime/cmd/downtime/screens"
	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/screens/nav"
	"downtime/content"
)

// playing are the flags of play.
type playing struct {
	scenario, variant, pace string
	seed                    uint64
	plain                   bool
}

func newPlay(o *options) *cobra.Command {
	p := &playing{}
	cmd := &cobra.Command{
		Use: "play", Short: "Play (this is what no verb does)", Args: cobra.NoArgs,
		Long: "Plays in the whole terminal. Without --scenario it begins at home, where the cases are.\n" +
			"With --plain it only appends lines: for screen readers, pipes and terminals that can do no more. Where the screens\n" +
			"cannot be drawn it does so by itself.",
		RunE: func(cmd *cobra.Command, _ []string) error { return o.play(cmd.Context(), p) },
	}
	f := cmd.Flags()
	f.StringVar(&p.scenario, "scenario", "", "id of the case to announce at once")
	f.Uint64Var(&p.seed, "seed", 0, "seed of the run; it draws the hidden truth (default: by chance)")
	f.StringVar(&p.variant, "variant", "", "name of the hidden truth, instead of the draw")
	f.StringVar(&p.pace, "pace", "", "paced or live, for this time")
	f.BoolVar(&p.plain, "plain", false, "append lines only")
	return cmd
}

func (o *options) play(ctx context.Context, p *playing) error {
	if err := o.checkPlaying(p); err != nil {
		return err
	}
	admitted, err := o.admitPlayer(ctx)
	if err != nil {
		return err
	}
	why := notDrawable(os.Stdout, os.Getenv("TERM"))
	if why != "" && !p.plain {
		fmt.Fprintf(os.Stderr, "downtime: %s, so this is played in lines of text, as with --plain.\n", why)
	}
	if p.plain || why != "" {
		return plain.Run(ctx, plain.Options{
			Library: o.library, In: os.Stdin, Out: os.Stdout, Now: time.Now, Seed: first(p.seed), Profile: o.profile,
			Scenario: p.scenario, Variant: p.variant, Folder: ".", Admitted: admitted,
		})
	}
	width, height, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		width, height = 0, 0 // the first resize will tell
	}
	d := screens.Deps{
		Library: o.library, Bedside: bedside.New, Skills: content.Skills, Profile: o.profile, Env: os.Environ(), Now: time.Now, Seed: chance,
		Width: width, Height: height, Pace: p.pace, Folder: ".", Admitted: admitted,
	}
	if p.scenario != "" {
		d.Start = &nav.Play{Scenario: p.scenario, Seed: p.seed, Variant: p.variant}
	}
	return screens.Run(ctx, d, os.Stdout)
}

// checkPlaying says what of the flags cannot be, before the screen is taken over.
func (o *options) checkPlaying(p *playing) error {
	if p.pace != "" && p.pace != "paced" && p.pace != "live" {
		return fmt.Errorf("--pace %s: there are two, paced and live", p.pace)
	}
	if p.scenario == "" {
		if p.variant != "" || p.seed != 0 {
			return errors.New("--seed and --variant belong to a case: name it with --scenario")
		}
		if o.content == "" {
			return nil
		}
	}
	lib, err := o.library()
	if err != nil || p.scenario == "" {
		return err
	}
	if ids := lib.IDs(); !slices.Contains(ids, p.scenario) {
		return fmt.Errorf("there is no case %q; there are: %s", p.scenario, strings.Join(ids, ", "))
	}
	if p.variant == "" {
		return nil
	}
	sc, err := o.scenario(p.scenario)
	if err != nil {
		return err
	}
	if sc.VariantNamed(p.variant) < 0 {
		return fmt.Errorf("the case %s has no variant %q; there are %s", p.scenario, p.variant, truths(sc))
	}
	return nil
}

// notDrawable says why the screens cannot be drawn on out, "" if they can.
func notDrawable(out *os.File, kind string) string {
	switch {
	case !term.IsTerminal(int(out.Fd())):
		return "this is not a terminal"
	case kind == "dumb":
		return "this terminal can only append lines (TERM=dumb)"
	case !obeyed(out):
		return "this console can only append lines (its properties say: legacy console)"
	}
	return ""
}

// first gives a seed that was named to the first run, and chance to those after it.
func first(seed uint64) func() uint64 {
	return func() uint64 {
		now := seed
		if seed = 0; now == 0 {
			now = chance()
		}
		return now
	}
}

// chance is a seed for a run that names none; never 0, which means none.
func chance() uint64 {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		return uint64(time.Now().UnixNano()) | 1
	}
	return binary.LittleEndian.Uint64(b[:]) | 1
}
