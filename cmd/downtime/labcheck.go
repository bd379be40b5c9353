package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/room"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/saves"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

func newLabRelease(o *options) *cobra.Command {
	var share string
	cmd := &cobra.Command{
		Use: "release CODE WORD --id PSEUDONYM", Short: "Release the feedback of a session with the word that was read aloud", Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := cmd.Flags().GetString("id")
			if err != nil {
				return err
			}
			r, profile, err := o.joined(cmd.Context(), args[0], &joining{id: id, share: share, before: true})
			if err != nil {
				return err
			}
			if !r.Session.Releases(strings.Join(args[1:], " ")) {
				return errors.New("that word releases nothing in this session")
			}
			db, err := saves.Open(cmd.Context(), profile)
			if err != nil {
				return err
			}
			r.Released = true
			if err := errors.Join(r.Keep(cmd.Context(), db), db.Close()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Released. Read your debriefs with: downtime --profile \"%s\"\n", profile)
			return nil
		},
	}
	cmd.Flags().String("id", "", "your pseudonym")
	cmd.Flags().StringVar(&share, "share", "", "folder in which the session's file lies (DOWNTIME_SHARE)")
	if err := cmd.MarkFlagRequired("id"); err != nil {
		panic(err) // the flag is defined above
	}
	return cmd
}

// flightCheck is one thing that a session needs of a machine.
type flightCheck struct {
	what string
	do   func(context.Context) (string, error)
}

// A machine is too slow for a session if all checks together take longer than preflightTime, or a minute of a case longer than minuteTime.
var (
	preflightTime = 9 * time.Second
	minuteTime    = 2 * time.Second
)

func newLabPreflight(o *options) *cobra.Command {
	var share, out string
	cmd := &cobra.Command{
		Use: "preflight [CODE|FILE]", Short: "Say within ten seconds whether a session can be run on this machine, or why not", Args: cobra.MaximumNArgs(1),
		Long: "Checks what a session needs: cases that compile and play as fast as they should, a place to save that survives, a key, the session's file, the\n" +
			"clock, a folder to hand in to, a terminal to draw on. Exit code 1 if anything fails. It leaves nothing behind but this machine's key.",
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, cancel := context.WithTimeout(cmd.Context(), preflightTime)
			defer cancel()
			code := ""
			if len(args) > 0 {
				code = args[0]
			}
			failed := 0
			all := o.preflight(code, share, out)
			answers := make([]func() (string, error), len(all))
			for i, c := range all {
				answers[i] = within(ctx, c) // all at once: one that is slow keeps no other from its answer
			}
			for i, c := range all {
				said, err := answers[i]()
				if err != nil {
					failed++
					fmt.Fprintf(cmd.OutOrStdout(), "FAIL  %s: %s\n", c.what, explain(err))
					continue
				}
				fmt.Fprintf(cmd.OutOrStdout(), "pass  %s: %s\n", c.what, said)
			}
			if failed > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "Not ready: %s to mend.\n", counted(failed, "thing"))
				return &exitError{1}
			}
			fmt.Fprintln(cmd.OutOrStdout(), "Ready.")
			return nil
		},
	}
	cmd.Flags().StringVar(&share, "share", "", "folder in which the session's file lies (DOWNTIME_SHARE)")
	cmd.Flags().StringVar(&out, "out", "", "folder for hand-ins")
	return cmd
}

// within begins a check on a goroutine of its own, and gives what waits for its answer: a dead network drive must not hold it up.
func within(ctx context.Context, c flightCheck) func() (string, error) {
	type result struct {
		said string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		said, err := c.do(ctx)
		done <- result{said, err}
	}()
	return func() (string, error) {
		select {
		case r := <-done:
			return r.said, r.err
		case <-ctx.Done():
			return "", errors.New("it does not answer: a drive that is not connected, or a machine that is too slow")
		}
	}
}

func (o *options) preflight(code, share, out string) []flightCheck {
	all := []flightCheck{
		{"program", func(context.Context) (string, error) {
			return fmt.Sprintf("downtime %s, engine %d, %s/%s", version, engine.Version, runtime.GOOS, runtime.GOARCH), nil
		}},
		{"saving", func(ctx context.Context) (string, error) { return savable(ctx, o.profile) }},
		{"key", func(context.Context) (string, error) {
			_, err := handin.Key(saves.Dir())
			return "this machine can sign hand-ins", err
		}},
		{"terminal", func(context.Context) (string, error) { return drawable() }},
		{"clock", func(context.Context) (string, error) { return clockOK(time.Now(), session(code, share)) }},
	}
	if code == "" {
		return append(all, flightCheck{"cases", func(context.Context) (string, error) { return o.playable(nil) }}, flightCheck{"handing in", func(context.Context) (string, error) {
			return folderOK(folderFor(out, "."))
		}})
	}
	return append(all, flightCheck{"session", func(context.Context) (string, error) {
		s, at, err := lab.Find(code, lab.Places(share))
		if err != nil {
			return "", err
		}
		r := room.New(s, "preflight", "", "", time.Now(), o.scenario)
		if now := time.Now(); s.Opens.IsZero() || !now.Before(s.Opens) {
			if err := r.May(now); err != nil {
				return "", err
			}
		}
		if err := o.sameVersion(s); err != nil {
			return "", err
		}
		if _, err := o.playable(s); err != nil {
			return "", err
		}
		said := fmt.Sprintf("%s in %s, %s", s.Code, at, casesAndSkills(s))
		if !s.Opens.IsZero() {
			said += "; it opens " + s.Opens.Local().Format("2 January 2006, 15:04")
		}
		return said, nil
	}}, flightCheck{"handing in", func(context.Context) (string, error) {
		_, at, err := lab.Find(code, lab.Places(share))
		if err != nil {
			return "", errors.New("the session's file is not there to lie beside")
		}
		return folderOK(folderFor(out, at))
	}})
}

