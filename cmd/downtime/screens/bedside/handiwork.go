package bedside

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/practice"
	"downtime/cmd/downtime/screens/exercise"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
)

// handiwork is an act that your own hands do by a skill: the exercise of the lab lies over the bedside, and the clock of the case stands still.
type handiwork struct {
	order order
	goes  *practice.Practice
	show  *exercise.Screen
}

// byHand begins the exercise of an action.
func (s *Screen) byHand(o order) tea.Cmd {
	s.layer = nil
	if s.bout != nil {
		s.says = "You have a bag to squeeze: Esc first."
		return nil
	}
	a, err := s.sit.Hands(o.action, s.prefs.Timing)
	if err != nil {
		s.says = err.Error()
		return nil
	}
	p := practice.New(a.Skill, a.Setup, nil, s.now())
	ctx := nav.Context{Theme: s.theme, Prefs: s.prefs, Now: s.now, Hold: s.hold, Slow: s.slow}
	h := &handiwork{order: o, goes: p, show: exercise.NewInCase(ctx, p)}
	_, first, _ := h.show.Update(nav.Body{Width: s.w, Height: s.h}) // its size wakes its clock
	s.layer = h
	return tea.Batch(first, h.show.Init())
}

// working is the exercise that the hands are at; nil: none.
func (s *Screen) working() *handiwork {
	h, _ := s.layer.(*handiwork)
	return h
}

// work gives a message to the exercise. When it is signed, the act is done with what was found; when the hands are put down, nothing was done.
func (h *handiwork) work(s *Screen, msg tea.Msg) (tea.Cmd, nav.Intent) {
	switch msg.(type) {
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return nil, nil
	}
	_, cmd, intent := h.show.Update(msg)
	switch intent.(type) {
	case nav.PutDown:
		s.layer = nil
		s.says = "You put your hands down. Nothing was done."
	case nav.Assess:
		in := sitting.Found(h.order.action, h.goes.Attempt)
		h.order.value, h.order.found = &in.Value, true
		return tea.Batch(cmd, s.further(h.order)), nil
	}
	return cmd, nil
}

func (h *handiwork) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) { return h.work(s, k) }

func (h *handiwork) view(s *Screen) sheet {
	f := h.show.View()
	return sheet{area: rect{w: s.w, h: s.h}, body: f.Body, cursor: f.Cursor, text: f.Modal}
}

func (h *handiwork) help() []key.Binding { return h.show.Keys() }
