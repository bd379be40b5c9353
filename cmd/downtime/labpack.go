package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/pack"
	"downtime/game/engine"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// sheets are what a case is on paper.
var sheets = []struct {
	name, short string
	make        func(*engine.Scenario) (string, error)
}{
	{"pack", "Print a case's pack for who leads the session: script, run-sheets, truths over time, expected misses, prompts", pack.Facilitator},
	{"paper", "Print a case to be played on paper, for the day on which our computers fail", pack.Paper},
	{observing, "Print the sheet of who observes in a pair", pack.Observer},
}

// observing is the verb of the one sheet that learners may see.
const observing = "observe"

// sheet makes a sheet of a case or, for who observes, of every case of a session.
func (o *options) sheet(of, share string, write func(*engine.Scenario) (string, error)) (string, error) {
	sc, err := o.scenario(of)
	if err == nil {
		return write(sc)
	}
	s, _, found := lab.Find(of, lab.Places(share))
	if found != nil {
		return "", err
	}
	var all []string
	for _, it := range s.Items {
		if it.Scenario == "" {
			continue // a skill
		}
		sc, err := o.scenario(it.Scenario)
		if err != nil {
			return "", err
		}
		text, err := write(sc)
		if err != nil {
			return "", err
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n---\n\n"), nil
}

// newLabSheets are the verbs that print one sheet of one case.
func newLabSheets(o *options) []*cobra.Command {
	var out []*cobra.Command
	for _, s := range sheets {
		var html bool
		var here, share string
		cmd := &cobra.Command{
			Use: s.name + " CASE", Short: s.short, Args: cobra.ExactArgs(1),
			Long: s.short + ".\nMarkdown, or with --html one page that prints well. It tells every truth: keep it from learners.",
			RunE: func(cmd *cobra.Command, args []string) error {
				own, err := ownPage(here)
				if err != nil {
					return err
				}
				text, err := o.sheet(args[0], share, s.make)
				if err != nil {
					return err
				}
				text += own
				if !html {
					_, err := io.WriteString(cmd.OutOrStdout(), text)
					return err
				}
				page, err := pack.HTML(text)
				if err != nil {
					return err
				}
				return printPage(cmd.OutOrStdout(), string(page))
			},
		}
		cmd.Flags().BoolVar(&html, "html", false, "one page to print")
		if s.name == observing {
			cmd.Use, cmd.Long = s.name+" CASE|CODE", s.short+", of a case or of every case of a session.\nMarkdown, or with --html one page that prints well. It tells no truth: observers may have it beside them while the other plays."
			cmd.Flags().StringVar(&share, "share", "", "folder in which the session's file lies (DOWNTIME_SHARE)")
		} else {
			cmd.Flags().StringVar(&here, "local", "", "Markdown with this hospital's numbers, bags and cards, to be printed with it")
		}
		out = append(out, cmd)
	}
	return out
}

// ownPage is what a file says of one's own hospital, as the last page of a sheet; "" without a file.
func ownPage(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	own, err := readLocal(file)
	return "\n# At your own hospital\n\n" + own + "\n", err
}

func newLabPrint(o *options) *cobra.Command {
	var out, here string
	cmd := &cobra.Command{
		Use: "print-all [CASE…]", Short: "Write packs, paper versions and observers' sheets of every case, or of those named, as pages to print",
		Long: "Writes CASE-pack.html, CASE-paper.html and CASE-observe.html into a folder. Print them before the day on which our computers fail.",
		RunE: func(cmd *cobra.Command, ids []string) error {
			lib, err := o.library()
			if err != nil {
				return err
			}
			if len(ids) == 0 {
				ids = lib.IDs()
			}
			own, err := ownPage(here)
			if err != nil {
				return err
			}
			var cases []*engine.Scenario
			for _, id := range ids {
				sc, err := playable(lib, id)
				if err != nil {
					return err
				}
				if !sc.Unscored { // which is a bed for trying the keys
					cases = append(cases, sc)
				}
			}
			if err := os.MkdirAll(out, 0o750); err != nil {
				return fmt.Errorf("print all: %w", err)
			}
			for _, sc := range cases {
				if err := printSheets(cmd.OutOrStdout(), out, sc, own); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "downtime-on-paper", "the folder to write to, which is made")
	cmd.Flags().StringVar(&here, "local", "", "Markdown with this hospital's numbers, bags and cards, to be printed with packs and paper versions")
	return cmd
}

// printSheets writes the pages of one case into a folder and names each.
func printSheets(w io.Writer, out string, sc *engine.Scenario, own string) error {
	for _, s := range sheets {
		text, err := s.make(sc)
		if err != nil {
			return err
		}
		if s.name != observing {
			text += own
		}
		page, err := pack.HTML(text)
		if err != nil {
			return err
		}
		path := filepath.Join(out, sc.ID+"-"+s.name+".html")
		if err := handin.WriteWhole(path, page, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(w, path)
	}
	return nil
}
