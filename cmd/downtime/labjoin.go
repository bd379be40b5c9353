package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
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
	"downtime/cmd/downtime/ui"
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
	if j.observer != "" {
		r.Observer = j.observer
	}
	return r, profile, errors.Join(brought(ctx, db, s), r.Keep(ctx, db), db.SetSetting(ctx, "welcomed", true))
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

// folderFor is where hand-ins go: as asked for, else beside the session's file if that can be written to, else here, else beside the profiles, where
// they stay until somebody fetches them.
func folderFor(out, session string) string {
	if out != "" {
		return out
	}
	for _, dir := range []string{filepath.Dir(session), "."} {
		if writable(dir) == nil {
			return dir
		}
	}
	return saves.Dir()
}

// stays says of a hand-in beside the profiles how it gets to the instructor; "" of any other.
func stays(dir, profile string) string {
	if dir != saves.Dir() {
		return ""
	}
	return fmt.Sprintf(". It stays on this machine; as text or QR codes it goes out with downtime --profile %q handin --text, or --qr", strings.TrimSuffix(filepath.Base(profile), ".db"))
}

// writable tries to make a file in a folder.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".downtime-*.part")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, 4096))
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

func (o *options) labJoin(ctx context.Context, codeOrFile string, j *joining) error {
	r, profile, err := o.joined(ctx, codeOrFile, j)
	if err != nil {
		return err
	}
	playing := ctx
	if stop := r.Stop(); !stop.IsZero() {
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
	return o.onScreens(playing, r, profile)
}

// overtime says that the hard stop came.
func overtime(ctx context.Context) {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		fmt.Println("Time is over. What you played is kept, and handed in.")
	}
}

