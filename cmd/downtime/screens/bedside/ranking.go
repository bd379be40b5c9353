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
)

// ranking puts the patients in order, the first to be seen first.
type ranking struct {
	order    order
	patients []int // Scenario.Patients indices, as they stand now
	at       int
}

// newRanking begins with the order left aside, or with the beds as the case names them.
func newRanking(s *Screen, o order) *ranking {
	r := &ranking{order: o, patients: s.sc.Ranked()}
	var kept []int
	for _, word := range strings.Fields(s.drafts[r.draft()]) {
		if p, err := strconv.Atoi(word); err == nil {
			kept = append(kept, p)
		}
	}
	if len(kept) == len(r.patients) {
		r.patients = kept
	}
	return r
}

func (r *ranking) draft() string { return r.order.entry.id + "/order" }

func (r *ranking) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch name := k.String(); name {
	case "esc":
		r.keep(s)
		s.layer = nil
		s.says = "Your order is kept for when you come back to it."
	case "enter":
		r.keep(s)
		o := r.order
		o.ranked = r.patients
		return s.further(o), nil
	case "up", "down":
		r.at = max(0, min(r.at+map[string]int{"up": -1, "down": 1}[name], len(r.patients)-1))
	case "shift+up", "[", "-":
		r.move(r.at - 1)
	case "shift+down", "]", "+":
		r.move(r.at + 1)
	default:
		if row, ok := strings.CutPrefix(name, rowKey); ok {
			r.at, _ = strconv.Atoi(row)
		} else if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(r.patients) {
			r.move(n - 1)
		}
	}
	return nil, nil
}

// move takes the selected patient to a place; those between move up or down by one.
func (r *ranking) move(to int) {
	to = max(0, min(to, len(r.patients)-1))
	for step := 1; r.at != to; {
		if to < r.at {
			step = -1
		}
		r.patients[r.at], r.patients[r.at+step] = r.patients[r.at+step], r.patients[r.at]
		r.at += step
	}
}

func (r *ranking) keep(s *Screen) {
	s.drafts[r.draft()] = strings.Trim(fmt.Sprint(r.patients), "[]")
}

func (r *ranking) view(s *Screen) sheet {
	th := s.theme
	w := s.plan().box() - 4
	var out []string
	for _, l := range strings.Split(ui.Wrap("The first to be seen first. A digit puts the selected one there, [ and ] move it, Enter writes the order down.", w), "\n") {
		out = append(out, th.Paint(ui.Dim, l))
	}
	out = append(out, "")
	var spots []panel.Spot
	for i, p := range r.patients {
		spec := &s.sc.Patients[p]
		pointer := "  "
		line := ui.Fit(fmt.Sprintf("%d  %s, %s", i+1, s.sc.TargetLabel(spec.ID), th.Spell(spec.Name)), max(w-2, 8))
		if i == r.at {
			pointer, line = th.Pick("▸ ", "> "), th.Paint(ui.Focus, line)
		}
		spots = append(spots, panel.Spot{X: 2, Y: len(out) + 1, W: w, Key: rowKey + strconv.Itoa(i)})
		out = append(out, pointer+line)
		if i == r.at {
			for _, l := range strings.Split(ui.Wrap(th.Spell(spec.Story), max(w-7, 20)), "\n") {
				out = append(out, "     "+th.Paint(ui.Dim, l))
			}
		}
	}
	return s.box(s.actionLabel(r.order.action), out, spots)
}

func (r *ranking) help() []key.Binding {
	return []key.Binding{
		bind(fmt.Sprintf("1-%d", len(r.patients)), "put it there", "1"), bind("[ ]", "move it", "["), bind("↑ ↓", "patient", "up"), bind("enter", "write it down", "enter"),
		bind("esc", "put it aside", "esc"),
	}
}
