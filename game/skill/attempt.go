package skill

import (
	"fmt"
	"slices"
	"strings"
)

// Attempt is one go: a skill, its setup, and what was done in it.
type Attempt struct {
	Skill    *Skill
	Setup    Setup
	Exercise Exercise
	Tick     int64
	Inputs   []Input
}

// Record is an attempt as it is kept: enough to replay it.
type Record struct {
	Skill   string  `json:"skill"`
	Version int     `json:"version"`
	Setup   Setup   `json:"setup"`
	Tick    int64   `json:"tick"` // how far it came
	Inputs  []Input `json:"inputs"`
}

// Check says of a setup that a learner asked for what of it cannot be.
func Check(s *Skill, setup Setup) error {
	switch {
	case setup.Level < 0 || setup.Level >= len(s.Levels):
		return fmt.Errorf("%s has levels 0 to %d, not %d", s.ID, len(s.Levels)-1, setup.Level)
	case setup.Timing != Usual && setup.Timing != Double && setup.Timing != Off:
		return fmt.Errorf("the timing is double or off, not %q", setup.Timing)
	case setup.Mode != "" && len(s.Modes) == 0:
		return fmt.Errorf("%s has no modes", s.ID)
	case setup.Mode != "" && !slices.Contains(s.Modes, setup.Mode):
		return fmt.Errorf("the modes of %s are %s, not %q", s.ID, strings.Join(s.Modes, " and "), setup.Mode)
	}
	return nil
}

// Begin starts a go. A level out of range is the nearest; no mode is the first.
func Begin(s *Skill, setup Setup) *Attempt {
	setup.Level = max(0, min(setup.Level, len(s.Levels)-1))
	if setup.Mode == "" && len(s.Modes) > 0 {
		setup.Mode = s.Modes[0]
	}
	return &Attempt{Skill: s, Setup: setup, Exercise: s.Begin(setup)}
}

// Do gives one input, stamped with the present tick. On an error nothing has changed, and the error is for the learner.
func (a *Attempt) Do(in Input) error {
	if a.Exercise.Done() {
		return fmt.Errorf("this go is over")
	}
	in.Tick = a.Tick
	if err := a.Exercise.Apply(in); err != nil {
		return err
	}
	a.Inputs = append(a.Inputs, in)
	return nil
}

// Wait lets so many ticks pass, or fewer if the go ends on the way, and returns what could be perceived in them.
func (a *Attempt) Wait(ticks int64) []Event {
	var out []Event
	for range ticks {
		if a.Exercise.Done() {
			break
		}
		for _, e := range a.Exercise.Step() {
			e.Tick = a.Tick
			out = append(out, e)
		}
		a.Tick++
	}
	return out
}

// Record is the attempt as it is kept.
func (a *Attempt) Record() Record {
	return Record{Skill: a.Skill.ID, Version: Version, Setup: a.Setup, Tick: a.Tick, Inputs: a.Inputs}
}

// Replay plays a record again. An error names the input that the skill now refuses.
func Replay(s *Skill, r Record) (*Attempt, error) {
	if r.Version != Version {
		return nil, fmt.Errorf("this go was made with version %d of the skills; this program has version %d and cannot replay it", r.Version, Version)
	}
	a := Begin(s, r.Setup)
	for i, in := range r.Inputs {
		if in.Tick < a.Tick {
			return nil, fmt.Errorf("input %d of %s goes back in time", i+1, s.ID)
		}
		a.Wait(in.Tick - a.Tick)
		if err := a.Do(in); err != nil {
			return nil, fmt.Errorf("replay input %d of %s: %w", i+1, s.ID, err)
		}
	}
	a.Wait(r.Tick - a.Tick)
	return a, nil
}

// Bot plays a skill through the inputs that a learner has. Where a skill is of paper it knows what is right from the exercise: what its score proves
// is the marking, not that the papers tell enough.
type Bot struct {
	Name string // "good", "usual"
	Play func(*Attempt)
}

// Field is the field of the present view with that id.
func (a *Attempt) Field(id string) (Field, bool) {
	for _, f := range a.Exercise.View().Fields {
		if f.ID == id {
			return f, true
		}
	}
	return Field{}, false
}