// casesAndSkills counts what a session holds, and names no sort of which it holds none.
func casesAndSkills(s *lab.Session) string {
	skills := 0
	for _, it := range s.Items {
		if it.Skill != "" {
			skills++
		}
	}
	switch cases := len(s.Items) - skills; {
	case skills == 0:
		return counted(cases, "case")
	case cases == 0:
		return counted(skills, "skill")
	default:
		return counted(cases, "case") + " and " + counted(skills, "skill")
	}
}

// session is the one that is asked for, nil if it is not there: another check says so.
func session(code, share string) *lab.Session {
	if code == "" {
		return nil
	}
	s, _, err := lab.Find(code, lab.Places(share))
	if err != nil {
		return nil
	}
	return s
}

// earliest is a year in which nobody can play this.
const earliest = 2026

// clockOK says what a machine's clock shows. One that stands before the session was set, or in a year that cannot be, gives hand-ins dates that nobody
// believes, and opens and closes sessions at the wrong time.
func clockOK(now time.Time, s *lab.Session) (string, error) {
	is := now.Format("2 January 2006, 15:04")
	switch {
	case now.Year() < earliest || now.Year() > earliest+50:
		return "", fmt.Errorf("it shows %s: set it", is)
	case s != nil && now.Before(s.Made.Add(-time.Hour)):
		return "", fmt.Errorf("it shows %s, and the session was set on %s: set it", is, s.Made.Local().Format("2 January 2006, 15:04"))
	}
	return "it is " + is, nil
}

// sameVersion says whether what is played here can be proved where the session was set.
func (o *options) sameVersion(s *lab.Session) error {
	if s.Engine != 0 && s.Engine != engine.Version {
		return fmt.Errorf("it was set with engine %d and this program has %d: put the same program on every machine", s.Engine, engine.Version)
	}
	for _, it := range s.Items {
		if it.Scenario == "" || it.Content == "" {
			continue
		}
		if sc, err := o.scenario(it.Scenario); err == nil && sc.Hash != it.Content {
			return fmt.Errorf("its case %s is another version than this program's: put the same program on every machine", it.Scenario)
		}
	}
	return nil
}

// probe is how much preflight saves to try the disk, bytes: as much as an hour's play.
const probe = 1 << 20

// savable makes a profile where learners' would lie, and takes it away again.
func savable(ctx context.Context, profile string) (string, error) {
	path := filepath.Join(saves.Dir(), "preflight "+saves.NewID()[:8]+".db")
	if profile != "" {
		named, err := saves.Resolve(profile)
		if err != nil {
			return "", err
		}
		path = filepath.Join(filepath.Dir(named), filepath.Base(path))
	}
	db, err := saves.Open(ctx, path)
	if err != nil {
		return "", err
	}
	if err := errors.Join(db.SetSetting(ctx, "preflight", strings.Repeat("x", probe)), db.Close(), saves.Delete(ctx, path)); err != nil {
		return "", err
	}
	return "profiles are kept in " + filepath.Dir(path), nil
}

// playable compiles the cases of a session, or all, and plays one minute of the first.
func (o *options) playable(s *lab.Session) (string, error) {
	lib, err := o.library()
	if err != nil {
		return "", err
	}
	ids := lib.IDs()
	if s != nil {
		ids = nil
		for _, it := range s.Items {
			if it.Scenario != "" {
				ids = append(ids, it.Scenario)
			}
		}
		if len(ids) == 0 {
			return "skills alone", nil
		}
	}
	var first *engine.Scenario
	for _, id := range ids {
		sc, err := playable(lib, id)
		if err != nil {
			return "", err
		}
		if first == nil {
			first = sc
		}
	}
	if first == nil {
		return "", errors.New("there are no cases here")
	}
	began := time.Now()
	if _, _, err := player.Play(first, 1, "", "idler", 60*engine.TicksPerSecond); err != nil {
		return "", err
	}
	if took := time.Since(began); took > minuteTime {
		return "", fmt.Errorf("a minute of a case takes %.1f s here: the machine is too slow", took.Seconds())
	}
	return counted(len(ids), "case") + " ready to play", nil
}

// folderOK says where hand-ins go.
func folderOK(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if dir == saves.Dir() {
		return "hand-ins stay on this machine, in " + abs + ": name a folder with --out, or hand in as text or QR codes (downtime handin --text, --qr)", nil
	}
	if err := writable(dir); err != nil {
		return "", fmt.Errorf("nothing can be written to %s (%s); name another folder with --out, or hand in as text or QR codes (downtime handin --text, --qr)", abs, reason(err))
	}
	return "hand-ins go to " + abs, nil
}

// reason is why a file could not be written, without its name, which nobody chose.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// drawable says what learners will see here; lines are always possible.
func drawable() (string, error) {
	if why := notDrawable(os.Stdout, os.Getenv("TERM")); why != "" {
		return why + ": it is played in lines, with the same score", nil
	}
	w, h, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		return "its size is not known; screens need 80 by 24", nil //nolint:nilerr // lines can be played anywhere
	}
	if w < 80 || h < 24 {
		return "", fmt.Errorf("the window is %d by %d and the screens need 80 by 24: make it larger, or play with --plain", w, h)
	}
	return fmt.Sprintf("%d by %d; colours: %s; %s", w, h, coloursOf(os.Environ()).says, glyphsOf(os.Environ()).says), nil
}
