package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/proof"
	"downtime/content"
	"downtime/game/skill"
	"downtime/saves/cohort"
)

// cannotProve is said wherever hand-ins are taken in.
const cannotProve = "What this proves: the stored inputs lead to these scores. What it cannot prove: who played, when, or how often."

// teaching are the flags that every verb of a cohort shares.
type teaching struct {
	file   string
	filter cohort.Filter
}

func newCohort(o *options) *cobra.Command {
	t := &teaching{}
	var linear bool
	cmd := &cobra.Command{
		Use: "cohort", Short: "Take hand-ins in, prove them, and review them", Args: cobra.NoArgs,
		Long: "A cohort is many learners' runs in one file of its own, apart from every profile: " + cohort.Extension[1:] + " in the data folder, or --cohort.\n" +
			"Without a verb it shows every table, on a screen where one can be drawn. See docs/labs.md.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if linear || notDrawable(os.Stdout, os.Getenv("TERM")) != "" {
				return t.show(cmd, "", "", true)
			}
			return o.browse(cmd.Context(), t)
		},
	}
	cmd.Flags().BoolVar(&linear, "plain", false, "append lines only, instead of the screen")
	f := cmd.PersistentFlags()
	f.StringVar(&t.file, "cohort", "", "cohort to use: a name, or the path of its file (DOWNTIME_COHORT)")
	f.StringVar(&t.filter.Session, "session", "", "only what was handed in under this code")
	f.StringVar(&t.filter.Scenario, "case", "", "only this case")
	f.StringVar(&t.filter.Learner, "learner", "", "only this pseudonym")
	cmd.AddCommand(newCohortImport(o, t), newCohortShow(t), newCohortRuns(t), newCohortRun(o, t), newCohortCompare(t), newCohortRate(t), newCohortStandard(t))
	cmd.AddCommand(newCohortReport(t), newCohortCertificate(o, t), newCohortErase(t), newCohortExpire(t), newCohortAudit(t), newCohortPlenary(o, t), newCohortRanks(o, t), newCohortNotes(o, t))
	return cmd
}

// imported is an import as other programs read it.
type imported struct {
	Cohort      string         `json:"cohort"`
	Files       []proof.Result `json:"files"`
	Accepted    int            `json:"accepted"`
	Duplicate   int            `json:"duplicate"`
	Refused     int            `json:"refused"`
	Runs        int            `json:"runs"` // new in the cohort
	Seconds     float64        `json:"seconds"`
	CannotProve string         `json:"cannot_prove"`
	Held        []string       `json:"held"`  // under the code of a known session, what a file is refused for
	Noted       []string       `json:"noted"` // what is only noted: the learner's clock alone tells it
}

func newCohortImport(o *options, t *teaching) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "import FOLDER|FILE…", Short: "Simulate every run of hand-ins again, and take in those that are true", Args: cobra.MinimumNArgs(1),
		Long: "Every run is simulated again from its inputs, and a score is taken in only where that gives it. A file is taken in whole or not at all; what\n" +
			"is refused is named with the reason. Importing again changes nothing. Exit code 1 if any file was refused.\n" + cannotProve,
		RunE: func(cmd *cobra.Command, args []string) error { return o.cohortImport(cmd, t, args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: for each file accepted, duplicate or refused")
	return cmd
}

func (o *options) cohortImport(cmd *cobra.Command, t *teaching, args []string, asJSON bool) error {
	began := time.Now()
	files, err := proof.Files(args)
	if err != nil {
		return err
	}
	lib, skills, err := o.provable()
	if err != nil {
		return err
	}
	path, err := cohort.Resolve(t.file)
	if err != nil {
		return err
	}
	db, err := cohort.Open(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer db.Close()
	prover := proof.New(lib, skills)
	files, told, err := prover.Sessions(cmd.Context(), db, files)
	if err != nil {
		return err
	}
	files, shut := o.sealed(cmd.Context(), files)
	told = append(told, shut...)
	all := imported{Cohort: path, Files: []proof.Result{}, CannotProve: cannotProve, Held: proof.Held, Noted: proof.Noted}
	progress := progressOn(cmd.ErrOrStderr(), len(files)+len(told))
	tell := func(r proof.Result) error {
		all.add(r)
		progress(len(all.Files))
		if asJSON {
			return nil
		}
		_, err := fmt.Fprintln(cmd.OutOrStdout(), resultLine(&r))
		return err
	}
	for _, r := range told {
		if err := tell(r); err != nil {
			return err
		}
	}
	err = proof.Import(cmd.Context(), db, prover, files, time.Now(), tell)
	progress(-1)
	all.Seconds = time.Since(began).Round(time.Millisecond).Seconds()
	if asJSON {
		if jerr := writeJSON(cmd.OutOrStdout(), &all); err == nil {
			err = jerr
		}
	} else {
		fmt.Fprintf(cmd.OutOrStdout(), "%d accepted, %d duplicate, %d refused; %s new in %s.\n%s\n",
			all.Accepted, all.Duplicate, all.Refused, counted(all.Runs, "run"), path, all.CannotProve)
	}
	if err == nil && all.Refused > 0 {
		return &exitError{1}
	}
	return err
}

// provable are the cases and the skills of this program: what hand-ins are proved against, and progress is told by.
func (o *options) provable() (*content.Library, []skill.Skill, error) {
	lib, err := o.library()
	if err != nil {
		return nil, nil, err
	}
	skills, err := content.Skills()
	return lib, skills, err
}

func (a *imported) add(r proof.Result) {
	a.Files = append(a.Files, r)
	a.Runs += r.New
	if said := " And " + r.Unheld + "."; r.Unheld != "" && !strings.Contains(a.CannotProve, said) {
		a.CannotProve += said
	}
	switch r.Status {
	case proof.Accepted:
		a.Accepted++
	case proof.Duplicate:
		a.Duplicate++
	case proof.Refused:
		a.Refused++
	}
}

// printable is the name of a file as it may stand on a terminal: one that holds what a terminal would obey is quoted.
func printable(name string) string {
	if !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}

// resultLine says what became of a file.
func resultLine(r *proof.Result) string {
	line := fmt.Sprintf("%-9s  %s", r.Status, printable(r.File))
	if r.Learner != "" {
		line += ": " + r.Learner
	}
	if r.Status == proof.Accepted {
		if line += ", " + counted(r.Runs, "run"); r.Goes == 1 {
			line += ", 1 go at a skill"
		} else if r.Goes > 1 {
			line += fmt.Sprintf(", %d goes at skills", r.Goes)
		}
		line += fmt.Sprintf(", %d new", r.New)
		if r.Longer > 0 {
			line += fmt.Sprintf(", %d further than before", r.Longer)
		}
	}
	if r.Reason != "" {
		line += ": " + r.Reason
	}
	for _, n := range r.Notes {
		line += "\n           note: " + n
	}
	return line
}

// progressOn says how far an import is: in one line that is written over on a terminal, in a line now and then elsewhere. −1 ends it.
func progressOn(w io.Writer, all int) func(done int) {
	f, ok := w.(*os.File)
	live := ok && term.IsTerminal(int(f.Fd()))
	step := max(all/10, 100)
	return func(done int) {
		switch {
		case done < 0 && live:
			fmt.Fprint(w, "\r\x1b[K")
		case done < 0:
		case live:
			fmt.Fprintf(w, "\r%d of %d files", done, all)
		case done%step == 0:
			fmt.Fprintf(w, "%d of %d files\n", done, all)
		}
	}
}
