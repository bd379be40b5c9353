package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// finding is one line of the doctor: what was looked at, whether it will do, and why.
type finding struct {
	what, says string
	verdict    verdictOf
}

type verdictOf string

// The verdicts. A note does not keep anybody from playing.
const (
	fine    verdictOf = "ok"
	noted   verdictOf = "note"
	blocked verdictOf = "NO"
)

func newDoctor(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: "Say whether the game can be played here, and if not, why", Args: cobra.NoArgs,
		Long: "Looks at the terminal, the profile and the cases, and changes nothing. Exit code 1 if play is blocked.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			all := []finding{
				sizeOf(os.Stdout), kindOf(os.Stdout, os.Getenv("TERM")), coloursOf(os.Environ()), glyphsOf(os.Environ()),
				releaseOf(os.Stdin, os.Stdout, askWait), o.profileFinding(cmd.Context()), o.contentFinding(),
			}
			return report(cmd.OutOrStdout(), all)
		},
	}
}

func report(w io.Writer, all []finding) error {
	bad := 0
	for _, f := range all {
		fmt.Fprintf(w, "%-5s %-13s %s\n", f.verdict, f.what, f.says)
		if f.verdict == blocked {
			bad++
		}
	}
	if bad > 0 {
		fmt.Fprintln(w, "Play is blocked by what is marked NO.")
		return &exitError{1}
	}
	return nil
}

func sizeOf(out *os.File) finding {
	w, h, err := term.GetSize(int(out.Fd()))
	switch {
	case err != nil:
		return finding{"size", "not known: this is not a terminal", noted}
	case w == 0 || h == 0:
		return finding{"size", "the terminal does not say; it is drawn as 80 by 24", noted}
	case w < 80 || h < 24:
		return finding{"size", fmt.Sprintf("%d by %d; the screens need 80 by 24, so make the window larger", w, h), blocked}
	}
	return finding{"size", fmt.Sprintf("%d by %d", w, h), fine}
}

func kindOf(out *os.File, kind string) finding {
	if why := notDrawable(out, kind); why != "" {
		return finding{"terminal", why + "; there it is played in lines of text, as with --plain", noted}
	}
	if kind == "" {
		kind = "not named"
	}
	return finding{"terminal", kind, fine}
}

func coloursOf(env []string) finding {
	th := ui.Detect(env, ui.Settings{})
	says := [...]string{"none; no meaning needs it", "16", "256", "true colour"}[th.Colours]
	return finding{"colour", says, fine}
}

func glyphsOf(env []string) finding {
	th := ui.Detect(env, ui.Settings{})
	says := [...]string{
		"braille: ⠁⡇⣿⣷⠶⠒ (if these are not dots, choose blocks in the settings)", "blocks: ▀▄█", "ASCII",
	}[th.Glyphs]
	return finding{"characters", says, fine}
}

// profileFinding opens the profile that play would open, and closes it again. It makes none.
func (o *options) profileFinding(ctx context.Context) finding {
	path, err := saves.Resolve(o.profile)
	if errors.Is(err, saves.ErrNotFound) {
		return roomFor(saves.Dir())
	}
	if err != nil {
		return finding{"profile", saves.Explain(err), blocked}
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return roomFor(filepath.Dir(path))
	}
	db, err := saves.Open(ctx, path)
	if err != nil {
		return finding{"profile", saves.Explain(err), blocked}
	}
	locked, err := lock.Locked(ctx, db)
	runs, lerr := db.List(ctx)
	if err = errors.Join(err, lerr, db.Close()); err != nil {
		return finding{"profile", saves.Explain(err), blocked}
	}
	if _, err := savable(ctx, path); err != nil {
		return finding{"profile", saves.Explain(err), blocked}
	}
	holds := counted(len(runs), "run")
	if locked {
		holds = "it is locked, which is not encryption, and what it holds is shown with its passphrase alone"
	}
	return finding{"profile", fmt.Sprintf("%s opens and can be written; %s", path, holds), fine}
}

// roomFor reports whether a profile could be made in a folder, which need not be there yet.
func roomFor(dir string) finding {
	there := dir
	for {
		if info, err := os.Stat(there); err == nil && info.IsDir() {
			break
		}
		up := filepath.Dir(there)
		if up == there {
			break
		}
		there = up
	}
	f, err := os.CreateTemp(there, "downtime-*.tmp")
	if err != nil {
		return finding{"profile", fmt.Sprintf("none yet, and none can be made in %s: %v", there, err), blocked}
	}
	err = errors.Join(f.Close(), os.Remove(f.Name()))
	if err != nil {
		return finding{"profile", fmt.Sprintf("none yet, and %s does not let go of a file: %v", there, err), blocked}
	}
	return finding{"profile", "none yet; it will be made in " + dir, fine}
}

func (o *options) contentFinding() finding {
	lib, err := o.library()
	if err != nil {
		return finding{"cases", err.Error(), blocked}
	}
	var good, bad []string
	for _, id := range lib.IDs() {
		if sc, _ := lib.Get(id); sc != nil {
			good = append(good, id)
		} else {
			bad = append(bad, id)
		}
	}
	switch {
	case len(good) == 0:
		return finding{"cases", "none can be played; downtime check says why", blocked}
	case len(bad) > 0:
		return finding{"cases", fmt.Sprintf("%d can be played, but not %s; downtime check says why", len(good), strings.Join(bad, ", ")), noted}
	}
	return finding{"cases", fmt.Sprintf("%d load and can be played", len(good)), fine}
}
