package bedside

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// suspicion is the list of devices with how likely each is thought to be at fault.
type suspicion struct {
	selected int
	typed    string
	p        float64
}

// rowKey begins the name of the key that a click on a device stands for.
const rowKey = "row "

// newSuspicion begins at the device that breathes for the patient shown, if it is one of those to be judged.
func newSuspicion(s *Screen) *suspicion {
	v := &suspicion{}
	vent, ok := s.vent()
	for i, d := range scored(s.obs.Devices) {
		if ok && d.ID == vent.Device.ID {
			v.selected = i
		}
	}
	return v
}

func scored(all []engine.DeviceView) []*engine.DeviceView {
	var out []*engine.DeviceView
	for i := range all {
		if all[i].Scored {
			out = append(out, &all[i])
		}
	}
	return out
}

func (v *suspicion) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	list := scored(s.obs.Devices)
	switch name := k.String(); name {
	case "esc", "b":
		s.layer = nil
	case "p":
		s.pause(false)
	case "up", "down":
		if n := len(list); n > 0 {
			v.selected = (v.selected + map[string]int{"up": n - 1, "down": 1}[name]) % n
		}
		v.typed = ""
	case "enter":
		return v.state(s, list), nil
	default:
		if row, ok := strings.CutPrefix(name, rowKey); ok {
			v.selected, _ = strconv.Atoi(row)
			v.typed = ""
		} else if typed, p, ok := scaleKey(name, v.typed, v.p); ok {
			v.typed, v.p = typed, p
		}
	}
	return nil, nil
}

// state hands the probability in. With several devices to judge the list stays open on the next of them; enter without a number closes it.
func (v *suspicion) state(s *Screen, list []*engine.DeviceView) tea.Cmd {
	if v.typed == "" || v.selected >= len(list) {
		s.layer = nil
		return nil
	}
	cmd, ok := s.do(engine.Input{Kind: engine.Believe, Device: list[v.selected].Index, P: v.p})
	if !ok || len(list) == 1 {
		s.layer = nil
	}
	if ok {
		v.selected, v.typed = (v.selected+1)%len(list), ""
		s.goOn()
	}
	return cmd
}

func (v *suspicion) view(s *Screen) sheet {
	th := s.theme
	var spots []panel.Spot
	w := s.plan().box() - 4
	var out []string
	for _, l := range strings.Split(ui.Wrap("7 is 70 %, 75 is 75 %, 05 is 5 %, = is 100 %, arrows move. Enter states it; enter again closes.", w), "\n") {
		out = append(out, th.Paint(ui.Dim, l))
	}
	out = append(out, "")
	for i, d := range scored(s.obs.Devices) {
		pointer, said := "  ", "not stated"
		if d.Belief != nil {
			said = fmt.Sprintf("%.0f %%", *d.Belief*100)
		}
		if i == v.selected {
			pointer = th.Pick("▸ ", "> ")
		}
		line := ui.Fit(th.Spell(d.Label), max(w-16, 8)) + " " + ui.FitRight(said, 11)
		if i == v.selected {
			line = th.Paint(ui.Focus, line)
		}
		spots = append(spots, panel.Spot{X: 2, Y: len(out) + 1, W: w, Key: rowKey + strconv.Itoa(i)})
		out = append(out, pointer+line)
		if i == v.selected {
			out = append(out, "  "+panel.Scale(th, v.typed != "", v.p, nil, w-2))
		}
	}
	if len(spots) == 0 {
		out = append(out, "There is no device to judge here.")
	}
	if count := s.judged(); count != "" {
		out = append(out, strings.Split(ui.Wrap(th.Paint(ui.Dim, count), w), "\n")...)
	}
	return s.box("How likely is it that the device is at fault?", out, spots)
}

func (v *suspicion) help() []key.Binding {
	return []key.Binding{bind("0-9 =", "how likely", "0"), bind("enter", "state it", "enter"), bind("↑ ↓", "device", "up"), keys.back}
}
