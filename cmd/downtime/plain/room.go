package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	going "downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/lab"
)

var errSealed = errors.New("nothing leaves this program before the feedback is released; your hand-in is written for you")

// room plays the cases of a session one after another, and hands in after each.
func (s *session) room() error {
	r := s.Room
	s.say("Session %s. %s %s", r.Session.Code, sentence(r.Session.Title), r.Who())
	if r.Session.Pace == "live" { // lines that run on by themselves could not be read
		s.say("This session is to be played live. Here time moves only as you type, and each run is kept as paced.")
	}
	for played := false; ; played = true {
		runs, err := s.db.List(s.ctx)
		if err != nil {
			return err
		}
		if err := r.Read(s.ctx, s.db); err != nil {
			return err
		}
		if err := s.survey(runs); err != nil { // once more after six weeks, when the session has long closed
			return err
		}
		if err := r.May(s.Now()); err != nil {
			s.say("%s", sentence(err.Error()))
			return s.handed()
		}
		if done := r.Done(runs, s.db.Path()); done != nil {
			return s.allDone(done, played)
		}
		step, err := s.step(runs)
		if err != nil {
			return err
		}
		err = s.item(step)
		if herr := s.handed(); herr != nil {
			err = errors.Join(err, herr)
		}
		if !errors.Is(err, errAgain) && !errors.Is(err, errCases) {
			return err
		}
	}
}

// allDone says that there is nothing to play any more, and where the hand-in lies unless that was just said.
func (s *session) allDone(lines []string, said bool) error {
	s.atHome()
	for _, l := range lines {
		s.say("%s", l)
	}
	if said {
		return nil
	}
	return s.handed()
}

// atHome says what is so at the learner's own hospital, where the session tells it.
func (s *session) atHome() {
	if local := s.Room.Session.Local; local != "" {
		s.say("At your own hospital:")
		s.tell(local)
	}
}

// survey asks the questions that are due.
func (s *session) survey(runs []saves.Summary) error {
	when, err := s.Room.Due(s.ctx, s.db, runs, s.Now())
	if err != nil || when == "" {
		return err
	}
	s.say("%s", room.Introduction(when))
	err = s.Room.Survey(s.ctx, s.db, when, func(ask string) (string, error) {
		s.say("%s", ask)
		return s.hear(s.ctx)
	})
	if errors.Is(err, room.ErrStopped) {
		return errLeft
	}
	if err == nil && when != "before" {
		err = s.handed()
	}
	return err
}

// step is what is played next: it follows by itself in a fixed order, and is chosen where there is a choice.
func (s *session) step(runs []saves.Summary) (room.Step, error) {
	r := s.Room
	next, more := r.Next(runs)
	if more && (r.Session.Order != lab.Choice || next.Resume != "") {
		return next, nil
	}
	all := r.Standings(runs)
	for {
		s.choices(runs, more)
		line, err := s.hear(s.ctx)
		word := strings.ToLower(line)
		if step, ok := r.TwinNamed(runs, word); ok {
			return step, nil
		}
		if err != nil || leaves(word) {
			return room.Step{}, errors.Join(err, errLeft)
		}
		n, ok := room.Numbered(all, word)
		switch {
		case !ok:
			s.say("There is no case %q.", line)
		case !all[n].Left:
			s.say("No go at case %d is left.", n+1)
		default:
			return all[n].Step, nil
		}
	}
}

// choices says what there is to choose from; more: something has not been played yet.
func (s *session) choices(runs []saves.Summary, more bool) {
	if !more {
		s.say("You have played everything of this session.")
		s.atHome()
	}
	for _, l := range s.Room.Lines(runs, s.place) {
		s.say("%s", l)
	}
	if _, ok := s.Room.Twin(runs, 0); ok {
		s.say("While the others finish: twin 1 plays the same patient as case 1 with the other truth, as practice.")
	}
	if s.Room.Left(runs) {
		s.say("Type the number of a case, or quit.")
	} else {
		s.say("No other go is left. Type quit to leave.")
	}
}

func (s *session) place(id string) string {
	sc, err := s.compiled(id)
	if err != nil {
		return id
	}
	return sc.Place + ", " + sc.Hour
}

