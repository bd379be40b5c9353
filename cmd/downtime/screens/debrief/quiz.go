package debrief

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/ui"
	"downtime/game/debrief"
)

// quiz is where one is in the questions of the case.
type quiz struct{ at, choice int }

// firstOpen is the first question that has not been answered in this debrief.
func (s *Screen) firstOpen() quiz {
	if s.report == nil {
		return quiz{}
	}
	for i, q := range s.report.Questions {
		if s.guide.kept[debrief.AnswerPart+q.ID] == "" {
			return quiz{at: i}
		}
	}
	return quiz{at: max(0, len(s.report.Questions)-1)}
}

// asking reports whether a question is on the screen: unanswered, or answered with another to come.
func (s *Screen) asking() bool {
	return s.report != nil && s.guide.quiz.at < len(s.report.Questions)
}

// answer takes a key of the questions: a choice, the answer, the next one.
func (s *Screen) answer(k tea.KeyPressMsg) tea.Cmd {
	z := &s.guide.quiz
	q := s.report.Questions[z.at]
	s.cached = cache{}
	done := s.guide.kept[debrief.AnswerPart+q.ID] != ""
	switch {
	case key.Matches(k, keys.up) && !done:
		z.choice = max(0, z.choice-1)
	case key.Matches(k, keys.down) && !done:
		z.choice = min(z.choice+1, len(q.Answers)-1)
	case key.Matches(k, keys.on) && done:
		if z.at+1 >= len(s.report.Questions) {
			return s.step(1)
		}
		*z = quiz{at: z.at + 1}
	case key.Matches(k, keys.on) && z.choice < len(q.Answers):
		cmds := []tea.Cmd{s.keep(debrief.AnswerPart+q.ID, q.Answers[z.choice])}
		if s.deps.Answered != nil {
			cmds = append(cmds, s.deps.Answered("question/"+s.report.Scenario+"/"+q.ID, z.choice == q.Right))
		}
		return tea.Batch(cmds...)
	case key.Matches(k, keys.page):
		s.guide.on, s.page = false, page(k.String()[0]-'1')
	}
	return nil
}

// quizLines are one question with its answers, and once it is answered the right one and why.
func (s *Screen) quizLines(w int) []string {
	if !s.asking() {
		return []string{"This case has no questions."}
	}
	z := s.guide.quiz
	q := s.report.Questions[z.at]
	given := s.guide.kept[debrief.AnswerPart+q.ID]
	out := []string{s.th.Paint(ui.Dim, fmt.Sprintf("Question %d of %d. They come back before they are forgotten.", z.at+1, len(s.report.Questions))), ""}
	for _, l := range wrapped(s.th, q.Ask, w, "") {
		out = append(out, s.th.Paint(ui.Title, l))
	}
	out = append(out, "")
	for i, a := range q.Answers {
		mark, role := "  ", ui.Text
		switch {
		case given == "" && i == z.choice:
			mark, role = s.th.Pick("▶ ", "> "), ui.Focus
		case given != "" && i == q.Right:
			mark, role = s.th.Pick("● ", "* "), ui.Good
		case given == a:
			mark, role = s.th.Pick("○ ", "o "), ui.Dim
		}
		for j, l := range wrapped(s.th, a, w-4, "") {
			if j > 0 {
				mark = "  "
			}
			out = append(out, s.th.Paint(role, mark+l))
		}
	}
	if given == "" {
		return out
	}
	said := "Yes. "
	if q.Right < len(q.Answers) && given != q.Answers[q.Right] {
		said = "You said: " + strings.TrimSuffix(given, ".") + ". "
	}
	out = append(out, "")
	out = append(out, wrapped(s.th, said+q.Because, w, "")...)
	next := " asks the next one"
	if z.at+1 >= len(s.report.Questions) {
		next = " goes on"
	}
	return append(out, "", s.th.Paint(ui.Key, "Enter")+next)
}
