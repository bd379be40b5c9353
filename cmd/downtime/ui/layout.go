package ui

import "strings"

// A Box is a block that wants a size along one axis. Zero or less takes an equal part
// of what the others leave.
type Box struct {
	Size int
	Body string
}

// Columns sets boxes side by side, exactly w by h. Sizes are widths; when they do not
// fit, the last ones lose first.
func Columns(w, h int, boxes ...Box) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	widths := share(w, boxes)
	split := make([][]string, len(boxes))
	for i, b := range boxes {
		if widths[i] > 0 {
			split[i] = strings.Split(b.Body, "\n")
		}
	}
	var out strings.Builder
	out.Grow((w + 16) * h)
	for y := range h {
		if y > 0 {
			out.WriteByte('\n')
		}
		used := 0
		for i, lines := range split {
			line := ""
			if y < len(lines) {
				line = lines[y]
			}
			out.WriteString(Fit(line, widths[i]))
			used += widths[i]
		}
		out.WriteString(Blank(w - used))
	}
	return out.String()
}

// Rows sets boxes under each other, exactly w by h. Sizes are heights.
func Rows(w, h int, boxes ...Box) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	var lines []string
	for i, height := range share(h, boxes) {
		if height > 0 {
			lines = append(lines, strings.Split(Fill(boxes[i].Body, w, height), "\n")...)
		}
	}
	return fillLines(lines, w, h)
}

// share divides total among the boxes.
func share(total int, boxes []Box) []int {
	sizes := make([]int, len(boxes))
	left, open := total, 0
	for i, b := range boxes {
		if b.Size <= 0 {
			open++
			continue
		}
		sizes[i] = min(b.Size, left)
		left -= sizes[i]
	}
	for i, b := range boxes {
		if b.Size > 0 {
			continue
		}
		sizes[i] = left / open
		left -= sizes[i]
		open--
	}
	return sizes
}

// TitleRule is one line: a rule with a title at its left and a note at its right.
func TitleRule(th Theme, title, note string, w int) string {
	line := th.Pick("─", "-")
	head := th.Spell(title)
	if head != "" {
		head = " " + head + " "
	}
	tail := th.Spell(note)
	if tail != "" {
		tail = " " + tail + " "
	}
	if Width(head)+Width(tail)+2 > w {
		tail = ""
	}
	if Width(head)+1 > w {
		return Fit(th.Paint(Title, strings.TrimSpace(head)), w)
	}
	fill := w - 1 - Width(head) - Width(tail)
	end := ""
	if tail != "" {
		fill--
		end = th.Paint(Rule, line)
	}
	return Fit(th.Paint(Rule, line)+th.Paint(Title, head)+
		th.Paint(Rule, strings.Repeat(line, max(fill, 0)))+th.Paint(Dim, tail)+end, w)
}

// Frame draws a closed box round a body, exactly w by h: for what stands above the
// rest, such as a question that must be answered. The body gets w-4 by h-2.
func Frame(th Theme, title, body string, w, h int) string {
	if w < 4 || h < 3 {
		return Fill(body, w, h)
	}
	g := []rune(th.Pick("╭─╮│╰╯", "+-+|++"))
	edge := th.Paint(Rule, string(g[3]))
	head := th.Spell(title)
	if head != "" {
		head = " " + th.Shorten(head, min(Width(head), w-6)) + " "
	}
	lines := make([]string, 0, h)
	lines = append(lines, th.Paint(Rule, string(g[0])+string(g[1]))+th.Paint(Title, head)+
		th.Paint(Rule, strings.Repeat(string(g[1]), max(0, w-3-Width(head)))+string(g[2])))
	for _, l := range strings.Split(Fill(body, w-4, h-2), "\n") {
		lines = append(lines, edge+" "+l+" "+edge)
	}
	lines = append(lines, th.Paint(Rule, string(g[4])+strings.Repeat(string(g[1]), w-2)+string(g[5])))
	return fillLines(lines, w, h)
}

// Over lays a block of w by h on a screen of sw by sh with its top left at x, y.
func Over(screen string, sw, sh int, block string, x, y, w, h int) string {
	x, y = max(0, min(x, sw-w)), max(0, min(y, sh-h))
	under := strings.Split(Fill(screen, sw, sh), "\n")
	for i, l := range strings.Split(Fill(block, min(w, sw), min(h, sh)), "\n") {
		if l == "" || y+i >= len(under) {
			continue
		}
		under[y+i] = splice(under[y+i], l, x, min(w, sw))
	}
	return strings.Join(under, "\n")
}
