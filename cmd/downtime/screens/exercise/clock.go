package exercise

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/game/skill"
)

const (
	frameTime = 40 * time.Millisecond  // between two pictures of what moves
	slowFrame = 100 * time.Millisecond // the same at the far end of a line
	stillTime = time.Second            // between two looks at the clock when nothing moves

	// longest is the most wall time that is caught up with at once: a machine that slept does not play on.
	longest = 2 * time.Second
	// lastMoment is how long before a limit what stands in the fields is written as it is: nobody loses a digit to a key not pressed.
	lastMoment = 0.3
)

const tickTime = time.Second / skill.TicksPerSecond

// frameMsg asks for the next picture. One of another generation is stale: pausing and going on never doubles the speed.
type frameMsg struct{ gen int }

// clock is how wall time moves the go.
type clock struct {
	gen     int
	running bool // a frame is on its way
	last    time.Time
	owed    time.Duration // wall time that no tick has been played for
}

func (c *clock) stop() {
	c.gen++
	c.running = false
}

// wake starts the frames again if none is on its way.
func (s *Screen) wake() tea.Cmd {
	if s.clock.running || s.pause.on || s.goes.Attempt.Exercise.Done() {
		return nil
	}
	s.clock.running = true
	return s.next()
}

func (s *Screen) next() tea.Cmd {
	gen := s.clock.gen
	return tea.Tick(s.wait(), func(time.Time) tea.Msg { return frameMsg{gen} })
}

// wait is the time between two frames.
func (s *Screen) wait() time.Duration {
	switch {
	case s.view.Still:
		return stillTime
	case s.slow:
		return slowFrame
	}
	return frameTime
}

func (s *Screen) frame(msg frameMsg) tea.Cmd {
	if msg.gen != s.clock.gen {
		return nil
	}
	bell := s.pass()
	s.clock.running = false // Update asks for the next one
	return bell
}

// pass lets the ticks go by that wall time has brought since the last look.
func (s *Screen) pass() tea.Cmd {
	now := s.now()
	dt := min(max(now.Sub(s.clock.last), 0), longest)
	s.clock.last = now
	if s.pause.on {
		return nil
	}
	s.clock.owed += dt
	n := int64(s.clock.owed / tickTime)
	s.clock.owed %= tickTime
	if n < 1 {
		return nil
	}
	if left := s.view.Left; left != nil && *left-float64(n)/skill.TicksPerSecond < lastMoment && *left > 0 {
		s.commitQuietly()
	}
	events := s.goes.Wait(n)
	for _, e := range events {
		if e.Kind == "say" {
			s.heard = e.Text
		}
	}
	s.look()
	return s.ring(s.motion.follow(&s.view, float64(n)/skill.TicksPerSecond))
}

// commitQuietly writes what of the drafts is accepted.
func (s *Screen) commitQuietly() {
	fields := append([]skill.Field{}, s.form.fields...)
	for i := range fields {
		s.commit(&fields[i])
	}
}

// ring lets a beat be heard where the learner wants the terminal's bell.
func (s *Screen) ring(sounds bool) tea.Cmd {
	if !sounds || !s.prefs.Bell {
		return nil
	}
	return tea.Raw("\a")
}
