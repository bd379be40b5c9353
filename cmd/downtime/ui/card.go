package ui

import "strings"

// Card is something printed: an order, a packet, a print-out. Each row is cells in columns; a row of one cell is a heading or a sentence and runs
// across.
type Card struct {
	Title string
	Rows  [][]string
	Note  string // in the lower edge: where its numbers are from
}

// Width is the number of cells that a card wants, edges included, of at most most.
func (c Card) Width(th Theme, most int) int {
	w := Width(th.Spell(c.Title)) + 3
	for _, widths := range c.columns(th) {
		sum := 0
		for _, x := range widths {
			sum += x + cardGap
		}
		w = max(w, sum-cardGap)
	}
	for _, r := range c.Rows {
		if len(r) == 1 {
			w = max(w, min(Width(th.Spell(r[0])), 34))
		}
	}
	return min(max(w, Width(th.Spell(c.Note))+4, 12)+4, most)
}

const cardGap = 2

// columns are the widths that the cells of rows with equally many columns want.
func (c Card) columns(th Theme) map[int][]int {
	all := map[int][]int{}
	for _, r := range c.Rows {
		if len(r) < 2 {
			continue
		}
		widths := all[len(r)]
		if widths == nil {
			widths = make([]int, len(r))
			all[len(r)] = widths
		}
		for i, cell := range r {
			widths[i] = max(widths[i], Width(th.Spell(cell)))
		}
	}
	return all
}

// Lines is the card as lines of exactly w cells, as many as it needs.
func (c Card) Lines(th Theme, w int) []string {
	inner := max(w-4, 4)
	all := c.columns(th)
	for _, widths := range all {
		squeeze(widths, inner)
	}
	var body []string
	for _, r := range c.Rows {
		switch {
		case len(r) == 0:
			body = append(body, "")
		case len(r) == 1:
			for _, l := range strings.Split(Wrap(th.Spell(r[0]), inner), "\n") {
				body = append(body, th.Paint(Title, l))
			}
		default:
			body = append(body, rowLines(th, r, all[len(r)])...)
		}
	}
	lines := strings.Split(Frame(th, c.Title, strings.Join(body, "\n"), w, len(body)+2), "\n")
	if note := th.Spell(c.Note); note != "" && Width(note)+6 <= w {
		edge := th.Pick("─", "-")
		corners := []rune(th.Pick("╰╯", "++"))
		left := w - 5 - Width(note)
		lines[len(lines)-1] = th.Paint(Rule, string(corners[0])+strings.Repeat(edge, left)) + " " + th.Paint(Dim, note) + " " + th.Paint(Rule, edge+string(corners[1]))
	}
	return lines
}

// squeeze takes from the widest columns until all fit.
func squeeze(widths []int, room int) {
	for {
		sum, widest := -cardGap, 0
		for i, x := range widths {
			sum += x + cardGap
			if x > widths[widest] {
				widest = i
			}
		}
		if sum <= room || widths[widest] <= 4 {
			return
		}
		widths[widest]--
	}
}

// rowLines is one row: labels dim, the rest as it is, long cells wrapped within their column.
func rowLines(th Theme, row []string, widths []int) []string {
	cells := make([][]string, len(row))
	most := 1
	for i, cell := range row {
		cells[i] = strings.Split(Wrap(th.Spell(cell), widths[i]), "\n")
		most = max(most, len(cells[i]))
	}
	var out []string
	for y := range most {
		line := ""
		for i := range row {
			text := ""
			if y < len(cells[i]) {
				text = cells[i][y]
			}
			text = Fit(text, widths[i])
			if i == 0 {
				text = th.Paint(Dim, text)
			}
			if i > 0 {
				line += Blank(cardGap)
			}
			line += text
		}
		out = append(out, line)
	}
	return out
}
