package main

import (
	"cmp"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/room"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/handin"
)

// handing are the flags of handin.
type handing struct {
	out, id, observer string
	reflections, text bool
	codes             codes
}

func newHandin(o *options) *cobra.Command {
	h := &handing{}
	cmd := &cobra.Command{
		Use: "handin", Short: "Write one file with what was played, to be handed to an instructor", Args: cobra.NoArgs,
		Long: "Writes the runs of a profile as one signed file: headers, inputs, States and scores, under a pseudonym. At any time, as often as you like, with\n" +
			"or without a session. It names nobody, holds nothing that was practice, and what you wrote in debriefs only with --reflections.\n" +
			"Where no stick can be used, --text prints it as lines to be pasted into a form or a mail, and --qr shows it as QR codes to be read by a telephone\n" +
			"or a scanner: the texts of all codes, in any order, saved in one file are the hand-in.",
		RunE: func(cmd *cobra.Command, _ []string) error { return o.handin(cmd, h) },
	}
	f := cmd.Flags()
	f.StringVar(&h.out, "out", "", "the file (default: downtime-PSEUDONYM.handin here)")
	f.StringVar(&h.id, "id", "", "your pseudonym (default: that of the session, or one made for this profile)")
	f.StringVar(&h.observer, "observer", "", "pseudonym of who observed while you held the keys, in a pair")
	f.BoolVar(&h.reflections, "reflections", false, "hand in what you wrote in your debriefs as well")
	f.BoolVar(&h.text, "text", false, "print it as text to be pasted, instead of a file")
	f.BoolVar(&h.codes.shown, "qr", false, "show it as QR codes, instead of a file")
	f.BoolVar(&h.codes.plain, "plain", false, "with --qr: print the codes one below the other")
	f.BoolVar(&h.codes.dark, "dark", false, "with --qr and without colours: the window is dark")
	cmd.MarkFlagsMutuallyExclusive("out", "text", "qr")
	return cmd
}

