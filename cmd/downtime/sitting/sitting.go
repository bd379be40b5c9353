// Package sitting owns one sitting at a run: the run itself, and its way to the disk and back. Screens, the line mode and the commands
// all play through it, so that what is saved is the same whoever plays.
//
// It may import game, content's scenarios as compiled, and saves; never a screen.
package sitting

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/game/track"
	"downtime/saves"
)

// Sitting is a run in play and what of it has been handed to the writer.
type Sitting struct {
	Run  *run.Run
	ID   string
	Card *score.Card // once the run is over and graded; of practice without a score

	Practice bool // played with its truth known, or branched off another run: it is stored, and never scored
	Branched bool // off another run: who leaves it goes back to where that was looked at, and it is closed

	writer *saves.Writer // nil: nothing is saved
	inputs int           // inputs handed over
	marks  int
	tick   int64

	resumed int64 // tick at which it was taken up: saved before this program began; -1 if it begins here

	started, ended time.Time // when, where no writer knows; ended once it is graded
}

// New begins a run in a profile; writer nil plays without saving. Pace is "paced" or "live"; started is when.
func New(r *run.Run, w *saves.Writer, pace string, started time.Time, practice bool) *Sitting {
	s := &Sitting{Run: r, ID: saves.NewID(), Practice: practice, writer: w, resumed: -1, started: started}
	h := header(r, s.ID, pace, started, practice)
	s.submit(saves.Batch{Run: s.ID, Begin: &h})
	return s
}

// Resume takes up a stored run at the last tick saved: its inputs are simulated again and checked against the stored hashes.
func Resume(sc *engine.Scenario, stored saves.Run, w *saves.Writer) (*Sitting, error) {
	r, err := Rebuild(sc, stored)
	if err != nil {
		return nil, err
	}
	s := &Sitting{
		Run: r, ID: stored.ID, Practice: stored.Practice, writer: w, inputs: len(r.Inputs), marks: len(r.Marks), tick: r.State.Tick, resumed: r.State.Tick, started: stored.Started,
	}
	if r.State.Live && !r.State.Over { // the program ended in the middle of a bout: nobody presses those keys now, so the last rhythm stands
		if _, err := s.Do(engine.Input{Kind: engine.Live}); err != nil {
			return nil, fmt.Errorf("resume run %s: %w", stored.ID, err)
		}
	}
	return s, nil
}

// Do gives one input to the run and hands what is new to the writer.
func (s *Sitting) Do(in engine.Input) ([]engine.Event, error) {
	events, err := s.Run.Do(in)
	if err != nil {
		return nil, err
	}
	// Every input goes to the disk at once; a clock that only runs goes there each simulated second.
	if in.Kind != engine.Wait || s.Run.State.Tick-s.tick >= engine.TicksPerSecond || s.Run.State.Over {
		s.hand()
	}
	return events, nil
}

// Wait lets ticks pass.
func (s *Sitting) Wait(ticks int64) ([]engine.Event, error) {
	return s.Do(engine.Input{Kind: engine.Wait, Ticks: ticks})
}

// hand gives everything that is new to the writer.
func (s *Sitting) hand() {
	b := saves.Batch{Run: s.ID, Tick: s.Run.State.Tick}
	for ; s.inputs < len(s.Run.Inputs); s.inputs++ {
		b.Inputs = append(b.Inputs, stored(s.inputs, s.Run.Inputs[s.inputs]))
	}
	for ; s.marks < len(s.Run.Marks); s.marks++ {
		m := s.Run.Marks[s.marks]
		b.Marks = append(b.Marks, saves.Mark{Seq: m.Inputs, Tick: m.Tick, Hash: m.Hash})
	}
	s.tick = s.Run.State.Tick
	s.submit(b)
}

func (s *Sitting) submit(b saves.Batch) {
	if s.writer != nil {
		s.writer.Submit(b)
	}
}

// Saving reports whether this sitting is saved at all, up to which tick (-1: nothing yet), and why not further: every input given up to that
// tick is on the disk.
func (s *Sitting) Saving() (on bool, tick int64, err error) {
	if s.writer == nil {
		return false, -1, nil
	}
	p := s.writer.Progress()
	if p.Run != s.ID {
		return true, s.resumed, p.Err
	}
	tick = p.Tick
	if p.Seq < len(s.Run.Inputs) { // one may have been given at the very tick to which the clock is saved
		tick = min(tick, s.Run.Inputs[p.Seq].Tick-1)
	}
	return true, tick, p.Err
}

// Retry asks the writer to try again now.
func (s *Sitting) Retry() {
	if s.writer != nil {
		s.writer.Retry()
	}
}

// Pause hands over the present tick, so that coming back finds it.
func (s *Sitting) Pause() { s.hand() }

// Flush waits until everything handed over is on the disk.
func (s *Sitting) Flush(ctx context.Context) error {
	s.hand()
	if s.writer == nil {
		return nil
	}
	return s.writer.Flush(ctx)
}

// Finish grades the run and stores its Card and events. Practice gets a Card without a score, with the signs that were met.
func (s *Sitting) Finish(at time.Time) (score.Card, error) {
	if s.Card != nil {
		return *s.Card, nil
	}
	s.hand()
	card := score.Grade(s.Run.Scenario, &s.Run.State)
	if s.Practice {
		card = score.Card{Scenario: card.Scenario, Variant: card.Variant, Kind: card.Kind, Signs: card.Signs}
	}
	s.Card, s.ended = &card, at
	end, err := ending(s.Run, card, at)
	if err != nil {
		return card, err
	}
	s.submit(saves.Batch{Run: s.ID, End: &end})
	return card, nil
}

// Judge says of a practice run that has been left what it came to, to be set beside the run that it branched from: the harm done, 0 to 100, and what
// its Card would be. It is told in a debrief and stored nowhere.
func (s *Sitting) Judge() (harm float64, card score.Card) {
	sc, state := s.Run.Scenario, &s.Run.State
	return track.Harm(sc, state), score.Grade(sc, state)
}

// Abandon leaves the run, unscored.
func (s *Sitting) Abandon(at time.Time) {
	s.hand()
	s.submit(saves.Batch{Run: s.ID, Abandon: &at})
}

func header(r *run.Run, id, pace string, started time.Time, practice bool) saves.Header {
	h := r.Header
	return saves.Header{
		ID: id, Scenario: h.Scenario, Variant: h.Variant, Seed: h.Seed, Engine: h.Engine, ContentHash: h.Content,
		Pace: pace, Started: started, Practice: practice,
	}
}

func stored(i int, in engine.Input) saves.Input {
	body, err := json.Marshal(in)
	if err != nil {
		panic("sitting: an input that is not JSON: " + err.Error()) // inputs are numbers, bools and strings
	}
	return saves.Input{Seq: i + 1, Tick: in.Tick, Body: body}
}

func ending(r *run.Run, card score.Card, at time.Time) (saves.End, error) {
	end := saves.End{At: at, Score: card.Total}
	var err error
	if end.Card, err = json.Marshal(card); err != nil {
		return end, fmt.Errorf("store card: %w", err)
	}
	for _, e := range r.Events {
		body, err := json.Marshal(e)
		if err != nil {
			return end, fmt.Errorf("store event: %w", err)
		}
		end.Events = append(end.Events, body)
	}
	return end, nil
}
