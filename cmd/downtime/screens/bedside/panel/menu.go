package panel

import (
	"fmt"
	"strings"

	"downtime/cmd/downtime/ui"
)

// Item is one action as a list shows it.
type Item struct {
	Number string // digit that is to be pressed before Key; "": Key does it from anywhere
	Key    string
	Label  string
	Cost   string // "12 s"; with who does it if that is not you
	Legal  bool
}

// Menu is the list of actions with the keys on it.
type Menu struct {
	Categories []string
	Current    int // category shown; -1: the filter's hits
	Items      []Item
	Selected   int
	Filter     string
	Filtering  bool
	Hands      string // whose hands: "your hands, or whoever can"
	Detail     string // about the selected one: why not, or who else could
}

const detailRows = 2

// View draws the menu and says where it can be clicked.
func (m Menu) View(th ui.Theme, w, h int) (string, []Spot) {
	out := []string{ui.TitleRule(th, "Act: "+m.Hands, "Tab other hands", w)}
	head, spots := m.head(th, w)
	for i := range spots {
		spots[i].Y += len(out)
	}
	out = append(out, head...)
	rows := max(h-len(out)-detailRows, 1)
	if len(m.Items) > rows && (m.Filtering || w < 76) && rows > 3 {
		rows-- // for the word that there are more
	}
	list, more := m.list(th, w, rows)
	for i := range more {
		more[i].Y += len(out)
	}
	out = append(out, list...)
	detail := lines(ui.Wrap(th.Spell(m.Detail), max(w-2, 1)))
	if len(more) < len(m.Items) {
		word := fmt.Sprintf("%d of %d, the arrows show the others", len(more), len(m.Items))
		if len(out)+detailRows < h {
			out = append(out, th.Paint(ui.Dim, "   "+word))
		} else {
			out[0] = ui.TitleRule(th, "Act: "+m.Hands, word, w)
		}
	}
	for len(out) < h-min(len(detail), detailRows) {
		out = append(out, "")
	}
	for i, l := range detail {
		if i < detailRows {
			out = append(out, " "+th.Paint(ui.Dim, l))
		}
	}
	return ui.Fill(strings.Join(out, "\n"), w, h), append(spots, more...)
}

// head is the row of categories, or the filter.
func (m Menu) head(th ui.Theme, w int) ([]string, []Spot) {
	if m.Filtering {
		return []string{" " + th.Paint(ui.Key, "/ ") + th.Spell(m.Filter) + th.Pick("▏", "_")}, nil
	}
	var out []string
	var spots []Spot
	line, used := "", 0
	for i, c := range m.Categories {
		key := fmt.Sprint((i + 1) % 10)
		n := 3 + ui.Width(c)
		if used+n > w {
			out, line, used = append(out, line), "", 0
		}
		name := c
		if i == m.Current {
			name = th.Paint(ui.Focus, c)
		}
		line += " " + th.Paint(ui.Key, key) + mark(i == m.Current) + name
		spots = append(spots, Spot{X: used, Y: len(out), W: n, Key: key})
		used += n
	}
	return append(out, line), spots
}

// mark sets off what is chosen by a character as well as by its pen.
func mark(on bool) string {
	if on {
		return ">"
	}
	return " "
}

// list draws the items in as many columns as stay readable, and scrolls to the selected one.
func (m Menu) list(th ui.Theme, w, rows int) ([]string, []Spot) {
	cols := 1
	if w >= 76 && len(m.Items) > rows && !m.Filtering {
		cols = 2
	}
	per := rows * cols
	first := 0
	if m.Selected >= per {
		first = m.Selected - per + 1
		if cols > 1 {
			first = (m.Selected/rows - 1) * rows
		}
	}
	cell := w / cols
	out := make([]string, rows)
	var spots []Spot
	for i := first; i < min(first+per, len(m.Items)); i++ {
		y, x := (i-first)%rows, (i-first)/rows
		out[y] = ui.Fit(out[y], x*cell) + item(th, m.Items[i], i == m.Selected, 2, cell-1)
		spots = append(spots, Spot{X: x * cell, Y: y, W: cell - 1, Key: m.Items[i].Key})
	}
	if len(m.Items) == 0 {
		out[0] = th.Paint(ui.Dim, " Nothing is called that.")
	}
	return out, spots
}

// item is one line of a list; its key stands in a column of some cells, after the number that is pressed before it.
func item(th ui.Theme, it Item, selected bool, column, w int) string {
	cost := it.Cost
	if !it.Legal {
		cost = "not now"
	}
	label := th.Shorten(th.Spell(it.Label), max(w-ui.Width(cost)-5-column, 4))
	code := ui.FitRight(it.Number+it.Key, column)
	pointer := " "
	if selected {
		pointer = th.Pick("▸", ">")
	}
	left := " " + code + " " + label
	right := " " + th.Spell(cost)
	switch {
	case selected:
		return pointer + th.Paint(ui.Focus, between(left, right, w-1))
	case !it.Legal:
		return pointer + th.Paint(ui.Dim, between(left, right, w-1))
	}
	return pointer + between(" "+th.Paint(ui.Key, code)+" "+label, th.Paint(ui.Dim, right), w-1)
}

// Quick draws the actions that one key does from the bedside.
func Quick(th ui.Theme, items []Item, w, h int) (string, []Spot) {
	out := []string{ui.TitleRule(th, "At one key", "Enter all  / find", w)}
	var spots []Spot
	for _, it := range items {
		if len(out) == h-1 && len(spots) < len(items)-1 {
			out = append(out, th.Paint(ui.Dim, fmt.Sprintf("   and %d more", len(items)-len(spots))))
			break
		}
		spots = append(spots, Spot{Y: len(out), W: w, Key: it.Key})
		out = append(out, item(th, it, false, 1, w))
	}
	return ui.Fill(strings.Join(out, "\n"), w, h), spots
}
