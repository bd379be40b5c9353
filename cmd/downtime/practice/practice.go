// Package practice owns one go at a skill of the lab and its way to the disk and back, so that what is saved is the same whoever shows it.
//
// It may import game/skill and saves; never a screen.
package practice

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"downtime/game/skill"
	"downtime/saves"
)

// Practice is a go and what of it has been handed to the writer.
type Practice struct {
	Attempt *skill.Attempt
	ID      string
	Started time.Time
	Known   bool // the same go was played before and its result read: like one with feedback on the way, it proves nothing

	writer  *saves.Writer // nil: nothing is saved
	inputs  int           // handed over
	tick    int64         // handed over
	resumed int64         // tick at which it was taken up: saved before; -1 if it begins here
	closed  bool          // ended or abandoned
	kept    saves.Attempt // as it was closed
	result  *skill.Result
}

// New begins a go; writer nil plays without saving. Started is when.
func New(s *skill.Skill, setup skill.Setup, w *saves.Writer, started time.Time) *Practice {
	p := &Practice{Attempt: skill.Begin(s, setup), ID: saves.NewID(), Started: started, writer: w, resumed: -1}
	p.hand()
	return p
}

// Resume takes up a stored go where it was last saved: its inputs are played again. An error says in the learner's words why that cannot be.
func Resume(s *skill.Skill, stored saves.Attempt, w *saves.Writer) (*Practice, error) {
	r := skill.Record{Skill: stored.Skill, Version: stored.Version, Tick: stored.Tick, Setup: skill.Setup{
		Seed: stored.Seed, Before: stored.Before, Level: stored.Level, Timing: skill.Timing(stored.Timing), Guided: stored.Guided, Mode: stored.Mode,
	}}
	if err := json.Unmarshal(stored.Inputs, &r.Inputs); err != nil {
		return nil, fmt.Errorf("read the inputs of a go: %w", err)
	}
	a, err := skill.Replay(s, r)
	if err != nil {
		return nil, err
	}
	return &Practice{
		Attempt: a, ID: stored.ID, Started: stored.Started, Known: stored.Asked, writer: w, inputs: len(a.Inputs), tick: a.Tick, resumed: a.Tick,
	}, nil
}

// Do gives one input. An error is for the learner, and nothing has changed.
func (p *Practice) Do(in skill.Input) error {
	if err := p.Attempt.Do(in); err != nil {
		return err
	}
	if in.Set != "" || p.due() { // what was written goes to the disk at once; a hand that moves quickly, each second
		p.hand()
	}
	return nil
}

// Wait lets ticks pass, and hands the clock over each second.
func (p *Practice) Wait(ticks int64) []skill.Event {
	events := p.Attempt.Wait(ticks)
	if p.due() {
		p.hand()
	}
	return events
}

func (p *Practice) due() bool {
	return p.Attempt.Tick-p.tick >= skill.TicksPerSecond || p.Attempt.Exercise.Done()
}

// Pause hands over the present tick, so that coming back finds it.
func (p *Practice) Pause() { p.hand() }

// hand gives the go as it stands to the writer, if anything is new.
func (p *Practice) hand() {
	if p.closed || p.resumed >= 0 && p.inputs == len(p.Attempt.Inputs) && p.tick == p.Attempt.Tick {
		return
	}
	p.inputs, p.tick = len(p.Attempt.Inputs), p.Attempt.Tick
	p.submit(p.stored())
}

func (p *Practice) submit(a saves.Attempt) {
	if p.writer != nil {
		p.writer.Submit(saves.Batch{Attempt: &a})
	}
}

// Finish stores the result of a go that is done, once.
func (p *Practice) Finish(at time.Time) skill.Result {
	if p.result != nil {
		return *p.result
	}
	r := p.Attempt.Exercise.Result()
	p.result = &r
	a := p.stored()
	a.Status, a.EndedAt, a.Score, a.Met = saves.Ended, at, r.Score, r.Met
	a.Result = must(json.Marshal(r))
	if len(r.Trials) > 0 {
		a.Trials = must(json.Marshal(r.Trials))
	}
	p.closed, p.kept = true, a
	p.submit(a)
	return r
}

// Abandon closes the go without a result.
func (p *Practice) Abandon(at time.Time) {
	if p.closed {
		return
	}
	a := p.stored()
	a.Status, a.EndedAt = saves.Abandoned, at
	p.closed, p.kept = true, a
	p.submit(a)
}

// Stored is the go in its stored form.
func (p *Practice) Stored() saves.Attempt {
	if p.closed {
		return p.kept
	}
	return p.stored()
}

// Over reports whether the go has ended or was abandoned.
func (p *Practice) Over() bool { return p.closed }

// Saving reports whether this go is saved at all, up to which tick (-1: nothing yet), and why not further: every input given up to that tick is
// on the disk.
func (p *Practice) Saving() (on bool, tick int64, err error) {
	if p.writer == nil {
		return false, -1, nil
	}
	now := p.writer.Progress()
	if now.Run != p.ID {
		return true, p.resumed, now.Err
	}
	tick = now.Tick
	if given := p.Attempt.Inputs; now.Seq < len(given) {
		tick = min(tick, given[now.Seq].Tick-1)
	}
	return true, tick, now.Err
}

// stored is the go in its stored form, open.
func (p *Practice) stored() saves.Attempt {
	a, s := p.Attempt, p.Attempt.Setup
	inputs := a.Inputs
	if inputs == nil {
		inputs = []skill.Input{}
	}
	return saves.Attempt{
		ID: p.ID, Skill: a.Skill.ID, Version: skill.Version, Level: s.Level, Mode: s.Mode, Timing: string(s.Timing), Guided: s.Guided, Seed: s.Seed, Before: s.Before,
		Asked:   p.Known || slices.ContainsFunc(a.Inputs, func(in skill.Input) bool { return in.Do == "ask" }),
		Started: p.Started, Status: saves.Playing, Tick: a.Tick, Seq: len(a.Inputs), Inputs: must(json.Marshal(inputs)),
	}
}

// must holds for inputs and results: they are numbers, bools and strings.
func must(body []byte, err error) json.RawMessage {
	if err != nil {
		panic("practice: a go that is not JSON: " + err.Error())
	}
	return body
}

// Last is the seed of the last go at one skill, of a list that is newest first; 0 if there is none.
func Last(list []saves.Attempt, id string) uint64 {
	for _, a := range list {
		if a.Skill == id {
			return a.Seed
		}
	}
	return 0
}

// Past are the finished goes of one skill as mastery looks at them, oldest first, of a list that is newest first.
func Past(list []saves.Attempt, id string) []skill.Past {
	var out []skill.Past
	for _, a := range slices.Backward(list) {
		if a.Skill == id && a.Status == saves.Ended {
			out = append(out, skill.Past{At: a.EndedAt.Unix(), Level: a.Level, Guided: a.Guided || a.Asked, Met: a.Met, Score: a.Score})
		}
	}
	return out
}