// onScreens plays one case after another in the whole terminal. Between two of them it asks in lines.
func (o *options) onScreens(ctx context.Context, r *room.Room, profile string) error {
	typed := bufio.NewReader(os.Stdin)
	for {
		if err := o.surveyed(ctx, r, profile, typed); err != nil {
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
				Inject: func(word string) (string, bool) { return r.Session.Inject(step.Scenario, word) },
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

// surveyed asks the questions that are due, in lines.
func (o *options) surveyed(ctx context.Context, r *room.Room, profile string, typed *bufio.Reader) error {
	db, err := saves.Open(ctx, profile)
	if err != nil {
		return err
	}
	defer db.Close()
	runs, err := db.List(ctx)
	if err := errors.Join(err, r.Read(ctx, db)); err != nil {
		return err
	}
	when, err := r.Due(ctx, db, runs, time.Now())
	if err != nil || when == "" {
		return err
	}
	say := func(text string) { fmt.Print(ui.Wrap(text, terminalWide())) }
	say(fmt.Sprintf("\n%d questions about yourself, %s the cases. No answer is right or wrong.\n", len(room.Questions), when))
	err = r.Survey(ctx, db, when, func(ask string) (string, error) {
		say(ask + " ")
		return typed.ReadString('\n')
	})
	if err == nil && when != "before" {
		_, err = o.roomHandin(ctx, db, r, profile)
	}
	return err
}

// terminalWide is how many cells a line has, for what is asked between two screens.
func terminalWide() int {
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && width > 0 {
		return width
	}
	return 80
}

// chosen says how the session stands and lets the learner go on, choose or leave; nil: leave.
func (o *options) chosen(ctx context.Context, r *room.Room, profile string, typed *bufio.Reader) (step *room.Step, silent bool, err error) {
	runs, err := soFar(ctx, r, profile)
	if err != nil {
		return nil, false, err
	}
	if err := r.May(time.Now()); err != nil {
		fmt.Println(explain(err) + ".")
		return nil, false, nil
	}
	o.sayStanding(r, runs)
	if done := r.Done(runs, profile); done != nil {
		for _, l := range done {
			fmt.Println(ui.Wrap(l, terminalWide()))
		}
		hereToo(r)
		return nil, false, o.handRoomIn(ctx, r, profile)
	}
	_, more := r.Next(runs)
	askNext(r, runs, more)
	line, err := typed.ReadString('\n')
	word := strings.ToLower(strings.TrimSpace(line))
	if err != nil || word == "q" || word == "quit" {
		return nil, false, nil //nolint:nilerr // nobody types any more
	}
	step, silent = picked(r, runs, word)
	return step, silent, nil
}

// sayStanding says how the session stands.
func (o *options) sayStanding(r *room.Room, runs []saves.Summary) {
	wide := terminalWide()
	fmt.Println(ui.Wrap(fmt.Sprintf("\nSession %s, %s. %s", r.Session.Code, r.Session.Title, r.Who()), wide))
	for _, l := range r.Lines(runs, o.place) {
		fmt.Println(ui.Wrap("  "+l, wide))
	}
}

// picked is the step that a word asks for, and whether nothing is told of it yet; nil: none.
func picked(r *room.Room, runs []saves.Summary, word string) (step *room.Step, silent bool) {
	next, more := r.Next(runs)
	silent = r.Session.Feedback != lab.Now && !r.Released
	if twin, ok := r.TwinNamed(runs, word); ok {
		return &twin, false
	}
	all := r.Standings(runs)
	if n, ok := room.Numbered(all, word); ok && all[n].Left && (!more || r.Session.Order == lab.Choice) {
		return &all[n].Step, silent
	}
	if !more {
		return nil, false
	}
	return &next, silent
}

// soFar reads what was played in a session.
func soFar(ctx context.Context, r *room.Room, profile string) ([]saves.Summary, error) {
	db, err := saves.OpenReader(ctx, profile)
	if err != nil {
		return nil, err
	}
	runs, err := db.List(ctx)
	return runs, errors.Join(err, r.Read(ctx, db), db.Close())
}

// askNext says what can be typed; more: something has not been played yet.
func askNext(r *room.Room, runs []saves.Summary, more bool) {
	switch {
	case more && r.Session.Order != lab.Choice:
		fmt.Print("Enter plays the next one, q leaves. ")
		return
	case more:
		fmt.Print("Enter or a number plays, q leaves. ")
		return
	}
	fmt.Print("You have played everything of this session")
	if r.Left(runs) {
		fmt.Print(". A number plays again where goes are left")
	}
	if _, ok := r.Twin(runs, 0); ok {
		fmt.Print("; t1 plays the same patient as case 1 with the other truth, as practice")
	}
	fmt.Print("; Enter leaves.")
	hereToo(r)
	fmt.Print(" ")
}

// hereToo says what is so at the learner's own hospital, where the session tells it.
func hereToo(r *room.Room) {
	if r.Session.Local != "" {
		fmt.Printf("\n\nAt your own hospital:\n\n%s\n\n", r.Session.Local)
	}
}

func (o *options) place(id string) string {
	sc, err := o.scenario(id)
	if err != nil {
		return id
	}
	return sc.Place + ", " + sc.Hour
}

// handRoomIn writes the hand-in of a room and says where it is.
func (o *options) handRoomIn(ctx context.Context, r *room.Room, profile string) error {
	db, err := saves.OpenReader(ctx, profile)
	if err != nil {
		return err
	}
	defer db.Close()
	path, err := o.roomHandin(ctx, db, r, profile)
	if err == nil && path != "" {
		fmt.Println(ui.Wrap(fmt.Sprintf("Handed in: %s%s.", path, stays(r.Folder, profile)), terminalWide()))
	}
	return err
}

// roomHandin writes what was played in a session, in the place of what this machine wrote before; "" if nothing was played. While nothing is told
// yet it is written packed, so that nobody reads the score in it by opening it: that is no encryption.
func (o *options) roomHandin(ctx context.Context, db *saves.DB, r *room.Room, profile string) (string, error) {
	f, _, err := o.collected(ctx, db, &handing{id: r.Learner, observer: r.Observer})
	if err != nil || len(f.Runs) == 0 && len(f.Goes) == 0 && len(f.Answers) == 0 {
		return "", err
	}
	f.Header.Session = r.Session.Code
	key, err := handin.Key(filepath.Dir(profile))
	if err != nil {
		return "", err
	}
	runs, err := db.List(ctx)
	if err != nil {
		return "", err
	}
	for n := 1; n < 100; n++ {
		path := filepath.Join(r.Folder, r.Session.Code+"-"+r.Learner+".handin")
		if n > 1 {
			path = filepath.Join(r.Folder, fmt.Sprintf("%s-%s-%d.handin", r.Session.Code, r.Learner, n))
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			if old, err := handin.Read(path); err != nil || old.Changed || !old.SignedBy(key) {
				continue // another machine's, or changed since: it may hold what this one has not
			}
		}
		if r.Silent(runs) {
			return path, f.WritePacked(path, key)
		}
		return path, f.Write(path, key)
	}
	return "", fmt.Errorf("hand in: %s holds too many hand-ins of %s", r.Folder, r.Learner)
}
