package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/plain"
	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/screens"
	"downtime/cmd/downtime/screens/bedside"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/debrief"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// joining are the flags of lab join.
type joining struct {
	id, observer, share, out string
	plain                    bool
	before                   bool // only who has joined before
}

func newLabJoin(o *options) *cobra.Command {
	j := &joining{}
	cmd := &cobra.Command{
		Use: "join CODE|FILE --id PSEUDONYM", Short: "Play in a session", Args: cobra.ExactArgs(1),
		Long: "Looks for CODE.lab here, beside the program and on the share (--share, DOWNTIME_SHARE), and plays its cases in a profile of this learner's own:\n" +
			"nobody else's runs are shown on a shared machine. Joining again with the same pseudonym goes on where it stopped, also after the machine died.\n" +
			"After each case the hand-in is written beside the session's file, or where --out says.",
		RunE: func(cmd *cobra.Command, args []string) error { return o.labJoin(cmd.Context(), args[0], j) },
	}
	f := cmd.Flags()
	f.StringVar(&j.id, "id", "", "your pseudonym, as the instructor gave it to you")
	f.StringVar(&j.observer, "observer", "", "in a pair: pseudonym of who observes while you hold the keys")
	f.StringVar(&j.share, "share", "", "folder in which the session's file lies (DOWNTIME_SHARE)")
	f.StringVar(&j.out, "out", "", "folder for the hand-in (default: beside the session's file, else here, else beside the profiles)")
	f.BoolVar(&j.plain, "plain", false, "append lines only")
	if err := cmd.MarkFlagRequired("id"); err != nil {
		panic(err) // the flag is defined above
	}
	return cmd
}

// joined opens the room of a learner: the one they had, or a new one.
func (o *options) joined(ctx context.Context, codeOrFile string, j *joining) (r *room.Room, profile string, err error) {
	s, at, err := lab.Find(codeOrFile, lab.Places(j.share))
	if err != nil {
		return nil, "", err
	}
	if err := j.named(); err != nil {
		return nil, "", err
	}
	profile = filepath.Join(saves.Dir(), "lab "+s.Code+" "+j.id+".db")
	if o.profile != "" {
		if profile, err = saves.Resolve(o.profile); err != nil {
			return nil, "", err
		}
	}
	if _, err := os.Stat(profile); err != nil && j.before {
		return nil, "", fmt.Errorf("%s has not joined session %s on this machine and under this account", j.id, s.Code)
	}
	db, err := saves.Open(ctx, profile)
	if err != nil {
		return nil, "", err
	}
	defer db.Close()
	if err := admitted(ctx, db); err != nil {
		return nil, "", err
	}
	if r, err = room.Of(ctx, db, o.scenario); err != nil {
		return nil, "", err
	}
	if err := j.going(r, s, at, profile); err != nil {
		return nil, "", err
	}
	if r == nil {
		r = room.New(s, j.id, j.observer, "", time.Now(), o.scenario)
		if err := errors.Join(r.May(time.Now()), unplayed(ctx, db, profile)); err != nil {
			return nil, "", err
		}
	}
	r.Folder = folderFor(j.out, at)
	j.way(r, codeOrFile)
	if j.observer != "" {
		r.Observer = j.observer
	}
	return r, profile, errors.Join(brought(ctx, db, s), r.Keep(ctx, db), db.SetSetting(ctx, "welcomed", true))
}

// way keeps how the session was reached, so that what is told to be typed next finds it too.
func (j *joining) way(r *room.Room, codeOrFile string) {
	r.Asked = r.Session.Code
	if !strings.EqualFold(codeOrFile, r.Asked) {
		r.Asked = asTyped(codeOrFile)
	}
	if j.share != "" {
		r.Asked += " --share " + asTyped(j.share)
	}
	if j.out != "" {
		r.Out = " --out " + asTyped(j.out)
	}
}

// asTyped is a path as it is typed at a prompt.
func asTyped(path string) string {
	if strings.ContainsAny(path, " '&()") {
		return `"` + path + `"`
	}
	return path
}

// going refuses a profile that is another learner's or another session's, and a file that is not the one that was joined; r is nil before joining.
func (j *joining) going(r *room.Room, s *lab.Session, at, profile string) error {
	switch {
	case r == nil:
		return nil
	case r.Session.Code != s.Code || r.Learner != j.id:
		return fmt.Errorf("the profile %s is %s's in session %s; leave --profile out, and each learner gets one of their own", profile, r.Learner, r.Session.Code)
	case r.Session.Text() != s.Text():
		return fmt.Errorf("%s is not the session %s that %s joined, though it has the same code: ask for the file again", at, s.Code, j.id)
	}
	return nil
}

// unplayed refuses to make a session's profile of one in which somebody has played: what is theirs would be sealed and handed in with it.
func unplayed(ctx context.Context, db *saves.DB, profile string) error {
	runs, err := db.List(ctx)
	if err == nil && len(runs) > 0 {
		err = fmt.Errorf("the profile %s holds runs of its own; leave --profile out, and the session gets one to itself", profile)
	}
	return err
}

