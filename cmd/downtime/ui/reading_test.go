package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

const sample = `# ICU, bed 4

The **ventilator** said *450 mL* and gave 210, see [the paper](https://doi.org/10.2196/50505).

## What you saw

- a first item that is long enough to run over the end of its line and come back under itself
- a second

| device | said | was |
|---|---:|---:|
| ventilator | 450 mL | 210 mL |
| monitor | 94 % | 93 % |

` + "```\nplain code\n```\n"

func TestMarkdownNeverRunsOverItsWidth(t *testing.T) {
	for _, th := range []ui.Theme{{}, {Colours: ui.TrueColour}, {Colours: ui.Colour16, Glyphs: ui.Blocks}, {Glyphs: ui.ASCII}} {
		for w := 10; w <= 140; w += 5 {
			for _, l := range strings.Split(ui.Markdown(th, sample, w), "\n") {
				if ansi.StringWidth(l) > w {
					t.Errorf("%d cells in a width of %d: %q", ansi.StringWidth(l), w, l)
				}
			}
		}
	}
}

func TestMarkdownTakesAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		md := rapid.StringOf(rapid.SampledFrom([]rune("ab|-#*`> \n1.[]()_é\t"))).Draw(t, "md")
		w := rapid.IntRange(1, 100).Draw(t, "w")
		for _, l := range strings.Split(ui.Markdown(themes.Draw(t, "theme"), md, w), "\n") {
			if ansi.StringWidth(l) > w {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
	})
}

func TestANarrowTableReadsAsAList(t *testing.T) {
	got := ansi.Strip(ui.Markdown(ui.Theme{Glyphs: ui.ASCII}, sample, 48))
	for _, want := range []string{"* ventilator\n", "  * said: 450 mL\n", "  * was: 210 mL\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from\n%s", want, got)
		}
	}
	if strings.Contains(got, "|") {
		t.Errorf("a table is left in 48 columns:\n%s", got)
	}
}

func TestAListItemHangsUnderItsFirstWord(t *testing.T) {
	got := ansi.Strip(ui.Markdown(ui.Theme{Glyphs: ui.ASCII}, sample, 60))
	if !strings.Contains(got, "* a first item") || !strings.Contains(got, "\n  its line and") && !strings.Contains(got, "\n  line and") {
		t.Errorf("list item is not hung:\n%s", got)
	}
}

func TestMarkdownWithoutColourOrUnicodeHasNeither(t *testing.T) {
	got := ui.Markdown(ui.Theme{Glyphs: ui.ASCII}, sample+"\n> café – “quoted” 5 µg\n", 70)
	if colour.MatchString(got) {
		t.Errorf("colour in %q", got)
	}
	for _, r := range got {
		if r > 0x7e {
			t.Errorf("%q in %q", r, got)
		}
	}
}

func TestMarkdownIsTheSameFromTheStoreAsAtFirst(t *testing.T) {
	th := ui.Theme{Colours: ui.Colour256}
	first := ui.Markdown(th, sample, 71)
	for i := range 200 { // more pages than are kept
		ui.Markdown(th, fmt.Sprint(i), 71)
	}
	if ui.Markdown(th, sample, 71) != first {
		t.Error("the same page was rendered differently")
	}
}

func delivered() ui.Chart {
	return ui.Chart{Title: "Tidal volume", Unit: "mL", Series: []ui.Series{
		{Name: "delivered", Role: ui.Truth, Points: []ui.Point{{0, 450}, {130, 210}, {480, 430}}},
		{Name: "displayed", Role: ui.Shown, Dotted: true, Points: []ui.Point{{0, 450}, {480, 450}}},
	}}
}

func TestAChartSaysInWordsWhatItShows(t *testing.T) {
	got := delivered().Describe()
	for _, want := range []string{
		"Tidal volume.", "Delivered: 450 mL at 00:00, lowest 210 mL at 02:10, 430 mL at 08:00.",
		"Displayed: 450 mL throughout", "Furthest apart at 02:10: delivered 210 mL; displayed 450 mL.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from %q", want, got)
		}
	}
	if got := (ui.Chart{Title: "Empty", Series: []ui.Series{{Name: "x"}}}).Describe(); got != "Empty. X: nothing recorded." {
		t.Errorf("an empty chart says %q", got)
	}
	gas := ui.Chart{Title: "CO2", Unit: "kPa", Decimals: 1, Hi: 20, Series: []ui.Series{{Name: "arterial", Points: []ui.Point{{0, 6.24}, {60, 6.24}}}}}
	if got := gas.Describe(); got != "CO2. Arterial: 6.2 kPa throughout, from 00:00 to 01:00." {
		t.Errorf("a gas is told as %q", got)
	}
}

func TestAChartNamesItsAxes(t *testing.T) {
	view := ansi.Strip(delivered().View(ui.Theme{Glyphs: ui.ASCII}, 70, 12))
	for _, want := range []string{"Tidal volume mL", "delivered", "displayed", "500|", "200|", "00:00", "04:00", "08:00"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is missing from\n%s", want, view)
		}
	}
}

func TestTwoLinesOfAChartDifferWithoutColour(t *testing.T) {
	for _, g := range allGlyphs {
		c := delivered()
		c.Series[0].Points = []ui.Point{{0, 250}, {480, 250}}
		view := strings.Split(ansi.Strip(c.View(ui.Theme{Glyphs: g}, 60, 10)), "\n")
		solid, dotted := "", ""
		for _, row := range view[1:8] {
			line := string([]rune(row)[6:50])
			switch strings.Count(line, " ") {
			case 0:
				solid = line
			case 22:
				dotted = line
			}
		}
		if solid == "" || dotted == "" {
			t.Errorf("glyphs %d: no solid or no dotted line in\n%s", g, strings.Join(view, "\n"))
		}
	}
}

func TestTheBagNarrowsAsItIsSqueezedAndTheChestRisesAsItFills(t *testing.T) {
	for _, g := range allGlyphs {
		th := ui.Theme{Glyphs: g}
		rest, squeezed := ui.Bag{}.View(th, 46, 9), ui.Bag{Squeeze: 1, Chest: 1}.View(th, 46, 9)
		middle := 31 // column in the middle of the bag
		if !inked(rest, 0, middle, middle+1) || inked(squeezed, 0, middle, middle+1) {
			t.Errorf("glyphs %d: the bag does not narrow\n%s\n%s", g, rest, squeezed)
		}
		if inked(rest, 2, 0, 15) || !inked(squeezed, 2, 0, 15) {
			t.Errorf("glyphs %d: the chest does not rise\n%s\n%s", g, rest, squeezed)
		}
	}
}
