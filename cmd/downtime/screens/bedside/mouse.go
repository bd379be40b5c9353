package bedside

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/screens/nav"
)

// click is a key pressed with the mouse: what lies under it says which.
func (s *Screen) click(m tea.MouseClickMsg) (tea.Cmd, nav.Intent) {
	if m.Button != tea.MouseLeft {
		return nil, nil
	}
	k := s.under(m.X, m.Y)
	if k == "" {
		return nil, nil
	}
	return s.press(named(k))
}

// under is the key that stands for what is drawn at a cell; empty if nothing is.
func (s *Screen) under(x, y int) string {
	if s.layer != nil {
		sh := s.layer.view(s)
		a := sh.area
		if x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h {
			return panel.At(sh.spots, x-a.x, y-a.y)
		}
		return ""
	}
	p := s.plan()
	if v := s.open.current(s.obs.Scenes); v != nil {
		n := min(s.question(v).Height(s.theme, p.story.w), p.story.h)
		_, spots := s.question(v).View(s.theme, p.story.w, n)
		if k := panel.At(spots, x-p.story.x, y-(p.story.y+p.story.h-n)); k != "" {
			return k
		}
	}
	if s.folded() && y == p.story.y+p.story.h-1 && x >= p.story.x && x < p.story.x+p.story.w {
		return "]"
	}
	if p.board {
		_, spots := s.overview().View(s.theme, p.monitor.w, p.monitor.h)
		if k := panel.At(spots, x-p.monitor.x, y-p.monitor.y); k != "" {
			return k
		}
	}
	_, spots := panel.Quick(s.theme, s.quickItems(), p.quick.w, p.quick.h)
	return panel.At(spots, x-p.quick.x, y-p.quick.y)
}

// wheel scrolls what can be scrolled.
func (s *Screen) wheel(m tea.MouseWheelMsg) (tea.Cmd, nav.Intent) {
	k := map[tea.MouseButton]string{tea.MouseWheelUp: "up", tea.MouseWheelDown: "down"}[m.Button]
	if k == "" || s.clock.paused {
		return nil, nil
	}
	if s.layer == nil {
		s.layer = &record{}
	}
	if _, text := s.layer.(*form); text {
		return nil, nil
	}
	return s.layer.press(s, named(k))
}

// named is the press of a key by its name.
func named(k string) tea.KeyPressMsg {
	codes := map[string]rune{"enter": tea.KeyEnter, "space": tea.KeySpace, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown}
	if c, ok := codes[k]; ok {
		return tea.KeyPressMsg{Code: c, Text: strings.Repeat(" ", map[bool]int{true: 1}[k == "space"])}
	}
	return tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
}
