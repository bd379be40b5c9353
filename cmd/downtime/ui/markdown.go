package ui

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/x/ansi"
)

// narrow is the width under which a table is set as a list: its columns would be too
// thin to read.
const narrow = 60

type page struct {
	th    Theme
	md    string
	width int
}

// pages keeps what was rendered, so that a screen may ask for its text in every frame.
var pages = struct {
	sync.Mutex
	done map[page]string
}{done: map[page]string{}}

const mostPages = 128

// Markdown renders text for reading, no line wider than width, without blank lines at
// its ends. The same text, theme and width are rendered once. Text that cannot be
// rendered is given back as it is, wrapped.
func Markdown(th Theme, md string, width int) string {
	if width <= 0 {
		return ""
	}
	key := page{th, md, width}
	pages.Lock()
	defer pages.Unlock()
	if s, ok := pages.done[key]; ok {
		return s
	}
	if len(pages.done) >= mostPages {
		clear(pages.done)
	}
	s, err := render(th, md, width)
	if err != nil {
		s = Wrap(th.Spell(md), width)
	}
	pages.done[key] = s
	return s
}

func render(th Theme, md string, width int) (string, error) {
	var out []string
	for _, part := range segments(th.Spell(md)) {
		text, w := part.text, width
		switch {
		case part.table && (width < narrow || cramped(part.text, width)):
			text = listTable(part.text)
		case part.table:
			w = min(width, tableWidth(part.text))
		}
		s, err := renderPart(th, text, w)
		if err != nil {
			return "", err
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n\n"), nil
}

func renderPart(th Theme, md string, width int) (string, error) {
	r, err := glamour.NewTermRenderer(
		glamour.WithStyles(prose(th)),
		glamour.WithWordWrap(width),
		glamour.WithInlineTableLinks(true),
	)
	if err != nil {
		return "", fmt.Errorf("make markdown renderer: %w", err)
	}
	out, err := r.Render(md)
	if err != nil {
		return "", fmt.Errorf("render markdown: %w", err)
	}
	return tidy(th, out, width), nil
}

// tidy drops the padding, the blank lines round the text and every second one in it,
// hangs the lines of list items under their first word, and holds every line to the
// width.
func tidy(th Theme, s string, width int) string {
	var lines []string
	for _, l := range strings.Split(s, "\n") {
		l = th.Spell(trimRight(l))
		blank := Width(l) == 0
		if blank && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		if blank {
			l = ""
		}
		lines = append(lines, l)
	}
	lines = hang(lines, width)
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for i, l := range lines {
		if Width(l) > width {
			lines[i] = clip(l, width)
		}
	}
	return strings.Join(lines, "\n")
}

var item = regexp.MustCompile(`^( *)(•|\*|\d+\.|✓|○|\[[x ]\]) `)

// hang sets the further lines of a list item under its text; Glamour puts them at the
// margin.
func hang(lines []string, width int) []string {
	var out []string
	for i := 0; i < len(lines); i++ {
		head := item.FindString(ansi.Strip(lines[i]))
		if head == "" {
			out = append(out, lines[i])
			continue
		}
		indent := Width(head)
		text := lines[i]
		for i+1 < len(lines) && lines[i+1] != "" && item.FindString(ansi.Strip(lines[i+1])) == "" {
			i++
			text += " " + strings.TrimLeft(lines[i], " ")
		}
		if Width(text) <= width || width-indent < 8 {
			out = append(out, Wrap(text, width))
			continue
		}
		first, rest := ansi.Truncate(text, indent, ""), ansi.TruncateLeft(text, indent, "")
		for n, l := range strings.Split(Wrap(rest, width-indent), "\n") {
			if n == 0 {
				out = append(out, first+l)
				continue
			}
			out = append(out, Blank(indent)+l)
		}
	}
	return strings.Split(strings.Join(out, "\n"), "\n")
}

// trimRight removes trailing spaces, also those inside escape sequences.
func trimRight(l string) string {
	for {
		t := strings.TrimRight(l, " ")
		switch {
		case strings.HasSuffix(t, "\x1b[m"):
			t = strings.TrimRight(strings.TrimSuffix(t, "\x1b[m"), " ")
			if strings.HasSuffix(t, "m") && strings.LastIndex(t, "\x1b[") >= 0 &&
				sgrEnd(t, strings.LastIndex(t, "\x1b[")) == len(t) {
				l = t[:strings.LastIndex(t, "\x1b[")]
				continue
			}
			return t + "\x1b[m"
		default:
			return t
		}
	}
}
