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

// targets is the second step of an action that can be done to several things.
type targets struct {
	order    order
	selected int // of order.acts
}

// newTargets begins on a ward at the bed that is shown or chosen.
func newTargets(s *Screen, o order) *targets {
	t := &targets{order: o}
	for i, a := range o.acts {
		if s.ward() && s.sit.Bed(a) == s.bed {
			t.selected = i
			break
		}
	}
	return t
}

func (t *targets) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	n := len(t.order.acts)
	switch name := k.String(); name {
	case "esc":
		s.layer = nil
	case "up":
		t.selected = (t.selected + n - 1) % n
	case "down":
		t.selected = (t.selected + 1) % n
	case "enter":
		return t.take(s, t.selected), nil
	default:
		if i, err := strconv.Atoi(name); err == nil && i >= 1 && i <= n {
			return t.take(s, i-1), nil
		}
	}
	return nil, nil
}

func (t *targets) take(s *Screen, i int) tea.Cmd {
	t.order.action = t.order.acts[i]
	return s.further(t.order)
}

func (t *targets) view(s *Screen) sheet {
	var out []string
	var spots []panel.Spot
	w := s.plan().box()
	for i, a := range t.order.acts {
		label := s.theme.Spell(s.sc.TargetLabel(s.sc.Actions[a].Target))
		k, pointer := fmt.Sprint(i+1), "  "
		why := s.why(a, t.order.by)
		if i == t.selected {
			pointer = s.theme.Pick("▸ ", "> ")
		}
		if why != "" {
			label = s.theme.Paint(ui.Dim, label+" (not now: "+why+")")
		}
		spots = append(spots, panel.Spot{X: 2, Y: i + 1, W: w - 4, Key: k})
		out = append(out, pointer+s.theme.Paint(ui.Key, k)+"  "+s.theme.Shorten(label, w-10))
	}
	return s.box(t.order.entry.label, out, spots)
}

func (t *targets) help() []key.Binding {
	return []key.Binding{bind("1-9", "on whom or what", "1"), keys.choose, bind("enter", "do it", "enter"), keys.back}
}

// prompt asks for the number that an action sets.
type prompt struct {
	order order
	typed string
	why   string
}

func (p *prompt) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	a := &s.sc.Actions[p.order.action]
	p.why = ""
	switch k.String() {
	case "esc":
		s.layer = nil
	case "enter":
		v, err := strconv.ParseFloat(p.typed, 64)
		if err != nil || v < a.Low || v > a.High {
			p.why = fmt.Sprintf("A number from %g to %g %s.", a.Low, a.High, a.Unit)
			return nil, nil
		}
		p.order.value = &v
		return s.further(p.order), nil
	default:
		p.typed = typeNumber(p.typed, k)
	}
	return nil, nil
}

// typeNumber edits a number that is being typed.
func typeNumber(typed string, k tea.KeyPressMsg) string {
	switch {
	case k.String() == "backspace":
		return typed[:max(len(typed)-1, 0)]
	case len(typed) >= 7 || len(k.Text) != 1:
		return typed
	case k.Text[0] >= '0' && k.Text[0] <= '9',
		k.Text == "." && !strings.Contains(typed, "."),
		k.Text == "-" && typed == "":
		return typed + k.Text
	}
	return typed
}

func (p *prompt) view(s *Screen) sheet {
	a := &s.sc.Actions[p.order.action]
	th := s.theme
	out := []string{
		th.Paint(ui.Dim, fmt.Sprintf("From %g to %g %s, then Enter.", a.Low, a.High, th.Spell(a.Unit))), "",
		"  " + th.Paint(ui.Focus, " "+p.typed+th.Pick("▏", "_")+" ") + " " + th.Spell(a.Unit), "",
	}
	out = append(out, th.Paint(ui.Unsaved, p.why))
	sh := s.box(s.actionLabel(p.order.action), out, nil)
	sh.text = true
	return sh
}

func (p *prompt) help() []key.Binding {
	return []key.Binding{bind("0-9", "type the number", "0"), bind("enter", "set it", "enter"), keys.back}
}

// question is asked once, before what cannot be undone.
type question struct {
	title, text string
	yes         func() (tea.Cmd, nav.Intent)
}

func (q *question) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch k.String() {
	case "y":
		s.layer = nil
		return q.yes()
	case "enter":
		s.says = "y or n, please."
	case "n", "esc":
		s.layer = nil
	}
	return nil, nil
}

func (q *question) view(s *Screen) sheet {
	w := s.plan().box() - 4
	out := strings.Split(ui.Wrap(s.theme.Spell(q.text), w), "\n")
	at := len(out) + 2
	out = append(out, "", s.theme.Paint(ui.Key, "y")+"  yes     "+s.theme.Paint(ui.Key, "n")+"  no"+
		"     "+s.theme.Paint(ui.Unsaved, s.says))
	return s.box(q.title, out, []panel.Spot{{X: 2, Y: at, W: 7, Key: "y"}, {X: 11, Y: at, W: 6, Key: "n"}})
}

func (q *question) help() []key.Binding { return []key.Binding{keys.yes, keys.no} }

// box is a framed sheet on the story.
func (s *Screen) box(title string, body []string, spots []panel.Spot) sheet {
	p := s.plan()
	area := rect{x: p.story.x, w: p.box(), h: min(len(body)+2, s.h)}
	area.y = max(min(p.story.y, s.h-1-area.h), 0)
	return sheet{area: area, body: ui.Frame(s.theme, title, strings.Join(body, "\n"), area.w, area.h), spots: spots}
}
