package exercise

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// repeatGap: on a terminal that does not say which presses are repeats, a press that follows another this fast is one.
const repeatGap = 250 * time.Millisecond

// uses gives a key to the control that it belongs to.
func (s *Screen) uses(k tea.KeyPressMsg) bool {
	for i := range s.view.Controls {
		c := &s.view.Controls[i]
		if !pressed(c.Key, k) || c.Key == "enter" && s.form.focused() != nil {
			continue
		}
		if c.Hold {
			s.grip(c, k)
		} else {
			s.use(c, false)
		}
		return true
	}
	return false
}

// pressed reports whether a key press is of the key that a control names. A shifted plus is a plus.
func pressed(name string, k tea.KeyPressMsg) bool {
	return name != "" && (k.String() == name || k.Text == name || name == "space" && k.Code == tea.KeySpace || name == "+" && k.Text == "=")
}

// grip begins a control that lasts. Where the terminal reports no release of a key, the next press lets go; repeats of a held key are neither.
func (s *Screen) grip(c *skill.Control, k tea.KeyPressMsg) {
	now := s.now()
	since := now.Sub(s.struck[c.ID])
	s.struck[c.ID] = now
	switch {
	case k.IsRepeat:
	case s.hold && !s.held[c.ID]:
		s.use(c, false)
	case !s.hold && since >= repeatGap:
		s.use(c, s.held[c.ID])
	}
}

// release lets go of a control whose key is up.
func (s *Screen) release(k tea.KeyReleaseMsg) {
	if s.pause.on {
		return
	}
	for i := range s.view.Controls {
		c := &s.view.Controls[i]
		if s.hold && s.held[c.ID] && pressed(c.Key, tea.KeyPressMsg(k)) {
			s.pass()
			s.use(c, true)
			return
		}
	}
}

// strip is the keys of the controls when no field has the focus: arrows choose one, enter uses it.
func (s *Screen) strip(name string) bool {
	n := len(s.view.Controls)
	if n == 0 {
		return false
	}
	switch name {
	case "left":
		s.chosen = (s.chosen + n - 1) % n
	case "right":
		s.chosen = (s.chosen + 1) % n
	case "up":
		return len(s.form.fields) > 0 && s.walk(name)
	case "down":
		s.form.step(+1)
	case "enter":
		c := &s.view.Controls[s.chosen]
		s.use(c, c.Hold && s.held[c.ID])
	default:
		return false
	}
	return true
}

// effect is what a key of a control does now.
func (s *Screen) effect(c *skill.Control) string {
	switch {
	case !c.Hold:
		return c.Label
	case s.held[c.ID] && s.hold:
		return c.Label + " (held)"
	case s.held[c.ID]:
		return c.Label + ": again to let go"
	case s.hold:
		return "hold: " + c.Label
	}
	return c.Label
}

// controls are the lines with what the hands can do, the one that ends the step apart. No label is cut: whoever must act has to read it.
func (s *Screen) controls(w int) []string {
	lines, line := []string{}, " "
	big := ""
	for i := range s.view.Controls {
		c := &s.view.Controls[i]
		item := s.control(i, c)
		if c.Big {
			big += item + " "
			continue
		}
		if ui.Width(line)+ui.Width(item)+1 > w && line != " " {
			lines, line = append(lines, line), " "
		}
		line += item + "  "
	}
	if strings.TrimSpace(line) == "" {
		line = ""
	}
	if big != "" {
		if ui.Width(line)+ui.Width(big)+1 > w && line != "" {
			lines, line = append(lines, line), ""
		}
		line = ui.Fit(line, w-ui.Width(big)-1) + big
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (s *Screen) control(i int, c *skill.Control) string {
	label := s.th.Spell(s.effect(c))
	name := c.Key
	if name == "" {
		name = "-"
	}
	chosen := s.form.focused() == nil && i == s.chosen && len(s.view.Controls) > 1
	switch {
	case s.held[c.ID]:
		label = s.th.Paint(ui.Focus, " "+label+" ")
	case c.Big && s.form.focused() != nil:
		name = "ctrl+s"
		label = s.th.Paint(ui.Title, "[ "+label+" ]")
	case c.Big && chosen:
		label = s.th.Paint(ui.Focus, "[ "+label+" ]")
	case c.Big:
		label = s.th.Paint(ui.Title, "[ "+label+" ]")
	case chosen:
		label = s.th.Paint(ui.Focus, label)
	}
	return s.th.Paint(ui.Key, name) + " " + label
}
