package plain

import (
	"slices"
	"testing"
)

func TestUnitsAndShapesAreSpoken(t *testing.T) {
	for written, said := range map[string]string{
		"Peak 30 cmH2O, 450 mL, 18 /min.":    "Peak 30 centimetres of water, 450 millilitres, 18 a minute.",
		"PaCO2 7.1 kPa, lactate 2.0 mmol/L":  "PaCO2 7.1 kilopascals, lactate 2.0 millimoles a litre",
		"oxygen 15 L/min, 70 % or 100%":      "oxygen 15 litres a minute, 70 per cent or 100 per cent",
		"2.0 mL/h of 80 /mL":                 "2.0 millilitres an hour of 80 a millilitre",
		"17 cm at the lips for 20 s":         "17 centimetres at the lips for 20 seconds",
		"5.1 cmH2O/dL":                       "5.1 centimetres of water for each 100 millilitres",
		"small and mmHg-like":                "small and millimetres of mercury-like",
		"he said: no s in particular, 4 mLs": "he said: no s in particular, 4 mLs",
		"368 %·s, 24 mmHg·s":                 "368 per cent seconds, 24 millimetres of mercury seconds",
	} {
		if got := spoken(written); got != said {
			t.Errorf("%q is said as %q, want %q", written, got, said)
		}
	}
	for written, said := range map[string]string{
		"!!! Monitor: arrest":          "High priority alarm. Monitor: arrest",
		"21:00:09 !! Pump: near empty": "21:00:09 Medium priority alarm. Pump: near empty",
		"! Vent: high rate":            "Low priority alarm. Vent: high rate",
		"Stop! He is awake.":           "Stop! He is awake.",
	} {
		if got := alarmed(written); got != said {
			t.Errorf("%q is said as %q, want %q", written, got, said)
		}
	}
}

func TestMarkdownIsReadWithoutItsMarks(t *testing.T) {
	md := "# Title\n\nA **bold** and *thin*\nparagraph, `code`.\n\n- one item\n  goes on\n- two\n\n| a | b |\n|---|---:|\n| x | 1 |\n| | 2 |\n\n```\nraw: **kept**\n```\n> quoted\n"
	want := []string{"Heading: Title.", "A bold and thin paragraph, code.", "one item goes on", "two", "a: x; b: 1.", "b: 2.", "raw: **kept**", "quoted"}
	if got := sentences(md); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNoMarkOfATerminalGetsThrough(t *testing.T) {
	if got := printable("a\x1b[31mb\x07─│⣿█c\u009b"); got != "a[31mbc" {
		t.Errorf("%q", got)
	}
}
