package ui

import (
	"fmt"
	"strings"
)

// A swatch is one role in four palettes: attributes that stand without colour, the
// designed 16 colours, an index of 256, and true colour.
type swatch struct {
	plain string // SGR attributes without colour
	ansi  string // SGR for 16 colours
	index int    // 256 colours; 0: use ansi
	rgb   uint32 // true colour; 0: use ansi
	mark  bool   // alarm: the colour is a background
}

// The 16 colours hold on dark and on light grounds alike where they can; nothing that
// has to be read is written in bright black.
var palette = [roleCount]swatch{
	Text:    {rgb: 0xd7dde5, index: 253},
	Dim:     {ansi: "90", index: 245, rgb: 0x8792a2},
	Rule:    {ansi: "90", index: 240, rgb: 0x4a5666},
	Title:   {plain: "1", ansi: "1", index: 255, rgb: 0xf2f5f9},
	Key:     {plain: "1", ansi: "1;36", index: 80, rgb: 0x6fd3d8},
	Focus:   {plain: "7", ansi: "7", index: 0, rgb: 0},
	Saved:   {ansi: "32", index: 71, rgb: 0x6abf7b},
	Unsaved: {plain: "1", ansi: "1;33", index: 215, rgb: 0xf2b25c},
	Good:    {ansi: "32", index: 71, rgb: 0x6abf7b},
	Bad:     {plain: "1", ansi: "31", index: 203, rgb: 0xf2706a},
	ECG:     {ansi: "92", index: 84, rgb: 0x4ee07e},
	SpO2:    {ansi: "96", index: 81, rgb: 0x5cc8ff},
	Art:     {ansi: "91", index: 203, rgb: 0xff6b6b},
	CO2:     {ansi: "93", index: 221, rgb: 0xf5d35c},
	Paw:     {ansi: "95", index: 176, rgb: 0xd59cf0},
	Flow:    {ansi: "37", index: 252, rgb: 0xc8d2de},
	CVP:     {ansi: "94", index: 111, rgb: 0x86a8ff},
	Pace:    {plain: "1", ansi: "1;97", index: 231, rgb: 0xffffff},
	Truth:   {plain: "1", ansi: "1;92", index: 84, rgb: 0x4ee07e},
	Shown:   {ansi: "93", index: 221, rgb: 0xf5d35c},
	High:    {plain: "1;7", ansi: "1;97;41", index: 160, rgb: 0xd8232f, mark: true},
	Medium:  {plain: "7", ansi: "30;43", index: 220, rgb: 0xf2c230, mark: true},
	Low:     {plain: "4", ansi: "30;46", index: 44, rgb: 0x39b7c6, mark: true},
}

var pens = buildPens()

// buildPens writes every pen once, so that painting is two string additions.
func buildPens() (all [4][roleCount]string) {
	for r, s := range palette {
		all[NoColour][r] = sgr(s.plain)
		all[Colour16][r] = sgr(s.ansi)
		all[Colour256][r] = sgr(s.ansi)
		all[TrueColour][r] = sgr(s.ansi)
		if s.index != 0 {
			all[Colour256][r] = sgr(s.attributes(), s.ink256())
		}
		if s.rgb != 0 {
			all[TrueColour][r] = sgr(s.attributes(), s.inkTrue())
		}
	}
	// Plain text stays in the terminal's own colour.
	for c := range all {
		all[c][Text] = ""
	}
	return all
}

// attributes keeps what is not colour, except where the colour replaces it.
func (s swatch) attributes() string {
	if s.mark {
		return strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s.plain, "7"), ";"), "4")
	}
	return s.plain
}

func (s swatch) ink256() string {
	switch {
	case s.mark && s.index == 160:
		return fmt.Sprintf("38;5;231;48;5;%d", s.index)
	case s.mark:
		return fmt.Sprintf("38;5;16;48;5;%d", s.index)
	}
	return fmt.Sprintf("38;5;%d", s.index)
}

func (s swatch) inkTrue() string {
	r, g, b := s.rgb>>16, s.rgb>>8&255, s.rgb&255
	if !s.mark {
		return fmt.Sprintf("38;2;%d;%d;%d", r, g, b)
	}
	ink := "38;2;12;16;22"
	if r > 2*g {
		ink = "38;2;255;255;255"
	}
	return fmt.Sprintf("%s;48;2;%d;%d;%d", ink, r, g, b)
}

func sgr(parts ...string) string {
	s := strings.Trim(strings.Join(parts, ";"), ";")
	if s == "" {
		return ""
	}
	return "\x1b[" + s + "m"
}

// asciiWords are the signs of authored text that have a plain spelling.
var asciiWords = strings.NewReplacer(
	"—", "-", "–", "-", "−", "-", "‘", "'", "’", "'", "“", `"`, "”", `"`, "…", "...",
	"•", "*", "·", ".", "→", "->", "←", "<-", "↑", "^", "↓", "v", "×", "x", "±", "+/-",
	"≥", ">=", "≤", "<=", "≈", "~", "°", " deg ", "µ", "u", "₂", "2", "₃", "3", "²", "2",
	"½", "1/2", "✓", "x", "✗", "-", "─", "-", "━", "=", "│", "|", "┃", "|", "┼", "+",
	"├", "+", "┤", "+", "┬", "+", "┴", "+", "┌", "+", "┐", "+", "└", "+", "┘", "+",
	"╭", "+", "╮", "+", "╰", "+", "╯", "+", "▶", ">", "◀", "<", "▸", ">", "▲", "^",
	"▼", "v", "●", "*", "○", "o", "█", "#", "▀", "\"", "▄", "_", "\u00a0", " ",
)

var asciiLetters = map[rune]rune{
	'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e', 'á': 'a', 'à': 'a', 'â': 'a', 'ä': 'a', 'å': 'a',
	'í': 'i', 'ï': 'i', 'î': 'i', 'ó': 'o', 'ö': 'o', 'ô': 'o', 'ø': 'o', 'ú': 'u', 'ü': 'u',
	'ñ': 'n', 'ç': 'c', 'É': 'E', 'Ö': 'O', 'Ü': 'U', 'Ä': 'A', 'Å': 'A', 'Ø': 'O', 'ß': 's',
	'α': 'a', 'β': 'b', 'γ': 'g', 'Δ': 'D', 'δ': 'd', 'θ': 'o', 'τ': 't', 'π': 'p', 'µ': 'u', 'μ': 'u',
	'ł': 'l', 'ń': 'n', 'ś': 's', 'ż': 'z', 'ź': 'z', 'ą': 'a', 'ę': 'e', 'ć': 'c', 'č': 'c', 'š': 's', 'ž': 'z',
}
