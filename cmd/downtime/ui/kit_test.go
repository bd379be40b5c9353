package ui_test

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
	"downtime/game/wave"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// words are what a careless author may write.
var words = rapid.StringOf(rapid.SampledFrom([]rune("abc XYZ 012 é₂–…µ°日本👩‍⚕️|\t│▀⣿")))

var themes = rapid.Custom(func(t *rapid.T) ui.Theme {
	return ui.Theme{
		Colours: ui.Colours(rapid.IntRange(0, 3).Draw(t, "colours")),
		Glyphs:  ui.Glyphs(rapid.IntRange(0, 2).Draw(t, "glyphs")),
	}
})

func draw(t *rapid.T, name string) string { return words.Draw(t, name) }

func values(t *rapid.T) []ui.Point {
	n := rapid.IntRange(0, 6).Draw(t, "points")
	at, out := 0.0, []ui.Point{}
	for range n {
		at += rapid.Float64Range(0, 400).Draw(t, "after")
		v := rapid.OneOf(rapid.Float64Range(-50, 900), rapid.Just(math.NaN())).Draw(t, "value")
		out = append(out, ui.Point{At: at, Value: v})
	}
	return out
}

func chart(t *rapid.T) ui.Chart {
	return ui.Chart{
		Title: draw(t, "title"), Unit: draw(t, "unit"),
		Series: []ui.Series{
			{Name: draw(t, "a"), Role: ui.Truth, Points: values(t)},
			{Name: draw(t, "b"), Role: ui.Shown, Points: values(t), Dotted: true, Step: rapid.Bool().Draw(t, "step")},
		},
		Marks: []ui.Mark{{At: rapid.Float64Range(-10, 2000).Draw(t, "mark"), Label: draw(t, "label")}},
	}
}

func reading(t *rapid.T) ui.Reading {
	return ui.Reading{
		Label: draw(t, "label"), Unit: draw(t, "unit"), Note: draw(t, "note"),
		Value: rapid.SampledFrom([]string{"", "--", "7", "98.6", "118/62", "?", "+12:30 %"}).Draw(t, "value"),
		Role:  ui.Role(rapid.IntRange(0, 25).Draw(t, "role")),
		Alarm: ui.Alarm(rapid.IntRange(0, 3).Draw(t, "alarm")), Muted: rapid.Bool().Draw(t, "muted"),
	}
}

func scope(t *rapid.T, c wave.Channel) *ui.Scope {
	s := ui.NewScope(3)
	p := wave.Params{
		HR: 80, SBP: 120, DBP: 60, ArtOn: true, PlethAmp: 1, RR: 15, EtCO2: 5, PPeak: 20, PEEP: 5, VT: 0.5,
		Rhythm: wave.Rhythm(rapid.IntRange(0, 9).Draw(t, "rhythm")),
	}
	for range rapid.IntRange(0, 40).Draw(t, "steps") {
		s.Advance(&p, 0.37)
	}
	if rapid.Bool().Draw(t, "no range") {
		s.Trace(c).SetRange(5, 5)
	}
	return s
}

