package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/prove"
)

// proving are the flags of prove.
type proving struct {
	seeds  int
	asJSON bool
	runs   string
}

func newProve(o *options) *cobra.Command {
	p := &proving{}
	cmd := &cobra.Command{
		Use: "prove [ID|DIR…]", Short: "Play scenarios many times over and say whether they are fair",
		Long: "Lets every player play every variant with the seeds 1 to N, looks for what is never seen, changes the expert's key decisions one by one,\n" +
			"and says what a committee would: docs/prove.md. With --runs each finding comes with a run file that downtime replay opens.\n" +
			"Exit code 1 if anything fails.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if p.seeds < 1 || p.seeds > 1000 {
				return errors.New("--seeds takes a number from 1 to 1000")
			}
			lib, err := o.library()
			if err != nil {
				return err
			}
			return p.all(cmd, lib, args)
		},
	}
	cmd.Flags().IntVar(&p.seeds, "seeds", 20, "how many seeds each player plays each variant with; resident and random never play fewer than 20")
	cmd.Flags().BoolVar(&p.asJSON, "json", false, "print JSON")
	cmd.Flags().StringVar(&p.runs, "runs", "", "folder into which a run file is written for each finding")
	return cmd
}

// all proves the scenarios named, or every scored one.
func (p *proving) all(cmd *cobra.Command, lib *content.Library, args []string) error {
	names := args
	if len(names) == 0 {
		names = lib.IDs()
	}
	reports := []prove.Report{}
	fair := true
	for _, name := range names {
		sc, err := playable(lib, name)
		if err != nil {
			return err
		}
		if sc.Unscored && len(args) == 0 {
			continue
		}
		rep, err := p.one(cmd, sc)
		if err != nil {
			return err
		}
		reports, fair = append(reports, rep), fair && rep.Fair
	}
	if p.asJSON {
		if err := writeJSON(cmd.OutOrStdout(), reports); err != nil {
			return err
		}
	}
	if !fair {
		return &exitError{1}
	}
	return nil
}

// one proves a scenario, writes the runs that show its findings, and says what was found.
func (p *proving) one(cmd *cobra.Command, sc *engine.Scenario) (prove.Report, error) {
	begin := time.Now()
	rep, err := proveOne(sc, p.seeds)
	if err == nil && p.runs != "" {
		err = showRuns(sc, &rep, p.runs)
	}
	if err != nil || p.asJSON {
		return rep, err
	}
	sayReport(cmd.OutOrStdout(), &rep)
	if !rep.Fair && p.runs == "" {
		fmt.Fprintln(cmd.ErrOrStderr(), "--runs DIR writes a run of each finding; downtime replay FILE tells what happened in it.")
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%d runs in %.1f s\n", rep.Runs, time.Since(begin).Seconds())
	return rep, nil
}

// proveOne does the pieces of a proof on every processor; the report does not depend on which is done first.
func proveOne(sc *engine.Scenario, seeds int) (prove.Report, error) {
	if sc.Unscored {
		return prove.Report{}, fmt.Errorf("%s is not scored: there is nothing to prove", sc.ID)
	}
	jobs := prove.Plan(sc, seeds)
	parts := make([]prove.Part, len(jobs))
	errs := make([]error, len(jobs))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				parts[i], errs[i] = jobs[i].Do(sc)
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	workers.Wait()
	if err := errors.Join(errs...); err != nil {
		return prove.Report{}, err
	}
	return prove.Judge(sc, seeds, parts), nil
}

// showRuns writes a run file for each finding.
func showRuns(sc *engine.Scenario, rep *prove.Report, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // run files of bots are no secret
		return fmt.Errorf("write runs: %w", err)
	}
	for i := range rep.Findings {
		f := &rep.Findings[i]
		r, _, err := f.Play(sc)
		if err != nil {
			return fmt.Errorf("play the run of %q: %w", f.Words, err)
		}
		f.Run = filepath.Join(dir, fmt.Sprintf("%s-%02d-%s-%s-%s.json", sc.ID, i+1, f.Kind, f.Player, r.Header.Variant))
		if err := saveRun(r, f.Run); err != nil {
			return err
		}
	}
	return nil
}

func sayReport(w io.Writer, rep *prove.Report) {
	fmt.Fprintf(w, "%s, %d seeds\n\n", rep.Scenario, rep.Seeds)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "variant\tkind\t")
	for _, p := range rep.Overall {
		fmt.Fprint(t, p.Player, "\t")
	}
	fmt.Fprint(t, "\n")
	for i, r := range rep.Table {
		if i%len(rep.Overall) == 0 {
			fmt.Fprintf(t, "%s\t%s\t", r.Variant, r.Kind)
		}
		fmt.Fprintf(t, "%.1f\t", r.Mean)
		if i%len(rep.Overall) == len(rep.Overall)-1 {
			fmt.Fprint(t, "\n")
		}
	}
	fmt.Fprint(t, "overall\t\t")
	for _, p := range rep.Overall {
		fmt.Fprintf(t, "%.1f\t", p.Mean)
	}
	fmt.Fprint(t, "\n")
	t.Flush()
	fmt.Fprintln(w)
	for _, f := range rep.Findings {
		word := "note: "
		if f.Fails {
			word = "FAILS: "
		}
		fmt.Fprint(w, word, f.Words)
		if f.Run != "" {
			fmt.Fprint(w, " (", f.Run, ")")
		}
		fmt.Fprintln(w)
	}
	if rep.Fair {
		fmt.Fprintln(w, "fair: nothing fails")
	}
}
