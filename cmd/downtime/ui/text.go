package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Width is the number of cells that one line takes, without its escape sequences.
func Width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == 0x1b:
			end := sgrEnd(s, i)
			if end < 0 {
				return ansi.StringWidth(s)
			}
			i = end
		case c >= 0x20 && c < 0x7f:
			n++
			i++
		case c == 0xe2 && i+2 < len(s) && s[i+1] >= 0x94 && s[i+1] <= 0xa3:
			// U+2500..U+28FF less a few emoji: box drawing, blocks, braille.
			r, size := utf8.DecodeRuneInString(s[i:])
			if r >= 0x25a0 && r < 0x2800 {
				return ansi.StringWidth(s)
			}
			n++
			i += size
		default:
			return ansi.StringWidth(s)
		}
	}
	return n
}

// sgrEnd is the index after the colour sequence that begins at i, or -1.
func sgrEnd(s string, i int) int {
	if i+1 >= len(s) || s[i+1] != '[' {
		return -1
	}
	for j := i + 2; j < len(s); j++ {
		switch c := s[j]; {
		case c == 'm':
			return j + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return -1
		}
	}
	return -1
}

// Fit makes one line exactly w cells wide: it pads with spaces or clips. A clipped
// line is ended with the escape sequences it needs, so that no colour leaks.
func Fit(s string, w int) string {
	if w <= 0 {
		return ""
	}
	s = flat(s)
	n := Width(s)
	if n > w {
		s = clip(s, w)
		n = Width(s)
	}
	return closed(s) + Blank(w-n)
}

// closed ends a colour that the text left open.
func closed(s string) string {
	i := strings.LastIndex(s, "\x1b[")
	if i < 0 || strings.HasPrefix(s[i:], reset) || strings.HasPrefix(s[i:], "\x1b[0m") {
		return s
	}
	return s + reset
}

// flat makes one line of s and takes out the joiners and variation selectors on whose
// width no two terminals agree.
func flat(s string) string {
	if !unruled(s) {
		return s
	}
	return oneLine.Replace(s)
}

// unruled reports whether s may hold a character that oneLine replaces: a control, or the first byte of a selector or joiner. It looks at
// bytes because most of a frame passes here.
func unruled(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == '\n' || c == '\r' || c == '\t' || c == 0xef || c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0x8d {
			return true
		}
	}
	return false
}

var (
	oneLine = strings.NewReplacer("\n", " ", "\r", "", "\t", "  ", "\ufe0f", "", "\u200d", "")
	unruly  = strings.NewReplacer("\t", "  ", "\ufe0f", "", "\u200d", "")
)

// clip cuts to at most w cells and closes what was open.
func clip(s string, w int) string {
	return closed(ansi.Truncate(s, w, ""))
}

// FitRight is Fit with the text at the right edge.
func FitRight(s string, w int) string {
	s = flat(s)
	if n := Width(s); n < w {
		return Blank(w-n) + s
	}
	return Fit(s, w)
}

// FitCentre is Fit with the text in the middle.
func FitCentre(s string, w int) string {
	s = flat(s)
	n := Width(s)
	if n >= w {
		return Fit(s, w)
	}
	left := (w - n) / 2
	return Blank(left) + s + Blank(w-n-left)
}

// Shorten is Fit that shows where it cut, with … or a tilde.
func (t Theme) Shorten(s string, w int) string {
	s = flat(s)
	if w <= 0 || Width(s) <= w {
		return Fit(s, w)
	}
	return Fit(clip(s, w-1)+t.Pick("…", "~"), w)
}

const spaces = "                                                                                "

// Blank is n spaces; none for n below one.
func Blank(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(spaces):
		return spaces[:n]
	}
	return strings.Repeat(" ", n)
}

// Wrap breaks text into lines of at most w cells, at words where it can, keeping its
// colours and its own line ends.
func Wrap(s string, w int) string {
	if w <= 0 {
		return ""
	}
	return lipgloss.Wrap(s, w, "")
}

// Fill makes a block exactly w by h: every line fitted, missing lines blank, further
// lines dropped.
func Fill(block string, w, h int) string {
	return fillLines(strings.Split(block, "\n"), w, h)
}

func fillLines(lines []string, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	var b strings.Builder
	b.Grow((w + 8) * h)
	for y := range h {
		if y > 0 {
			b.WriteByte('\n')
		}
		if y < len(lines) {
			b.WriteString(Fit(lines[y], w))
		} else {
			b.WriteString(Blank(w))
		}
	}
	return b.String()
}

// Height is the number of lines of a block.
func Height(block string) int {
	if block == "" {
		return 0
	}
	return strings.Count(block, "\n") + 1
}
