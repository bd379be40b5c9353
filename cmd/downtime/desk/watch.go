package desk

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

	"downtime/content"
)

// LookEvery is how often a desk looks whether a file has changed.
const LookEvery = 300 * time.Millisecond

// Watch checks a folder now and after each change, which it looks for whenever ticks says so, and appends what it finds as lines. It is the desk for
// screen readers, pipes and terminals that can do no more.
func Watch(ctx context.Context, d Deps, ticks <-chan time.Time, w io.Writer) error {
	var c changes
	for {
		now, err := fingerprint(d.Folder)
		if err != nil {
			return err
		}
		if c.stands(now) {
			look(d, w)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-ticks:
		}
	}
}

// changes tells a folder that was saved from one that is being saved: a change counts once it has stood for two looks, since an editor empties a file
// before it writes it.
type changes struct{ checked, seen string }

func (c *changes) stands(now string) bool {
	stands := now != c.checked && (now == c.seen || c.checked == "")
	if stands {
		c.checked = now
	}
	c.seen = now
	return stands
}

// fingerprint is the name of a folder and the names, sizes and times of its files: another one means that something was saved.
func fingerprint(dir string) (string, error) {
	var b strings.Builder
	fmt.Fprintln(&b, dir) // or an empty folder would never be checked
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

// name is the folder as the library takes it: a folder, even if there is a scenario of that id.
func (d Deps) name() string {
	clean := filepath.Clean(d.Folder)
	if filepath.IsAbs(clean) || strings.HasPrefix(clean, ".") {
		return clean
	}
	return "." + string(filepath.Separator) + clean
}

// look checks once, and plays the walks of what is in order.
func look(d Deps, w io.Writer) {
	problems := d.Library.Check(d.name())
	walked := 0
	if len(problems) == 0 {
		walked, problems = d.Library.Walk(d.Players, d.name())
	}
	if len(problems) == 0 {
		fmt.Fprintf(w, "%s: no problems, %d walks as expected. Is it fair? downtime prove %s\n", d.Folder, walked, d.name())
		return
	}
	for _, p := range problems {
		fmt.Fprintln(w, p)
		if number, line, mark := source(p); number != "" {
			fmt.Fprintf(w, "%s | %s\n%s | %s\n", number, line, strings.Repeat(" ", len(number)), mark)
		}
	}
	fmt.Fprintf(w, "%s: %d to mend\n", d.Folder, len(problems))
}

// source is the line that a problem stands in, its number, and a mark to stand below its place; empty where there is none.
func source(p content.Problem) (number, line, mark string) {
	text, err := os.ReadFile(p.File)
	if err != nil {
		return "", "", ""
	}
	lines := bytes.Split(text, []byte("\n"))
	if p.Line < 1 || p.Line > len(lines) {
		return "", "", ""
	}
	whole := []rune(strings.TrimRight(string(lines[p.Line-1]), "\r"))
	const wide, before = 100, 40
	from := 0
	if p.Column > wide-before {
		from = min(p.Column-1-before, len(whole))
	}
	shown := whole[from:min(len(whole), from+wide)]
	return fmt.Sprintf("%6d", p.Line), string(shown), strings.Repeat(" ", max(0, p.Column-1-from)) + "^"
}
