package ui_test

import (
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestDetectReadsTheTerminalFromItsEnvironment(t *testing.T) {
	utf := "LANG=en_GB.UTF-8"
	for name, c := range map[string]struct {
		env     []string
		set     ui.Settings
		colours ui.Colours
		glyphs  ui.Glyphs
	}{
		"modern":               {[]string{"TERM=xterm-256color", "COLORTERM=truecolor", utf}, ui.Settings{}, ui.TrueColour, ui.Braille},
		"256":                  {[]string{"TERM=xterm-256color", utf}, ui.Settings{}, ui.Colour256, ui.Braille},
		"16":                   {[]string{"TERM=xterm", utf}, ui.Settings{}, ui.Colour16, ui.Braille},
		"Linux console":        {[]string{"TERM=linux", utf}, ui.Settings{}, ui.Colour16, ui.Blocks},
		"no locale":            {[]string{"TERM=xterm-256color"}, ui.Settings{}, ui.Colour256, ui.Braille},
		"C locale":             {[]string{"TERM=xterm-256color", "LC_ALL=C", utf}, ui.Settings{}, ui.Colour256, ui.ASCII},
		"dumb":                 {[]string{"TERM=dumb", utf}, ui.Settings{}, ui.NoColour, ui.ASCII},
		"NO_COLOR=1":           {[]string{"TERM=xterm-256color", "NO_COLOR=1", utf}, ui.Settings{}, ui.NoColour, ui.Braille},
		"NO_COLOR=yes":         {[]string{"TERM=xterm-256color", "NO_COLOR=yes", utf}, ui.Settings{}, ui.NoColour, ui.Braille},
		"NO_COLOR=0":           {[]string{"TERM=xterm-256color", "NO_COLOR=0", utf}, ui.Settings{}, ui.NoColour, ui.Braille},
		"NO_COLOR empty":       {[]string{"TERM=xterm-256color", "NO_COLOR=", utf}, ui.Settings{}, ui.Colour256, ui.Braille},
		"settings win":         {[]string{"TERM=xterm-256color", "NO_COLOR=1", utf}, ui.Settings{Colour: "16", Glyphs: "ascii"}, ui.Colour16, ui.ASCII},
		"tmux is not asked":    {[]string{"TERM=screen-256color", "TMUX=/nowhere", utf}, ui.Settings{}, ui.Colour256, ui.Braille},
		"Windows console":      {[]string{"OS=Windows_NT", "NO_COLOR=1"}, ui.Settings{}, ui.NoColour, ui.Blocks},
		"Windows Terminal":     {[]string{"OS=Windows_NT", "WT_SESSION=x", "NO_COLOR=1"}, ui.Settings{}, ui.NoColour, ui.Braille},
		"last assignment wins": {[]string{"TERM=dumb", "TERM=xterm-256color", utf}, ui.Settings{}, ui.Colour256, ui.Braille},
	} {
		got := ui.Detect(c.env, c.set)
		if got.Colours != c.colours || got.Glyphs != c.glyphs {
			t.Errorf("%s: colours %d glyphs %d, want %d and %d", name, got.Colours, got.Glyphs, c.colours, c.glyphs)
		}
	}
}

func TestTheRendererIsToldTheSameDepth(t *testing.T) {
	want := map[ui.Colours]colorprofile.Profile{
		ui.NoColour: colorprofile.ASCII, ui.Colour16: colorprofile.ANSI,
		ui.Colour256: colorprofile.ANSI256, ui.TrueColour: colorprofile.TrueColor,
	}
	for c, p := range want {
		if got := (ui.Theme{Colours: c}).Profile(); got != p {
			t.Errorf("depth %d gives profile %v, want %v", c, got, p)
		}
	}
}

func TestAlarmPrioritiesDifferInShapeAndInColour(t *testing.T) {
	for _, colours := range []ui.Colours{ui.NoColour, ui.Colour16, ui.Colour256, ui.TrueColour} {
		shapes, pens := map[string]bool{}, map[string]bool{}
		for a := ui.Quiet; a <= ui.HighPriority; a++ {
			th := ui.Theme{Colours: colours}
			line := ui.Line(th, ui.Reading{Label: "HR", Value: "128", Unit: "/min", Alarm: a}, 30)
			shapes[ansi.Strip(line)] = true
			pens[th.Pen(a.Role())] = true
		}
		if len(shapes) != 4 || len(pens) != 4 {
			t.Errorf("depth %d: %d shapes and %d pens for four priorities", colours, len(shapes), len(pens))
		}
	}
}

func TestEachDepthSendsOnlyItsOwnColours(t *testing.T) {
	for r := ui.Text; r <= ui.Low; r++ {
		s16 := ui.Theme{Colours: ui.Colour16}.Paint(r, "x")
		if strings.Contains(s16, "38;") || strings.Contains(s16, "48;") {
			t.Errorf("role %d in 16 colours: %q", r, s16)
		}
		s256 := ui.Theme{Colours: ui.Colour256}.Paint(r, "x")
		if strings.Contains(s256, "8;2;") {
			t.Errorf("role %d in 256 colours: %q", r, s256)
		}
	}
}

func TestNumbersUnderEachOtherLineUp(t *testing.T) {
	th := ui.Theme{}
	for w := 20; w < 60; w++ {
		column := -1
		for _, v := range []string{"7", "98", "118/62", "--"} {
			line := ui.Line(th, ui.Reading{Label: "ART", Value: v, Unit: "kPa"}, w)
			end := strings.Index(line, v) + len(v)
			if column >= 0 && end != column {
				t.Errorf("width %d: %q ends at %d, others at %d", w, v, end, column)
			}
			column = end
		}
	}
}

func TestTheFooterKeepsItsLastHintAndTheFirstOnesThatFit(t *testing.T) {
	hints := []ui.Hint{{Key: "a", Does: "act"}, {Key: "b", Does: "say what you believe"}, {Key: "?", Does: "help"}}
	if got := strings.TrimSpace(ui.Footer(ui.Theme{}, hints, 20)); ansi.Strip(got) != "a act  ? help" {
		t.Errorf("footer %q", got)
	}
}

func TestSpellKeepsAuthoredTextReadableInASCII(t *testing.T) {
	th := ui.Theme{Glyphs: ui.ASCII}
	for in, want := range map[string]string{
		"SpO₂ – “stiff” … 5 µg": `SpO2 - "stiff" ... 5 ug`,
		"naïve → ≥ 38 ½":        "naive -> >= 38 1/2",
		"日":                     "?",
	} {
		if got := th.Spell(in); got != want {
			t.Errorf("%q is spelled %q, want %q", in, got, want)
		}
	}
}
