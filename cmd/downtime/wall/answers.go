package wall

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
)

// viewAnswers is what was answered to the question that is open; in a large window the next ones stand under it, as far as they fit.
func (m *Wall) viewAnswers(w, h int) string {
	all := m.shown.Asked
	if len(all) == 0 {
		return m.centred(fmt.Sprintf("No question came to %d or more of you.", review.Fewest), w, h)
	}
	at := m.pick[answersPage]
	lines := m.question(at, w, h)
	for n := 1; n < len(all) && h >= roomy; n++ {
		next := append([]string{""}, m.question((at+n)%len(all), w, h)...)
		if len(lines)+len(next) > h {
			break
		}
		lines = append(lines, next...)
	}
	return ui.Fill(joined(lines), w, h)
}

// question is one of them with its answers, in at most so many lines.
func (m *Wall) question(at, w, h int) []string {
	q := &m.shown.Asked[at]
	answers := m.answers(q, w, h-4)
	lines := []string{ui.TitleRule(m.theme, "What you answered", fmt.Sprintf("%d of %d", at+1, len(m.shown.Asked)), w)}
	for _, l := range m.cut(q.Label, w, max(1, h-2-len(answers))) {
		lines = append(lines, m.theme.Paint(ui.Title, l))
	}
	return append(append(lines, ""), answers...)
}

// figureWidth is what the number of an answer takes, in small type and in large.
const (
	figureWidth = 6
	largeWidth  = 12
)

// answers are the lines of every answer, in as large a type as so many lines hold.
func (m *Wall) answers(q *Asked, w, room int) []string {
	if len(q.Answers) == 1 && len(q.Answers[0].Labels) > 1 {
		return m.inOne(&q.Answers[0], w, room)
	}
	for _, size := range []struct{ large, words int }{{1, 3}, {0, 3}, {0, 2}, {0, 1}} {
		if lines := m.answersIn(q, w, size.large, size.words); len(lines) <= room {
			return lines
		}
	}
	return m.answersIn(q, w, 0, 1)
}

func (m *Wall) answersIn(q *Asked, w, large, words int) (out []string) {
	most := 1
	for _, a := range q.Answers {
		most = max(most, a.N)
	}
	for i, a := range q.Answers {
		if i > 0 && words > 1 {
			out = append(out, "")
		}
		head := figureWidth
		if large > 0 {
			head = largeWidth
		}
		lines := m.labels(&a, w-head, words)
		stroke, pen := m.theme.Pick("█", "#"), ui.Shown
		if len(a.Labels) > 1 {
			stroke, pen = m.theme.Pick("▒", "-"), ui.Dim
		}
		bar := m.theme.Paint(pen, strings.Repeat(stroke, (w-head)*a.N/most))
		block := append(lines, bar)
		if large > 0 {
			for len(block) < 3 {
				block = append(block, bar)
			}
		}
		figure := strings.Split(ui.Large(m.theme, ui.Title, fmt.Sprint(a.N), large, head-2, len(block)), "\n")
		for y, l := range block {
			out = append(out, figure[y]+"  "+l)
		}
	}
	return out
}

// labels are the words of an answer, or of several that stand together.
func (m *Wall) labels(a *Answer, w, most int) []string {
	if len(a.Labels) == 1 {
		return m.cut(a.Labels[0], w, most)
	}
	return m.cut("Together, since fewer than five gave some of them: "+strings.Join(a.Labels, "; "), w, most+1)
}

// inOne are the words where all answers stand together: there is nothing to compare.
func (m *Wall) inOne(a *Answer, w, room int) []string {
	out := m.cut(fmt.Sprintf("What the %d of you said cannot be shown apart yet: too few gave each of these.", a.N), w, 2)
	out = append(out, "")
	for _, l := range a.Labels {
		if l != NoAnswer && l != NotAsked {
			out = append(out, m.cut("- "+l, w, 2)...)
		}
	}
	return out[:min(len(out), room)]
}
