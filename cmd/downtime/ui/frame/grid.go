package frame

import (
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Parse lays out a frame on a grid of w by h cells, as a terminal would.
func Parse(content string, w, h int) uv.ScreenBuffer {
	b := uv.NewScreenBuffer(max(w, 0), max(h, 0))
	uv.NewStyledString(content).Draw(b, b.Bounds())
	return b
}

// Plain is a frame without its colours: h lines, no trailing spaces, a final line end.
func Plain(content string, w, h int) string {
	b := Parse(content, w, h)
	var out strings.Builder
	for y := range h {
		var line strings.Builder
		for x := range w {
			line.WriteString(text(b.CellAt(x, y)))
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return out.String()
}

// Pens is a frame without its text: one letter for each pen that draws a character, a
// dot where the pen is plain, a space where nothing is drawn, and below it what each
// letter stands for. Letters are given in order of appearance.
func Pens(content string, w, h int) string {
	b := Parse(content, w, h)
	var out strings.Builder
	var names []string
	for y := range h {
		var line strings.Builder
		for x := range w {
			line.WriteByte(letter(b.CellAt(x, y), &names))
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	for i, n := range names {
		fmt.Fprintf(&out, "%c = %s\n", letters[i%len(letters)], n)
	}
	return out.String()
}

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

func letter(c *uv.Cell, names *[]string) byte {
	if c == nil || c.Width == 0 || (text(c) == " " && c.Style.Bg == nil && c.Style.Attrs&uv.AttrReverse == 0) {
		return ' '
	}
	name := pen(c.Style)
	if name == "" {
		return '.'
	}
	for i, n := range *names {
		if n == name {
			return letters[i%len(letters)]
		}
	}
	*names = append(*names, name)
	return letters[(len(*names)-1)%len(letters)]
}

// pen names a style: "#4ee07e on #000000 bold".
func pen(s uv.Style) string {
	var parts []string
	if s.Fg != nil {
		parts = append(parts, hex(s.Fg))
	}
	if s.Bg != nil {
		parts = append(parts, "on "+hex(s.Bg))
	}
	for _, a := range []struct {
		bit  uint8
		name string
	}{
		{uv.AttrBold, "bold"},
		{uv.AttrFaint, "faint"},
		{uv.AttrItalic, "italic"},
		{uv.AttrBlink, "blink"},
		{uv.AttrReverse, "reverse"},
	} {
		if s.Attrs&a.bit != 0 {
			parts = append(parts, a.name)
		}
	}
	if s.Underline != uv.UnderlineNone {
		parts = append(parts, "underline")
	}
	return strings.Join(parts, " ")
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func text(c *uv.Cell) string {
	switch {
	case c == nil:
		return " "
	case c.Width == 0:
		return "" // the second half of a wide character
	case c.Content == "":
		return " "
	}
	return c.Content
}