// brought puts into a learner's profile what a session brings for debriefs: what is so at this hospital, and standards.
func brought(ctx context.Context, db *saves.DB, s *lab.Session) (err error) {
	if s.Local != "" {
		err = db.SetSetting(ctx, sitting.SettingLocal, s.Local)
	}
	for _, st := range s.Standards {
		err = errors.Join(err, sitting.SetStandard(ctx, db, st.Scenario, &debrief.Standard{Cut: st.Cut, SEM: st.SEM, By: st.By, Day: st.Day}))
	}
	return err
}

// named checks the pseudonyms of who plays and, of a pair, of who observes.
func (j *joining) named() error {
	if err := handin.CheckName(j.id); err != nil || j.observer == "" {
		return err
	}
	return handin.CheckName(j.observer)
}

func (o *options) labJoin(ctx context.Context, codeOrFile string, j *joining) error {
	r, profile, err := o.joined(ctx, codeOrFile, j)
	if err != nil {
		return err
	}
	playing := ctx
	if stop := r.Stop(); stop.After(time.Now()) { // who comes later still hands in, and is asked the questions that are due
		var cancel context.CancelFunc
		playing, cancel = context.WithDeadline(ctx, stop)
		defer cancel()
	}
	if why := notDrawable(os.Stdout, os.Getenv("TERM")); j.plain || why != "" {
		err := plain.Run(playing, plain.Options{
			Library: o.library, In: os.Stdin, Out: os.Stdout, Now: time.Now, Profile: profile, Folder: ".", Room: r,
			HandIn: func(ctx context.Context, db *saves.DB) (string, error) {
				path, err := o.roomHandin(ctx, db, r, profile)
				if path != "" {
					path += stays(r.Folder, profile)
				}
				return path, err
			},
		})
		if errors.Is(err, context.DeadlineExceeded) {
			err = nil
		}
		overtime(playing)
		return err
	}
	return o.onScreens(playing, r, profile, bufio.NewReader(typing{ctx, os.Stdin})) // the hard stop waits for the end of a line
}

// overtime says that the hard stop came.
func overtime(ctx context.Context) {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		fmt.Println("Time is over. What you played is kept, and handed in.")
	}
}

// onScreens plays one case after another in the whole terminal. Between two of them it asks in lines.
func (o *options) onScreens(ctx context.Context, r *room.Room, profile string, typed *bufio.Reader) error {
	for {
		switch err := o.surveyed(ctx, r, profile, typed); {
		case errors.Is(err, room.ErrStopped), errors.Is(err, io.EOF):
			return nil // they are asked again the next time
		case err != nil:
			return err
		}
		step, silent, err := o.chosen(ctx, r, profile, typed)
		if err != nil || step == nil {
			return err
		}
		width, height, err := term.GetSize(int(os.Stdout.Fd()))
		if err != nil {
			width, height = 0, 0 // the first resize will tell
		}
		d := screens.Deps{
			Library: o.library, Bedside: bedside.New, Skills: content.Skills, Profile: profile, Env: os.Environ(), Now: time.Now, Seed: chance,
			Width: width, Height: height, Pace: r.Session.Pace, Folder: ".",
			Task: &screens.Task{
				Play:   nav.Play{Scenario: step.Scenario, Seed: step.Seed, Variant: step.Variant, Practice: step.Practice},
				Resume: resumed(step), Again: r.Again(), Silent: silent,
				Go: goOf(step), TakeUp: takenUp(step),
				Inject: readAloud(r.Session, step.Scenario),
			},
		}
		err = screens.Run(ctx, d, os.Stdout)
		if herr := o.handRoomIn(context.WithoutCancel(ctx), r, profile); err == nil {
			err = herr
		}
		if err != nil || ctx.Err() != nil {
			overtime(ctx)
			return err
		}
	}
}

// readAloud opens what a word means in a case; nil where no word is read aloud in a session, so that no key is told for one.
func readAloud(s *lab.Session, scenario string) func(string) (string, bool) {
	if len(s.Injects) == 0 {
		return nil
	}
	return func(word string) (string, bool) { return s.Inject(scenario, word) }
}

// goOf is the go at a skill of a step; nil of a case.
func goOf(s *room.Step) *nav.Practise {
	if s.Skill == "" {
		return nil
	}
	return &nav.Practise{Skill: s.Skill, Setup: skill.Setup{Seed: s.Seed, Level: s.Level, Mode: s.Mode}}
}

// takenUp is the go that was left, and resumed the run.
func takenUp(s *room.Step) string {
	if s.Skill == "" {
		return ""
	}
	return s.Resume
}

func resumed(s *room.Step) string {
	if s.Skill != "" {
		return ""
	}
	return s.Resume
}
