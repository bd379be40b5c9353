package wall

import (
	"fmt"

	"downtime/cmd/downtime/review"
	"downtime/cmd/downtime/ui"
)

// viewMissed is the clue that is open in large type: by how many it was missed, and the minute from which it was there.
func (m *Wall) viewMissed(w, h int) string {
	all := m.shown.Missed
	if len(all) == 0 {
		return m.centred(fmt.Sprintf("No clue was missed by %d or more of you.", review.Fewest), w, h)
	}
	at := m.pick[missedPage]
	x := &all[at]
	title := "What most of you missed"
	if at > 0 {
		title = "What you missed"
	}
	list := m.alsoMissed(w, min(len(all)-1, (h-20)/2))
	figures := max(6, h/3)
	boxes := []ui.Box{
		{Size: 1, Body: ui.TitleRule(m.theme, title, fmt.Sprintf("%d of %d", at+1, len(all)), w)},
		{Size: figures, Body: m.figures(x, w, figures)},
		{Body: ui.Large(m.theme, ui.Title, x.Label, 2, w, h-1-figures-len(list))},
	}
	if len(list) > 0 {
		boxes = append(boxes, ui.Box{Size: len(list), Body: joined(list)})
	}
	return ui.Rows(w, h, boxes...)
}

// figures are the two numbers that matter, side by side.
func (m *Wall) figures(x *Missed, w, h int) string {
	number, of := fmt.Sprint(x.Share.N), fmt.Sprintf("of %d missed it", x.Share.Of)
	if x.Share.OrMore {
		number, of = number+"+", "or more "+of
	}
	if x.Share.There {
		of += ", for whom it was there"
	}
	figure := func(number, words string, w int) string {
		return ui.Rows(w, h,
			ui.Box{Body: ui.Large(m.theme, ui.Unsaved, number, 4, w, h-1)},
			ui.Box{Size: 1, Body: ui.FitCentre(m.theme.Spell(words), w)})
	}
	return ui.Columns(w, h,
		ui.Box{Size: w / 2, Body: figure(number, of, w/2)},
		ui.Box{Body: figure(fmt.Sprintf("%.1f", x.From), "minutes in, it was there to be found", w-w/2)})
}

// alsoMissed are other clues, a line each.
func (m *Wall) alsoMissed(w, n int) (out []string) {
	for i, x := range m.shown.Missed {
		if i == m.pick[missedPage] || len(out) >= n {
			continue
		}
		share := fmt.Sprintf("%d of %d", x.Share.N, x.Share.Of)
		if x.Share.OrMore {
			share = fmt.Sprintf("%d+ of %d", x.Share.N, x.Share.Of)
		}
		tail := fmt.Sprintf("  from minute %.1f", x.From)
		const head = 12
		label := m.cut(x.Label, w-head-ui.Width(tail), 1)[0]
		out = append(out, m.theme.Paint(ui.Title, ui.Fit(share, head))+ui.Fit(label, w-head-ui.Width(tail))+m.theme.Paint(ui.Dim, tail))
	}
	return out
}