// drawings are everything that promises an exact size, from values the test draws.
var drawings = map[string]func(t *rapid.T, th ui.Theme, w, h int) string{
	"fill":  func(t *rapid.T, _ ui.Theme, w, h int) string { return ui.Fill(draw(t, "s")+"\n"+draw(t, "s"), w, h) },
	"chart": func(t *rapid.T, th ui.Theme, w, h int) string { return chart(t).View(th, w, h) },
	"multiples": func(t *rapid.T, th ui.Theme, w, h int) string {
		n := rapid.IntRange(0, 5).Draw(t, "charts")
		var all []ui.Chart
		for range n {
			all = append(all, chart(t))
		}
		return ui.Multiples(th, all, w, h)
	},
	"big": func(t *rapid.T, th ui.Theme, w, h int) string { return ui.Big(th, reading(t), w, h) },
	"bag": func(t *rapid.T, th ui.Theme, w, h int) string {
		v := rapid.Float64Range(-1, 2)
		return ui.Bag{Squeeze: v.Draw(t, "squeeze"), Chest: v.Draw(t, "chest"), Feel: draw(t, "feel")}.View(th, w, h)
	},
	"drip": func(t *rapid.T, th ui.Theme, w, h int) string {
		v := rapid.Float64Range(-1, 2)
		return ui.Drip{
			Forming: v.Draw(t, "forming"), Falling: []float64{v.Draw(t, "falls")}, Splash: v.Draw(t, "splash"), Stream: rapid.Bool().Draw(t, "stream"),
			Clamp: v.Draw(t, "clamp"), Left: 900 * v.Draw(t, "left"), Size: rapid.SampledFrom([]float64{0, 100, 1000}).Draw(t, "size"), Height: 90,
			Bent: rapid.Bool().Draw(t, "bent"), Tape: []ui.Level{{Label: draw(t, "tape"), Left: 500}, {Label: "14:00", Left: -3}},
		}.View(th, w, h)
	},
	"pulse": func(t *rapid.T, th ui.Theme, w, h int) string {
		v := rapid.Float64Range(-1, 2)
		return ui.Pulse{
			Since: v.Draw(t, "since"), Strong: v.Draw(t, "strong"), Apex: rapid.Bool().Draw(t, "apex"), Chest: v.Draw(t, "chest"),
			Monitor: []ui.Reading{reading(t), reading(t)}[:rapid.IntRange(0, 2).Draw(t, "numbers")],
		}.View(th, w, h)
	},
	"cuff": func(t *rapid.T, th ui.Theme, w, h int) string {
		v := rapid.Float64Range(-1, 2)
		return ui.Cuff{
			Gauge: 200 * v.Draw(t, "gauge"), Top: rapid.SampledFrom([]float64{0, 260, 300}).Draw(t, "top"), Since: v.Draw(t, "since"), Loud: v.Draw(t, "loud"),
			Ears: rapid.Bool().Draw(t, "ears"), Pulse: rapid.Bool().Draw(t, "pulse"), Valve: v.Draw(t, "valve"),
		}.View(th, w, h)
	},
	"watch": func(t *rapid.T, th ui.Theme, w, h int) string {
		return ui.Watch{Seconds: rapid.Float64Range(-5, 4000).Draw(t, "seconds")}.View(th, w, h)
	},
	"strip": func(t *rapid.T, th ui.Theme, w, h int) string {
		return ui.Strip(th, ui.CO2, rapid.SliceOfN(rapid.Float64Range(-5, 20), 0, 100).Draw(t, "samples"), 0, 8, w, h)
	},
	"card": func(t *rapid.T, th ui.Theme, w, h int) string {
		c := ui.Card{Title: draw(t, "title"), Note: draw(t, "note"), Rows: [][]string{{draw(t, "a")}, {draw(t, "b"), draw(t, "c")}, {}, {"x", draw(t, "d"), draw(t, "e")}}}
		width := max(c.Width(th, max(w, 12)), 12)
		for _, l := range c.Lines(th, width) {
			if n := ui.Width(l); n != width {
				t.Fatalf("a line of %d cells on a card of %d: %q", n, width, l)
			}
		}
		return ui.Fill(strings.Join(c.Lines(th, width), "\n"), w, h)
	},
	"small bag": func(t *rapid.T, th ui.Theme, w, h int) string {
		return ui.Bag{Squeeze: 0.4, Chest: 0.2, Feel: draw(t, "feel")}.Small(th, w, h)
	},
	"trace": func(t *rapid.T, th ui.Theme, w, h int) string {
		c := wave.Channel(rapid.IntRange(0, int(wave.ChannelCVP)).Draw(t, "channel"))
		return scope(t, c).View(c, th, w, h)
	},
	"paper": func(t *rapid.T, th ui.Theme, w, h int) string {
		sc := ui.Scale{Low: 50, High: rapid.SampledFrom([]float64{50, 210}).Draw(t, "high"), Points: rapid.IntRange(2, 300).Draw(t, "points")}
		return ui.Fill(ui.Paper(th, ui.ECG, sc, rapid.SliceOfN(rapid.IntRange(0, 255), 0, 300).Draw(t, "values"), w, h), w, h)
	},
	"frame": func(t *rapid.T, th ui.Theme, w, h int) string {
		return ui.Frame(th, draw(t, "title"), draw(t, "body"), w, h)
	},
	"columns": func(t *rapid.T, th ui.Theme, w, h int) string {
		size := rapid.IntRange(-1, 60)
		return ui.Columns(w, h, ui.Box{Size: size.Draw(t, "a"), Body: draw(t, "body")},
			ui.Box{Size: size.Draw(t, "b"), Body: th.Paint(ui.ECG, draw(t, "body"))}, ui.Box{Size: size.Draw(t, "c")})
	},
	"rows": func(t *rapid.T, _ ui.Theme, w, h int) string {
		size := rapid.IntRange(-1, 30)
		return ui.Rows(w, h, ui.Box{Size: size.Draw(t, "a"), Body: draw(t, "body")}, ui.Box{Size: size.Draw(t, "b"), Body: draw(t, "body")})
	},
	"over": func(t *rapid.T, th ui.Theme, w, h int) string {
		at := rapid.IntRange(-5, 90)
		return ui.Over(th.Paint(ui.Bad, draw(t, "under")), w, h, draw(t, "block"), at.Draw(t, "x"), at.Draw(t, "y"), 12, 3)
	},
	"line": func(t *rapid.T, th ui.Theme, w, h int) string { return ui.Fill(ui.Line(th, reading(t), w), w, h) },
}