func (o *options) handin(cmd *cobra.Command, h *handing) error {
	path, err := saves.Resolve(o.profile)
	if err != nil {
		return err
	}
	db, err := saves.OpenReader(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := admitted(cmd.Context(), db); err != nil {
		return err
	}
	code, packed, err := o.ofRoom(cmd.Context(), db, h)
	if err != nil {
		return err
	}
	f, left, err := o.collected(cmd.Context(), db, h)
	if err != nil {
		return err
	}
	f.Header.Session = code
	key, err := handin.Key(filepath.Dir(path))
	if err != nil {
		return err
	}
	if len(f.Runs)+len(f.Goes) == 0 {
		return fmt.Errorf("there is nothing to hand in yet: %s", strings.Join(append(left, "play a case first"), "; "))
	}
	w := cmd.OutOrStdout()
	warnOfNames(cmd.ErrOrStderr(), &f)
	if h.codes.shown {
		return h.codes.show(cmd.Context(), w, &f, key)
	}
	if h.text {
		return pasteInto(w, &f, key)
	}
	out := h.out
	if out == "" {
		out = "downtime-" + f.Header.Learner + ".handin"
	}
	write := f.Write
	if packed {
		write = f.WritePacked
	}
	if err := write(out, key); err != nil {
		return err
	}
	sayHandedIn(w, &f, out, left)
	return nil
}

// pasteInto prints a hand-in as text to be pasted.
func pasteInto(w io.Writer, f *handin.File, key ed25519.PrivateKey) error {
	text, err := f.Encode(key)
	if err != nil {
		return err
	}
	pasted, err := handin.Paste(text)
	fmt.Fprint(w, pasted)
	return err
}

// warnOfNames says which of the learner's texts may name a person, beside the hand-in, while it is still theirs.
func warnOfNames(w io.Writer, f *handin.File) {
	for i := range f.Reflections {
		if warn := review.Warn(f.Reflections[i].Body); warn != "" {
			fmt.Fprintf(w, "Look before you pass this on: %s: %q. It can be changed in its debrief.\n", warn, f.Reflections[i].Body)
		}
	}
}

// sayHandedIn says what was written, and what was left out of it.
func sayHandedIn(w io.Writer, f *handin.File, out string, left []string) {
	fmt.Fprintf(w, "Handed in as %s: %s, in %s.\n", f.Header.Learner, counted(len(f.Runs), "run"), out)
	if n := len(f.Goes); n > 0 {
		fmt.Fprintf(w, "With %s at skills.\n", skill.Plural(n, "go", "goes"))
	}
	for _, l := range left {
		fmt.Fprintf(w, "Left out: %s.\n", l)
	}
	if n := len(f.Reflections); n > 0 {
		fmt.Fprintf(w, "With %s of your own that you wrote in debriefs.\n", counted(n, "text"))
	}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// ofRoom takes pseudonym and session from the session that a profile was joined with, if it was, and says whether nothing of it is told yet: then the
// hand-in is packed.
func (o *options) ofRoom(ctx context.Context, db *saves.DB, h *handing) (code string, packed bool, err error) {
	r, err := room.Of(ctx, db, o.scenario)
	if err != nil || r == nil {
		return "", false, err
	}
	h.id, h.observer = cmp.Or(h.id, r.Learner), cmp.Or(h.observer, r.Observer)
	if h.id != r.Learner {
		return "", false, fmt.Errorf("this profile is %s's in session %s", r.Learner, r.Session.Code)
	}
	runs, err := db.List(ctx)
	return r.Session.Code, r.Silent(runs), err
}

// collected makes the hand-in of a profile, and says what it leaves out.
func (o *options) collected(ctx context.Context, db *saves.DB, h *handing) (f handin.File, left []string, err error) {
	f.Header = handin.Header{Learner: h.id, Observer: h.observer, Made: time.Now(), Program: version, Engine: engine.Version}
	if f.Header.Learner == "" {
		f.Header.Learner = "p-" + db.Profile().ID[:8] // never the profile's name: it may be a person's
	}
	if err := handin.CheckName(f.Header.Learner); err != nil {
		return f, nil, err
	}
	if h.observer != "" {
		if err := handin.CheckName(h.observer); err != nil {
			return f, nil, err
		}
	}
	r, err := room.Of(ctx, db, o.scenario)
	if err != nil {
		return f, nil, err
	}
	if left, err = o.played(ctx, db, r, &f); err != nil {
		return f, nil, err
	}
	more, err := goes(ctx, db, r, &f)
	if left = append(left, more...); err != nil {
		return f, nil, err
	}
	if f.Answers, err = room.Answers(ctx, db); err == nil && h.reflections {
		err = written(ctx, db, &f)
	}
	return f, left, err
}

// played adds the runs that can be proved, the oldest first, and says what it leaves out. R is the session of the profile; nil: none.
func (o *options) played(ctx context.Context, db *saves.DB, r *room.Room, f *handin.File) (left []string, err error) {
	all, err := db.List(ctx)
	if err != nil {
		return nil, err
	}
	practice, older := 0, 0
	for i := len(all) - 1; i >= 0; i-- {
		switch sc, err := o.scenario(all[i].Scenario); {
		case all[i].Practice:
			practice++
			continue
		case err != nil || run.Current(sc, run.Header{Scenario: sc.ID, Engine: all[i].Engine, Content: all[i].ContentHash}) != nil:
			older++
			continue
		}
		if why := outside(r, all[i].Header); why != "" {
			left = append(left, why)
			continue
		}
		stored, err := db.Load(ctx, all[i].ID)
		if err != nil {
			return nil, err
		}
		if err := typed(stored.Inputs); err != nil {
			left = append(left, fmt.Sprintf("run %s (%s), which nobody would take: %v", stored.ID[:8], stored.Scenario, err))
			continue
		}
		if stored, err = proof.HandedIn(stored); err != nil {
			return nil, err
		}
		f.Runs = append(f.Runs, stored)
	}
	if practice > 0 {
		left = append(left, counted(practice, "run")+" of practice, which is never handed in")
	}
	if older > 0 {
		left = append(left, counted(older, "run")+" of another version of the program or of its case, which nobody could simulate again")
	}
	return left, nil
}

// typed says what in a run no hand-in may hold.
func typed(inputs []saves.Input) error {
	for _, in := range inputs {
		if err := handin.Clean(in.Body); err != nil {
			return fmt.Errorf("input %d: %w", in.Seq, err)
		}
	}
	return nil
}

// outside says why a run is none of the session of its profile, which would refuse the whole file for it; "" for every other.
func outside(r *room.Room, h saves.Header) string {
	if r == nil {
		return ""
	}
	if err := r.Check(h); err != nil {
		return fmt.Sprintf("run %s (%s), which is not of the session: %v", h.ID[:8], h.Scenario, err)
	}
	return ""
}

// goes adds the finished goes at skills that this program can play again, and says which are none of the session of the profile.
func goes(ctx context.Context, db *saves.DB, r *room.Room, f *handin.File) (left []string, err error) {
	all, err := db.Attempts(ctx)
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0; i-- { // the oldest first
		if all[i].Status != saves.Ended || all[i].Version != skill.Version {
			continue
		}
		if r != nil {
			if _, _, err := r.SlotOfGo(all[i]); err != nil {
				left = append(left, fmt.Sprintf("go %s (%s), which is not of the session: %v", all[i].ID[:8], all[i].Skill, err))
				continue
			}
		}
		a, err := db.Attempt(ctx, all[i].ID)
		if err != nil {
			return nil, err
		}
		f.Goes = append(f.Goes, proof.GoOf(&a))
	}
	return left, nil
}

// written adds what the learner wrote about the runs that are handed in.
func written(ctx context.Context, db *saves.DB, f *handin.File) error {
	for i := range f.Runs {
		texts, err := db.Reflections(ctx, f.Runs[i].ID)
		if err != nil {
			return err
		}
		for _, t := range texts {
			if ownWords[t.Part] == "" {
				continue // where the debrief was left, and how a duty was divided
			}
			f.Reflections = append(f.Reflections, handin.Reflection{Run: t.Run, Part: t.Part, Body: handin.Plain(t.Body), At: t.At})
		}
	}
	return nil
}

// appendHandin adds a headless run to a hand-in, which this machine must have signed.
func appendHandin(r *run.Run, path, learner string, began time.Time) error {
	key, err := handin.Key(saves.Dir())
	if err != nil {
		return err
	}
	f, err := appendable(path, learner, key)
	if err != nil {
		return fmt.Errorf("append to hand-in: %w", err)
	}
	stored, err := proof.Headless(r)
	if err != nil {
		return err
	}
	stored.ID, stored.Started, stored.EndedAt = saves.NewID(), began.UTC().Truncate(time.Millisecond), time.Now().UTC().Truncate(time.Millisecond)
	if !score.Grade(r.Scenario, &r.State).Scored {
		return errors.New("append to hand-in: this case is not scored, so there is nothing to hand in")
	}
	f.Put(stored)
	f.Header.Made, f.Header.Program, f.Header.Engine = time.Now(), version, engine.Version
	return f.Write(path, key)
}

func appendable(path, learner string, key ed25519.PrivateKey) (handin.File, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if learner == "" {
			base := filepath.Base(path)
			learner = handin.Name(strings.TrimSuffix(base, filepath.Ext(base)))
		}
		return handin.File{Header: handin.Header{Learner: learner}}, handin.CheckName(learner)
	}
	f, err := handin.Read(path)
	switch {
	case err != nil:
		return f, fmt.Errorf("%s: %w", path, err)
	case f.Changed || !f.SignedBy(key):
		return f, fmt.Errorf("%s was not signed by this machine, or was changed since, and was left as it is", path)
	case learner != "" && learner != f.Header.Learner:
		return f, fmt.Errorf("%s is %s's", path, f.Header.Learner)
	}
	return f, nil
}
