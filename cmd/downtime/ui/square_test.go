package ui_test

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
)

func TestASquareIsExactAndShowsItsPointsInEveryGlyphSet(t *testing.T) {
	q := ui.Square{Said: "said", So: "at fault", Points: []ui.SquareDot{{0, 0}, {0.5, 0.9}, {1, 1}}}
	for g, dot := range map[ui.Glyphs]string{ui.Braille: "●", ui.Blocks: "●", ui.ASCII: "o"} {
		for _, size := range [][2]int{{24, 7}, {40, 12}, {70, 16}} {
			view := q.View(ui.Theme{Glyphs: g}, size[0], size[1])
			lines := strings.Split(view, "\n")
			if len(lines) != size[1] || strings.Count(view, dot) < 3 {
				t.Errorf("glyphs %d at %v:\n%s", g, size, view)
			}
			for _, l := range lines {
				if ui.Width(l) != size[0] {
					t.Errorf("a line of %d cells, want %d: %q", ui.Width(l), size[0], l)
				}
			}
			if g == ui.ASCII && strings.IndexFunc(view, func(r rune) bool { return r > 0x7e }) >= 0 {
				t.Errorf("not ASCII:\n%s", view)
			}
		}
	}
}

func TestAnIntervalThatGoesBeyondItsLineEndsInAnArrow(t *testing.T) {
	th := ui.Theme{Glyphs: ui.ASCII}
	for want, v := range map[string]ui.Interval{
		"....[-o-]....": {Low: -1, At: 0, High: 1, Lo: -3, Hi: 3},
		"<---o]|......": {Low: -9, At: -1, High: -0.5, Lo: -3, Hi: 3},
		"......|.[o-->": {Low: 1, At: 1.5, High: 9, Lo: -3, Hi: 3},
	} {
		if got := v.View(th, ui.Text, 13); got != want {
			t.Errorf("%+v is drawn as %q, want %q", v, got, want)
		}
	}
}
