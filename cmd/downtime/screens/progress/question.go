package progress

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	report "downtime/cmd/downtime/progress"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
)

// asked is a question as it is asked: first the answers alone, then which was right and why.
type asked struct {
	task   report.Task
	at     int
	done   bool
	right  bool
	answer int
	left   int // questions that are due after this one
}

var askKeys = struct{ answer, pick, up, down, next, back key.Binding }{
	answer: key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "answer")),
	pick:   key.NewBinding(key.WithKeys("1", "2", "3", "4", "5", "6", "7", "8", "9"), key.WithHelp("1-9", "that answer")),
	up:     key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
	down:   key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
	next:   key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "next question")),
	back:   key.NewBinding(key.WithKeys("esc", "q"), key.WithHelp("esc", "leave it for later")),
}

func (a *asked) keys() []key.Binding {
	if !a.done {
		return []key.Binding{askKeys.answer, askKeys.pick, askKeys.down, askKeys.up, askKeys.back}
	}
	next, back := askKeys.next, askKeys.back
	back.SetHelp("esc", "enough for now")
	if a.left == 0 {
		next.SetHelp("enter", "back to today")
	}
	return []key.Binding{next, back}
}

// ask asks the question of a task of today.
func (s *Screen) ask(t report.Task) {
	s.asked = &asked{task: t, left: s.questions() - 1}
}

// questions is how many are due today.
func (s *Screen) questions() (n int) {
	for i := range s.report.Today.Tasks {
		if s.report.Today.Tasks[i].Question != nil {
			n++
		}
	}
	return n
}

func (s *Screen) pressAsked(k tea.KeyPressMsg) {
	a := s.asked
	n := len(a.task.Question.Answers)
	switch {
	case key.Matches(k, askKeys.back):
		s.asked = nil
		s.settle()
	case a.done && key.Matches(k, askKeys.next):
		s.following()
	case a.done:
	case key.Matches(k, askKeys.up):
		a.at = max(0, a.at-1)
	case key.Matches(k, askKeys.down):
		a.at = min(n-1, a.at+1)
	case key.Matches(k, askKeys.answer):
		s.answered(a.at)
	case key.Matches(k, askKeys.pick):
		if i := int(k.String()[0] - '1'); i < n {
			s.answered(i)
		}
	}
}

// answered takes an answer: it is kept before anything is said of it.
func (s *Screen) answered(answer int) {
	a := s.asked
	right, log := s.report.Answer(&a.task, answer, s.now())
	s.deps.Keep(saves.Batch{Review: &log})
	a.done, a.right, a.answer, a.at, a.left = true, right, answer, answer, s.questions()
}

// following asks the next question that is due, or goes back to the day.
func (s *Screen) following() {
	s.asked = nil
	s.settle()
	for i, r := range s.report.Today.Rows() {
		if r.Tasks[0].Question != nil {
			s.at[todayPage] = i
			s.ask(r.Tasks[0])
			return
		}
	}
}

// questionView draws the question, and once it is answered what is right and why.
func (s *Screen) questionView(w, h int) string {
	a, q := s.asked, s.asked.task.Question
	lines := append([]string{""}, s.wrap(q.Ask, w-4, ui.Title, "  ")...)
	lines = append(lines, "")
	for i, answer := range q.Answers {
		lines = append(lines, s.answerLines(i, answer, w-4)...)
	}
	lines = append(lines, "")
	if a.done {
		verdict, r := "Right.", ui.Good
		if !a.right {
			verdict, r = fmt.Sprintf("Not this time. Right is %d: %s.", q.Right+1, strings.TrimSuffix(q.Answers[q.Right], ".")), ui.Medium
		}
		for i, l := range strings.Split(ui.Wrap(s.th.Spell(verdict), w-6), "\n") {
			if i == 0 {
				l = " " + l + " "
			}
			lines = append(lines, "  "+s.th.Paint(r, l))
		}
		lines = append(append(lines, ""), s.wrap(q.Because, w-4, ui.Text, "  ")...)
		lines = append(append(lines, ""), s.wrap(s.after(), w-4, ui.Dim, "  ")...)
	}
	return ui.Fill(strings.Join(lines, "\n"), w, h)
}

// after says what comes of the answer.
func (s *Screen) after() string {
	when := "It comes back when you are about to forget it."
	if !s.asked.right {
		when = "It comes back soon."
	}
	switch n := s.asked.left; n {
	case 0:
		return when
	case 1:
		return when + " One more question today."
	default:
		return fmt.Sprintf("%s %d more questions today.", when, n)
	}
}

// answerLines is one answer; which is selected, right or was given is marked by shape as well as by colour.
func (s *Screen) answerLines(i int, text string, w int) []string {
	a, q := s.asked, s.asked.task.Question
	mark, r := "  ", ui.Text
	switch {
	case a.done && i == q.Right:
		mark, r = s.th.Pick("✓ ", "* "), ui.Good
	case a.done && i == a.answer:
		mark, r = s.th.Pick("✗ ", "x "), ui.Dim
	case a.done:
		r = ui.Dim
	case i == a.at:
		mark, r = s.th.Pick("▶ ", "> "), ui.Focus
	}
	var out []string
	for j, l := range strings.Split(ui.Wrap(s.th.Spell(text), w-8), "\n") {
		head := fmt.Sprintf("  %s%d ", mark, i+1)
		if j > 0 {
			head = ui.Blank(ui.Width(head))
		}
		out = append(out, head+s.th.Paint(r, l))
	}
	return out
}
