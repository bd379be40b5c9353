package bedside

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
)

// form takes words: the fields of a device report, or one line that is said.
type form struct {
	order  order
	ids    []string // fact of each field; one empty id for words that are said
	labels []string
	fields []textinput.Model
	at     int
}

// maxSaid is the most characters that a field takes: a briefing of a minute, said or written.
const maxSaid = 600

func newForm(s *Screen, o order) *form {
	f := &form{order: o}
	add := func(id, label string) {
		in := textinput.New()
		in.Prompt, in.CharLimit = "", maxSaid
		in.SetVirtualCursor(false)
		in.SetValue(s.drafts[o.entry.id+"/"+id])
		f.ids, f.labels, f.fields = append(f.ids, id), append(f.labels, label), append(f.fields, in)
	}
	if s.sc.Actions[o.action].Report {
		for _, fact := range s.sc.Report {
			add(fact.ID, fact.Label)
		}
	} else {
		add("", "What do you say?")
	}
	f.focus(0)
	return f
}

func (f *form) focus(at int) {
	if len(f.fields) == 0 {
		return
	}
	f.fields[f.at].Blur()
	f.at = max(0, min(at, len(f.fields)-1))
	f.fields[f.at].Focus()
}

// other takes messages that are no keys: a paste goes into the field.
func (f *form) other(msg tea.Msg) tea.Cmd {
	if len(f.fields) == 0 {
		return nil
	}
	var cmd tea.Cmd
	f.fields[f.at], cmd = f.fields[f.at].Update(msg)
	return cmd
}

func (f *form) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	switch k.String() {
	case "esc":
		f.keep(s)
		s.layer = nil
		s.says = "What you wrote is kept for when you come back to it."
		return nil, nil
	case "ctrl+s":
		return f.send(s), nil
	case "up", "shift+tab":
		f.focus(f.at - 1)
		return nil, nil
	case "down", "tab":
		f.focus(f.at + 1)
		return nil, nil
	case "enter":
		if f.at >= len(f.fields)-1 {
			return f.send(s), nil
		}
		f.focus(f.at + 1)
		return nil, nil
	}
	return f.other(k), nil
}

func (f *form) keep(s *Screen) {
	for i := range f.fields {
		s.drafts[f.order.entry.id+"/"+f.ids[i]] = f.fields[i].Value()
	}
}

// send does the action with the words. They are kept as a draft until it is done.
func (f *form) send(s *Screen) tea.Cmd {
	f.keep(s)
	o := f.order
	if s.sc.Actions[o.action].Report {
		o.fields = map[string]string{}
		for i := range f.fields {
			o.fields[f.ids[i]] = strings.TrimSpace(f.fields[i].Value())
		}
	} else if o.text = strings.TrimSpace(f.fields[0].Value()); o.text == "" {
		s.says = "Say something first, or Esc."
		return nil
	}
	return s.further(o)
}

func (f *form) view(s *Screen) sheet {
	th := s.theme
	w, h := min(s.w, 100), min(s.h, 2*len(f.fields)+4)
	rows := max((h-4)/2, 1)
	first := max(0, f.at-rows+1)
	var out []string
	cursor := tea.NewCursor(0, 0)
	for i := first; i < min(first+rows, len(f.fields)); i++ {
		f.fields[i].SetWidth(w - 8)
		role := ui.Dim
		if i == f.at {
			role = ui.Title
			if c := f.fields[i].Cursor(); c != nil {
				cursor = c
			}
			cursor.X, cursor.Y = cursor.X+4, len(out)+2
		}
		out = append(out, th.Paint(role, th.Spell(f.labels[i])), "  "+f.fields[i].View())
	}
	how := "Enter next field, Ctrl+S sends it, Esc puts it aside"
	if len(f.fields) == 1 {
		how = "Enter says it, Esc puts it aside"
	}
	out = append(out, "", th.Paint(ui.Dim, how))
	area := rect{x: (s.w - w) / 2, y: max((s.h-h)/2, 0), w: w, h: h}
	title := s.actionLabel(f.order.action)
	return sheet{area: area, body: ui.Frame(th, title, strings.Join(out, "\n"), w, h), cursor: cursor, text: true}
}

func (f *form) help() []key.Binding {
	if len(f.fields) == 1 {
		return []key.Binding{bind("enter", "say it", "enter"), bind("esc", "put it aside", "esc")}
	}
	return []key.Binding{
		bind("enter", "next field", "enter"), bind("↑ ↓", "field", "up"), bind("ctrl+s", "send", "ctrl+s"), bind("esc", "put it aside", "esc"),
	}
}