// item plays one step to its end, or until the trainee leaves. The error is errCases if the session goes on.
func (s *session) item(step room.Step) error {
	if step.Skill != "" {
		return s.goAt(step)
	}
	sc, err := s.compiled(step.Scenario)
	if err != nil {
		return err
	}
	it, err := s.sit(sc, step)
	if err != nil {
		return err
	}
	g := &game{voice: s.voice, ctx: s.ctx, sitting: it, now: s.Now, answered: s.answered}
	g.join = s.Room.Again()
	g.inject = func(word string) (string, bool) { return s.Room.Session.Inject(sc.ID, word) }
	g.export = func() (string, error) {
		if on, _, err := it.Saving(); on && err == nil && s.Room.Session.Feedback != lab.Now {
			return "", errSealed // what cannot be saved may leave: a run is never lost
		}
		return s.export(it)
	}
	if over, err := g.play(); err != nil || !over {
		return err
	}
	card, err := it.Finish(s.Now())
	if err != nil {
		return err
	}
	if err := it.Flush(s.ctx); err != nil {
		return err
	}
	runs, err := s.db.List(s.ctx)
	if err != nil {
		return err
	}
	if s.Room.Silent(runs) {
		s.say("This run is saved. What it came to is told later.")
		return errCases
	}
	if s.Room.Session.Feedback != lab.Now {
		s.say("This run is saved. Start downtime --profile %s to read the debriefs.", s.db.Path())
		return errCases
	}
	g.standard, g.support, g.local = sitting.Standard(s.ctx, s.db, sc.ID), sitting.Support(s.ctx, s.db), s.Room.Session.Local
	if err := g.debrief(&card); err != nil {
		return err
	}
	return errLeft
}

// sit begins the run of a step, or takes it up where it was left.
func (s *session) sit(sc *engine.Scenario, step room.Step) (*sitting.Sitting, error) {
	if step.Resume != "" {
		it, err := s.resume(sc, step.Resume)
		if it == nil {
			return nil, errors.Join(err, fmt.Errorf("the run %s cannot go on", step.Resume[:8]))
		}
		return it, nil
	}
	played, err := run.New(sc, step.Seed, step.Variant)
	if err != nil {
		return nil, err
	}
	if sc.Warning != "" {
		s.say("Before this case: %s", sc.Warning)
	}
	return sitting.New(played, s.writer, "paced", s.Now(), step.Practice), nil
}

// goAt practises the skill of a step. The error is errCases if the session goes on, errLeft if the go was left.
func (s *session) goAt(step room.Step) error {
	all, err := content.Skills()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(k skill.Skill) bool { return k.ID == step.Skill })
	if i < 0 {
		return fmt.Errorf("this program has no skill %q", step.Skill)
	}
	s.tell(all[i].About)
	s.say("The standard: %s.", all[i].Standard)
	var keep *going.Practice
	if step.Resume != "" {
		keep, err = s.takeUp(&all[i], step.Resume)
	} else {
		keep = going.New(&all[i], skill.Setup{Seed: step.Seed, Level: step.Level, Mode: step.Mode}, s.writer, s.Now())
	}
	if err != nil || keep == nil {
		return errors.Join(err, errLeft)
	}
	if err := s.run(keep); err != nil {
		return err
	}
	if !keep.Over() {
		return errLeft
	}
	return errCases
}

// injects finds the scene that a line opens, if it is a word of this session.
func (g *game) injects(line string) (scene int, ok bool) {
	if g.inject == nil {
		return 0, false
	}
	id, ok := g.inject(line)
	if !ok {
		return 0, false
	}
	scene = slices.IndexFunc(g.sc().Scenes, func(s engine.Scene) bool { return s.ID == id })
	return scene, scene >= 0
}

// handed writes the hand-in, also when the trainee has left or time is over.
func (s *session) handed() error {
	if s.HandIn == nil || s.db == nil {
		return nil
	}
	ctx := context.WithoutCancel(s.ctx)
	if err := s.writer.Flush(ctx); err != nil {
		return err
	}
	path, err := s.HandIn(ctx, s.db)
	switch {
	case err != nil:
		s.say("%s", sentence(err.Error()))
	case path != "":
		s.say("Handed in: %s.", path)
	}
	if s.broken != nil && !errors.Is(s.broken, io.EOF) {
		return s.broken
	}
	return nil
}
