package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"downtime/cmd/downtime/lock"
	"downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/saves"
)

// Options are what the linear mode is started with.
type Options struct {
	Library  func() (*content.Library, error)
	In       io.Reader
	Out      io.Writer
	Now      func() time.Time
	Seed     func() uint64                                             // of a run that names none
	Profile  string                                                    // name or path; "": the one last used, or a new one
	Scenario string                                                    // "": chosen from the list
	Variant  string                                                    // "": the seed draws it
	Folder   string                                                    // where exported files go
	Room     *room.Room                                                // a session that an instructor has set: its cases alone are played; nil: everything is there
	Admitted string                                                    // the profile whose passphrase was given, if it has one
	HandIn   func(context.Context, *saves.DB) (path string, err error) // in a session, after each run
}

// session is one start of the program: a profile, and runs one after another.
type session struct {
	*voice
	Options
	ctx    context.Context
	lib    *content.Library
	db     *saves.DB     // nil: nothing is saved
	writer *saves.Writer // nil with db
	ready  map[string]*engine.Scenario
}

// Run asks for what is missing (a name, a case), offers to go on with an unfinished run, and plays until the trainee leaves, the input ends or
// ctx does. What is in play then is kept. The error says what could not be opened, played or saved.
func Run(ctx context.Context, o Options) error {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	s := &session{voice: newVoice(reading, o.In, o.Out), Options: o, ctx: ctx, ready: map[string]*engine.Scenario{}}
	s.say("Downtime. For learning, not for care.")
	var err error
	if s.lib, err = o.Library(); err != nil {
		return err
	}
	if o.Scenario != "" { // before anybody is asked for a name
		if _, err := s.compiled(o.Scenario); err != nil {
			return err
		}
	}
	if err := s.open(); err != nil {
		return quiet(err)
	}
	return quiet(errors.Join(s.runs(), s.close()))
}

// quiet takes the ways in which a trainee leaves for no error.
func quiet(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) || errors.Is(err, errLeft) {
		return nil
	}
	return err
}

// open opens the profile, after asking for a name if there is none yet. One that cannot be opened can be gone without.
func (s *session) open() error {
	path, err := saves.Resolve(s.Profile)
	if errors.Is(err, saves.ErrNotFound) && s.Profile == "" {
		path, err = s.name()
	}
	if err == nil {
		s.db, err = saves.Open(s.ctx, path)
	}
	if err == nil && s.Room == nil {
		err = room.Sealed(s.ctx, s.db, s.compiled)
		if err == nil && path != s.Admitted {
			err = lock.Admit(s.ctx, s.db, "")
		}
		if err != nil {
			return errors.Join(err, s.db.Close())
		}
	}
	if err == nil {
		s.writer = saves.NewWriter(s.db)
		if s.Room == nil {
			s.say("Profile %s.", s.db.Profile().Name)
		}
		return nil
	}
	var store *saves.Error
	if !errors.As(err, &store) || s.Room != nil {
		return err
	}
	s.say("%s", saves.Explain(err))
	s.say("Play without saving? Type yes or no.")
	if line, herr := s.hear(s.ctx); herr != nil || !agreed(line) {
		return err
	}
	return nil
}

// name asks for a name until one can be a profile's.
func (s *session) name() (string, error) {
	for {
		s.say("There is no profile on this machine yet. A profile keeps your runs and scores here, and sends them nowhere. " +
			"It needs a name, which may be invented; type quit to leave. What is your name?")
		line, err := s.hear(s.ctx)
		if err != nil {
			return "", err
		}
		switch word := strings.ToLower(line); {
		case leaves(word):
			return "", errLeft
		case isCommand(word):
			s.say("%q is a word of the game, or a number, and no name. First a name; then help tells you what you can type.", line)
			continue
		}
		if err := saves.CheckName(line); err != nil {
			s.say("%s", saves.Explain(err))
			continue
		}
		return saves.Resolve(line)
	}
}

// isCommand reports whether a word that was typed for a name is meant for the game.
func isCommand(word string) bool {
	_, err := strconv.Atoi(word)
	return word != "" && commands[word] != nil || agreed(word) || err == nil || slices.Contains([]string{"no", "n", "bag", "all", "again", "cases", "start", "play"}, word)
}

func (s *session) close() error {
	if s.db == nil {
		return nil
	}
	ctx := context.WithoutCancel(s.ctx)
	return errors.Join(s.writer.Close(ctx), s.db.Close())
}

// runs plays one run after another.
func (s *session) runs() error {
	if s.Room != nil {
		return s.room()
	}
	it, err := s.unfinished()
	if err != nil {
		return err
	}
	id := s.Scenario
	for {
		if it == nil {
			it, err = s.begin(id)
			if aside := s.aside(err); aside != nil {
				if err = aside(); err == nil {
					continue
				}
			}
			if err != nil {
				return err
			}
		}
		err := s.play(it)
		switch {
		case errors.Is(err, errCases):
			id = ""
		case errors.Is(err, errAgain):
			id = it.Run.Scenario.ID
		default:
			return err
		}
		it = nil
	}
}

