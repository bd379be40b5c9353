package ui

import (
	"image/color"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// Colours is how much colour the terminal shows.
type Colours uint8

// From none to all.
const (
	NoColour Colours = iota
	Colour16
	Colour256
	TrueColour
)

// Glyphs is the set of characters that drawings are made of.
type Glyphs uint8

// Braille has eight dots a cell, blocks two, ASCII three levels.
const (
	Braille Glyphs = iota
	Blocks
	ASCII
)

// Role is what a piece of text means. Screens name roles, never colours.
type Role uint8

// The roles. Signals keep the colours of British theatre monitors.
const (
	Text    Role = iota
	Dim          // present, not important
	Rule         // frames and lines
	Title        // a heading
	Key          // a key to press
	Focus        // where the keys go now
	Saved        // safe on disk
	Unsaved      // not yet, or not any more
	Good
	Bad
	ECG
	SpO2
	Art
	CO2
	Paw
	Flow
	CVP
	Pace   // a pacing pulse that the monitor detects
	Truth  // what was really so, in a debrief
	Shown  // what was displayed, in a debrief
	High   // alarm, high priority
	Medium // alarm, medium priority
	Low    // alarm, low priority
	roleCount
)

// Theme is how this terminal is drawn on. It is a small value: pass it along.
type Theme struct {
	Colours Colours
	Glyphs  Glyphs
	Still   bool // reduced motion: nothing moves that does not have to
}

// Paint writes s in the pen of its role and returns to the terminal's own colours
// after it. An empty pen or an empty text adds nothing.
func (t Theme) Paint(r Role, s string) string {
	pen := t.Pen(r)
	if pen == "" || s == "" {
		return s
	}
	return pen + s + reset
}

const reset = "\x1b[m"

// Pen is the escape sequence that begins a role, "" where there is none. Text that is
// painted in many small pieces writes Pen and Unpen itself.
func (t Theme) Pen(r Role) string {
	if r >= roleCount {
		return ""
	}
	return pens[t.Colours][r]
}

// Unpen ends what Pen began.
func (t Theme) Unpen(r Role) string {
	if t.Pen(r) == "" {
		return ""
	}
	return reset
}

// RGB is the true colour of a role; Text for roles without one.
func RGB(r Role) color.RGBA {
	if r >= roleCount || palette[r].rgb == 0 {
		r = Text
	}
	v := palette[r].rgb
	return color.RGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// Background is the colour to give the terminal behind everything, nil to leave it as
// it is: only a true colour palette was designed for one background.
func (t Theme) Background() color.Color {
	if t.Colours != TrueColour {
		return nil
	}
	return Night
}

// Night is the dark background of true colour frames.
var Night = color.RGBA{R: 0x0c, G: 0x10, B: 0x16, A: 255}

// Profile is the same decision for the renderer: pass it with tea.WithColorProfile,
// so that it asks nobody else.
func (t Theme) Profile() colorprofile.Profile {
	return [...]colorprofile.Profile{
		colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
	}[t.Colours]
}

// Pick chooses among one text for braille and blocks and one for ASCII.
func (t Theme) Pick(unicode, ascii string) string {
	if t.Glyphs == ASCII {
		return ascii
	}
	return unicode
}

// Spell writes authored text with the characters this theme has: in ASCII, the usual
// signs get their plain spelling, letters lose their accents, anything else becomes a
// question mark. The width may change: spell first, fit afterwards.
func (t Theme) Spell(s string) string {
	if strings.ContainsAny(s, "\t\ufe0f\u200d") {
		s = unruly.Replace(s)
	}
	if t.Glyphs != ASCII || isASCII(s) {
		return s
	}
	s = asciiWords.Replace(s)
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 {
			return r
		}
		if plain, ok := asciiLetters[r]; ok {
			return plain
		}
		return '?'
	}, s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
