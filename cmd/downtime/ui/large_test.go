package ui

import (
	"strings"
	"testing"
)

func TestLargeTypeIsAsLargeAsFitsAndBreaksNoWord(t *testing.T) {
	th := Theme{Colours: NoColour, Glyphs: Blocks}
	got := strings.Split(Large(th, Text, "17", 2, 20, 5), "\n")
	want := []string{
		"     ██    ██████   ",
		"   ████        ██   ",
		"     ██        ██   ",
		"     ██        ██   ",
		"   ██████      ██   ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("drawn:\n%s", strings.Join(got, "\n"))
	}
	for _, glyphs := range []Glyphs{Braille, Blocks, ASCII} {
		th.Glyphs = glyphs
		for _, size := range [][2]int{{76, 20}, {40, 7}, {12, 5}, {116, 30}} {
			block := Large(th, Title, "The chest hardly rises, 450 mL stand on the screen", 4, size[0], size[1])
			lines := strings.Split(block, "\n")
			if len(lines) != size[1] {
				t.Errorf("%v: %d lines", size, len(lines))
			}
			for _, l := range lines {
				if Width(l) != size[0] {
					t.Errorf("%v: a line of %d cells", size, Width(l))
				}
			}
		}
	}
	if small := Large(th, Text, "ventilator", 3, 12, 3); !strings.Contains(small, "ventilator") {
		t.Errorf("a word that is too long for large letters is not written small:\n%s", small)
	}
	if odd := Large(th, Text, "5 @ 6", 3, 60, 10); !strings.Contains(odd, "5 @ 6") {
		t.Errorf("a character without a large letter:\n%s", odd)
	}
}

func TestEveryLargeLetterHasFiveRowsOfOneWidth(t *testing.T) {
	for c, dots := range letters {
		rows := strings.Split(dots, "|")
		if len(rows) != letterRows {
			t.Errorf("%q has %d rows", c, len(rows))
		}
		for _, r := range rows {
			if len(r) != len(rows[0]) || strings.Trim(r, ".#") != "" {
				t.Errorf("%q: row %q", c, r)
			}
		}
	}
}
