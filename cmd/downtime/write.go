package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"downtime/content"
)

// lookEvery is how often write looks whether a file has changed.
const lookEvery = 300 * time.Millisecond

func newWrite(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "write DIR", Short: "Watch a scenario while you write it, and check it each time you save", Args: cobra.ExactArgs(1),
		Long: "Checks the scenario in the folder, shows each problem with the line it stands in, and plays its walks once nothing is wrong. Then it waits for\n" +
			"the next change. Stop it with Ctrl-C.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
				return fmt.Errorf("%s is no folder; downtime new ID makes one", args[0])
			}
			lib, err := o.library()
			if err != nil {
				return err
			}
			ticker := time.NewTicker(lookEvery)
			defer ticker.Stop()
			return watch(cmd.Context(), lib, args[0], ticker.C, cmd.OutOrStdout())
		},
	}
}

// watch checks a folder now and after each change, which it looks for whenever ticks says so. A change counts once it has stood for two looks:
// an editor empties a file before it writes it.
func watch(ctx context.Context, lib *content.Library, dir string, ticks <-chan time.Time, w io.Writer) error {
	checked, seen := "", ""
	for {
		now, err := fingerprint(dir)
		if err != nil {
			return err
		}
		if now != checked && (now == seen || checked == "") {
			checked = now
			look(lib, dir, w)
		}
		seen = now
		select {
		case <-ctx.Done():
			return nil
		case <-ticks:
		}
	}
}

// fingerprint is the names, sizes and times of the files of a folder: another one means that something was saved.
func fingerprint(dir string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name != dir {
			return nil // an editor's own file, gone again
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(&b, name, info.Size(), info.ModTime().UnixNano())
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("watch %s: %w", dir, err)
	}
	return b.String(), nil
}

// look checks once, and plays the walks of what is in order.
func look(lib *content.Library, dir string, w io.Writer) {
	name := "." + string(filepath.Separator) + filepath.Clean(dir) // a folder, even if there is a scenario of that id
	if filepath.IsAbs(dir) {
		name = dir
	}
	problems := lib.Check(name)
	walked := 0
	if len(problems) == 0 {
		walked, problems = lib.Walk(players, name)
	}
	if len(problems) == 0 {
		fmt.Fprintf(w, "%s: no problems, %d walks as expected. Is it fair? downtime prove %s\n", dir, walked, name)
		return
	}
	for _, p := range problems {
		fmt.Fprintln(w, p)
		fmt.Fprint(w, source(p))
	}
	fmt.Fprintf(w, "%s: %d to mend\n", dir, len(problems))
}

// source is the line that a problem stands in, with a mark below its place; empty where there is none.
func source(p content.Problem) string {
	text, err := os.ReadFile(p.File)
	if err != nil {
		return ""
	}
	lines := bytes.Split(text, []byte("\n"))
	if p.Line < 1 || p.Line > len(lines) {
		return ""
	}
	line := []rune(strings.TrimRight(string(lines[p.Line-1]), "\r"))
	const wide, before = 100, 40
	from := 0
	if p.Column > wide-before {
		from = min(p.Column-1-before, len(line))
	}
	shown := line[from:min(len(line), from+wide)]
	return fmt.Sprintf("%6d | %s\n       | %s^\n", p.Line, string(shown), strings.Repeat(" ", max(0, p.Column-1-from)))
}
