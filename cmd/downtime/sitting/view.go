package sitting

import "downtime/game/engine"

// What a screen of play may ask of a run. A screen that keeps to these cannot read the truth.

// Scenario gives the words of the case.
func (s *Sitting) Scenario() *engine.Scenario { return s.Run.Scenario }

// Observe gives all that the trainee can perceive now.
func (s *Sitting) Observe() engine.Observation { return s.Run.Observe() }

// Options lists every action of the case with whether it can be begun now, by your own hands or the first person who can.
func (s *Sitting) Options() []engine.Option { return engine.Legal(s.Run.Scenario, &s.Run.State) }

// Check says why an input cannot be done now: an *engine.IllegalError, nil if it can. Nothing changes.
func (s *Sitting) Check(in engine.Input) error { return engine.Check(s.Run.Scenario, &s.Run.State, in) }

// Refusal says, in a trainee's words, why an input cannot be done now; empty if it can.
func (s *Sitting) Refusal(in engine.Input) string {
	if err := s.Check(in); err != nil {
		return err.Error()
	}
	return ""
}

// FirstHands is who does an action if nobody is named: you if you can do it now, else the first person who can.
func (s *Sitting) FirstHands(action int) int {
	return engine.FirstHands(s.Run.Scenario, &s.Run.State, action)
}

// Cost is how many ticks an action takes if that person begins it now, with the way to its bed.
func (s *Sitting) Cost(action, by int) int64 {
	return engine.Cost(s.Run.Scenario, &s.Run.State, action, by)
}

// Occupies is how many ticks an input that has just been given keeps your own hands or voice.
func (s *Sitting) Occupies(in engine.Input) int64 {
	return engine.Occupies(s.Run.Scenario, &s.Run.State, in)
}

// Bed is the patient at whose bed an action is done, by their number; -1 anywhere.
func (s *Sitting) Bed(action int) int { return s.Run.Scenario.Bed(&s.Run.State, action) }

// Lines puts the perceivable events from the n-th on into words, and says from which event to go on next time.
func (s *Sitting) Lines(n int) (lines []engine.Line, next int) {
	return s.Run.Lines(n), len(s.Run.Events)
}

// Tick is the present tick of the run.
func (s *Sitting) Tick() int64 { return s.Run.State.Tick }

// Over reports whether the run has ended.
func (s *Sitting) Over() bool { return s.Run.State.Over }

// Squeezing reports whether your own keys squeeze the bag, as they do in a bout.
func (s *Sitting) Squeezing() bool { return s.Run.State.Live }
