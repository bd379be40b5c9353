package debrief

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
)

// field is one text that the trainee is asked for.
type field struct {
	part string // under which it is kept; the halves of a plan share one
	ask  string
	area textarea.Model
}

// most is the longest text, in characters, of one field.
const most = 1000

func newField(part, ask, value string) *field {
	a := textarea.New()
	a.Prompt, a.ShowLineNumbers, a.CharLimit = "", false, most
	a.SetStyles(textarea.Styles{}) // the terminal's own colours
	a.SetVirtualCursor(false)
	a.SetValue(value)
	return &field{part, ask, a}
}

// fieldsOf are the texts that a part asks for.
func (s *Screen) fieldsOf(p part) []*field {
	kept := s.guide.kept
	var out []*field
	switch p {
	case reactionPart:
		out = append(out, newField(debrief.ReactionPart, "In a line: how was it? Whatever comes first.", kept[debrief.ReactionPart]))
	case thoughtPart:
		out = append(out, newField(debrief.ThoughtPart, s.thoughtQuestion(), kept[debrief.ThoughtPart]))
	case twinPart:
		if s.report == nil || s.report.Twin == nil {
			return nil
		}
		out = append(out, newField(debrief.TellPart, "This case has a twin: it opens in the same way, and something else is true. What would tell the two apart?", kept[debrief.TellPart]))
	case planPart:
		cue, act := debrief.Halves(kept[debrief.PlanPart])
		out = append(out, newField(debrief.PlanPart, "If …", cue), newField(debrief.PlanPart, "then …", act))
	default:
		return nil
	}
	out[0].area.Focus()
	return out
}

// thoughtQuestion asks about the key moment of the trainee's own log.
func (s *Screen) thoughtQuestion() string {
	m := s.run.Moment
	if s.report != nil {
		m = s.report.Moment
	}
	switch {
	case m.Clock == "":
		return "What did you think was happening?"
	case m.Act == "":
		return "What did you think was happening at " + m.Clock + "?"
	}
	return "At " + m.Clock + " your log has: " + strings.TrimSuffix(m.Act, ".") + ". What did you think was happening at " + m.Clock + "?"
}

// hints say under the question what kind of answer is wanted.
var hints = map[part]string{
	reactionPart: "It is only for you, and it may stay empty.",
	thoughtPart:  "In your own words, before any feedback: what you see next is worth more if you have said it first. Nobody marks it.",
	twinPart:     "Say it before you read it: one finding, one number or one check is enough.",
	planPart:     "A plan that names its moment is kept more often than a good intention: a cue you will meet at work, and the first thing you then do.",
}

// writing reports whether the keys are letters now.
func (s *Screen) writing() bool {
	return len(s.guide.fields) > 0 && (s.guide.at != twinPart || !s.guide.told)
}

// write takes a key into the focused text. Enter goes to the next one, or on.
func (s *Screen) write(k tea.KeyPressMsg) tea.Cmd {
	g := &s.guide
	switch k.String() {
	case "enter":
		if g.focus+1 < len(g.fields) {
			s.focus(g.focus + 1)
			return nil
		}
		if g.at == twinPart {
			g.told, s.cached = true, cache{}
			return nil
		}
		return s.step(1)
	case "up":
		if g.focus > 0 {
			s.focus(g.focus - 1)
			return nil
		}
	case "down":
		if g.focus+1 < len(g.fields) {
			s.focus(g.focus + 1)
			return nil
		}
	}
	return s.typed(k)
}

// typed gives a key or a paste to the focused text, and what is then in it to the disk.
func (s *Screen) typed(msg tea.Msg) tea.Cmd {
	f := s.guide.fields[s.guide.focus]
	before := f.area.Value()
	var cmd tea.Cmd
	f.area, cmd = f.area.Update(msg)
	if text := f.area.Value(); strings.ContainsAny(text, "\n\t") { // one paragraph
		f.area.SetValue(strings.Join(strings.Fields(text), " "))
	}
	if f.area.Value() == before {
		return cmd
	}
	return tea.Batch(cmd, s.keep(f.part, s.written(f.part)))
}

// written is what stands in the fields of a reflection part.
func (s *Screen) written(part string) string {
	f := s.guide.fields
	if part == debrief.PlanPart && len(f) == 2 {
		return debrief.Plan(f[0].area.Value(), f[1].area.Value())
	}
	return strings.TrimSpace(f[0].area.Value())
}

func (s *Screen) focus(i int) {
	g := &s.guide
	g.fields[g.focus].area.Blur()
	g.focus = i
	g.fields[i].area.Focus()
}

// keep hands a text to the disk.
func (s *Screen) keep(part, body string) tea.Cmd {
	g := &s.guide
	g.kept[part] = body
	if s.report != nil {
		s.report.Reflect(g.kept)
		s.cached = cache{}
	}
	if s.deps.Keep == nil {
		return nil
	}
	return s.deps.Keep(part, body)
}

// mark says whether what was written in a part is on the disk.
func (s *Screen) mark(part string) string {
	g := &s.guide
	switch {
	case s.deps.Keep == nil:
		return s.th.Paint(ui.Dim, "not kept: no profile is open")
	case g.lost != "":
		return s.th.Paint(ui.Unsaved, s.th.Pick("▲ ", "! ")+"not saved yet: "+g.lost)
	case g.kept[part] == "":
		return ""
	case g.disk[part] != g.kept[part]:
		return s.th.Paint(ui.Unsaved, s.th.Pick("○ ", "o ")+"saving")
	}
	return s.th.Paint(ui.Saved, s.th.Pick("● ", "* ")+"saved")
}

// writeView draws the question and its fields.
func (s *Screen) writeView(w, h int) (string, *tea.Cursor) {
	g := &s.guide
	text := min(w-6, 96)
	lines := []string{""}
	var cursor *tea.Cursor
	add := func(role ui.Role, words string) {
		for _, l := range wrapped(s.th, words, text, "") {
			lines = append(lines, "  "+s.th.Paint(role, l))
		}
	}
	if g.at == planPart {
		add(ui.Dim, hints[g.at])
		lines = append(lines, "")
	}
	rows := max(2, min(6, (h-len(lines)-8)/len(g.fields)))
	if g.at == reactionPart || g.at == planPart {
		rows = 2
	}
	for i, f := range g.fields {
		add(ui.Title, f.ask)
		if g.at != planPart {
			add(ui.Dim, hints[g.at])
		}
		lines = append(lines, "")
		f.area.SetWidth(text - 2)
		f.area.SetHeight(rows)
		bar := s.th.Paint(ui.Rule, s.th.Pick("│ ", "| "))
		if i == g.focus {
			bar = s.th.Paint(ui.Focus, s.th.Pick("┃ ", "| "))
			if c := f.area.Cursor(); c != nil {
				cursor = c
				cursor.X, cursor.Y = cursor.X+4, cursor.Y+len(lines)+1
			}
		}
		for _, l := range strings.Split(ui.Fill(f.area.View(), text-2, rows), "\n") {
			lines = append(lines, "  "+bar+l)
		}
		lines = append(lines, "")
	}
	if m := s.mark(g.fields[0].part); m != "" {
		lines = append(lines, "  "+m)
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h), cursor
}
