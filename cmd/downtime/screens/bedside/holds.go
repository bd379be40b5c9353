package bedside

import (
	"math"
	"slices"

	"downtime/game/engine"
)

// Why the clock of a paced case stands still: a question that nobody has read never runs out, and none runs out because time flies.

// unheard reports whether a question has just been put that would pass before these hands are done: nobody can answer in the wink for
// which a minute of writing lasts on the screen, so the clock holds until it is answered or waved on.
func (s *Screen) unheard(events []engine.Event, run *stretch) bool {
	if run.wait || s.open.current(s.obs.Scenes) != nil {
		return false // one that comes behind another is not lost: see spare
	}
	for _, e := range events {
		if e.Kind != engine.SceneOpened {
			continue
		}
		if d := s.sc.Scenes[e.Ref].Deadline; d > 0 && s.sit.Tick()+d <= run.until {
			return true
		}
	}
	return false
}

// margin is how many seconds are left of a question when the clock holds for it.
const margin = 10

// spare is how many of n coming ticks may pass before a question runs low for which the clock holds: one that nobody could read yet; and, while
// time flies, also one that was read but not waved on, unless it only asks for a belief. In live play the clock is nobody's to hold.
func (s *Screen) spare(n int64, flies bool) int64 {
	for i := range s.obs.Scenes {
		if v := &s.obs.Scenes[i]; s.waitsFor(v, flies) {
			n = min(n, s.obs.Tick+s.ticksToLow(v)-s.sit.Tick())
		}
	}
	return max(n, 0)
}

func (s *Screen) waitsFor(v *engine.SceneView, flies bool) bool {
	switch {
	case s.prefs.Live || v.Left <= 0:
		return false
	case !s.open.known(v.Index):
		return true
	}
	return flies && v.Asks == "" && !slices.Contains(s.open.waved, v.Index)
}

// ticksToLow is how long it takes until little of the time of a question is left.
func (s *Screen) ticksToLow(v *engine.SceneView) int64 {
	low := min(margin, float64(s.sc.Scenes[v.Index].Deadline)/engine.TicksPerSecond/2)
	return int64(math.Round((v.Left - low) * engine.TicksPerSecond))
}

// low is the most urgent question for which a flying clock holds now; nil if it does for none.
func (s *Screen) low() *engine.SceneView {
	for _, scene := range s.open.order {
		for i := range s.obs.Scenes {
			if v := &s.obs.Scenes[i]; v.Index == scene && s.waitsFor(v, true) && s.ticksToLow(v) <= 0 {
				return v
			}
		}
	}
	return nil
}

// waveOn lets time go on past the questions that run low.
func (s *Screen) waveOn() {
	for v := s.low(); v != nil; v = s.low() {
		s.open.seen = append(s.open.seen, v.Index)
		s.open.waved = append(s.open.waved, v.Index)
	}
}

// turnToUnread brings up the question for which the clock holds. It reports whether there is one.
func (s *Screen) turnToUnread() bool {
	if s.sit.Over() || s.spare(1, false) > 0 {
		return false
	}
	for i, scene := range s.open.order { // the most urgent first
		if !s.open.known(scene) {
			s.open.show(i, s.open.shown(), s.now())
			s.seq++
			return true
		}
	}
	return false
}

// holds says why time does not pass; empty if nobody keeps it.
func (s *Screen) holds() string {
	v := s.low()
	held := s.clock.run != nil && s.clock.run.held
	switch {
	case s.obs.Over || len(s.open.order) == 0:
		return ""
	case v != nil && (held || !s.open.known(v.Index)) && (v.Index != s.open.shown() || s.open.putAside(v.Index)):
		return "The clock holds: " + v.Speaker + " still waits. [ ] turns over, w lets time go on."
	case held:
		return "The clock holds for your answer. w lets time go on."
	}
	return ""
}

// goOn lets a stretch that held for a question run on.
func (s *Screen) goOn() bool {
	if s.clock.run == nil || !s.clock.run.held {
		return false
	}
	s.clock.run.held = false
	return true
}

// standStill stops flying time for a question that runs low: a wait is over, an act is taken up again.
func (s *Screen) standStill() {
	if !s.clock.run.wait {
		s.clock.run.held = true
		return
	}
	s.clock.run, s.clock.owed = nil, 0
	if v := s.low(); v != nil {
		s.says = v.Speaker + " still waits for an answer. w lets time go on."
	}
}
