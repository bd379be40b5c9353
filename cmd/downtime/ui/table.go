package ui

import "strings"

// A segment is a stretch of Markdown that is, or is not, one pipe table. Tables are
// rendered on their own, so that each gets the width it needs and no more.
type segment struct {
	text  string
	table bool
}

func segments(md string) []segment {
	var out []segment
	var text []string
	flush := func() {
		if strings.TrimSpace(strings.Join(text, "")) != "" {
			out = append(out, segment{text: strings.Join(text, "\n")})
		}
		text = nil
	}
	lines := strings.Split(md, "\n")
	fenced := false
	for i := 0; i < len(lines); i++ {
		if strings.HasPrefix(strings.TrimSpace(lines[i]), "```") {
			fenced = !fenced
		}
		if fenced || i+1 >= len(lines) || !isRow(lines[i]) || !isDelimiter(lines[i+1]) {
			text = append(text, lines[i])
			continue
		}
		flush()
		from := i
		for i += 2; i < len(lines) && isRow(lines[i]); i++ {
		}
		out = append(out, segment{strings.Join(lines[from:i], "\n"), true})
		i--
	}
	flush()
	return out
}

func isRow(l string) bool { return strings.Count(l, "|") >= 2 || strings.HasPrefix(l, "|") }

func isDelimiter(l string) bool {
	return isRow(l) && strings.Contains(l, "-") && strings.Trim(l, " |:-") == ""
}

func cells(l string) []string {
	l = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(l), "|"), "|")
	parts := strings.Split(l, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// tableWidth is the width at which no cell of the table wraps.
func tableWidth(md string) int {
	var widths []int
	for y, l := range strings.Split(md, "\n") {
		if y == 1 {
			continue
		}
		for x, c := range cells(l) {
			if x == len(widths) {
				widths = append(widths, 0)
			}
			widths[x] = max(widths[x], Width(unmarked.Replace(c)))
		}
	}
	total := 1
	for _, w := range widths {
		total += w + 3
	}
	return total
}

// cramped reports whether columns that share w cells would cut a heading or split a word.
func cramped(md string, w int) bool {
	if tableWidth(md) <= w {
		return false
	}
	lines := strings.Split(md, "\n")
	room := w/max(len(cells(lines[0])), 1) - 3
	for y, l := range lines {
		for _, c := range cells(l) {
			c = unmarked.Replace(c)
			if y == 0 && Width(c) > room {
				return true
			}
			for _, word := range strings.Fields(c) {
				if y != 1 && Width(word) > room {
					return true
				}
			}
		}
	}
	return false
}

var unmarked = strings.NewReplacer("**", "", "`", "", "_", "")

// listTable turns a table into a list of "label: value", one entry a row.
func listTable(md string) string {
	lines := strings.Split(md, "\n")
	head := cells(lines[0])
	var out []string
	for _, l := range lines[2:] {
		out = append(out, listRow(head, cells(l))...)
	}
	return strings.Join(out, "\n")
}

func listRow(head, row []string) []string {
	if len(row) == 0 || row[0] == "" {
		row = append([]string{"-"}, row[min(1, len(row)):]...)
	}
	out := []string{"- **" + strings.Trim(row[0], "*") + "**"}
	for i := 1; i < len(row); i++ {
		if row[i] == "" {
			continue
		}
		label := ""
		if i < len(head) && head[i] != "" {
			label = head[i] + ": "
		}
		out = append(out, "  - "+label+row[i])
	}
	return out
}
