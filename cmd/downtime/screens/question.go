package screens

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
)

// question stands over everything and takes every key until it is answered. Without answers it says what is being waited for.
type question struct {
	title, text string
	answers     []answer
}

// answer is one key of a question. What it does runs in Update.
type answer struct {
	key, label string
	do         func() tea.Cmd
}

// reply answers the question with a key; keys that are no answer do nothing.
func (m *Root) reply(k tea.KeyPressMsg) tea.Cmd {
	for _, a := range m.ask.answers {
		if k.String() == a.key {
			m.ask = nil
			return a.do()
		}
	}
	return nil
}

func nothing() tea.Cmd { return nil }

// over draws the question in the middle of the screen.
func (q *question) over(th ui.Theme, screen string, w, h int) string {
	width := min(w-8, 76)
	lines := strings.Split(ui.Wrap(th.Spell(q.text), width-4), "\n")
	if len(q.answers) > 0 {
		lines = append(lines, "")
	}
	for _, a := range q.answers {
		lines = append(lines, th.Paint(ui.Key, ui.FitRight(a.key, 6))+"  "+th.Spell(a.label))
	}
	height := len(lines) + 2
	block := ui.Frame(th, q.title, strings.Join(lines, "\n"), width, height)
	return ui.Over(screen, w, h, block, (w-width)/2, (h-height)/2, width, height)
}

// hints are the answers for the footer, in a few words.
func (q *question) hints() []ui.Hint {
	var out []ui.Hint
	for _, a := range q.answers {
		says, _, _ := strings.Cut(a.label, ";")
		says, _, _ = strings.Cut(says, ",")
		out = append(out, ui.Hint{Key: a.key, Does: says})
	}
	return out
}
