package ui

import (
	"fmt"
	"strings"

	"charm.land/glamour/v2/ansi"
)

// prose is the style of everything long that is read.
func prose(th Theme) ansi.StyleConfig {
	zero, one, two := uint(0), uint(1), uint(2)
	bar := th.Pick("│ ", "| ")
	heading := func(r Role, prefix string) ansi.StyleBlock {
		p := th.primitive(r, true)
		p.Prefix = prefix
		return ansi.StyleBlock{StylePrimitive: p}
	}
	s := ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: &zero},
		BlockQuote:     ansi.StyleBlock{StylePrimitive: th.primitive(Dim, false), Indent: &one, IndentToken: &bar},
		List:           ansi.StyleList{LevelIndent: 2},
		Heading:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{BlockSuffix: "\n", Bold: yes()}},
		H1:             heading(Key, ""),
		H2:             heading(Key, th.Pick("▍", "# ")),
		H3:             heading(Title, ""),
		Emph:           ansi.StylePrimitive{Italic: yes()},
		Strong:         ansi.StylePrimitive{Bold: yes()},
		HorizontalRule: ansi.StylePrimitive{Color: th.ink(Rule), Format: "\n" + strings.Repeat(th.Pick("─", "-"), 8) + "\n"},
		Item:           ansi.StylePrimitive{BlockPrefix: th.Pick("• ", "* ")},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Task:           ansi.StyleTask{Ticked: th.Pick("✓ ", "[x] "), Unticked: th.Pick("○ ", "[ ] ")},
		Link:           th.primitive(SpO2, false),
		LinkText:       th.primitive(Title, true),
		Code:           ansi.StyleBlock{StylePrimitive: th.primitive(CO2, false)},
		CodeBlock:      ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{StylePrimitive: th.primitive(CO2, false), Margin: &two}},
		Table:          ansi.StyleTable{},
	}
	row, column, centre := th.Pick("─", "-"), th.Pick("│", "|"), th.Pick("┼", "+")
	s.Table.RowSeparator, s.Table.ColumnSeparator, s.Table.CenterSeparator = &row, &column, &centre
	return s
}

func yes() *bool { b := true; return &b }

// primitive is a role as Glamour wants it.
func (t Theme) primitive(r Role, bold bool) ansi.StylePrimitive {
	p := ansi.StylePrimitive{Color: t.ink(r)}
	if bold {
		p.Bold = yes()
	}
	return p
}

// ink is the colour of a role in this theme, nil where there is none.
func (t Theme) ink(r Role) *string {
	s := ""
	switch {
	case t.Colours == TrueColour && palette[r].rgb != 0:
		s = fmt.Sprintf("#%06x", palette[r].rgb)
	case t.Colours == Colour256 && palette[r].index != 0:
		s = fmt.Sprint(palette[r].index)
	case t.Colours == Colour16:
		s = ansi16[palette[r].ansi]
	}
	if s == "" {
		return nil
	}
	return &s
}

// ansi16 names the 16 colours by index.
var ansi16 = map[string]string{
	"90": "8", "32": "2", "31": "1", "1;36": "6", "1;33": "3", "92": "10", "96": "14",
	"91": "9", "93": "11", "95": "13", "37": "7", "1;92": "10",
}
