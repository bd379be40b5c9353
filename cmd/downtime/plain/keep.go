package plain

import (
	"context"
	"errors"

	going "downtime/cmd/downtime/practice"
	"downtime/game/skill"
	"downtime/saves"
)

// do gives one input, to the disk as well where the go is kept.
func (p *practice) do(in skill.Input) error {
	if p.keep != nil {
		return p.keep.Do(in)
	}
	return p.attempt.Do(in)
}

// wait lets ticks pass, on the disk as well where the go is kept.
func (p *practice) wait(ticks int64) []skill.Event {
	if p.keep != nil {
		return p.keep.Wait(ticks)
	}
	return p.attempt.Wait(ticks)
}

// left says what becomes of a go that is left half-way.
func (p *practice) left() {
	if p.keep != nil {
		if on, _, _ := p.keep.Saving(); on {
			p.say("You have left this go. It is kept, and you are asked whether to go on with it the next time.")
			return
		}
	}
	p.say("You have left this go. It is not scored.")
}

// run plays a go to its end or until it is left, and keeps what it came to. How it ends, a lost keyboard included, it is on the disk as it stood.
func (s *session) run(keep *going.Practice) error {
	p := &practice{voice: s.voice, ctx: s.ctx, now: s.Now, attempt: keep.Attempt, keep: keep}
	err := p.play()
	if err == nil && keep.Attempt.Exercise.Done() {
		keep.Finish(s.Now())
	} else {
		keep.Pause()
	}
	return errors.Join(err, s.flush("go"))
}

// flush says whether what was done is on the disk. What cannot be saved is kept by the writer and tried again, so it is no error.
func (s *session) flush(what string) error {
	if s.writer == nil {
		return nil
	}
	if err := s.writer.Flush(context.WithoutCancel(s.ctx)); err != nil {
		s.say("This %s is not saved yet. %s", what, saves.Explain(err))
		return nil
	}
	s.say("This %s is saved.", what)
	return nil
}

// halfway offers to go on with the go at a skill that was left last; nil: a new one.
func (s *session) halfway(sk *skill.Skill) (*going.Practice, error) {
	if s.db == nil {
		return nil, nil
	}
	open, err := s.db.OpenAttempts(s.ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range open {
		if a.Skill != sk.ID {
			continue
		}
		s.say("You left a go at this half-way, after %s. Go on with it? Type yes, no for a new one, or close to be done with it unscored.", seconds(float64(a.Tick)/skill.TicksPerSecond))
		line, err := s.hear(s.ctx)
		switch {
		case err != nil:
			return nil, err
		case agreed(line):
			return s.takeUp(sk, a.ID)
		case line == "close":
			return nil, s.closeGo(a.ID)
		}
		return nil, nil
	}
	return nil, nil
}

// takeUp plays a stored go again up to where it was left. One that this program cannot play is said and left alone.
func (s *session) takeUp(sk *skill.Skill, id string) (*going.Practice, error) {
	stored, err := s.db.Attempt(s.ctx, id)
	if err != nil {
		return nil, err
	}
	p, err := going.Resume(sk, stored, s.writer)
	if err != nil {
		s.say("It cannot be gone on with: %s", sentence(err.Error()))
		return nil, nil
	}
	return p, nil
}

// closeGo closes a stored go without a result.
func (s *session) closeGo(id string) error {
	a, err := s.db.Attempt(s.ctx, id)
	if err != nil {
		return err
	}
	a.Status, a.EndedAt = saves.Abandoned, s.Now()
	if err := s.db.KeepAttempt(s.ctx, a); err != nil {
		s.say("It is not closed. %s", saves.Explain(err))
		return nil
	}
	s.say("Closed, unscored.")
	return nil
}