// play plays a sitting and debriefs it. The error says how to go on: errAgain, errCases, or nil to leave.
func (s *session) play(it *sitting.Sitting) error {
	g := &game{voice: s.voice, ctx: s.ctx, sitting: it, now: s.Now, export: func() (string, error) { return s.export(it) }}
	if s.writer != nil {
		g.answered, g.keep = s.answered, s.keeper(it.ID)
		g.earlier, _ = progress.Unsaid(s.ctx, s.db, s.lib.List(), it.ID) // progress says what is wrong
		g.tick = func(run string, kept progress.Kept) {
			tick := progress.Ticked(run, kept, s.Now())
			s.writer.Submit(saves.Batch{Reflection: &tick})
		}
		g.standard, g.support = sitting.Standard(s.ctx, s.db, it.Run.Scenario.ID), sitting.Support(s.ctx, s.db)
		g.local, _ = sitting.Local(s.ctx, s.db) // downtime local says what is wrong
	}
	if over, err := g.play(); err != nil || !over {
		return err
	}
	card, err := it.Finish(s.Now())
	if err != nil {
		return err
	}
	if s.db != nil && it.Flush(s.ctx) == nil {
		g.say("This run is saved.")
	}
	return g.debrief(&card)
}

// unfinished offers to go on with the newest run that was left; nil: a new one.
func (s *session) unfinished() (*sitting.Sitting, error) {
	if s.db == nil {
		return nil, nil
	}
	all, err := s.db.Unfinished(s.ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		if s.Scenario != "" && r.Scenario != s.Scenario {
			continue
		}
		sc, err := s.compiled(r.Scenario)
		if err != nil {
			continue // a case that this program does not have
		}
		s.say("You left a run: %s, at %s. Go on with it? Type yes or no.", sc.Place, sc.Clock(r.LastTick))
		line, err := s.hear(s.ctx)
		if err != nil || !agreed(line) {
			return nil, err
		}
		return s.resume(sc, r.ID)
	}
	return nil, nil
}

// resume takes up a stored run. One that this program cannot simulate is said and left alone.
func (s *session) resume(sc *engine.Scenario, id string) (*sitting.Sitting, error) {
	stored, err := s.db.Load(s.ctx, id)
	if err != nil {
		return nil, err
	}
	it, err := sitting.Resume(sc, stored, s.writer)
	var version *run.VersionError
	if errors.As(err, &version) {
		s.say("%s", sentence(err.Error()))
		return nil, nil
	}
	return it, err
}

// begin announces a case and begins a run of it; id "" asks which.
func (s *session) begin(id string) (*sitting.Sitting, error) {
	if id == "" {
		var err error
		if id, err = s.choose(); err != nil {
			return nil, err
		}
	}
	sc, err := s.compiled(id)
	if err != nil {
		return nil, err
	}
	r, err := run.New(sc, s.Seed(), s.Variant)
	if err != nil {
		return nil, err
	}
	if sc.Warning != "" {
		s.say("Before this case: %s", sc.Warning)
	}
	s.say("About %d minutes. Everybody and everything in it is invented. Type quit to leave at any time, unasked and unscored.", sc.Minutes)
	return sitting.New(r, s.writer, "paced", s.Now(), sc.Unscored), nil
}

// choose lets the trainee pick a case by its number: cases go by place and hour, never by their title.
func (s *session) choose() (string, error) {
	cases := s.lib.List()
	if len(cases) == 0 {
		return "", errors.New("there are no cases here")
	}
	for {
		s.say("Which case?")
		for i, c := range cases {
			extra := ""
			if c.Unscored {
				extra = " Not scored. Begin here if you are new."
			}
			s.say("%d: %s, %s. %s. About %d minutes.%s", i+1, c.Place, c.Hour, c.Specialty, c.Minutes, extra)
		}
		s.say("Type its number, skills for the Skills Lab, progress for what to practise today, or quit.")
		line, err := s.hear(s.ctx)
		if err != nil {
			return "", err
		}
		switch strings.ToLower(line) {
		case "quit", "q", "exit":
			return "", errLeft
		case "skills", "lab":
			return "", errLab
		case "progress":
			return "", errProgress
		}
		for i, c := range cases {
			if line == fmt.Sprint(i+1) || strings.EqualFold(line, c.ID) {
				return c.ID, nil
			}
		}
		s.say("There is no case %q.", line)
	}
}

// compiled makes a case ready to play, once.
func (s *session) compiled(id string) (*engine.Scenario, error) {
	if sc := s.ready[id]; sc != nil {
		return sc, nil
	}
	sc, problems := s.lib.Get(id)
	if sc != nil {
		s.ready[id] = sc
		return sc, nil
	}
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = p.String()
	}
	return nil, fmt.Errorf("scenario %s cannot be played:\n%s", id, strings.Join(lines, "\n"))
}

// export writes the run in play to a new file, saved or not: how it leaves a machine whose disk is full.
func (s *session) export(it *sitting.Sitting) (string, error) {
	rec, err := it.Stored()(s.ctx)
	if err != nil {
		return "", err
	}
	return sitting.Export(s.Folder, rec)
}
