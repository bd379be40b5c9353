package bedside

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/game/engine"
)

// frameTime is the time between two pictures.
const frameTime = 50 * time.Millisecond

// longest is the most wall time one frame may bring: a machine that slept does not catch up.
const longest = 250 * time.Millisecond

// frameMsg asks for the next picture. One of another generation is stale: pausing and resuming never doubles the speed.
type frameMsg struct {
	gen int
	at  time.Time
}

// clock is how wall time moves simulated time and the picture.
type clock struct {
	gen     int
	running bool // a frame is on its way
	last    time.Time
	paused  bool
	byBlur  bool
	shown   float64 // seconds of wall time that the picture has moved
	owed    float64 // ticks that wall time has earned and that are not yet played
	run     *stretch
}

// stretch is simulated time that passes quickly but visibly: an act of your own hands, or a wait.
type stretch struct {
	until int64
	pace  float64 // ticks a second of wall time
	wait  bool    // stops for news; an act stops for nothing but a question that would pass unheard
	held  bool    // waits for such a question
}

// moving reports whether another picture is needed.
func (s *Screen) moving() bool {
	switch {
	case s.clock.paused:
		return false
	case s.obs.Over:
		return !s.theme.Still
	case s.bout != nil, s.prefs.Live, s.clock.run != nil && !s.clock.run.held:
		return true
	}
	return !s.theme.Still
}

// wake starts the frames again if they are needed and none is on its way.
func (s *Screen) wake() tea.Cmd {
	if s.clock.running || !s.moving() {
		return nil
	}
	s.clock.running, s.clock.last = true, time.Time{}
	return s.next()
}

func (s *Screen) next() tea.Cmd {
	gen := s.clock.gen
	return tea.Tick(frameTime, func(t time.Time) tea.Msg { return frameMsg{gen, t} })
}

// frame moves everything by the wall time since the last one.
func (s *Screen) frame(msg frameMsg) tea.Cmd {
	if msg.gen != s.clock.gen {
		return nil
	}
	dt := frameTime
	if !s.clock.last.IsZero() {
		dt = min(max(msg.at.Sub(s.clock.last), 0), longest)
	}
	s.clock.last = msg.at
	seconds := dt.Seconds()
	s.clock.shown += seconds
	bell := s.pass(seconds)
	s.sweep(seconds)
	if !s.moving() {
		s.clock.running = false
		return bell
	}
	return tea.Batch(bell, s.next())
}

// pass lets the simulated time go by that this much wall time brings.
func (s *Screen) pass(seconds float64) tea.Cmd {
	switch {
	case s.obs.Over, s.working() != nil:
		return nil
	case s.bout != nil:
		return s.play(seconds)
	case s.clock.run != nil:
		return s.hurry(seconds)
	case s.prefs.Live:
		return s.play(seconds)
	}
	return nil
}

// play is real time: a second is a second.
func (s *Screen) play(seconds float64) tea.Cmd {
	s.clock.owed += seconds * engine.TicksPerSecond
	n := int64(s.clock.owed)
	if n < 1 {
		return nil
	}
	s.clock.owed -= float64(n)
	if n = s.spare(n, false); n < 1 {
		s.clock.owed = 0
		return nil
	}
	before := s.sit.Tick() / engine.TicksPerSecond
	events, err := s.sit.Wait(n)
	if err != nil {
		s.says = err.Error()
		return nil
	}
	if s.bout != nil || len(events) > 0 || s.sit.Tick()/engine.TicksPerSecond != before {
		s.look()
	}
	s.timeBout()
	return s.ring(events)
}

// hurry plays a part of a stretch.
func (s *Screen) hurry(seconds float64) tea.Cmd {
	run := s.clock.run
	if run.held {
		return nil
	}
	s.clock.owed += seconds * run.pace
	n := min(int64(s.clock.owed), run.until-s.sit.Tick())
	s.clock.owed -= float64(n)
	if n > 0 && s.spare(n, true) < 1 {
		s.standStill()
		return nil
	}
	n = s.spare(n, true)
	var all []engine.Event
	for n > 0 && !s.sit.Over() {
		slice := min(n, engine.TicksPerSecond) // so that news stops a wait at the second in which it came
		events, err := s.sit.Wait(slice)
		if err != nil {
			s.says = err.Error()
			break
		}
		n -= slice
		all = append(all, events...)
		if run.wait && sitting.News(events) {
			run.until = s.sit.Tick()
			break
		}
		if s.unheard(events, run) {
			run.held = true
			break
		}
		if sitting.Asked(events) {
			break // how long it waits is looked at before time goes on
		}
	}
	s.look()
	if s.sit.Tick() >= run.until || s.sit.Over() {
		s.clock.run, s.clock.owed = nil, 0
		s.sit.Pause() // what the last part of a second brought is kept too
	}
	return s.ring(all)
}

// stretchFor lets ticks pass within a second or so, longer for longer acts.
func (s *Screen) stretchFor(ticks int64, wait bool) {
	if ticks <= 0 || s.sit.Over() {
		return
	}
	wall := min(0.6+float64(ticks)/engine.TicksPerSecond/100, 1.5)
	until := s.sit.Tick() + ticks
	if run := s.clock.run; run != nil && !run.wait {
		until = max(until, run.until)
		ticks = until - s.sit.Tick()
	}
	s.clock.run = &stretch{until: until, pace: float64(ticks) / wall, wait: wait}
	s.clock.owed = 0
}

// pause stops everything at once.
func (s *Screen) pause(byBlur bool) tea.Cmd {
	if s.clock.paused || s.obs.Over {
		return nil
	}
	s.clock.paused, s.clock.byBlur = true, byBlur
	s.clock.gen++
	s.clock.running = false
	if s.bout != nil {
		s.bout.down = false
	}
	s.sit.Pause()
	return nil
}

func (s *Screen) resume() {
	s.clock.paused, s.clock.byBlur, s.clock.owed = false, false, 0
}

// focused goes on by itself where nothing is at stake: in a paced case only the picture stood still.
func (s *Screen) focused() {
	if s.clock.paused && s.clock.byBlur && s.idle() {
		s.resume()
	}
}

// idle reports whether simulated time stands still by itself.
func (s *Screen) idle() bool { return !s.prefs.Live && s.bout == nil && s.clock.run == nil }

func (s *Screen) pressPaused(k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch k.String() {
	case "p", "space", "enter", "esc":
		s.resume()
		return nil, nil
	case "q":
		s.resume()
		s.askLeave()
		return nil, nil
	}
	if s.clock.byBlur && s.idle() {
		s.resume()
		return s.press(k)
	}
	return nil, nil
}
