package exercise

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// pause is a go that stands still, and the small box that asks how it goes on.
type pause struct {
	on     bool
	byBlur bool
	sure   bool // whether to abandon is being asked again
}

// halt stops the clock, lets go of everything, and keeps what was done. Where nothing moves, looking away is no reason to ask.
func (s *Screen) halt(byBlur bool) {
	if s.pause.on || s.goes.Over() {
		return
	}
	s.pass()
	for _, c := range slices.Clone(s.view.Controls) {
		if s.held[c.ID] {
			s.use(&c, true)
		}
	}
	clear(s.held)
	s.commitQuietly()
	s.pause = pause{on: true, byBlur: byBlur}
	s.clock.stop()
	s.goes.Pause()
}

// focused goes on by itself where nothing moves.
func (s *Screen) focused() {
	if s.pause.on && s.pause.byBlur && s.view.Still {
		s.goOn()
	}
}

func (s *Screen) goOn() {
	s.pause = pause{}
	s.clock.last, s.clock.owed = s.now(), 0
}

func (s *Screen) pressPaused(k tea.KeyPressMsg) nav.Intent {
	name := k.String()
	if s.pause.sure {
		switch name {
		case "y":
			s.goes.Abandon(s.now())
			return nav.PutDown{}
		case "n", "esc":
			s.pause.sure = false
		}
		return nil
	}
	switch name {
	case "esc", "enter", "space", "p", "g":
		s.goOn()
	case "l":
		if s.saved {
			return nav.PutDown{}
		}
	case "a":
		if s.ward {
			return nav.PutDown{}
		}
		s.pause.sure = true
	}
	return nil
}

func (s *Screen) pauseKeys() []key.Binding {
	if s.ward {
		return []key.Binding{bind("enter", "enter", "go on"), bind("a", "a", "put your hands down")}
	}
	if s.pause.sure {
		return []key.Binding{bind("y", "y", "yes, abandon it"), bind("n", "n", "no")}
	}
	later := bind("l", "l", "leave it for later")
	later.SetEnabled(s.saved)
	return []key.Binding{bind("enter", "enter", "go on"), later, bind("a", "a", "abandon")}
}

// box is the small box over a go that stands still.
func (s *Screen) box(body string) string {
	lines := []string{"The clock stands still. Nothing is lost.", ""}
	for _, k := range s.pauseKeys() {
		if k.Enabled() {
			lines = append(lines, s.th.Paint(ui.Key, ui.FitRight(k.Help().Key, 6))+"  "+k.Help().Desc)
		}
	}
	switch {
	case s.ward:
		lines[0] = "The clock of the case stands still."
	case s.pause.sure:
		lines[0] = "Abandon this go? It is closed without a result."
	case s.saved:
		lines = append(lines, "", s.th.Paint(ui.Dim, "The lab offers it again, also after a power cut."))
	default:
		lines = append(lines, "", s.th.Paint(ui.Dim, "No profile is open, so it cannot be kept for later."))
	}
	w, h := min(s.w-8, 56), len(lines)+2
	return ui.Over(body, s.w, s.h, ui.Frame(s.th, "Paused", strings.Join(lines, "\n"), w, h), (s.w-w)/2, (s.h-h)/2, w, h)
}