// lines are what promises one row of exactly w cells.
var lines = map[string]func(t *rapid.T, th ui.Theme, w int) string{
	"fit":     func(t *rapid.T, _ ui.Theme, w int) string { return ui.Fit(draw(t, "s"), w) },
	"right":   func(t *rapid.T, _ ui.Theme, w int) string { return ui.FitRight(draw(t, "s"), w) },
	"centre":  func(t *rapid.T, _ ui.Theme, w int) string { return ui.FitCentre(draw(t, "s"), w) },
	"shorten": func(t *rapid.T, th ui.Theme, w int) string { return th.Shorten(draw(t, "s"), w) },
	"reading": func(t *rapid.T, th ui.Theme, w int) string { return ui.Line(th, reading(t), w) },
	"rule":    func(t *rapid.T, th ui.Theme, w int) string { return ui.TitleRule(th, draw(t, "a"), draw(t, "b"), w) },
	"compact": func(t *rapid.T, th ui.Theme, w int) string { return ui.Compact(th, reading(t), w) },
	"slider":  func(_ *rapid.T, th ui.Theme, w int) string { return ui.Slider(th, "shut", "open", 0.4, w) },
	"meter":   func(_ *rapid.T, th ui.Theme, w int) string { return ui.Meter(th, ui.CO2, 0.3, w) },
	"header": func(t *rapid.T, th ui.Theme, w int) string {
		return ui.Header(th, ui.Heading{
			Place: draw(t, "place"), Clock: "03:14", Note: draw(t, "note"),
			Save: ui.Save(rapid.IntRange(0, 3).Draw(t, "save")), Until: "03:12",
		}, w)
	},
	"footer": func(t *rapid.T, th ui.Theme, w int) string {
		return ui.Footer(th, []ui.Hint{{Key: "a", Does: draw(t, "does")}, {Key: "space", Does: "pause"}, {Key: "?", Does: "help"}}, w)
	},
}

func TestEveryDrawingFillsItsBoxExactly(t *testing.T) {
	for name, drawing := range drawings {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w, h := rapid.IntRange(-1, 130).Draw(t, "w"), rapid.IntRange(-1, 40).Draw(t, "h")
				exactly(t, drawing(t, themes.Draw(t, "theme"), w, h), w, h)
			})
		})
	}
}

func TestEveryLineIsExactlyAsWideAsAsked(t *testing.T) {
	for name, line := range lines {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w := rapid.IntRange(-1, 130).Draw(t, "w")
				exactly(t, line(t, themes.Draw(t, "theme"), w), w, 1)
			})
		})
	}
}

func exactly(t *rapid.T, s string, w, h int) {
	if w <= 0 || h <= 0 {
		if s != "" {
			t.Fatalf("%q in a box of %dx%d", s, w, h)
		}
		return
	}
	rows := strings.Split(s, "\n")
	if len(rows) != h {
		t.Fatalf("%d lines, want %d: %q", len(rows), h, s)
	}
	for y, row := range rows {
		if got := ansi.StringWidth(row); got != w {
			t.Fatalf("line %d is %d wide, want %d: %q", y, got, w, row)
		}
	}
}

func TestASCIIDrawsWithASCIIAlone(t *testing.T) {
	for name, drawing := range drawings {
		if name == "fill" || name == "columns" || name == "rows" || name == "over" || name == "panel" || name == "frame" {
			continue // these hold what they are given; what they add is seen in the others
		}
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawing(t, ui.Theme{Glyphs: ui.ASCII}, 80, 12)
				for _, r := range s {
					if r > 0x7e {
						t.Fatalf("%q in %q", r, s)
					}
				}
			})
		})
	}
}

// colour matches an escape sequence that sets a colour; 1, 4 and 7 are not colours.
var colour = regexp.MustCompile("\x1b\\[[0-9;]*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m")

func TestWithoutColourNoColourIsSent(t *testing.T) {
	for name, drawing := range drawings {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				th := ui.Theme{Glyphs: ui.Glyphs(rapid.IntRange(0, 2).Draw(t, "glyphs"))}
				if s := drawing(t, th, 90, 14); colour.MatchString(s) {
					t.Fatalf("colour in %q", s)
				}
			})
		})
	}
	for r := ui.Text; r <= ui.Low; r++ {
		if s := (ui.Theme{}).Paint(r, "x"); colour.MatchString(s) {
			t.Errorf("role %d sends colour: %q", r, s)
		}
	}
}
